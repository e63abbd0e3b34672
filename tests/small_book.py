"""A book of one chapter with the real configuration and a copy of the real data, for tests that build one."""

from __future__ import annotations

import shutil
from pathlib import Path

from evenwicht.datafile import data_folder

ROOT = Path(__file__).resolve().parents[1]


def write_small_book(folder: Path, chapter: str) -> None:
    """Write the sources of a book whose landing page points to one chapter, ``chapters/een.md``."""
    (folder / "chapters").mkdir(parents=True)
    for name in ("_config.yml", "references.bib", "requirements.txt", "CITATION.cff"):
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(data_folder(), folder / "data")
    toc = "format: jb-book\nroot: index\nchapters:\n  - file: chapters/een\n"
    (folder / "_toc.yml").write_text(toc, encoding="utf-8")
    (folder / "index.md").write_text("# Welkom\n\nZie [het hoofdstuk](chapters/een.md).\n", encoding="utf-8")
    (folder / "chapters" / "een.md").write_text(chapter, encoding="utf-8")
