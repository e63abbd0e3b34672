"""From printed figures and statements to whole numbers: the integer programme of one part of a survey.

Respondents are sorted into cells, one for each combination of answers to the part's categorical questions.
The programme knows how many are in each cell, how many of them answered each allocation, and how many points the cell
gives each item. These sums suffice: whole sums that add to the question's total times the number who answered can be
dealt out over them (`dealing.py`).
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import prod

from evenwicht.identify.model.group_figure import GroupFigure
from evenwicht.identify.model.groups import Where, conditions
from evenwicht.identify.model.questions import NOT_ANSWERED, Allocation, Categorical, Question
from evenwicht.identify.model.scale import Scale, scores_of
from evenwicht.identify.model.statements import Figured, Mean, Share, Statement
from evenwicht.identify.rounding.errors import OutOfReachError, PublishedFigureError
from evenwicht.identify.rounding.rounding import Rounding, whole_range
from evenwicht.identify.search.printing import BASE, Figure, print_limits, print_question
from evenwicht.identify.search.programme import Programme, Table
from evenwicht.identify.search.scale_rows import print_median, print_scale, times

_MOST_VARIABLES = 20_000


@dataclass(frozen=True)
class Formulation:
    """A programme, and where it keeps what.

    Attributes
    ----------
    programme
        The integer programme.
    questions
        Those of the part, by name.
    cells
        For each cell the answers of its respondents, by question.
    cell_sizes
        The variable that counts the respondents of each cell.
    points
        The variables that hold the points of a cell for each item of an allocation, by allocation and cell.
    answered
        The variable that counts those of a cell who answered an allocation.
    sums
        The variable that is the sum of several others.
    """

    programme: Programme
    questions: Mapping[str, Question]
    cells: tuple[dict[str, str], ...]
    cell_sizes: tuple[int, ...] = ()
    points: dict[tuple[str, int], tuple[int, ...]] = field(default_factory=dict)
    answered: dict[tuple[str, int], int] = field(default_factory=dict)
    sums: dict[frozenset[int], int] = field(default_factory=dict)

    @property
    def allocations(self) -> dict[str, Allocation]:
        """The questions that divide points."""
        return {name: q for name, q in self.questions.items() if isinstance(q, Allocation)}

    def members(self, group: Where | None) -> list[int]:
        """The cells whose respondents belong to a group."""
        asked = conditions(group)
        return [c for c, given in enumerate(self.cells) if all(given[name] == answer for name, answer in asked)]

    def size(self, group: Where | None, question: str | None = None) -> int:
        """The variable that counts the respondents of a group, or those of them who answered a question."""
        return self.sum_of(self._respondents(self.members(group), question))

    def base(self, figure: Figured) -> int:
        """The variable that counts the respondents whom a mean or a share is of: those who answered, but for a share of
        those who did not."""
        of_all = isinstance(figure, Share) and figure.item == NOT_ANSWERED
        return self.size(figure.group, None if of_all else figure.question)

    def sum_of(self, variables: Collection[int]) -> int:
        """The variable that is the sum of others; a new one if there is none yet."""
        key = frozenset(variables)
        if len(key) == 1:
            (only,) = key
            return only
        if key not in self.sums:
            most = self.programme.upper[self.sums[frozenset(self.cell_sizes)]]
            self.sums[key] = self.programme.variable(0, most)
            self.programme.row({**dict.fromkeys(key, 1), self.sums[key]: -1}, 0, 0)
        return self.sums[key]

    def total(self, question: str, item: str, group: Where | None) -> dict[int, int]:
        """The points that a group gives an item, its respondents with an answer, or without an item the sum of their
        scores times the number of items averaged; as weights of variables."""
        asked = self.questions[question]
        if isinstance(asked, Categorical) and asked.scale is not None and not item:
            scores = scores_of(asked.scale)
            members = [c for c in self.members(group) if self.cells[c][question] != NOT_ANSWERED]
            return {self.cell_sizes[c]: scores[self.cells[c][question]] for c in members}
        if isinstance(asked, Allocation):
            position = asked.items.index(item)
            return {self.points[question, cell][position]: 1 for cell in self.members(group)}
        return {self.cell_sizes[c]: 1 for c in self.members((*conditions(group), (question, item)))}

    def print_of_group(self, printed: GroupFigure, rounding: Rounding) -> None:
        """Make the figure of a group print."""
        total = self.total(printed.question, printed.label, printed.group)
        if printed.counted:
            low, high = whole_range(printed.interval(rounding), 1, 1, 0, None)
            count = self.sum_of(total)
            self.programme.lower[count] = max(low, self.programme.lower[count])
            self.programme.upper[count] = min(high, self.programme.upper[count])
            return
        if printed.median:
            self._print_median(printed, rounding)
            return
        if printed.sd is not None:
            self._print_mean_and_sd(printed, rounding)
            return
        size = self.size(printed.group, printed.question)
        if printed.fills:
            self.programme.lower[size] = max(1, self.programme.lower[size])
        percentage = isinstance(self.questions[printed.question], Categorical) and bool(printed.label)
        within = times(printed.interval(rounding), self.items(printed.question, printed.label))
        print_limits(self.programme, total, size, within, 100 if percentage else 1)

    def _print_median(self, printed: GroupFigure, rounding: Rounding) -> None:
        """Make the median of the scores of a group, whose size is known, print."""
        asked = self.questions[printed.question]
        assert isinstance(asked, Categorical)
        assert asked.scale is not None
        size = self.size(printed.group, printed.question)
        known = self.programme.lower[size]
        if not known or known != self.programme.upper[size]:
            raise OutOfReachError(
                f"{printed}: it is not known how many the group are: print their number", field=asked.name
            )
        within = times(printed.interval(rounding), asked.scale.items)
        print_median(self.programme, self._counts(asked, printed.group), within, known)

    def _print_mean_and_sd(self, printed: GroupFigure, rounding: Rounding) -> None:
        """Make the mean and the standard deviation of the scores of a group, whose size is known, print."""
        asked = self.questions[printed.question]
        assert isinstance(asked, Categorical)
        assert asked.scale is not None
        told = Scale(
            asked.scale.lowest, asked.scale.highest, printed.read, printed.sd, asked.scale.ddof, asked.scale.items
        )
        size, counts = self.size(printed.group, printed.question), self._counts(asked, printed.group)
        chosen = printed.rounding or rounding
        print_scale(self.programme, str(printed), told, counts, size, chosen, frozenset())

    def _counts(self, asked: Categorical, group: Where | None) -> dict[int, int]:
        """The variable that counts each score in a group, by the score times the number of items."""
        assert asked.scale is not None
        groups = conditions(group)
        return {
            score: self.sum_of([self.cell_sizes[c] for c in self.members((*groups, (asked.name, label)))])
            for label, score in scores_of(asked.scale).items()
        }

    def items(self, question: str, item: str) -> int:
        """What a total counts more than once: the number of items that scores average."""
        asked = self.questions[question]
        return asked.scale.items if isinstance(asked, Categorical) and asked.scale is not None and not item else 1

    def add(self, statement: Statement, *, vacuous: bool = True) -> None:
        """Make a statement a row; unless `vacuous`, its groups must have respondents."""
        if not vacuous:
            for figure in statement.figures:
                size = self.base(figure)
                self.programme.lower[size] = max(1, self.programme.lower[size])
        known = next(self.base(figure) for figure in statement.figures)
        sides = (self._ratio(side, known) for side in (statement.larger, statement.smaller))
        (larger, m, often), (smaller, k, seldom) = sides
        larger = {variable: weight * seldom for variable, weight in larger.items()}
        smaller = {variable: weight * often for variable, weight in smaller.items()}
        below = min(0, *larger.values(), *smaller.values())
        if below:  # scores below 0: compare both sides higher up
            for total, size in ((larger, m), (smaller, k)):
                total[size] = total.get(size, 0) - below
        self.programme.compare(larger, m, smaller, k, strict=statement.strict)

    def _ratio(self, side: Figured | Fraction | int, known: int) -> tuple[dict[int, int], int, int]:
        """What a statement compares, as a total, the size that it is divided by, and how often the total counts; a number as
        that many times the size of the other side."""
        if isinstance(side, Mean | Share):
            often = self.items(side.question, side.item)
            return self.total(side.question, side.item, side.group), self.base(side), often
        number = Fraction(side)
        return {known: number.numerator}, known, number.denominator

    def _respondents(self, cells: Sequence[int], question: str | None) -> list[int]:
        """The variables that count those of these cells who answered a question."""
        asked = None if question is None else self.questions[question]
        if isinstance(asked, Allocation):
            return [self.answered[asked.name, cell] for cell in cells]
        return [self.cell_sizes[c] for c in cells if asked is None or self.cells[c][asked.name] != NOT_ANSWERED]


def formulate(
    questions: Sequence[Question],
    statements: Sequence[Statement | GroupFigure],
    n: int,
    rounding: Rounding,
    *,
    without: frozenset[Figure] = frozenset(),
) -> Formulation:
    """The integer programme of these questions and statements.

    Parameters
    ----------
    questions, statements
        Of one part; the statements name no other question.
    n, rounding
        As in `Problem`.
    without
        Printed figures to leave out of account.

    Raises
    ------
    PublishedFigureError
        If the combinations of answers are too many to count one by one.
    """
    groupings = [question for question in questions if isinstance(question, Categorical)]
    _check_size(groupings, [question for question in questions if isinstance(question, Allocation)])
    cells = tuple(
        dict(zip([g.name for g in groupings], answers, strict=True))
        for answers in itertools.product(*(g.labels for g in groupings))
    )
    programme = Programme()
    made = Formulation(programme, {question.name: question for question in questions}, cells)
    made = _with_cells(made, groupings, n)
    for grouping in groupings:
        totals = [
            {made.sum_of([made.cell_sizes[c] for c in made.members((grouping.name, a))]): 1} for a in grouping.answers
        ]
        _ask(made, grouping, n, without)
        size = made.size(None, grouping.name)
        print_question(programme, grouping, totals, size, n, rounding, without)
        if grouping.scale is not None:
            scores = scores_of(grouping.scale)
            counts = {scores[a]: next(iter(total)) for a, total in zip(grouping.answers, totals, strict=True)}
            left_out = frozenset(label for name, label in without if name == grouping.name)
            print_scale(programme, grouping.name, grouping.scale, counts, size, rounding, left_out)
    for name, allocation in made.allocations.items():
        most = n * allocation.total
        for cell, size in enumerate(made.cell_sizes):
            answered = size if allocation.base is None else programme.variable(0, n)
            made.answered[name, cell] = answered
            if answered != size:
                programme.row({answered: 1, size: -1}, None, 0)
            made.points[name, cell] = tuple(programme.variable(0, most) for _ in allocation.items)
            programme.row({**dict.fromkeys(made.points[name, cell], 1), answered: -allocation.total}, 0, 0)
        places = range(len(cells))
        rows = tuple(made.points[name, cell] for cell in places)
        programme.tables.append(Table(rows, tuple(made.answered[name, cell] for cell in places), allocation.total))
        columns = [{made.points[name, c][j]: 1 for c in places} for j in range(len(allocation.items))]
        _ask(made, allocation, n, without)
        print_question(programme, allocation, columns, made.size(None, name), n, rounding, without)
    programme.sizes = [[made.size((g.name, label)) for label in g.labels] for g in groupings]
    if len(groupings) > 1:
        programme.sizes.append(list(made.cell_sizes))
    for statement in sorted(statements, key=lambda s: not (isinstance(s, GroupFigure) and s.counted)):
        if isinstance(statement, GroupFigure):
            made.print_of_group(statement, rounding)
        else:
            made.add(statement)
    return made


def _with_cells(made: Formulation, groupings: Sequence[Categorical], n: int) -> Formulation:
    """The variables that count everyone, the groups of each question and the cells; of one question at most, the cells
    are its groups."""
    programme = made.programme
    everyone = programme.variable(n, n)
    groups = {(grouping.name, label): programme.variable(0, n) for grouping in groupings for label in grouping.labels}
    for grouping in groupings:
        programme.row({groups[grouping.name, label]: 1 for label in grouping.labels}, n, n)
    if len(groupings) > 1:
        cell_sizes = tuple(programme.variable(0, n) for _ in made.cells)
    else:
        cell_sizes = tuple(groups.values()) or (everyone,)
    sums = {frozenset(cell_sizes): everyone}
    if len(groupings) > 1:
        for group, size in groups.items():
            members = frozenset(cell_sizes[c] for c in made.members(group))
            sums[members] = size
            programme.row({**dict.fromkeys(members, 1), size: -1}, 0, 0)
    return Formulation(programme, made.questions, made.cells, cell_sizes, {}, {}, sums)


def _ask(made: Formulation, question: Question, n: int, without: frozenset[Figure]) -> None:
    """Let those answer a question who are in its base, and no others."""
    base = question.base
    if base is None or (question.name, BASE) in without:
        return
    programme = made.programme
    everyone = range(len(made.cells))
    asked = set(made.members(base.of))
    for cell in everyone:
        answering = made._respondents([cell], question.name)
        if cell not in asked:
            for variable in answering:
                programme.upper[variable] = 0
        elif base.n is None and isinstance(question, Allocation):
            programme.row({answering[0]: 1, made.cell_sizes[cell]: -1}, 0, 0)
        elif base.n is None and not answering:
            programme.upper[made.cell_sizes[cell]] = 0
    if base.limits is not None:
        size = made.size(None, question.name)
        programme.lower[size] = max(programme.lower[size], base.limits[0])
        programme.upper[size] = min(programme.upper[size], base.limits[1])


def _check_size(groupings: Sequence[Categorical], allocations: Sequence[Allocation]) -> None:
    cells = prod(len(grouping.labels) for grouping in groupings)
    variables = cells * (1 + sum(len(allocation.items) for allocation in allocations))
    if variables > _MOST_VARIABLES:
        names = ", ".join(grouping.name for grouping in groupings)
        raise PublishedFigureError(
            f"statements or a statistic link the questions {names}, whose answers combine in {cells} ways: "
            f"that takes {variables} whole variables, more than {_MOST_VARIABLES}. Leave out statements, "
            "or merge categories",
            field=names,
        )
