"""DEBIT: whether a mean and a standard deviation can both be of n answers that are 0 or 1.

Heathers & Brown (2019), *DEBIT: a simple consistency test for binary data*, https://osf.io/5vb3u.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pandas as pd

from evenwicht.identify.consistency.typed import (
    Column,
    as_rows,
    check_one_by_one,
    decimals_of,
    totals_that_print,
    whole,
)
from evenwicht.identify.rounding.rounding import Interval, Rounding, printed_interval


def debit(x: Column, sd: Column, n: Column, *, rounding: Rounding = "any", ddof: int = 1) -> pd.DataFrame:
    """Whether each pair of a mean and a standard deviation can be printed of `n` answers that are 0 or 1.

    Parameters
    ----------
    x, sd
        Means and standard deviations as printed, as text.
    n
        Numbers of respondents, more than `ddof`.
    rounding
        How the source rounded.
    ddof
        1 if the squares were divided by n - 1, 0 if by n.

    Returns
    -------
    One row a pair: `x`, `sd`, `n`, `consistency` and `reason`, empty where consistent.

    Raises
    ------
    PublishedFigureError
        If a figure is no number that shows its decimals, or n is no whole number above `ddof`.

    >>> debit(["0.35", "0.19"], ["0.48", "0.35"], 1683).consistency.tolist()
    [True, False]
    """
    table = as_rows(x=x, sd=sd, n=n)
    convention = check_one_by_one(rounding)
    decimals_of(table["x"], "x")
    decimals_of(table["sd"], "sd", negative=False)
    people = whole(table["n"], "n", ddof + 1)
    low, high = totals_that_print(table["x"], people, convention)
    reasons = [
        _reason(str(mean), spread, max(first, 0), min(last, size), size, convention, ddof)
        for mean, spread, first, last, size in zip(
            table["x"], table["sd"], low.tolist(), high.tolist(), people.tolist(), strict=True
        )
    ]
    table["consistency"] = np.array([not reason for reason in reasons], dtype=bool)
    table["reason"] = reasons
    return table


def _reason(mean: str, sd: object, low: int, high: int, n: int, rounding: Rounding, ddof: int) -> str:
    """Why no number of ones from `low` to `high` prints the standard deviation; empty if one does."""
    if low > high:
        return f"no number of ones among {n} has a mean that prints as {mean}"
    spread = printed_interval(str(sd), None, rounding)
    variances = [Fraction(ones * (n - ones), n * (n - ddof)) for ones in range(low, high + 1)]
    if any(_prints(variance, spread) for variance in variances):
        return ""
    least, greatest = (f"{float(variance) ** 0.5:.4f}" for variance in (min(variances), max(variances)))
    shown = least if least == greatest else f"{least} to {greatest}"
    return f"with a mean that prints as {mean} the standard deviation is {shown}, which does not print as {sd}"


def _prints(variance: Fraction, spread: Interval) -> bool:
    """Whether the root of a variance lies within an interval."""
    above = spread.lower < 0 or variance > spread.lower**2 or (spread.lower_closed and variance == spread.lower**2)
    below = variance < spread.upper**2 or (spread.upper_closed and variance == spread.upper**2)
    return above and below
