"""A server for the built site, and one visit to each of its pages that the tests read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from evenwicht.publish.audit.server import page_paths, serving
from evenwicht.publish.audit.visit import Visit, visit


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site on a server of this machine."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def visits(site: Path, address: str, browser: Browser) -> list[Visit]:
    """Every page of the site, visited in light and in dark."""
    return [visit(browser, address, path, scheme) for path in page_paths(site) for scheme in ("light", "dark")]
