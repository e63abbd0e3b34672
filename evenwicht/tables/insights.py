"""The table of the report's insights."""

from __future__ import annotations

from evenwicht import definitions
from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.tables.book_table import BookTable

_HEADS = Bilingual(__name__, ("Inzicht", "Enerzijds", "Anderzijds", "Vindplaats"))


def insights(language: str | None = None) -> BookTable:
    """The insights, each with the two poles that it holds together and its place in the report: a row an insight."""
    table = definitions.insights(language)[["label", "pole", "counter_pole", "section"]]
    table = table.assign(section="§ " + table["section"])
    return BookTable(table.set_axis(list(_HEADS[lang.current(language)]), axis=1), ("interpretation",))
