"""A figure of the book: the drawing, what it shows in words, and the numbers behind it."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import wraps
from typing import ParamSpec, TypeVar

import pandas as pd
from matplotlib.figure import Figure

from evenwicht import language as lang
from evenwicht.figures.fonts import embedded
from evenwicht.figures.numbers import DataColumn, NumberColumns, columns
from evenwicht.figures.status import LOOKS, Status
from evenwicht.figures.style import NARROW, drawing, drawn_at
from evenwicht.tables.book_table import RECORD_TYPE

Given = ParamSpec("Given")
Drawn = TypeVar("Drawn")


@dataclass(frozen=True, eq=False)
class BookFigure:
    """A drawing with all that belongs to it.

    Attributes
    ----------
    figure
        The Matplotlib figure.
    alt
        What the figure shows, in words and numbers, for who cannot see it.
    table
        What is drawn, to be read: columns in the language of the figure, numbers as a reader writes them.
    numbers
        What is drawn, to be computed with: the numbers of each column of the table that tells them
        (`evenwicht.figures.numbers`), of which the downloads are written.
    statuses
        What the figure rests on: reported, derived, simulated, answers, interpretation; in order of appearance.
    source
        Where the numbers come from, such as ``"rapport, figuur II"``.
    language
        The language of its words; by default that of the book when it is made.
    caption
        What the book writes below it where its words depend on what there is; a chapter's own goes before it.
    narrow
        The same figure drawn for a telephone; None for one that is narrow itself.
    """

    figure: Figure
    alt: str
    table: pd.DataFrame
    numbers: NumberColumns
    statuses: tuple[Status, ...]
    source: str
    language: str | None = None
    caption: str = ""
    narrow: Figure | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "language", lang.current(self.language))
        unknown = [status for status in self.statuses if status not in LOOKS]
        if unknown or not self.statuses:
            raise ValueError(f"statuses: found {self.statuses!r}; expected some of {', '.join(LOOKS)}")
        if not self.alt.strip():
            raise ValueError("alt: found nothing; expected a text that says what the figure shows")
        self.data()

    def data(self) -> list[DataColumn]:
        """The numbers behind the figure as the downloads have them, a column of words or of numbers each."""
        return columns(self.table, self.numbers, self.language)

    def svg(self) -> str:
        """The drawing as SVG with real text and its typeface within it, the same bytes each time it is drawn."""
        return _svg(self.figure)

    def png(self, dots_per_inch: int = 200) -> bytes:
        """The drawing as PNG."""
        buffer = io.BytesIO()
        with drawing():
            self.figure.savefig(buffer, format="png", dpi=dots_per_inch, metadata={"Software": None})
        return buffer.getvalue()

    def _repr_mimebundle_(
        self, include: Sequence[str] | None = None, exclude: Sequence[str] | None = None
    ) -> dict[str, object]:
        """What Jupyter shows: the SVG, with its words and numbers beside it for the book."""
        record = {
            "alt": self.alt,
            "statuses": list(self.statuses),
            "source": self.source,
            "language": self.language,
            "columns": [str(column) for column in self.table.columns],
            "rows": [[str(cell) for cell in row] for row in self.table.itertuples(index=False)],
            "data": self.data(),
        }
        if self.caption:
            record["caption"] = self.caption
        if self.narrow is not None:
            record["narrow"] = _svg(self.narrow)
        return {"image/svg+xml": self.svg(), "text/plain": self.alt, RECORD_TYPE: record}


def _svg(figure: Figure) -> str:
    buffer = io.StringIO()
    unsaid = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    with drawing():
        figure.savefig(buffer, format="svg", metadata=unsaid)
    return embedded(buffer.getvalue())


def at_both_widths(draw: Callable[Given, Drawn]) -> Callable[Given, Drawn]:
    """Draw a figure twice: wide for paper and a wide screen, and narrow for a telephone, with letters of the same size.

    Words and numbers are those of the wide one.
    """

    @wraps(draw)
    def drawn(*given: Given.args, **named: Given.kwargs) -> Drawn:
        wide = draw(*given, **named)
        if not isinstance(wide, BookFigure):
            return wide
        with drawn_at(NARROW):
            narrow = draw(*given, **named)
        assert isinstance(narrow, BookFigure)
        return replace(wide, narrow=narrow.figure)

    return drawn
