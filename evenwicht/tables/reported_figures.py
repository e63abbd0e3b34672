"""The table of every figure that the report gives."""

from __future__ import annotations

import pandas as pd

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.published import Published
from evenwicht.tables.book_table import BookTable

_HEADS = Bilingual(__name__, ("Vraag", "Figuur", "Paragraaf", "Antwoord", "Vermeld"))
_NO_NUMBER = Bilingual(__name__, "zonder nummer")


def reported_figures(published: Published, language: str | None = None) -> BookTable:
    """Every figure of the report, with its place, as it stands there: a row a figure, in the order of the report."""
    codebook = published.codebook
    rows = [
        (
            codebook.label(figure.variable, language=language),
            _NO_NUMBER[lang.current(language)] if figure.figure == figure.section else figure.figure,
            figure.section,
            codebook.label(figure.variable, figure.category, language),
            lang.number(figure.text, figure.decimals, language) + "%" * (figure.unit == "percent"),
        )
        for figure in published.figures
    ]
    return BookTable(pd.DataFrame(rows, columns=list(_HEADS[lang.current(language)])), ("reported",))
