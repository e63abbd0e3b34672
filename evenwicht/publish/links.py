"""Find links within the built site that lead nowhere."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from evenwicht.publish.files import site_files
from evenwicht.publish.lite import FOLDER as LITE


@dataclass(frozen=True)
class BrokenLink:
    """A link of a page to a file or anchor that the site lacks."""

    page: str
    target: str

    def __str__(self) -> str:
        return f"{self.page}: the link {self.target!r} leads nowhere in the site"


@dataclass
class _Page(HTMLParser):
    links: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    canonical: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "link" and ("rel", "canonical") in attrs:
            self.canonical = dict(attrs).get("href") or ""
        for name, value in attrs:
            if name in ("href", "src") and value and tag != "base":
                self.links.append(value)
            elif name in ("id", "name") and value:
                self.anchors.add(value)


@lru_cache(512)  # who serves the site builds it many times, and most pages stay
def _read(html: str) -> _Page:
    page = _Page()
    page.feed(html)
    return page


def broken_links(site: Path) -> list[BrokenLink]:
    """Every link within the site at `site` whose file or anchor does not exist; links to elsewhere are not followed.

    Addresses that start with a stroke start where the canonical address of its first page has its root, such as `/boek/`.
    Links into JupyterLite count once it is built, which is after the book.
    """
    pages = {
        str(path.relative_to(site)): _read(path.read_text(encoding="utf-8")) for path in site_files(site, "*.html")
    }
    first = pages.get("index.html")
    root = urlsplit(first.canonical if first else "").path.removesuffix("index.html") or "/"
    exists = lru_cache(None)(lambda name: os.path.exists(site / name))
    broken = []
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            within = parts.path.startswith("/")
            folder, to = ("", parts.path.removeprefix(root)) if within else (os.path.dirname(path), parts.path)
            target = os.path.normpath(os.path.join(folder, unquote(to).lstrip("/"))) if parts.path else path
            if target not in pages and os.path.isdir(site / target):
                target = os.path.normpath(os.path.join(target, "index.html"))
            if Path(target).parts[0] == LITE and not exists(LITE):
                continue
            anchor = unquote(parts.fragment)
            known = pages.get(target)
            if not exists(target) or (anchor and known is not None and anchor not in known.anchors):
                broken.append(BrokenLink(Path(path).as_posix(), link))
    return broken
