"""The greatest ratio of whole points to the size of a group, where that size varies.

Dinkelbach (1967, doi:10.1287/mnsc.13.7.492): with `p / q` the best ratio so far, a better one exists if and only if
`q points - p size` can exceed 0. Each answer is a better ratio, and the last one says that there is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from evenwicht.identify.search.programme import Limits, total
from evenwicht.identify.search.search import Search


def best_ratio(
    search: Search, points: Mapping[int, int], size: int, limits: Limits, above: Fraction | None
) -> tuple[int, ...] | None:
    """Whole values with the greatest ratio of the points to the size.

    Parameters
    ----------
    search
        Where to look.
    points
        Whole weights by variable.
    size, limits
        The variable that divides them, and limits on variables; those of the size are among them, and above 0.
    above
        Only ratios above this one count.

    Returns
    -------
    None if the programme admits nothing, or nothing above `above`.
    """
    best: tuple[int, ...] | None = None
    if above is None:
        # a fixed total over fewer respondents is a higher mean; a total to keep low is spread over more
        start = limits[size][0 if sum(points.values()) >= 0 else 1]
        found = search.maximise(points, limits={**limits, size: (start, start)}) or search.maximise({}, limits=limits)
        if found is None:
            return None
        best, above = found.values, Fraction(total(points, found.values), found.values[size])
    while True:
        found = search.maximise(dinkelbach_question(points, size, above), above=0, limits=limits)
        if found is None:
            return best
        best, above = found.values, Fraction(total(points, found.values), found.values[size])


def dinkelbach_question(points: Mapping[int, int], size: int, ratio: Fraction) -> dict[int, int]:
    """The question in whole numbers: a sum above 0 says that the points over the size exceed the ratio."""
    question = {v: w * ratio.denominator for v, w in points.items()}
    question[size] = question.get(size, 0) - ratio.numerator
    return question
