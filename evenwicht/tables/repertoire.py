"""Table of what weighs most in the way secretaries act, and of how much is not reported."""

from __future__ import annotations

import pandas as pd

from evenwicht import language as lang
from evenwicht.published import Published
from evenwicht.tables.book_table import BookTable

_WORDS = {
    "nl": {"heads": ("Antwoord", "Omschrijving", "Deel", "Rust op"), "status": ("vermeld", "afgeleid")},
    "en": {"heads": ("Answer", "Description", "Share", "Rests on"), "status": ("reported", "derived")},
}


def repertoire_answers(published: Published, language: str | None = None) -> BookTable:
    """What is each answer, and which share of the answers is it? The part that is not reported is what the others leave."""
    chosen = lang.current(language)
    words = _WORDS[chosen]
    shares = {figure.category: figure.value for figure in published.of("repertoire")}
    rest = published.remainder("repertoire")
    rows = [
        (
            one.labels[chosen],
            one.descriptions[chosen],
            lang.percent(shares.get(one.name, rest), language=chosen),
            words["status"][one.name not in shares],
        )
        for one in published.codebook.variable("repertoire").categories
    ]
    return BookTable(pd.DataFrame(rows, columns=list(words["heads"])), ("reported", "derived"))
