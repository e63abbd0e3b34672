"""A small book that holds every kind of content, and how its website is built."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner
from jupyter_book.cli.main import main

EPOCH = "1700000000"
SOURCES = Path(__file__).with_name("book")


@dataclass(frozen=True)
class BuiltBook:
    """Where the test book was built."""

    source: Path
    html: Path
    pdf: Path
    second: Path
    typst: Path


def build_site(source: Path) -> None:
    """The website of a book, as Jupyter Book's own command builds it; notebooks run here, once."""
    done = CliRunner(env={"SOURCE_DATE_EPOCH": EPOCH}).invoke(main, ["build", "-W", "--keep-going", str(source)])
    assert done.exit_code == 0, done.output[-4000:]
