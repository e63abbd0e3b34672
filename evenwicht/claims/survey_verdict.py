"""The verdict on each claim by the answers of respondents, where there are any.

It says what holds among those who answered, not what holds among all municipal secretaries, and it stands beside the
verdict by the printed figures: the answers may be of others than those of the report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

import pandas as pd

from evenwicht.claims.claim import Claim
from evenwicht.claims.expression import Figure, Inequality, holds
from evenwicht.identify import Share, TopShare
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

    def base(self, figure: Figure) -> pd.DataFrame:
        """The respondents that a figure is about: who answered its question and, in a group, belong to it."""
        table = self.survey.answered(*figure.linked).table
        for question, category in figure.groups:
            table = table.loc[table[question] == category]
        return table

    def value(self, figure: Figure) -> Fraction | None:
        """The share or the mean, exactly; None where nobody answered."""
        base = self.base(figure)
        if base.empty:
            return None
        if isinstance(figure, Share):
            return Fraction(int((base[figure.question] == figure.item).sum()), len(base))
        points = base[f"{figure.question}.{figure.item}"]
        if isinstance(figure, TopShare):
            return Fraction(int((points == base[self.survey.columns(figure.question)].max(axis=1)).sum()), len(base))
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
    asked = [_as_asked(each, survey) for each in claim.condition.inequalities]
    figures = _figures(asked)
    if not figures:
        return None
    if not all(set(figure.linked) <= set(survey.questions) for figure in figures):
        return SurveyVerdict(claim, "unanswered", 0)
    answers = _Answers(survey)
    known = {figure: value for figure in figures if (value := answers.value(figure)) is not None}
    telling = [each for each in asked if all(figure in known for figure, _ in each.weights)]
    if not telling:
        return SurveyVerdict(claim, "unanswered", 0)
    if _tells_of_few(_figures(telling), survey):
        return SurveyVerdict(claim, "withheld", 0)
    true = holds(telling, claim.condition.needed(len(telling)), known.__getitem__)
    outcome: SurveyOutcome = "true" if true else "false"
    return SurveyVerdict(claim, outcome, *_sizes(answers, _figures(telling)))


def _figures(inequalities: Sequence[Inequality]) -> set[Figure]:
    return {figure for each in inequalities for figure, _ in each.weights}


def _as_asked(inequality: Inequality, survey: Survey) -> Inequality:
    """An inequality in terms of what was asked: of steering forms in a domain, which form weighs most in it.

    Where each respondent tells of one domain the means within domains are compared as the claim has them.
    """

    def asked(figure: Figure) -> Figure:
        anew = "".join(f"form_{category}" for question, category in figure.groups if question == "domain")
        there = "domain" not in survey.questions and anew in survey.questions
        return Share(anew, figure.item) if there and figure.question == "steering_form" else figure

    return replace(inequality, weights=tuple((asked(figure), weight) for figure, weight in inequality.weights))


def _sizes(answers: _Answers, figures: set[Figure]) -> tuple[int, int | None]:
    questions = {name for figure in figures for name in figure.linked}
    groups = [len(answers.base(figure)) for figure in figures if figure.group]
    return answers.survey.answered(*questions).n, min(groups, default=None)


def _tells_of_few(figures: set[Figure], survey: Survey) -> bool:
    """Whether a verdict would tell of a group, or of all respondents, that confidence asks to be silent on."""
    if any(not enough(survey, *figure.linked) for figure in figures):
        return least_told(survey) > 0
    hidden = {
        (by, question): hidden_groups(survey, by, None if question in survey.table else question)
        for by, question in {(by, figure.question) for figure in figures for by, _ in figure.groups}
    }
    return any(bool(hidden[by, figure.question][group]) for figure in figures for by, group in figure.groups)
