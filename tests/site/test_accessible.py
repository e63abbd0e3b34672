"""Everyone can use the site: by keyboard, by ear, in the dark, on a telephone, on paper, without scripts."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page
from pypdf import PdfReader
from read_pages import read

from benchmarks.audit.server import page_paths
from benchmarks.audit.visit import Visit

CHAPTER = "chapters/sturingsvormen.html"


def chapters(site: Path) -> list[str]:
    return [path for path in page_paths(site) if path.startswith("chapters/")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page_with_all_folds_open(visits: list[Visit], scheme: str) -> None:
    assert {seen.path: seen.violations[scheme] for seen in visits if seen.violations[scheme]} == {}


def test_no_page_scrolls_sideways_at_360_pixels(visits: list[Visit]) -> None:
    assert {seen.path: seen.beyond for seen in visits if seen.beyond} == {}


@pytest.mark.parametrize("chapter", ["gegevens", "zekerheid"])
def test_on_a_telephone_no_letter_is_smaller_than_twelve_pixels(address: str, browser: Browser, chapter: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}chapters/{chapter}.html")
    page.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = true))")
    sizes = page.locator("nav p, article :is(code, th, td, p, li, figcaption, summary, a), .sidebar-tree .caption")
    small = "all => all.filter(text => parseFloat(getComputedStyle(text).fontSize) < 12).map(text => text.outerHTML)"
    assert sizes.evaluate_all(small) == []
    context.close()


def test_text_twice_as_large_still_fits(address: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 640, "height": 480})
    page = context.new_page()
    page.goto(address + CHAPTER)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    context.close()


@pytest.fixture
def narrow(address: str, browser: Browser) -> Page:
    context = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + CHAPTER)
    yield page
    context.close()


@pytest.fixture
def wide(address: str, browser: Browser) -> Page:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + CHAPTER)
    yield page
    context.close()


def focused(page: Page) -> str:
    return page.evaluate("(document.activeElement.textContent || document.activeElement.ariaLabel).trim()")


def test_the_first_tab_stop_skips_to_the_text(wide: Page) -> None:
    wide.keyboard.press("Tab")
    assert focused(wide) == "Naar de inhoud"
    box = wide.locator(":focus").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    wide.keyboard.press("Enter")
    wide.keyboard.press("Tab")
    assert wide.evaluate("document.activeElement.closest('article') !== null")


def test_every_stop_of_the_keyboard_shows_where_it_is(wide: Page) -> None:
    unseen = []
    for _ in range(60):
        wide.keyboard.press("Tab")
        outline = wide.evaluate("""() => {
          const stop = document.activeElement;
          const style = getComputedStyle(stop);
          const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
          return shown || stop === document.body ? '' : stop.outerHTML.slice(0, 120);
        }""")
        if outline:
            unseen.append(outline)
    assert unseen == []


def test_the_chapters_open_by_keyboard_on_a_telephone(narrow: Page) -> None:
    assert not narrow.locator(".sidebar-tree").is_visible()
    narrow.locator("#__navigation").focus()
    assert narrow.evaluate("getComputedStyle(document.querySelector('.nav-overlay-icon')).outlineStyle") != "none"
    narrow.keyboard.press("Space")
    assert narrow.locator(".sidebar-tree a").first.is_visible()
    narrow.locator(".sidebar-tree a").nth(1).focus()
    with narrow.expect_navigation():
        narrow.keyboard.press("Enter")
    assert not narrow.url.endswith(CHAPTER)


def test_a_closed_drawer_is_no_stop_of_the_keyboard(narrow: Page) -> None:
    for _ in range(12):
        narrow.keyboard.press("Tab")
        assert not narrow.evaluate("document.activeElement.closest('.sidebar-drawer, .toc-drawer') !== null")


def test_light_and_dark_follow_the_device_and_the_button(address: str, browser: Browser) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(address + CHAPTER)
    drawing = page.locator(".figure-drawing")
    assert drawing.nth(0).is_hidden()
    assert drawing.nth(1).is_visible()
    assert drawing.nth(1).get_attribute("src").endswith("-donker.svg")
    page.locator(".theme-toggle-content .theme-toggle").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.body.dataset.theme") == "light"
    assert drawing.nth(0).is_visible()
    page.reload()
    assert page.evaluate("document.body.dataset.theme") == "light"
    context.close()


def test_without_scripts_text_figures_folds_and_chapters_work(address: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address + CHAPTER)
    assert page.locator("h1").is_visible()
    assert page.locator(".figure-drawing.only-light").first.is_visible()
    assert not page.locator(".figure-drawing.only-dark").first.is_visible()
    page.goto(f"{address}chapters/opgaven-rapport.html")
    fold = page.locator("details.solution").first
    fold.locator("summary").click()
    assert fold.locator("p").first.is_visible()
    assert page.locator("button.copy:visible").count() == 0
    page.locator("label.nav-overlay-icon").click()
    assert page.locator(".sidebar-tree a").first.is_visible()
    context.close()


def test_on_paper_only_the_text_is_left(wide: Page) -> None:
    wide.emulate_media(media="print", color_scheme="dark")
    for gone in (".sidebar-drawer", ".theme-toggle", ".related-pages", ".back-to-top", ".toc-drawer"):
        assert wide.locator(f"{gone}:visible").count() == 0, gone
    assert wide.locator("h1").is_visible()
    assert wide.locator(".figure-drawing.only-light").first.is_visible()
    assert wide.evaluate("getComputedStyle(document.body).backgroundColor") in (
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    )


@pytest.mark.parametrize(
    ("how", "width"),
    [
        ("the device is dark", 1280),
        pytest.param("the button is dark", 1280, marks=pytest.mark.long),
        pytest.param("light", 360, marks=pytest.mark.long),
    ],
)
def test_on_paper_every_drawing_stands_in_light_also_those_that_were_never_in_sight(
    site: Path, address: str, browser: Browser, tmp_path: Path, how: str, width: int
) -> None:
    context = browser.new_context(
        color_scheme="dark" if how == "the device is dark" else "light", viewport={"width": width, "height": 600}
    )
    page = context.new_page()
    page.goto(address + CHAPTER)
    if how == "the button is dark":
        page.evaluate("document.body.dataset.theme = 'dark'")
    sources = page.locator("img.only-light").evaluate_all("drawings => drawings.map((drawing) => drawing.src)")
    before = page.content()
    page.pdf(path=tmp_path / "page.pdf")
    leaves = PdfReader(tmp_path / "page.pdf").pages
    text = "".join("".join(leaf.extract_text().split()) for leaf in leaves)
    pictures = [image.image.size for leaf in leaves for image in leaf.images if image.image]
    assert len(sources) > 2
    for source in sources:
        path = site / "figures" / Path(source).name
        words = re.findall(r"<text[^>]*>([^<]{4,})", path.read_text(encoding="utf-8"))
        as_drawing = all("".join(unescape(drawn).split()) in text for drawn in words)
        assert as_drawing or Image.open(path.with_suffix(".png")).size in pictures, path.name
    assert page.content() == before  # on the screen all is as it was
    context.close()


def test_every_page_states_its_language_and_has_one_first_heading(site: Path) -> None:
    for path in page_paths(site):
        page = read(site / path)
        assert page.html["lang"] == "nl", path
        assert len(page.find_all("h1")) == 1, path
        assert len(page.title.string.strip()) > 10, path


def test_every_figure_says_in_words_what_it_shows(site: Path) -> None:
    seen = 0
    for path in chapters(site):
        page = read(site / path)
        for image in page.find_all("img"):
            alt = image["alt"]
            assert len(alt.split()) >= 8, (path, alt)
            seen += 1
    assert seen > 10


def test_every_table_names_its_columns(site: Path) -> None:
    for path in page_paths(site):
        page = read(site / path)
        for table in page.find_all("table"):
            assert table.find("th") is not None, path
            assert table.find_parent(class_="table-wrapper") is not None, path
