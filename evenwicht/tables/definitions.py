"""Tables of what the report defines: perspectives and assignments."""

from __future__ import annotations

import pandas as pd

from evenwicht import definitions
from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.published import Published
from evenwicht.tables.book_table import BookTable

_HEADS = Bilingual(
    __name__,
    {
        "perspectives": ["Perspectief", "Tijd", "Wortel", "Drijfveer", "Organisatie"],
        "assignments": ["Opdracht", "Wat dat inhoudt", "Leiderschapsstijl", "Pijler", "Antwoorden"],
    },
)


def perspectives(language: str | None = None) -> BookTable:
    """What sets the four perspectives apart? The period, root, driver and organisation of each; most periods are this edition's."""
    table = definitions.perspectives(language).drop(columns="perspective")
    return _table("perspectives", table, language, ("reported", "interpretation"))


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
    return _table("assignments", pd.DataFrame(rows), language, ("reported",))


def _table(name: str, table: pd.DataFrame, language: str | None, rests_on: tuple[str, ...]) -> BookTable:
    return BookTable(table.set_axis(_HEADS[lang.current(language)][name], axis=1), rests_on)
