"""The greatest ratio of whole points to a varying size, where statements compare the means of groups.

Dinkelbach's question is asked of all sizes at once, since the ranges of the compared means narrow these. If many steps do
not answer it, it is asked of either half of the sizes, and of few sizes one by one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction

from evenwicht.identify.programme.programme import total
from evenwicht.identify.search.search import GaveUpError, Optimum, Search

__all__ = ["best_compared_ratio", "dinkelbach_question", "improved_compared_ratio"]

Limits = Mapping[int, tuple[int, int]]

_MOST_STEPS = 40
_FEW_SIZES = 8


def best_compared_ratio(
    search: Search, points: dict[int, int], size: int, limits: Limits, start: int, most: Fraction | None
) -> tuple[int, ...] | None:
    """Whole values with the greatest ratio; parameters as of `best_ratio`.

    Parameters
    ----------
    start
        The size to begin at.
    most
        What the ratio plainly cannot exceed, if that is known.
    """
    found = search.maximise(points, limits={**limits, size: (start, start)}, hasty=True)
    if found is None:
        found = search.maximise({}, limits=limits)
    if found is None:
        return None
    best = found.values
    ratio = Fraction(total(points, best), best[size])
    return best if ratio == most else improved_compared_ratio(search, points, size, limits, best, ratio)


def improved_compared_ratio(
    search: Search,
    points: dict[int, int],
    size: int,
    limits: Limits,
    best: tuple[int, ...] | None,
    ratio: Fraction,
) -> tuple[int, ...] | None:
    """The values with the best ratio above `ratio`; `best` if there are none."""
    intervals = [limits[size]]
    while intervals:
        low, high = intervals.pop()
        if low > high:
            continue
        if 0 < high - low < _FEW_SIZES:
            intervals += [(at, at) for at in range(low, high + 1)]
            continue
        try:
            found = _better(search, points, size, {**limits, size: (low, high)}, ratio)
        except GaveUpError:
            if low == high:
                raise
            middle = (low + high) // 2
            intervals += [(middle + 1, high), (low, middle)]
            continue
        if found is not None:
            best = found.values
            ratio = Fraction(total(points, best), best[size])
            if low < high:
                intervals.append((low, high))
    return best


def _better(search: Search, points: dict[int, int], size: int, limits: Limits, ratio: Fraction) -> Optimum | None:
    """Values with a better ratio; None if there are none.

    Raises
    ------
    GaveUpError
        If many steps do not tell; at one size, if as many as a search ever takes do not.
    """
    low, high = limits[size]
    if low == high:
        return search.maximise(points, above=math.floor(ratio * low), limits=limits)
    question = dinkelbach_question(points, size, ratio)
    return search.maximise(question, above=0, limits=limits, hasty=True, most_steps=_MOST_STEPS)


def dinkelbach_question(points: Mapping[int, int], size: int, ratio: Fraction) -> dict[int, int]:
    """The question in whole numbers: a sum above 0 says that the points over the size exceed the ratio (Dinkelbach 1967,
    doi:10.1287/mnsc.13.7.492)."""
    question = {v: w * ratio.denominator for v, w in points.items()}
    question[size] = question.get(size, 0) - ratio.numerator
    return question
