"""A problem to which many questions are put, with what is worked out for them kept."""

from __future__ import annotations

from collections.abc import Sequence

from evenwicht.identify.bounds.bounds import Bounds, bounds
from evenwicht.identify.bounds.conflicts import Conflict, find_conflict
from evenwicht.identify.bounds.decide import Claim, Decision, decide
from evenwicht.identify.bounds.workings import Workings
from evenwicht.identify.model.problem_data import ProblemData
from evenwicht.identify.model.statistics import Statistic


class Solver(Workings):
    """Answers many questions about one problem, and keeps the programmes that they share; no answer depends on what was
    asked before.

    Parameters
    ----------
    problem
        The survey at one number of respondents.

    >>> from evenwicht.identify import Allocation, Mean, Problem
    >>> time = Allocation("time", ("work", "rest"), ("6.4", "3.6"))
    >>> solver = Solver(Problem(10, (time,)))
    >>> solver.is_feasible(), solver.bounds(Mean("time", "work")).upper
    (True, Fraction(32, 5))
    """

    def bounds(self, statistic: Statistic) -> Bounds:
        """The least and the greatest value of a statistic; see `bounds.bounds`."""
        return bounds(self, statistic)

    def decide(self, claim: Claim) -> Decision:
        """Whether a claim must, may or cannot hold; see `bounds.decide`."""
        return decide(self, claim)

    def conflict(self) -> Conflict | None:
        """A smallest set of figures and statements that clash, None if they fit; see `bounds.conflicts`."""
        return find_conflict(self)


def bounds_of(problem: ProblemData, statistics: Sequence[Statistic]) -> list[Bounds]:
    """The bounds of many statistics of one problem, in their order."""
    solver = Solver(problem)
    return [solver.bounds(statistic) for statistic in statistics]
