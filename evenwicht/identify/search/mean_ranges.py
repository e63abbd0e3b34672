"""Between which fractions the means lie that statements compare: what makes rows of ratios linear.

With the mean `x / m` in `[a, b]` both `x >= a m` and `x <= b m` are linear in points and sizes, however many sizes
are possible. Where `x / m >= y / k` is not yet so by these ranges, one of them is cut in two: in either half the
means at hand are left out. A mean of m respondents is a fraction with a denominator up to m, so that a range is a
range between such fractions, and `>` is `>=` of the next one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from evenwicht.identify.rounding.farey import after, before, simplest_between
from evenwicht.identify.search.programme import Coefficients, Floats, Programme, RatioRow, broken, total

Range = tuple[Fraction, Fraction]
"""The least and the greatest value of a mean."""


class ComparedMean(NamedTuple):
    """Points and the size that divides them, as variables."""

    points: tuple[tuple[int, int], ...]
    size: int


class Box(NamedTuple):
    """Limits on every variable, and ranges of the means that are compared."""

    lower: Floats
    upper: Floats
    ranges: tuple[Range, ...]


class MeanRanges:
    """The compared means of a programme, and what follows from their ranges.

    Attributes
    ----------
    means
        Each once; in the order of a box's ranges.
    """

    def __init__(self, programme: Programme) -> None:
        places: dict[ComparedMean, int] = {}
        self._rows: list[tuple[RatioRow, int, int]] = []
        for row in programme.ratio_rows:
            if row.larger_size != row.smaller_size:
                pair = _mean(row.larger, row.larger_size), _mean(row.smaller, row.smaller_size)
                one, other = (places.setdefault(mean, len(places)) for mean in pair)
                self._rows.append((row, one, other))
        self.means = tuple(places)
        self._named = np.bincount(
            [place for _, one, other in self._rows for place in (one, other)], minlength=len(places)
        )
        self._same_size = [row for row in programme.ratio_rows if row.larger_size == row.smaller_size]
        self._circles = [
            np.array([self.means[place].size for place in circle], dtype=np.intp)
            for circle in _circles([(one, other, row.strict) for row, one, other in self._rows])
        ]
        most = max((table.total for table in programme.tables), default=0)
        self._widest = tuple(
            (
                Fraction(0),
                Fraction(
                    most * max((w for _, w in mean.points), default=0)
                    or sum(w * programme.upper[v] for v, w in mean.points)
                ),
            )
            for mean in self.means
        )

    def box(self, lower: Floats, upper: Floats) -> Box:
        """The limits, with all that means can be."""
        return Box(lower, upper, self._widest)

    def narrowed(self, box: Box) -> Box:
        """What the statements say of the ranges of filled groups; `lower` above `upper` somewhere if nothing is left."""
        lower, upper, ranges = box.lower.copy(), box.upper, list(box.ranges)
        for row, one, other in self._rows:
            if lower[row.larger_size] > 0 and lower[row.smaller_size] > 0:
                ranges[one], ranges[other] = _ordered(row, ranges[one], ranges[other], upper)
        circular = any((lower[circle] > 0).all() for circle in self._circles)
        if circular or any(low > high for low, high in ranges):
            lower[self.means[0].size] = upper[self.means[0].size] + 1
        return Box(lower, upper, tuple(ranges))

    def halves(self, values: Sequence[int], box: Box) -> list[Box]:
        """A box cut in two, such that neither half has these values; none if they keep every row.

        The half to look at first is the last one.
        """
        worst: tuple[Fraction, RatioRow, int, int] | None = None
        for row, one, other in [*self._rows, *((row, -1, -1) for row in self._same_size)]:
            if broken(row, values):
                gap = _value(row.smaller, row.smaller_size, values) - _value(row.larger, row.larger_size, values)
                if worst is None or gap > worst[0]:
                    worst = gap, row, one, other
        if worst is None:
            return []
        gap, row, one, other = worst
        for size in (row.larger_size, row.smaller_size):
            if box.lower[size] == 0:
                return _at_zero(box, size)
        larger = _value(row.larger, row.larger_size, values)
        at = simplest_between(larger + gap / 3, larger + 2 * gap / 3)
        order = (one, other) if not gap or self._named[one] >= self._named[other] else (other, one)
        for place in order:
            low, high = box.ranges[place]
            following = after(at, max(1, int(box.upper[self.means[place].size])))
            if low <= at and following <= high:
                return [_with(box, place, (low, at)), _with(box, place, (following, high))]
        return []


def _circles(rows: list[tuple[int, int, bool]]) -> list[list[int]]:
    """Means of which each is said to be at least the next one and the last to be above the first: not all groups of
    such a circle can be filled. One for each row that says "above", the shortest."""
    following: dict[int, list[int]] = defaultdict(list)
    for one, other, _ in rows:
        following[one].append(other)
    found = []
    for above, below, strict in rows:
        paths, seen = [[below]], {below}
        while strict and paths:
            path = paths.pop(0)
            if path[-1] == above:
                found.append(path)
                break
            for place in following[path[-1]]:
                if place not in seen:
                    seen.add(place)
                    paths.append([*path, place])
    return found


def _mean(points: Coefficients, size: int) -> ComparedMean:
    return ComparedMean(tuple(sorted(points.items())), size)


def _value(points: Coefficients, size: int, values: Sequence[int]) -> Fraction:
    return Fraction(total(points, values), values[size])


def _at_zero(box: Box, size: int) -> list[Box]:
    without, filled = box.upper.copy(), box.lower.copy()
    without[size], filled[size] = 0, 1
    return [box._replace(upper=without), box._replace(lower=filled)]


def _with(box: Box, place: int, found: Range) -> Box:
    return box._replace(ranges=(*box.ranges[:place], found, *box.ranges[place + 1 :]))


def _ordered(row: RatioRow, larger: Range, smaller: Range, upper: Floats) -> tuple[Range, Range]:
    """The ranges of two means of filled groups, given that one is the larger."""
    least, most = smaller[0], larger[1]
    if row.strict:
        least = max(larger[0], after(least, max(1, int(upper[row.larger_size])))) if least >= larger[0] else larger[0]
        if most <= smaller[1]:
            most = before(most, max(1, int(upper[row.smaller_size])))
    return (max(larger[0], least), larger[1]), (smaller[0], min(smaller[1], most))
