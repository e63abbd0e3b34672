"""The printed row of whatever has one: a row itself, or a question."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from evenwicht.identify.rounding.errors import PublishedFigureError
from evenwicht.identify.rounding.printed_row import PrintedRow


@runtime_checkable
class HasRow(Protocol):
    """A question with a printed row."""

    @property
    def row(self) -> PrintedRow: ...


def as_row(question: PrintedRow | HasRow) -> PrintedRow:
    """The printed row of a question, or the row itself; `PublishedFigureError` if there is none."""
    if isinstance(question, PrintedRow):
        return question
    if isinstance(question, HasRow):
        return question.row
    raise PublishedFigureError(f"found {question!r}, expected a question with percentages, counts or means")
