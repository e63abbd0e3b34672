"""A page that is not there helps on; an address that moved leads to where the page is now."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from read_pages import read
from sphinx.errors import ConfigError

from benchmarks.audit.server import page_paths
from evenwicht.publish.links import broken_links
from evenwicht.publish.site.redirects import read_redirects, redirect_page


def test_every_link_within_the_site_leads_somewhere(site: Path) -> None:
    assert broken_links(site) == []


def test_the_page_for_a_missing_page_has_links_that_hold_at_any_depth(site: Path) -> None:
    page = read(site / "404.html")
    assert page.base is None, "with a base the links to places on the page would lead to the first page"
    assert page.head.find(True).name == "meta"
    targets = [link["href"] for link in page.select("article a")]
    assert targets
    assert all(target.startswith("/") for target in targets)
    assert all((site / target.lstrip("/").split("#")[0]).is_file() for target in targets)


def test_an_old_address_leads_on_with_and_without_a_click() -> None:
    page = BeautifulSoup(
        redirect_page("oud/vormen.html", "chapters/x.html", "https://example.org/", "nl"), "html.parser"
    )
    assert page.select_one("meta[http-equiv=refresh]")["content"] == "0; url=../chapters/x.html"
    assert page.a["href"] == "../chapters/x.html"
    assert page.select_one("link[rel=canonical]")["href"] == "https://example.org/chapters/x.html"


def test_every_redirect_of_the_book_is_published(site: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    for old, new in read_redirects(root).items():
        text = (site / old).read_text(encoding="utf-8")
        assert re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', text), old
        assert (site / new).is_file()


@pytest.mark.parametrize("entry", ["/vormen.html: chapters/x.html", "vormen.html: ../x.html", "vormen: x.html"])
def test_a_redirect_that_is_no_path_of_the_site_is_told(tmp_path: Path, entry: str) -> None:
    (tmp_path / "_redirects.yml").write_text(entry, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"_redirects\.yml: found"):
        read_redirects(tmp_path)


def test_no_page_but_a_redirect_asks_search_engines_to_stay_away(site: Path) -> None:
    for path in page_paths(site):
        page = read(site / path)
        assert page.select('meta[name="robots"]') == [], path
