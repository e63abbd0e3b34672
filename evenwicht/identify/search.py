"""The greatest value of a whole-number objective: branch and bound on a warm linear relaxation.

The relaxation is solved by the simplex method, its bound is rounded down, and a variable that is not whole
splits the problem in two. Group sizes are split first, then the variables that most rows compare (the
*hubs*): once these are fixed, what is left of rows that say "this item has the highest mean" is a
transportation problem, whose corners are whole (Hoffman & Kruskal 1956). Rows that compare means of two
groups are exact once both sizes are fixed; their sizes are split where a candidate breaks them. A part that
takes more than `_PATIENCE` steps goes to the branch and cut of HiGHS. Every answer is checked in whole
numbers before it counts.
"""

from __future__ import annotations

import heapq
import itertools
import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.errors import PublishedFigureError
from evenwicht.identify.programme import Coefficients, Programme, broken, total
from evenwicht.identify.relaxation import Relaxation, Vertex

__all__ = ["Limits", "Optimum", "Search"]

Floats = NDArray[np.float64]

Limits = Mapping[int, tuple[int, int]]

_WHOLE = 1e-6
_PATIENCE = 60
_LIMIT = 100_000


@dataclass(frozen=True)
class Optimum:
    """The greatest value of an objective and whole values that attain it."""

    value: int
    values: tuple[int, ...]


