"""The cells of a table as they are seen: of a CSV file, or of a sheet of an Excel workbook."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from evenwicht.identify.files.file_text import SurveyFileError, decoded
from evenwicht.identify.tasks.optional import OptionalModule

Grid = list[list[str]]
"""Rows of cells, all of one length; empty text where nothing is seen."""

openpyxl = OptionalModule("openpyxl", extra="survey")

_DELIMITERS = ",;\t"
_FORMAT = re.compile(r"^[#,]*0(?:\.(?P<places>0+))?(?P<percent>%?)(?:_\))?$")


def read_sheet(path: Path, sheet: str | None = None) -> Grid:
    """The cells of a file, as its readers see them: numbers with the decimals of their format.

    Parameters
    ----------
    path
        A file that ends in .xlsx or .xlsm, or a text file with commas, semicolons or tabs.
    sheet
        The name of the sheet; the first one if None.

    Raises
    ------
    SurveyFileError
        If the file cannot be read, or has no such sheet.
    """
    try:
        grid = _workbook(path, sheet) if path.suffix.lower() in (".xlsx", ".xlsm") else _text(path)
    except OSError as error:
        raise SurveyFileError(f"{path}: cannot be opened ({error.strerror}); check the name of the file") from error
    width = max((len(row) for row in grid), default=0)
    return [row + [""] * (width - len(row)) for row in grid]


def cell_name(row: int, column: int) -> str:
    """A cell as a spreadsheet names it, both counted from 0.

    >>> cell_name(4, 2)
    'C5'
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def _text(path: Path) -> Grid:
    text = decoded(path.read_bytes(), path.name)
    delimiter = max(_DELIMITERS, key=lambda mark: _regularity(text, mark))
    return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=delimiter)]


def _regularity(text: str, delimiter: str) -> tuple[int, int]:
    """In how many lines a delimiter stands as often as in most, and how often it stands there."""
    often = [line.count(delimiter) for line in text.splitlines() if delimiter in line]
    most = max(set(often), key=lambda k: (often.count(k), k)) if often else 0
    return often.count(most), most


def _workbook(path: Path, sheet: str | None) -> Grid:
    try:
        book = openpyxl.load_workbook(path, data_only=True)
    except (BadZipFile, KeyError, ValueError) as error:
        raise SurveyFileError(
            f"{path.name}: this is no Excel workbook that can be read; save it again as .xlsx"
        ) from error
    if sheet is not None and sheet not in book.sheetnames:
        raise SurveyFileError(f"{path.name}: found no sheet {sheet!r}, expected one of {', '.join(book.sheetnames)}")
    page = book[sheet] if sheet is not None else book.worksheets[0]
    grid = [[_seen(cell.value, cell.number_format) for cell in row] for row in page.iter_rows()]
    for merged in page.merged_cells.ranges:  # what is merged stands above all of its columns
        first = grid[merged.min_row - 1][merged.min_col - 1]
        for column in range(merged.min_col - 1, merged.max_col):
            grid[merged.min_row - 1][column] = first
    return grid


def _seen(value: Any, number_format: str) -> str:
    """A cell as Excel shows it."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value).strip()
    exact = Decimal(repr(value))
    shown = _FORMAT.match(number_format)
    if shown is None:
        return f"{exact.normalize():f}"
    percent = shown["percent"]
    places = len(shown["places"] or "")
    rounded = (exact * (100 if percent else 1)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{rounded:f}{percent}"


def filled(row: Sequence[str]) -> int:
    """How many cells of a row hold something."""
    return sum(bool(cell) for cell in row)
