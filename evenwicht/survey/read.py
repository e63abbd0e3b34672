"""Read a table of respondents by the codebook, or say exactly what is wrong with it."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import Literal

import pandas as pd

from evenwicht.codebook import Codebook
from evenwicht.datafile import DataFileError, Fault, stop_on
from evenwicht.survey import respondents
from evenwicht.survey.background import background
from evenwicht.survey.decode import decode, typed
from evenwicht.survey.files import read_cells
from evenwicht.survey.header import table_in
from evenwicht.survey.headings import Headings
from evenwicht.survey.labels import fold
from evenwicht.survey.layout import layout
from evenwicht.survey.mapping import Mapped, read_mapping
from evenwicht.survey.provenance import KEY, Provenance, ProvenanceError, agreed
from evenwicht.survey.raw import RawTable, raw_table, rows_named
from evenwicht.survey.table import Reading, Survey
from evenwicht.survey.validate import faults

Empty = Literal["missing", "zero"]
"""What an empty cell stands for in an allocation whose other points come to the whole."""


def read(
    path: str | os.PathLike[str],
    codebook: Codebook,
    provenance: Provenance | None = None,
    *,
    default: Provenance | None = None,
    mapping: str | os.PathLike[str] | None = None,
    empty: Empty = "missing",
    year: int | None = None,
) -> Survey:
    """Read answers as a tool for surveys writes them: CSV, Excel (.xlsx), SPSS (.sav), Stata (.dta) or Parquet.

    The sheet, the header row and the tool are found. Columns and answers may go by their names in the codebook, by their
    Dutch or English labels or, columns, by the question in words, whatever their case, punctuation and spaces; numbers
    may have a decimal comma. Answers may be missing; an allocation is missing as a whole or not at all. Other columns are
    left out, as are respondents who answered nothing; ``reading`` of the result tells it.

    Parameters
    ----------
    path
        The file; its ending tells its kind.
    codebook
        The questions and their answers.
    provenance
        Where the answers come from: ``synthetic``, ``confidential`` or ``public``. It may be left out where the file
        tells it, in a column ``provenance`` or in its metadata, and may not contradict it.
    default
        What to take where neither tells it.
    mapping
        A mapping file (`evenwicht.survey.mapping`), for columns and answers that go by other names.
    empty
        ``zero`` takes an empty cell for no points where the points that are given come to the whole.
    year
        In which year the answers were given; by default the year in the name of the file, such as ``2026.csv``, or else the
        one that most moments in it tell.

    Raises
    ------
    evenwicht.datafile.DataFileError
        The file cannot be read, or does not fit the codebook: every kind of fault is told, by row and column. Nothing is
        repaired: an allocation of 9 or 11 points is a fault.
    ProvenanceError
        The provenance is not known, or is told in two ways.
    """
    mapped = read_mapping(Path(mapping), codebook) if mapping else Mapped()
    raw = read_raw(Path(path), codebook, mapped)
    return from_raw(raw, codebook, provenance, default=default, mapped=mapped, empty=empty, year=year)


def read_raw(path: Path, codebook: Codebook, mapped: Mapped | None = None) -> RawTable:
    """The table of answers in a file, its header found by what is known of headings.

    Raises
    ------
    evenwicht.datafile.DataFileError
        The file cannot be read, or holds no table of respondents.
    """
    mapped = mapped or Mapped()
    found = read_cells(path)
    if isinstance(found, RawTable):
        return found
    headings = Headings(codebook)
    return table_in(path.name, found, lambda text: text in mapped.columns or headings.meant(text) is not None)


def from_table(
    table: pd.DataFrame, codebook: Codebook, provenance: Provenance | None = None, source: str = ""
) -> Survey:
    """The same from a DataFrame, such as a data set of an ensemble; ``attrs`` may tell its provenance."""
    cells = table.astype(object).itertuples(index=False, name=None)
    told = table.attrs.get(KEY)
    name = source or str(table.attrs.get("source", "table"))
    return from_raw(raw_table(name, list(table.columns), cells, 1, provenance=told), codebook, provenance)


def from_raw(
    raw: RawTable,
    codebook: Codebook,
    provenance: Provenance | None = None,
    *,
    default: Provenance | None = None,
    mapped: Mapped | None = None,
    empty: Empty = "missing",
    year: int | None = None,
) -> Survey:
    """The answers that the cells of a file hold; see `read`."""
    mapped = mapped or Mapped()
    told = agreed(
        {"provenance=": provenance, f"{raw.file} (its metadata)": raw.provenance, f"{raw.file}": _in_rows(raw)}, default
    )
    unknown = [heading for heading in mapped.columns if heading not in raw.header]
    stop_on(
        Fault(raw.file, f"no column {heading!r}, which the mapping names", "that heading", "Mend the mapping.")
        for heading in unknown
    )
    found = layout(raw, codebook, mapped)
    decoded = decode(raw, found, codebook, mapped, empty_is_zero=empty == "zero")
    besides = [heading for heading in found.ignored if heading not in mapped.ignored]
    stop_on([*respondents.weights(raw, besides), *faults(decoded.table, raw, found.places, codebook)])
    answered = decoded.table.notna().any(axis=1)
    if not answered.any():
        raise DataFileError(
            Fault(raw.file, f"{len(raw.rows)} respondents, none with an answer", "answers", "Export them again.")
        )
    silent = [number for number, said in zip(raw.numbers, answered, strict=True) if not said]
    notes = [*raw.remarks, *decoded.remarks, *respondents.remarks(raw, decoded.table)]
    if silent:
        notes.insert(len(raw.remarks), f"answered nothing, left out: {rows_named(silent)}")
    if decoded.filled:
        notes.append(f"empty cells taken for no points, as was asked: {decoded.filled}")
    kept = decoded.table[answered].reset_index(drop=True)
    table = pd.DataFrame({str(name): typed(kept[name], str(name), codebook) for name in kept.columns})
    headings, people, strange = background(raw, found.ignored, list(answered))
    ignored = tuple(name for name in found.ignored if name not in headings.values())
    reading = Reading(
        raw.tool,
        {column.name: raw.header[place] for column, place in found.places.items()},
        len(raw.rows),
        len(silent),
        decoded.filled,
        {
            name: Counter(reason for reason, counts in zip(given, answered, strict=True) if reason and counts)
            for name, given in decoded.reasons.items()
        },
        people,
        (*notes, *strange),
    )
    return Survey(table, told, raw.file, ignored, reading, year or respondents.year_of(raw))


def _in_rows(raw: RawTable) -> object:
    """What the column ``provenance`` says in every row, if there is one."""
    places = [place for place, header in enumerate(raw.header) if fold(header) == KEY]
    if not places:
        return None
    said = {"" if row[places[0]] is None else str(row[places[0]]).strip().casefold() for row in raw.rows}
    if len(said) > 1:
        found = ", ".join(repr(value) for value in sorted(said))
        raise ProvenanceError(
            f"{raw.file}, column {KEY}: found {found}; expected one in every row. "
            "Read each kind from a file of its own."
        )
    return said.pop()
