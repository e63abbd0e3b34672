"""The page for an address that does not exist; shown anywhere, so its links start at the site's root."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import normpath
from typing import Any
from urllib.parse import urlsplit

from sphinx.application import Sphinx

from evenwicht import language as lang
from evenwicht.publish.files import write_if_changed
from evenwicht.publish.site.editions import FOLDERS
from evenwicht.publish.site.words import words

PAGE = "404"


def page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The one page."""
    yield PAGE, {"title": words(app.config.language)["missing_title"]}, "404.html"


_RELATIVE = re.compile(
    r"""(\b(?:href|src|action|data-[a-z]+)=")(?!https?:|mailto:|data:|#|/)([\w.-]+(?:/[\w./-]*)?)(?=[#?"])"""
)
"""An address of the site as the page writes it: from where the page stands."""


def from_root(html: str, root: str) -> str:
    """A page whose addresses start at the site's root, so that they hold wherever it is shown; places on it stay.

    >>> from_root('<a href="#top"></a><a href="a/b.html#c"></a><a href="https://w3.org/"></a>', "/boek/")
    '<a href="#top"></a><a href="/boek/a/b.html#c"></a><a href="https://w3.org/"></a>'
    >>> from_root('<a href="../404.html"></a>', "/boek/en/")
    '<a href="/boek/404.html"></a>'
    """

    def moved(found: re.Match[str]) -> str:
        is_data = found[1].startswith("data-")
        return found[0] if is_data and "/" not in found[2] else f"{found[1]}{normpath(root + found[2])}"

    return _RELATIVE.sub(moved, html)


def root_every_link(app: Sphinx) -> None:
    """Write the page's addresses from the root of the site: that of its address, where the settings name one."""
    path = Path(app.outdir) / f"{PAGE}.html"
    root = urlsplit(app.config.html_baseurl).path or f"/{FOLDERS[lang.current(app.config.language)]}"
    root = root if root.endswith("/") else f"{root}/"
    write_if_changed(path, from_root(path.read_text(encoding="utf-8"), root).encode())
