"""Cramér's V: how strongly two categorical answers go together, 0 (not at all) to 1 (one fixes the
other)."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import special, stats

from evenwicht.analysis.independence import chi_square, filled


def cramers_v(counts: pd.DataFrame, confidence: float = 0.95) -> pd.DataFrame:
    """V as observed, corrected for bias, and the interval of its population value.

    V of a small table is well above 0 even without association. The correction (Bergsma, 2013) takes the
    expected excess off chi- square and off the numbers of rows and columns. The interval inverts the
    noncentral chi-square distribution of the statistic (Smithson, 2003); it is approximate, as chi-square
    is.

    Returns one row ``v, v_corrected, lower, upper, n, rows, columns, confidence, reason``. Empty rows and
    columns are left out.
    """
    values = filled(counts)
    rows, columns = values.shape
    n = int(values.sum())
    v = corrected = lower = upper = np.nan
    reason = ""
    if min(rows, columns) < 2:
        reason = f"{rows} rows and {columns} columns with respondents, two of each are needed"
    else:
        expected = np.outer(values.sum(axis=1), values.sum(axis=0)) / n
        statistic = float(chi_square(values[None], expected)[0])
        df = (rows - 1) * (columns - 1)
        smaller = min(rows, columns) - 1
        v = float(np.sqrt(statistic / n / smaller))
        corrected = _corrected(statistic / n, n, rows, columns)
        limits = (noncentrality(statistic, df, (1 + sign * confidence) / 2) for sign in (1, -1))
        lower, upper = (min(1.0, float(np.sqrt(limit / n / smaller))) for limit in limits)
    row = (v, corrected, lower, upper, n, rows, columns, confidence, reason)
    names = ["v", "v_corrected", "lower", "upper", "n", "rows", "columns", "confidence", "reason"]
    return pd.DataFrame([row], columns=names)


def noncentrality(statistic: float, df: int, probability: float) -> float:
    """The noncentrality at which a chi-square of `df` degrees falls to `statistic` or below with this
    probability; 0 if none."""
    if stats.chi2.cdf(statistic, df) <= probability:
        return 0.0
    return float(special.chndtrinc(statistic, df, probability))


def _corrected(phi_squared: float, n: int, rows: int, columns: int) -> float:
    if n < 2:
        return float("nan")
    excess = max(0.0, phi_squared - (rows - 1) * (columns - 1) / (n - 1))
    r = rows - (rows - 1) ** 2 / (n - 1)
    c = columns - (columns - 1) ** 2 / (n - 1)
    room = min(r, c) - 1
    return float(np.sqrt(excess / room)) if room > 0 else float("nan")
