"""Take away what an earlier build left of pages and figures that the book no longer has, and write all that it has.

Sphinx writes only pages whose text changed. But every page names the address, the day and the version of the edition,
and its neighbours; so all are written, which takes seconds.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from evenwicht.publish.site.contents import figures_of
from evenwicht.publish.site.figures import FOLDER, file_name
from evenwicht.publish.site.page import CARDS

OF_A_PAGE = (".html", ".bib", ".ris")
OF_A_FIGURE = ("svg", "dark", "png", "csv")
_written: WeakKeyDictionary[Sphinx, set[str]] = WeakKeyDictionary()


def write_all(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have every page written."""
    return sorted(env.found_docs) if app.builder.format == "html" else []


def note(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:
    """Remember every page of this build."""
    _written.setdefault(app, set()).add(pagename)


def take_away(app: Sphinx, error: Exception | None) -> None:
    """Delete pages with their citation records, figures and cards that are not of this build."""
    if error is not None or app.builder.format != "html":
        return
    site = Path(app.outdir)
    pages = _written.get(app, set())
    keep = {f"{page}{ending}" for page in pages for ending in OF_A_PAGE}
    keep |= {file_name(figure.name, kind) for figure in figures_of(app) for kind in OF_A_FIGURE}
    if app.config.html_baseurl:
        keep |= {f"{CARDS}/{page.replace('/', '-')}.png" for page in pages} | {"sitemap.xml", "robots.txt"}
    looked_at = [path for ending in OF_A_PAGE for path in site.rglob(f"*{ending}")]
    looked_at += [
        *(site / FOLDER).glob("*"),
        *(site / CARDS).glob("*"),
        site / "sitemap.xml",
        site / "robots.txt",
    ]
    for path in looked_at:
        if path.is_file() and path.relative_to(site).as_posix() not in keep:
            path.unlink()


def setup(app: Sphinx) -> dict[str, bool]:
    """Register what remembers and what takes away; `redirects` writes its pages after this."""
    app.connect("env-updated", write_all)
    app.connect("html-page-context", note)
    app.connect("build-finished", take_away, priority=510)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
