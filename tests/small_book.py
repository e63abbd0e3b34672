"""A book of one chapter with the real configuration and a copy of the real data, for tests that build one."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

from evenwicht.datafile import data_folder

ROOT = Path(__file__).resolve().parents[1]


def _rewrite(path: Path) -> None:
    """Let the one chapter treat whatever the chapters of the book do."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows({**row, "chapter": row["chapter"] and "een"} for row in rows)


def write_small_book(folder: Path, chapter: str) -> None:
    """Write the sources of a book whose landing page points to one chapter, ``chapters/een.md``."""
    (folder / "chapters").mkdir(parents=True)
    for name in ("_config.yml", "references.bib", "requirements.txt", "CITATION.cff"):
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(data_folder(), folder / "data")
    for name in ("sections.csv", "claims.csv"):
        _rewrite(folder / "data" / name)
    toc = "format: jb-book\nroot: index\nchapters:\n  - file: chapters/een\n"
    (folder / "_toc.yml").write_text(toc, encoding="utf-8")
    (folder / "index.md").write_text("# Welkom\n\nZie [het hoofdstuk](chapters/een.md).\n", encoding="utf-8")
    (folder / "chapters" / "een.md").write_text(chapter, encoding="utf-8")
