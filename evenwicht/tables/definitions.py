"""Tables of what the report defines and tells in words, and of the words of this edition."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.published import Published
from evenwicht.tables.book_table import BookTable

_HEADS = Bilingual(__name__, ["Opdracht", "Wat dat inhoudt", "Leiderschapsstijl", "Pijler", "Aandeel"])


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


_THEMES = Bilingual(
    __name__,
    {"label": "Thema", "self": "Zelfbeeld", "political": "Bestuurlijk beeld", "outside": "Beeld van buiten"},
)


def themes(table: pd.DataFrame, language: str | None = None) -> BookTable:
    """What each image says of a theme: a row a theme, a column an image, a dash where the image is silent.

    Parameters
    ----------
    table
        As `evenwicht.definitions.themes` returns it, in the same language.
    language
        ``nl`` or ``en``; by default the language of the book.
    """
    heads = _THEMES[lang.current(language)]
    wide = table.pivot_table("summary", ["theme", "label"], "image", aggfunc="first").loc[table["theme"].unique()]
    return BookTable(wide.replace("", "\u2013").reset_index()[list(heads)].rename(columns=heads), ("interpretation",))


_WORDS = Bilingual(__name__, ["Woord", "Betekent"])


def words(meanings: Iterable[tuple[str, str]], language: str | None = None) -> BookTable:
    """Words of this edition, each with what it means; they rest on no figure."""
    return BookTable(pd.DataFrame(list(meanings), columns=_WORDS[lang.current(language)]), ())
