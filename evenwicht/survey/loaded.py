"""The answers that the book is built on, where it is built on answers: ``make book SURVEY=export.csv``."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from evenwicht import codebook as codebooks
from evenwicht.answers_named import EMPTY_VARIABLE, PROVENANCE_VARIABLE, YEAR_VARIABLE, mapping_paths, survey_paths
from evenwicht.datafile import DataFileError, data_folder
from evenwicht.survey.provenance import Provenance, checked
from evenwicht.survey.read import Empty, read
from evenwicht.survey.table import Survey


def loaded() -> Survey | None:
    """The answers of the last wave that ``SURVEY`` names; None where it is not set. Errors as for `waves`."""
    return next(iter(waves()[::-1]), None)


def waves() -> tuple[Survey, ...]:
    """The answers of each file that ``SURVEY`` names, the earlier first; none where it is not set, two at most.

    Their provenance is what the file tells, or ``SURVEY_PROVENANCE``; where neither does, they are taken to be
    confidential, as that asks for the most care. Their year is that of ``SURVEY_YEAR``, or what file or name tells.
    ``SURVEY_MAPPING`` names a mapping file, or one a wave, and ``SURVEY_EMPTY`` says what empty cells stand for.

    Raises
    ------
    evenwicht.datafile.DataFileError
        As for `read`; or there are more files than two, or a year or a mapping too few.
    ProvenanceError
        As for `read`.
    """
    paths, mappings = survey_paths(), mapping_paths()
    if len(paths) > 2:
        raise DataFileError(f"SURVEY: found {len(paths)} files; expected one, or those of two waves.")
    if len(mappings) > 1 and len(mappings) != len(paths):
        found = f"{len(mappings)} mappings for {len(paths)} files"
        raise DataFileError(f"SURVEY_MAPPING: found {found}; expected one for all, or one each.")
    told = os.environ.get(PROVENANCE_VARIABLE)
    provenance = checked(told, PROVENANCE_VARIABLE) if told else None
    years, empty, folder = _years(len(paths)), _empty(), data_folder() if paths else Path()
    surveys: list[Survey] = []
    for i, (path, year) in enumerate(zip(paths, years, strict=True)):
        mapping = (mappings[i] if len(mappings) == len(paths) else mappings[0]) if mappings else None
        files = tuple((each, each.stat().st_mtime_ns if each.is_file() else 0) for each in (path, mapping) if each)
        surveys.append(_read(files, folder, provenance, empty, year))
    return tuple(surveys)


def _empty() -> Empty:
    told = os.environ.get(EMPTY_VARIABLE, "missing")
    if told not in ("missing", "zero"):
        raise DataFileError(
            f"{EMPTY_VARIABLE}: found {told!r}; expected missing or zero. Say what empty cells stand for."
        )
    return "zero" if told == "zero" else "missing"


def _years(count: int) -> list[int | None]:
    """The year that ``SURVEY_YEAR`` tells of each wave; None where it is not set."""
    told = os.environ.get(YEAR_VARIABLE, "").split()
    if not told:
        return [None] * count
    if len(told) != count or not all(len(year) == 4 and year.isdecimal() for year in told):
        raise DataFileError(
            f"{YEAR_VARIABLE}: found {' '.join(told)!r}; expected {'two years' if count > 1 else 'a year'}, such as 2026. "
            "Mend it, or leave it unset."
        )
    return [int(year) for year in told]


@lru_cache(4)
def _read(
    files: tuple[tuple[Path, int], ...], folder: Path, provenance: Provenance | None, empty: Empty, year: int | None
) -> Survey:
    """The answers; `files` are the export and, if there is one, the mapping, each with the moment of its last change."""
    path, mapping = files[0][0], files[1][0] if len(files) > 1 else None
    book = codebooks.load(folder)
    return read(path, book, provenance, default="confidential", mapping=mapping, empty=empty, year=year)
