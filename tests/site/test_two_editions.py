"""Both editions are whole: the same pages, places and numbers, each in its own language, and a way from one to the other."""

from __future__ import annotations

import copy
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page
from read_pages import read
from words_of_a_language import DUTCH, ENGLISH, counted

from benchmarks.audit.server import page_paths
from evenwicht.phrases import counted as in_words
from evenwicht.publish.translation.marks import number

ROOT = Path(__file__).resolve().parents[2]
SPOKEN = (
    "alt",
    "title",
    "aria-label",
    "placeholder",
    "data-table",
    "data-code",
    "data-formula",
    "data-copied",
    "content",
)
NOT_OF_THE_EDITION = "script, style, pre, code, .citation, .cite, .bib-entry, a.reference[title]"
"""Code, citations and titles of works, which keep their language."""
FILE = re.compile("|".join(path.stem for path in (ROOT / "chapters").glob("*.md")))
"""The name of a chapter's file, which is the same in both editions."""
NAME = re.compile(r"[a-z]\w*(?:[_.]\w+)+")
"""A name of the code or of a file, such as ``steering_form.line`` and ``claims.csv``."""
CHAPTER = "chapters/sturingsvormen.html"


@pytest.fixture(scope="module")
def english(site: Path) -> Path:
    assert (site / "en" / "index.html").is_file(), "build the book with its English edition: make book"
    return site / "en"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def texts(page: BeautifulSoup, language: str) -> Iterator[str]:
    """What a page says in its own language, to eyes and ears, in pieces."""
    page = copy.copy(page)
    other = "nl" if language == "en" else "en"
    for part in page.select(f"{NOT_OF_THE_EDITION}, [lang={other}], .language-{other}, [hreflang={other}]"):
        part.decompose()
    for place in page.find_all("wbr"):
        place.decompose()
    page.smooth()
    for cell in page.select("td, th"):
        word = cell.get_text()
        if FILE.fullmatch(word) or (cell.find_parent(class_="tag_solution") and re.fullmatch(r"[a-z]+", word)):
            cell.decompose()  # a file, or a column or a value as Python shows them in the output of a student's code
            continue
        for text in cell.find_all(string=NAME):
            text.replace_with(NAME.sub("", text))
    for answer in page.select("#uitwerking-gegevens-taal"):  # which is to be given in English
        answer.decompose()
    for tag in page.find_all(True):
        if tag.name != "meta" or tag.get("name") == "description":
            yield from (str(tag[name]) for name in SPOKEN if tag.get(name))
    yield re.sub(r"[\w-]+\.csv", "", page.get_text(" "))


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("the figures decide", {"the", "figures", "decide"}),
        ("claims", {"claims"}),
        ("must be in sections.csv", {"must"}),
        ("<code>claims</code>", set()),
        ("claims_<wbr/>decided.<wbr/>figure", set()),
    ],
)
def test_of_the_cells_of_a_table_only_what_is_code_is_left_out(cell: str, found: set[str]) -> None:
    page = BeautifulSoup(f"<table><tr><td>{cell}</td></tr></table>", "html.parser")
    assert set().union(*(counted(text, ENGLISH) for text in texts(page, "nl"))) == found


@pytest.mark.parametrize(("language", "foreign"), [("en", DUTCH), ("nl", ENGLISH)])
def test_no_page_holds_words_of_the_other_language(
    site: Path, english: Path, language: str, foreign: frozenset[str]
) -> None:
    root = english if language == "en" else site
    found = {}
    for path in page_paths(root):
        words = set().union(*(counted(text, foreign) for text in texts(read(root / path), language)))
        if words:
            found[path] = sorted(words)
    assert found == {}


def numbers(page: BeautifulSoup, language: str) -> Counter[str]:
    article = copy.copy(page.find("article"))
    for part in article.select(f"{NOT_OF_THE_EDITION}, time, .figure-files, .register"):  # an index has its own places
        part.decompose()
    text = re.sub(r"\b\d{4}s\b", "", article.get_text(" "))  # a decade is a word in Dutch
    for n in range(11, 21) if language == "nl" else ():  # which Dutch writes in words, and English in digits
        text = re.sub(rf"\b{in_words(n, language)}\b", str(n), text)
    return Counter(number(found, language) for found in re.findall(r"\d+(?:[.,]\d+)*", text))


def test_every_number_on_a_page_is_the_same_in_both(site: Path, english: Path) -> None:
    different = {}
    for path in page_paths(english):
        dutch, other = numbers(read(site / path), "nl"), numbers(read(english / path), "en")
        if dutch != other:
            different[path] = (dict(dutch - other), dict(other - dutch))
    assert different == {}


