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
from evenwicht.identify.search.tables_of_cells import home, tables_of

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
    tables
        The questions that are crossed, table by table (`tables_of_cells.py`).
    cells
        For each cell the answers of its respondents, by question of its table.
    places
        By table the places of its cells.
    cell_sizes
        The variable that counts the respondents of each cell.
    homes
        By allocation the table whose cells divide its points.
    points
        The variables that hold the points of a cell for each item of an allocation, by allocation and cell.
    answered
        The variable that counts those of a cell who answered an allocation.
    sums
        The variable that is the sum of several others.
    """

    programme: Programme
    questions: Mapping[str, Question]
    tables: tuple[tuple[str, ...], ...]
    cells: tuple[dict[str, str], ...]
    places: tuple[range, ...]
    cell_sizes: tuple[int, ...] = ()
    homes: dict[str, int] = field(default_factory=dict)
    points: dict[tuple[str, int], tuple[int, ...]] = field(default_factory=dict)
    answered: dict[tuple[str, int], int] = field(default_factory=dict)
    sums: dict[frozenset[int], int] = field(default_factory=dict)

    @property
    def everyone(self) -> int:
        """The variable that counts all respondents."""
        return 0

    @property
    def allocations(self) -> dict[str, Allocation]:
        """The questions that divide points."""
        return {name: q for name, q in self.questions.items() if isinstance(q, Allocation)}

    def members(self, group: Where | None, question: str | None = None) -> list[int]:
        """The cells whose respondents belong to a group, in a table that tells their answers to a question, too."""
        asked = conditions(group)
        names = {name for name, _ in asked}
        if question is not None:
            names |= self._crossed(question)
        table = self.places[home(self.tables, names)]
        return [c for c in table if all(self.cells[c][name] == answer for name, answer in asked)]

    def _crossed(self, question: str) -> set[str]:
        """The questions of the table that tells the answers to a question."""
        if isinstance(self.questions[question], Categorical):
            return {question}
        return set(self.tables[self.homes[question]])

    def size(self, group: Where | None, question: str | None = None) -> int:
        """The variable that counts the respondents of a group, or those of them who answered a question."""
        return self.sum_of(self._respondents(self.members(group, question), question))

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
            self.sums[key] = self.programme.variable(0, self.programme.upper[self.everyone])
            self.programme.row({**dict.fromkeys(key, 1), self.sums[key]: -1}, 0, 0)
        return self.sums[key]

    def total(self, question: str, item: str, group: Where | None) -> dict[int, int]:
        """The points that a group gives an item, its respondents with an answer, or without an item the sum of their
        scores times the number of items averaged; as weights of variables."""
        asked = self.questions[question]
        if isinstance(asked, Categorical) and asked.scale is not None and not item:
            scores = scores_of(asked.scale)
            members = [c for c in self.members(group, question) if self.cells[c][question] != NOT_ANSWERED]
            return {self.cell_sizes[c]: scores[self.cells[c][question]] for c in members}
        if isinstance(asked, Allocation):
            position = asked.items.index(item)
            return {self.points[question, cell][position]: 1 for cell in self.members(group, question)}
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
    asked: Sequence[Collection[str]] = (),
    crossed: bool = False,
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
    asked
        Names of questions that must be crossed, beside those that statements cross.
    crossed
        Whether all questions are crossed in one table, so that each respondent stands in one cell.

    Raises
    ------
    PublishedFigureError
        If the combinations of answers are too many to count one by one.
    """
    groupings = [question for question in questions if isinstance(question, Categorical)]
    allocations = [question for question in questions if isinstance(question, Allocation)]
    everything = [[question.name for question in questions]] if crossed else []
    tables, homes = tables_of(questions, statements, [*asked, *everything])
    _check_size(tables, groupings, [tables[homes[a.name]] for a in allocations for _ in a.items])
    made = _with_cells(questions, tables, homes, n)
    programme = made.programme
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
        places = made.places[made.homes[name]]
        for cell in places:
            size = made.cell_sizes[cell]
            answered = size if allocation.base is None else programme.variable(0, n)
            made.answered[name, cell] = answered
            if answered != size:
                programme.row({answered: 1, size: -1}, None, 0)
            made.points[name, cell] = tuple(programme.variable(0, most) for _ in allocation.items)
            programme.row({**dict.fromkeys(made.points[name, cell], 1), answered: -allocation.total}, 0, 0)
        rows = tuple(made.points[name, cell] for cell in places)
        programme.tables.append(Table(rows, tuple(made.answered[name, cell] for cell in places), allocation.total))
        columns = [{made.points[name, c][j]: 1 for c in places} for j in range(len(allocation.items))]
        _ask(made, allocation, n, without)
        print_question(programme, allocation, columns, made.size(None, name), n, rounding, without)
    programme.sizes = [[made.size((g.name, label)) for label in g.labels] for g in groupings]
    programme.sizes += [
        [made.cell_sizes[c] for c in places]
        for table, places in zip(tables, made.places, strict=True)
        if len(table) > 1
    ]
    for statement in sorted(statements, key=lambda s: not (isinstance(s, GroupFigure) and s.counted)):
        if isinstance(statement, GroupFigure):
            made.print_of_group(statement, rounding)
        else:
            made.add(statement)
    return made


