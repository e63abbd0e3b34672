"""Figure on steering forms by domain, of which the report prints nothing: only answers can draw it."""

from __future__ import annotations

from evenwicht import evidence
from evenwicht.figures.book_figure import BookFigure
from evenwicht.figures.both_widths import at_both_widths
from evenwicht.figures.cross_table_of_answers import cross_table_of_answers
from evenwicht.nothing import Nothing
from evenwicht.published import Published


@at_both_widths
def steering_forms_by_domain(published: Published, language: str | None = None) -> BookFigure | Nothing:
    """How do the answers divide points in each domain? Nothing where no answers tell the domain (`cross_table_of_answers`)."""
    found = evidence.current()
    if found.survey is None or not found.tells("domain"):
        return Nothing()
    return cross_table_of_answers(published, found.survey, language, by="domain")
