"""What the search page searches: the text of every section, read from the pages as they are published.

The browser stems the words of the book and of the question with the same script, so that they cannot differ.
The index is a script rather than data, since a page opened as a file may load the one and not the other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag
from sphinx.application import Sphinx

from evenwicht import language as lang
from evenwicht.publish.files import write_if_changed
from evenwicht.publish.notebooks import PACKAGE
from evenwicht.publish.site.page import WITHOUT_AUTHOR
from evenwicht.publish.site.words import words

INDEX = "zoekindex.js"
STEMMERS = {"nl": ("base-stemmer.js", "dutch-stemmer.js"), "en": ("base-stemmer.js", "porter-stemmer.js")}
_LOOSE = re.compile(r" [,.;:?!)]|\( ")
"""Spaces that only the markup between two parts of a sentence brought in."""
NOT_TEXT = (
    "script",
    "style",
    "pre",
    "svg",
    "math",
    ".headerlink",
    ".edition",
    ".cite",
    ".page-tools",
    ".figure-panel",
    ".fold",
    ".register",
    ".list-of",
)


def sections(page: Path, site: Path) -> Iterator[dict[str, str]]:
    """The sections of a page: address ``u``, title ``t``, chapter ``c``, text ``x`` without subsections, ``s`` of a simulated figure."""
    yield from _sections(page.read_text(encoding="utf-8"), page.relative_to(site).as_posix())


@lru_cache(512)  # who serves the site builds it many times, and most pages stay
def _sections(html: str, address: str) -> tuple[dict[str, str], ...]:
    return tuple(_read_sections(html, address))


def _read_sections(html: str, address: str) -> Iterator[dict[str, str]]:
    article = BeautifulSoup(html, "html.parser").find("article")
    if not isinstance(article, Tag):
        return
    for noise in article.select(", ".join(NOT_TEXT)):
        noise.decompose()
    simulated = article.select_one(".figure-alone .basis-simulated") is not None
    chapter = article.find("h1")
    inside = article.find_all("section")
    if chapter is not None and chapter.find_parent("section") is None:
        inside.insert(0, article)  # what stands before the first of its sections is found too
    for section in inside:
        heading = section.find(["h1", "h2", "h3", "h4"])
        if heading is None or chapter is None:
            continue
        own = [child for child in section.children if child is not heading and getattr(child, "name", "") != "section"]
        text = " ".join(child.get_text(" ") for child in own if hasattr(child, "get_text"))
        text = _LOOSE.sub(lambda found: found[0].strip(), " ".join(text.split()))
        is_chapter = heading is chapter
        anchor = "" if is_chapter or not section.get("id") else f"#{section['id']}"
        yield {
            "u": address + anchor,
            "t": " ".join(heading.get_text(" ").split()),
            "c": "" if is_chapter else " ".join(chapter.get_text(" ").split()),
            "x": text,
        } | ({"s": "1"} if simulated else {})


def _files(app: Sphinx, site: Path) -> Iterator[dict[str, str]]:
    """What a reader looks for that is no page: the book as PDF, and everything in one zip."""
    terms = words(app.config.language)
    for path, title, text in (
        (app.config.book_pdf, terms["pdf"], "PDF"),
        (PACKAGE, terms["all_notebooks"], "zip notebooks"),
    ):
        if path:
            told = f"{terms['take_along']}. {terms['download']} {text}"
            yield {"u": path, "t": title, "c": terms["take_along"], "x": told}


def write_index(app: Sphinx) -> None:
    """Write the index and the stemmer of the book's language; Sphinx's own index goes."""
    site = Path(app.outdir)
    pages = [
        path
        for path in sorted(site.rglob("*.html"))
        if path.stem not in WITHOUT_AUTHOR and 'http-equiv="refresh"' not in path.read_text(encoding="utf-8")
    ]
    found = [section for page in pages for section in sections(page, site)] + list(_files(app, site))
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":")).replace("\u2028", " ").replace("\u2029", " ")
    write_if_changed(site / "_static" / INDEX, f"var zoekindex={text};\n".encode())
    for name in STEMMERS[lang.current(app.config.language)]:
        script = resources.files("sphinx") / "search" / "minified-js" / name
        write_if_changed(site / "_static" / name, script.read_bytes())
    for name in ("searchindex.js", "objects.inv"):
        (site / name).unlink(missing_ok=True)


def without_index(app: Sphinx) -> None:
    """Leave Sphinx's own index out, which it would want to read back to write some pages only."""
    if app.builder.format == "html":
        builder: Any = app.builder
        builder.load_indexer = builder.index_page = builder.dump_search_index = lambda *unused: None


def name_scripts(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:
    """Tell the search page which scripts it loads."""
    if pagename == "search":
        context["search_scripts"] = [*STEMMERS[lang.current(app.config.language)], "zoek.js"]
