"""A server for the built site, and one visit to each of its pages that the tests read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evenwicht.publish.audit.browser import MISSING, chromium_path
from evenwicht.publish.audit.server import page_paths, serving
from evenwicht.publish.audit.visit import Visit, visit_all


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site on a server of this machine."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def visits(site: Path, address: str) -> list[Visit]:
    """Every page of the site, visited in light and in dark; without a Chromium there is nothing to say."""
    path = chromium_path()
    if path is None:
        pytest.skip(MISSING)
    return visit_all(path, address, page_paths(site))
