"""A table of the book: plain HTML that a screen reader can read and the PDF can typeset."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import pandas as pd


@dataclass(frozen=True, eq=False)
class BookTable:
    """A DataFrame of texts, shown without its index.

    Attributes
    ----------
    table
        Cells are shown as they are: format numbers first (`evenwicht.language.number`).
    row_headers
        Whether the first column names the rows.
    """

    table: pd.DataFrame
    row_headers: bool = True

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col">{escape(str(column))}</th>' for column in self.table.columns)
        rows = []
        for cells in self.table.itertuples(index=False):
            texts = [escape(str(cell)) for cell in cells]
            first = f'<th scope="row">{texts[0]}</th>' if self.row_headers else f"<td>{texts[0]}</td>"
            rows.append("<tr>" + first + "".join(f"<td>{text}</td>" for text in texts[1:]) + "</tr>")
        return f'<table class="dataframe"><thead><tr>{head}</tr></thead><tbody>' + "".join(rows) + "</tbody></table>"

    def __repr__(self) -> str:
        return self.table.to_string(index=False)
