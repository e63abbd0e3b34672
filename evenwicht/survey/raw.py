"""A file of answers as it stands: its sheets, and the one table in it with a header and the place of each row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evenwicht.datafile import DataFileError, Fault, stop_on


@dataclass(frozen=True)
class NoAnswer:
    """A cell that says why there is no answer, such as a user-missing value of SPSS."""

    reason: str


Cell = str | int | float | NoAnswer | None
"""What a cell holds; None where it is empty."""
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Sheet:
    """Rows of cells before it is known which is the header; the first is row 1.

    Attributes
    ----------
    name
        The name of the sheet in a workbook; else empty.
    rows
        Its rows, of any lengths.
    remarks
        What was noted while reading it.
    """

    name: str
    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class RawTable:
    """A table as it stands, empty rows apart.

    Attributes
    ----------
    file
        The name of its file, for messages.
    header
        The name of each column.
    labels
        A longer name for each column, where the file has one (SPSS, Stata, Qualtrics); else empty texts.
    rows
        The cells of each row, as many as there are columns.
    numbers
        Where each row stands: the row of the spreadsheet, or of the data where a file has no header row.
    provenance
        What the file's metadata say of it, if anything.
    codes
        What the numbers in each column stand for, where the file says so (SPSS, Stata); else empty.
    tool
        What wrote the file, as far as is known.
    remarks
        What was noted while reading it.
    """

    file: str
    header: tuple[str, ...]
    labels: tuple[str, ...]
    rows: tuple[Row, ...]
    numbers: tuple[int, ...]
    provenance: object = None
    codes: tuple[Mapping[float | str, str], ...] = ()
    tool: str = ""
    remarks: tuple[str, ...] = ()


def is_empty(cell: object) -> bool:
    """Whether a cell holds nothing: None, not a number, or white space."""
    return cell is None or cell != cell or (isinstance(cell, str) and not cell.strip())


def plain_cell(cell: object) -> Cell:
    """A cell of any reader as one of this package: what is no number is text."""
    if is_empty(cell):
        return None
    return cell if isinstance(cell, int | float | NoAnswer) else str(cell)


def text_of(cell: object) -> str:
    """The text of a header's cell, its white space taken together; empty for an empty cell."""
    return "" if is_empty(cell) else " ".join(str(cell).split())


def rows_named(numbers: Sequence[int]) -> str:
    """How many rows, and the first three of them.

    >>> rows_named([4]), rows_named([2, 3]), rows_named([2, 3, 7, 9])
    ('row 4', '2 rows: 2, 3', '4 rows: 2, 3, 7, ...')
    """
    if len(numbers) == 1:
        return f"row {numbers[0]}"
    return f"{len(numbers)} rows: {', '.join(map(str, numbers[:3]))}{', ...' if len(numbers) > 3 else ''}"


def raw_table(
    file: str,
    header: Sequence[object],
    rows: Iterable[Sequence[object]],
    first: int,
    labels: Sequence[object] = (),
    provenance: object = None,
    codes: Sequence[Mapping[float | str, str]] = (),
    tool: str = "",
    remarks: Sequence[str] = (),
    *,
    header_alone: bool = False,
) -> RawTable:
    """A raw table from any cells: rows that are empty throughout are left out, but keep their numbers.

    Parameters
    ----------
    first
        The number of the first row.
    header_alone
        Whether a table without rows will do.

    Raises
    ------
    DataFileError
        There are no rows, or a row has too few or too many cells.
    """
    names = tuple(text_of(name) for name in header)
    while names and not names[-1]:
        names = names[:-1]
    kept, numbers = [], []
    wrong: dict[int, list[int]] = {}
    for number, cells in enumerate(rows, first):
        plain = tuple(plain_cell(cell) for cell in cells)
        while len(plain) > len(names) and plain[-1] is None:
            plain = plain[:-1]
        if all(cell is None for cell in plain):
            continue
        if len(plain) != len(names):
            wrong.setdefault(len(plain), []).append(number)
        kept.append(plain)
        numbers.append(number)
    remedy = "Put a text that holds the separator between double quotes."
    stop_on(
        Fault(file, f"{cells} cells", f"{len(names)} cells", remedy, at[0])
        if len(at) == 1
        else Fault(file, f"{cells} cells in {rows_named(at)}", f"{len(names)} cells", remedy)
        for cells, at in wrong.items()
    )
    if not kept and not header_alone:
        raise DataFileError(
            Fault(file, "no respondents", "a header, and a row for each respondent", "Export the answers again.")
        )
    long = tuple(text_of(label) for label in labels)[: len(names)]
    return RawTable(
        file,
        names,
        long + ("",) * (len(names) - len(long)),
        tuple(kept),
        tuple(numbers),
        provenance,
        tuple(codes)[: len(names)] or ({},) * len(names),
        tool,
        tuple(remarks),
    )
