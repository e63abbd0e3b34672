"""Whether any data set prints as a mean and a standard deviation: one is looked for, none is counted.

A count takes tables that grow with n times the square of the scale; whether one data set exists is a small integer
programme in the number of respondents at each score.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from evenwicht.identify.mean_and_sd.mean_and_sd import PrintedMeanAndSD
from evenwicht.identify.rounding.errors import PublishedFigureError
from evenwicht.identify.search.programme import Coefficients, Programme
from evenwicht.identify.search.search import Search


def find_histogram(printed: PrintedMeanAndSD, exactly: Mapping[int, int] | None = None) -> pd.Series[int] | None:
    """A histogram that prints as a mean and a standard deviation, or None if there is none.

    Parameters
    ----------
    printed
        The figures.
    exactly
        Scores of which the number of respondents is known (0 for a score that nobody gave).

    Returns
    -------
    Number of respondents by score.

    Raises
    ------
    PublishedFigureError
        If `exactly` names a score off the scale, or numbers that no n respondents can have.
    OutOfReachError
        If the search gave up.

    >>> find_histogram(PrintedMeanAndSD(4, "2.50", "1.29", 1, 4)).to_dict()
    {1: 1, 2: 1, 3: 1, 4: 1}
    >>> find_histogram(PrintedMeanAndSD(4, "2.50", "1.29", 1, 4), {4: 0}) is None
    True
    """
    lowest, highest = printed.ends
    least, most = _limits(printed, exactly or {})
    middle = printed.nearest
    away = [score - middle for score in range(lowest, highest + 1)]
    for total in _nearest_first(printed.sums()):
        ends = printed.halves_of_squares(total)
        if ends is None:
            continue
        programme = Programme(list(least), list(most))
        programme.row(dict.fromkeys(range(len(away)), 1), printed.n, printed.n)
        programme.row(_weights(away), total - middle * printed.n, total - middle * printed.n)
        programme.row(_weights([y * (y + 1) // 2 for y in away]), *ends)
        found = Search(programme).maximise({})
        if found is not None:
            return pd.Series(found.values, index=printed.scores())
    return None


def _weights(values: list[int]) -> Coefficients:
    return {variable: value for variable, value in enumerate(values) if value}


def _limits(printed: PrintedMeanAndSD, exactly: Mapping[int, int]) -> tuple[list[int], list[int]]:
    """The least and the most respondents at each score."""
    lowest, highest = printed.ends
    least, most = [0] * (highest - lowest + 1), [printed.n] * (highest - lowest + 1)
    for score, number in exactly.items():
        position = score * printed.items - lowest
        if not 0 <= position < len(least):
            raise PublishedFigureError(
                f"exactly names the score {score}, expected one from {printed.lowest} to {printed.highest}",
                field="exactly",
            )
        if number < 0:
            raise PublishedFigureError(f"exactly says {number} of score {score}, expected 0 or more", field="exactly")
        least[position] = most[position] = number
    if sum(least) > printed.n:
        raise PublishedFigureError(
            f"exactly adds to {sum(least)} respondents, expected at most n, which is {printed.n}", field="exactly"
        )
    return least, most


def _nearest_first(sums: range) -> list[int]:
    """The sums, those in the middle of the printed mean's interval first."""
    middle = (sums.start + sums.stop - 1) / 2
    return sorted(sums, key=lambda total: (abs(total - middle), total))
