"""The verdict on each claim: what the printed figures say of it, whatever the answers behind them were.

A claim is asked of every data set that prints the report's figures, rounding and all, at every number of respondents
that can: it holds in all of them (*must*), in none (*cannot*), or in some (*may*).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from typing import Literal

from evenwicht import report
from evenwicht.claims.claim import Claim, questions_asked
from evenwicht.claims.expression import Condition, Inequality, parse
from evenwicht.identify import Share, Solver, Statement, TopShare, joint_sample_sizes
from evenwicht.published import Published

Outcome = Literal["must", "may", "cannot", "not_testable"]
OUTCOMES: tuple[Outcome, ...] = ("must", "may", "cannot", "not_testable")


@dataclass(frozen=True)
class Verdict:
    """A claim and what became of it.

    ``outcome`` is *must* (the figures confirm it), *may* (they cannot decide), *cannot* (they contradict it) or
    *not_testable*. ``judged_at`` holds the numbers of respondents that had to be looked at; it is empty where the
    printed figures decide at any number.
    """

    claim: Claim
    outcome: Outcome
    judged_at: tuple[int, ...] = ()


@lru_cache(16)
def _sizes_of(published: Published, variables: frozenset[str]) -> tuple[int, ...]:
    """Every number of respondents that can print the figures on these questions."""
    asked = [question for question in report.questions(published) if question.name in variables]
    return tuple(joint_sample_sizes(asked, n_max=report.POPULATION))


def _extremes(inequality: Inequality, published: Published) -> tuple[Fraction, Fraction]:
    """The least and the greatest value that the left side has if every figure is rounded on its own."""
    low = high = inequality.constant
    for asked, weight in inequality.weights:
        figure = next(f for f in published.of(asked.question) if f.category == asked.item)
        unit = 100 if isinstance(asked, Share) else 1
        value, slack = Fraction(figure.value) / unit, report.half_unit(figure.decimals) / unit
        ends = sorted((weight * (value - slack), weight * (value + slack)))
        low, high = low + ends[0], high + ends[1]
    return low, high


def _by_figures(condition: Condition, published: Published) -> Outcome | None:
    """The outcome on shares and means among everyone, where each figure's own rounding decides; else None."""
    extremes = [(each, *_extremes(each, published)) for each in condition.inequalities]
    needed = condition.needed(len(extremes))
    if sum(each.holds(low) for each, low, _ in extremes) >= needed:
        return "must"
    return "cannot" if sum(each.holds(high) for each, _, high in extremes) < needed else None


def _can(solver: Solver, condition: Condition) -> tuple[bool, bool]:
    """Whether a condition can hold, and whether it can fail, in data sets of a problem."""
    if not condition.most:
        found = solver.decide(condition.parts[0] if len(condition.parts) == 1 else condition.statements)
        return found.witness is not None, found.counterexample is not None
    stated, needed = condition.statements, condition.needed(len(condition.parts))
    enough = combinations(stated, needed)
    too_few = combinations([statement.reversed() for statement in stated], len(stated) - needed + 1)
    can_hold, can_fail = (any(solver.decide(some).witness is not None for some in sets) for sets in (enough, too_few))
    return can_hold, can_fail


def _judge(
    condition: Condition, published: Published, given: tuple[Statement, ...] = ()
) -> tuple[Outcome, tuple[int, ...]]:
    """The outcome of a condition, and the numbers of respondents that had to be looked at.

    What is said of everyone holds at every number of respondents that can print the figures on the questions it names, and
    does not take for granted that the same people answered the others.
    """
    printed = {figure.variable for figure in published.figures}
    figures = condition.figures
    if not figures or any(name not in printed for figure in figures for name in figure.linked):
        return "not_testable", ()  # answers may still judge it
    variables = frozenset(name for each in (*figures, *given) for name in each.linked)
    of_everyone = not any(figure.group or isinstance(figure, TopShare) for figure in figures)
    decided = _by_figures(condition, published) if of_everyone else None
    if decided is not None:
        return decided, ()
    holds = fails = False
    judged = []
    for n in _sizes_of(published, variables) if of_everyone else report.sample_sizes(published):
        can_hold, can_fail = _can(Solver(report.problem(published, n, given, variables=tuple(variables))), condition)
        judged.append(n)
        holds, fails = holds or can_hold, fails or can_fail
        if holds and fails:
            break
    outcome: Outcome = "may" if holds and fails else "must" if holds else "cannot"
    return outcome, () if of_everyone else tuple(judged)


def judge_claim(claim: Claim, claims: Sequence[Claim], published: Published) -> Verdict:
    """The verdict on one claim of the report.

    Parameters
    ----------
    claim
        The claim to judge.
    claims
        All claims, to look up those that it takes for true.
    published
        The printed figures.
    """
    given = tuple(
        s for name in claim.given for other in claims if other.name == name for s in other.condition.statements
    )
    return Verdict(claim, *_judge(claim.condition, published, given))


def judge(expression: str, published: Published) -> Outcome:
    """The verdict on a claim of your own.

    Parameters
    ----------
    expression
        What would make it true, in the language of `evenwicht.claims.expression`, such as ``steering_form.line > 2.5``.
    published
        The printed figures.

    Raises
    ------
    evenwicht.identify.PublishedFigureError
        The expression cannot be read, or names what does not exist.
    """
    return _judge(parse(expression, questions_asked(published)), published)[0]
