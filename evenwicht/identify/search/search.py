"""The greatest value of a whole-number objective: branch and bound on a warm linear relaxation.

The relaxation is solved by the simplex method, its bound is rounded down, and a variable that is not whole
splits the problem in two; the half with the highest bound comes first. Group sizes are split first, then the
variables that most rows compare (`branching_order.py`). Rows that compare means of two groups are linear within a range of
means: the level between two means is split before anything else (`mean_ranges.py`), and where few whole points and sizes
have such a mean the sizes are narrowed to these (`lattice.py`). A part with all sizes fixed that takes more than
`_PATIENCE` steps goes to the branch and cut of HiGHS. What was found for one objective is where the next one
starts. Every answer is checked in whole numbers before it counts.
"""

from __future__ import annotations

import heapq
import itertools
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.errors import PublishedFigureError
from evenwicht.identify.programme.programme import Coefficients, Programme, total
from evenwicht.identify.search.bound_tightening import BoundTightening
from evenwicht.identify.search.branching_order import WHOLE, BranchingOrder, is_whole
from evenwicht.identify.search.dive import Dive
from evenwicht.identify.search.extreme_items import extreme_items
from evenwicht.identify.search.mean_ranges import Box
from evenwicht.identify.search.relaxation import Relaxation, Vertex
from evenwicht.identify.search.symmetry import Symmetry
from evenwicht.identify.search.table_rows import table_rows

__all__ = ["GaveUpError", "Limits", "Optimum", "Search"]

Floats = NDArray[np.float64]
Limits = Mapping[int, tuple[int, int]]

_PATIENCE = 60
_MOST_STEPS = 20_000
_MOST_KEPT = 200
_HASTE = 20


class GaveUpError(PublishedFigureError):
    """A search that took too many steps."""


@dataclass(frozen=True)
class Optimum:
    """The greatest value of an objective and whole values that attain it.

    Attributes
    ----------
    value, values
        The optimum.
    dual
        The dual values of the relaxation that the search started from, one a row; None if it needed no relaxation.
    """

    value: int
    values: tuple[int, ...]
    dual: Floats | None = field(default=None, compare=False, repr=False)


@dataclass
class Steps:
    """A count that the halves of a split problem share."""

    count: int = 0


