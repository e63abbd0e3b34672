"""The score of the report: its sentences, each with one outcome, whatever the number of its readings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from evenwicht.claims.claim import Claim
from evenwicht.claims.survey_verdict import SurveyOutcome, judge_by_answers
from evenwicht.claims.verdict import OUTCOMES, Outcome, Verdict
from evenwicht.survey import Survey

SentenceByAnswers = SurveyOutcome | Literal["depends"]


@dataclass(frozen=True)
class Sentence:
    """A sentence of the report and the verdicts on the readings that its own words allow.

    ``outcome`` is that of the readings that can be tested; *may* where these differ, for then the words do not decide;
    *not_testable* where none can be. A stricter reading that this edition adds does not count.
    """

    name: str
    verdicts: tuple[Verdict, ...]
    outcome: Outcome


def sentences(verdicts: Iterable[Verdict]) -> list[Sentence]:
    """The sentences that verdicts are about, in the order of the report."""
    found: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        if verdict.claim.whose == "report":
            found.setdefault(verdict.claim.name, []).append(verdict)
    return [Sentence(name, tuple(readings), _outcome(readings)) for name, readings in found.items()]


def _outcome(readings: list[Verdict]) -> Outcome:
    tested = {verdict.outcome for verdict in readings} - {"not_testable"}
    if not tested:
        return "not_testable"
    return tested.pop() if len(tested) == 1 else "may"


def counts(verdicts: Iterable[Verdict]) -> dict[Outcome, int]:
    """How many sentences had each outcome."""
    found: dict[Outcome, int] = dict.fromkeys(OUTCOMES, 0)
    for sentence in sentences(verdicts):
        found[sentence.outcome] += 1
    return found


def counts_by_answers(verdicts: Iterable[Verdict], survey: Survey) -> dict[SentenceByAnswers, int]:
    """How many sentences are true in answers, how many not, and of how many that depends on the reading.

    Those on which the answers say nothing, or may not be told, are counted as well.
    """
    found: dict[SentenceByAnswers, int] = dict.fromkeys(("true", "false", "depends", "unanswered", "withheld"), 0)
    for sentence in sentences(verdicts):
        found[_by_answers([verdict.claim for verdict in sentence.verdicts], survey)] += 1
    return found


def _by_answers(readings: list[Claim], survey: Survey) -> SentenceByAnswers:
    judged = [found.outcome for claim in readings if (found := judge_by_answers(claim, survey))]
    told = {outcome for outcome in judged if outcome in ("true", "false")}
    if len(told) == 2:
        return "depends"
    if told:
        return told.pop()
    return "withheld" if "withheld" in judged else "unanswered"
