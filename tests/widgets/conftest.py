"""A page of Chromium that holds the explorers' scripts, and the explorers of the report."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from evenwicht import published as publications
from evenwicht.published import Published
from evenwicht.widgets.script import FOLDER, page_script, scope


@pytest.fixture(scope="session")
def published() -> Published:
    return publications.load()


@pytest.fixture(scope="session")
def arithmetic(browser: Browser) -> Iterator[Page]:
    """A blank page on which the functions of the modules without a view can be called."""
    plain = [(FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in ("arithmetic", "numbers", "intervals")]
    page = browser.new_page()
    page.add_script_tag(content="\n".join(plain).replace("export ", ""))
    yield page
    page.close()


@pytest.fixture(scope="session")
def cross_tables(browser: Browser) -> Iterator[Page]:
    """A blank page on which the functions of the explorer of cross-tables can be called."""
    page = browser.new_page()
    page.add_script_tag(content=scope("cross-table")[0])
    yield page
    page.close()


@pytest.fixture(scope="session")
def cross_table_views(browser: Browser) -> Iterator[Page]:
    """A blank page on which the explorer of cross-tables can be shown."""
    page = browser.new_page()
    page.add_script_tag(content=page_script("cross-table"))
    yield page
    page.close()
