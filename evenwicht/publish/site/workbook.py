"""A table as a workbook (.xlsx) that a screen reader can read: one table from the first cell, its head named and frozen.

A number is one that a spreadsheet can compute with, and shows as many decimals as it is written with. The same table gives
the same bytes: a workbook is a zip, and its files get one fixed day.
"""

from __future__ import annotations

import datetime
import functools
import io
import re
import zipfile
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo

_DAY = datetime.datetime(2020, 1, 1)  # of no meaning; a workbook must have one
_WIDEST = 60
_NUMBER = re.compile(r"-?\d*(?:\.(?P<decimals>\d+)|\d)")


def workbook(
    title: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    numeric: Sequence[bool],
    notes: Sequence[tuple[str, str]],
    sheets: tuple[str, str],
    language: str,
) -> bytes:
    """A workbook of two sheets: the table, and what it is.

    Parameters
    ----------
    heads, rows
        The table as text, with a decimal point.
    numeric
        Of each column whether it holds numbers; what is none in it stays text.
    notes
        Pairs of a word and what is told of it: source, columns.
    sheets
        The names of both sheets.
    """
    return _made(title, tuple(heads), tuple(map(tuple, rows)), tuple(numeric), tuple(notes), sheets, language)


@functools.lru_cache(256)  # who serves the site builds it many times, and most tables stay
def _made(
    title: str,
    heads: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    numeric: tuple[bool, ...],
    notes: tuple[tuple[str, str], ...],
    sheets: tuple[str, str],
    language: str,
) -> bytes:
    book = Workbook()
    book.properties.title, book.properties.language = title, language
    book.properties.creator = ""
    book.properties.created = book.properties.modified = _DAY
    sheet = book.active
    assert sheet is not None
    sheet.title = sheets[0]
    named = _different(heads)
    sheet.append(named)
    for line, row in enumerate(rows, 2):
        for place, (text, is_number) in enumerate(zip(row, numeric, strict=True), 1):
            _write(sheet.cell(line, place), text, is_number)
    for place, cells in enumerate(zip(named, *rows, strict=True), 1):
        sheet.column_dimensions[get_column_letter(place)].width = min(_WIDEST, max(map(len, cells)) + 3)
    for cell in sheet[1]:
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "B2"
    if rows:
        table = Table(displayName="gegevens", ref=f"A1:{get_column_letter(len(heads))}{len(rows) + 1}")
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
        sheet.add_table(table)
    about = book.create_sheet(sheets[1])
    about.append([title])
    about["A1"].font = Font(bold=True)
    for note in notes:
        about.append(list(note))
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 34, 90
    for line in about.iter_rows(min_row=2):
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    made = io.BytesIO()
    book.save(made)
    return _same_day(made.getvalue())


def _write(cell: Cell, text: str, is_number: bool) -> None:
    number = _NUMBER.fullmatch(text) if is_number else None
    if number is None:
        cell.value = text or None
    else:
        decimals = number["decimals"]
        cell.value, cell.number_format = float(text), f"0.{'0' * len(decimals)}" if decimals else "0"


def _different(heads: Sequence[str]) -> list[str]:
    """Heads that differ, as those of a table in a workbook must."""
    found: list[str] = []
    for head in heads:
        name, turn = head or "-", 2
        while name in found:
            name, turn = f"{head} {turn}", turn + 1
        found.append(name)
    return found


def _same_day(content: bytes) -> bytes:
    """The zip with the day of every file fixed, and the moment of writing left out of its properties."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            part = old.read(name)
            if name == "docProps/core.xml":
                start, end = part.find(b"<dcterms:modified"), part.find(b"</dcterms:modified>")
                if start >= 0:
                    inner = part.index(b">", start) + 1
                    part = part[:inner] + _DAY.strftime("%Y-%m-%dT%H:%M:%SZ").encode() + part[end:]
            new.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return target.getvalue()
