"""Between which fractions the means lie that statements compare: what makes rows of ratios linear.

With the mean `x / m` in `[a, b]` both `x >= a m` and `x <= b m` are linear in points and sizes, however many sizes
are possible. Where `x / m >= y / k` is not yet so by these ranges, one of them is cut in two: in either half the
means at hand are left out. A mean of m respondents is a fraction with a denominator up to m, so that a range is a
range between such fractions, and `>` is `>=` of the next one.
"""

from __future__ import annotations

import math
from collections import defaultdict
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from evenwicht.identify.programme.programme import Coefficients, Floats, Programme, RatioRow, broken
from evenwicht.identify.whole_numbers.farey import after, before, simplest_between

__all__ = ["Box", "ComparedMean", "MeanRanges", "Range"]


Range = tuple[Fraction, Fraction]
"""The least and the greatest value of a mean."""

_BROKEN = 1e-9
_EMPTY = 1e-6
_MOST_ROUNDS = 8


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
            (Fraction(0), Fraction(most or sum(w * programme.upper[v] for v, w in mean.points))) for mean in self.means
        )

    def box(self, lower: Floats, upper: Floats) -> Box:
        """The limits with all that follows from them; `lower` above `upper` somewhere if nothing is within them."""
        if not self.means:
            return Box(lower, upper, ())
        return self.narrowed(Box(lower, upper, self._widest))

    def narrowed(self, box: Box) -> Box:
        """What follows in whole numbers from limits and ranges; `lower` above `upper` somewhere if nothing is left."""
        if not self.means:
            return box
        lower, upper, ranges = box.lower.copy(), box.upper.copy(), list(box.ranges)
        for _ in range(_MOST_ROUNDS):
            earlier = lower.copy(), upper.copy(), list(ranges)
            for place, mean in enumerate(self.means):
                ranges[place] = _narrow(mean, ranges[place], lower, upper)
            for row, one, other in self._rows:
                if lower[row.larger_size] > 0 and lower[row.smaller_size] > 0:
                    ranges[one], ranges[other] = _ordered(row, ranges[one], ranges[other], upper)
            circular = any((lower[circle] > 0).all() for circle in self._circles)
            if circular or any(low > high for low, high in ranges):
                lower[self.means[0].size] = upper[self.means[0].size] + 1
            if bool((lower > upper).any()):
                break
            if ranges == earlier[2] and np.array_equal(lower, earlier[0]) and np.array_equal(upper, earlier[1]):
                break
        return Box(lower, upper, tuple(ranges))

    def halves(self, values: Floats, box: Box, whole: bool) -> list[Box]:
        """A box cut in two, such that neither half has these values; none if they keep every row.

        The half to look at first is the last one.
        """
        worst: tuple[float, RatioRow, int, int] | None = None
        for row, one, other in [*self._rows, *((row, -1, -1) for row in self._same_size)]:
            gap = _gap(row, values, whole)
            if gap is not None and (worst is None or gap > worst[0]):
                worst = gap, row, one, other
        if worst is None:
            return []
        _, row, one, other = worst
        for size in (row.larger_size, row.smaller_size):
            if box.lower[size] == 0:
                return _at_zero(box, size)
        larger, smaller = _value(row.larger, row.larger_size, values), _value(row.smaller, row.smaller_size, values)
        if whole:
            larger, smaller = larger.limit_denominator(10**8), smaller.limit_denominator(10**8)
        third = (smaller - larger) / 3
        at = simplest_between(larger + third, smaller - third)
        order = (one, other) if larger == smaller or self._named[one] >= self._named[other] else (other, one)
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


def _points(mean: ComparedMean, limits: Floats) -> int:
    return sum(weight * int(limits[variable]) for variable, weight in mean.points)


def _value(points: Coefficients, size: int, values: Floats) -> Fraction:
    return Fraction(max(0.0, sum(w * float(values[v]) for v, w in points.items()))) / Fraction(float(values[size]))


def _gap(row: RatioRow, values: Floats, whole: bool) -> float | None:
    """How far the smaller mean is above the larger at these values; None if the row holds."""
    if whole and not broken(row, np.rint(values).astype(np.int64).tolist()):
        return None
    first, second = float(values[row.larger_size]), float(values[row.smaller_size])
    if first < _EMPTY or second < _EMPTY:
        return None
    larger = sum(w * float(values[v]) for v, w in row.larger.items()) / first
    smaller = sum(w * float(values[v]) for v, w in row.smaller.items()) / second
    return smaller - larger if whole or smaller - larger > _BROKEN else None


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


def _narrow(mean: ComparedMean, found: Range, lower: Floats, upper: Floats) -> Range:
    """The range of one mean, after narrowing the limits on its size and its points in place."""
    low, high = found
    size = mean.size
    least, most = _points(mean, lower), _points(mean, upper)
    smallest, largest = int(lower[size]), int(upper[size])
    if largest >= 1:
        low = max(low, Fraction(least, largest))
    if smallest < 1 or largest < smallest:
        return low, high
    high = min(high, Fraction(most, smallest))
    low = low if low.denominator <= largest else after(low, largest)
    high = high if high.denominator <= largest else before(high, largest)
    if low > high:
        return low, high
    if low > 0:
        largest = min(largest, math.floor(most / low))
    if high > 0:
        smallest = max(smallest, math.ceil(least / high))
    lower[size], upper[size] = smallest, largest
    if len(mean.points) == 1 and smallest <= largest:
        ((variable, weight),) = mean.points
        lower[variable] = max(lower[variable], math.ceil(low * smallest / weight))
        upper[variable] = min(upper[variable], math.floor(high * largest / weight))
    return low, high
