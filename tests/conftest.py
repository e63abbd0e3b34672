"""Fixtures for all tests: the built website and a browser, made once a session."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from evenwicht.publish.audit.browser import MISSING, chromium_path, running

ROOT = Path(__file__).resolve().parents[1]
MADE_ONCE = ("visits", "site", "both_books", "book", "gallery")
"""Fixtures that take long to make: tests that share one run in the same process, so that it is made once."""


@pytest.hookimpl(tryfirst=True)  # before the one that reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say which tests stay together when processes share them out: those of one slow fixture, else of one file."""
    for item in items:
        shared = set(getattr(item, "fixturenames", ())).intersection(MADE_ONCE)
        together = next((name for name in MADE_ONCE if name in shared), str(item.path))
        item.add_marker(pytest.mark.xdist_group("site" if together == "visits" else together))


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site: the one that EVENWICHT_SITE names, else built now."""
    named = os.environ.get("EVENWICHT_SITE")
    if named:
        folder = Path(named).resolve()
        assert (folder / "index.html").is_file(), f"EVENWICHT_SITE: found no index.html in {folder.name}"
        return folder
    command = [sys.executable, "-m", "evenwicht.publish.book"]  # nothing to do after `make book`
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr[-4000:]
    return ROOT / "_build" / "html"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; without one the browser tests cannot say anything."""
    path = chromium_path()
    if path is None:
        pytest.skip(MISSING)
    with running(path) as browser:
        yield browser
