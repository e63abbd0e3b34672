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

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.errors import PublishedFigureError
from evenwicht.identify.programme import Coefficients, Programme, broken, total
from evenwicht.identify.relaxation import Relaxation

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
        pending: list[tuple[Floats, Floats, float]] = [(lower, upper, math.inf)]
        steps = 0
        while pending:
            lower, upper, inherited = pending.pop()
            if inherited <= floor:
                continue
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
            if not whole and steps == 1:
                found = self._dive(objective, cost, lower, upper, vertex.values)
                if found is not None and found.value > floor:
                    best, floor = found, found.value
                    if bound <= floor:
                        break
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
            halves = [(lower, down, float(bound)), (up, upper, float(bound))]
            pending.extend(halves if upwards else halves[::-1])
        return best

    def bound(self, objective: Mapping[int, Fraction], limits: Limits) -> float | None:
        """What the objective cannot exceed, by the relaxation alone; None if nothing is admitted."""
        lower, upper = self._limits(limits)
        if bool((lower > upper).any()):
            return None
        vertex = self._relaxation.maximise(self._cost(objective), lower, upper)
        return None if vertex is None else vertex.bound

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
        """A good whole solution near a corner: fix sizes and hubs, and let the rest fall into place."""
        low, high = lower.copy(), upper.copy()
        for variable, direction in self._hubs.items():
            value = values[variable]
            gain = cost[variable]
            if direction == 0 or gain != 0:
                fixed = (
                    round(value)
                    if abs(value - round(value)) < _WHOLE or direction == 0
                    else math.floor(value)
                )
                if gain < 0 and abs(value - round(value)) >= _WHOLE:
                    fixed = math.ceil(value)
            else:
                fixed = math.ceil(value - _WHOLE) if direction > 0 else math.floor(value + _WHOLE)
            low[variable] = high[variable] = min(max(fixed, lower[variable]), upper[variable])
        vertex = self._relaxation.maximise(cost, low, high)
        if vertex is None:
            return None
        nearest = np.rint(vertex.values)
        if bool((np.abs(vertex.values - nearest) < _WHOLE).all()):
            return self._checked(objective, nearest)
        return None

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
            return variable, math.floor(values[variable]), bool(values[variable] % 1 >= 0.5)
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


def _hubs(programme: Programme) -> tuple[Floats, dict[int, int]]:
    """How early to split each variable, and the variables to fix in a dive with the side to round them to.

    A variable that several order rows (two weights, of opposite sign) name is a hub: rounded up if it is the
    larger.
    """
    larger: Counter[int] = Counter()
    smaller: Counter[int] = Counter()
    for row in programme.rows:
        if len(row.weights) == 2 and row.high is None:
            for variable, weight in row.weights.items():
                (larger if weight > 0 else smaller)[variable] += 1
    priority = np.zeros(len(programme.lower))
    hubs: dict[int, int] = {}
    for variable in sorted({*larger, *smaller}):
        named = larger[variable] + smaller[variable]
        priority[variable] = named
        if named > 1:
            hubs[variable] = 1 if larger[variable] >= smaller[variable] else -1
    for variable in programme.sizes:
        priority[variable] = 1e6
        hubs[variable] = 0
    return priority, hubs
