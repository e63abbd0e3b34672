"""GRIMMER: whether a mean and a standard deviation can both be of n whole answers.

Anaya (2016), *The GRIMMER test: a method for testing the validity of reported measures of variability*, PeerJ Preprints
4:e2400v1; Allard (2018), *Analytic-GRIMMER: a new way of testing the possibility of standard deviations*. Those test
necessary conditions; here a data set is looked for, so that what passes them but has none is inconsistent as well.
"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from evenwicht.identify.consistency.existence import find_histogram
from evenwicht.identify.consistency.typed import (
    Column,
    as_rows,
    check_one_by_one,
    decimals_of,
    totals_that_print,
    whole,
)
from evenwicht.identify.mean_and_sd.mean_and_sd import PrintedMeanAndSD
from evenwicht.identify.rounding.errors import PublishedFigureError
from evenwicht.identify.rounding.rounding import Rounding, printed_interval

_NARROW = 4
"""Scales without ends are first looked at this many standard deviations around the mean, where nearly all data sets lie."""


def grimmer(
    x: Column,
    sd: Column,
    n: Column,
    items: Column = 1,
    *,
    min_val: Column | None = None,
    max_val: Column | None = None,
    rounding: Rounding = "any",
    ddof: int = 1,
) -> pd.DataFrame:
    """Whether each pair of a mean and a standard deviation is that of some `n` scores.

    Parameters
    ----------
    x, sd
        Means and standard deviations as printed, as text.
    n
        Numbers of respondents, more than `ddof`.
    items
        How many whole answers each respondent's score averages.
    min_val, max_val
        Ends of the scale; None for a scale without them.
    rounding
        How the source rounded.
    ddof
        1 if the squares were divided by n - 1, 0 if by n.

    Returns
    -------
    One row a pair: `x`, `sd`, `n`, `items`, `consistency` and `reason`, empty where consistent.

    Raises
    ------
    PublishedFigureError
        If a figure is no number that shows its decimals, or another value is out of its range.
    OutOfReachError
        If it could not be decided whether a data set exists.

    >>> grimmer(["5.21", "3.44"], ["1.60", "2.47"], [28, 18]).consistency.tolist()
    [True, False]
    """
    table = as_rows(x=x, sd=sd, n=n, items=items)
    convention = check_one_by_one(rounding)
    decimals_of(table["x"], "x")
    decimals_of(table["sd"], "sd", negative=False)
    people, averaged = whole(table["n"], "n", ddof + 1), whole(table["items"], "items")
    low, high = totals_that_print(table["x"], people * averaged, convention)
    ends = as_rows(x=table["x"], min_val=min_val, max_val=max_val)
    reasons = []
    for row, (mean, spread) in enumerate(zip(table["x"], table["sd"], strict=True)):
        size, parts = int(people[row]), int(averaged[row])
        if low[row] > high[row]:
            reasons.append(f"no sum of {size * parts} whole answers has a mean that prints as {mean}")
            continue
        scale = _end(ends, row, "min_val"), _end(ends, row, "max_val")
        reasons.append(_reason(mean, spread, size, parts, scale, convention, ddof))
    table["consistency"] = np.array([not reason for reason in reasons], dtype=bool)
    table["reason"] = reasons
    return table


def _end(ends: pd.DataFrame, row: int, name: str) -> int | None:
    """An end of the scale of one row, None if there is none."""
    value = ends[name].iloc[row]
    if value is None or pd.isna(value):
        return None
    number = pd.to_numeric(value, errors="coerce")
    if pd.isna(number) or number != int(number):
        raise PublishedFigureError(f"row {row + 1}: {name} is {value!r}, expected a whole number", field=name)
    return int(number)


def _reason(
    mean: str, sd: str, n: int, items: int, ends: tuple[int | None, int | None], rounding: Rounding, ddof: int
) -> str:
    """Why no scores print both; empty if some do."""
    if ends[0] is not None and ends[1] is not None and ends[0] > ends[1]:
        raise PublishedFigureError(
            f"the scale runs from {ends[0]} to {ends[1]}, expected the lowest score first", field="min_val"
        )
    mean_lies, (least, most) = printed_interval(mean, None, rounding), ends
    if (least is not None and mean_lies.upper < least) or (most is not None and mean_lies.lower > most):
        return f"a mean of {mean} lies off the scale of {'...' if least is None else least} to {'...' if most is None else most}"
    scales = list(_scales(mean, sd, n, ends, rounding, ddof))
    printed = [PrintedMeanAndSD(n, mean, sd, *scale, rounding=rounding, ddof=ddof, items=items) for scale in scales]
    if not any(len(printed[-1].squares(total)) for total in printed[-1].sums()):
        return (
            f"no sum of squares, odd or even as the sum of the scores is, has a standard deviation that prints as {sd}"
        )
    if any(find_histogram(figures) is not None for figures in printed):
        return ""
    where = "" if ends == (None, None) else f" on a scale of {scales[-1][0]} to {scales[-1][1]}"
    return f"no {n} scores{where} print both {mean} and {sd}"


def _scales(
    mean: str, sd: str, n: int, ends: tuple[int | None, int | None], rounding: Rounding, ddof: int
) -> list[tuple[int, int]]:
    """Scales to look on, the last of which holds every data set that prints both figures."""
    centre, spread = printed_interval(mean, None, rounding), printed_interval(sd, None, rounding)
    least, most = ends
    if least is not None and most is not None:
        return [(least, most)]
    # no score lies farther from the mean than the root of all squares together
    reach = math.isqrt(math.ceil((n - ddof) * spread.upper**2)) + 1
    made = []
    for width in sorted({min(reach, math.ceil(_NARROW * spread.upper) + 1), reach}):
        low, high = math.floor(centre.lower) - width, math.ceil(centre.upper) + width
        made.append((low if least is None else least, high if most is None else most))
    return made
