"""The answers that the book is built on, where it is built on answers: ``make book SURVEY=export.csv``."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from evenwicht import codebook as codebooks
from evenwicht.answers_named import PROVENANCE_VARIABLE, survey_path
from evenwicht.datafile import data_folder
from evenwicht.survey.provenance import Provenance, checked
from evenwicht.survey.read import read
from evenwicht.survey.table import Survey


def loaded() -> Survey | None:
    """The answers of the file that ``SURVEY`` names; None where it is not set.

    Their provenance is what the file tells, or ``SURVEY_PROVENANCE``; where neither does, they are taken to be
    confidential, as that asks for the most care.

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
    return _read(path, path.stat().st_mtime_ns if path.is_file() else 0, data_folder(), provenance)


@lru_cache(1)
def _read(path: Path, changed: int, folder: Path, provenance: Provenance | None) -> Survey:
    return read(path, codebooks.load(folder), provenance, default="confidential")
