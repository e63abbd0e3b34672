"""What the report claims in words, and a computed verdict on each claim."""

from evenwicht.claims.claim import Claim, load
from evenwicht.claims.sentences import Sentence, counts, counts_by_answers, sentences
from evenwicht.claims.show import OUTCOME_WORDS, as_groups, as_rows, judged
from evenwicht.claims.survey_verdict import SurveyVerdict, judge_by_answers
from evenwicht.claims.trend_verdict import TrendVerdict, judge_trend
from evenwicht.claims.verdict import OUTCOMES, Outcome, Verdict, judge, judge_claim

__all__ = [
    "OUTCOMES",
    "OUTCOME_WORDS",
    "Claim",
    "Outcome",
    "Sentence",
    "SurveyVerdict",
    "TrendVerdict",
    "Verdict",
    "as_groups",
    "as_rows",
    "counts",
    "counts_by_answers",
    "judge",
    "judge_by_answers",
    "judge_claim",
    "judge_trend",
    "judged",
    "load",
    "sentences",
]
