"""A server for the built site, and one visit to each of its pages that the tests read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.audit.server import ENGLISH, page_paths, serving
from benchmarks.audit.visit import Scheme, Visit, visit

SCHEMES: tuple[Scheme, ...] = ("light", "dark")
TEMPLATES = (
    "index.html",
    "search.html",
    "404.html",
    "data/",
    "figures/",
    "chapters/opgaven-rapport",  # folds
    "chapters/techniek",  # formulas, and tables that are wide
    "chapters/uitspraken",  # a table with a form above it
    "chapters/zekerheid",  # explorers
)
"""How the path of a page begins that stands for all that are made like it."""


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site on a server of this machine."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session", params=["templates", pytest.param("the rest", marks=pytest.mark.long)])
def visited(request: pytest.FixtureRequest, site: Path) -> list[str]:
    """Pages to open in a browser: one a template; in the long run all others and those of the English edition, but for
    its pages of figures: they have one template, and drawings that tests of figures look at."""
    paths = page_paths(site)
    first = [next(path for path in paths if path.startswith(template)) for template in TEMPLATES]
    if request.param == "templates":
        return first
    english = [path for path in page_paths(site / ENGLISH) if path in first or not path.startswith("figures/")]
    return [path for path in paths if path not in first] + [f"{ENGLISH}/{path}" for path in english]


@pytest.fixture(scope="session")
def visits(visited: list[str], address: str, browser: Browser) -> list[Visit]:
    """Each of those pages, opened in light or in dark, by turns."""
    return [visit(browser, address, path, scheme) for path, scheme in zip(visited, cycle(SCHEMES), strict=False)]
