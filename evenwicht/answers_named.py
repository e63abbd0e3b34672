"""The environment variables that name answers to build the book on: ``make book SURVEY=export.csv``."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

VARIABLE = "SURVEY"
"""The environment variable that names the file, or the files of two waves, the earlier first."""
PROVENANCE_VARIABLE = "SURVEY_PROVENANCE"
"""The environment variable that tells where its answers come from."""
MINIMUM_VARIABLE = "SURVEY_MINIMUM"
"""The environment variable that sets another least number to tell of, of confidential answers."""
MAPPING_VARIABLE = "SURVEY_MAPPING"
"""The environment variable that names a mapping file: which column of the file is which question."""
EMPTY_VARIABLE = "SURVEY_EMPTY"
"""The environment variable that says what an empty cell stands for among points: ``missing`` or ``zero``."""

YEAR_VARIABLE = "SURVEY_YEAR"
"""The environment variable that tells the year of the answers (of each wave), where neither file nor name does."""
POPULATION_VARIABLE = "SURVEY_POPULATION"
"""The environment variable that tells how many municipalities could answer: a number, or a file with a row a size."""


def _paths(variable: str) -> tuple[Path, ...]:
    """The files that a variable names: parted by spaces, or one whose own name has spaces."""
    told = os.environ.get(variable)
    if not told:
        return ()
    try:
        parts = shlex.split(told)
    except ValueError:  # a quotation mark of the name itself
        parts = [told]
    whole = _found(told).exists() or not any(_found(part).exists() for part in parts)
    return tuple(_found(part) for part in ([told] if whole else parts))


def _found(name: str) -> Path:
    """A file by its name: from here or, as Jupyter runs a notebook in the notebook's folder, from the folder above."""
    here, above = Path(name), Path("..") / name
    return (above if above.exists() and not here.exists() else here).resolve()


def named(paths: tuple[Path, ...]) -> str:
    """How a variable names these files."""
    return str(paths[0]) if len(paths) == 1 else shlex.join(map(str, paths))


def mapping_paths() -> tuple[Path, ...]:
    """The files that ``SURVEY_MAPPING`` names: one for all waves, or one each; none where it is not set."""
    return _paths(MAPPING_VARIABLE)


def survey_paths() -> tuple[Path, ...]:
    """The files that ``SURVEY`` names, the earliest wave first; none where it is not set."""
    return _paths(VARIABLE)


def survey_path() -> Path | None:
    """The file of the answers that the book is built on, the last that ``SURVEY`` names; None where it is not set."""
    return next(iter(survey_paths()[::-1]), None)


def population_path() -> Path | None:
    """The file that ``SURVEY_POPULATION`` names; None where it names a number, or is not set."""
    told = os.environ.get(POPULATION_VARIABLE, "").strip()
    return _found(told) if told and not told.isdecimal() else None
