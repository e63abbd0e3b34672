"""The page for an address that does not exist; shown anywhere, so its links start at the site's root."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sphinx.application import Sphinx

from evenwicht.publish.files import write_if_changed
from evenwicht.publish.site.words import words

PAGE = "404"


def page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The one page."""
    yield PAGE, {"title": words(app.config.language)["missing_title"]}, "404.html"


def root_every_link(app: Sphinx, error: Exception | None) -> None:
    """Give the page a base, so that its relative links hold wherever it is shown."""
    if error is not None or app.builder.format != "html":
        return
    path = Path(app.outdir) / f"{PAGE}.html"
    root = urlsplit(app.config.html_baseurl).path or "/"
    text = path.read_text(encoding="utf-8")
    if "<base " not in text:
        write_if_changed(
            path,
            text.replace('<meta charset="utf-8">', f'<meta charset="utf-8"><base href="{root}">', 1).encode(),
        )


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the page."""
    app.connect("html-collect-pages", page)
    app.connect("build-finished", root_every_link)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
