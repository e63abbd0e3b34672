"""``new-chapter`` writes a chapter that runs as it stands, and ``docs/new-chapter.md`` tells what it does."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import jupytext
import pytest

from evenwicht.command import main

BOOK = Path(__file__).resolve().parents[1]
NAME = "regio-en-provincie"


@pytest.fixture
def book(tmp_path):
    """A copy of what the command needs of the book."""
    for name in ("chapters", "evenwicht", "data"):
        shutil.copytree(BOOK / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def python(book, *arguments):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SURVEY")}
    environment |= {"PYTHONPATH": str(book), "EVENWICHT_DATA": str(book / "data"), "MPLBACKEND": "agg"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=book, env=environment, capture_output=True, text=True, check=False)


def test_the_page_is_followed_and_the_chapter_runs_from_top_to_bottom(book):
    page = (BOOK / "docs" / "new-chapter.md").read_text(encoding="utf-8")
    command = re.search(r"^ {4}(evenwicht new-chapter \S+)$", page, re.MULTILINE)[1].split()
    assert command[-1] == NAME
    wrote = python(book, "-m", *command)
    assert wrote.returncode == 0, wrote.stderr
    source = book / "chapters" / f"{NAME}.md"
    cells = [cell.source for cell in jupytext.read(source).cells if cell.cell_type == "code"]
    ran = python(book, "-c", "\n".join(cells))
    assert ran.returncode == 0, ran.stderr
    linted = python(
        book, "-m", "ruff", "check", "--config", str(BOOK / "pyproject.toml"), "evenwicht/prose", "evenwicht/tables"
    )
    assert linted.returncode == 0, linted.stdout
    said = re.sub(r"\s+", " ", source.read_text(encoding="utf-8"))
    assert "secretarissen antwoordden" in said, "the guarded sentence stands in the chapter"


def test_nothing_is_overwritten(book, capsys):
    assert main(["new-chapter", NAME, "--book", str(book)]) == 0
    before = (book / "chapters" / f"{NAME}.md").read_bytes()
    assert main(["new-chapter", NAME, "--book", str(book)]) == 2
    assert "found already" in capsys.readouterr().err
    assert (book / "chapters" / f"{NAME}.md").read_bytes() == before


@pytest.mark.parametrize(("name", "told"), [("Regio", "expected small letters"), ("a_b", "expected small letters")])
def test_a_name_that_cannot_be_is_told(book, capsys, name, told):
    assert main(["new-chapter", name, "--book", str(book)]) == 2
    assert told in capsys.readouterr().err


def test_a_folder_that_is_no_book_is_told(tmp_path, capsys):
    assert main(["new-chapter", NAME, "--book", str(tmp_path)]) == 2
    assert "run this in the folder of the book" in capsys.readouterr().err
