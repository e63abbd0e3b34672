"""Where chains start: data sets far apart, from corners that integer programmes find under random objectives.

Whole sums of cells (groups, or combinations of groups) decide whether a data set exists: sums that add to the points of
a cell's members can always be dealt out over them. So a programme over cells finds the corner.
"""

from __future__ import annotations

from itertools import product

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from evenwicht.identify.bounds.witness import witness
from evenwicht.identify.bounds.workings import Workings
from evenwicht.identify.model.problem_data import ProblemData
from evenwicht.identify.sampling.cells import Corner, cells_of
from evenwicht.identify.sampling.counts import CountTable
from evenwicht.identify.sampling.priors import UniformHistograms
from evenwicht.identify.sampling.space import Space

__all__ = ["corners"]

_CORNERS = 16
_TRIES = 64


def corners(problem: ProblemData, space: Space, number: int, random: np.random.Generator) -> list[Corner]:
    """Corners of the set of sizes and totals of cells, for `number` chains; up to 16 different ones, in turn.

    The counts of the groups are drawn first, uniformly. Where statements allow few of many possible counts, all chains
    may start from the one data set that the bounds' programme finds.

    Raises
    ------
    InfeasibleError
        If no data set prints the figures and bears out the statements.
    """
    tables = [CountTable(groups, space.n, UniformHistograms()) for groups in space.groups]
    programme = _Programme(space)
    found: list[Corner] = []
    tries = 1 if all(groups.fixed for groups in space.groups) else _TRIES
    for _ in range(min(number, _CORNERS)):
        for _ in range(tries):
            corner = programme.solve([table.draw(random) for table in tables], random)
            if corner is not None:
                found.append(corner)
                break
        else:
            break
    if not found:
        found.append(_witnessed(problem, space))
    return [found[chain % len(found)] for chain in range(number)]


def _witnessed(problem: ProblemData, space: Space) -> Corner:
    """Sizes and totals of the data set that proves the problem feasible."""
    workings = Workings(problem)
    data = witness(workings, workings.parts(), {}).data_set()
    cells = np.zeros(space.n, dtype=np.int64)
    for groups in space.groups:
        places = data[groups.name].map({label: g for g, label in enumerate(problem.categorical(groups.name).labels)})
        cells = cells * groups.size + places.to_numpy(dtype=np.int64)
    number = len(cells_of(space))
    totals = []
    for question in space.points:
        columns = problem.allocation(question.name).columns
        sums = [np.bincount(cells, data[column].to_numpy(dtype=np.int64), number) for column in columns]
        totals.append(np.rint(np.stack(sums)).astype(np.int64))
    return np.bincount(cells, minlength=number), totals


class _Programme:
    """Cells of a part as an integer programme; counts of the categorical questions are given."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self.cells = cells_of(space)
        self.first: list[int] = []
        width = len(self.cells)
        for question in space.points:
            self.first.append(width)
            width += len(self.cells) * question.items
        self.width = width

    def solve(self, counts: list[NDArray[np.int64]], random: np.random.Generator) -> Corner | None:
        """A corner under a random objective, checked in whole numbers; None if there is none."""
        rows = _Rows(self.width)
        self._figures(rows, counts)
        self._statements(rows, counts)
        matrix, low, high = rows.build()
        solution = milp(
            random.normal(size=self.width),
            constraints=LinearConstraint(matrix, low, high),
            bounds=Bounds(0, np.inf),
            integrality=np.ones(self.width),
            options={"time_limit": 60.0},
        )
        if solution.x is None:
            return None
        x = np.rint(solution.x).astype(np.int64)
        reached = matrix.astype(np.int64) @ x
        if (x < 0).any() or (reached < low).any() or (reached > high).any():
            return None
        sizes = x[: len(self.cells)]
        totals = [
            x[first : first + len(self.cells) * q.items].reshape(len(self.cells), q.items).T.copy()
            for first, q in zip(self.first, self.space.points, strict=True)
        ]
        return sizes, totals

    def _total(self, a: int, item: int, c: int | None = None, label: int = 0) -> NDArray[np.int64]:
        """The variables that add to an item's total, in all or in one group of question `c`."""
        members = [i for i, cell in enumerate(self.cells) if c is None or cell[c] == label]
        return self.first[a] + np.array(members, dtype=np.int64) * self.space.points[a].items + item

    def _figures(self, rows: _Rows, counts: list[NDArray[np.int64]]) -> None:
        space = self.space
        if not space.groups:
            rows.add([(np.array([0]), 1)], space.n, space.n)
        for c, vector in enumerate(counts):
            for label, count in enumerate(vector):
                members = np.array([i for i, cell in enumerate(self.cells) if cell[c] == label])
                rows.add([(members, 1)], int(count), int(count))
        for a, q in enumerate(space.points):
            for i in range(len(self.cells)):
                items = self.first[a] + i * q.items + np.arange(q.items)
                rows.add([(items, 1), (np.array([i]), -q.total)], 0, 0)
            totals = [self._total(a, item) for item in range(q.items)]
            for item, total in enumerate(totals):
                rows.add([(total, 1)], int(q.low[item]), int(q.high[item]))
            if q.units is not None:
                whole, sum_units = space.n * q.total, sum(q.units)
                for i, j in product(range(q.items), repeat=2):
                    if i != j:
                        shift = (q.units[i] - q.units[j]) * whole
                        rows.add([(totals[i], sum_units), (totals[j], -sum_units)], -np.inf, whole + shift)

    def _statements(self, rows: _Rows, counts: list[NDArray[np.int64]]) -> None:
        space, orders = self.space, self.space.orders
        size = np.append(np.concatenate([*counts, np.empty(0, np.int64)]), space.n)
        for s in range(len(orders)):
            m, k = int(size[orders.larger_count[s]]), int(size[orders.smaller_count[s]])
            if m and k:
                shared = int(np.gcd(m, k))
                terms = [
                    (self._variables(int(orders.larger[s])), k // shared),
                    (self._variables(int(orders.smaller[s])), -m // shared),
                ]
                rows.add(terms, int(orders.strict[s]), np.inf)

    def _variables(self, row: int) -> NDArray[np.int64]:
        """The variables that add to a row of sums."""
        space = self.space
        for a, question in enumerate(space.points):
            if question.row <= row < question.row + question.items:
                return self._total(a, row - question.row)
        for (a, c), first in space.tracked.items():
            items = space.points[a].items
            if first <= row < first + items * space.groups[c].size:
                label, item = divmod(row - first, items)
                return self._total(a, item, c, label)
        raise AssertionError(f"sum {row} belongs to no question")


class _Rows:
    """Constraints, one at a time: whole coefficients on variables, and what they may add to."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.entries: list[tuple[NDArray[np.int64], NDArray[np.int64], int]] = []
        self.low: list[float] = []
        self.high: list[float] = []

    def add(self, terms: list[tuple[NDArray[np.int64], int]], low: float, high: float) -> None:
        for variables, coefficient in terms:
            self.entries.append((np.full(len(variables), len(self.low)), variables, coefficient))
        self.low.append(low)
        self.high.append(high)

    def build(self) -> tuple[coo_array, NDArray[np.float64], NDArray[np.float64]]:
        row = np.concatenate([e[0] for e in self.entries])
        column = np.concatenate([e[1] for e in self.entries])
        value = np.concatenate([np.full(len(e[0]), float(e[2])) for e in self.entries])
        matrix = coo_array((value, (row, column)), shape=(len(self.low), self.width)).tocsr()
        return matrix, np.array(self.low), np.array(self.high)
