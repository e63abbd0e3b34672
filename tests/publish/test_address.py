"""A book that is built for an address names it on every page, and no page keeps the address it was built for before."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

from bs4 import BeautifulSoup
from small_book import write_small_book

from evenwicht.publish.audit.server import page_paths

CHAPTER = (
    "---\nfile_format: mystnb\nkernelspec:\n  name: python3\n  display_name: Python 3\n"
    'description: "Hoe de gemeenten hun punten over de sturingsvormen verdelen, zoals het rapport het afdrukt."\n---\n\n'
    "# Een\n\n```{code-cell} ipython3\n:mystnb:\n:  figure:\n:    caption: Punten per vorm.\n:    name: fig-punten\n"
    "from evenwicht import figures, published\nfigures.steering_form_means(published.load())\n```\n"
)
NOBODYS = ("404.html", "search.html", "genindex.html")


def build(folder: Path, address: str) -> Path:
    """The site of the book, built for an address."""
    environment = os.environ | {"EVENWICHT_DATA": str(folder / "data"), "BOOK_ADDRESS": address}
    command = [sys.executable, "-m", "evenwicht.publish.book", "--source", str(folder), "--no-pdf"]
    ran = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return folder / "_build" / "html"


def works(site: Path) -> dict[str, BeautifulSoup]:
    return {
        path: BeautifulSoup((site / path).read_text(encoding="utf-8"), "html.parser")
        for path in page_paths(site)
        if path not in NOBODYS
    }


def check(site: Path, address: str) -> None:
    pages = works(site)
    assert {"index.html", "chapters/een.html", "figures/fig-punten.html"} <= set(pages)
    for path, page in pages.items():
        assert page.find("link", rel="canonical")["href"] == f"{address}{path}", path
        assert page.find("meta", property="og:url")["content"] == f"{address}{path}", path
        picture = page.find("meta", property="og:image")["content"]
        assert picture.startswith(address), path
        assert (site / picture.removeprefix(address)).is_file(), path
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    listed = [entry.text for entry in ElementTree.parse(site / "sitemap.xml").iterfind(".//s:loc", names)]
    assert sorted(listed) == sorted(address + path for path in pages)


def test_every_page_names_the_address_it_is_built_for_and_only_that(tmp_path: Path) -> None:
    folder = tmp_path / "book"
    write_small_book(folder, CHAPTER)
    first, second = "https://boek.example.org/", "https://example.com/gemeente/boek/"
    check(build(folder, first), first)
    site = build(folder, second)
    check(site, second)
    kept = [path for path in site.rglob("*") if path.is_file() and b"boek.example.org" in path.read_bytes()]
    assert kept == []
    base = BeautifulSoup((site / "404.html").read_text(encoding="utf-8"), "html.parser").base["href"]
    assert base == "/gemeente/boek/"
