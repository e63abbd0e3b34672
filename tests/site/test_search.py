"""Search knows Dutch, works from a folder on disk, and needs no server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture(scope="module")
def opened(browser: Browser) -> Iterator[Page]:
    """One page for all questions; each test asks for the search page anew."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def page(opened: Page) -> Iterator[Page]:
    yield opened
    opened.unroute_all()


def results(page: Page, root: str, question: str) -> list[str]:
    page.goto(root + "search.html")
    page.fill("#zoekwoorden", question)
    page.keyboard.press("Enter")
    page.locator("#zoekresultaten[data-done]").wait_for()
    while page.locator("#zoekmeer").is_visible():
        page.locator("#zoekmeer").click()
    return page.locator(".search-results li").all_inner_texts()


@pytest.fixture(params=["file", pytest.param("server", marks=pytest.mark.long)])
def root(request: pytest.FixtureRequest, site: Path, address: str) -> str:
    return f"{site.as_uri()}/" if request.param == "file" else address


def test_a_word_is_found_and_its_result_leads_to_the_place(page: Page, root: str) -> None:
    found = results(page, root, "conflictmanagement")
    assert found
    assert not [text for text in found if "Register" in text.split("\n")[0]]  # a list of places is none itself
    page.locator(".search-results a").first.click()
    page.wait_for_load_state()
    assert "conflictmanagement" in page.locator("article").inner_text().lower()


@pytest.mark.parametrize(
    ("asked", "told"),
    [("sturingsvorm", "sturingsvormen"), ("gemeente", "gemeenten"), ("secretaris", "secretarissen")],
)
def test_singular_and_plural_find_the_same_places(page: Page, root: str, asked: str, told: str) -> None:
    singular, plural = ({text.split("\n")[0] for text in results(page, root, word)} for word in (asked, told))
    assert singular
    assert plural <= singular


def test_a_part_of_a_compound_finds_the_compound(page: Page, root: str) -> None:
    assert any("lijnsturing" in text.lower() for text in results(page, root, "sturing"))


def test_many_places_come_in_parts_and_the_keyboard_goes_on_at_the_first_new_one(page: Page, root: str) -> None:
    page.goto(f"{root}search.html?q=de")
    page.locator("#zoekresultaten[data-done]").wait_for()
    links = page.locator("#zoeklijst a")
    assert links.count() == 20
    told = page.locator("#zoekstand").inner_text()
    assert int(told.split()[0]) > 40
    page.get_by_role("button", name="Toon meer plaatsen").press("Enter")
    assert links.count() == 40
    assert links.nth(20).evaluate("link => link === document.activeElement")
    assert page.locator("#zoekstand").inner_text() == told


def test_a_figure_of_invented_respondents_comes_after_what_the_report_says(page: Page, root: str) -> None:
    first, *_ = results(page, root, "lijnsturing")
    assert "14.1" not in first.split("\n")[0]
    page.goto(f"{root}search.html?q=lijnsturing")
    page.locator("#zoeklijst a").first.click()
    page.wait_for_load_state()
    assert page.locator(".figure-alone .basis-simulated").count() == 0


def test_what_is_not_there_is_said_in_dutch(page: Page, root: str) -> None:
    assert results(page, root, "xylofoonverzameling") == []
    assert page.locator("#zoekstand").inner_text() == "Niets gevonden voor “xylofoonverzameling”"


def test_the_question_is_shown_as_text_and_never_run(page: Page, root: str) -> None:
    results(page, root, '<img src=x onerror="document.title=1">')
    assert page.locator("#zoekstand img").count() == 0


@pytest.mark.parametrize(
    ("wrong", "right"), [("gemeentesecretraris", "gemeentesecretaris"), ("vertruwen", "vertrouwen")]
)
def test_a_word_with_a_typing_error_finds_the_word_that_was_meant(
    page: Page, root: str, wrong: str, right: str
) -> None:
    page.goto(f"{root}search.html?q={wrong}")
    page.wait_for_selector("#zoeklijst li")
    told = page.locator("#zoekstand").inner_text()
    assert wrong in told
    assert right[:8] in told


def test_the_pdf_is_found(page: Page, root: str) -> None:
    page.goto(f"{root}search.html?q=pdf")
    page.wait_for_selector("#zoeklijst li")
    assert page.locator("#zoeklijst a").first.get_attribute("href").endswith(".pdf")


@pytest.mark.parametrize(
    ("edition", "asked", "place"),
    [
        ("", "dataset downloaden", "data/index.html"),
        ("", "steekproefomvang", "chapters/zekerheid.html#hoeveel-secretarissen-antwoordden"),
        ("en/", "download", "data/index.html"),
        ("en/", "sample size", "chapters/zekerheid.html#hoeveel-secretarissen-antwoordden"),
    ],
)
def test_a_word_that_the_book_does_not_use_finds_what_is_meant(
    page: Page, root: str, edition: str, asked: str, place: str
) -> None:
    page.goto(f"{root}{edition}search.html?q={asked}")
    page.wait_for_selector("#zoeklijst li")
    found = [link.get_attribute("href") or "" for link in page.locator("#zoeklijst a").all()]
    assert any(address.endswith(place) for address in found[:3]), found


@pytest.mark.parametrize("number", ["2,7", "2.7"])
def test_a_number_finds_itself_and_no_figure_of_that_number(page: Page, root: str, number: str) -> None:
    page.goto(f"{root}search.html?q={number}")
    page.wait_for_selector("#zoeklijst li")
    marks = [found.locator("mark").first.text_content() or "" for found in page.locator("#zoeklijst li").all()]
    assert any("2,7" in mark for mark in marks)
    assert all("2,7" in mark or (number == "2.7" and "2.7" in mark) for mark in marks)


def test_searching_says_that_it_is_busy_and_when_it_fails(page: Page, root: str) -> None:
    waiting = []
    page.route("**/zoekindex.js", lambda route: waiting.append(route))
    page.goto(f"{root}search.html?q=vertrouwen", wait_until="commit")
    expect(page.locator("#zoekstand")).to_contain_text("Bezig")
    page.wait_for_timeout(200)
    waiting[0].abort()
    expect(page.locator("#zoekstand")).to_contain_text("Zoeken lukt nu niet")
