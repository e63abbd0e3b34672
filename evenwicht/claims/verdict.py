"""The verdict on each claim, computed from the printed figures and from what they imply.

A claim about printed figures alone is judged on them, give or take their rounding. A claim about what is not printed is
judged over every data set that prints the report's figures, at every number of respondents that can.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from evenwicht import report
from evenwicht.claims.claim import Claim
from evenwicht.claims.expression import Comparison, ExpressionError, Reference, Term
from evenwicht.identify import Cell, Decision, Mean, Problem, Statement, decide, joint_sample_sizes
from evenwicht.identify import Comparison as StatisticComparison
from evenwicht.published import Published

Outcome = Literal["reproduced", "must", "may", "cannot", "not_testable"]
OUTCOMES: tuple[Outcome, ...] = ("reproduced", "must", "may", "cannot", "not_testable")


@dataclass(frozen=True)
class Verdict:
    """A claim and what became of it.

    ``outcome`` is *reproduced* (the printed figures show it), *must* (it follows from them), *may* (they allow it and
    its opposite), *cannot* (they rule it out) or *not_testable*. ``judged_at`` holds the numbers of respondents that
    had to be looked at; it is empty where the printed figures suffice.
    """

    claim: Claim
    outcome: Outcome
    judged_at: tuple[int, ...] = ()


@lru_cache(4)
def possible_sample_sizes(published: Published, population: int = report.POPULATION) -> tuple[int, ...]:
    """Every number of respondents that can print all the report's figures together, up to `population`."""
    return tuple(joint_sample_sizes(report.questions(published), n_max=population))


def _extremes(comparison: Comparison, published: Published) -> tuple[Fraction, Fraction]:
    """The least and the greatest value that the left side has within the rounding of the printed figures."""
    low = high = comparison.left.constant
    for term, weight in comparison.left.weights.items():
        figure = next(f for f in published.of(term.variable) if f.category == term.category)
        value, slack = Fraction(figure.value), report.half_unit(figure.decimals)
        ends = sorted((weight * (value - slack), weight * (value + slack)))
        low, high = low + ends[0], high + ends[1]
    return low, high


def _as_printed(comparison: Comparison, published: Published) -> Fraction:
    value = comparison.left.constant
    for term, weight in comparison.left.weights.items():
        value += weight * Fraction(published.value(term.variable, term.category))
    return value


def _holds(value: Fraction, comparison: Comparison) -> bool:
    return value > 0 or (value == 0 and not comparison.strict)


def judge_printed(comparisons: Iterable[Comparison], published: Published) -> Outcome:
    """The verdict on comparisons of printed figures: *reproduced*, *cannot*, or *may* where rounding decides."""
    comparisons = tuple(comparisons)
    if all(_holds(_as_printed(c, published), c) for c in comparisons):
        return "reproduced"
    possible = all(_holds(_extremes(c, published)[1], c) for c in comparisons)
    return "may" if possible else "cannot"


def _mean(term: Term) -> Mean:
    return Mean(term.variable, term.category, term.group)


def _statement(comparison: Comparison) -> Statement:
    """A comparison of two means as a statement of order."""
    terms = sorted(comparison.left.weights.items(), key=lambda item: -item[1])
    if len(terms) != 2 or terms[0][1] != -terms[1][1] or comparison.left.constant != 0:
        raise ExpressionError("found a comparison within groups that is not of two means; expected mean(x) > mean(y)")
    return Statement(_mean(terms[0][0]), _mean(terms[1][0]), comparison.strict)


def statements(claim: Claim) -> tuple[Statement, ...]:
    """What a claim about means within groups says, as statements of order."""
    return tuple(map(_statement, claim.comparisons))


def _share_comparison(comparison: Comparison) -> StatisticComparison:
    """A comparison of one share within a group with a number."""
    ((term, weight),) = comparison.left.weights.items()
    if term.group is None or weight == 0:
        raise ExpressionError("found a share without a group; expected share(x, group=g) beside a number")
    threshold = -comparison.left.constant / weight / 100
    above: Literal[">", ">="] = ">" if comparison.strict else ">="
    below: Literal["<", "<="] = "<" if comparison.strict else "<="
    relation = above if weight > 0 else below
    reference: Reference = (term.variable, term.category)
    return StatisticComparison(Cell(term.group, reference, of="row"), relation, threshold)


def _variables(claim: Claim, given: Sequence[Statement]) -> tuple[str, ...]:
    names = {term.variable for comparison in claim.comparisons for term in comparison.left.weights}
    names |= {group[0] for comparison in claim.comparisons for group in comparison.groups}
    for statement in given:
        for mean in (statement.larger, statement.smaller):
            names |= {mean.question} | ({mean.group[0]} if mean.group else set())
    return tuple(names)


def _decide(claim: Claim, problem: Problem, categorical: bool) -> Decision:
    if not categorical:
        return decide(problem, statements(claim))
    if len(claim.comparisons) != 1:
        raise ExpressionError(f"{claim.name}: found several comparisons of shares within groups; expected one")
    return decide(problem, _share_comparison(claim.comparisons[0]))


def judge_unprinted(claim: Claim, given: tuple[Statement, ...], published: Published) -> Verdict:
    """The verdict on a claim about means or shares within groups, over every possible number of respondents."""
    variable = next(iter(claim.comparisons[0].left.weights)).variable
    categorical = published.codebook.variable(variable).kind == "single_choice"
    variables = _variables(claim, given)
    holds = fails = False
    judged = []
    for n in possible_sample_sizes(published):
        found = _decide(claim, report.problem(published, n, given, variables=variables), categorical)
        judged.append(n)
        holds |= found.witness is not None
        fails |= found.counterexample is not None
        if holds and fails:
            break
    outcome: Outcome = "may" if holds and fails else "must" if holds else "cannot"
    return Verdict(claim, outcome, tuple(judged))


def judge(claim: Claim, claims: Sequence[Claim], published: Published) -> Verdict:
    """The verdict on one claim.

    Parameters
    ----------
    claim
        The claim to judge.
    claims
        All claims, to look up those that it takes for true.
    published
        The printed figures.
    """
    printed = {figure.variable for figure in published.figures}
    terms = {term for comparison in claim.comparisons for term in comparison.left.weights}
    if not claim.comparisons or any(term.group and term.group[0] not in printed for term in terms):
        return Verdict(claim, "not_testable")  # answers may still judge it
    if not any(comparison.groups for comparison in claim.comparisons):
        return Verdict(claim, judge_printed(claim.comparisons, published))
    given = tuple(s for name in claim.given for other in claims if other.name == name for s in statements(other))
    return judge_unprinted(claim, given, published)
