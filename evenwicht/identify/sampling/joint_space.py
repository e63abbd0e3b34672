"""The space of a part whose printed figures are of groups, of scores, or of those who were asked: respondents in cells.

A cell is a combination of answers to all categorical questions of the part. What such figures say is linear in the sizes of
cells and the points of their members, as it is in the programme of the bounds; so a walk keeps these, and `JointLimits`
asks the programme itself. Here the open space is wide: any respondent may be in any cell that somebody can be in.

Where not everyone divided points, who did is one more answer of a respondent. One who comes in would have to bring all points
at once, and one who leaves would take them along. So in a walk everyone holds points, also those who did not answer; theirs
are in reserve: they count for no figure, are shown to nobody, and move as freely as others do. Each division of a respondent's
points in reserve weighs the same, and all of them together as much as the one empty answer that they stand for
(`joint_weight`), so that what is drawn of those who answered is drawn as the prior says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.model.base import Base
from evenwicht.identify.model.group_figure import GroupFigure
from evenwicht.identify.model.groups import conditions
from evenwicht.identify.model.problem_data import ProblemData
from evenwicht.identify.model.questions import NOT_ANSWERED, Allocation, Categorical, Question
from evenwicht.identify.model.statements import Mean, Statement
from evenwicht.identify.sampling.space import Groups, Points, Space, label_type, ranges_of
from evenwicht.identify.search.formulation import formulate
from evenwicht.identify.search.programme import Whole

DIVIDED = "divided"


def with_who_answered(questions: Iterable[Question]) -> tuple[list[Question], list[Categorical]]:
    """The questions, where allocations of which only a number is known who divided them are of those who say so; and the
    questions that say it, one for each such allocation.

    >>> time = Allocation("time", ("work", "rest"), ("6.4", "3.6"), base=Base("5"))
    >>> (told,), (who,) = with_who_answered([time])
    >>> str(told.base), who.labels
    ('where time: divided is divided', ('divided', 'not_answered'))
    """
    told: list[Question] = []
    who: list[Categorical] = []
    for question in questions:
        if isinstance(question, Allocation) and question.base is not None and question.base.limits is not None:
            who.append(Categorical(f"{question.name}: {DIVIDED}", (DIVIDED,), ("-",), base=question.base))
            question = replace(question, base=Base(None, (who[-1].name, DIVIDED)))
        told.append(question)
    return told, who


def is_joint(problem: ProblemData, part: Sequence[str]) -> bool:
    """Whether more is printed of a part than rows of figures of everyone and orders of means of single groups."""
    questions = [problem.by_name[name] for name in part]
    statements = [s for s in problem.orders if s.linked[0] in part]
    return (
        any(q.base is not None or (isinstance(q, Categorical) and q.scale is not None) for q in questions)
        or any(figure.question in part for figure in problem.group_figures)
        or not all(isinstance(m, Mean) and len(m.linked) <= 2 for s in statements for m in (s.larger, s.smaller))
    )


class JointSpace(Space):
    """The data sets of one such part: as a `Space` in which one question, the cell, groups the respondents.

    Attributes
    ----------
    asked
        The categorical questions of the part.
    shown
        The number of these that the survey asks; the others say who divided points (`with_who_answered`).
    answers
        By cell the place of its answer to each of them, (cells, questions).
    divided
        By allocation whether those in a cell divided its points, (cells,); the others hold points in reserve.
    linked
        By allocation the questions of whose groups figures or statements of it are.
    beside
        By question: the cell that differs from a cell in its answer alone, (cells, answers); -1 if nobody can be there.
    places
        Where each cell stands among those of the programme.
    """

    def __init__(self, problem: ProblemData, part: Sequence[str]) -> None:
        questions, who = with_who_answered(problem.by_name[name] for name in part)
        allocations = [q for q in questions if isinstance(q, Allocation)]
        self.asked = [q for q in questions if isinstance(q, Categorical)]
        self.shown = len(self.asked)
        self.asked += who
        self.n, self.part = problem.n, tuple(part)
        statements = [s for s in problem.statements if s.linked[0] in part]
        self.made = made = formulate([*questions, *who], statements, problem.n, problem.rounding, crossed=True)
        self.places = self._inhabitable()
        size = len(self.places)
        cells = [made.cells[place] for place in self.places]
        self.answers = np.array(
            [[q.labels.index(cell[q.name]) for q in self.asked] for cell in cells], dtype=np.int64
        ).reshape(size, len(self.asked))
        self.beside = [self._beside(c, len(q.labels)) for c, q in enumerate(self.asked)]
        low, high = np.zeros(size, dtype=np.int64), np.full(size, problem.n)
        self.groups = [Groups("", low, high, 0, None, size)]
        self.count_rows = size + 1
        self.points = []
        self.divided = []
        self.linked = []
        self.tracked = {}
        self.sum_rows = 0
        for a, q in enumerate(allocations):
            if q.base is None:
                ranges = ranges_of(problem.column_ranges(q.name))
            else:
                ranges = np.zeros(len(q.items), dtype=np.int64), np.full(len(q.items), problem.n * q.total)
            self.points.append(Points(q.name, *ranges, self.sum_rows, None, len(q.items), q.total))
            members = set(made.members(None if q.base is None else q.base.of))
            self.linked.append(_grouping(statements, q.name))
            self.divided.append(np.array([place in members for place in self.places]))
            self.tracked[a, 0] = self.sum_rows + len(q.items)
            self.sum_rows += len(q.items) * (1 + size)
        self.orders = self._orders([], [], [])
        self._rows = {}

    @property
    def names(self) -> list[str]:
        """The categorical questions, in the order of `labels_of`."""
        return [question.name for question in self.asked[: self.shown]]

    def labels_of(self, labels: Sequence[NDArray[np.int8]]) -> list[NDArray[np.int8]]:
        """The answers to each question of respondents in these cells."""
        (cells,) = labels
        return [
            self.answers[:, c].astype(label_type(len(question.labels)))[cells]
            for c, question in enumerate(self.asked[: self.shown])
        ]

    def points_of(self, points: Sequence[NDArray[Any]], labels: Sequence[NDArray[Any]]) -> list[NDArray[Any]]:
        """The points of respondents in these cells, without those in reserve."""
        (cells,) = labels
        return [given * divided[cells] for given, divided in zip(points, self.divided, strict=True)]

    def cells_of_answers(
        self, labels: Sequence[NDArray[Any]], points: Mapping[str, NDArray[Any]]
    ) -> NDArray[np.signedinteger[Any]]:
        """The cells of respondents with these answers and points by allocation, -1 where nobody can be."""
        given = list(labels)
        for who in self.asked[self.shown :]:
            given.append(np.where(points[who.name.removesuffix(f": {DIVIDED}")].any(axis=0), 0, 1))
        sizes = tuple(len(question.labels) for question in self.asked)
        table = np.full(sizes, -1, dtype=label_type(len(self.answers)))
        table[tuple(self.answers.T)] = np.arange(len(self.answers))
        found: NDArray[np.signedinteger[Any]] = table[tuple(np.asarray(label, dtype=np.int64) for label in given)]
        return found

    def scores(self, c: int) -> int:
        """How many scores a question has, the lowest first among its answers; 0 if it has no scale."""
        question = self.asked[c]
        return 0 if question.scale is None else len([a for a in question.labels if a != NOT_ANSWERED])

    def _inhabitable(self) -> list[int]:
        """The cells that somebody can be in, as far as single limits of the programme tell."""
        made, upper = self.made, self.made.programme.upper
        empty = {v for members, total in made.sums.items() if upper[total] == 0 for v in members}
        return [c for c, v in enumerate(made.cell_sizes) if upper[v] > 0 and v not in empty]

    def _beside(self, c: int, size: int) -> Whole:
        found = {tuple(answers): cell for cell, answers in enumerate(self.answers.tolist())}
        table = np.full((len(self.answers), size), -1, dtype=np.int64)
        for cell, answers in enumerate(self.answers.tolist()):
            for g in range(size):
                table[cell, g] = found.get((*answers[:c], g, *answers[c + 1 :]), -1)
        return table


def _grouping(statements: Sequence[Statement | GroupFigure], allocation: str) -> list[str]:
    figures = [f for s in statements for f in ([s] if isinstance(s, GroupFigure) else s.figures)]
    names = [name for f in figures if f.question == allocation for name, _ in conditions(f.group)]
    return list(dict.fromkeys(names))
