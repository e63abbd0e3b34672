"""Cross-tables of two categorical answers: counts, shares, residuals, and means within cells."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from scipy import stats
from statsmodels.stats.contingency_tables import Table

from evenwicht.analysis.multiplicity import holm
from evenwicht.analysis.tables import coded, points_of, require_columns, whole_counts


def crosstab(table: pd.DataFrame, row: str, column: str) -> pd.DataFrame:
    """Respondents in every combination of two answers; those who miss either are left out.

    A row a label of `row`, a column a label of `column`, in the order of categories (unused ones included)
    or sorted.

    >>> crosstab(pd.DataFrame({"x": list("aab"), "y": list("ppq")}), "x", "y").loc["a"].to_dict()
    {'p': 2, 'q': 0}
    """
    require_columns(table, [row, column])
    rows, row_labels = coded(table[row])
    columns, column_labels = coded(table[column])
    known = (rows >= 0) & (columns >= 0)
    counts = np.zeros((len(row_labels), len(column_labels)), dtype=np.int64)
    np.add.at(counts, (rows[known], columns[known]), 1)
    return pd.DataFrame(counts, index=pd.Index(row_labels, name=row), columns=pd.Index(column_labels, name=column))


def cells(counts: pd.DataFrame) -> pd.DataFrame:
    """Every cell of a cross-table with its shares, its expected count under independence and its residuals.

    The adjusted residual (Haberman, 1973) is about standard normal when the answers are independent; its
    two-sided p-value is adjusted by Holm over the cells. Both through statsmodels; trust neither where
    `expected` is below about 5.

    Returns ``row, column, count, n`` (the row's respondents), ``row_share, column_share, total_share`` (0
    to 1), ``expected, residual`` (Pearson's), ``adjusted_residual, p_value, p_adjusted, reason``. Cells of
    an empty row or column have no expectation, and say so.
    """
    values = whole_counts(counts)
    rows, columns = values.sum(axis=1), values.sum(axis=0)
    total = values.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        frame: dict[str, Any] = {
            "row": np.repeat(np.asarray(counts.index, dtype=object), values.shape[1]),
            "column": np.tile(np.asarray(counts.columns, dtype=object), values.shape[0]),
            "count": values.ravel(),
            "n": np.repeat(rows, values.shape[1]),
            "row_share": (values / rows[:, None]).ravel(),
            "column_share": (values / columns[None, :]).ravel(),
            "total_share": (values / total).ravel(),
        }
    filled = np.outer(rows > 0, columns > 0)
    for name in ("expected", "residual", "adjusted_residual"):
        frame[name] = np.full(values.size, np.nan)
    if filled.any():
        kept = Table(values[rows > 0][:, columns > 0], shift_zeros=False)
        frame["expected"][filled.ravel()] = np.asarray(kept.fittedvalues).ravel()
        frame["residual"][filled.ravel()] = np.asarray(kept.resid_pearson).ravel()
        if min(kept.table.shape) > 1:
            frame["adjusted_residual"][filled.ravel()] = np.asarray(kept.standardized_resids).ravel()
    result = pd.DataFrame(frame)
    result["p_value"] = 2 * stats.norm.sf(result["adjusted_residual"].abs())
    result["p_adjusted"] = holm(result["p_value"])
    reason = np.where(filled.ravel(), "", "an empty row or column")
    single = result["adjusted_residual"].isna() & (reason == "")
    return result.assign(reason=np.where(single, "one row or one column", reason))


def cell_means(table: pd.DataFrame, row: str, column: str, value: str) -> pd.DataFrame:
    """Mean of a numeric answer in every cell of a cross-table.

    Returns ``row, column, n, mean, sd, reason``; a cell of one respondent has a mean and no standard
    deviation.
    """
    points_of(table, [value])
    kept = table.loc[table[value].notna(), [row, column, value]]
    counts = crosstab(kept, row, column)
    rows = []
    for row_label in counts.index:
        for column_label in counts.columns:
            mine = kept[(kept[row] == row_label) & (kept[column] == column_label)]
            values = mine[value].to_numpy(dtype=np.float64)
            n = len(values)
            mean = values.mean() if n else np.nan
            sd = values.std(ddof=1) if n > 1 else np.nan
            rows.append((row_label, column_label, n, mean, sd, "" if n else "no respondents"))
    return pd.DataFrame(rows, columns=["row", "column", "n", "mean", "sd", "reason"])
