"""Table of the claims on a development that two waves can judge."""

from __future__ import annotations

import pandas as pd

from evenwicht import claims, trend
from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.claims.show import TREND_WORDS
from evenwicht.nothing import Nothing
from evenwicht.published import Published
from evenwicht.tables.book_table import BookTable

_WORDS = Bilingual(
    __name__,
    {
        "claim": "Uitspraak van het rapport",
        "about": "Gemeten aan",
        "interval": "Verandering, interval van {confidence}",
        "verdict": "Oordeel",
        "range": "{low} tot {high}",
    },
)


def developments(published: Published, language: str | None = None) -> BookTable | Nothing:
    """Did what the report saw growing go on since? Each such claim with its figures then and now, and its verdict.

    Nothing where there is no later wave, or it says nothing of these claims.
    """
    chosen = lang.current(language)
    words, compared = _WORDS[chosen], trend.current(published)
    if compared is None:
        return Nothing()
    rows = []
    for claim in claims.load(published):
        verdict = claims.judge_trend(claim, compared)
        if verdict is None:
            continue
        question = claim.grows[0][0]
        shares = published.codebook.variable(question).total is None

        def text(value: float, shares: bool = shares) -> str:
            number = lang.number(str(round(value, 9)), 0 if shares else 1, language)
            return f"{number}%" if shares else number

        labels = [published.codebook.label(question, answer, language) for _, answer in claim.grows]
        low, high = (
            lang.number(str(round(end, 9)), 1, language) for end in (verdict.change.lower, verdict.change.upper)
        )
        outcome = TREND_WORDS[chosen][verdict.outcome].format(then=compared.then)
        figures = (text(verdict.then), text(verdict.now), words["range"].format(low=low, high=high))
        rows.append((claim.summaries[chosen], " + ".join(labels), *figures, outcome))
    if not rows:
        return Nothing()
    confidence = lang.percent(str(round(100 * compared.confidence)), 0, language)
    heads = [words["claim"], words["about"], compared.then, compared.now]
    heads += [words["interval"].format(confidence=confidence), words["verdict"]]
    earlier = ("reported",) if compared.since_report else ()
    later = "simulated" if compared.survey.provenance == "synthetic" else "answers"
    return BookTable(pd.DataFrame(rows, columns=heads), (*earlier, later))
