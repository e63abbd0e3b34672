"""Whether there is anything to build: asked before what takes seconds to import."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from evenwicht.answers_named import survey_path
from evenwicht.datafile import data_folder
from evenwicht.publish import edition, inputs
from evenwicht.publish.files import EDITIONS

LANGUAGE = "LANGUAGE"
"""The variable that asks for the Dutch edition alone with ``nl``; other values are of the machine, not of the book."""
STAMP = "book.digest"
"""The file in the build folder that tells what the finished book was built from."""


def parser(description: str | None) -> argparse.ArgumentParser:
    """The options of the command that builds the book."""
    made = argparse.ArgumentParser(prog="python -m evenwicht.publish.book", description=description)
    made.add_argument("--source", type=Path, default=Path.cwd(), help="the folder of the book's sources")
    made.add_argument("--target", type=Path, help="where to build it (default: _build in the source folder)")
    made.add_argument("--no-typeset", action="store_true", help=argparse.SUPPRESS)
    made.add_argument("--part", action="store_true", help=argparse.SUPPRESS)
    made.add_argument("--no-pdf", action="store_true", help="build the website only")
    return made


def folders(options: argparse.Namespace) -> tuple[Path, Path]:
    """The folders of the sources and of the build that the options name."""
    source = options.source.resolve()
    return source, (options.target or source / "_build").resolve()


def languages(source: Path, part: bool = False) -> tuple[str, ...]:
    """The languages of the book: ``nl``, and ``en`` where it has catalogues, unless `LANGUAGE` asks for Dutch alone.

    English stands within the Dutch site. A part of another book has one language.
    """
    alone = part or os.environ.get(LANGUAGE) == "nl" or not (source / "locale" / "en").is_dir()
    return ("nl",) if alone else ("nl", "en")


def digest(source: Path, pdf: bool, typeset: bool, wanted: tuple[str, ...]) -> str:
    """What a book would be built from now, and the frozen editions that its site would carry.

    To be asked within `evenwicht.publish.edition.fixed`, as `made_of`.
    """
    carried = sorted(path.name for path in (source / EDITIONS).glob("*/"))
    return made_of(source, pdf, typeset, wanted) + " ".join(carried)


def made_of(source: Path, pdf: bool, typeset: bool, wanted: tuple[str, ...]) -> str:
    """What a book would be built from now, whatever stands beside it."""
    return f"{inputs.book_digest(source, data_folder())} {pdf} {typeset} {' '.join(wanted)};"


def stands(target: Path, told: str) -> bool:
    """Whether the book that was built from this stands there, finished."""
    stamp = target / STAMP
    return stamp.is_file() and stamp.read_text() == told


def is_made_of(target: Path, told: str) -> bool:
    """Whether the book that stands there, finished, is made of this, whichever editions its site carries."""
    stamp = target / STAMP
    return stamp.is_file() and stamp.read_text().startswith(told)


def line(target: Path) -> str:
    """What is said of a book that stands."""
    return "nothing has changed; the book stands in " + os.path.relpath(target)


def told(arguments: Sequence[str], description: str | None) -> bool:
    """Whether the book without answers stands as these arguments ask; then that is said. Faults are left to the build."""
    options = parser(description).parse_args(arguments)
    if survey_path() is not None or options.no_typeset:
        return False
    source, target = folders(options)
    pdf = not options.no_pdf
    try:
        with edition.fixed(source):
            found = stands(target, digest(source, pdf, pdf, languages(source, options.part)))
    except (edition.EditionError, OSError):
        return False
    if found:
        print(f"book: {line(target)}", file=sys.stderr, flush=True)
    return found
