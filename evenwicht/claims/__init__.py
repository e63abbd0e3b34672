"""What the report claims in words, and a computed verdict on each claim."""

from evenwicht.claims.claim import Claim, load
from evenwicht.claims.sentences import Sentence, counts, counts_by_answers, sentences
from evenwicht.claims.show import OUTCOME_WORDS, judged, table
from evenwicht.claims.survey_verdict import SurveyVerdict, judge_by_answers
from evenwicht.claims.verdict import OUTCOMES, Outcome, Verdict, judge, possible_sample_sizes

__all__ = [
    "OUTCOMES",
    "OUTCOME_WORDS",
    "Claim",
    "Outcome",
    "Sentence",
    "SurveyVerdict",
    "Verdict",
    "counts",
    "counts_by_answers",
    "judge",
    "judge_by_answers",
    "judged",
    "load",
    "possible_sample_sizes",
    "sentences",
    "table",
]
