"""The greatest value of a whole-number objective over a programme: branch and bound over what is not linear in it.

Rows that compare means of two groups are linear within a range of means (`mean_ranges.py`). Each step lets HiGHS's branch
and cut solve one box of limits and ranges, in which those rows are relaxed: its optimum bounds the objective, and if it
breaks a comparison the box is cut in two at a level between both means. Every answer is checked in whole numbers before it
counts, and each question is answered from a cold start: it does not depend on what was asked before.
"""

from __future__ import annotations

import heapq
import itertools
import math
from dataclasses import dataclass

import numpy as np

from evenwicht.identify.rounding.errors import OutOfReachError
from evenwicht.identify.search.branch_and_cut import BranchAndCut
from evenwicht.identify.search.mean_ranges import Box, MeanRanges
from evenwicht.identify.search.programme import Coefficients, Floats, Limits, Programme, total

_MOST_STEPS = 4_000


@dataclass(frozen=True)
class Optimum:
    """The greatest value of an objective and whole values that attain it."""

    value: int
    values: tuple[int, ...]


class Search:
    """Finds optima of one programme."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self._lower = np.array(programme.lower, dtype=np.float64)
        self._upper = np.array(programme.upper, dtype=np.float64)
        self._ranges = MeanRanges(programme)
        self._solver = BranchAndCut(programme, self._ranges.means)
        self._sizes = np.array([size for sizes in programme.sizes for size in sizes], dtype=np.intp)

    def maximise(
        self, objective: Coefficients, *, above: int | None = None, limits: Limits | None = None
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

        Raises
        ------
        OutOfReachError
            If there are too many sizes of groups whose means are compared.
        """
        cost = np.zeros(len(self._lower))
        for variable, weight in objective.items():
            cost[variable] = float(weight)
        values = self.corner(cost, limits, -math.inf if above is None else above)
        return None if values is None else Optimum(total(objective, values), values)

    def corner(self, cost: Floats, limits: Limits | None = None, floor: float = -math.inf) -> tuple[int, ...] | None:
        """Whole values that the programme admits with the greatest cost above `floor`: the best there is if all costs are
        whole, else as near to it as floating point tells."""
        best: tuple[int, ...] | None = None
        order = itertools.count()
        # the highest bound first, and of equal ones the youngest
        pending: list[tuple[float, int, Box]] = [(-math.inf, 0, self._box(limits))]
        for step in itertools.count():
            if not pending or -pending[0][0] <= floor:
                return best
            if step == _MOST_STEPS:
                raise OutOfReachError(
                    f"gave up after {step} steps: statements that compare groups leave too many sizes possible. This is "
                    "made for surveys of up to 10,000 respondents, 30 items and 20 groups: leave such statements out, or "
                    "take a smaller n"
                )
            box = self._ranges.narrowed(heapq.heappop(pending)[2])
            values = self._solver.maximise(cost, box, floor) if (box.lower <= box.upper).all() else None
            if values is None:
                continue
            value = float(cost @ np.array(values))
            if self.programme.admits(values):
                best, floor = values, value
                continue
            for half in self._ranges.halves(values, box) or self._between_sizes(box):
                heapq.heappush(pending, (-value, -next(order), half))
        return best

    def _box(self, limits: Limits | None) -> Box:
        lower, upper = self._lower.copy(), self._upper.copy()
        for variable, (low, high) in (limits or {}).items():
            lower[variable], upper[variable] = max(low, lower[variable]), min(high, upper[variable])
        return self._ranges.box(lower, upper)

    def _between_sizes(self, box: Box) -> list[Box]:
        """A box cut in two between sizes of the group that has most of them, or else between values of a variable."""
        width = box.upper - box.lower
        loose = self._sizes[width[self._sizes] > 0]
        variable = int(loose[np.argmax(width[loose])]) if len(loose) else int(np.argmax(width))
        if width[variable] == 0:
            raise ArithmeticError("HiGHS found no whole values, nor that there are none, where all are fixed")
        middle = math.floor((box.lower[variable] + box.upper[variable]) / 2)
        upper, lower = box.upper.copy(), box.lower.copy()
        upper[variable], lower[variable] = middle, middle + 1
        return [box._replace(upper=upper), box._replace(lower=lower)]
