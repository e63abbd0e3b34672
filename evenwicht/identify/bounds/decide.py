"""Whether a claim must, may or cannot hold in the data that a survey's printed figures come from."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from evenwicht.identify.bounds.bounds import bounds
from evenwicht.identify.bounds.conflicts import check_feasible
from evenwicht.identify.bounds.part import Part
from evenwicht.identify.bounds.witness import Witness, witness
from evenwicht.identify.bounds.workings import Workings, workings_of
from evenwicht.identify.model.problem_data import ProblemData
from evenwicht.identify.model.references import check_statement
from evenwicht.identify.model.statements import Share, Statement
from evenwicht.identify.model.statistics import Cell, Linear, Statistic, TopShare, as_linear, as_share, is_share
from evenwicht.identify.rounding.errors import InfeasibleError, PublishedFigureError

Relation = Literal[">=", ">", "<=", "<"]
_HOLDS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
}


@dataclass(frozen=True)
class Comparison:
    """A statistic compared with a number or with another statistic.

    Parameters
    ----------
    left, relation, right
        As in `left >= right`. Where `right` is a statistic, both must be linear (means, shares, totals,
        differences); a share of top items or a count compares with a number, a share with one of 0 to 1.

    Raises
    ------
    PublishedFigureError
        If the relation is none, or a share is compared with a number that no share can be, such as 50.
    """

    left: Statistic
    relation: Relation
    right: Statistic | Fraction | int

    def __post_init__(self) -> None:
        if self.relation not in _HOLDS:
            known = ", ".join(_HOLDS)
            raise PublishedFigureError(
                f"a comparison has the relation {self.relation!r}: choose one of {known}", field="relation"
            )
        one_share = isinstance(self.left, Share | TopShare | Cell) and is_share(self.left)
        if one_share and isinstance(self.right, int | float | Fraction) and not 0 <= self.right <= 1:
            raise PublishedFigureError(
                f"a share is compared with {self.right}, expected a number from 0 to 1: 50 % is Fraction(1, 2)",
                field="right",
            )


Claim = Statement | Sequence[Statement] | Comparison
"""One statement, several that are claimed together, or a comparison of statistics."""


@dataclass(frozen=True)
class Decision:
    """A verdict with its proof.

    Attributes
    ----------
    verdict
        `"must"`: the claim holds in every data set; `"cannot"`: in none; `"may"`: in some.
    witness
        A data set in which the claim holds (`witness.data_set()`), None if it cannot.
    counterexample
        A data set in which it does not, None if it must.
    """

    verdict: Literal["must", "may", "cannot"]
    witness: Witness | None
    counterexample: Witness | None


def decide(problem: ProblemData | Workings, claim: Claim) -> Decision:
    """Whether a claim must, may or cannot hold, over all data sets of a problem.

    A statement about a group without respondents holds vacuously, as it does in a problem; a comparison of
    statistics is decided over the data sets in which the groups it names have respondents.

    Raises
    ------
    PublishedFigureError
        If the claim names what the survey does not have.
    InfeasibleError
        If no data set fits the problem, or in none the groups of the claim have respondents.

    >>> from evenwicht.identify import Allocation, Mean, Problem
    >>> time = Allocation("time", ("work", "rest"), ("6.5", "3.5"))
    >>> Problem(4, (time,)).decide(Statement(Mean("time", "work"), Mean("time", "rest"))).verdict
    'must'
    """
    workings = workings_of(problem)
    if isinstance(claim, Comparison):
        return _decide_comparison(workings, claim)
    statements = (claim,) if isinstance(claim, Statement) else tuple(claim)
    if not statements:
        raise PublishedFigureError("a claim has no statements: give one or more", field="claim")
    for statement in statements:
        check_statement(statement, workings.problem.questions)
    check_feasible(workings)
    held = _find(workings, [(statement, True) for statement in statements])
    tried = (_find(workings, [(statement.reversed(), False)]) for statement in statements)
    broken = next((found for found in tried if found is not None), None)
    if held is None and broken is None:
        told = " and ".join(str(figure) for statement in statements for figure in statement.figures)
        raise InfeasibleError(f"in no data set are there respondents of whom this is: {told}")
    return _decision(held, broken)


def _decide_comparison(workings: Workings, claim: Comparison) -> Decision:
    holds = _HOLDS[claim.relation]
    if isinstance(claim.right, int | Fraction):
        statistic, threshold = claim.left, Fraction(claim.right)
    else:
        left, right = (as_linear(as_share(side)) for side in (claim.left, claim.right))
        if left is None or right is None:
            raise PublishedFigureError(
                f"{claim}: only means, shares, totals and differences compare with each other; compare a share of top "
                "items, or a count, with a number",
                field="claim",
            )
        terms = (*left.exact_terms, *((-weight, term) for weight, term in right.exact_terms))
        statistic, threshold = Linear(terms), Fraction(right.constant) - Fraction(left.constant)
    found = bounds(workings, statistic)
    best, worst = (found.at_upper, found.at_lower), (found.lower, found.upper)
    if claim.relation in ("<=", "<"):
        best, worst = (found.at_lower, found.at_upper), (found.upper, found.lower)
    return _decision(
        best[0] if holds(worst[1], threshold) else None,
        None if holds(worst[0], threshold) else best[1],
    )


def _decision(held: Witness | None, broken: Witness | None) -> Decision:
    if held is None:
        return Decision("cannot", None, broken)
    return Decision("must" if broken is None else "may", held, broken)


def _find(workings: Workings, claims: Sequence[tuple[Statement, bool]]) -> Witness | None:
    """A data set that also bears out these statements; each with whether empty groups satisfy it."""
    parts = workings.parts(*(s.figures for s, _ in claims))
    solutions = {}
    for names in parts:
        here = [claim for claim in claims if claim[0].linked[0] in names]
        if here:
            solution = Part(workings.problem, names, claims=here).feasible()
            if solution is None:
                return None
            solutions[names] = solution
    return witness(workings, parts, solutions)
