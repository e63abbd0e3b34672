"""How wide text is in the fonts of the PDF, and how wide the columns of a table should be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from fontTools.ttLib import TTFont

from .fonts import SANS, regular

MILLIMETRE = 72 / 25.4
TEXT_WIDTH = 138 * MILLIMETRE
"""Width of running text in points; template.typ sets the same page margins."""
WIDE_WIDTH = 160 * MILLIMETRE
"""Width of figures and tables, which reach into the left margin."""
LANDSCAPE_WIDTH = 247 * MILLIMETRE
"""Width of a table on a turned page."""
CELL_INSET = 6.0
"""Points left and right of the text of a cell."""
SIZES = (9.0, 8.25, 7.5)
"""Type sizes that a table may take, in points, the first that fits."""
_SAFETY = 1.06
_SYLLABLES = 6.0
"""Ems that hold the longest part of a hyphenated word: a dozen letters."""
_BREAK = re.compile(r"[\s/\-\u2013\u2014\u200b]+")


@cache
def _advances() -> tuple[dict[int, float], float]:
    """Advance width by code point, and that of an unknown character, in ems."""
    font = TTFont(regular(SANS), lazy=True)
    metrics, units = font["hmtx"].metrics, font["head"].unitsPerEm
    return {code: metrics[glyph][0] / units for code, glyph in font.getBestCmap().items()}, 1.0


def text_width(value: str, size: float) -> float:
    """Width in points of one line of text set in the sans serif at `size` points, a little on the safe side.

    Examples
    --------
    >>> text_width("ii", 10) < text_width("WW", 10)
    True
    """
    advances, widest = _advances()
    return sum(advances.get(ord(character), widest) for character in value) * size * _SAFETY


@dataclass(frozen=True)
class Layout:
    """How a table is set: column widths and type size in points, and whether its page is turned."""

    widths: tuple[float, ...]
    size: float
    landscape: bool
    break_words: bool


@dataclass(frozen=True)
class CellText:
    """Plain text of a cell, the column it starts in and how many it spans."""

    text: str
    column: int
    span: int = 1
    bold: bool = False


def column_needs(cells: list[CellText], columns: int, size: float) -> tuple[list[float], list[float]]:
    """Least and natural width of every column in points: the longest word, and the longest line.

    Cells that span several columns divide what they lack over these.
    """
    least, natural = [0.0] * columns, [0.0] * columns
    for cell in sorted(cells, key=lambda cell: cell.span):
        weight = 1.06 if cell.bold else 1.0
        words = [word for word in _BREAK.split(cell.text) if word]
        need = max((text_width(word + "-", size) * weight for word in words), default=0.0) + 2 * CELL_INSET
        line = text_width(cell.text, size) * weight + 2 * CELL_INSET
        reached = range(cell.column, min(cell.column + cell.span, columns))
        for widths, wanted in ((least, need), (natural, line)):
            short = wanted - sum(widths[column] for column in reached)
            for column in reached:
                widths[column] += max(0.0, short) / len(reached)
    return least, natural


def table_layout(
    cells: list[CellText], columns: int, weights: list[float] | None = None, room: float = WIDE_WIDTH
) -> Layout:
    """The largest type, upright page first, in which every word fits its column.

    A table that fits in no other way gets a turned page, and if need be words that break: between syllables, or
    anywhere where there are none.

    Parameters
    ----------
    cells : every cell, spans included
    columns : number of columns
    weights : relative widths that the author asked for; columns still get what their longest word needs
    room : width in points that an upright page offers at this place
    """
    for landscape, width in ((False, room), (True, LANDSCAPE_WIDTH)):
        for size in SIZES:
            least, natural = column_needs(cells, columns, size)
            if sum(least) <= width:
                return Layout(_spread(least, natural, width, weights), size, landscape, False)
    least, natural = column_needs(cells, columns, SIZES[-1])
    hyphenated = [min(width, _SYLLABLES * SIZES[-1] + 2 * CELL_INSET) for width in least]
    if sum(hyphenated) <= LANDSCAPE_WIDTH:
        return Layout(_spread(hyphenated, natural, LANDSCAPE_WIDTH, weights), SIZES[-1], True, True)
    scale = LANDSCAPE_WIDTH / sum(hyphenated)
    return Layout(tuple(width * scale for width in hyphenated), SIZES[-1], True, True)


def _spread(least: list[float], natural: list[float], room: float, weights: list[float] | None) -> tuple[float, ...]:
    """Divide the room: natural widths where they fit, else from the least width up in proportion to what is lacking."""
    if weights:
        wanted = [room * weight / sum(weights) for weight in weights]
    elif sum(natural) <= room:
        return tuple(natural)
    else:
        wanted = [
            low + (room - sum(least)) * _share(low, high, least, natural)
            for low, high in zip(least, natural, strict=True)
        ]
    widths = [max(low, want) for low, want in zip(least, wanted, strict=True)]
    excess = sum(widths) - room
    slack = [width - low for width, low in zip(widths, least, strict=True)]
    if excess > 0 and sum(slack) > 0:
        widths = [width - excess * free / sum(slack) for width, free in zip(widths, slack, strict=True)]
    return tuple(widths)


def _share(low: float, high: float, least: list[float], natural: list[float]) -> float:
    """Share of the spare room, by the square root of what a column lacks: long texts do not starve short ones."""
    total = sum((n - m) ** 0.5 for m, n in zip(least, natural, strict=True) if n > m)
    return 0.0 if total == 0 or high <= low else float((high - low) ** 0.5) / total
