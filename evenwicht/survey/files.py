"""Read the cells of a file of answers: CSV, Excel, SPSS or Parquet."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from evenwicht.datafile import DataFileError, Fault, read_text
from evenwicht.identify import OptionalModule, need
from evenwicht.survey.provenance import KEY
from evenwicht.survey.raw import RawTable, raw_table

pa, pq = OptionalModule("pyarrow", extra="survey"), OptionalModule("pyarrow.parquet", extra="survey")
pyreadstat = OptionalModule("pyreadstat", extra="survey")

SEPARATORS = ",;\t"


def _refuse(path: Path, found: str, expected: str, remedy: str) -> DataFileError:
    return DataFileError(str(Fault(path.name, found, expected, remedy)))


def separator(text: str) -> str:
    """The sign that parts the cells: of comma, semicolon and tab the one that makes the most cells of the header.

    >>> separator("philosophy;steering_form.line;note, if any")
    ';'
    """
    return max(SEPARATORS, key=lambda sign: len(next(csv.reader(io.StringIO(text), delimiter=sign), [])))


def read_csv(path: Path) -> RawTable:
    """The cells of a CSV file in UTF-8, parted by commas, semicolons or tabs."""
    text = read_text(path)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator(text))
    return raw_table(path.name, next(rows, []), rows, first=2)


def read_excel(path: Path) -> RawTable:
    """The cells of the first sheet of an Excel workbook; of a formula, its last computed value."""
    try:
        need("openpyxl", extra="survey")
        sheet = pd.read_excel(path, header=None, dtype=object, keep_default_na=False, engine="openpyxl")
    except (ValueError, zipfile.BadZipFile, KeyError, OSError) as error:
        remedy = "Save it again as an Excel workbook (.xlsx), without a password."
        raise _refuse(path, f"no workbook ({error})", "an Excel workbook", remedy) from None
    rows = sheet.itertuples(index=False, name=None)
    return raw_table(path.name, next(rows, ()), rows, first=2)


def read_spss(path: Path) -> RawTable:
    """The cases of an SPSS file, with value labels in the place of codes; user-missing values are empty."""
    try:
        table, metadata = pyreadstat.read_sav(path, apply_value_formats=True, formats_as_category=False)
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, UnicodeDecodeError) as error:
        remedy = "Save it again from SPSS as .sav, in Unicode."
        raise _refuse(path, f"a file that cannot be read ({error})", "an SPSS file (.sav)", remedy) from None
    told = str(metadata.file_label or "").removeprefix(f"{KEY}: ") or None
    provenance = told if told != metadata.file_label else None
    cells = table.astype(object).itertuples(index=False, name=None)
    return raw_table(path.name, metadata.column_names, cells, 1, metadata.column_labels, provenance)


def _from_metadata(metadata: dict[bytes, bytes]) -> object:
    """What a Parquet file's metadata say of its provenance: those of this package, or of pandas' ``attrs``."""
    told: Any = json.loads(metadata.get(b"evenwicht", b"{}"))
    attrs: Any = json.loads(metadata.get(b"pandas", b"{}")).get("attributes", {})
    return told.get(KEY, attrs.get(KEY))


def read_parquet(path: Path) -> RawTable:
    """The rows of a Parquet file, its index left out."""
    try:
        table = pq.read_table(path)
    except (pa.ArrowInvalid, OSError) as error:
        remedy = "Write it again as Parquet."
        raise _refuse(path, f"a file that cannot be read ({error})", "a Parquet file", remedy) from None
    metadata = table.schema.metadata or {}
    if {"chain", "draw"} <= set(table.column_names):
        found = "an ensemble of many synthetic data sets"
        raise _refuse(path, found, "one table of respondents", "Read it with evenwicht.identify.Ensemble instead.")
    names = [name for name in table.column_names if not name.startswith("__index_level_")]
    cells = zip(*(table[name].to_pylist() for name in names), strict=True)
    return raw_table(path.name, names, cells, 1, provenance=_from_metadata(metadata))


READERS: dict[str, Callable[[Path], RawTable]] = {
    ".csv": read_csv,
    ".xlsx": read_excel,
    ".sav": read_spss,
    ".parquet": read_parquet,
}
"""The reader for each kind of file, by its ending."""


def read_raw(path: Path) -> RawTable:
    """The cells of a file, read as its ending says.

    Raises
    ------
    DataFileError
        There is no such file, it is of another kind, or it cannot be read.
    """
    if not path.is_file():
        raise _refuse(path, "no such file", "a file of answers", "Mend its path.")
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        kinds = ", ".join(READERS)
        raise _refuse(path, f"the ending {path.suffix!r}", f"one of {kinds}", "Save the answers as one of these.")
    try:
        return reader(path)
    except ImportError as error:
        remedy = "Install it: pip install 'evenwicht[survey]'."
        raise _refuse(path, f"that {error.name} is not installed", f"what reads {path.suffix}", remedy) from None
