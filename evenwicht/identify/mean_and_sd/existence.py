"""Whether any data set prints as a mean and a standard deviation: one is looked for, none is counted.

A count takes tables that grow with n times the square of the scale; whether one data set exists is a small integer
programme in the number of respondents at each score, which HiGHS solves. What it finds is checked in whole numbers.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import optimize

from evenwicht.identify.errors import OutOfReachError, PublishedFigureError
from evenwicht.identify.mean_and_sd.mean_and_sd import PrintedMeanAndSD

__all__ = ["find_histogram"]

_INFEASIBLE = 2


def find_histogram(
    printed: PrintedMeanAndSD, exactly: Mapping[int, int] | None = None, *, time_limit: float = 60
) -> pd.Series[int] | None:
    """A histogram that prints as a mean and a standard deviation, or None if there is none.

    Parameters
    ----------
    printed
        The figures.
    exactly
        Scores of which the number of respondents is known (0 for a score that nobody gave).
    time_limit
        Seconds after which the search for one sum of scores is given up.

    Returns
    -------
    Number of respondents by score.

    Raises
    ------
    PublishedFigureError
        If `exactly` names a score off the scale, or numbers that no n respondents can have.
    OutOfReachError
        If the time was not enough to decide.

    >>> find_histogram(PrintedMeanAndSD(4, "2.50", "1.29", 1, 4)).to_dict()
    {1: 1, 2: 1, 3: 1, 4: 1}
    >>> find_histogram(PrintedMeanAndSD(4, "2.50", "1.29", 1, 4), {4: 0}) is None
    True
    """
    lowest, highest = printed.ends
    least, most = _limits(printed, exactly or {})
    if least.sum() > printed.n:
        raise PublishedFigureError(
            f"exactly adds to {least.sum()} respondents, expected at most n, which is {printed.n}", field="exactly"
        )
    middle = printed.nearest
    away = np.arange(lowest, highest + 1) - middle
    right = away * (away + 1) // 2
    for total in _nearest_first(printed.sums(), printed):
        squares = printed.squares(total)
        if not squares:
            continue
        around = total - middle * printed.n
        # the sum of away² is sum of squares - 2 middle total + n middle²; right adds to half of that and of `around`
        first, last = (
            (square - 2 * middle * total + printed.n * middle**2 + around) // 2 for square in (squares[0], squares[-1])
        )
        # the scores as equal as they can be have the least squares: nothing lies below them
        whole, rest = divmod(around, printed.n)
        first = max(first, printed.n * (whole * (whole + 1) // 2) + rest * (whole + 1))
        if first > last:
            continue
        found = _solve(
            np.array([np.ones_like(away), away, right]), (printed.n, around, first), last, least, most, time_limit
        )
        if found is not None:
            return pd.Series(found, index=printed.scores())
    return None


def _limits(printed: PrintedMeanAndSD, exactly: Mapping[int, int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The least and the most respondents at each score."""
    least = np.zeros(printed.ends[1] - printed.ends[0] + 1, dtype=np.int64)
    most = np.full_like(least, printed.n)
    for score, number in exactly.items():
        position = score * printed.items - printed.ends[0]
        if not 0 <= position < len(least):
            raise PublishedFigureError(
                f"exactly names the score {score}, expected one from {printed.lowest} to {printed.highest}",
                field="exactly",
            )
        if number < 0:
            raise PublishedFigureError(f"exactly says {number} of score {score}, expected 0 or more", field="exactly")
        least[position] = most[position] = number
    return least, most


def _nearest_first(sums: range, printed: PrintedMeanAndSD) -> list[int]:
    """The sums, those in the middle of the printed mean's interval first."""
    middle = (sums.start + sums.stop - 1) / 2
    return sorted(sums, key=lambda total: (abs(total - middle), total))


def _solve(
    rows: NDArray[np.int64],
    wanted: tuple[int, int, int],
    last: int,
    least: NDArray[np.int64],
    most: NDArray[np.int64],
    time_limit: float,
) -> NDArray[np.int64] | None:
    """Whole numbers within limits whose products with `rows` are `wanted`, the last one up to `last`; None if none are."""
    high = np.array([*wanted[:2], last])
    found = optimize.milp(
        np.zeros(rows.shape[1]),
        integrality=np.ones(rows.shape[1]),
        bounds=optimize.Bounds(least, most),
        constraints=optimize.LinearConstraint(rows, wanted, high),
        options={"time_limit": time_limit},
    )
    if found.status == _INFEASIBLE:
        return None
    if found.x is not None:
        values: NDArray[np.int64] = np.rint(found.x).astype(np.int64)
        products = rows @ values
        if (
            (products >= wanted).all()
            and (products <= high).all()
            and (values >= least).all()
            and (values <= most).all()
        ):
            return values
    raise OutOfReachError(
        f"not decided within {time_limit:g} seconds whether a data set prints these figures: raise time_limit, or give a "
        "narrower scale"
    )
