"""A book of one chapter with the real configuration and a copy of the real data, and how tests build one: in this process."""

from __future__ import annotations

import contextlib
import csv
import io
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from evenwicht.datafile import data_folder
from evenwicht.kept import VARIABLE
from evenwicht.publish import book

ROOT = Path(__file__).resolve().parents[1]
OF_A_BOOK = ("SURVEY", "EVENWICHT_", "BOOK_")
"""How the names of the variables begin that make another book."""


@dataclass(frozen=True)
class Said:
    """How the command that builds a book ended: its exit status, and all that it said."""

    returncode: int
    stderr: str


def _rewrite(path: Path) -> None:
    """Let the one chapter treat whatever the chapters of the book do."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        moved = {"chapter": "een"} | ({"passage": ""} if "passage" in rows[0] else {})
        writer.writerows(row | moved if row["chapter"] else row for row in rows)


def write_small_book(folder: Path, chapter: str) -> None:
    """Write the sources of a book whose landing page points to one chapter, ``chapters/een.md``."""
    (folder / "chapters").mkdir(parents=True)
    for name in ("_config.yml", "references.bib", "requirements.txt", "CITATION.cff"):
        shutil.copy(ROOT / name, folder / name)
    config = folder / "_config.yml"
    config.write_text(
        config.read_text(encoding="utf-8").replace("[chapters/samenvatting]", "[chapters/een]"), encoding="utf-8"
    )
    shutil.copytree(data_folder(), folder / "data")
    for name in ("sections.csv", "claims.csv"):
        _rewrite(folder / "data" / name)
    toc = "format: jb-book\nroot: index\nchapters:\n  - file: chapters/een\n"
    (folder / "_toc.yml").write_text(toc, encoding="utf-8")
    (folder / "index.md").write_text("# Welkom\n\nZie [het hoofdstuk](chapters/een.md).\n", encoding="utf-8")
    (folder / "chapters" / "een.md").write_text(chapter, encoding="utf-8")


def build(folder: Path, *options: str, environment: Mapping[str, str] | None = None) -> Said:
    """Build a book as its command does, on the data beside it and in an environment that is put back afterwards.

    Without answers it shares what `evenwicht.kept` keeps with the other books of this run.
    """
    before, said = dict(os.environ), io.StringIO()
    kept = {name: value for name, value in before.items() if not name.startswith(OF_A_BOOK)}
    if VARIABLE in before and "SURVEY" not in (environment or {}):
        kept[VARIABLE] = before[VARIABLE]
    try:
        os.environ.clear()
        os.environ.update(kept | {"EVENWICHT_DATA": str(folder / "data")} | dict(environment or {}))
        with contextlib.chdir(folder), contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
            status = book.main(["--source", str(folder), *options])
    finally:
        os.environ.clear()
        os.environ.update(before)
    return Said(status, said.getvalue())
