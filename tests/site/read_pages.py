"""The pages of the built site, each parsed once for all tests that look and change nothing."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from bs4 import BeautifulSoup


@lru_cache(None)
def read(path: Path) -> BeautifulSoup:
    """A page, read; who changes what is returned copies it first."""
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
