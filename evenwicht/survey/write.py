"""Write a table of respondents, with its provenance in every row and, where the format has room, in the file."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from evenwicht.codebook import Codebook
from evenwicht.identify import OptionalModule, need
from evenwicht.survey.provenance import KEY, Provenance, ProvenanceError, checked
from evenwicht.survey.table import Survey

pa, pq = OptionalModule("pyarrow", extra="survey"), OptionalModule("pyarrow.parquet", extra="survey")
pyreadstat = OptionalModule("pyreadstat", extra="survey")

SYNTHETIC_NAMES = ("synthetic", "synthetisch")
"""One of these stands in the name of every file of synthetic answers."""


def provenance_of(answers: Survey | pd.DataFrame) -> Provenance:
    """The provenance of answers.

    Raises
    ------
    ProvenanceError
        A table does not tell it in ``attrs``.
    """
    told = answers.provenance if isinstance(answers, Survey) else answers.attrs.get(KEY)
    return checked(told, f"attrs[{KEY!r}]")


def write(answers: Survey | pd.DataFrame, path: str | os.PathLike[str], codebook: Codebook) -> None:
    """Write answers to CSV, Excel (.xlsx), SPSS (.sav) or Parquet, as the ending of `path` says; `read` reads it back.

    Categories are written by name, in SPSS as codes with their Dutch labels. Every row has a column ``provenance``.
    The file appears when it is whole.

    Raises
    ------
    ProvenanceError
        A table does not tell its provenance, or synthetic answers are to go to a file whose name does not say so.
    ValueError
        The ending is of no format that can be written.
    """
    path = Path(path)
    provenance = provenance_of(answers)
    if provenance == "synthetic" and not any(word in path.name.casefold() for word in SYNTHETIC_NAMES):
        raise ProvenanceError(
            f"{path.name}: found synthetic answers; expected 'synthetic' or 'synthetisch' in the name of their file. "
            "Rename it."
        )
    if path.suffix.lower() not in _WRITERS:
        raise ValueError(f"{path.name}: found the ending {path.suffix!r}; expected one of {', '.join(_WRITERS)}")
    table = answers.table if isinstance(answers, Survey) else answers
    table = table.drop(columns=KEY, errors="ignore")
    table.insert(0, KEY, provenance)
    beside = path.with_name(f".{secrets.token_hex(4)}.{path.name}")
    try:
        _WRITERS[path.suffix.lower()](table, beside, codebook)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _csv(table: pd.DataFrame, path: Path, _: Codebook) -> None:
    table.to_csv(path, index=False, lineterminator="\n")


def _excel(table: pd.DataFrame, path: Path, _: Codebook) -> None:
    need("openpyxl", extra="survey")
    table.to_excel(path, index=False)


def _parquet(table: pd.DataFrame, path: Path, _: Codebook) -> None:
    told = {b"evenwicht": json.dumps({KEY: str(table[KEY].iloc[0])}).encode()}
    plain = pa.Table.from_pandas(table.reset_index(drop=True), preserve_index=False)
    pq.write_table(plain.replace_schema_metadata({**(plain.schema.metadata or {}), **told}), path, compression="zstd")


def _spss(table: pd.DataFrame, path: Path, codebook: Codebook) -> None:
    coded = table.copy()
    labels: dict[str, str | None] = {KEY: KEY}
    value_labels: dict[str, dict[int | float, str]] = {}
    for name in map(str, table.columns[1:]):
        variable, _, item = name.partition(".")
        of = (None, item) if item else (None,)
        labels[name] = " ".join(codebook.label(variable, each, "nl") for each in of)
        if not item:
            names = codebook.names(variable)
            value_labels[name] = {code: codebook.label(variable, each, "nl") for code, each in enumerate(names, 1)}
            coded[name] = table[name].map({each: code for code, each in enumerate(names, 1)}).astype("float64")
    told = f"{KEY}: {table[KEY].iloc[0]}"
    pyreadstat.write_sav(
        coded, str(path), file_label=told, column_labels=labels, variable_value_labels=value_labels, note=told
    )


_WRITERS: dict[str, Callable[[pd.DataFrame, Path, Codebook], Any]] = {
    ".csv": _csv,
    ".xlsx": _excel,
    ".sav": _spss,
    ".parquet": _parquet,
}
