"""The table of themes: what each image of the secretary says about each."""

from __future__ import annotations

import pandas as pd

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.tables.book_table import BookTable

_HEADS = Bilingual(
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
    heads = _HEADS[lang.current(language)]
    wide = table.pivot_table("summary", ["theme", "label"], "image", aggfunc="first").loc[table["theme"].unique()]
    return BookTable(wide.replace("", "\u2013").reset_index()[list(heads)].rename(columns=heads), ("interpretation",))
