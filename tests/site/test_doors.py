"""What a page offers beside its text: previews, the menu by keyboard, code to show and copy, a bar that names the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from read_pages import read

from benchmarks.audit.server import page_paths
from evenwicht.publish.site.notfound import from_root

CHAPTER = "chapters/sturingsfilosofie.html"


@pytest.fixture
def narrow(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(f"{address.rstrip('/')}/{CHAPTER}")
    yield page
    context.close()


@pytest.fixture
def wide(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address.rstrip('/')}/{CHAPTER}")
    yield page
    context.close()


def test_the_first_sentence_stands_high_on_a_telephone(narrow: Page) -> None:
    below = narrow.locator("article h1").evaluate("head => head.getBoundingClientRect().top + scrollY")
    assert below < 120


def test_the_bar_names_the_chapter_and_leads_to_its_top(narrow: Page, site: Path) -> None:
    bar = narrow.locator(".mobile-header .header-center a")
    title = read(site / CHAPTER).h1.get_text()
    assert bar.inner_text().strip() in title
    assert bar.get_attribute("href") == "#furo-main-content"


def test_nothing_lies_over_a_narrow_page_when_one_scrolls_up(narrow: Page) -> None:
    narrow.evaluate("document.documentElement.classList.add('show-back-to-top')")
    assert narrow.locator(".back-to-top").is_hidden()


@pytest.mark.parametrize("edition", ["", "en/"])
def test_what_stands_above_a_chapter_is_one_line_on_a_telephone(narrow: Page, address: str, edition: str) -> None:
    narrow.goto(f"{address.rstrip('/')}/{edition}chapters/uitspraken.html")
    boxes = [narrow.locator(part).bounding_box() for part in (".tools summary", ".all-code", ".edition a")]
    middles = [box["y"] + box["height"] / 2 for box in boxes if box]
    assert len(middles) == 3
    assert max(middles) - min(middles) < 6


def test_the_menu_closes_with_escape_and_covers_nothing_that_tab_reaches(narrow: Page) -> None:
    switch = narrow.locator("#__navigation")
    assert switch.get_attribute("aria-expanded") == "false"
    switch.focus()
    narrow.keyboard.press("Space")
    assert switch.get_attribute("aria-expanded") == "true"
    assert narrow.evaluate("document.querySelector('.page > .main > .content').inert")
    narrow.keyboard.press("Tab")
    narrow.keyboard.press("Escape")
    assert not switch.is_checked()
    assert switch.evaluate("switch_ => switch_ === document.activeElement")
    assert not narrow.evaluate("document.querySelector('.page > .main > .content').inert")


@pytest.mark.parametrize("kind", ["figure", "citation"])
def test_a_link_shows_what_it_leads_to_on_focus_and_escape_closes_it(wide: Page, kind: str) -> None:
    wide.emulate_media(reduced_motion="reduce")  # where the page still scrolls, boxes are measured on their way
    if kind == "figure":
        wide.goto(wide.url.replace("sturingsfilosofie", "filosofie-en-sturingsvorm"))
    target = "#fig-" if kind == "figure" else "verantwoording.html#"
    link = wide.locator(f"article p a.reference[href*='{target}']").first
    link.focus()
    wide.keyboard.press("Shift+Tab")  # so that the focus is seen to come by keyboard
    wide.keyboard.press("Tab")
    preview = wide.locator(".preview")
    expect(link).to_have_attribute("aria-describedby", "voorbeeld")  # once it has what it shows
    expect(preview.locator("*").first).to_be_visible()
    assert preview.inner_text().strip() or preview.locator("img").count()
    if kind == "figure":
        source = preview.locator(".figure-basis")
        assert "Bron:" in source.inner_text()
        cut, out = preview.evaluate("""box => {
          const [outer, inner] = [box, box.querySelector(".figure-basis")].map((part) => part.getBoundingClientRect());
          return [inner.bottom > outer.bottom, outer.top < 0 || outer.bottom > innerHeight];
        }""")
        assert not cut, "the source would be cut off"
        assert not out, "some of it would be out of the window"
    ends = [wide.locator(f"{part} >> nth=0").bounding_box() for part in (".preview", ".toc-drawer")]
    assert ends[0]
    assert ends[1]
    assert ends[0]["x"] + ends[0]["width"] <= ends[1]["x"], "the contents at the right would hide some of it"
    assert (
        Counter(wide.evaluate("[...document.querySelectorAll('[id]')].map(node => node.id)")).most_common(1)[0][1] == 1
    )
    assert [rule["id"] for rule in Axe().run(wide, context=".preview").response["violations"]] == []
    wide.keyboard.press("Escape")
    expect(preview).to_be_hidden()


def test_a_preview_stays_while_the_mouse_is_on_it(wide: Page) -> None:
    wide.emulate_media(reduced_motion="reduce")  # where the page still scrolls, the link moves away from the mouse
    wide.locator("article p a.reference[href*='verantwoording.html#']").first.hover()
    preview = wide.locator(".preview")
    expect(preview).to_be_visible()
    preview.hover()
    wide.wait_for_timeout(400)
    assert preview.is_visible()
    wide.mouse.move(2, 2)
    expect(preview).to_be_hidden()


def test_a_first_tap_shows_and_a_second_leads_on(narrow: Page) -> None:
    link = narrow.locator("article p a.reference[href*='verantwoording.html#']").first
    link.tap()
    expect(narrow.locator(".preview")).to_be_visible()
    assert urlsplit(narrow.url).path.endswith(CHAPTER)
    assert narrow.evaluate("document.documentElement.scrollWidth <= innerWidth")
    link.tap()
    narrow.wait_for_url("**/verantwoording.html#*")


def test_one_switch_shows_and_hides_all_code(wide: Page) -> None:
    folds = wide.locator("details.fold-above-input")
    assert folds.count() > 1
    switch = wide.get_by_role("button", name="Alle code tonen")
    switch.click()
    assert all(fold.evaluate("fold => fold.open") for fold in folds.all())
    wide.get_by_role("button", name="Alle code verbergen").click()
    assert not any(fold.evaluate("fold => fold.open") for fold in folds.all())


def test_a_telephone_shows_no_folds_of_code_until_they_are_asked_for(narrow: Page) -> None:
    first = narrow.locator("details.fold-above-input").first
    assert not first.is_visible()
    narrow.get_by_role("button", name="Alle code tonen").tap()
    assert first.is_visible()


def test_code_is_copied_as_it_stands(wide: Page) -> None:
    wide.get_by_role("button", name="Alle code tonen").click()
    box = wide.locator("div.cell_input div.highlight").first
    box.hover()
    box.get_by_role("button", name="Kopieer").click()
    assert wide.evaluate("navigator.clipboard.readText()") == box.locator("pre").inner_text().rstrip()


def test_every_id_stands_once_on_a_page(site: Path) -> None:
    for path in page_paths(site):
        twice = [
            name for name, count in Counter(tag["id"] for tag in read(site / path).select("[id]")).items() if count > 1
        ]
        assert twice == [], path


def test_the_page_for_a_missing_page_keeps_its_places_under_a_path(site: Path) -> None:
    moved = from_root(
        '<a href="#top"></a><link href="_static/boek.css"><script src="_static/a.js" data-copied="Ja."></script>',
        "/boek/",
    )
    assert (
        moved
        == '<a href="#top"></a><link href="/boek/_static/boek.css"><script src="/boek/_static/a.js" data-copied="Ja."></script>'
    )
    page = read(site / "404.html")
    assert page.select_one("a.skip-to-content")["href"] == "#furo-main-content"


def test_figure_pages_lead_from_one_to_the_next(site: Path) -> None:
    pages = [read(path) for path in sorted((site / "figures").glob("*.html"))]
    following = {page.select_one("a.next-page")["href"] for page in pages if page.select_one("a.next-page")}
    assert len(following) == len(pages) - 1
    assert all((site / "figures" / name).is_file() for name in following)
