"""Tables of the codebook, its questions and the answers to them, and of every figure that the report gives."""

from __future__ import annotations

import pandas as pd

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.codebook import Codebook, Variable
from evenwicht.published import Published
from evenwicht.tables.book_table import BookTable

_QUESTIONS = Bilingual(__name__, ("Vraag", "Omschrijving", "Naam in de code"))
_ANSWERS = Bilingual(__name__, ("Vraag", "Antwoord", "Omschrijving", "Naam in de code"))


def _told(codebook: Codebook) -> list[Variable]:
    """What the report asks or names; what only a new questionnaire asks is left out."""
    return [variable for variable in codebook.variables if variable.kind != "asked_anew"]


def questions(codebook: Codebook, language: str | None = None) -> BookTable:
    """A row a question: its name for a reader, what it asks, and its name in code."""
    chosen = lang.current(language)
    rows = [(variable.labels[chosen], variable.questions[chosen], variable.name) for variable in _told(codebook)]
    heads = list(_QUESTIONS[chosen])
    return BookTable(pd.DataFrame(rows, columns=heads), (), code=heads[-1])


def answers(codebook: Codebook, language: str | None = None) -> BookTable:
    """A row an answer: its question, its name for a reader, what it means, and its name in code."""
    chosen = lang.current(language)
    rows = [
        (variable.labels[chosen], answer.labels[chosen], answer.descriptions[chosen], f"{variable.name}.{answer.name}")
        for variable in _told(codebook)
        for answer in variable.categories
    ]
    heads = list(_ANSWERS[chosen])
    return BookTable(pd.DataFrame(rows, columns=heads), (), code=heads[-1])


_FIGURES = Bilingual(__name__, ("Vraag", "Figuur", "Paragraaf", "Antwoord", "Vermeld"))


def reported_figures(published: Published, language: str | None = None) -> BookTable:
    """Every figure of the report, with its place, as it stands there: a row a figure, in the order of the report.

    What stands in a table without a number has its section alone for a place.
    """
    codebook = published.codebook
    rows = [
        (
            codebook.label(figure.variable, language=language),
            "" if figure.figure == figure.section else figure.figure,
            figure.section,
            codebook.label(figure.variable, figure.category, language),
            lang.number(figure.text, figure.decimals, language) + "%" * (figure.unit == "percent"),
        )
        for figure in published.figures
    ]
    return BookTable(pd.DataFrame(rows, columns=list(_FIGURES[lang.current(language)])), ("reported",))
