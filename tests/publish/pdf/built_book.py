"""A small book that holds every kind of content, and how its website is built."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

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
    """The website of a book, in a process of its own; notebooks run here, once."""
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from jupyter_book.cli.main import main; main()",
            "build",
            "-W",
            "--keep-going",
            str(source),
        ],
        capture_output=True,
        text=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH},
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
