"""Figure of the cross-table that the report does not print: each form within each philosophy."""

from __future__ import annotations

from evenwicht.figures.book_figure import BookFigure
from evenwicht.figures.bounds import steering_form_bounds
from evenwicht.figures.captions import captioned
from evenwicht.figures.cross_table_of_answers import cross_table_of_answers
from evenwicht.published import Published
from evenwicht.survey import loaded


@captioned
def cross_table(published: Published, language: str | None = None, n: int | None = None) -> BookFigure:
    """What can be said of the cross-table? The bounds of every cell (`steering_form_bounds`).

    Where the book is built on answers, these give way to their means (`cross_table_of_answers`).

    Parameters
    ----------
    published
        The printed figures.
    language
        ``nl`` or ``en``; by default the language of the book.
    n
        The number of respondents of the bounds; by default the least that can print the report.
    """
    survey = loaded()
    if survey is not None:
        return cross_table_of_answers(published, survey, language)
    return steering_form_bounds(published, language, n)
