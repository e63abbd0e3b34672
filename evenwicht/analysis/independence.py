"""Are two categorical answers independent: chi-square, likelihood ratio, exact, and Monte Carlo with fixed
margins."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
import pandas as pd
from scipy import stats

from evenwicht.analysis.exact import TooManyTables, fisher_freeman_halton
from evenwicht.analysis.permutation import p_value_of
from evenwicht.analysis.tables import Floats, Ints, TableError, whole_counts

Method = Literal["pearson", "g", "exact", "monte_carlo"]


def independence(
    counts: pd.DataFrame, method: Method = "monte_carlo", draws: int = 9999, seed: int = 0
) -> pd.DataFrame:
    """Test of independence of a cross-table's rows and columns; empty rows and columns are left out.

    Methods: ``"pearson"``, chi-square with its asymptotic p-value (no continuity correction), not to be
    trusted where expected counts are below about 5; ``"g"``, the likelihood ratio with its own;
    ``"exact"``, Fisher's test for any table (Freeman and Halton, 1951), by enumeration; ``"monte_carlo"``,
    chi-square against `draws` random tables with the same margins (Patefield, 1981), valid at any expected
    count.

    Returns one row ``test, statistic, df, p_value, n, rows, columns, smallest_expected, method, reason``;
    the exact test has no statistic, and no p-value where the tables are too many to enumerate.
    """
    if method not in get_args(Method):
        raise TableError(f"method {method!r}; expected one of {list(get_args(Method))}")
    values = filled(counts)
    rows, columns = values.shape
    n = int(values.sum())
    name = {"pearson": "chi-square", "g": "likelihood ratio", "exact": "Fisher-Freeman-Halton"}
    test = name.get(method, "chi-square")
    statistic = p_value = least = np.nan
    df = max(0, (rows - 1) * (columns - 1))
    reason = ""
    if df == 0:
        reason = f"{rows} rows and {columns} columns with respondents, two of each are needed"
    else:
        expected = np.outer(values.sum(axis=1), values.sum(axis=0)) / n
        least = float(expected.min())
        if method == "g":
            statistic, p_value = stats.chi2_contingency(values, correction=False, lambda_="log-likelihood")[:2]
        elif method == "exact":
            try:
                p_value = fisher_freeman_halton(values)
            except TooManyTables as error:
                reason = str(error)
        else:
            statistic = float(chi_square(values[None], expected)[0])
            p_value = float(stats.chi2.sf(statistic, df))
        if method == "monte_carlo":
            rng = np.random.default_rng(seed)
            margins = (values.sum(axis=1), values.sum(axis=0))
            random = stats.random_table.rvs(*margins, size=draws, random_state=rng)
            p_value = p_value_of(statistic, chi_square(random, expected), exact=False)
    row = (test, statistic, df, p_value, n, rows, columns, least, method, reason)
    names = ["test", "statistic", "df", "p_value", "n", "rows", "columns", "smallest_expected", "method"]
    return pd.DataFrame([row], columns=[*names, "reason"])


def chi_square(tables: Ints | Floats, expected: Floats) -> Floats:
    """Pearson's chi-square of m tables (m x rows x columns) with the same expected counts."""
    return np.asarray(((tables - expected) ** 2 / expected).sum(axis=(1, 2)))


def filled(counts: pd.DataFrame) -> Ints:
    """The counts as an array, without empty rows and columns."""
    values = whole_counts(counts)
    kept: Ints = values[values.sum(axis=1) > 0][:, values.sum(axis=0) > 0]
    return kept
