"""One part of a survey, solved: optima of its statistics, and the sums that attain them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from evenwicht.identify.model.dealing import Deal
from evenwicht.identify.model.groups import Group, Where
from evenwicht.identify.model.problem_data import ProblemData
from evenwicht.identify.model.statements import Figured, Statement
from evenwicht.identify.model.statistics import GroupTotal, TopShare
from evenwicht.identify.search.formulation import Formulation, formulate
from evenwicht.identify.search.printing import Figure
from evenwicht.identify.search.programme import Limits
from evenwicht.identify.search.search import Search
from evenwicht.identify.search.sum_of_ratios import Objective, maximise
from evenwicht.identify.search.top_item import TopClasses, add_top_classes


@dataclass(frozen=True)
class CellAnswers:
    """The respondents of one cell: their number, their categorical answers, and the points to deal out."""

    size: int
    answers: dict[str, str]
    allocations: dict[str, tuple[Deal, ...]]


@dataclass(frozen=True)
class PartSolution:
    """Sums for every cell of the tables of a part, from which its data set can be dealt.

    Attributes
    ----------
    names
        The questions of the part.
    tables
        The cells of each table. All respondents stand in each; tables agree on the answers that they share.
    """

    names: tuple[str, ...]
    tables: tuple[tuple[CellAnswers, ...], ...]


@dataclass(frozen=True)
class PartOptimum:
    """The greatest value of an objective over a part, and sums that attain it."""

    value: Fraction
    solution: PartSolution


class Part:
    """The integer programme of some questions of a problem, with the search that solves it.

    Parameters
    ----------
    problem
        The survey.
    names
        The questions of this part.
    top
        A `TopShare` of this part to make countable.
    claims
        Statements to add, about groups that must have respondents unless their flag says otherwise.
    without
        Printed figures to leave out of account.
    measured
        Means and shares whose groups must be counted, though no statement is about them.
    crossed
        Names of questions that must be crossed, beside those that statements and claims cross.
    """

    def __init__(
        self,
        problem: ProblemData,
        names: Sequence[str],
        *,
        top: TopShare | None = None,
        claims: Sequence[tuple[Statement, bool]] = (),
        without: frozenset[Figure] = frozenset(),
        measured: Iterable[Figured] = (),
        crossed: Iterable[Collection[str]] = (),
    ) -> None:
        self.names = tuple(names)
        questions = [problem.by_name[name] for name in self.names]
        statements = [s for s in problem.statements if s.linked[0] in self.names]
        asked = [*crossed, *(figure.linked for claim, _ in claims for figure in claim.figures)]
        self.formulation: Formulation = formulate(
            questions, statements, problem.n, problem.rounding, without=without, asked=asked
        )
        for statement, vacuous in claims:
            self.formulation.add(statement, vacuous=vacuous)
        for figure in measured:
            self.formulation.base(figure)
        self.tops: dict[int, TopClasses] = {}
        if top is not None:
            self.tops = add_top_classes(self.formulation, top.question, top.item, top.group, ties=top.ties)
        self.top_question = None if top is None else top.question
        programme = self.formulation.programme
        self.printable = all(low <= high for low, high in zip(programme.lower, programme.upper, strict=True)) and all(
            row.low is None or row.high is None or row.low <= row.high for row in programme.rows
        )
        self._search = Search(programme) if self.printable else None

    def objective(self, terms: Iterable[tuple[Fraction, Figured | GroupTotal]]) -> Objective:
        """A weighted sum of means, shares and group totals, in the variables of this part."""
        made = Objective()
        for weight, term in terms:
            points = self.formulation.total(term.question, term.item, term.group)
            weight /= self.formulation.items(term.question, term.item)
            if isinstance(term, GroupTotal):
                made.add(weight, points, None)
            else:
                made.add(weight, points, self.formulation.base(term))
        return made

    def top_share(self, group: Where | None) -> Objective:
        """The share of a group with the item of `top` on top."""
        made = Objective()
        counts = [count for classes in self.tops.values() for count in classes.top_counts]
        made.add(Fraction(1), dict.fromkeys(counts, 1), self.formulation.size(group, self.top_question))
        return made

    def count(self, *groups: Group, share_of: int = 1) -> Objective:
        """The respondents that belong to all of these groups, divided by a number."""
        made = Objective()
        counts = {self.formulation.cell_sizes[cell]: 1 for cell in self.formulation.members(groups)}
        made.add(Fraction(1, share_of), counts, None)
        return made

    def maximise(
        self, objective: Objective, limits: Limits | None = None, above: Fraction | None = None
    ) -> PartOptimum | None:
        """The greatest value; None if no data set fits, or none in which the objective's groups are filled.

        `limits` narrows the sizes of groups, by variable; only values above `above` count.
        """
        if self._search is None:
            return None
        found = maximise(self._search, objective, limits, above)
        return None if found is None else PartOptimum(found.value, self._solution(found.values))

    def feasible(self) -> PartSolution | None:
        """Sums of some data set; None if none fits."""
        found = self.maximise(Objective())
        return None if found is None else found.solution

    def _solution(self, values: tuple[int, ...]) -> PartSolution:
        made = self.formulation
        cells = []
        for cell, (answers, size) in enumerate(zip(made.cells, made.cell_sizes, strict=True)):
            allocations: dict[str, tuple[Deal, ...]] = {}
            for name in made.allocations:
                if cell not in made.places[made.homes[name]]:
                    continue
                if cell in self.tops and name == self.top_question:
                    allocations[name] = self.tops[cell].deals(values)
                else:
                    sums = tuple(values[v] for v in made.points[name, cell])
                    allocations[name] = (Deal(values[made.answered[name, cell]], sums),)
            cells.append(CellAnswers(values[size], answers, allocations))
        return PartSolution(self.names, tuple(tuple(cells[c] for c in places) for places in made.places))
