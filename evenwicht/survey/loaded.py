"""The answers that the book is built on, where it is built on answers: ``make book SURVEY=export.csv``."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from evenwicht import codebook as codebooks
from evenwicht.answers_named import EMPTY_VARIABLE, PROVENANCE_VARIABLE, mapping_path, survey_path
from evenwicht.datafile import DataFileError, data_folder
from evenwicht.survey.provenance import Provenance, checked
from evenwicht.survey.read import Empty, read
from evenwicht.survey.table import Survey


def loaded() -> Survey | None:
    """The answers of the file that ``SURVEY`` names; None where it is not set.

    Their provenance is what the file tells, or ``SURVEY_PROVENANCE``; where neither does, they are taken to be
    confidential, as that asks for the most care. ``SURVEY_MAPPING`` names a mapping file, and ``SURVEY_EMPTY`` says what
    empty cells stand for.

    Raises
    ------
    evenwicht.datafile.DataFileError, ProvenanceError
        As for `read`.
    """
    path = survey_path()
    if path is None:
        return None
    told = os.environ.get(PROVENANCE_VARIABLE)
    provenance = checked(told, PROVENANCE_VARIABLE) if told else None
    mapping = mapping_path()
    files = tuple((each, each.stat().st_mtime_ns if each.is_file() else 0) for each in (path, mapping) if each)
    return _read(files, data_folder(), provenance, _empty())


def _empty() -> Empty:
    told = os.environ.get(EMPTY_VARIABLE, "missing")
    if told not in ("missing", "zero"):
        raise DataFileError(
            f"{EMPTY_VARIABLE}: found {told!r}; expected missing or zero. Say what empty cells stand for."
        )
    return "zero" if told == "zero" else "missing"


@lru_cache(1)
def _read(files: tuple[tuple[Path, int], ...], folder: Path, provenance: Provenance | None, empty: Empty) -> Survey:
    """The answers; `files` are the export and, if there is one, the mapping, each with the moment of its last change."""
    path, mapping = files[0][0], files[1][0] if len(files) > 1 else None
    book = codebooks.load(folder)
    return read(path, book, provenance, default="confidential", mapping=mapping, empty=empty)
