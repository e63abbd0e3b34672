"""A table of the book: plain HTML that a screen reader can read and the PDF can typeset."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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
    row_ids
        The address of each row on its page, carried by its second cell, since the first may head several rows; none.
    links
        By column: the chapter's file, such as ``"inzichten.md"``, that each of its cells leads to under its title.
    remarks
        By column: what follows the text of each of its cells in italics; empty for nothing.
    code
        The column whose cells are names in the code, and are set as such; none.
    name
        A further class of the table: ``"filterable"`` for one that the site helps to search.
    """

    table: pd.DataFrame
    rests_on: Sequence[str] | None = None
    row_headers: bool = True
    caption: str = ""
    row_ids: Sequence[str] = ()
    links: Mapping[str, Sequence[str]] = field(default_factory=dict)
    remarks: Mapping[str, Sequence[str]] = field(default_factory=dict)
    code: str = ""
    name: str = ""

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col">{escape(str(column))}</th>' for column in self.table.columns)
        rows = []
        for place, cells in enumerate(self.table.itertuples(index=False)):
            texts = [escape(str(cell)) for cell in cells]
            if self.code:
                at = self.table.columns.get_loc(self.code)
                texts[at] = f"<code>{texts[at]}</code>"
            for column, chapters in self.links.items():
                at = self.table.columns.get_loc(column)
                texts[at] = f'<a href="{escape(chapters[place])}">{texts[at]}</a>'
            for column, remarks in self.remarks.items():
                at = self.table.columns.get_loc(column)
                if remarks[place]:
                    texts[at] = f"{texts[at]} <em>{escape(remarks[place])}</em>"
            own = f' id="{escape(self.row_ids[place])}"' if self.row_ids else ""
            first = f'<th scope="row">{texts[0]}</th>' if self.row_headers else f"<td>{texts[0]}</td>"
            others = (f"<td{own if i == 0 else ''}>{text}</td>" for i, text in enumerate(texts[1:]))
            rows.append("<tr>" + first + "".join(others) + "</tr>")
        kind = f"dataframe {self.name}".rstrip()
        return f'<table class="{kind}"><thead><tr>{head}</tr></thead><tbody>' + "".join(rows) + "</tbody></table>"

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
