"""From printed figures and statements to whole numbers: the integer programme of one part of a survey.

Respondents are sorted into cells, one for each combination of answers to the part's categorical questions.
The programme knows how many are in each cell, and how many points the cell gives each item. These sums
suffice: whole sums that add to the question's total times the size of the cell can be dealt out over its
respondents (`dealing.py`).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from evenwicht.identify.errors import PublishedFigureError
from evenwicht.identify.model.figure_ranges import figure_ranges, separate_ranges
from evenwicht.identify.model.group_figure import GroupFigure
from evenwicht.identify.model.questions import Allocation, Categorical, Group, Question, Statement
from evenwicht.identify.programme.programme import Coefficients, Programme, Table
from evenwicht.identify.rounding.rounding import Rounding, whole_range

__all__ = ["Figure", "Formulation", "formulate"]

Figure = tuple[str, str]
"""A printed figure: its question and its category or item."""

_MOST_VARIABLES = 20_000


@dataclass(frozen=True)
class Formulation:
    """A programme, and where it keeps what.

    Attributes
    ----------
    programme
        The integer programme.
    cells
        For each cell the answers of its respondents, by question.
    cell_sizes
        The variable that counts the respondents of each cell.
    group_sizes
        The variable that counts the respondents of each group; None for everyone.
    points
        The variables that hold the points of a cell for each item of an allocation, by allocation and cell.
    """

    programme: Programme
    cells: tuple[dict[str, str], ...]
    cell_sizes: tuple[int, ...]
    group_sizes: dict[Group | None, int]
    points: dict[tuple[str, int], tuple[int, ...]]
    allocations: dict[str, Allocation]

    def members(self, group: Group | None) -> list[int]:
        """The cells whose respondents belong to a group."""
        return [c for c, answers in enumerate(self.cells) if group is None or answers[group[0]] == group[1]]

    def total(self, question: str, item: str, group: Group | None) -> dict[int, int]:
        """The points that a group gives an item, as weights of variables."""
        position = self.allocations[question].items.index(item)
        return {self.points[question, cell][position]: 1 for cell in self.members(group)}

    def print_of_group(self, printed: GroupFigure, rounding: Rounding) -> None:
        """Make the figure of a group print: in whole numbers, `low * size <= total <= high * size`; of a count, the
        size counts as 1."""
        size = self.group_sizes[printed.group]
        if printed.fills:
            self.programme.lower[size] = max(1, self.programme.lower[size])
        if printed.question in self.allocations:
            scale, total = 1, self.total(printed.question, printed.label, printed.group)
        else:
            answered = set(self.members((printed.question, printed.label)))
            scale, total = 100, {self.cell_sizes[c]: 1 for c in self.members(printed.group) if c in answered}
        share = printed.interval(rounding)
        if printed.counted:
            low, high = whole_range(share, 1, 1, 0, None)
            self.programme.row(dict.fromkeys(total, 1), low, high)
            return
        for end, closed, sign in ((share.lower, share.lower_closed, 1), (share.upper, share.upper_closed, -1)):
            weights = {variable: sign * scale * end.denominator for variable in total}
            self.programme.row(weights | {size: -sign * end.numerator}, 0 if closed else 1, None)

    def add(self, statement: Statement, *, vacuous: bool = True) -> None:
        """Make a statement a row; unless `vacuous`, both its groups must have respondents."""
        larger, smaller = statement.larger, statement.smaller
        sizes = self.group_sizes[larger.group], self.group_sizes[smaller.group]
        if not vacuous:
            for size in sizes:
                self.programme.lower[size] = max(1, self.programme.lower[size])
        self.programme.compare(
            self.total(larger.question, larger.item, larger.group),
            sizes[0],
            self.total(smaller.question, smaller.item, smaller.group),
            sizes[1],
            strict=statement.strict,
        )


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
    programme = Programme()
    groupings = [question for question in questions if isinstance(question, Categorical)]
    allocations = {question.name: question for question in questions if isinstance(question, Allocation)}
    _check_size(groupings, allocations)
    cells = tuple(
        dict(zip([g.name for g in groupings], answers, strict=True))
        for answers in itertools.product(*(g.labels for g in groupings))
    )
    everyone = programme.variable(n, n)
    sizes: dict[Group | None, int] = {None: everyone}
    for grouping in groupings:
        counts = [programme.variable(0, n) for _ in grouping.labels]
        sizes |= {(grouping.name, label): count for label, count in zip(grouping.labels, counts, strict=True)}
        programme.row(dict.fromkeys(counts, 1), n, n)
        _print(programme, grouping, [{count: 1} for count in counts], n, rounding, without)
    cell_sizes = _cell_sizes(programme, groupings, cells, sizes, n)
    points: dict[tuple[str, int], tuple[int, ...]] = {}
    for name, allocation in allocations.items():
        most = n * allocation.total
        for cell, size in enumerate(cell_sizes):
            points[name, cell] = tuple(programme.variable(0, most) for _ in allocation.items)
            programme.row({**dict.fromkeys(points[name, cell], 1), size: -allocation.total}, 0, 0)
        rows = tuple(points[name, cell] for cell in range(len(cells)))
        programme.tables.append(Table(rows, cell_sizes, allocation.total))
        columns = [{points[name, c][j]: 1 for c in range(len(cells))} for j in range(len(allocation.items))]
        _print(programme, allocation, columns, n, rounding, without)
    programme.sizes = [[sizes[g.name, label] for label in g.labels] for g in groupings]
    if len(groupings) > 1:
        programme.sizes.append(list(cell_sizes))
    made = Formulation(programme, cells, cell_sizes, sizes, points, allocations)
    for statement in statements:
        if isinstance(statement, GroupFigure):
            made.print_of_group(statement, rounding)
        else:
            made.add(statement)
    return made


def _cell_sizes(
    programme: Programme,
    groupings: Sequence[Categorical],
    cells: Sequence[dict[str, str]],
    sizes: dict[Group | None, int],
    n: int,
) -> tuple[int, ...]:
    """The variables that count the cells; of one question at most, they count its groups."""
    if not groupings:
        return (sizes[None],)
    if len(groupings) == 1:
        return tuple(sizes[groupings[0].name, label] for label in groupings[0].labels)
    counts = tuple(programme.variable(0, n) for _ in cells)
    for grouping in groupings:
        for label in grouping.labels:
            members = [count for count, cell in zip(counts, cells, strict=True) if cell[grouping.name] == label]
            programme.row({**dict.fromkeys(members, 1), sizes[grouping.name, label]: -1}, 0, 0)
    return counts


def _print(
    programme: Programme,
    question: Question,
    totals: Sequence[Coefficients],
    n: int,
    rounding: Rounding,
    without: frozenset[Figure],
) -> None:
    """Make the totals print as the question's figures, those in `without` excepted."""
    kept = [i for i, label in enumerate(question.labels) if (question.name, label) not in without]
    if len(kept) < len(question.labels) and not question.row.exhaustive:
        kept = [i for i in kept if i < len(question.row.figures)]  # what is not printed follows from all the rest
    ranges = _ranges(question, n, rounding, complete=len(kept) == len(question.labels))
    for position in kept:
        low, high = ranges[position]
        if len(totals[position]) == 1:
            (variable,) = totals[position]
            programme.lower[variable] = max(programme.lower[variable], low)
            programme.upper[variable] = min(programme.upper[variable], high)
        else:
            programme.row(totals[position], low, high)
    if question.row.convention(rounding) == "largest_remainder":
        # max(e) - min(e) <= N for e = t S - v N (largest_remainder.py), pair by pair, divided by S and rounded down
        units = question.row.units()
        whole, total = sum(units), n if isinstance(question, Categorical) else n * question.total
        for i, j in itertools.permutations(kept, 2):
            weights = {v: 1 for v in totals[i]} | {v: -1 for v in totals[j]}
            programme.row(weights, None, total * (units[i] - units[j] + 1) // whole)


def _ranges(question: Question, n: int, rounding: Rounding, *, complete: bool) -> list[tuple[int, int]]:
    """The range of each total: with the sum considered, unless some figure is left out of account."""
    if complete:
        return list(figure_ranges(question, n, rounding).values())
    return separate_ranges(question, n, rounding)


def _check_size(groupings: Sequence[Categorical], allocations: dict[str, Allocation]) -> None:
    cells = prod(len(grouping.labels) for grouping in groupings)
    variables = cells * (1 + sum(len(allocation.items) for allocation in allocations.values()))
    if variables > _MOST_VARIABLES:
        names = ", ".join(grouping.name for grouping in groupings)
        raise PublishedFigureError(
            f"statements or a statistic link the questions {names}, whose answers combine in {cells} ways: "
            f"that takes {variables} whole variables, more than {_MOST_VARIABLES}. Leave out statements, "
            "or merge categories",
            field=names,
        )