def test_both_editions_have_the_same_pages_and_every_page_leads_to_the_other(site: Path, english: Path) -> None:
    assert page_paths(site) == page_paths(english)
    for root, language, other in ((site, "nl", "en"), (english, "en", "nl")):
        for path in page_paths(root):
            page = read(root / path)
            assert page.html["lang"] == language, path
            (link,) = page.select(".edition a")
            assert (link["lang"], link["hreflang"]) == (other, other), path
            if path != "404.html":
                target = (root / path).parent / link["href"]
                expected = (english if other == "en" else site) / path
                assert target.resolve() == expected.resolve(), path


def test_the_same_places_are_on_both_pages(site: Path, english: Path) -> None:
    for path in page_paths(english):
        if path.startswith("chapters/") or path == "index.html":
            places = [
                [section["id"] for section in read(root / path).select("article section[id]")]
                for root in (site, english)
            ]
            assert places[0] == places[1], path
            assert places[0], path
            dutch = {tag["id"] for tag in read(site / path).select("article [id]")}
            missing = {place for place in dutch if read(english / path).find(id=place) is None}
            assert missing == set(), path


def test_what_a_page_links_to_on_itself_is_on_the_page_in_the_other_language(site: Path, english: Path) -> None:
    for path in page_paths(english):
        links = {str(link["href"])[1:] for link in read(english / path).select("article a[href^='#']")} - {""}
        assert {place for place in links if read(site / path).find(id=place) is None} == set(), path


def test_linked_data_tells_the_work_from_its_translation(site: Path, english: Path) -> None:
    for root, relation, other in ((site, "workTranslation", "en"), (english, "translationOfWork", "nl")):
        page = read(root / CHAPTER)
        told = json.loads(page.find("script", type="application/ld+json").string)
        assert told["inLanguage"] == page.html["lang"]
        assert told[relation]["inLanguage"] == other
        assert page.find("meta", property="og:locale")["content"] == {"nl": "nl_NL", "en": "en_GB"}[told["inLanguage"]]


def test_the_way_to_the_other_edition_keeps_the_place_and_the_setting_of_an_explorer(page: Page, address: str) -> None:
    place, explorer = "#tien-punten", "verken-fig-sturingsvormen-verdeling"
    points = [4, 2, 1, 1, 1, 1, 0]
    setting = f"?{explorer}.points=%5B{'%2C'.join(map(str, points))}%5D"

    def shown() -> list[str]:
        page.locator(f"#{explorer}[data-state=live] input").first.wait_for()
        return [field.input_value() for field in page.locator(f"#{explorer} input").all()]

    page.goto(address + CHAPTER + setting + place)
    assert shown() == list(map(str, points))
    page.click(".edition a")
    page.wait_for_url("**/en/**")
    assert page.url == f"{address}en/{CHAPTER}{setting}{place}"
    assert page.locator(place).is_visible()
    assert shown() == list(map(str, points))
    page.click(".edition a")
    page.wait_for_url(address + CHAPTER + setting + place)


def test_the_way_holds_without_javascript_and_leaves_nothing_behind(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + CHAPTER)
    page.click(".edition a")
    assert page.url == f"{address}en/{CHAPTER}"
    assert context.cookies() == []
    context.close()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("municipality", "municipalities"),
        pytest.param("steer", "steering", marks=pytest.mark.long),
        pytest.param("bound", "bounds", marks=pytest.mark.long),
    ],
)
def test_english_words_find_their_other_forms(page: Page, address: str, asked: str, told: str) -> None:
    found = []
    for word in (asked, told):
        page.goto(f"{address}en/search.html?q={word}")
        page.locator("#zoekresultaten[data-done]").wait_for()
        found.append({text.split("\n")[0] for text in page.locator(".search-results li").all_inner_texts()})
    assert found[1]
    assert found[1] <= found[0]


def test_an_explorer_of_the_english_edition_speaks_english(page: Page, address: str) -> None:
    page.goto(f"{address}en/{CHAPTER}")
    page.locator(".explorer-start").first.click()
    live = page.locator(".explorer-live").first
    live.locator("input, button, select").first.wait_for()
    spoken = live.evaluate(
        "box => [...box.querySelectorAll('*')].map(e => e.getAttribute('aria-label') || '').join(' ')"
    )
    assert counted(f"{live.inner_text()} {spoken}", DUTCH) == {}


def test_the_english_pdf_is_english_and_says_so(english: Path) -> None:
    from pypdf import PdfReader

    (path,) = english.glob("*.pdf")
    reader = PdfReader(path)
    assert reader.trailer["/Root"]["/Lang"].lower().startswith("en")
    assert reader.metadata is not None
    assert not counted(str(reader.metadata.title), DUTCH)
    contents = " ".join(page.extract_text() for page in reader.pages[:6])
    assert set(counted(contents, DUTCH)) <= {"gemeentesecretaris"}, "but for the title of the report"
    assert "Contents" in contents
