"""A table of the book: plain HTML that a screen reader can read and the PDF can typeset."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd

from evenwicht import language as lang

RECORD_TYPE = "application/vnd.evenwicht.figure+json"
"""The media type under which a notebook output carries what the book needs to know of a figure or a table."""


@dataclass(frozen=True, eq=False)
class BookTable:
    """A DataFrame of texts, shown without its index.

    Attributes
    ----------
    table
        Cells are shown as they are: format numbers first (`evenwicht.language.number`).
    rests_on
        What its numbers rest on, as in figures (`evenwicht.figures.status`): reported, derived, simulated, answers,
        interpretation; none
        for words of this edition. None says nothing of it.
    row_headers
        Whether the first column names the rows.
    caption
        What the book writes above it where its words depend on what there is; a chapter's own goes before it.
    """

    table: pd.DataFrame
    rests_on: Sequence[str] | None = None
    row_headers: bool = True
    caption: str = ""

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col">{escape(str(column))}</th>' for column in self.table.columns)
        rows = []
        for cells in self.table.itertuples(index=False):
            texts = [escape(str(cell)) for cell in cells]
            first = f'<th scope="row">{texts[0]}</th>' if self.row_headers else f"<td>{texts[0]}</td>"
            rows.append("<tr>" + first + "".join(f"<td>{text}</td>" for text in texts[1:]) + "</tr>")
        return f'<table class="dataframe"><thead><tr>{head}</tr></thead><tbody>' + "".join(rows) + "</tbody></table>"

    def _repr_mimebundle_(
        self, include: Sequence[str] | None = None, exclude: Sequence[str] | None = None
    ) -> dict[str, object]:
        """What Jupyter shows: the HTML, and what the table rests on for the book to say under it."""
        shown: dict[str, object] = {"text/html": self._repr_html_(), "text/plain": repr(self)}
        if self.rests_on is not None:
            shown[RECORD_TYPE] = {"statuses": list(self.rests_on), "language": lang.current()} | (
                {"caption": self.caption} if self.caption else {}
            )
        return shown

    def __repr__(self) -> str:
        return self.table.to_string(index=False)
