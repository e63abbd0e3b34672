"""The verdict on a claim that something grows, by two waves of answers or by the report and a later wave.

The report saw a development in the years before it. What two waves can say is whether it went on between them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from evenwicht.analysis.waves import WaveDifference
from evenwicht.claims.claim import Claim
from evenwicht.trend import WaveComparison

TrendOutcome = Literal["up", "down", "undecided"]


@dataclass(frozen=True)
class TrendVerdict:
    """A claim and what became of it since the earlier wave.

    Attributes
    ----------
    claim
        The claim.
    outcome
        ``up`` or ``down`` where the whole interval of the change is, else ``undecided``.
    then, now
        What the claim is about, in percent or mean points, in the earlier and in the later wave.
    change
        In percentage points or points.
    """

    claim: Claim
    outcome: TrendOutcome
    then: float
    now: float
    change: WaveDifference


def judge_trend(claim: Claim, compared: WaveComparison) -> TrendVerdict | None:
    """The verdict on a claim; None where it says of nothing that was asked that it grows, or the answers may not be told."""
    if not claim.grows or claim.grows[0][0] not in compared.survey.questions:
        return None
    question, answers = claim.grows[0][0], [answer for _, answer in claim.grows]
    change = compared.change(question, *answers)
    then, now = compared.before(question, *answers), compared.after(question, *answers)
    if change is None or then is None or now is None:
        return None
    outcome: TrendOutcome = "up" if change.lower > 0 else "down" if change.upper < 0 else "undecided"
    return TrendVerdict(claim, outcome, then, now, change)
