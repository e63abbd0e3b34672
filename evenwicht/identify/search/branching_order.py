"""The variables of an integer programme that many comparisons name: what to fix first, and how to round it.

Rows that say "this item has the highest mean" compare one variable with many. Once these *leaders* are whole
and fixed, with the group sizes, the rest is a transportation problem, whose corners are whole (Hoffman &
Kruskal 1956).
"""

from __future__ import annotations

import math
from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.programme.programme import Programme

__all__ = ["WHOLE", "BranchingOrder", "is_whole"]

Floats = NDArray[np.float64]

WHOLE = 1e-6
"""How near a solver's value must be to a whole number to count as one; it is checked afterwards."""


class BranchingOrder:
    """The sizes and leaders of a programme.

    A leader is a variable that several rows of order name (two weights of opposite sign, or a comparison of
    ratios). A value of it between two whole numbers can be rounded up safely if it is the larger in most of
    them.

    Attributes
    ----------
    priority
        How early to split each variable.
    """

    def __init__(self, programme: Programme) -> None:
        larger: dict[int, list[int]] = defaultdict(list)
        smaller: dict[int, list[int]] = defaultdict(list)
        sizes = [size for group in programme.sizes for size in group]
        for row in programme.rows:
            if len(row.weights) == 2 and row.high is None and row.weights.keys().isdisjoint(sizes):
                (one, weight), (other, _) = row.weights.items()
                first, second = (one, other) if weight > 0 else (other, one)
                larger[first].append(second)
                smaller[second].append(first)
        self._between_groups: set[int] = set()
        for ratio in programme.ratio_rows:
            self._between_groups |= {*ratio.larger, *ratio.smaller}
            for variable in ratio.larger:
                larger[variable] += [variable, variable]
            for variable in ratio.smaller:
                smaller[variable] += [variable, variable]
        self.priority = np.zeros(len(programme.lower))
        self._safe_upwards: dict[int, bool] = {}
        self._compared: dict[int, list[int]] = {}
        for variable in sorted({*larger, *smaller}):
            above, below = larger[variable], smaller[variable]
            self.priority[variable] = len(above) + len(below)
            if len(above) + len(below) > 1:
                self._safe_upwards[variable] = len(above) >= len(below)
                self._compared[variable] = above if len(above) >= len(below) else below
        self.priority[sorted(self._between_groups)] += 1e3  # fixing these rounds what they are compared with
        self.priority[sizes] = 1e6
        self._leading = np.array([*sizes, *self._compared], dtype=np.intp)
        self._rows = [row for row in programme.rows if row.weights.keys() <= self._compared.keys()]

    def whole(self, values: Floats) -> bool:
        """Whether all sizes and leaders are whole."""
        leading = values[self._leading]
        return bool((np.abs(leading - np.rint(leading)) < WHOLE).all())

    def upwards(self, variable: int, value: float) -> bool:
        """Which half to look at first when a variable is split."""
        return self._safe_upwards.get(variable, value % 1 >= 0.5)

    def rounded(self, cost: Floats, values: Floats) -> dict[int, int]:
        """Whole leaders near a corner, on the safe side of what is tied to them; rows of leaders alone hold."""
        rounded: dict[int, int] = {}
        movable: set[int] = set()
        for variable, compared in self._compared.items():
            value, nearest = float(values[variable]), round(values[variable])
            tied = variable in self._between_groups or any(abs(value - values[other]) < WHOLE for other in compared)
            if abs(value - nearest) >= WHOLE:
                upwards = self._safe_upwards[variable] == tied
                if cost[variable]:
                    upwards = cost[variable] < 0
                nearest = math.ceil(value) if upwards else math.floor(value)
            rounded[variable] = nearest
            if not tied and not cost[variable]:
                movable.add(variable)
        for row in self._rows:
            found = sum(rounded[variable] for variable in row.weights)
            excess = 0
            if row.low is not None and found < row.low:
                excess = found - row.low
            elif row.high is not None and found > row.high:
                excess = found - row.high
            free = next((variable for variable in row.weights if variable in movable), None)
            if free is None:  # rather a little less of what is wanted than nothing that fits
                free = next((v for v in row.weights if cost[v] and v not in self._between_groups), None)
            if excess and free is not None:
                rounded[free] -= excess
        return rounded


def is_whole(values: Floats) -> bool:
    """Whether a solver's values are whole numbers but for its tolerance."""
    return bool((np.abs(values - np.rint(values)) < WHOLE).all())
