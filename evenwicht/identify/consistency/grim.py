"""GRIM: whether a mean of whole numbers can be printed at all for this number of respondents.

Brown & Heathers (2017), *The GRIM test: a simple technique detects numerous anomalies in the reporting of results in
psychology*, Social Psychological and Personality Science 8(4), 363-369, doi:10.1177/1948550616673876.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from evenwicht.identify.consistency.typed import Column, Typed, as_rows, check_one_by_one, figures, whole
from evenwicht.identify.rounding.rounding import Rounding

__all__ = ["grim", "sums_that_print"]

_PERCENT = 100
_SAFE = 2**62


def grim(x: Column, n: Column, items: Column = 1, *, percent: bool = False, rounding: Rounding = "any") -> pd.DataFrame:
    """Whether each printed mean is one of `n` whole numbers, or of averages of `items` whole numbers.

    Parameters
    ----------
    x
        Means as printed, as text so that "5.20" keeps its decimals.
    n
        Numbers of respondents.
    items
        How many whole answers each respondent's score averages.
    percent
        Whether `x` are percentages of `n` respondents.
    rounding
        How the source rounded; `any` lets a half go either way.

    Returns
    -------
    One row a mean: `x`, `n`, `items`; `consistency`, whether some data set prints it; `probability`, the share of figures
    with these decimals that no data set prints; `reason`, empty where consistent.

    Raises
    ------
    PublishedFigureError
        If a figure is no number that shows its decimals, or n or items is not 1 or more.

    >>> grim(["5.21", "5.20"], 28)[["x", "consistency"]].values.tolist()
    [['5.21', True], ['5.20', False]]
    """
    table = as_rows(x=x, n=n, items=items)
    typed = figures(table["x"], "x")
    answers = whole(table["n"], "n") * whole(table["items"], "items")
    low, high = sums_that_print(typed, answers, check_one_by_one(rounding), _PERCENT if percent else 1)
    kinds = 10.0**typed.decimals * (_PERCENT if percent else 1)
    table["consistency"] = low <= high
    table["probability"] = np.maximum(0.0, 1 - answers / kinds)
    table["reason"] = ""
    wrong = ~table["consistency"].to_numpy()
    table.loc[wrong, "reason"] = [
        f"{above - 1} of {answered} gives {scale * (above - 1) / answered:.{places + 2}f}, {above} gives "
        f"{scale * above / answered:.{places + 2}f}: neither prints as {printed}"
        for above, answered, places, printed, scale in zip(
            np.asarray(low)[wrong],
            answers[wrong],
            typed.decimals[wrong],
            table.loc[wrong, "x"],
            np.full(wrong.sum(), _PERCENT if percent else 1),
            strict=True,
        )
    ]
    return table


def sums_that_print(
    typed: Typed, answers: NDArray[np.int64], rounding: Rounding, scale: int = 1
) -> tuple[NDArray[Any], NDArray[Any]]:
    """The least and the greatest whole t for which `scale * t / answers` prints as each figure.

    Where there is none the least exceeds the greatest by one: the two whole numbers beside the figure.
    """
    powers = np.array([10 ** int(places) for places in range(int(typed.decimals.max(initial=0)) + 1)], dtype=object)
    below = 2 * scale * powers[typed.decimals]
    greatest = int(np.abs(typed.units).max(initial=0)) * 2 + 1
    if greatest * int(answers.max(initial=1)) < _SAFE and int(below.max(initial=1)) < _SAFE:
        below, units, people = below.astype(np.int64), typed.units, answers
    else:
        units, people = typed.units.astype(object), answers.astype(object)
    lower, upper = (2 * units - 1) * people, (2 * units + 1) * people
    closed_below, closed_above = _closed(typed, rounding)
    low = np.where(closed_below, -(-lower // below), lower // below + 1)
    high = np.where(closed_above, upper // below, -(-upper // below) - 1)
    return low, high


def _closed(typed: Typed, rounding: Rounding) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Whether the half below and the half above each figure print as it."""
    if rounding == "any":
        both = np.ones(len(typed.units), dtype=bool)
        return both, both
    if rounding == "half_even":
        even = typed.units % 2 == 0
        return even, even
    return typed.units > 0, typed.units < 0