class Search:
    """Finds optima of one programme, one after the other, each from where the last one stopped."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self.lower = np.array(programme.lower, dtype=np.float64)
        self.upper = np.array(programme.upper, dtype=np.float64)
        self._relaxation = Relaxation(programme)
        self._priority, self._hubs = _hubs(programme)
        sizes = [size for group in programme.sizes for size in group]
        self._leading = np.array([*sizes, *self._hubs], dtype=np.intp)
        self._hub_rows = [row for row in programme.rows if row.weights.keys() <= self._hubs.keys()]

    def maximise(
        self,
        objective: Coefficients,
        *,
        above: int | None = None,
        limits: Limits | None = None,
    ) -> Optimum | None:
        """The greatest value of `objective` over whole values that the programme admits.

        Parameters
        ----------
        objective
            Whole weights by variable.
        above
            Only values above this one count.
        limits
            Narrower limits on some variables.

        Returns
        -------
        None if nothing is admitted (or nothing above `above`).
        """
        cost = self._cost(objective)
        lower, upper = self._limits(limits)
        if bool((lower > upper).any()):
            return None
        best: Optimum | None = None
        floor = -math.inf if above is None else above
        order = itertools.count()
        # the highest bound first, and of equal ones the youngest
        pending: list[tuple[float, int, Floats, Floats]] = [(-math.inf, 0, lower, upper)]
        steps = 0
        while pending:
            inherited, _, lower, upper = heapq.heappop(pending)
            if -inherited <= floor:
                break
            steps += 1
            if steps > _LIMIT:
                raise PublishedFigureError(
                    f"gave up after {_LIMIT} steps: statements that compare groups leave too many sizes "
                    "possible at this number of respondents; leave such statements out, or take a smaller n"
                )
            vertex = self._relaxation.maximise(cost, lower, upper)
            if vertex is None:
                continue
            bound = math.floor(vertex.bound + _WHOLE)
            if bound <= floor:
                continue
            nearest = np.rint(vertex.values)
            whole = bool((np.abs(vertex.values - nearest) < _WHOLE).all())
            found: Optimum | None = None
            if not whole and (steps == 1 or self._leading_whole(vertex.values)):
                found = self._dive(objective, cost, lower, upper, vertex.values)
                if found is not None and found.value > floor:
                    best, floor = found, found.value
                    if bound <= floor:
                        continue
            if whole:
                found = self._checked(objective, nearest)
                if found is not None and found.value > floor:
                    best, floor = found, found.value
                if found is not None and found.value >= bound:
                    continue
            split = self._split(vertex.values, nearest, lower, upper, whole)
            if split is None and not self._settled(lower, upper):
                if found is None:
                    raise ArithmeticError("a whole solution of HiGHS breaks a row in whole numbers")
                continue
            if split is None or (steps > _PATIENCE and self._settled(lower, upper)):
                found = self._branch_and_cut(objective, cost, lower, upper)
                if found is not None and found.value > floor:
                    best, floor = found, found.value
                continue
            variable, last, upwards = split
            down, up = upper.copy(), lower.copy()
            down[variable], up[variable] = last, last + 1
            halves = [(lower, down), (up, upper)]
            for low, high in halves if upwards else halves[::-1]:
                heapq.heappush(pending, (-bound, -next(order), low, high))
        return best

    def corner(self, objective: Mapping[int, int] | Mapping[int, Fraction], limits: Limits) -> Vertex | None:
        """The best corner of the relaxation, with its bound; None if nothing is admitted."""
        lower, upper = self._limits(limits)
        if bool((lower > upper).any()):
            return None
        return self._relaxation.maximise(self._cost(objective), lower, upper)

    def _limits(self, limits: Limits | None) -> tuple[Floats, Floats]:
        lower, upper = self.lower.copy(), self.upper.copy()
        for variable, (low, high) in (limits or {}).items():
            lower[variable], upper[variable] = max(low, lower[variable]), min(high, upper[variable])
        return lower, upper

    def _cost(self, objective: Mapping[int, int] | Mapping[int, Fraction]) -> Floats:
        cost = np.zeros(len(self.lower))
        for variable, weight in objective.items():
            cost[variable] = float(weight)
        return cost

    def _dive(
        self, objective: Coefficients, cost: Floats, lower: Floats, upper: Floats, values: Floats
    ) -> Optimum | None:
        """A good whole solution near a corner: fix the sizes, then the hubs, and let the rest fall into place."""
        low, high = lower.copy(), upper.copy()
        for sizes in self.programme.sizes:
            fixed = _rounded(values[sizes], low[sizes], high[sizes])
            if not np.array_equal(fixed, values[sizes]):
                values = np.full(len(values), np.nan)
            low[sizes] = high[sizes] = fixed
        if np.isnan(values).any():
            vertex = self._relaxation.maximise(cost, low, high)
            if vertex is None:
                return None
            values = vertex.values
        hubs = self._rounded_hubs(cost, values)
        for variable, nearest in hubs.items():
            low[variable] = high[variable] = min(max(nearest, lower[variable]), upper[variable])
        vertex = self._relaxation.maximise(cost, low, high)
        if vertex is None:
            return None
        whole = np.rint(vertex.values)
        if bool((np.abs(vertex.values - whole) < _WHOLE).all()):
            return self._checked(objective, whole)
        return None

    def _leading_whole(self, values: Floats) -> bool:
        """Whether sizes and hubs are whole: once they are fixed, often nothing else needs to be split."""
        leading = values[self._leading]
        return bool((np.abs(leading - np.rint(leading)) < _WHOLE).all())

    def _rounded_hubs(self, cost: Floats, values: Floats) -> dict[int, int]:
        """Whole hubs near a corner: away from what is tied to them, and within the rows that hold hubs alone."""
        rounded: dict[int, int] = {}
        movable: dict[int, int] = {}
        for variable, (direction, others) in self._hubs.items():
            value, nearest = values[variable], round(values[variable])
            tied = any(abs(value - values[other]) < _WHOLE for other in others)
            if abs(value - nearest) >= _WHOLE:
                upwards = direction > 0 if tied else direction < 0
                if cost[variable]:
                    upwards = cost[variable] < 0
                nearest = math.ceil(value) if upwards else math.floor(value)
            rounded[variable] = nearest
            if not tied and not cost[variable]:
                movable[variable] = nearest
        for row in self._hub_rows:
            found = sum(rounded[variable] for variable in row.weights)
            excess = min(0, found - row.low) if row.low is not None else 0
            excess = excess or (max(0, found - row.high) if row.high is not None else 0)
            for variable in row.weights:
                if excess and variable in movable:
                    rounded[variable] -= excess
                    break
        return rounded

    def _checked(self, objective: Coefficients, nearest: Floats) -> Optimum | None:
        values = tuple(nearest.astype(np.int64).tolist())
        return Optimum(total(objective, values), values) if self.programme.admits(values) else None

    def _split(
        self, values: Floats, nearest: Floats, lower: Floats, upper: Floats, whole: bool
    ) -> tuple[int, int, bool] | None:
        """What to split: a variable, the last value of its lower half, and whether to look at the upper half
        first."""
        if not whole:
            fraction = np.abs(values - nearest)
            score = np.where(fraction < _WHOLE, -1.0, self._priority + fraction)
            variable = int(np.argmax(score))
            side = self._hubs[variable][0] if variable in self._hubs else 0
            upwards = side > 0 if side else bool(values[variable] % 1 >= 0.5)
            return variable, math.floor(values[variable]), upwards
        candidate = nearest.astype(np.int64).tolist()
        width = upper - lower
        widest, variable = 0.0, -1
        for row in self.programme.ratio_rows:
            if broken(row, candidate):
                for size in (row.larger_size, row.smaller_size):
                    if width[size] > widest:
                        widest, variable = width[size], size
        if variable < 0:
            return None
        last = int(min(max(candidate[variable], lower[variable]), upper[variable] - 1))
        return variable, last, candidate[variable] > last

    def _settled(self, lower: Floats, upper: Floats) -> bool:
        """Whether every row is linear within these limits."""
        for row in self.programme.ratio_rows:
            for size in (row.larger_size, row.smaller_size):
                if lower[size] < upper[size]:
                    return False
        return True

    def _branch_and_cut(
        self, objective: Coefficients, cost: Floats, lower: Floats, upper: Floats
    ) -> Optimum | None:
        """The same by HiGHS's own search; only where every row is linear."""
        found = self._relaxation.maximise_whole(cost, lower, upper)
        if found is None:
            return None
        optimum = self._checked(objective, np.rint(found))
        if optimum is None:
            raise ArithmeticError("HiGHS returned a solution that breaks a row in whole numbers")
        return optimum


