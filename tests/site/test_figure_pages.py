"""Every figure has a page of its own and files that say the same."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import Browser, Page
from read_pages import read

from evenwicht.figures.dark import DARK


@pytest.fixture
def telephone(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    yield page
    page.close()


@pytest.fixture
def figure_names(site: Path) -> list[str]:
    names = [path.stem for path in sorted((site / "figures").glob("*.html"))]
    assert len(names) >= 10
    return names


def test_every_numbered_figure_of_a_chapter_has_its_page(site: Path, figure_names: list[str]) -> None:
    linked = set()
    for path in [site / "index.html", *sorted((site / "chapters").glob("*.html"))]:
        page = read(path)
        drawn = {Path(image["src"]).stem.removesuffix("-donker") for image in page.select("img.figure-drawing")}
        pages = {Path(link["href"]).stem for link in page.select(".figure-files a") if link["href"].endswith(".html")}
        assert drawn == pages, path.name
        linked |= drawn
    assert linked == set(figure_names)


def test_a_figure_is_named_by_the_first_sentence_of_its_caption_and_the_rest_follows(site: Path) -> None:
    captions = {row["figure"]: row["title"] for row in csv.DictReader((site.parents[1] / "figures/index.csv").open())}
    longer = 0
    for name, caption in captions.items():
        page = read(site / "figures" / f"{name}.html")
        heading = page.h1.get_text().split(". ", 1)[1]
        rest = caption.removeprefix(heading).removeprefix(".").strip()
        assert caption.startswith(heading)
        assert not re.search(r"[.?!] ", heading), heading
        assert (not rest) or page.h1.find_next_sibling("p").get_text() == rest
        longer += bool(rest)
    assert longer


def test_the_csv_holds_numbers_in_columns_of_their_own_each_described(site: Path, figure_names: list[str]) -> None:
    ranges = 0
    for name in figure_names:
        text = (site / "figures" / f"{name}.csv").read_bytes()
        assert text == (site.parents[1] / "figures" / f"{name}.csv").read_bytes()
        heads, *rows = csv.reader(io.StringIO(text.decode()))
        record = json.loads((site / "figures" / f"{name}.csv-metadata.json").read_text(encoding="utf-8"))
        columns = record["tableSchema"]["columns"]
        assert record["url"] == f"{name}.csv"
        assert [column["titles"]["nl"] for column in columns] == heads
        assert all(column["dc:description"] for column in columns)
        for row in rows:
            for column, value in zip(columns, row, strict=True):
                if column["datatype"] == "number":
                    assert value == "" or re.fullmatch(r"-?\d+(\.\d+)?", value), (name, value)
        ranges += any(head.endswith(("hoogste", "hoogste (%)")) for head in heads)
    assert ranges > 2


def test_the_workbook_of_a_figure_holds_the_same_as_numbers_with_a_named_head(
    site: Path, figure_names: list[str]
) -> None:
    for name in figure_names:
        heads, *rows = csv.reader(io.StringIO((site / "figures" / f"{name}.csv").read_text(encoding="utf-8")))
        book = load_workbook(site / "figures" / f"{name}.xlsx")
        sheet = book.worksheets[0]
        assert [cell.value for cell in sheet[1]] == heads, name
        assert sheet.freeze_panes == "B2"
        assert list(sheet.tables) == ["gegevens"]
        assert sheet.max_row == len(rows) + 1
        numbers = [cell for line in sheet.iter_rows(min_row=2) for cell in line if isinstance(cell.value, int | float)]
        asked = json.loads((site / "figures" / f"{name}.csv-metadata.json").read_text(encoding="utf-8"))
        told = {line[0].value: line[1].value for line in book.worksheets[1].iter_rows(min_row=2)}
        assert all(told[column["titles"]["nl"]] for column in asked["tableSchema"]["columns"])
        kinds = [column["datatype"] == "number" for column in asked["tableSchema"]["columns"]]
        assert len(numbers) == sum(bool(value) for row in rows for value, kind in zip(row, kinds, strict=True) if kind)


def test_the_dark_drawing_is_the_light_one_in_other_colours(site: Path, figure_names: list[str]) -> None:
    for name in figure_names:
        light = (site / "figures" / f"{name}.svg").read_text(encoding="utf-8")
        dark = (site / "figures" / f"{name}-donker.svg").read_text(encoding="utf-8")
        colour = re.compile(r"#[0-9a-f]{6}\b")
        assert colour.sub("", light) == colour.sub("", dark), name
        assert set(colour.findall(light)) <= set(DARK)
        assert set(colour.findall(dark)) <= set(DARK.values())


def test_drawings_hold_real_text_in_letters_of_their_own(site: Path, figure_names: list[str]) -> None:
    for name in figure_names:
        path = site / "figures" / f"{name}.svg"
        drawing = path.read_text(encoding="utf-8")
        root = ElementTree.fromstring(drawing)
        assert len(list(root.iter("{http://www.w3.org/2000/svg}text"))) > 3, name
        assert "@font-face" in drawing
        assert "http" not in re.sub(r'xmlns(:\w+)?="[^"]*"', "", drawing)


def test_pngs_are_sharp_enough_for_print(site: Path, figure_names: list[str]) -> None:
    for name in figure_names:
        image = Image.open(site / "figures" / f"{name}.png")
        assert image.width >= 1000, name


def test_a_figure_s_page_says_what_it_rests_on_its_source_and_its_licence(site: Path, figure_names: list[str]) -> None:
    for name in figure_names:
        page = read(site / "figures" / f"{name}.html")
        basis = page.select_one(".figure-basis").get_text()
        assert re.search(r"Rust op: .*(vermeld|afgeleid|gesimuleerd|antwoorden|duiding)", basis), name
        assert "Bron:" in basis
        for path in (site / "figures").glob(f"{name}*.svg"):  # also for who has no more than the drawing
            told = ElementTree.parse(path).find("{http://www.w3.org/2000/svg}desc")
            assert told is not None, path.name
            assert told.text == basis, path.name
        assert page.select_one("article a[rel=license]") is not None
        assert page.select_one("img")["alt"] in page.select_one("article").get_text(), name
        target = page.select_one(".figure-where a")["href"]
        chapter, anchor = target.split("#")
        assert read(site / "figures" / chapter).find(id=anchor) is not None, name


@pytest.mark.parametrize(
    ("chapter", "drawings"), [("sturingsvormen", 3), pytest.param("opgaven-toetsing", 2, marks=pytest.mark.long)]
)
def test_a_telephone_gets_the_narrow_drawing_with_letters_of_twelve_pixels(
    address: str, telephone: Page, chapter: str, drawings: int
) -> None:
    telephone.goto(f"{address}/chapters/{chapter}.html")
    telephone.evaluate("document.querySelectorAll('details.solution').forEach((fold) => (fold.open = true))")
    seen = 0
    for drawing in telephone.locator(".figure-drawing.only-light").all():
        drawing.scroll_into_view_if_needed()
        telephone.wait_for_function("image => image.complete", arg=drawing.element_handle())
        source = drawing.evaluate("image => image.currentSrc")
        width = drawing.evaluate("image => image.getBoundingClientRect().width")
        svg = telephone.request.get(source).text()
        box = re.search(r'viewBox="0 0 ([\d.]+)', svg)
        sizes = [
            float(size)
            for size in re.findall(r"font-size:\s*([\d.]+)px|font:(?:\d+ )?([\d.]+)px", svg)
            for size in size
            if size
        ]
        assert source.endswith("-smal.svg")
        assert box is not None
        assert min(sizes) * width / float(box[1]) >= 12
        seen += 1
    assert seen >= drawings


def test_a_drawing_leads_to_its_own_page_by_touch_and_by_keyboard(address: str, telephone: Page) -> None:
    telephone.goto(f"{address}/chapters/sturingsvormen.html")
    link = telephone.locator("a.figure-enlarge").first
    target = Path(link.get_attribute("href") or "").stem
    telephone.locator(".figure-drawing.only-light").first.click(force=True)
    assert Path(telephone.url).stem == target
    assert telephone.locator(".figure-large").evaluate("box => box.scrollWidth > box.clientWidth")
    telephone.go_back()
    link.focus()
    telephone.keyboard.press("Enter")
    telephone.wait_for_url(f"**/{target}.html#groot")


def test_the_page_of_a_figure_shows_a_telephone_the_whole_of_it_until_it_is_asked_for_larger(
    address: str, telephone: Page
) -> None:
    telephone.goto(f"{address}/figures/fig-drie-beelden-themas.html")
    large = telephone.locator(".figure-large")
    hidden = "box => box.scrollWidth - box.clientWidth"
    assert large.evaluate(hidden) == 0
    telephone.locator(".figure-alone .figure-enlarge").click()
    assert large.evaluate(hidden) > 50
    assert telephone.locator(".figure-alone .figure-enlarge").is_hidden()
    telephone.go_back()
    assert large.evaluate(hidden) == 0


def test_texts_of_a_drawing_keep_their_distance_at_every_width(browser: Browser, site: Path) -> None:
    # A browser without subpixel positions rounds letters to whole pixels, unless it is told not to; two texts then touch.
    drawing = (site / "figures" / "fig-sturingsfilosofie-keuze-smal.svg").read_text(encoding="utf-8")
    page = browser.new_page()
    lengths = []
    for width in (328, 357, 640):
        page.set_content(f'<div style="width:{width}px">{drawing.replace("<svg", "<svg id=drawing", 1)}</div>')
        page.evaluate("document.getElementById('drawing').setAttribute('width', '100%')")
        page.evaluate("document.fonts.ready")
        texts = page.locator("#drawing text")
        lengths.append(texts.evaluate_all("texts => texts.map(text => text.getComputedTextLength())"))
    page.close()
    assert max(lengths[0]) > 100
    assert lengths[1] == pytest.approx(lengths[0], abs=0.1)
    assert lengths[2] == pytest.approx(lengths[0], abs=0.1)


def test_a_key_figure_that_is_nowhere_larger_offers_no_larger_one_and_scrolls_nowhere(
    address: str, telephone: Page
) -> None:
    telephone.goto(f"{address}/chapters/samenvatting.html")
    small = telephone.locator("figure:has(.figure-small)")
    assert small.count() > 3
    assert small.locator(".figure-enlarge").count() == 0
    shown = small.first.locator(".figure-drawing.only-light").bounding_box()
    telephone.goto(f"{address}/figures/{small.first.get_attribute('id')}.html")
    assert telephone.locator(".figure-large").count() == 0
    alone = telephone.locator("figure .figure-drawing.only-light").bounding_box()
    assert shown is not None
    assert alone is not None
    assert alone["width"] == shown["width"]
