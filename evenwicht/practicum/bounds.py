"""Which bounds does a statement tighten? Worked out by SciPy's integer programmes, not by those of `identify`."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from evenwicht.analysis.tables import Floats
from evenwicht.identify import Allocation, Categorical, Mean, Problem, Statement
from evenwicht.practicum.feedback import NotYet, checking, is_empty
from evenwicht.practicum.handed_in import names, require_set, values

Cell = tuple[str, str]


class GroupSums:
    """The points of every item in every group, as one integer programme.

    Whole sums that add to the points of a whole group can always be dealt out over its members, so that these sums
    are all there is to means within groups.
    """

    def __init__(self, problem: Problem, statements: Sequence[Statement]) -> None:
        (self.groups,) = (one for one in problem.questions if isinstance(one, Categorical))
        (self.items,) = (one for one in problem.questions if isinstance(one, Allocation))
        (sizes,) = problem.count_vectors(self.groups.name)
        self.sizes = dict(zip(self.groups.labels, sizes, strict=True))
        self.cells = [cell for cell in product(self.groups.labels, self.items.items)]
        self.n, total = problem.n, self.items.total
        rows, low, high = [], [], []
        for group, size in self.sizes.items():
            rows.append([float(cell[0] == group) for cell in self.cells])
            low.append(total * size)
            high.append(total * size)
        for item, figure in zip(self.items.items, self.items.means, strict=True):
            half = Fraction(1, 2 * 10 ** len(str(figure).partition(".")[2]))
            rows.append([float(cell[1] == item) for cell in self.cells])
            low.append(-(-(Fraction(str(figure)) - half) * self.n // 1))
            high.append((Fraction(str(figure)) + half) * self.n // 1)
        for statement in statements:
            larger, smaller = (self._members(mean) for mean in statement.means)
            if larger and smaller:
                rows.append(
                    [float(x) for x in self._sum(statement.means[0], smaller) - self._sum(statement.means[1], larger)]
                )
                low.append(int(statement.strict))
                high.append(10**9)
        self._constraint = LinearConstraint(np.array(rows), np.array(low, float), np.array(high, float))
        self._limits = Bounds(0, np.array([total * self.sizes[group] for group, _ in self.cells], float))

    def _members(self, mean: Mean) -> int:
        return self.n if (group := mean.one_group) is None else self.sizes[group[1]]

    def _sum(self, mean: Mean, times: int) -> Floats:
        """The row that adds the points of a mean, times a whole number."""
        return np.array(
            [
                times * (item == mean.item and mean.group in (None, (self.groups.name, group)))
                for group, item in self.cells
            ],
            dtype=np.float64,
        )

    def ends(self, cell: Cell) -> tuple[int, int] | None:
        """The least and the greatest sum of a cell; None if no sums fit."""
        aim = np.array([float(cell == other) for other in self.cells])
        found = []
        for sign in (1, -1):
            solved = milp(
                sign * aim,
                integrality=np.ones(len(aim)),
                bounds=self._limits,
                constraints=self._constraint,
                options={"mip_rel_gap": 0},
            )
            if solved.x is None:
                return None
            found.append(round(float(aim @ np.round(solved.x))))
        return found[0], found[1]


@lru_cache(maxsize=8)
def all_ends(problem: Problem, statements: tuple[Statement, ...]) -> dict[Cell, tuple[int, int]] | None:
    """`GroupSums.ends` of every cell; None if no sums fit."""
    sums = GroupSums(problem, statements)
    found = {cell: sums.ends(cell) for cell in sums.cells}
    fitting = {cell: ends for cell, ends in found.items() if ends is not None}
    return fitting if len(fitting) == len(found) else None


def moved_bounds(problem: Problem, statement: Statement) -> set[Cell] | None:
    """The groups and items whose bounds a statement moves; None if it clashes with the problem."""
    before = all_ends(problem, problem.statements)
    after = all_ends(problem, (*problem.statements, statement))
    if before is None or after is None:
        return None
    return {cell for cell, ends in after.items() if ends != before[cell]}


@checking
def check_tightened(answer: object, statement: object, problem: Problem) -> None:
    """Whether these are the means within groups whose bounds become tighter under a statement.

    Parameters
    ----------
    answer
        Pairs of a group and an item, by their names in the code.
    statement
        A statement of one's own about means of the problem.
    problem
        One question that makes groups of known sizes, one that divides points, and statements taken for true.
    """
    if is_empty(statement):
        raise NotYet("")
    if not isinstance(statement, Statement) or not isinstance(statement.strict, bool):
        raise NotYet("statement_kind")
    (groups,) = (one for one in problem.questions if isinstance(one, Categorical))
    (items,) = (one for one in problem.questions if isinstance(one, Allocation))
    for mean in (statement.larger, statement.smaller):
        if not isinstance(mean, Mean):
            raise NotYet("statement_kind")
        names((mean.question, mean.item), 2, "statement_names")
        if mean.question != items.name or mean.item not in items.items:
            raise NotYet("statement_names")
        if mean.group is not None:
            name, label = names(mean.group, 2, "statement_names")
            if name != groups.name or label not in groups.labels:
                raise NotYet("statement_names")
    found = set()
    for cell in values(answer, "pairs_kind"):
        group, item = names(cell, 2, "pairs_kind")
        if group in items.items and item in groups.labels:
            raise NotYet("pairs_order")
        if group not in groups.labels or item not in items.items:
            raise NotYet("pairs_names")
        found.add((group, item))
    right = moved_bounds(problem, statement)
    if right is None:
        raise NotYet("statement_clash")
    if not right:
        raise NotYet("statement_idle")
    if len(found) == len(groups.labels) * len(items.items) > len(right):
        raise NotYet("pairs_all")
    require_set(found, right, "pairs")
