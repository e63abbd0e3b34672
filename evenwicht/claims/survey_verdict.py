"""The verdict on each claim by the answers of respondents, where there are any.

It says what holds among those who answered, not what holds among all municipal secretaries, and it stands beside the
verdict by the printed figures: the answers may be of others than those of the report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal

import pandas as pd

from evenwicht.claims.claim import Claim
from evenwicht.claims.expression import Condition, Inequality, Term, WeightedTerms, holds
from evenwicht.survey import Survey
from evenwicht.survey.disclosure import enough, hidden_groups, least_told

SurveyOutcome = Literal["true", "false", "unanswered", "withheld"]


@dataclass(frozen=True)
class SurveyVerdict:
    """A claim and what the answers say of it.

    Attributes
    ----------
    claim
        The claim.
    outcome
        ``true`` or ``false`` among the respondents, ``unanswered`` where no answers bear on it, or ``withheld`` where it
        would tell of too few who answered in confidence.
    respondents
        How many answered all questions that the claim is about; 0 if unanswered.
    smallest_group
        The number of answers in the smallest group that it compares; None for a claim about everyone.
    """

    claim: Claim
    outcome: SurveyOutcome
    respondents: int
    smallest_group: int | None = None


@dataclass(frozen=True, eq=False)
class _Answers:
    """Exact shares and means of a survey."""

    survey: Survey

    def base(self, term: Term) -> pd.DataFrame:
        """The respondents that a term is about: who answered its question and, in a group, belong to it."""
        if term.group is None:
            return self.survey.answered(term.variable).table
        group, category = term.group
        table = self.survey.answered(term.variable, group).table
        return table.loc[table[group] == category]

    @cached_property
    def _questions(self) -> set[str]:
        return {str(name).partition(".")[0] for name in self.survey.table.columns}

    def asked(self, term: Term) -> bool:
        """Whether the survey has the questions of a term."""
        return {term.variable, *([term.group[0]] if term.group else [])} <= self._questions

    def value(self, term: Term) -> Fraction | None:
        """The percentage or the mean of a term, exactly; None where nobody answered."""
        base = self.base(term)
        if base.empty:
            return None
        if term.variable in base:
            return Fraction(100 * int((base[term.variable] == term.category).sum()), len(base))
        points = base[f"{term.variable}.{term.category}"]
        if term.top:
            items = [name for name in base.columns if str(name).startswith(f"{term.variable}.")]
            return Fraction(100 * int((points == base[items].max(axis=1)).sum()), len(base))
        return sum((Fraction(Decimal(str(point))) for point in points), Fraction(0)) / len(base)


def judge_by_answers(claim: Claim, survey: Survey) -> SurveyVerdict | None:
    """The verdict on a claim by answers; None for a claim that is not about answers.

    A comparison with a group in which nobody answered says nothing, as in `evenwicht.identify`.

    Parameters
    ----------
    claim
        The claim. What it takes for true when the printed figures are judged is not needed here.
    survey
        The answers.
    """
    comparisons = _as_asked(claim.comparisons, survey)
    terms = {term for comparison in comparisons for term in comparison.left.weights}
    if not terms:
        return None
    answers = _Answers(survey)
    if not all(answers.asked(term) for term in terms):
        return SurveyVerdict(claim, "unanswered", 0)
    values = {term: answers.value(term) for term in terms}
    known = {term: value for term, value in values.items() if value is not None}
    telling = tuple(c for c in comparisons if all(term in known for term in c.left.weights))
    if not telling:
        return SurveyVerdict(claim, "unanswered", 0)
    if _tells_of_few(telling, survey):
        return SurveyVerdict(claim, "withheld", 0)
    true = holds(Condition(telling, claim.condition.most), known.__getitem__)
    outcome: SurveyOutcome = "true" if true else "false"
    return SurveyVerdict(claim, outcome, *_sizes(answers, telling))


def _as_asked(comparisons: Sequence[Inequality], survey: Survey) -> tuple[Inequality, ...]:
    """The comparisons in terms of what was asked: of steering forms in a domain, which form weighs most in it.

    Where each respondent tells of one domain the means within domains are compared as the claim has them.
    """

    def asked(term: Term) -> Term:
        domain = term.group[1] if term.group and term.group[0] == "domain" else ""
        anew = f"form_{domain}"
        there = "domain" not in survey.questions and anew in survey.questions
        return Term(anew, term.category) if there and term.variable == "steering_form" else term

    return tuple(
        replace(each, left=WeightedTerms({asked(t): w for t, w in each.left.weights.items()}, each.left.constant))
        for each in comparisons
    )


def _sizes(answers: _Answers, comparisons: Sequence[Inequality]) -> tuple[int, int | None]:
    terms = {term for comparison in comparisons for term in comparison.left.weights}
    questions = {term.variable for term in terms} | {term.group[0] for term in terms if term.group}
    groups = [len(answers.base(term)) for term in terms if term.group]
    return answers.survey.answered(*questions).n, min(groups, default=None)


def _tells_of_few(comparisons: Sequence[Inequality], survey: Survey) -> bool:
    """Whether a verdict would tell of a group, or of all respondents, that confidence asks to be silent on."""
    terms = {term for comparison in comparisons for term in comparison.left.weights}
    if any(not enough(survey, term.variable, *([term.group[0]] if term.group else [])) for term in terms):
        return least_told(survey) > 0
    hidden = {
        (by, question): hidden_groups(survey, by, None if question in survey.table else question)
        for by, question in {(term.group[0], term.variable) for term in terms if term.group}
    }
    return any(bool(hidden[term.group[0], term.variable][term.group[1]]) for term in terms if term.group)
