"""How wide the columns of a table are, in what type size it is set, and whether its page is turned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .measure import LANDSCAPE_WIDTH, WIDE_WIDTH, text_width

Widths = npt.NDArray[np.float64]

SIZES = (9.0, 8.25, 7.5)
"""Type sizes that a table may take, in points, the first that fits."""
CELL_INSET = 6.0
"""Points left and right of the text of a cell; template.typ has the same."""
_ROW_INSET = 9.0
_LINE = 1.22
_SYLLABLES = 6.0
"""Ems that hold the longest part of a hyphenated word: a dozen letters."""
_STEPS = 120
_NORM = 6
_BREAK = re.compile(r"[^\S\u00a0]+|[/\-\u2013\u2014\u200b]+")


@dataclass(frozen=True)
class CellText:
    """Plain text of a cell, its row, the column it starts in and how many it spans."""

    text: str
    row: int
    column: int
    span: int = 1
    bold: bool = False

    def line(self, size: float) -> float:
        """Width of the text on one line."""
        return text_width(self.text, size) * (1.06 if self.bold else 1.0)

    def word(self, size: float) -> float:
        """Width of its longest word, a hyphen included."""
        longest = max((text_width(word, size) for word in _BREAK.split(self.text)), default=0.0)
        return (longest + text_width("-", size)) * (1.06 if self.bold else 1.0)


_NEEDS = (CellText.word, CellText.line)


@dataclass(frozen=True)
class TableLayout:
    """How a table is set.

    Attributes
    ----------
    widths : column widths in points
    size : type size in points
    height : estimated height of the whole table in points
    landscape : whether its page is turned
    break_words : whether words of more than one column's width are broken
    """

    widths: tuple[float, ...]
    size: float
    height: float
    landscape: bool
    break_words: bool


def table_layout(cells: Sequence[CellText], columns: int, room: float = WIDE_WIDTH) -> TableLayout:
    """The largest type, upright page first, in which every word fits its column.

    A table that fits in no other way gets a turned page, and if need be words that break: between syllables, or
    anywhere where there are none.

    Parameters
    ----------
    cells : every cell, spans included
    columns : number of columns
    room : width in points that an upright page offers at this place
    """
    for size in SIZES[:2]:  # a little smaller rather than broken lines
        least, natural = (_reach(cells, columns, [need(cell, size) for cell in cells]) for need in _NEEDS)
        if natural.sum() <= room:
            return _layout(cells, columns, least, room, size, False, False)
    for landscape, width in ((False, room), (True, LANDSCAPE_WIDTH)):
        for size in SIZES:
            least = _reach(cells, columns, [cell.word(size) for cell in cells])
            if least.sum() <= width:
                return _layout(cells, columns, least, width, size, landscape, False)
    size = SIZES[-1]
    least = _reach(cells, columns, [min(cell.word(size), _SYLLABLES * size) for cell in cells])
    least *= min(1.0, LANDSCAPE_WIDTH / least.sum())
    return _layout(cells, columns, least, LANDSCAPE_WIDTH, size, True, True)


def _layout(
    cells: Sequence[CellText],
    columns: int,
    least: Widths,
    room: float,
    size: float,
    landscape: bool,
    break_words: bool,
) -> TableLayout:
    lines = np.zeros((1 + max((cell.row for cell in cells), default=0), columns))
    for cell in cells:
        if cell.span == 1:
            lines[cell.row, cell.column] = cell.line(size)
    natural = _reach(cells, columns, [cell.line(size) for cell in cells])
    widths = natural if natural.sum() <= room else _lowest(lines, least, natural, room)
    rows = np.ceil(np.maximum(lines / (widths - 2 * CELL_INSET + 1e-9), 1.0).max(axis=1))
    height = float((rows * size * _LINE + _ROW_INSET).sum())
    return TableLayout(tuple(map(float, widths)), size, height, landscape, break_words)


def _reach(cells: Sequence[CellText], columns: int, needs: Sequence[float]) -> Widths:
    """The width of every column so that each cell has what it needs; cells that span divide what they lack."""
    widths = np.zeros(columns)
    for cell, need in sorted(zip(cells, needs, strict=True), key=lambda pair: pair[0].span):
        reached = slice(cell.column, min(cell.column + cell.span, columns))
        short = need + 2 * CELL_INSET - widths[reached].sum()
        widths[reached] += max(0.0, short) / (reached.stop - reached.start)
    return widths


def _lowest(lines: Widths, least: Widths, natural: Widths, room: float) -> Widths:
    """Widths from the least upwards, each step given to the column that lowers the table most.

    The height of a row is taken as a norm of the heights of its cells, close to the highest but smooth: where two
    cells of a row are equally high, widening either counts.
    """
    widths = least.copy()
    step = (room - widths.sum()) / _STEPS
    for _ in range(_STEPS):
        now = np.maximum(lines / (widths - 2 * CELL_INSET + 1e-9), 1.0) ** _NORM
        wider = np.maximum(lines / (widths - 2 * CELL_INSET + step), 1.0) ** _NORM
        rows = now.sum(axis=1, keepdims=True)
        gains = (rows ** (1 / _NORM) - (rows - now + wider) ** (1 / _NORM)).sum(axis=0)
        gains += 1e-6 * np.maximum(natural - widths, 0.0)
        widths[int(gains.argmax())] += step
    return widths
