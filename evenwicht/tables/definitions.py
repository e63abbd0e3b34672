"""The table of the assignments that the report defines."""

from __future__ import annotations

import pandas as pd

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.published import Published
from evenwicht.tables.book_table import BookTable

_HEADS = Bilingual(__name__, ["Opdracht", "Wat dat inhoudt", "Leiderschapsstijl", "Pijler", "Antwoorden"])


def assignments(published: Published, language: str | None = None) -> BookTable:
    """What is each assignment, which style of leadership and which pillar go with it, and how many chose it? (figure V)"""
    chosen, codebook = lang.current(language), published.codebook
    rows = [
        (
            one.labels[chosen],
            one.descriptions[chosen],
            one.leadership_styles[chosen],
            codebook.label("dimension", one.dimension, chosen),
            lang.percent(published.value("assignment", one.name), language=chosen),
        )
        for one in codebook.variable("assignment").categories
    ]
    return BookTable(pd.DataFrame(rows, columns=_HEADS[chosen]), ("reported",))
