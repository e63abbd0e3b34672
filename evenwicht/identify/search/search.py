"""The greatest value of a whole-number objective over a programme: branch and bound over what is not linear in it.

Rows that compare means of two groups are linear within a range of means (`mean_ranges.py`). Each step looks at one box of
limits and ranges: its linear relaxation bounds the objective, a corner that breaks a comparison cuts the box in two at a
level between both means, and where none is broken HiGHS's own branch and cut solves the box over whole numbers. If it
does not end within `_NODES` nodes, the box is cut between two sizes of a group. Every answer is checked in whole numbers
before it counts, and each question is answered from a cold start: it does not depend on what was asked before.
"""

from __future__ import annotations

import heapq
import itertools
import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np

from evenwicht.identify.errors import OutOfReachError
from evenwicht.identify.programme.programme import Coefficients, Floats, Limits, Programme, total
from evenwicht.identify.search.mean_ranges import Box
from evenwicht.identify.search.relaxation import WHOLE, Relaxation, Vertex

__all__ = ["Engine", "Optimum", "Search"]

Engine = Literal["plain", "quick"]
"""`plain`: HiGHS's branch and cut on every box. `quick`: its linear relaxation first, which settles most boxes."""


_MOST_STEPS = 4_000
_NODES = 500


@dataclass(frozen=True)
class Optimum:
    """The greatest value of an objective and whole values that attain it."""

    value: int
    values: tuple[int, ...]


class Search:
    """Finds optima of one programme.

    Parameters
    ----------
    programme
        Where to look.
    engine
        How; the answers are the same.
    """

    def __init__(self, programme: Programme, engine: Engine = "quick") -> None:
        self.programme, self.engine = programme, engine
        self._lower = np.array(programme.lower, dtype=np.float64)
        self._upper = np.array(programme.upper, dtype=np.float64)
        self._relaxation = Relaxation(programme)
        self._ranges = self._relaxation.mean_ranges
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
        cost = self._cost(objective)
        lower, upper = self._limits(limits)
        best: Optimum | None = None
        floor = -math.inf if above is None else above
        order = itertools.count()
        # the highest bound first, and of equal ones the youngest
        pending: list[tuple[float, int, Box]] = [(-math.inf, 0, self._ranges.box(lower, upper))]
        for step in itertools.count():
            if not pending or -pending[0][0] <= floor:
                return best
            if step == _MOST_STEPS:
                raise OutOfReachError(
                    f"gave up after {step} steps: statements that compare groups leave too many sizes possible. This is "
                    "made for surveys of up to 10,000 respondents, 30 items and 20 groups: leave such statements out, or "
                    "take a smaller n"
                )
            inherited, _, box = heapq.heappop(pending)
            box = self._ranges.narrowed(box)
            if bool((box.lower > box.upper).any()):
                continue
            bound = -inherited
            if self.engine == "quick":
                vertex = self._relaxation.maximise(cost, box)
                if vertex is None or math.floor(vertex.bound + WHOLE) <= floor:
                    continue
                bound = math.floor(vertex.bound + WHOLE)
                found = self._checked(objective, vertex.values) if _is_whole(vertex.values) else None
                if found is not None and found.value == bound:
                    best, floor = found, found.value
                    continue
            values, ended = self._relaxation.maximise_whole(cost, box, floor, _NODES)
            found = None if values is None else self._checked(objective, values)
            if found is not None and found.value > floor:
                best, floor = found, found.value
            if ended and (values is None or found is not None):
                continue
            halves = [] if values is None else self._ranges.halves(np.rint(values), box, whole=True)
            halves = halves or self._between_sizes(box)
            for half in halves:
                heapq.heappush(pending, (-bound, -next(order), half))
        return best

    def corner(self, objective: Mapping[int, int] | Mapping[int, Fraction], limits: Limits) -> Vertex | None:
        """The best corner of the relaxation, with its bound; None if nothing is admitted."""
        box = self._ranges.narrowed(self._ranges.box(*self._limits(limits)))
        if bool((box.lower > box.upper).any()):
            return None
        return self._relaxation.maximise(self._cost(objective), box)

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

    def _checked(self, objective: Coefficients, found: Floats) -> Optimum | None:
        """The nearest whole values, if the programme admits them."""
        values = tuple(np.rint(found).astype(np.int64).tolist())
        return Optimum(total(objective, values), values) if self.programme.admits(values) else None

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


def _is_whole(values: Floats) -> bool:
    """Whether a solver's values are whole numbers but for its tolerance."""
    return bool((np.abs(values - np.rint(values)) < WHOLE).all())
