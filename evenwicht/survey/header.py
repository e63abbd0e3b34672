"""Which sheet of a file holds the answers, which of its rows is the header, and which rows below are totals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evenwicht.survey.labels import fold
from evenwicht.survey.raw import RawTable, Row, Sheet, is_empty, raw_table, rows_named, text_of
from evenwicht.survey.tools import TOTALS, tool_of

_LOOK = 40
"""How many rows at the top of a sheet are looked at for the header."""
Known = Callable[[str], bool]
"""Whether a heading is one of the questions."""


@dataclass(frozen=True)
class _Header:
    """A header.

    Attributes
    ----------
    names, labels
        The name of each column, and a longer label where there is one.
    at, first
        The places of its first row and of the first respondent.
    known
        How many of its headings are known.
    """

    names: Row
    labels: Row
    at: int
    first: int
    known: int


def _filled(row: Row) -> list[str]:
    return [text_of(cell) for cell in row if not is_empty(cell)]


def _count(row: Row, known: Known) -> int:
    return sum(known(text) for text in dict.fromkeys(_filled(row)))


def _header(rows: Sequence[Row], known: Known) -> _Header | None:
    """The header of a sheet; None where no row of it is one.

    Qualtrics writes three rows: names, labels, and where each was imported from, as JSON; an older export leaves the last out.
    """
    top = rows[:_LOOK]
    counts = [_count(row, known) for row in top]
    for place, row in enumerate(top[:10]):
        imported = sum(text.startswith('{"ImportId"') for text in _filled(row))
        if place >= 2 and imported > len(_filled(row)) / 2:
            most = max(counts[place - 2], counts[place - 1])
            return _Header(top[place - 2], top[place - 1], place - 2, place + 1, most)
    best = max(range(len(counts)), key=counts.__getitem__, default=0)
    if not counts or not counts[best]:
        return None
    for place in (best - 1, best):
        if 0 <= place < len(top) - 1:
            both = _together(top[place], top[place + 1])
            if _count(both, known) > counts[best]:
                return _Header(both, (), place, place + 2, _count(both, known))
    below = best + 1
    if below < len(top) and counts[below] > counts[best] / 2 and counts[below] > 2:
        return _Header(top[best], top[below], best, below + 1, counts[best])
    above = _filled(top[best - 1]) if best else []
    if len(above) >= 0.9 * len(_filled(top[best])) > 2 and len(set(above)) == len(above):
        return _Header(top[best - 1], top[best], best - 1, best + 1, counts[best])
    return _Header(top[best], (), best, best + 1, counts[best])


def _together(upper: Row, lower: Row) -> Row:
    """Two header rows as one: questions above, each written once over its items, and the items below.

    >>> _together(("Nr", "Vorm", None, "Rol"), (None, "Lijn", "Taak", None))
    ('Nr', 'Vorm - Lijn', 'Vorm - Taak', 'Rol')
    """
    width, question = max(len(upper), len(lower)), ""
    names: list[str] = []
    for above, item in zip(_padded(upper, width), _padded(lower, width), strict=True):
        question = text_of(above) or question
        names.append(" - ".join(filter(None, [question, text_of(item)])) if text_of(item) else text_of(above))
    return tuple(names)


def _widest(rows: Sequence[Row]) -> _Header | None:
    """The first row with at least half of the most cells: the header of a sheet in which no heading is known."""
    widths = [len(_filled(row)) for row in rows[:_LOOK]]
    if not widths or max(widths) == 0:
        return None
    place = next(i for i, width in enumerate(widths) if 2 * width >= max(widths))
    if place + 1 < len(rows) and tool_of(_filled(rows[place])) and tool_of(_filled(rows[place + 1])):
        return _Header(rows[place], rows[place + 1], place, place + 2, 0)  # names and, below them, labels
    return _Header(rows[place], (), place, place + 1, 0)


def _notes(rows: Sequence[Row]) -> set[int]:
    """The places of rows below the answers, parted from them by an empty row, that hold one text each: a source, a remark."""
    notes: list[int] = []
    for place in range(len(rows) - 1, 0, -1):
        filled = _filled(rows[place])
        if not filled:
            return set(notes)
        if len(filled) > 1 or len(rows[0]) < 3:
            return set()
        notes.append(place)
    return set()


def _is_total(row: Row) -> bool:
    first = next((cell for cell in row if not is_empty(cell)), None)
    return isinstance(first, str) and fold(first) in TOTALS


def table_in(file: str, sheets: Sequence[Sheet], known: Known, *, header_alone: bool = False) -> RawTable:
    """The table of answers in a file.

    Parameters
    ----------
    file
        Its name, for messages.
    sheets
        Its sheets; the one in whose header most headings are known is taken.
    known
        Whether a heading is known.
    header_alone
        Whether a header without a row below it will do.

    Raises
    ------
    DataFileError
        There is no header, or no row below it.
    """
    found = [(sheet, _header(sheet.rows, known)) for sheet in sheets]
    having = [(sheet, header) for sheet, header in found if header is not None]
    if not having:
        having = [(sheet, header) for sheet in sheets if (header := _widest(sheet.rows)) is not None]
    if not having:
        return raw_table(file, (), (), 1)  # which refuses a table without respondents
    sheet, header = max(having, key=lambda each: (each[1].known, len(each[0].rows)))
    remarks = list(sheet.remarks)
    if len(sheets) > 1:
        remarks.append(f"read from sheet {sheet.name!r}, of {len(sheets)}")
    skipped = [number for number, row in enumerate(sheet.rows[: header.at], 1) if _filled(row)]
    if skipped:
        remarks.append(f"above the header, passed over: {rows_named(skipped)}")
    below = sheet.rows[header.first :]
    totals = {place for place, row in enumerate(below) if _is_total(row)}
    notes = _notes(below) - totals
    for places, what in ((totals, "totals"), (notes, "remarks below the answers")):
        if places:
            at = rows_named([header.first + 1 + place for place in sorted(places)])
            remarks.append(f"{what}, not respondents, left out: {at}")
    width = max(len(_trimmed(header.names)), len(_trimmed(header.labels)))
    names = [text_of(name) or f"column {i}" for i, name in enumerate(_padded(_trimmed(header.names), width), 1)]
    tool = "Qualtrics" if header.first - header.at == 3 else tool_of(names)
    rows = [() if place in totals | notes else row for place, row in enumerate(below)]
    labels = _padded(header.labels, width)
    first = header.first + 1
    return raw_table(file, names, rows, first, labels, tool=tool, remarks=remarks, header_alone=header_alone)


def _trimmed(row: Row) -> Row:
    while row and is_empty(row[-1]):
        row = row[:-1]
    return row


def _padded(row: Row, width: int) -> Row:
    return (*row, *(None,) * (width - len(row)))[:width]
