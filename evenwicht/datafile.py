"""Read a hand-edited CSV file of the data package, or say exactly what is wrong with it.

Files are UTF-8, separated by commas, with a header row and decimal points. Every fault found in a file is reported at
once, each with file, row (the header is row 1), column, what was found, what was expected and what to do.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

Row = Mapping[str, str]


class DataFileError(ValueError):
    """A data file cannot be used; the message lists every fault found in it, a line each."""

    def __init__(self, *faults: Fault | str) -> None:
        super().__init__("\n".join(map(str, faults)))


@dataclass(frozen=True)
class Fault:
    """One fault: where it is, what stands there, what should, and what to do."""

    file: str
    found: str
    expected: str
    remedy: str
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        place = [self.file]
        if self.row is not None:
            place.append(f"row {self.row}")
        if self.column is not None:
            place.append(f"column {self.column}")
        return f"{', '.join(place)}: found {self.found}; expected {self.expected}. {self.remedy}"


def stop_on(faults: Iterable[Fault]) -> None:
    """Raise `DataFileError` naming all `faults`, if there are any."""
    found = list(faults)
    if found:
        raise DataFileError(*found)


_WHOLE = re.compile(r"-?[0-9]{1,6}")
_NAME = re.compile(rb'"name":\s*"evenwicht"')


def data_folder() -> Path:
    """The folder of the data package: ``EVENWICHT_DATA``, else ``data/`` here or above, else that of the checkout, or of
    the package as it is installed.

    Raises
    ------
    DataFileError
        None of these holds a ``datapackage.json`` of this package; others are passed over.
    """
    here = Path.cwd()
    named = os.environ.get("EVENWICHT_DATA")
    package = Path(__file__).resolve().parent
    above = [folder / "data" for folder in (here, *here.parents, package.parent, package)]
    candidates = [Path(named)] if named else above
    for candidate in candidates:
        described = candidate / "datapackage.json"
        if described.is_file() and _NAME.search(described.read_bytes()):
            return candidate
    raise DataFileError(
        f"data: found no datapackage.json in {candidates[0]}; expected the book's data package. "
        "Run from the book's folder or set EVENWICHT_DATA to the path of its data folder."
    )


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, without a byte order mark.

    Raises
    ------
    DataFileError
        The file is absent or in another encoding; the message says in which row.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise DataFileError(Fault(path.name, "no such file", "a CSV file", "Restore it from the repository.")) from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        shown = raw[error.start : error.start + 1].decode("windows-1252", errors="replace")
        found = f"byte 0x{raw[error.start]:02x} ({shown!r} in Windows-1252)"
        remedy = "Save the file again as 'CSV UTF-8'."
        raise DataFileError(Fault(path.name, found, "text in UTF-8", remedy, row)) from None


def read_rows(
    path: Path, columns: Sequence[str], optional: Sequence[str] = (), *, any_separator: bool = False
) -> list[dict[str, str]]:
    """All rows of a CSV file as text, with exactly the named columns (in any order, others refused).

    Parameters
    ----------
    path
        The file; UTF-8, commas, a header row.
    columns, optional
        The columns that must be there, and those that may be; what is not there is empty in each row.
    any_separator
        Whether semicolons or tabs may part the cells, as a spreadsheet in Dutch writes them.

    Raises
    ------
    DataFileError
        The file is absent, in another encoding or with another separator, lacks a column, has one too many, or has
        a row with too few or too many cells.
    """
    text = read_text(path)
    sign = ","
    header = next(csv.reader(io.StringIO(text)), [])
    if len(header) == 1 and len(columns) > 1 and any(mark in header[0] for mark in ";\t"):
        mark = "semicolons" if ";" in header[0] else "tabs"
        if not any_separator:
            stop_on([Fault(path.name, mark, "commas between the cells", "Export it as CSV with commas.", row=1)])
        sign = ";" if mark == "semicolons" else "\t"
        header = next(csv.reader(io.StringIO(text), delimiter=sign))
    wanted = ", ".join((*columns, *optional))
    faults = [
        Fault(path.name, f"no column {name!r}", f"the columns {wanted}", "Add the column.", 1, name)
        for name in columns
        if name not in header
    ] + [
        Fault(path.name, f"column {name!r}", f"only the columns {wanted}", "Take it out or rename it.", 1, name)
        for name in header
        if name not in columns and name not in optional
    ]
    stop_on(faults)
    unfilled = dict.fromkeys((name for name in optional if name not in header), "")
    rows: list[dict[str, str]] = []
    for cells in csv.reader(io.StringIO(text), delimiter=sign):
        rows.append(dict(zip(header, (cell.strip() for cell in cells), strict=False)) | unfilled)
        if len(cells) != len(header):
            remedy = "Put a text that holds a comma between double quotes."
            faults.append(Fault(path.name, f"{len(cells)} cells", f"{len(header)} cells", remedy, len(rows)))
    stop_on(faults)
    return rows[1:]


def row_number(index: int) -> int:
    """The row of a spreadsheet that holds the data row with this index (from 0); the header is row 1."""
    return index + 2


def decimal_cell(path: Path, index: int, row: Row, column: str) -> Decimal | Fault:
    """The number in a cell, or the fault to report."""
    text = row[column]

    def fault(expected: str, remedy: str) -> Fault:
        return Fault(path.name, repr(text), expected, remedy, row_number(index), column)

    if "," in text:
        return fault("a number with a decimal point", f"Write {text.replace(',', '.')}.")
    try:
        value = Decimal(text)
    except InvalidOperation:
        return fault("a number", "Write the number as the report prints it.")
    return value if value.is_finite() else fault("a finite number", "Write the printed number.")


def choice_fault(path: Path, index: int, row: Row, column: str, allowed: Sequence[str], remedy: str) -> list[Fault]:
    """No fault if the cell holds one of `allowed`, else the one to report."""
    if row[column] in allowed:
        return []
    expected = "one of " + ", ".join(allowed)
    return [Fault(path.name, repr(row[column]), expected, remedy, row_number(index), column)]


@dataclass
class CheckedRows:
    """The rows of a file, and the faults that checks found in them."""

    path: Path
    rows: list[dict[str, str]]
    faults: list[Fault] = field(default_factory=list)

    def fault(self, index: int, column: str, found: str, expected: str, remedy: str) -> None:
        """Note a fault of a cell."""
        self.faults.append(Fault(self.path.name, found, expected, remedy, row_number(index), column))

    def filled(self, *columns: str) -> None:
        """No cell of these columns is empty."""
        for i, row in enumerate(self.rows):
            for column in columns:
                if not row[column]:
                    self.fault(i, column, "an empty cell", "a text", "Fill it in.")

    def once(self, *key: str, remedy: str = "Take one out.") -> None:
        """No two rows have the same in these columns together."""
        seen: set[tuple[str, ...]] = set()
        for i, row in enumerate(self.rows):
            entry = tuple(row[column] for column in key)
            if entry in seen:
                found = next(filter(None, reversed(entry)), "")
                self.fault(i, key[-1], f"{found!r} for the second time", f"each {' and '.join(key)} once", remedy)
            seen.add(entry)

    def apart(self, column: str, of: str, within: str = "") -> None:
        """What `of` names has one text in a column, and nothing else (with the same in `within`) has that, whatever its case."""
        text_of: dict[tuple[str, str], str] = {}
        owner_of: dict[tuple[str, str], str] = {}
        for i, row in enumerate(self.rows):
            place, name, cell = row.get(within, ""), row[of], row[column]
            if not cell:
                continue
            first, owner = text_of.setdefault((place, name), cell), owner_of.setdefault((place, cell.casefold()), name)
            if first != cell:
                self.fault(i, column, f"{cell!r} for {name}", f"{first!r}, as above for {name}", "Mend one of them.")
            elif owner != name:
                found = f"{cell!r} for {name}, which {owner} has already"
                self.fault(i, column, found, f"one of its own for each {of}", "Mend one of them.")

    def choice(self, column: str, allowed: Sequence[str], remedy: str = "Choose one of these.") -> None:
        """Each cell of a column holds one of `allowed`."""
        for i, row in enumerate(self.rows):
            self.faults += choice_fault(self.path, i, row, column, allowed, remedy)

    def whole(self, index: int, column: str, allowed: range, remedy: str, expected: str = "a whole number") -> bool:
        """Whether a cell holds a whole number within `allowed`; else the fault is noted."""
        text = self.rows[index][column]
        if _WHOLE.fullmatch(text) and int(text) in allowed:
            return True
        self.fault(index, column, repr(text), expected, remedy)
        return False
