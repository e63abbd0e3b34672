"""Where chains start: data sets far apart, from corners that integer programmes find under random objectives.

Whole sums of cells (groups, or combinations of groups) decide whether a data set exists: sums that add to the points of
a cell's members can always be dealt out over them. So the programme of the bounds finds the corner.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from evenwicht.identify.bounds.conflicts import check_feasible
from evenwicht.identify.model.problem_data import ProblemData
from evenwicht.identify.sampling.cells import Corner
from evenwicht.identify.sampling.counts import CountTable
from evenwicht.identify.sampling.joint_space import JointSpace
from evenwicht.identify.sampling.priors import UniformHistograms
from evenwicht.identify.sampling.space import Space
from evenwicht.identify.search.formulation import formulate
from evenwicht.identify.search.programme import Whole
from evenwicht.identify.search.search import Search

_CORNERS = 16
_TRIES = 64


def corners(problem: ProblemData, space: Space, number: int, random: np.random.Generator) -> list[Corner]:
    """Corners of the set of sizes and totals of cells, for `number` chains; up to 16 different ones, in turn.

    The counts of the groups are drawn first, uniformly, but for a joint space. Where statements allow few of many possible counts, all chains
    may start from one data set whose counts were not drawn.

    Raises
    ------
    InfeasibleError
        If no data set prints the figures and bears out the statements.
    """
    drawn = [] if isinstance(space, JointSpace) else space.groups
    tables = [CountTable(groups, space.n, UniformHistograms()) for groups in drawn]
    programme = _Programme(problem, space)
    found: list[Corner] = []
    tries = 1 if all(groups.fixed for groups in drawn) else _TRIES
    for _ in range(min(number, _CORNERS)):
        for _ in range(tries):
            corner = programme.corner([table.draw(random) for table in tables], random)
            if corner is not None:
                found.append(corner)
                break
        else:
            break
    if not found:
        anywhere = programme.corner((), random)
        if anywhere is None:
            check_feasible(problem)
            raise ArithmeticError(f"no data set was found that the figures of {', '.join(space.part)} allow")
        found.append(anywhere)
    return [found[chain % len(found)] for chain in range(number)]


class _Programme:
    """Cells of a part as an integer programme."""

    def __init__(self, problem: ProblemData, space: Space) -> None:
        self._points = space.points
        if isinstance(space, JointSpace):
            made, cells = space.made, space.places
            self._groups: list[int] = []
        else:
            questions = [problem.by_name[name] for name in space.part]
            statements = [s for s in problem.statements if s.linked[0] in space.part]
            made = formulate(questions, statements, problem.n, problem.rounding, crossed=True)
            labels = [(name, problem.categorical(name).labels) for name in space.names]
            self._groups = [made.size((name, label)) for name, answers in labels for label in answers]
            cells = list(range(len(made.cells)))
        self._made = made
        self._totals = [np.array([made.points[asked.name, cell] for cell in cells]) for asked in space.points]
        self._sizes = np.array([made.cell_sizes[cell] for cell in cells])
        self._free = np.concatenate([self._sizes, *(totals.ravel() for totals in self._totals)])
        self._search = Search(made.programme)

    def corner(self, counts: Sequence[Whole], random: np.random.Generator) -> Corner | None:
        """A corner under a random objective, checked in whole numbers; None if there is none with these counts.

        `counts` are those of the groups, question by question; none to leave them free.
        """
        fixed = [(int(count), int(count)) for numbers in counts for count in numbers]
        cost = np.zeros(len(self._made.programme.lower))
        cost[self._free] = -random.normal(size=len(self._free))
        values = self._search.corner(cost, dict(zip(self._groups, fixed, strict=False)))
        if values is None:
            return None
        found = np.array(values, dtype=np.int64)
        sizes, totals = found[self._sizes], [found[points].T for points in self._totals]
        for question, total in zip(self._points, totals, strict=True):
            reserve = sizes * question.total - total.sum(axis=0)  # of those who did not answer
            if reserve.any():
                total += random.multinomial(reserve, [1 / question.items] * question.items).T
        return sizes, totals
