"""Read the cells of a file of answers: CSV, Excel, SPSS, Stata or Parquet; which row is the header is told elsewhere."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from evenwicht.datafile import DataFileError, Fault
from evenwicht.identify import OptionalModule, need
from evenwicht.survey.provenance import KEY
from evenwicht.survey.raw import NoAnswer, RawTable, Sheet, plain_cell, raw_table

pa, pq = OptionalModule("pyarrow", extra="survey"), OptionalModule("pyarrow.parquet", extra="survey")
pyreadstat = OptionalModule("pyreadstat", extra="survey")

SEPARATORS = ",;\t|"
GREATEST = 20_000_000
"""The size in bytes from which a file is no survey of some hundreds of people; reading it would only take long."""
_LOOK = 30
"""How many rows are looked at for the separator."""
_NOT_READ = {
    ".xls": "In Excel, save it as an Excel workbook (.xlsx).",
    ".ods": "In LibreOffice, save it as an Excel workbook (.xlsx).",
    ".por": "In SPSS, save it as .sav.",
    ".zip": "Take the file out of the archive first.",
    ".numbers": "In Numbers, export it as an Excel workbook (.xlsx).",
    ".pdf": "Export the answers of each respondent, not the report of them.",
}
_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def refusal(path: Path, found: str, expected: str, remedy: str) -> DataFileError:
    """The error for a whole file."""
    return DataFileError(Fault(path.name, found, expected, remedy))


def separator(text: str) -> str:
    """The sign that parts the cells: of `SEPARATORS` the one that makes the most cells of the first rows.

    >>> separator("philosophy;steering_form.line;note, if any")
    ';'
    """

    def cells(sign: str) -> int:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
        return sum(len(row) - 1 for row, _ in zip(rows, range(_LOOK), strict=False))

    return max(SEPARATORS, key=cells)


def _decoded(path: Path) -> tuple[str, tuple[str, ...]]:
    """The text of a file, with a remark where its encoding is not UTF-8."""
    raw = path.read_bytes()
    if raw.startswith(_ZIP):
        raise refusal(path, "an Excel workbook", "a text file", "Give its name the ending .xlsx.")
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16"), ()
    try:
        return raw.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        if b"\0" in raw:
            remedy = "Export the answers as CSV, Excel, SPSS or Stata."
            raise refusal(path, "a file that is no text, such as a picture", "a CSV file", remedy) from None
        row = raw[: error.start].count(b"\n") + 1
        try:
            return raw.decode("windows-1252"), (f"read as Windows-1252: row {row} is not UTF-8",)
        except UnicodeDecodeError as strange:
            row = raw[: strange.start].count(b"\n") + 1
            found = f"byte 0x{raw[strange.start]:02x} in row {row}"
            remedy = "Save the file again as 'CSV UTF-8'."
            raise refusal(path, found, "text in UTF-8, UTF-16 or Windows-1252", remedy) from None


def read_csv(path: Path) -> list[Sheet]:
    """The rows of a text file, parted by commas, semicolons, tabs or bars; a first line ``sep=;`` of Excel is heeded."""
    text, remarks = _decoded(path)
    first = text.partition("\n")[0]
    told = first.strip().strip('"').lower()
    signed = told.startswith("sep=") and len(told) == 5
    sign = told[4] if signed else separator(text)
    csv.field_size_limit(10_000_000)
    try:
        rows = tuple(
            tuple(cell or None for cell in row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign)
        )
    except csv.Error as error:
        raise refusal(path, f"no table ({error})", "a CSV file", "Export the answers again, as CSV.") from None
    if len(rows) > 1 and all(len(row) <= 1 for row in rows) and any(sign in str(row[0]) for row in rows[:1] if row):
        again = csv.reader([str(row[0] or "") if row else "" for row in rows], delimiter=sign)
        rows = tuple(tuple(cell or None for cell in row) for row in again)
        remarks = (
            *remarks,
            "each line was one cell, as a spreadsheet makes of a CSV that it opened wrongly; read as lines",
        )
    return [Sheet("", ((), *rows[1:]) if signed else rows, remarks)]


def read_excel(path: Path) -> list[Sheet]:
    """The rows of every sheet of an Excel workbook; of a formula, its last computed value."""
    need("openpyxl", extra="survey")
    with path.open("rb") as file:
        start = file.read(8)
    if start == _OLE:
        locked = "EncryptedPackage".encode("utf-16-le") in path.read_bytes()
        found = "a workbook with a password" if locked else "a workbook of an older Excel (.xls)"
        raise refusal(path, found, "an Excel workbook (.xlsx)", "In Excel, save it as .xlsx without a password.")
    try:
        sheets = pd.read_excel(
            path, sheet_name=None, header=None, dtype=object, keep_default_na=False, engine="openpyxl"
        )
    except (ValueError, zipfile.BadZipFile, KeyError, OSError) as error:
        remedy = "Save it again as an Excel workbook (.xlsx), without a password; if it is a CSV file, name it .csv."
        raise refusal(path, f"no workbook ({error})", "an Excel workbook", remedy) from None
    return [
        Sheet(str(name), tuple(tuple(map(plain_cell, row)) for row in sheet.itertuples(index=False, name=None)))
        for name, sheet in sheets.items()
    ]


def _is_within(value: object, ranges: list[dict[str, Any]]) -> bool:
    return any(
        value == part["lo"]
        or (not isinstance(value, str) and not isinstance(part["lo"], str) and part["lo"] <= value <= part["hi"])
        for part in ranges
    )


def _with_reasons(
    cells: list[Any], codes: Mapping[Any, str], ranges: list[dict[str, Any]], values: list[Any]
) -> list[Any]:
    """The cells of a column, user-missing values made to the reasons that their labels tell."""

    def reason(value: Any) -> Any:
        if pd.isna(value) or not (value in values or _is_within(value, ranges)):
            return value
        return NoAnswer(codes.get(value, f"missing {value:g}" if isinstance(value, float) else f"missing {value}"))

    return [reason(value) for value in cells]


def read_statistics(path: Path) -> RawTable:
    """The cases of an SPSS or Stata file: codes with their labels beside them, user-missing (in Stata extended missing,
    ``.a``) values as reasons."""
    stata = path.suffix.lower() == ".dta"
    program, reader = ("Stata", pyreadstat.read_dta) if stata else ("SPSS", pyreadstat.read_sav)
    try:
        table, metadata = reader(path, user_missing=True, disable_datetime_conversion=False)
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, UnicodeDecodeError) as error:
        remedy = f"Save it again from {program} as {path.suffix}, in Unicode."
        expected = f"a file of {program} ({path.suffix})"
        raise refusal(path, f"a file that cannot be read ({error})", expected, remedy) from None
    names = metadata.column_names
    told = str(metadata.file_label or "").removeprefix(f"{KEY}: ") or None
    provenance = told if told != metadata.file_label else None
    codes = [metadata.variable_value_labels.get(name, {}) for name in names]
    columns = [
        _with_reasons(
            table[name].astype(object).tolist(),
            labels,
            metadata.missing_ranges.get(name, []),
            metadata.missing_user_values.get(name, []),
        )
        for name, labels in zip(names, codes, strict=True)
    ]
    rows = zip(*columns, strict=True)
    return raw_table(path.name, names, rows, 1, metadata.column_labels, provenance, codes, tool=program)


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
        raise refusal(path, f"a file that cannot be read ({error})", "a Parquet file", remedy) from None
    metadata = table.schema.metadata or {}
    if {"chain", "draw"} <= set(table.column_names):
        found = "an ensemble of many synthetic data sets"
        raise refusal(path, found, "one table of respondents", "Read it with evenwicht.identify.Ensemble instead.")
    names = [name for name in table.column_names if not name.startswith("__index_level_")]
    cells = zip(*(table[name].to_pylist() for name in names), strict=True)
    return raw_table(path.name, names, cells, 1, provenance=_from_metadata(metadata), tool="Parquet")


READERS: dict[str, Callable[[Path], RawTable | list[Sheet]]] = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".txt": read_csv,
    ".xlsx": read_excel,
    ".sav": read_statistics,
    ".zsav": read_statistics,
    ".dta": read_statistics,
    ".parquet": read_parquet,
}
"""The reader for each kind of file, by its ending."""


def read_cells(path: Path) -> RawTable | list[Sheet]:
    """The cells of a file, read as its ending says: a table where the format has a header, else sheets of rows.

    Raises
    ------
    DataFileError
        There is no such file, it is of another kind, too large, locked, or it cannot be read.
    """
    if not path.is_file():
        raise refusal(path, "no such file", "a file of answers", "Mend its path.")
    ending = path.suffix.lower()
    reader = READERS.get(ending)
    if reader is None:
        remedy = _NOT_READ.get(ending, "Save the answers as one of these.")
        raise refusal(path, f"the ending {path.suffix!r}", f"one of {', '.join(READERS)}", remedy)
    size = path.stat().st_size
    if size > GREATEST:
        found, expected = f"{size / 1e6:,.0f} MB", f"a file of answers, of {GREATEST / 1e6:.0f} MB at most"
        raise refusal(path, found, expected, "Export the answers to this questionnaire only.")
    try:
        return reader(path)
    except ImportError as error:
        remedy = "Install it: pip install 'evenwicht[survey]'."
        raise refusal(path, f"that {error.name} is not installed", f"what reads {path.suffix}", remedy) from None
