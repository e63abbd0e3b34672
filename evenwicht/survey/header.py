"""Which sheet of a file holds the answers, which of its rows is the header, and which rows below are totals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evenwicht.datafile import DataFileError, Fault
from evenwicht.survey.labels import fold
from evenwicht.survey.raw import RawTable, Row, Sheet, is_empty, raw_table, rows_named, text_of
from evenwicht.survey.tools import TOTALS, tool_of

_LOOK = 40
"""How many rows at the top of a sheet are looked at for the header."""
Known = Callable[[str], bool]
"""Whether a heading is one of the questions."""


@dataclass(frozen=True)
class _Header:
    """A header: the place of the names, of the longer labels (-1 where there are none) and of the first respondent."""

    names: int
    labels: int
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
            return _Header(place - 2, place - 1, place + 1, max(counts[place - 2], counts[place - 1]))
    if not counts or not max(counts):
        return None
    best = counts.index(max(counts))
    below = best + 1
    if below < len(top) and counts[below] > counts[best] / 2 and counts[below] > 2:
        return _Header(best, below, below + 1, counts[best])
    above = _filled(top[best - 1]) if best else []
    if len(above) >= 0.9 * len(_filled(top[best])) > 2 and len(set(above)) == len(above):
        return _Header(best - 1, best, best + 1, counts[best])
    return _Header(best, -1, best + 1, counts[best])


def _widest(rows: Sequence[Row]) -> _Header | None:
    """The first row with at least half of the most cells: the header of a sheet in which no heading is known."""
    widths = [len(_filled(row)) for row in rows[:_LOOK]]
    if not widths or max(widths) == 0:
        return None
    place = next(i for i, width in enumerate(widths) if 2 * width >= max(widths))
    return _Header(place, -1, place + 1, 0)


def _is_total(row: Row) -> bool:
    first = next((cell for cell in row if not is_empty(cell)), None)
    return isinstance(first, str) and fold(first) in TOTALS


def table_in(file: str, sheets: Sequence[Sheet], known: Known) -> RawTable:
    """The table of answers in a file.

    Parameters
    ----------
    file
        Its name, for messages.
    sheets
        Its sheets; the one in whose header most headings are known is taken.
    known
        Whether a heading is known.

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
        nothing = Fault(file, "no respondents", "a header, and a row for each respondent", "Export the answers again.")
        raise DataFileError(str(nothing))
    sheet, header = max(having, key=lambda each: (each[1].known, len(each[0].rows)))
    remarks = list(sheet.remarks)
    if len(sheets) > 1:
        remarks.append(f"read from sheet {sheet.name!r}, of {len(sheets)}")
    skipped = [number for number, row in enumerate(sheet.rows[: header.names], 1) if _filled(row)]
    if skipped:
        remarks.append(f"above the header, passed over: {rows_named(skipped)}")
    below = sheet.rows[header.first :]
    totals = [number for number, row in enumerate(below, header.first + 1) if _is_total(row)]
    if totals:
        remarks.append(f"totals, not respondents, left out: {rows_named(totals)}")
    labels = sheet.rows[header.labels] if header.labels >= 0 else ()
    names = sheet.rows[header.names]
    width = max(len(_trimmed(names)), len(_trimmed(labels)))
    names = tuple(text_of(name) or f"column {i}" for i, name in enumerate(_padded(_trimmed(names), width), 1))
    plain = [text_of(name) for name in names]
    three = header.first - header.names == 3
    tool = "Qualtrics" if three else tool_of(plain)
    rows = [() if _is_total(row) else row for row in below]
    return raw_table(file, plain, rows, header.first + 1, _padded(labels, width), tool=tool, remarks=remarks)


def _trimmed(row: Row) -> Row:
    while row and is_empty(row[-1]):
        row = row[:-1]
    return row


def _padded(row: Row, width: int) -> Row:
    return (*row, *(None,) * (width - len(row)))[:width]
