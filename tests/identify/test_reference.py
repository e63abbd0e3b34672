"""The reference names every public symbol of identify once, and builds from docstrings without a warning."""

import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

from evenwicht import identify

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "api"
DIRECTIVE = re.compile(r"^\.\. auto(\w+):: (\w+)$", re.MULTILINE)


def kind(symbol):
    if inspect.isclass(symbol):
        return "exception" if issubclass(symbol, Exception) else "class"
    return "function" if inspect.isfunction(symbol) else "data"


def test_every_public_symbol_has_one_place_in_the_reference():
    listed = DIRECTIVE.findall((REFERENCE / "index.md").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted((kind(getattr(identify, name)), name) for name in identify.__all__)


@pytest.mark.long
def test_the_reference_builds_from_docstrings_without_a_warning(tmp_path):
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-W",
        "--keep-going",
        "-d",
        tmp_path / "trees",
        REFERENCE,
        tmp_path,
    ]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert [name for name in identify.__all__ if f'id="evenwicht.identify.{name}"' not in page] == []
