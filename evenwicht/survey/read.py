"""Read a table of respondents by the codebook, or say exactly what is wrong with it."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd

from evenwicht.codebook import Codebook
from evenwicht.datafile import stop_on
from evenwicht.survey.decode import decode, layout
from evenwicht.survey.files import read_raw
from evenwicht.survey.labels import fold
from evenwicht.survey.provenance import KEY, Provenance, ProvenanceError, agreed
from evenwicht.survey.raw import RawTable, raw_table
from evenwicht.survey.table import Survey
from evenwicht.survey.validate import faults


def read(
    path: str | os.PathLike[str],
    codebook: Codebook,
    provenance: Provenance | None = None,
    *,
    default: Provenance | None = None,
) -> Survey:
    """Read answers from CSV (commas, semicolons or tabs; UTF-8), Excel (.xlsx), SPSS (.sav) or Parquet.

    Columns and answers may go by their names in the codebook or by their Dutch or English labels, whatever their case,
    punctuation and spaces; numbers may have a decimal comma. Answers may be missing; an allocation is missing as a
    whole or not at all. Other columns are left out.

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

    Raises
    ------
    evenwicht.datafile.DataFileError
        The file cannot be read, or does not fit the codebook: every fault is told, by row and column. Nothing is
        repaired: an allocation of 9 or 11 points is a fault.
    ProvenanceError
        The provenance is not known, or is told in two ways.
    """
    return from_raw(read_raw(Path(path)), codebook, provenance, default=default)


def from_table(
    table: pd.DataFrame, codebook: Codebook, provenance: Provenance | None = None, source: str = ""
) -> Survey:
    """The same from a DataFrame, such as a data set of an ensemble; ``attrs`` may tell its provenance."""
    cells = table.astype(object).itertuples(index=False, name=None)
    told = table.attrs.get(KEY)
    name = source or str(table.attrs.get("source", "table"))
    return from_raw(raw_table(name, list(table.columns), cells, 1, provenance=told), codebook, provenance)


def from_raw(
    raw: RawTable, codebook: Codebook, provenance: Provenance | None = None, *, default: Provenance | None = None
) -> Survey:
    """The answers that the cells of a file hold; see `read`."""
    told = agreed(
        {"provenance=": provenance, f"{raw.file} (its metadata)": raw.provenance, f"{raw.file}": _in_rows(raw)}, default
    )
    found = layout(raw, codebook)
    decoded = decode(raw, found.places, codebook)
    stop_on(faults(decoded, raw, found.places, codebook))
    table = pd.DataFrame({str(name): _typed(decoded[name], str(name), codebook) for name in decoded.columns})
    return Survey(table, told, raw.file, found.ignored)


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


def _typed(column: pd.Series[Any], name: str, codebook: Codebook) -> pd.Series[Any]:
    """A decoded column with the type it has in a `Survey`."""
    if "." not in name:
        return pd.Series(pd.Categorical(column, categories=codebook.names(name)))
    whole = all(isinstance(value, Decimal) and value == value.to_integral_value() for value in column)
    return column.astype("int64") if whole else column.map(float, na_action="ignore").astype("float64")
