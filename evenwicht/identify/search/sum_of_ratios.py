"""The greatest value of a weighted sum of means, whose group sizes vary: ratios over whole points, exactly.

One ratio with a varying size is for `ratio.py`. For several the sizes are boxed in: within a box each mean lies
between `points / greatest size` and `points / least size`, a box that cannot hold anything better is dropped,
another is cut in two.
"""

from __future__ import annotations

import heapq
import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from evenwicht.identify.rounding.errors import OutOfReachError
from evenwicht.identify.search.programme import Limits, total
from evenwicht.identify.search.ratio import best_ratio
from evenwicht.identify.search.search import Search

_MOST_BOXES = 20_000


@dataclass
class Objective:
    """A sum of variables, and of ratios of variables to a size, with exact weights.

    Attributes
    ----------
    linear
        Weights by variable.
    ratios
        By the variable that is the size: weights by variable.
    constant
        Added to the rest.
    """

    linear: dict[int, Fraction] = field(default_factory=dict)
    ratios: dict[int, dict[int, Fraction]] = field(default_factory=dict)
    constant: Fraction = Fraction(0)

    def add(self, weight: Fraction, points: Mapping[int, int], size: int | None) -> None:
        """Add `weight` times the points, divided by the size if there is one."""
        target = self.linear if size is None else self.ratios.setdefault(size, {})
        for variable, factor in points.items():
            target[variable] = target.get(variable, Fraction(0)) + weight * factor

    def at(self, values: Sequence[int]) -> Fraction:
        """The value at whole values; the sizes are above 0."""
        found = self.constant + sum(w * values[v] for v, w in self.linear.items())
        for size, terms in self.ratios.items():
            found += sum(w * values[v] for v, w in terms.items()) / Fraction(values[size])
        return found

    def negated(self) -> Objective:
        """The objective with the opposite sign."""
        return Objective(
            {v: -w for v, w in self.linear.items()},
            {size: {v: -w for v, w in weights.items()} for size, weights in self.ratios.items()},
            -self.constant,
        )


@dataclass(frozen=True)
class FractionalOptimum:
    """The greatest value, and whole values of the variables that attain it."""

    value: Fraction
    values: tuple[int, ...]


def maximise(
    search: Search,
    objective: Objective,
    limits: Mapping[int, tuple[int, int]] | None = None,
    above: Fraction | None = None,
) -> FractionalOptimum | None:
    """The greatest value over all whole values that the programme admits with the objective's sizes above 0.

    Parameters
    ----------
    search, objective
        Where to look, and for what.
    limits
        Narrower limits on some variables.
    above
        Only values above this one count.

    Returns
    -------
    None if the programme admits nothing, nothing with these groups filled, or nothing above `above`.

    Raises
    ------
    PublishedFigureError
        If means of several groups have too many possible sizes to search.
    """
    sizes = _sizes(search, objective)
    varying = [size for size, (low, high) in sizes.items() if low < high]
    limits = {**(limits or {}), **sizes}
    if any(low > high for low, high in limits.values()):
        return None
    if varying and len(objective.ratios) == 1 and not objective.linear:
        return _single(search, objective, varying[0], limits, above)
    return _boxed(search, objective, limits, above)


def _sizes(search: Search, objective: Objective) -> Limits:
    """The limits of the sizes of an objective, all above 0."""
    lower, upper = search.programme.lower, search.programme.upper
    return {size: (max(1, lower[size]), upper[size]) for size in objective.ratios}


def _single(
    search: Search, objective: Objective, size: int, limits: Limits, above: Fraction | None
) -> FractionalOptimum | None:
    """One ratio, its weights made whole."""
    (weights,) = objective.ratios.values()
    scale = math.lcm(*(weight.denominator for weight in weights.values()))
    points = {v: int(w * scale) for v, w in weights.items()}
    values = best_ratio(search, points, size, limits, None if above is None else (above - objective.constant) * scale)
    if values is None:
        return None
    return FractionalOptimum(Fraction(total(points, values), values[size] * scale) + objective.constant, values)


def _boxed(search: Search, objective: Objective, limits: Limits, above: Fraction | None) -> FractionalOptimum | None:
    """Several ratios: the box with the highest bound first, cut along its widest size; with all sizes fixed the
    objective is linear."""
    best: FractionalOptimum | None = None
    order = itertools.count()
    boxes: list[tuple[Fraction, int, Limits]] = [(Fraction(0), next(order), limits)]
    while boxes:
        bound, number, box = heapq.heappop(boxes)
        if number and above is not None and -bound <= above:
            break
        if number > _MOST_BOXES:
            raise OutOfReachError(
                "gave up: the groups of this statistic have too many possible sizes at this number of "
                "respondents; bound the mean of each group separately, or take a smaller n"
            )
        weights = _relaxed(objective, box)
        scale = math.lcm(*(weight.denominator for weight in weights.values()), 1)
        floor = None if above is None else math.floor((above - objective.constant) * scale)
        found = search.maximise({v: int(w * scale) for v, w in weights.items()}, above=floor, limits=box)
        if found is None:
            continue
        bound, value = Fraction(found.value, scale) + objective.constant, objective.at(found.values)
        if above is None or value > above:
            best, above = FractionalOptimum(value, found.values), value
        if value < bound:
            widest = max(objective.ratios, key=lambda size: box[size][1] - box[size][0])
            low, high = box[widest]
            middle = (low + high) // 2
            for half in ((low, middle), (middle + 1, high)):
                heapq.heappush(boxes, (-bound, next(order), {**box, widest: half}))
    return best


def _relaxed(objective: Objective, limits: Limits) -> dict[int, Fraction]:
    """Weights of a linear objective that is nowhere less within these limits on the sizes."""
    weights = dict(objective.linear)
    for size, terms in objective.ratios.items():
        low, high = limits[size]
        for variable, weight in terms.items():
            weights[variable] = weights.get(variable, Fraction(0)) + weight / (low if weight > 0 else high)
    return weights
