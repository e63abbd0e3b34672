"""The verdict on each claim: what the printed figures say of it, whatever the answers behind them were.

A claim is asked of every data set that prints the report's figures, rounding and all, at every number of respondents
that can: it holds in all of them (*must*), in none (*cannot*), or in some (*may*).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from typing import Literal

from evenwicht import report
from evenwicht.claims.claim import Claim, printed_categories
from evenwicht.claims.expression import Condition, ExpressionError, Inequality, Term, parse
from evenwicht.claims.possible import answers_exist
from evenwicht.identify import Comparison, Decision, Mean, Statement, TopShare, decide, joint_sample_sizes
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


def _extremes(comparison: Inequality, published: Published) -> tuple[Fraction, Fraction]:
    """The least and the greatest value that the left side has if every figure is rounded on its own."""
    low = high = comparison.left.constant
    for term, weight in comparison.left.weights.items():
        figure = next(f for f in published.of(term.variable) if f.category == term.category)
        value, slack = Fraction(figure.value), report.half_unit(figure.decimals)
        ends = sorted((weight * (value - slack), weight * (value + slack)))
        low, high = low + ends[0], high + ends[1]
    return low, high


def _holds(value: Fraction, comparison: Inequality) -> bool:
    return value > 0 or (value == 0 and not comparison.strict)


def _over(sizes: Iterable[int], at: Callable[[int], tuple[bool, bool]]) -> tuple[Outcome, tuple[int, ...]]:
    """The outcome over numbers of respondents, of each of which `at` tells whether a claim can hold and can fail."""
    holds = fails = False
    judged = []
    for n in sizes:
        can_hold, can_fail = at(n)
        judged.append(n)
        holds, fails = holds or can_hold, fails or can_fail
        if holds and fails:
            break
    return "may" if holds and fails else "must" if holds else "cannot", tuple(judged)


def _by_counts(condition: Condition, published: Published, sizes: Iterable[int]) -> tuple[Outcome, tuple[int, ...]]:
    """The outcome on shares and means, over all counts of answers that print the figures."""
    count = len(condition.comparisons)
    needed = condition.needed(count)
    enough = list(combinations(condition.comparisons, needed))
    too_few = list(combinations([c.opposite() for c in condition.comparisons], count - needed + 1))

    def at(n: int) -> tuple[bool, bool]:
        can_hold = any(answers_exist(some, published, n) for some in enough)
        return can_hold, any(answers_exist(some, published, n) for some in too_few)

    return _over(sizes, at)


def _by_figures(condition: Condition, published: Published) -> Outcome:
    """The verdict on shares and means among everyone.

    It holds at every number of respondents that can print the figures on the questions it names, and does not take for
    granted that the same people answered the others.
    """
    extremes = [(comparison, *_extremes(comparison, published)) for comparison in condition.comparisons]
    certain = sum(_holds(low, comparison) for comparison, low, _ in extremes)
    possible = sum(_holds(high, comparison) for comparison, _, high in extremes)
    needed = condition.needed(len(extremes))
    if certain >= needed:
        return "must"
    if possible < needed:
        return "cannot"
    variables = frozenset(term.variable for c in condition.comparisons for term in c.left.weights)
    return _by_counts(condition, published, _sizes_of(published, variables))[0]


def _mean(term: Term) -> Mean:
    return Mean(term.variable, term.category, term.group)


def _statement(comparison: Inequality) -> Statement:
    """A comparison of two means as a statement of order."""
    terms = sorted(comparison.left.weights.items(), key=lambda item: -item[1])
    if len(terms) != 2 or terms[0][1] != -terms[1][1] or comparison.left.constant != 0:
        raise ExpressionError("found a comparison within groups that is not of two means; expected mean(x) > mean(y)")
    return Statement(_mean(terms[0][0]), _mean(terms[1][0]), comparison.strict)


def statements(condition: Condition) -> tuple[Statement, ...]:
    """What a condition on means within groups says, as statements of order."""
    return tuple(map(_statement, condition.comparisons))


def _top_share(condition: Condition) -> Comparison:
    """A comparison of the share of respondents with one item on top, with a number."""
    if len(condition.comparisons) != 1 or len(condition.comparisons[0].left.weights) != 1:
        raise ExpressionError("found more than one term; expected one top() beside a number")
    (comparison,) = condition.comparisons
    ((term, weight),) = comparison.left.weights.items()
    above: Literal[">", ">="] = ">" if comparison.strict else ">="
    below: Literal["<", "<="] = "<" if comparison.strict else "<="
    threshold = -comparison.left.constant / weight / 100
    return Comparison(TopShare(term.variable, term.category, term.group), above if weight > 0 else below, threshold)


def _variables(condition: Condition, given: Sequence[Statement]) -> tuple[str, ...]:
    names = {term.variable for comparison in condition.comparisons for term in comparison.left.weights}
    names |= {group[0] for comparison in condition.comparisons for group in comparison.groups}
    for statement in given:
        names |= set(statement.linked)
    return tuple(names)


def _by_data_sets(
    condition: Condition, given: tuple[Statement, ...], published: Published
) -> tuple[Outcome, tuple[int, ...]]:
    """The verdict on means within groups, or on who has an item on top, over complete data sets."""
    variables = _variables(condition, given)
    top = any(term.top for comparison in condition.comparisons for term in comparison.left.weights)
    asked = _top_share(condition) if top else statements(condition)

    def at(n: int) -> tuple[bool, bool]:
        found: Decision = decide(report.problem(published, n, given, variables=variables), asked)
        return found.witness is not None, found.counterexample is not None

    return _over(report.sample_sizes(published), at)


def _judge(
    condition: Condition, published: Published, given: tuple[Statement, ...] = ()
) -> tuple[Outcome, tuple[int, ...]]:
    """The outcome of a condition, and the numbers of respondents that had to be looked at."""
    printed = {figure.variable for figure in published.figures}
    terms = {term for comparison in condition.comparisons for term in comparison.left.weights}
    if not terms or any(term.group and term.group[0] not in printed for term in terms):
        return "not_testable", ()  # answers may still judge it
    points = {term for term in terms if published.codebook.variable(term.variable).total}
    if any(term.top or (term.group and term in points) for term in terms):
        return _by_data_sets(condition, given, published)
    if any(term.group for term in terms):
        return _by_counts(condition, published, report.sample_sizes(published))
    return _by_figures(condition, published), ()


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
        s for name in claim.given for other in claims if other.name == name for s in statements(other.condition)
    )
    return Verdict(claim, *_judge(claim.condition, published, given))


def judge(expression: str, published: Published) -> Outcome:
    """The verdict on a claim of your own.

    Parameters
    ----------
    expression
        What would make it true, in the language of `evenwicht.claims.expression`; its terms may be categories that are
        printed, such as ``mean(steering_form.line) > 2.5``.
    published
        The printed figures.

    Raises
    ------
    evenwicht.claims.expression.ExpressionError
        The expression cannot be read, or names what is not printed.
    """
    return _judge(parse(expression, published.codebook, printed_categories(published)), published)[0]
