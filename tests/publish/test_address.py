"""A book that is built for an address names it on every page, and no page keeps the address it was built for before."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from small_book import build, write_small_book

from benchmarks.audit.server import page_paths
from evenwicht.publish.links import broken_links

CHAPTER = (
    "---\nfile_format: mystnb\nkernelspec:\n  name: python3\n  display_name: Python 3\n"
    'description: "Hoe de gemeenten hun punten over de sturingsvormen verdelen, zoals het rapport het afdrukt."\n---\n\n'
    "# Een\n\n```{code-cell} ipython3\n:mystnb:\n:  figure:\n:    caption: Punten per vorm.\n:    name: fig-punten\n"
    "from evenwicht import figures, published\nfigures.steering_form_means(published.load())\n```\n"
)
NOBODYS = ("404.html", "search.html", "genindex.html")


def built_for(folder: Path, address: str) -> Path:
    """The site of the book, built for an address."""
    ran = build(folder, "--no-pdf", environment={"BOOK_ADDRESS": address})
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


def launched(site: Path) -> dict[str, list[str]]:
    """Where each page offers to run its notebook."""
    found = {
        path: [link["href"] for link in page.select(".page-tools a:not([download], [href$='data/index.html'])")]
        for path, page in works(site).items()
    }
    return {path: links for path, links in found.items() if links}


def opened(folder: Path, binder: str) -> Path:
    """The file that a Binder of a book opens, within what ``binder/postBuild`` builds."""
    address, _, path = binder.partition("?labpath=")
    assert address == "https://mybinder.org/v2/gh/gemeente/boek/HEAD"
    return folder / unquote(path)


def check_launch(folder: Path, site: Path) -> None:
    """The buttons lead to JupyterLite within the site and to Binder, and only those of this chapter's notebook."""
    lite, binder = launched(site)["chapters/een.html"]
    assert lite == "../lite/lab/index.html?path=notebooks%2Feen.ipynb"
    assert (site / "notebooks" / "een.ipynb").is_file()
    assert opened(folder, binder).is_file()
    assert set(launched(site)) == {"chapters/een.html"}
    assert broken_links(site) == [], "JupyterLite comes after the book"
    (site / "lite").mkdir()
    assert [(link.page, link.target) for link in broken_links(site)] == [("chapters/een.html", lite)]
    (site / "lite" / "lab").mkdir()
    (site / "lite" / "lab" / "index.html").write_text('<a href="nowhere.html">', encoding="utf-8")
    assert broken_links(site) == []
    assert [path for path in page_paths(site) if path.startswith("lite/")] == []


@pytest.mark.long
def test_every_page_names_the_address_it_is_built_for_and_only_that_and_where_its_notebook_runs(tmp_path: Path) -> None:
    folder = tmp_path / "book"
    write_small_book(folder, CHAPTER)
    first, second = "https://boek.example.org/", "https://example.com/gemeente/boek/"
    site = built_for(folder, first)
    check(site, first)
    assert launched(site) == {}, "without a repository there is nowhere to run a notebook"
    named = "\nrepository-code: https://github.com/gemeente/boek\nversion:"
    cff = (folder / "CITATION.cff").read_text(encoding="utf-8")
    (folder / "CITATION.cff").write_text(cff.replace("\nversion:", named, 1), encoding="utf-8")
    (site / "lite").mkdir()
    (site / "lite" / "index.html").write_text("of the earlier book", encoding="utf-8")
    site = built_for(folder, second)
    check(site, second)
    assert not (site / "lite").exists()
    check_launch(folder, site)
    kept = [path for path in site.rglob("*") if path.is_file() and b"boek.example.org" in path.read_bytes()]
    assert kept == []
    lost = BeautifulSoup((site / "404.html").read_text(encoding="utf-8"), "html.parser")
    within = [link["href"] for link in lost.select("[href]") if not link["href"].startswith(("http", "#"))]
    assert within
    assert all(link.startswith("/gemeente/boek/") for link in within)