class Search:
    """Finds optima of one programme, one after the other, each from where the last one stopped.

    Attributes
    ----------
    compares
        Whether statements compare means of groups whose sizes vary.
    """

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self._lower = np.array(programme.lower, dtype=np.float64)
        self._upper = np.array(programme.upper, dtype=np.float64)
        self._relaxation = Relaxation(programme)
        self._mean_ranges = self._relaxation.mean_ranges
        self._order = BranchingOrder(programme)
        tables = [table_rows(programme, table) for table in programme.tables]
        self._dive = Dive(programme, self._relaxation, self._order, tables)
        self.compares = bool(programme.ratio_rows)
        self.symmetry = Symmetry(programme, tables)
        self._found = np.zeros((_MOST_KEPT, len(programme.lower)))
        self._finds = 0
        self.highest = {item.points: item for item in extreme_items(programme) if item.sign > 0 and not item.margin}
        self.best_sizes: dict[tuple[int, bool], int] = {}

    def maximise(
        self,
        objective: Coefficients,
        *,
        above: int | None = None,
        limits: Limits | None = None,
        hasty: bool = False,
        most_steps: int = _MOST_STEPS,
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
        hasty
            Stop soon after something was found, though it may not be the greatest value.
        most_steps
            After how many steps to give up.

        Returns
        -------
        None if nothing is admitted (or nothing above `above`).

        Raises
        ------
        GaveUpError
            If there are too many sizes of groups whose means are compared.
        """
        cost = self._cost(objective)
        lower, upper = self._limits(limits)
        if bool((lower > upper).any()):
            return None
        best = self._known(objective, lower, upper)
        if best is not None and above is not None and best.value <= above:
            best = None
        floor = best.value if best is not None else -math.inf if above is None else above
        if floor >= _trivial_bound(objective, lower, upper):
            return best
        tightening = BoundTightening(self._mean_ranges, objective, self._relaxation.first_range)
        order = itertools.count()
        # the highest bound first, and of equal ones the youngest
        # each with the steps taken so far since all of its rows are linear
        pending: list[tuple[float, int, Box, Steps]] = [(-math.inf, 0, self._mean_ranges.box(lower, upper), Steps())]
        steps = found_at = 0
        dual: Floats | None = None
        while pending:
            inherited, _, box, taken = heapq.heappop(pending)
            if -inherited <= floor:
                break
            steps += 1
            if hasty and best is not None and steps > found_at + _HASTE:
                break
            if steps > most_steps:
                raise GaveUpError(
                    f"gave up after {most_steps} steps: statements that compare groups leave too many sizes "
                    "possible at this number of respondents; leave such statements out, or take a smaller n"
                )
            box = tightening.evident(box, floor)
            if bool((box.lower > box.upper).any()):
                continue
            vertex = self._dive.smooth_corner(cost, box.lower, box.upper) if steps == 1 and not box.ranges else None
            if vertex is None:
                vertex = self._relaxation.maximise(cost, box.lower, box.upper, box.ranges)
            if vertex is None:
                continue
            if steps == 1:
                dual = vertex.dual
            bound = math.floor(vertex.bound + WHOLE)
            if bound <= floor:
                continue
            whole, settled = is_whole(vertex.values), self._mean_ranges.settled(box)
            found: Optimum | None = None
            if whole:
                found = self._checked(objective, vertex.values)
            elif (
                taken.count == 0
                or (self._mean_ranges.means and steps & (steps - 1) == 0)
                or self._order.whole(vertex.values)
            ):
                near = self._dive.whole(objective, cost, box.lower, box.upper, vertex)
                found = None if near is None else self._checked(objective, near)
            if found is not None and found.value > floor:
                best, floor, found_at = found, found.value, steps
                if bound <= floor:
                    continue
            if self._mean_ranges.means:
                box = tightening.within_reach(box, vertex, floor)
                if bool((box.lower > vertex.values + WHOLE).any() or (vertex.values - WHOLE > box.upper).any()):
                    heapq.heappush(pending, (-bound, -next(order), box, taken))
                    continue
            taken.count += 1
            if self._mean_ranges.sized(box) and (whole or taken.count > _PATIENCE):
                found = self._branch_and_cut(objective, cost, box)
                if found is not None and found.value > floor:
                    best, floor, found_at = found, found.value, steps
                continue
            for half in self._halves(vertex, box, whole):
                since = Steps() if not settled and self._mean_ranges.settled(half) else taken
                heapq.heappush(pending, (-bound, -next(order), half, since))
        return best if best is None else replace(best, dual=dual)

    def known(self, objective: Coefficients, limits: Limits) -> Optimum | None:
        """The best within these limits of what was found for earlier objectives; None if nothing was."""
        return self._known(objective, *self._limits(limits))

    def like_another(self, variable: int, mean: Fraction, limits: Limits) -> Optimum | None:
        """Values found earlier that give this mean to an item that ranks like this one, made to give it to this one;
        None if that does not work out."""
        lower, upper = self._limits(limits)
        made = self.symmetry.values(variable, mean, self._found[: self._finds], lower, upper)
        return None if made is None else self._checked({variable: 1}, made)

    def corner(self, objective: Mapping[int, int] | Mapping[int, Fraction], limits: Limits) -> Vertex | None:
        """The best corner of the relaxation, with its bound; None if nothing is admitted."""
        lower, upper = self._limits(limits)
        if bool((lower > upper).any()):
            return None
        return self._relaxation.maximise(self._cost(objective), lower, upper)

    def bound(self, objective: Coefficients, dual: Floats, limits: Limits) -> float:
        """What the objective cannot exceed within these limits, by the dual values of another search: no linear
        programme is solved for it."""
        lower, upper = self._limits(limits)
        return self._relaxation.bound(self._cost(objective), dual, lower, upper)

    def _limits(self, limits: Limits | None) -> tuple[Floats, Floats]:
        lower, upper = self._lower.copy(), self._upper.copy()
        for variable, (low, high) in (limits or {}).items():
            lower[variable], upper[variable] = max(low, lower[variable]), min(high, upper[variable])
        return lower, upper

    def _cost(self, objective: Mapping[int, int] | Mapping[int, Fraction]) -> Floats:
        cost = np.zeros(len(self._lower))
        for variable, weight in objective.items():
            cost[variable] = float(weight)
        return cost

    def divisible(self, objective: Coefficients, limits: Limits, corner: Vertex) -> Optimum | None:
        """A whole solution near a corner, with sizes that divide what groups tie there; None if none was found."""
        found = self._dive.divisible(objective, self._cost(objective), *self._limits(limits), corner)
        return None if found is None else self._checked(objective, found)

    def _checked(self, objective: Coefficients, found: Floats) -> Optimum | None:
        """The nearest whole values, if the programme admits them; they are kept for later objectives."""
        nearest = np.rint(found)
        values = tuple(nearest.astype(np.int64).tolist())
        if not self.programme.admits(values):
            return None
        self._found[self._finds % len(self._found)] = nearest
        self._finds += 1
        return Optimum(total(objective, values), values)

    def _known(self, objective: Coefficients, lower: Floats, upper: Floats) -> Optimum | None:
        found = self._found[: self._finds]
        found = found[((found >= lower) & (found <= upper)).all(axis=1)]
        if not len(found):
            return None
        values = tuple(found[np.argmax(found @ self._cost(objective))].astype(np.int64).tolist())
        return Optimum(total(objective, values), values)

    def _halves(self, vertex: Vertex, box: Box, whole: bool) -> list[Box]:
        """A box cut in two, the half to look at first last."""
        values = vertex.values
        halves = self._mean_ranges.halves(values, box, whole)
        if not halves and not whole:
            halves = self._mean_ranges.between_few_sizes(values, box)
        if halves:
            return halves
        if whole:
            return self._mean_ranges.size_halves(values, box)
        fraction = np.abs(values - np.rint(values))
        variable = int(np.argmax(np.where(fraction < WHOLE, -1.0, self._order.priority + fraction)))
        last, upwards = math.floor(values[variable]), self._order.upwards(variable, values[variable])
        down, up = box.upper.copy(), box.lower.copy()
        down[variable], up[variable] = last, last + 1
        halves = [box._replace(upper=down), box._replace(lower=up)]
        return halves if upwards else halves[::-1]

    def _branch_and_cut(self, objective: Coefficients, cost: Floats, box: Box) -> Optimum | None:
        """The same by HiGHS's own search; only where every row is linear."""
        found = self._relaxation.maximise_whole(cost, box.lower, box.upper)
        if found is None:
            return None
        optimum = self._checked(objective, found)
        if optimum is None:
            raise ArithmeticError("HiGHS returned a solution that breaks a row in whole numbers")
        return optimum


def _trivial_bound(objective: Coefficients, lower: Floats, upper: Floats) -> float:
    """What the objective cannot exceed by the limits of its variables alone."""
    return sum(w * float((upper if w > 0 else lower)[v]) for v, w in objective.items())
