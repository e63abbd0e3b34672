"""A question that nothing links with another: its rows in closed form, without a programme."""

from __future__ import annotations

from dataclasses import dataclass

from evenwicht.identify.bounds.part import CellAnswers, PartSolution
from evenwicht.identify.model.dealing import Deal
from evenwicht.identify.model.figure_ranges import row_with
from evenwicht.identify.model.problem_data import ProblemData
from evenwicht.identify.model.questions import Categorical


@dataclass(frozen=True)
class SingleQuestion:
    """Whole totals of one question that print as its row; `solution` works them out when they are needed.

    Attributes
    ----------
    name
        The question.
    label, total
        The answer or item whose total is this one, within `figure_ranges`.
    """

    name: str
    label: str
    total: int

    @property
    def names(self) -> tuple[str, ...]:
        """The questions of this part: one."""
        return (self.name,)

    def solution(self, problem: ProblemData) -> PartSolution:
        """The totals, as those of a part."""
        question = problem.by_name[self.name]
        totals = row_with(question, problem.n, problem.rounding, question.labels.index(self.label), self.total)
        if isinstance(question, Categorical):
            answers = zip(totals, question.labels, strict=True)
            cells = tuple(CellAnswers(count, {self.name: label}, {}) for count, label in answers)
            return PartSolution(self.names, (cells,))
        deals: dict[str, tuple[Deal, ...]] = {self.name: (Deal(problem.n, tuple(totals)),)}
        return PartSolution(self.names, ((CellAnswers(problem.n, {}, deals),),))
