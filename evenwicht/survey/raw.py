"""A file of answers as it stands: its header, its cells, and where each row is found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evenwicht.datafile import DataFileError, Fault, stop_on

Cell = str | int | float | None
"""What a cell holds; None where it is empty."""


@dataclass(frozen=True)
class RawTable:
    """A file as it stands, empty rows apart.

    Attributes
    ----------
    file
        Its name, for messages.
    header
        The name of each column.
    labels
        A longer name for each column, where the file has one (SPSS); else empty texts.
    rows
        The cells of each row, as many as there are columns.
    numbers
        Where each row stands: the row of the spreadsheet, or of the data where a file has no header row.
    provenance
        What the file's metadata say of it, if anything.
    """

    file: str
    header: tuple[str, ...]
    labels: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: tuple[int, ...]
    provenance: object = None


def is_empty(cell: object) -> bool:
    """Whether a cell holds nothing: None, not a number, or white space."""
    return cell is None or cell != cell or (isinstance(cell, str) and not cell.strip())


def raw_table(
    file: str,
    header: Sequence[object],
    rows: Iterable[Sequence[object]],
    first: int,
    labels: Sequence[object] = (),
    provenance: object = None,
) -> RawTable:
    """A raw table from any cells: rows that are empty throughout are left out, but keep their numbers.

    Parameters
    ----------
    first
        The number of the first row.

    Raises
    ------
    DataFileError
        There are no rows, or a row has too few or too many cells.
    """
    names = tuple("" if is_empty(name) else str(name).strip() for name in header)
    while names and not names[-1]:
        names = names[:-1]
    kept, numbers, faults = [], [], []
    for number, cells in enumerate(rows, first):
        plain = tuple(
            None if is_empty(cell) else cell if isinstance(cell, int | float) else str(cell) for cell in cells
        )
        while len(plain) > len(names) and plain[-1] is None:
            plain = plain[:-1]
        if all(cell is None for cell in plain):
            continue
        if len(plain) != len(names):
            remedy = "Put a text that holds the separator between double quotes."
            faults.append(Fault(file, f"{len(plain)} cells", f"{len(names)} cells", remedy, number))
        kept.append(plain)
        numbers.append(number)
    stop_on(faults)
    if not kept:
        nothing = Fault(file, "no respondents", "a header, and a row for each respondent", "Export the answers again.")
        raise DataFileError(str(nothing))
    long = tuple("" if is_empty(label) else str(label).strip() for label in labels) or ("",) * len(names)
    return RawTable(file, names, long, tuple(kept), tuple(numbers), provenance)