def _with_cells(
    questions: Sequence[Question], tables: tuple[tuple[str, ...], ...], homes: dict[str, int], n: int
) -> Formulation:
    """The variables that count everyone, the groups of each question, and the cells of each table, which agree on what
    tables share; of a table of one question at most, the cells are its groups."""
    labels = {question.name: question.labels for question in questions if isinstance(question, Categorical)}
    programme = Programme()
    everyone = programme.variable(n, n)
    groups = {(name, label): programme.variable(0, n) for name in labels for label in labels[name]}
    for name in labels:
        programme.row({groups[name, label]: 1 for label in labels[name]}, n, n)
    cells: list[dict[str, str]] = []
    sizes: list[int] = []
    places: list[range] = []
    sums: dict[frozenset[int], int] = {}
    for table in tables:
        here = [dict(zip(table, given, strict=True)) for given in itertools.product(*(labels[name] for name in table))]
        if len(table) > 1:
            counted = [programme.variable(0, n) for _ in here]
        else:
            counted = [groups[name, label] for name in table for label in labels[name]] or [everyone]
        sums[frozenset(counted)] = everyone
        for name, label in groups if len(table) > 1 else ():
            if name in table:
                members = frozenset(v for v, given in zip(counted, here, strict=True) if given[name] == label)
                sums[members] = groups[name, label]
                programme.row({**dict.fromkeys(members, 1), groups[name, label]: -1}, 0, 0)
        shared = [name for name in table if any(name in earlier for earlier in tables[: len(places)])]
        if len(shared) > 1:
            margins: dict[tuple[str, ...], dict[int, int]] = {}
            for c in places[home(tables, shared)]:
                margins.setdefault(tuple(cells[c][name] for name in shared), {})[sizes[c]] = 1
            for v, given in zip(counted, here, strict=True):
                margins[tuple(given[name] for name in shared)][v] = -1
            for margin in margins.values():
                programme.row(margin, 0, 0)
        places.append(range(len(cells), len(cells) + len(here)))
        cells += here
        sizes += counted
    by_name = {question.name: question for question in questions}
    return Formulation(programme, by_name, tables, tuple(cells), tuple(places), tuple(sizes), homes, {}, {}, sums)


def _ask(made: Formulation, question: Question, n: int, without: frozenset[Figure]) -> None:
    """Let those answer a question who are in its base, and no others."""
    base = question.base
    if base is None or (question.name, BASE) in without:
        return
    programme = made.programme
    asked = set(made.members(base.of, question.name))
    for cell in made.members(None, question.name):
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


def _check_size(
    tables: Sequence[tuple[str, ...]], groupings: Sequence[Categorical], of_points: Sequence[tuple[str, ...]]
) -> None:
    labels = {grouping.name: len(grouping.labels) for grouping in groupings}
    cells = {table: prod(labels[name] for name in table) for table in tables}
    variables = sum(cells.values()) + sum(cells[table] for table in of_points)
    if variables > _MOST_VARIABLES:
        largest = max(tables, key=lambda table: cells[table])
        names = ", ".join(largest)
        raise PublishedFigureError(
            f"statements or a statistic link the questions {names}, whose answers combine in {cells[largest]} ways: "
            f"that takes {variables} whole variables, more than {_MOST_VARIABLES}. Leave out statements, "
            "or merge categories",
            field=names,
        )
