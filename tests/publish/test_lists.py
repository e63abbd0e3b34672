"""Lists of figures and tables, and the index, as a reader of the site and of the PDF finds them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from docutils import nodes
from pypdf import PdfReader

from evenwicht.publish.lists import Listed
from evenwicht.publish.register import Section, pattern, places, prose

LISTS = "chapters/lijsten.html"


def page_of(site: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((site / name).read_text(encoding="utf-8"), "html.parser")


@pytest.fixture(scope="module")
def lists(site: Path) -> BeautifulSoup:
    return page_of(site, LISTS)


def target(site: Path, link: Tag) -> Tag | None:
    name, _, node_id = str(link["href"]).partition("#")
    found = page_of(site, f"chapters/{name}" if not name.startswith("..") else name.removeprefix("../")).find(
        id=node_id
    )
    assert found is None or isinstance(found, Tag)
    return found


def test_every_numbered_figure_and_table_of_the_site_is_listed_once(site: Path, lists: BeautifulSoup) -> None:
    numbers = {
        " ".join(number.get_text().split())
        for path in [site / "index.html", *(site / "chapters").glob("*.html")]
        for number in page_of(site, path.relative_to(site).as_posix()).select(
            "figure .caption-number, table .caption-number"
        )
    }
    listed = [number.get_text() for number in lists.select("ul.list-of .list-number")]
    assert len(listed) > 30
    assert sorted(listed) == sorted(numbers)


def test_an_item_leads_to_the_figure_whose_number_it_has(site: Path, lists: BeautifulSoup) -> None:
    for link in lists.select("ul.list-of a")[::4]:
        place = target(site, link)
        assert place is not None
        holder = place if place.select(".caption-number") else place.parent
        assert isinstance(holder, Tag)
        number = link.select_one(".list-number")
        assert number is not None
        assert " ".join(holder.select(".caption-number")[0].get_text().split()) == number.get_text()


def test_the_index_has_terms_in_order_and_leads_to_sections(site: Path, lists: BeautifulSoup) -> None:
    items = lists.select("ul.register > li")
    terms = [item.get_text().split("  ")[0].strip().casefold() for item in items]
    assert len(terms) > 40
    assert terms == sorted(terms)
    for item in items[::6]:
        links = item.select("a")
        assert 1 <= len(links) <= 5
        place = target(site, links[-1])
        assert place is not None
        assert place.find(re.compile("h[1-3]")) is not None


@pytest.mark.long
def test_on_paper_every_item_has_its_page(site: Path, lists: BeautifulSoup) -> None:
    (document,) = site.glob("*.pdf")
    pages = [page.extract_text() for page in PdfReader(document).pages]
    whole = " ".join(" ".join(page.split()) for page in pages)
    items = lists.select("ul.list-of a")
    for link in items[::5]:
        number = link.select_one(".list-number")
        assert number is not None
        label = number.get_text()
        title = link.get_text().removeprefix(label).strip()
        found = re.search(rf"{re.escape(label)} {re.escape(title)} ?(\d+)", whole)
        assert found is not None, label
        assert label in " ".join(pages[int(found[1]) - 1].split())


def section(name: str, heading: str, text: str) -> Section:
    return Section("een", name, name, heading, text)


def test_a_place_is_a_section_that_treats_a_term_and_otherwise_one_that_names_it() -> None:
    found = [
        section("a", "Inleiding", "Een keten."),
        section("b", "De keten", "Iets."),
        section("c", "Later", "Ketens en nog een keten."),
        *(section(name, "Meer", "Een keten, keten, keten.") for name in "defgh"),
    ]
    assert [place.node_id for place in places(found, pattern("keten: keten, ketens")[1])] == ["b", *"defg"]
    assert [place.node_id for place in places(found[:3], pattern("keten: keten, ketens")[1])] == ["b", "c"]
    assert [place.node_id for place in places(found[:1], pattern("keten")[1])] == ["a"]
    assert places(found, pattern("net")[1]) == []


def test_code_names_no_term() -> None:
    told = nodes.paragraph("", "", nodes.Text("Een "), nodes.emphasis("", "", nodes.Text("keten")), nodes.Text("doel."))
    assert prose(nodes.container("", told, nodes.literal_block("keten", "keten"))).split() == ["Een", "ketendoel."]


def test_a_list_has_the_first_sentence_of_a_caption() -> None:
    assert Listed("een", "fig", "Figuur 1", "Wie koos wat? De rest.").title == "Wie koos wat?"
    assert Listed("een", "fig", "Figuur 1", "Wie koos wat.").title == "Wie koos wat"
