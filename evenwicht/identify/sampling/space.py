"""The space that the sampler walks in: the data sets of one linked part of a survey, as arrays of whole numbers.

A walk keeps, for many chains at once, where it is, and the sums that figures and statements are about. Two storeys
of constraints:

- the *open space*: every row divides its points, column totals and counts lie within their ranges;
- the *limits*: statements of order hold, and rows that were rounded by largest remainder print as they do.

The open space is connected by simple moves; the limits may cut it into pieces (see `walk.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.model.problem_data import ProblemData
from evenwicht.identify.model.questions import Allocation, Categorical, Question
from evenwicht.identify.model.statements import Mean, Statement
from evenwicht.identify.rounding.errors import PublishedFigureError
from evenwicht.identify.search.programme import Truths, Whole

MOST_ANSWERS = 20_000
"""Answers of a question, or cells: as many as a programme counts one by one."""


def label_type(size: int) -> type[np.signedinteger[Any]]:
    """The smallest whole numbers that hold the places of so many answers."""
    return np.int8 if size <= 127 else np.int16


@dataclass(frozen=True)
class _Ranged:
    """What is known of the totals of a question: `low` and `high` are their ranges; `row` is the first of its rows in the array
    of sums or counts; `units` the printed row in units of its last digit if largest remainder rounded it, else None."""

    name: str
    low: Whole
    high: Whole
    row: int
    units: tuple[int, ...] | None

    def holds(self, place: int, totals: Whole) -> Truths:
        """Whether totals of an item, or counts of a label, lie within its range."""
        inside: Truths = (self.low[place] <= totals) & (totals <= self.high[place])
        return inside


@dataclass(frozen=True)
class Points(_Ranged):
    """An allocation question: `items` columns that add to `total` in every row."""

    items: int
    total: int

    @property
    def dtype(self) -> type[np.signedinteger[Any]]:
        """The smallest whole numbers in which steps between any two rows can be worked out."""
        return np.int8 if self.total <= 60 else np.int16 if self.total <= 16_000 else np.int32


@dataclass(frozen=True)
class Groups(_Ranged):
    """A categorical question of `size` labels."""

    size: int

    @property
    def fixed(self) -> bool:
        """Whether only one vector of counts prints as this question."""
        return bool((self.low == self.high).all())


@dataclass(frozen=True)
class Orders:
    """Statements as rows of the arrays of sums and counts: one entry a statement."""

    larger: Whole
    smaller: Whole
    larger_count: Whole
    smaller_count: Whole
    strict: Truths

    def __len__(self) -> int:
        return len(self.larger)

    def select(self, keep: Truths) -> Orders:
        """The statements that `keep` marks."""
        return Orders(*(getattr(self, field.name)[keep] for field in fields(self)))


class State(Protocol):
    """Where chains are; the last axis of every array is the chain.

    Attributes
    ----------
    sums
        (rows, chains): for each allocation its column totals, then for each linked question the item totals
        of every group.
    counts
        (rows, chains): the sizes of the groups of each categorical question; the last row is n.
    """

    sums: Whole
    counts: Whole

    @property
    def arrays(self) -> list[NDArray[Any]]:
        """Every array that moves change."""
        ...


class Space:
    """The data sets of one part of a problem.

    Parameters
    ----------
    problem
        The problem.
    part
        The names of the questions of the part.
    by
        For an allocation, a categorical question whose group totals a prior asks for; None for none.
    """

    def __init__(self, problem: ProblemData, part: Sequence[str], by: dict[str, str] | None = None) -> None:
        self.n = problem.n
        self.part = tuple(part)
        questions = [problem.by_name[name] for name in part]
        allocations = [q for q in questions if isinstance(q, Allocation)]
        categoricals = [q for q in questions if isinstance(q, Categorical)]
        statements = [s for s in problem.orders if s.linked[0] in self.part]
        means = [mean for s in statements for mean in s.means]
        linked = {(mean.question, group[0]) for mean in means if (group := mean.one_group) is not None}
        linked |= set((by or {}).items())
        self.groups: list[Groups] = []
        self.count_rows = self._add_groups(problem, categoricals)
        self.points: list[Points] = []
        self.tracked: dict[tuple[int, int], int] = {}
        self.sum_rows = self._add_points(problem, allocations, categoricals, linked)
        self.orders = self._orders(allocations, categoricals, statements)
        self._rows: dict[tuple[int, int, tuple[int, ...] | None], Whole] = {}

    def _add_groups(self, problem: ProblemData, categoricals: Sequence[Categorical]) -> int:
        """Give every answer a row of counts, and n the last; the number of rows."""
        row = 0
        for categorical in categoricals:
            if len(categorical.labels) > MOST_ANSWERS:
                raise PublishedFigureError(
                    f"{categorical.name} has {len(categorical.labels)} answers; the sampler takes "
                    f"{MOST_ANSWERS} at most",
                    field=categorical.name,
                )
            low, high = ranges_of(problem.count_ranges(categorical.name))
            units = _units(problem, categorical)
            self.groups.append(Groups(categorical.name, low, high, row, units, len(categorical.labels)))
            row += len(categorical.labels)
        return row + 1

    def _add_points(
        self,
        problem: ProblemData,
        allocations: Sequence[Allocation],
        categoricals: Sequence[Categorical],
        linked: set[tuple[str, str]],
    ) -> int:
        """Give every item a row of sums, and one a group of each linked question; the number of rows."""
        row = 0
        for a, q in enumerate(allocations):
            low, high = ranges_of(problem.column_ranges(q.name))
            self.points.append(Points(q.name, low, high, row, _units(problem, q), len(q.items), q.total))
            row += len(q.items)
            for c, categorical in enumerate(categoricals):
                if (q.name, categorical.name) in linked:
                    self.tracked[a, c] = row
                    row += len(q.items) * len(categorical.labels)
        return row

    def _orders(
        self, allocations: Sequence[Allocation], categoricals: Sequence[Categorical], statements: Sequence[Statement]
    ) -> Orders:
        """The statements as rows of sums and counts."""

        def place(mean: Mean) -> tuple[int, int]:
            a = [q.name for q in allocations].index(mean.question)
            item = allocations[a].items.index(mean.item)
            group = mean.one_group
            if group is None:
                return self.points[a].row + item, self.count_rows - 1
            c = [q.name for q in categoricals].index(group[0])
            label = categoricals[c].labels.index(group[1])
            return self.tracked[a, c] + label * self.points[a].items + item, self.groups[c].row + label

        placed = [(*place(s.means[0]), *place(s.means[1]), s.strict) for s in statements if s.larger != s.smaller]
        columns = [np.array([p[i] for p in placed], dtype=np.int64) for i in range(4)]
        strict = np.array([p[4] for p in placed], dtype=np.bool_)
        return Orders(columns[0], columns[2], columns[1], columns[3], strict)

    def links(self, a: int) -> list[int]:
        """The categorical questions whose groups' totals of allocation `a` are kept."""
        return [c for c in range(len(self.groups)) if (a, c) in self.tracked]

    def group_rows(self, a: int, c: int, items: tuple[int, ...] | None = None) -> Whole:
        """Rows of sums of these items (None for all): first of one item in every group of question `c`, and so on."""
        if (a, c, items) not in self._rows:
            chosen = np.arange(self.points[a].items) if items is None else np.array(items)
            place = np.arange(self.groups[c].size)[None, :] * self.points[a].items + chosen[:, None]
            self._rows[a, c, items] = (self.tracked[a, c] + place).ravel()
        return self._rows[a, c, items]

    @property
    def names(self) -> list[str]:
        """The categorical questions, in the order of `labels_of`."""
        return [groups.name for groups in self.groups]

    def labels_of(self, labels: Sequence[NDArray[Any]]) -> list[NDArray[Any]]:
        """The answers to each question of respondents in these groups."""
        return list(labels)

    def points_of(self, points: Sequence[NDArray[Any]], labels: Sequence[NDArray[Any]]) -> list[NDArray[Any]]:
        """The points of respondents in these groups, as they are shown."""
        return list(points)


def ranges_of(ranges: dict[str, tuple[int, int]]) -> tuple[Whole, Whole]:
    """Least and greatest totals as arrays."""
    low, high = zip(*ranges.values(), strict=True)
    return np.array(low, dtype=np.int64), np.array(high, dtype=np.int64)


def _units(problem: ProblemData, question: Question) -> tuple[int, ...] | None:
    """The printed figures in units of their last decimal, where the sum of the row was kept; None elsewhere."""
    return tuple(question.row.units()) if question.row.convention(problem.rounding) == "largest_remainder" else None
