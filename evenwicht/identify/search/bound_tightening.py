"""Where a solution that is better than the best so far can still be: limits that follow from having to be better."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.programme.programme import Coefficients
from evenwicht.identify.search.branching_order import WHOLE
from evenwicht.identify.search.mean_ranges import Box, MeanRanges
from evenwicht.identify.search.relaxation import Vertex

__all__ = ["BoundTightening"]

Floats = NDArray[np.float64]

_NOTHING = 1e-9


@dataclass(frozen=True)
class BoundTightening:
    """Narrows boxes to where an objective can be better than the best so far.

    Attributes
    ----------
    mean_ranges
        The compared means of the programme.
    objective
        Whole weights by variable.
    first
        The row of the relaxation that holds the first of these means to its range; two a mean.
    """

    mean_ranges: MeanRanges
    objective: Coefficients
    first: int

    def evident(self, box: Box, floor: float) -> Box:
        """By the limits of an objective that is one variable, or of one that asks for a mean above a fraction."""
        if not math.isfinite(floor) or not box.ranges:
            return self.mean_ranges.narrowed(box)
        asked = int(floor) + 1
        lower, upper, ranges = box.lower.copy(), box.upper.copy(), list(box.ranges)
        if len(self.objective) == 1:
            ((variable, weight),) = self.objective.items()
            if weight > 0:
                lower[variable] = max(lower[variable], -(-asked // weight))
            elif weight < 0:
                upper[variable] = min(upper[variable], -asked // -weight)
        for place, mean in enumerate(self.mean_ranges.means):
            least = self._asked_of(mean.points, mean.size, asked, int(upper[mean.size]))
            if least is not None:
                ranges[place] = max(ranges[place][0], least), ranges[place][1]
        return self.mean_ranges.narrowed(Box(lower, upper, tuple(ranges)))

    def within_reach(self, box: Box, vertex: Vertex, floor: float) -> Box:
        """By the dual values of a corner: what strays from it by so much that the objective falls to the floor."""
        gap = vertex.bound - (floor + 1) + WHOLE
        if not math.isfinite(gap):
            return box
        lower, upper = box.lower.copy(), box.upper.copy()
        room = np.floor(_far(gap, np.abs(vertex.reduced)) + WHOLE)
        slack = _far(gap, -vertex.dual[self.first :])
        held, pushed = vertex.reduced < 0, vertex.reduced > 0
        upper[held] = np.minimum(upper[held], lower[held] + room[held])
        lower[pushed] = np.maximum(lower[pushed], box.upper[pushed] - room[pushed])
        ranges = list(box.ranges)
        for place, mean in enumerate(self.mean_ranges.means):
            low, high = ranges[place]
            smallest = int(lower[mean.size])
            below, above = (float(slack[2 * place + side]) * (1 + 1e-9) + WHOLE for side in (0, 1))
            if smallest >= 1 and math.isfinite(above):
                low = max(low, high - Fraction(above) / smallest)
            if smallest >= 1 and math.isfinite(below):
                high = min(high, box.ranges[place][0] + Fraction(below) / smallest)
            ranges[place] = low, high
        return self.mean_ranges.narrowed(Box(lower, upper, tuple(ranges)), [float(s) + WHOLE for s in slack[::2]])

    def _asked_of(self, points: tuple[tuple[int, int], ...], size: int, asked: int, largest: int) -> Fraction | None:
        """The least mean with which `p points - q size` is as much as is asked; None if the objective is not that."""
        weights = dict(points)
        share = -self.objective.get(size, 0)
        if share < 0 or largest < 1 or self.objective.keys() != {*weights, size}:
            return None
        factors = {Fraction(self.objective[v], w) for v, w in weights.items()}
        factor = factors.pop()
        if factors or factor <= 0 or asked < 0:
            return None
        return (share + Fraction(asked, largest)) / factor


def _far(gap: float, price: Floats) -> Floats:
    """How far something can stray at this price, one each; infinite where it costs nothing."""
    return np.where(price > _NOTHING, gap / np.maximum(price, _NOTHING), math.inf)
