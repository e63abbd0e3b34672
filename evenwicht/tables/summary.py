"""Table of the report's score: how many of its sentences had each outcome."""

from __future__ import annotations

import pandas as pd

from evenwicht import claims
from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.published import Published
from evenwicht.tables.book_table import BookTable

_HEADS = Bilingual(__name__, ["Oordeel", "Aantal"])


def outcomes(published: Published, language: str | None = None) -> BookTable:
    """How did the sentences of the report fare? Each outcome in words, and how many sentences had it."""
    chosen = lang.current(language)
    counted = claims.counts(claims.judged(published))
    rows = [
        (claims.OUTCOME_WORDS[chosen][outcome], lang.number(number, 0, chosen)) for outcome, number in counted.items()
    ]
    return BookTable(pd.DataFrame(rows, columns=_HEADS[chosen]), ("derived", "interpretation"))
