"""The environment variables that name answers to build the book on: ``make book SURVEY=export.csv``."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "SURVEY"
"""The environment variable that names the file."""
PROVENANCE_VARIABLE = "SURVEY_PROVENANCE"
"""The environment variable that tells where its answers come from."""
MINIMUM_VARIABLE = "SURVEY_MINIMUM"
"""The environment variable that sets another least number to tell of, of confidential answers."""
MAPPING_VARIABLE = "SURVEY_MAPPING"
"""The environment variable that names a mapping file: which column of the file is which question."""
EMPTY_VARIABLE = "SURVEY_EMPTY"
"""The environment variable that says what an empty cell stands for among points: ``missing`` or ``zero``."""


def mapping_path() -> Path | None:
    """The file that ``SURVEY_MAPPING`` names; None where it is not set."""
    named = os.environ.get(MAPPING_VARIABLE)
    return Path(named).resolve() if named else None


def survey_path() -> Path | None:
    """The file that ``SURVEY`` names; None where it is not set."""
    named = os.environ.get(VARIABLE)
    return Path(named).resolve() if named else None
