"""The moment of an edition: one for the website, the PDF and the archive, and the same in every build of a commit."""

from __future__ import annotations

import datetime
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from evenwicht.publish.files import EDITIONS

VARIABLE = "SOURCE_DATE_EPOCH"
"""Names the moment, in whole seconds since 1970 (https://reproducible-builds.org/specs/source-date-epoch/)."""
CITATION_FILE = "CITATION.cff"


class EditionError(ValueError):
    """The moment of the edition cannot be told; the message names what to mend."""


def edition_moment(source: Path) -> datetime.datetime:
    """When the edition in a folder was made: never when it was built, so that a later build is the same.

    It is the moment that ``SOURCE_DATE_EPOCH`` names. Without that it is the start (in UTC) of the day of the last
    commit, where the folder is a checkout of its own and frozen editions aside; else of the day ``date-released`` in ``CITATION.cff``.

    Raises
    ------
    EditionError
        The variable is no whole number of seconds, or there is neither a commit nor a day of release.
    """
    named = named_moment()
    return named or datetime.datetime.combine(_last_commit(source) or _released(source), datetime.time(), datetime.UTC)


def named_moment() -> datetime.datetime | None:
    """The moment that ``SOURCE_DATE_EPOCH`` names, as it does within `fixed`; `EditionError` if that is no number."""
    epoch = os.environ.get(VARIABLE)
    if epoch is None:
        return None
    if not epoch.strip().isdigit():
        raise EditionError(f"{VARIABLE}: expected whole seconds since 1970, found {epoch!r}")
    return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)


def _last_commit(source: Path) -> datetime.date | None:
    if not (source / ".git").exists():  # sources unpacked within another project are not that project's
        return None
    try:
        log = subprocess.run(
            ["git", "log", "-1", "--format=%ct", "--", ".", f":(exclude){EDITIONS}"],
            cwd=source,
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return datetime.datetime.fromtimestamp(int(log.stdout), datetime.UTC).date()


def _released(source: Path) -> datetime.date:
    file = source / CITATION_FILE
    found = yaml.safe_load(file.read_text(encoding="utf-8")).get("date-released") if file.is_file() else None
    if not isinstance(found, datetime.date):
        raise EditionError(f"{CITATION_FILE}: found no date-released; expected a day such as 2026-11-24")
    return found


@contextmanager
def fixed(source: Path) -> Iterator[datetime.datetime]:
    """The moment of the edition, named in ``SOURCE_DATE_EPOCH`` for all that runs within the block.

    Raises
    ------
    EditionError
        As `edition_moment`.
    """
    moment, before = edition_moment(source), os.environ.get(VARIABLE)
    os.environ[VARIABLE] = str(int(moment.timestamp()))
    try:
        yield moment
    finally:
        if before is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = before