def _rounded(values: Floats, low: Floats, high: Floats) -> Floats:
    """Whole values within limits with the sum of `values`, near them: the largest remainders go up."""
    fixed = np.clip(np.floor(values + _WHOLE), low, high)
    missing = round(float(values.sum() - fixed.sum()))
    for position in np.argsort(fixed - values):
        if missing > 0 and fixed[position] < high[position]:
            fixed[position] += 1
            missing -= 1
    return fixed


def _hubs(programme: Programme) -> tuple[Floats, dict[int, tuple[int, list[int]]]]:
    """How early to split each variable, and the hubs: the side that is safe to round to, and the variables
    they bound.

    A variable that several order rows (two weights, of opposite sign) name is a hub: safe upwards if it is
    the larger.
    """
    larger: dict[int, list[int]] = defaultdict(list)
    smaller: dict[int, list[int]] = defaultdict(list)
    for row in programme.rows:
        if len(row.weights) == 2 and row.high is None:
            (one, weight), (other, _) = row.weights.items()
            first, second = (one, other) if weight > 0 else (other, one)
            larger[first].append(second)
            smaller[second].append(first)
    priority = np.zeros(len(programme.lower))
    hubs: dict[int, tuple[int, list[int]]] = {}
    for variable in sorted({*larger, *smaller}):
        above, below = larger[variable], smaller[variable]
        priority[variable] = len(above) + len(below)
        if priority[variable] > 1:
            hubs[variable] = (1, above) if len(above) >= len(below) else (-1, below)
    for sizes in programme.sizes:
        priority[sizes] = 1e6
    return priority, hubs
