"""The section numbers of the report, as ``sections.csv`` lists them, and what other files may call a section.

A Dutch spreadsheet makes the date 2-jan of the number 2.1; such a cell is told with the number that stood there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from evenwicht.datafile import Fault, Row, read_rows, row_number

FILE = "sections.csv"
COLUMNS = ("section", "level", "title_nl", "title_en", "chapter")
SUMMARY = "summary"
"""The section that has no number."""

_NUMBER = re.compile(r"[1-9][0-9]*(\.[1-9][0-9]*)*")
_DATE = re.compile(r"([0-9]{1,2})[- ]([a-z]{3})[a-z]*\.?", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mrt mar maa", "apr", "mei may", "jun", "jul", "aug", "sep", "okt oct", "nov", "dec")


def names(folder: Path) -> tuple[str, ...]:
    """Every section of a data package as it stands, in the order of the report."""
    return tuple(row["section"] for row in read_rows(folder / FILE, COLUMNS))


def of_date(text: str) -> str | None:
    """The section number of which a spreadsheet made this date; None for a text that is no date.

    >>> of_date("2-jan"), of_date("3 mei"), of_date("2.1")
    ('2.1', '3.5', None)
    """
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    month = found[2].lower()
    return next((f"{int(found[1])}.{i}" for i, known in enumerate(_MONTHS, 1) if month in known.split()), None)


def _fault(path: Path, index: int, row: Row, column: str, expected: str, remedy: str) -> Fault:
    number = of_date(row[column])
    if number is not None:
        remedy = (
            f"Write {number}: a spreadsheet made a date of it; give the column the type text before you open the file."
        )
    return Fault(path.name, repr(row[column]), expected, remedy, row_number(index), column)


def reference_fault(path: Path, index: int, row: Row, column: str, known: Sequence[str]) -> list[Fault]:
    """No fault if a cell names one of the `known` sections, else the one to report."""
    if row[column] in known:
        return []
    expected = f"a section of {FILE}: {', '.join(known)}"
    return [_fault(path, index, row, column, expected, f"Mend it, or add the section to {FILE}.")]


def number_fault(path: Path, index: int, row: Row, before: Sequence[str]) -> list[Fault]:
    """No fault if a row of ``sections.csv`` has a number that follows on those `before` it, else the one to report."""
    text = row["section"]
    if text == SUMMARY:
        return []
    if not _NUMBER.fullmatch(text):
        return [
            _fault(path, index, row, "section", f"{SUMMARY}, or a number such as 2.1", "Write it as the report does.")
        ]
    parent = text.rpartition(".")[0]
    if parent and parent not in before:
        expected = f"a section of which {parent} stands above it"
        return [_fault(path, index, row, "section", expected, f"Mend the number, or put {parent} first.")]
    return []
