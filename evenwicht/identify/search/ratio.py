"""The greatest ratio of whole points to the size of a group, where that size varies.

A linear-fractional objective, answered by Dinkelbach's questions (`compared_ratio.py`). Where statements compare groups these
are asked in another way (`compared_ratio.py`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.programme.programme import total
from evenwicht.identify.search.branching_order import WHOLE
from evenwicht.identify.search.compared_ratio import best_compared_ratio, dinkelbach_question, improved_compared_ratio
from evenwicht.identify.search.search import Search
from evenwicht.identify.search.symmetry import Proof

__all__ = ["best_ratio"]

Floats = NDArray[np.float64]

_PATIENCE = 40


def best_ratio(
    search: Search, points: dict[int, int], size: int, limits: Mapping[int, tuple[int, int]], above: Fraction | None
) -> tuple[int, ...] | None:
    """Whole values with the greatest ratio of the points to the size.

    Starts from the smallest or the largest group, then asks for better until there is none. The linear programme at
    the first size also tells about all other sizes. Its greatest value is concave in the size, and the dual values are
    its slope: where points grow more slowly with the group than the best ratio so far, no other size does better,
    however many sizes there are. Only what this leaves open is searched.

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
    low, high = limits[size]
    if above is not None:
        if above >= 0 and max(points.values()) <= 0:  # where all points count against, nothing is better than none
            return None
        if search.compares:
            return improved_compared_ratio(search, points, size, limits, None, above)
        return _improved(search, points, size, limits, None, above, [(low, high)])
    most = _evident_limit(search, points, size)
    if most is not None:  # perhaps a data set is known that has it
        known = search.known(dinkelbach_question(points, size, most), limits)
        if known is not None and known.value == 0:
            return known.values
    item = _item(search, points, size)
    if item is not None:
        alike = _like_another(search, item, size, limits)
        if alike is not None:
            return alike
    # a fixed total over fewer respondents is a higher mean; a total to keep low is spread over more
    small = sum(points.values()) >= 0
    start = low if small else high
    if most is not None and most < 0:  # equal shares can be had at sizes that are multiples
        step = search.highest[next(iter(points))].step
        start = high - high % step if high - high % step >= low else high
    start = min(max(search.best_sizes.get((size, small), start), low), high)
    if search.compares:
        best = best_compared_ratio(search, points, size, limits, start, most)
        if best is not None:
            search.best_sizes[size, small] = best[size]
        return best
    found = search.maximise(points, limits={**limits, size: (start, start)})
    if found is None:
        found = search.maximise({}, limits=limits)
    if found is None:
        return None
    best, dual = found.values, found.dual
    ratio = Fraction(total(points, best), best[size])
    if ratio != most:
        intervals = [(low, start - 1), (start + 1, high)]
        if dual is not None:
            intervals = _left_open(search, points, size, limits, intervals, ratio, dual)
        best = _improved(search, points, size, limits, best, ratio, intervals) or best
        if item is not None and dual is not None and best is found.values:
            search.symmetry.prove(Proof(item, ratio, start, dual))
    search.best_sizes[size, small] = best[size]
    return best


def _item(search: Search, points: Mapping[int, int], size: int) -> int | None:
    """The variable if these points are those of one item of the cell of this size; else None."""
    ((variable, weight),) = points.items() if len(points) == 1 else ((-1, 0),)
    return variable if weight == 1 and search.symmetry.has(variable, size) else None


def _like_another(
    search: Search, item: int, size: int, limits: Mapping[int, tuple[int, int]]
) -> tuple[int, ...] | None:
    """Values with the greatest mean of an item, made from those of an item that ranks like it; None if that does not
    work out, or if the multipliers of that item do not prove it."""
    most = search.symmetry.most(item)
    found = search.like_another(item, most, limits)
    if found is not None:
        return found.values
    proof = search.symmetry.proof(item)
    if proof is None or proof.mean == most:
        return None
    found = search.like_another(item, proof.mean, limits)
    if found is None:
        return None
    points, (low, high), at = {item: 1}, limits[size], proof.size
    if math.floor(search.bound(points, proof.dual, {**limits, size: (at, at)}) + WHOLE) > proof.mean * at:
        return None
    intervals = [(low, at - 1), (at + 1, high)]
    return None if _left_open(search, points, size, limits, intervals, proof.mean, proof.dual) else found.values


def _left_open(
    search: Search,
    points: dict[int, int],
    size: int,
    limits: Mapping[int, tuple[int, int]],
    intervals: list[tuple[int, int]],
    ratio: Fraction,
    dual: Floats,
) -> list[tuple[int, int]]:
    """The intervals of sizes in which these multipliers, one a row, leave a better ratio possible."""
    question, scaled = dinkelbach_question(points, size, ratio), dual * ratio.denominator
    return [
        (low, high)
        for low, high in intervals
        if low <= high and search.bound(question, scaled, {**limits, size: (low, high)}) >= 1
    ]


def _evident_limit(search: Search, points: Mapping[int, int], size: int) -> Fraction | None:
    """What the points over the size plainly cannot exceed: 0 where all count against, or an equal share where the
    highest of k items does; a kth part for an item that k - 1 others are at least as high as. None if none is so.
    """
    item = _item(search, points, size)
    if item is not None:
        return search.symmetry.most(item)
    if max(points.values()) > 0:
        return None
    if len(points) == 1:
        ((variable, weight),) = points.items()
        highest = search.highest.get(variable)
        if highest is not None and highest.size == size:
            return Fraction(weight * highest.total, highest.items)
    return Fraction(0)


def _improved(
    search: Search,
    points: dict[int, int],
    size: int,
    limits: Mapping[int, tuple[int, int]],
    best: tuple[int, ...] | None,
    ratio: Fraction,
    intervals: list[tuple[int, int]],
) -> tuple[int, ...] | None:
    """The values with the best ratio above `ratio` whose size is in these intervals; `best` if there are
    none.

    An interval is dropped where the relaxation of Dinkelbach's question is not above 0, and cut where it is.
    """
    visits = 0
    tried: set[int] = set()
    dual: tuple[Floats, int] | None = None
    while intervals:
        low, high = intervals.pop()
        if low > high:
            continue
        question = dinkelbach_question(points, size, ratio)
        within = {**limits, size: (low, high)}
        if dual is not None and search.bound(question, dual[0] * (ratio.denominator / dual[1]), within) < 1:
            continue
        visits += 1
        if visits > _PATIENCE:
            found = search.maximise(question, above=0, limits=within)
            if found is not None:
                intervals.append((low, high))
        else:
            corner = search.corner(question, within)
            if corner is None or corner.bound < 1:
                continue
            dual = corner.dual, ratio.denominator
            middle = min(max(round(corner.values[size]), low), high)
            found = None
            if middle not in tried and low < high:
                tried.add(middle)
                found = search.divisible(question, within, corner)
            if found is not None and found.value > 0:
                intervals.append((low, high))
            else:
                found = search.maximise(
                    points, above=math.floor(ratio * middle), limits={**within, size: (middle, middle)}
                )
                intervals += [(low, middle - 1), (middle + 1, high)]
        if found is not None:
            best = found.values
            ratio = Fraction(total(points, best), best[size])
    return best
