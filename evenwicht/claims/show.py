"""Claims and their verdicts as a table for a reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from evenwicht import language as lang
from evenwicht import published as publications
from evenwicht.claims.claim import load
from evenwicht.claims.verdict import Outcome, Verdict, judge
from evenwicht.published import Published
from evenwicht.tables import BookTable

WORDS: dict[str, dict[str, str]] = {
    "nl": {
        "claim": "Uitspraak van het rapport",
        "section": "Paragraaf",
        "verdict": "Oordeel",
        "summary": "samenvatting",
        "given": "aangenomen dat lijnsturing overal voorop staat",
        "reading": "gelezen als",
    },
    "en": {
        "claim": "Claim of the report",
        "section": "Section",
        "verdict": "Verdict",
        "summary": "summary",
        "given": "assuming that line steering comes first everywhere",
        "reading": "read as",
    },
}
OUTCOME_WORDS: dict[str, dict[Outcome, str]] = {
    "nl": {
        "reproduced": "klopt: de gedrukte cijfers laten het zien",
        "must": "moet: het volgt uit de gedrukte cijfers",
        "may": "kan: de gedrukte cijfers laten het toe, en ook het tegendeel",
        "cannot": "kan niet: de gedrukte cijfers spreken het tegen",
        "not_testable": "niet te toetsen",
    },
    "en": {
        "reproduced": "reproduced: the printed figures show it",
        "must": "must: it follows from the printed figures",
        "may": "may: the printed figures allow it, and its opposite too",
        "cannot": "cannot: the printed figures contradict it",
        "not_testable": "not testable",
    },
}


def judged(published: Published | None = None, chapter: str | None = None) -> list[Verdict]:
    """The verdicts on the claims of one chapter, or on all, in the order of the report."""
    published = published or publications.load()
    claims = load(published)
    return [judge(claim, claims, published) for claim in claims if chapter in (None, claim.chapter)]


def counts(verdicts: Iterable[Verdict]) -> dict[Outcome, int]:
    """How many claims had each outcome."""
    found: dict[Outcome, int] = {"reproduced": 0, "must": 0, "may": 0, "cannot": 0, "not_testable": 0}
    for verdict in verdicts:
        found[verdict.outcome] += 1
    return found


def table(verdicts: Sequence[Verdict], language: str | None = None) -> BookTable:
    """A table of claims: what the report says (and how it is read), where, and the verdict with its reason."""
    chosen = lang.current(language)
    words = WORDS[chosen]
    rows = []
    for verdict in verdicts:
        claim = verdict.claim
        text = claim.summaries[chosen]
        if claim.readings[chosen]:
            text += f" ({words['reading']}: {claim.readings[chosen]})"
        outcome = OUTCOME_WORDS[chosen][verdict.outcome]
        if claim.given:
            outcome += f" ({words['given']})"
        if claim.notes[chosen]:
            outcome += ". " + claim.notes[chosen]
        section = words["summary"] if claim.section == "summary" else claim.section
        rows.append({words["claim"]: text, words["section"]: section, words["verdict"]: outcome})
    return BookTable(pd.DataFrame(rows))
