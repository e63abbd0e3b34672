"""What all tests share: how many examples a law is tried on, the built website and a browser, made once a session."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from benchmarks.audit.browser import MISSING, chromium_path, running
from evenwicht.kept import VARIABLE

ROOT = Path(__file__).resolve().parents[1]
TOGETHER = ("tests/site", "tests/publish/pdf", "tests/figures", "tests/survey")
"""Folders whose tests share what takes long to make: one process runs them all. Elsewhere each file goes by itself."""
LONGEST = (*TOGETHER, "tests/publish", "tests/widgets", "tests/identify")
"""What begins first, the longest before the others, so that all processes end at about the same time."""

# A law holds or not; how long an example takes on a busy machine, or how many are drawn in vain, says nothing about it.
_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
settings.register_profile("few", _PATIENT, max_examples=8, derandomize=True)
settings.register_profile("many", _PATIENT, max_examples=30)  # pytest --hypothesis-profile=many, as make test-all does
settings.load_profile("few")


class SharedOut(LoadScopeScheduling):
    """How processes share the tests out."""

    def _split_scope(self, nodeid: str) -> str:
        path = PurePosixPath(nodeid.split("::")[0])
        return next((folder for folder in TOGETHER if path.is_relative_to(folder)), str(path))


def pytest_configure(config: pytest.Config) -> None:
    """Share what `evenwicht.kept` keeps with the other processes, the book's build and the next run of tests.

    Its key holds all that a result comes from, so that changed code or data compute anew.
    """
    os.environ.setdefault(VARIABLE, str(ROOT / "_build" / "kept"))
    Path(os.environ[VARIABLE]).mkdir(parents=True, exist_ok=True)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> SharedOut:
    config.option.loadscopereorder = False  # by how long they take, and not by how many there are
    return SharedOut(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest first."""

    def place(item: pytest.Item) -> int:
        path = PurePosixPath(item.nodeid.split("::")[0])
        return next((place for place, folder in enumerate(LONGEST) if path.is_relative_to(folder)), len(LONGEST))

    items.sort(key=place)


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site: the one that EVENWICHT_SITE names, else built now."""
    named = os.environ.get("EVENWICHT_SITE")
    if named:
        folder = Path(named).resolve()
        assert (folder / "index.html").is_file(), f"EVENWICHT_SITE: found no index.html in {folder.name}"
        return folder
    command = [sys.executable, "-m", "evenwicht.publish.book"]  # nothing to do after `make book`
    with FileLock(Path(tempfile.gettempdir()) / "evenwicht-tests.lock"):  # another process may want it too
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
