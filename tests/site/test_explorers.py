"""Explorers on the built site: driven by keyboard and by mouse, with the numbers of Python, and nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from explorer_numbers import cells_expected, cells_shown, intervals_expected, numbers_shown, points_expected
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from evenwicht import language
from evenwicht import published as publications
from evenwicht.figures.status import Status, explanation, names
from evenwicht.figures.status import name as name_of
from evenwicht.widgets import CrossTable, SampleSizes, TenPoints, Uncertainty

SIZES = ("chapters/zekerheid.html", "fig-wat-de-cijfers-vastleggen-aantallen")
INTERVALS = ("chapters/zekerheid.html", "fig-opdracht-en-leiderschap-onzekerheid")

FORMS = ("chapters/sturingsvormen.html", "fig-sturingsvormen-verdeling")
CROSSED = ("chapters/filosofie-en-sturingsvorm.html", "fig-filosofie-en-sturingsvorm-kruisen")
CONDITIONS = ("chapters/sturingsprincipes.html", "fig-sturingsprincipes-verdeling")
WIDE = 1008
"""Pixels from which the link back to the top is there (63em)."""


class Opened:
    """A page with an explorer that has come to life, and all that it asked for and complained of."""

    def __init__(self, page: Page, address: str, path: str, name: str, query: str = "") -> None:
        self.page, self.asked, self.errors = page, [], []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(f"{address.rstrip('/')}/{path}{query}")
        self.box: Locator = page.locator(f"#verken-{name}")
        self.box.scroll_into_view_if_needed()
        if not query:
            self.box.get_by_role("button", name="Zelf aan de knoppen").click()
        page.wait_for_selector(f"#verken-{name}[data-state=live]")


@pytest.fixture(scope="module", params=[1280, pytest.param(360, marks=pytest.mark.long)], ids=["desktop", "telephone"])
def context(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A window of some width that refuses every request to another host, and keeps no file that came."""
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    here = urlsplit(address).netloc
    context.route(lambda url: urlsplit(url).netloc not in ("", here), lambda route: route.abort())
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    yield page
    page.close()


def quiet(opened: Opened, address: str) -> None:
    assert opened.errors == []
    assert {urlsplit(url).netloc for url in opened.asked} == {urlsplit(address).netloc}
    assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_sample_sizes_by_keyboard_alone(page: Page, address: str) -> None:
    opened = Opened(page, address, *SIZES)
    published = publications.load()
    expected = SampleSizes(published)
    assert f"{len(expected.possible)} van de 355" in opened.box.locator(".explorer-outcome").inner_text()
    page.locator("#verken-fig-wat-de-cijfers-vastleggen-aantallen select").first.focus()
    page.keyboard.press("ArrowDown")  # from all questions to the first alone
    first = SampleSizes(published, [expected.presets[1]["questions"][0]])
    assert f"{len(first.possible)} van de 355" in opened.box.locator(".explorer-outcome").inner_text()
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("33 33 33")
    outcome = opened.box.locator(".explorer-outcome").inner_text()
    thirds = SampleSizes(published, [{"figures": "33 33 33", "kind": "percentages", "exhaustive": True}])
    assert f"{len(thirds.possible)} van de 355" in outcome
    assert "Het kleinste is 3." in outcome
    page.keyboard.press("Control+A")
    page.keyboard.type("64 honderd")
    assert (
        "honderd\N{RIGHT SINGLE QUOTATION MARK} is geen getal"
        in opened.box.locator(".explorer-fault").first.inner_text()
    )
    assert (
        opened.box.locator(".explorer-outcome").inner_text()
        == "Nog geen uitkomst: er is iets te verbeteren bij vraag 1."
    )
    assert page.locator(":focus").get_attribute("aria-invalid") == "true"
    quiet(opened, address)


@pytest.mark.long
def test_sample_sizes_by_mouse(page: Page, address: str) -> None:
    opened = Opened(page, address, *SIZES)
    for _ in range(4):
        opened.box.get_by_role("button", name="weghalen").last.click()
    opened.box.get_by_label("Afronding").select_option("half_even")
    expected = SampleSizes(publications.load())
    expected.questions, expected.rounding = expected.questions[:1], "half_even"
    assert f"{len(expected.possible)} van de 355" in opened.box.locator(".explorer-outcome").inner_text()
    opened.box.get_by_label("Aantal respondenten om na te gaan").fill("79")
    assert "geen heel aantal van 79 geeft afgerond" in opened.box.locator(".explorer-reasons").inner_text()
    quiet(opened, address)


@pytest.mark.parametrize(
    "typed", ["20000", *(pytest.param(each, marks=pytest.mark.long) for each in ("0", "12.5", ""))]
)
@pytest.mark.parametrize("label", ["Grootste aantal dat meedoet", "Aantal respondenten om na te gaan"])
def test_a_number_that_does_not_fit_is_told_on_leaving_its_field_and_stays_there(
    page: Page, address: str, typed: str, label: str
) -> None:
    opened = Opened(page, address, *SIZES)
    field, begin = opened.box.get_by_label(label), opened.box.get_by_role("link", name="Terug naar het begin")
    told = opened.box.get_by_text(re.compile("van 1 tot en met 10.000.$"))
    first = field.input_value()
    for right in (lambda: begin.click(), lambda: (field.fill(first), field.press("Tab"))):
        assert told.count() == 0
        field.fill(typed)
        field.press("Tab")
        assert told.inner_text()
        opened.box.get_by_label("Afronding").select_option("half_up")
        assert told.inner_text()
        assert field.input_value() == typed
        right()
        assert field.input_value() == first
    assert told.count() == 0
    quiet(opened, address)


def test_the_caption_tells_of_squares_only_where_they_are_drawn(page: Page, address: str) -> None:
    opened = Opened(page, address, *SIZES)
    caption, field = page.locator(f"#{SIZES[1]} .caption-text"), opened.box.get_by_label("Grootste aantal dat meedoet")
    for most, told in (("1000", "1.000"), ("1001", "1.001"), ("10001", "1.001")):
        field.fill(most)
        field.press("Tab")
        drawn = most == "1000"
        assert f"tot en met {told} (" in caption.inner_text()
        assert ("vakje" in caption.inner_text()) == (opened.box.locator("svg").count() == 1) == drawn


@pytest.mark.parametrize(
    "which", [SIZES, *(pytest.param(each, marks=pytest.mark.long) for each in (FORMS, INTERVALS, CROSSED))]
)
def test_paper_gets_the_outcome_of_an_explorer_without_its_form(
    page: Page, address: str, which: tuple[str, str]
) -> None:
    opened = Opened(page, address, *which)
    caption = page.locator(f"#{which[1]} .caption-text")
    if which == SIZES:
        assert "(een half mag omhoog of omlaag). Ingevuld: alle vragen samen." in caption.inner_text()
        opened.box.get_by_role("textbox").nth(1).fill(" 2,7 1,8 ")
        opened.box.get_by_label("Afronding").select_option("half_up")
        assert "(een half gaat omhoog). Ingevuld: 64 17 9 7 3; 2,7 1,8; " in caption.inner_text()
        opened.box.get_by_label("Begin met").select_option("philosophy")
        assert "Ingevuld: Sturingsfilosofie." in caption.inner_text()
    page.emulate_media(media="print")
    controls = opened.box.locator("input, select, button, legend, label, .explorer-hint")
    assert [control for control in controls.all() if control.is_visible()] == []
    assert opened.box.locator(".explorer-outcome").is_visible()
    assert opened.box.get_by_role("img").is_visible()


def test_uncertainty_by_keyboard_and_by_mouse(page: Page, address: str) -> None:
    opened = Opened(page, address, *INTERVALS)
    explorer = Uncertainty(publications.load(), "assignment")
    assert [row[1:] for row in numbers_shown(opened.box)] == intervals_expected(explorer)
    slider = opened.box.get_by_role("slider")
    slider.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    explorer.n = explorer.sizes[2]
    assert slider.get_attribute("aria-valuetext") == f"{explorer.n} respondenten"
    assert [row[1:] for row in numbers_shown(opened.box)] == intervals_expected(explorer)
    opened.box.get_by_label("Vraag").select_option("repertoire")
    explorer.question = "repertoire"
    assert [row[1:] for row in numbers_shown(opened.box)] == intervals_expected(explorer)
    box = slider.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] - 2, box["y"] + box["height"] / 2)
    explorer.n = 355
    expected = intervals_expected(explorer)
    assert [row[1:] for row in numbers_shown(opened.box)] == expected
    told = opened.box.locator(".explorer-outcome").inner_text()
    assert "geen onzekerheid" in told
    assert f"van {expected[0][1]}." in told, "what stands in the table beside no uncertainty is told of"
    assert "als de respondenten een aselecte steekproef" not in told
    assert (
        opened.box.locator(".explorer-legend span").all_inner_texts()[1] == "afgeleid en duiding: ruimte door afronding"
    )
    assert "Ruimte door afronding" in opened.box.locator("thead").inner_text()
    quiet(opened, address)


def test_an_interval_is_drawn_as_in_the_still_figure_and_nothing_unnamed_beside_it(page: Page, address: str) -> None:
    opened = Opened(page, address, *INTERVALS)
    explorer = Uncertainty(publications.load(), "assignment")
    drawn = opened.box.get_by_role("img").evaluate(
        """svg => {
          const bars = [...svg.querySelectorAll("rect.interval")];
          const [zero, whole] = [...svg.querySelectorAll("line.rule")].map(line => line.x1.baseVal.value).filter((x, i) => i % 4 === 0);
          return {
            ends: bars.map(bar => [bar.x.baseVal.value, bar.x.baseVal.value + bar.width.baseVal.value].map(x => (x - zero) / (whole - zero))),
            hatched: bars.every(bar => svg.querySelector(getComputedStyle(bar).fill.slice(5, -2)) !== null),
            lines: [...svg.children].filter(part => part.matches("line:not(.rule)")).length,
            brackets: svg.querySelectorAll("path.bracket").length,
          };
        }"""
    )
    ends = explorer.intervals()[["lower", "upper"]].to_numpy()
    assert np.allclose(drawn["ends"], ends, atol=1e-4)
    assert (drawn["hatched"], drawn["lines"], drawn["brackets"]) == (True, 0, 2 * len(ends))


def test_a_status_has_one_sign_in_an_explorer_and_under_it(page: Page, address: str) -> None:
    opened = Opened(page, address, *CROSSED)
    look = """sign => ["backgroundImage", "backgroundColor", "borderTopColor", "borderTopWidth", "borderLeftWidth", "borderRadius"]
      .map(name => getComputedStyle(sign)[name])"""
    for view in ("bounds", "reported", "ensemble"):
        opened.box.get_by_label("Wat de tabel toont").select_option(view)
        within = opened.box.locator(".explorer-outcome .explorer-sign").evaluate(look)
        assert page.locator(f"#{CROSSED[1]} .figure-basis .basis-sign").first.evaluate(look) == within, view


def test_on_a_telephone_the_cells_of_a_cross_table_stand_there_once(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    opened = Opened(page, address, *CROSSED)
    opened.box.get_by_label("Kolommen").select_option("steering_form")
    explorer = CrossTable(publications.load(), column="steering_form")
    assert cells_shown(opened.box) == cells_expected(explorer)
    assert opened.box.locator("td .explorer-swatch").count() == len(explorer.cells()) == 35
    drawn = opened.box.get_by_role("img").text_content()
    page.close()
    assert drawn == "alles kan nogligt vast", "the scale alone; each cell has its field beside its number"


@pytest.mark.parametrize(
    "which", [FORMS, pytest.param(CONDITIONS, marks=pytest.mark.long)], ids=["forms", "conditions"]
)
def test_ten_points_by_keyboard_and_by_mouse(page: Page, address: str, which: tuple[str, str]) -> None:
    opened = Opened(page, address, *which)
    explorer = TenPoints(publications.load(), "steering_form" if which == FORMS else "condition")
    opened.box.get_by_role("button", name="Alles op nul").click()
    left = opened.box.locator(".explorer-left")
    assert left.inner_text() == "Nog 10 punten te verdelen."
    numbers = opened.box.get_by_role("spinbutton")
    numbers.nth(2).focus()
    page.keyboard.type("7")
    page.keyboard.press("Tab")  # to the button that adds one
    page.keyboard.press("Space")
    assert numbers.nth(2).input_value() == "8"
    for _ in range(2):
        opened.box.get_by_role("button", name=f"Eén punt meer voor {explorer.labels[0]}").click()
    assert left.inner_text().startswith("Alle 10 punten zijn verdeeld.")
    more = opened.box.get_by_role("button", name=f"Eén punt meer voor {explorer.labels[1]}")
    assert more.get_attribute("aria-disabled") == "true"
    explorer.points = [2, 0, 8] + [0] * (len(explorer.labels) - 3)
    means = [float(text) for text in explorer.figures]
    away = sum(abs(point - mean) for point, mean in zip(explorer.points, means, strict=True)) / 2
    told = opened.box.locator(".explorer-outcome").inner_text()
    assert f"verhuizen {language.number(round(away, 6), 1, 'nl')} van de 10 punten" in told
    nearest = explorer.nearest()
    heads = [head.replace("\N{SOFT HYPHEN}", "") for head in opened.box.locator("thead th").all_inner_texts()]
    assert heads[-3:] == [f"Gesimuleerd {'ABC'[i]}, verschil {points}" for i, (points, _) in enumerate(nearest)]
    assert numbers_shown(opened.box) == points_expected(explorer)
    quiet(opened, address)


def test_a_cross_table_by_keyboard_alone(page: Page, address: str) -> None:
    opened = Opened(page, address, *CROSSED)
    explorer = CrossTable(publications.load())
    assert cells_shown(opened.box) == cells_expected(explorer)
    opened.box.get_by_label("Kolommen").focus()
    page.keyboard.type("Sturingsvorm")
    explorer.column = "steering_form"
    assert cells_shown(opened.box) == cells_expected(explorer)
    opened.box.get_by_label("Maat").focus()
    page.keyboard.press("End")
    explorer.measure = "mean"
    assert cells_shown(opened.box) == cells_expected(explorer)
    opened.box.get_by_role("checkbox").focus()
    page.keyboard.press("Space")
    explorer.statement = True
    assert cells_shown(opened.box) == cells_expected(explorer)
    hint = opened.box.locator(".explorer-hint")
    assert f"voor deze {len(explorer.linked['sizes'])} zijn de grenzen vooraf berekend" in hint.inner_text()
    opened.box.get_by_role("slider").focus()
    page.keyboard.press("ArrowRight")
    explorer.n = sorted(map(int, explorer.linked["sizes"]))[1]
    assert opened.box.get_by_role("slider").get_attribute("aria-valuetext") == f"{explorer.n} respondenten"
    assert cells_shown(opened.box) == cells_expected(explorer)
    assert opened.box.get_by_role("img").count() == 1
    opened.box.get_by_role("checkbox").uncheck()
    assert hint.inner_text() == "Alleen aantallen die de vermelde cijfers kunnen opleveren."
    quiet(opened, address)


def test_the_caption_and_the_source_follow_the_questions_that_are_crossed(page: Page, address: str) -> None:
    opened = Opened(page, address, *CROSSED)
    figure = page.locator(f"#{CROSSED[1]}")
    caption, source = (figure.locator(part) for part in (".caption-text", ".figure-source"))
    printed = source.inner_text()
    assert "paragrafen 2.1 en 2.5;" in printed
    opened.box.get_by_label("Kolommen").select_option("steering_form")
    assert source.inner_text() == printed.replace("2.5", "2.3")
    opened.box.get_by_role("checkbox").check()
    assert "(afgeleid en duiding, als de lijn overal vooropstaat)" in caption.inner_text()
    quiet(opened, address)


def test_a_cross_table_by_mouse(page: Page, address: str) -> None:
    opened = Opened(page, address, *CROSSED)
    explorer = CrossTable(publications.load(), view="ensemble")
    opened.box.get_by_label("Wat de tabel toont").select_option("ensemble")
    assert cells_shown(opened.box) == cells_expected(explorer)
    assert "geen bevinding" in opened.box.locator(".explorer-outcome").inner_text()
    opened.box.get_by_label("Aanname bij het simuleren").select_option("dirichlet_multinomial")
    opened.box.get_by_label("Rijen").select_option("condition")
    explorer.row, explorer.prior = "condition", "dirichlet_multinomial"
    opened.box.get_by_role("button", name="Verwissel").click()
    explorer.row, explorer.column = explorer.column, explorer.row
    opened.box.get_by_label("Maat").select_option("column")
    explorer.measure = "column"
    assert cells_shown(opened.box) == cells_expected(explorer)
    opened.box.get_by_label("Wat de tabel toont").select_option("bounds")
    opened.box.get_by_label("Rijen").select_option("steering_form")
    explorer.view, explorer.row = "bounds", "steering_form"
    assert cells_shown(opened.box) == cells_expected(explorer)
    assert "naar de punten die zij daaraan gaven" in opened.box.inner_text()
    opened.box.get_by_label("Wat de tabel toont").select_option("reported")
    explorer.view = "reported"
    assert cells_shown(opened.box) == cells_expected(explorer)
    margins = opened.box.locator("tbody tr:last-child td").all_inner_texts()
    assert margins[:2] == ["2,6", "1,5"]
    quiet(opened, address)


def test_a_setting_lives_on_in_the_address(page: Page, address: str) -> None:
    path, name = INTERVALS
    opened = Opened(page, address, path, name)
    opened.box.get_by_role("slider").focus()
    page.keyboard.press("End")
    opened.box.get_by_label("Vraag").select_option("philosophy")
    shown = numbers_shown(opened.box)
    query = urlsplit(page.url).query
    again = Opened(page, address, path, name, f"?{query}")
    assert again.box.get_by_role("slider").get_attribute("aria-valuetext") == "355 respondenten"
    assert numbers_shown(again.box) == shown
    again.box.get_by_role("link", name="Terug naar het begin").click()
    assert urlsplit(page.url).query == ""
    assert again.box.get_by_role("slider").get_attribute("aria-valuetext") == "80 respondenten"


@pytest.mark.parametrize("n", ["{", *(pytest.param(n, marks=pytest.mark.long) for n in ("81", "%22veel%22", "null"))])
def test_a_setting_that_cannot_be_is_refused_and_the_reader_told(page: Page, address: str, n: str) -> None:
    opened = Opened(page, address, *INTERVALS, f"?verken-{INTERVALS[1]}.n={n}")
    slider = opened.box.get_by_role("slider")
    assert slider.get_attribute("aria-valuetext") == "80 respondenten"
    notice = opened.box.locator(".explorer-notice")
    assert "een instelling die hier niet kan" in notice.inner_text()
    slider.press("ArrowRight")
    assert notice.inner_text() == ""
    assert opened.errors == []


@pytest.mark.parametrize(
    "prior", ["__proto__", *(pytest.param(name, marks=pytest.mark.long) for name in ("constructor", "toString"))]
)
def test_what_every_object_has_is_no_setting(page: Page, address: str, prior: str) -> None:
    opened = Opened(page, address, *CROSSED, f"?verken-{CROSSED[1]}.view=ensemble&verken-{CROSSED[1]}.prior={prior}")
    assert "een instelling die hier niet kan" in opened.box.locator(".explorer-notice").inner_text()
    assert cells_shown(opened.box) == cells_expected(CrossTable(publications.load(), view="ensemble"))
    assert opened.errors == []


def test_a_question_crossed_with_itself_is_told_as_any_setting_that_cannot_be(page: Page, address: str) -> None:
    asked = f"?verken-{CROSSED[1]}.row=condition&verken-{CROSSED[1]}.column=condition"
    opened = Opened(page, address, *CROSSED, asked)
    assert "een instelling die hier niet kan" in opened.box.locator(".explorer-notice").inner_text()
    assert opened.errors == []


def test_the_outcome_stays_in_sight_beside_the_field_that_changes_it(page: Page, address: str) -> None:
    opened = Opened(page, address, *SIZES)
    in_sight = """() => {
      const told = document.querySelector(".explorer-outcome").getBoundingClientRect();
      const own = document.activeElement.getBoundingClientRect();
      return told.top >= 0 && told.bottom <= own.top && own.top < innerHeight;
    }"""
    for field in opened.box.get_by_role("textbox").all():
        field.focus()
        page.wait_for_function(in_sight)  # the page scrolls smoothly


def test_on_a_telephone_the_outcome_sticks_below_the_bar_of_the_page(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    opened = Opened(page, address, *SIZES)
    opened.box.get_by_label("Afronding").focus()
    page.wait_for_function(
        """() => {
          const bar = document.querySelector(".mobile-header").getBoundingClientRect();
          const told = document.querySelector(".explorer-result").getBoundingClientRect();
          const gap = told.top - bar.bottom;
          return bar.height > 0 && gap >= -0.5 && gap < 1;
        }"""
    )
    page.close()


@pytest.mark.parametrize("way", [CROSSED, *(pytest.param(each, marks=pytest.mark.long) for each in (FORMS, INTERVALS))])
def test_no_table_of_an_explorer_hides_a_column(browser: Browser, address: str, way: tuple[str, str]) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    opened = Opened(page, address, *way)
    if way == CROSSED:
        opened.box.get_by_label("Kolommen").select_option("steering_form")
    box = opened.box.locator(".explorer-scroll")
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        assert box.evaluate("box => box.scrollWidth <= box.clientWidth"), width
        assert box.evaluate(
            "box => [...box.querySelectorAll('tbody td')].every(cell => cell.scrollWidth <= cell.clientWidth)"
        ), width
    page.set_viewport_size({"width": 360, "height": 740})
    heads = [head.replace("\N{SOFT HYPHEN}", "") for head in box.locator("thead th").all_text_contents()[1:]]
    told = (
        box.locator("tbody tr")
        .first.locator("td")
        .evaluate_all("cells => cells.map(cell => getComputedStyle(cell, '::before').content)")
    )
    assert [re.sub("[\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}]", "", name) for name in told] == [
        f'"{head}"' for head in heads
    ]
    page.close()


def test_the_way_back_to_the_top_covers_no_live_explorer(page: Page, address: str) -> None:
    opened = Opened(page, address, *SIZES)
    shown = """there => {
      document.documentElement.classList.add("show-back-to-top");  // as when one scrolls up
      return (getComputedStyle(document.querySelector(".back-to-top")).display !== "none") === there;
    }"""
    page.wait_for_function(shown, arg=False)
    page.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    size = page.viewport_size
    assert size is not None
    page.wait_for_function(shown, arg=size["width"] >= WIDE)  # a telephone has the bar above instead
    assert opened.errors == []


def test_the_caption_tells_of_what_is_shown_now(page: Page, address: str) -> None:
    opened = Opened(page, address, *INTERVALS)
    caption = page.locator(f"#{INTERVALS[1]} figcaption .caption-text")
    assert "bij 80 respondenten" in caption.inner_text()
    opened.box.get_by_role("slider").press("End")
    assert "ruimte door afronding bij 355 respondenten" in caption.inner_text()
    assert page.locator(f"#{INTERVALS[1]} figcaption .caption-number").inner_text().startswith("Figuur")


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("7", "Haal eerst ergens een punt weg"),
        pytest.param("1.5", "Vul een heel getal in", marks=pytest.mark.long),
    ],
)
def test_points_that_do_not_fit_are_refused_with_a_hint(page: Page, address: str, typed: str, hint: str) -> None:
    opened = Opened(page, address, *FORMS)
    explorer = TenPoints(publications.load(), "steering_form")
    number = opened.box.get_by_role("spinbutton").nth(1)
    number.fill(typed)
    number.press("Tab")
    assert hint in opened.box.locator(".explorer-points").nth(1).locator(".explorer-fault").inner_text()
    assert number.input_value() == str(explorer.points[1])
    assert number.get_attribute("aria-invalid") == "true"


def test_a_part_of_a_point_typed_with_a_comma_is_refused_with_a_hint(page: Page, address: str) -> None:
    opened = Opened(page, address, *FORMS)
    number = opened.box.get_by_role("spinbutton").nth(1)
    opened.box.get_by_role("button", name="Alles op nul").click()
    number.select_text()
    number.press_sequentially("0,5")
    number.press("Enter")
    assert (
        "Vul een heel getal in" in opened.box.locator(".explorer-points").nth(1).locator(".explorer-fault").inner_text()
    )
    assert number.input_value() == "0"


def test_a_button_that_can_do_nothing_says_why_and_keeps_the_focus(page: Page, address: str) -> None:
    opened = Opened(page, address, *FORMS)
    label = TenPoints(publications.load(), "steering_form").labels[0]
    for name in ("meer", "minder"):
        button = opened.box.get_by_role("button", name=f"Eén punt {name} voor {label}")
        for _ in range(11):
            button.press("Enter")
        assert button.get_attribute("aria-disabled") == "true"
        assert button.evaluate("button => button === document.activeElement")
        assert opened.box.locator(".explorer-points").first.locator(".explorer-fault").inner_text()


def test_a_cross_table_draws_the_names_of_its_columns_its_numbers_and_its_scale(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})  # a telephone has the names in its table
    opened = Opened(page, address, *CROSSED)
    explorer = CrossTable(publications.load())
    drawn = opened.box.get_by_role("img").text_content() or ""
    labels = next(question["labels"] for question in explorer.questions if question["name"] == explorer.column)
    for label in labels:
        assert label.split()[0][:6] in drawn
    assert drawn.endswith("alles kan nogligt vast")
    opened.box.get_by_label("Wat de tabel toont").select_option("ensemble")
    explorer.view = "ensemble"
    drawn = opened.box.get_by_role("img").text_content() or ""
    page.close()
    assert drawn.endswith(f"0{language.number(max(explorer.cells()['middle']), 1, 'nl')}")


@pytest.mark.parametrize(
    ("view", "status"), [("ensemble", "simulated"), ("reported", "reported"), ("bounds", "derived")]
)
def test_what_a_cross_table_rests_on_follows_what_it_shows(page: Page, address: str, view: str, status: Status) -> None:
    opened = Opened(page, address, *CROSSED)
    basis = page.locator(f"#{CROSSED[1]} figcaption .figure-basis")
    still = basis.inner_text()
    assert still.startswith("Rust op: afgeleid (berekend uit de vermelde cijfers)")
    opened.box.get_by_label("Wat de tabel toont").select_option(view)
    source = still.split("Bron: ")[1]
    if view == "reported":  # nothing is calculated then
        source = source.replace("; rekenwerk van deze uitgave", "")
    statuses = [status] if view == "reported" else [status, "interpretation"]
    told = " en ".join(f"{name_of(each, 'nl')} ({explanation(each, 'nl')})" for each in statuses)
    assert basis.inner_text() == f"Rust op: {told}. Bron: {source}", "each status once, with its meaning"
    assert basis.locator(".basis").all_inner_texts() == [name_of(each, "nl") for each in statuses]
    first = names("derived", "interpretation", language="nl") if status == "derived" else name_of(status, "nl")
    assert opened.box.locator(".explorer-outcome").inner_text().startswith(f"{first}: "), "as the legends of figures"
    assert f"({first})" in page.locator(f"#{CROSSED[1]} figcaption .caption-text").inner_text()


def test_ten_points_rest_on_simulation_while_they_show_simulated_respondents(page: Page, address: str) -> None:
    opened = Opened(page, address, *FORMS)
    basis = page.locator(f"#{FORMS[1]} figcaption .figure-basis .basis")
    assert basis.all_inner_texts() == ["vermeld", "duiding", "gesimuleerd"]
    opened.box.get_by_role("button", name="Eén punt minder voor").first.click()
    assert basis.all_inner_texts() == ["vermeld"], "the reader's own points are no example of the book"


@pytest.mark.parametrize(("which", "own"), [(FORMS, "figuur II; de verdeling is uw"), (SIZES, "Bron: uw eigen invoer")])
def test_what_a_reader_filled_in_is_named_as_the_source_until_it_is_as_it_was(
    page: Page, address: str, which: tuple[str, str], own: str
) -> None:
    opened = Opened(page, address, *which)
    rests = page.locator(f"#{which[1]} figcaption .figure-basis")
    still = rests.inner_text()
    assert "eigen invoer" not in still
    if which == FORMS:
        opened.box.get_by_role("button", name="Eén punt minder voor").first.click()
    else:
        opened.box.get_by_role("textbox").first.fill("60 40")
        assert "afgeleid (berekend uit de ingevulde cijfers)" in rests.inner_text()
    assert own in rests.inner_text()
    opened.box.get_by_role("link", name="Terug naar het begin").click()
    assert rests.inner_text() == still


@pytest.mark.parametrize(
    "which", [INTERVALS, *(pytest.param(each, marks=pytest.mark.long) for each in (SIZES, FORMS, CROSSED, CONDITIONS))]
)
def test_on_a_telephone_the_picture_of_an_explorer_has_letters_of_twelve_pixels(
    browser: Browser, address: str, which: tuple[str, str]
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    texts = Opened(page, address, *which).box.locator("svg text")
    least = 2 if which == CROSSED else 6  # of a cross-table only the scale
    sizes = texts.evaluate_all(
        "texts => texts.map(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"
    )
    page.close()
    assert len(sizes) >= least
    assert min(sizes) >= 11.99


def test_without_a_network_the_button_comes_back_and_then_works(page: Page, address: str) -> None:
    path, name = FORMS
    page.goto(f"{address.rstrip('/')}/{path}")
    box = page.locator(f"#verken-{name}")
    page.route("**/verkenners/*", lambda route: route.abort())
    box.scroll_into_view_if_needed()
    button = box.get_by_role("button", name="Zelf aan de knoppen")
    button.click()
    page.wait_for_function(
        "name => document.querySelector(name).textContent.includes('niet gelukt')", arg=f"#verken-{name} .explorer-told"
    )
    assert button.is_visible()
    page.unroute("**/verkenners/*")
    button.click()
    page.wait_for_selector(f"#verken-{name}[data-state=live]")
    assert page.evaluate("document.activeElement.closest('.explorer-live') !== null")


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.long)])
@pytest.mark.parametrize(
    "which",
    [CROSSED, *(pytest.param(other, marks=pytest.mark.long) for other in (SIZES, INTERVALS, FORMS))],
    ids=["crossed", "sizes", "intervals", "points"],
)
def test_axe_finds_nothing_in_a_live_explorer(
    browser: Browser, address: str, which: tuple[str, str], scheme: str
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme=scheme)
    opened = Opened(context.new_page(), address, *which)
    found = Axe().run(opened.page, context=f"#verken-{which[1]}")
    assert [rule["id"] for rule in found.response["violations"]] == []
    context.close()


def test_a_page_without_explorers_loads_nothing_of_them(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address.rstrip('/')}/chapters/samenvatting.html")
    page.mouse.wheel(0, 20000)
    assert asked
    assert [url for url in asked if "verkenners" in url] == []


def test_the_host_is_loaded_when_an_explorer_comes_into_view_and_the_rest_when_it_begins(
    page: Page, address: str
) -> None:
    asked: list[str] = []
    page.on(
        "request", lambda request: asked.append(request.url.rsplit("/", 1)[1]) if "verkenners" in request.url else None
    )
    path, name = CROSSED
    page.goto(f"{address.rstrip('/')}/{path}")
    page.wait_for_load_state("networkidle")
    assert asked == []
    with page.expect_response("**/verkenners/host.js"):
        page.locator(f"#verken-{name}").scroll_into_view_if_needed()
    assert asked == ["host.js"]
    page.locator(f"#verken-{name}").get_by_role("button", name="Zelf aan de knoppen").click()
    page.wait_for_selector(f"#verken-{name}[data-state=live]")
    assert sorted(asked) == ["cross-table.js", "explorers.css", "host.js"]


def test_what_an_explorer_adds_is_small(site: Path) -> None:
    folder = site / "_static" / "verkenners"
    host, styles = ((folder / name).stat().st_size for name in ("host.js", "explorers.css"))
    assert host < 6000
    scripts = [path for path in folder.glob("*.js") if path.name != "host.js"]
    assert len(scripts) >= 2
    for script in scripts:
        assert host + styles + script.stat().st_size < 100_000


def test_without_javascript_the_picture_and_its_table_stay(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path, name in (SIZES, INTERVALS):
        page.goto(f"{address.rstrip('/')}/{path}")
        assert page.locator(f"#verken-{name} img").first.is_visible()
        assert page.locator(f"#verken-{name} ~ * table, #{name} ~ details table").count()
    context.close()


@pytest.mark.parametrize(
    ("which", "marks"),
    [
        (INTERVALS, ["vermeld", "afgeleid en duiding: het interval met correctie voor 355 gemeenten"]),
        (FORMS, ["vermeld", "uw punten"]),
    ],
)
def test_under_the_picture_of_an_explorer_stands_what_its_marks_are(
    page: Page, address: str, which: tuple[str, str], marks: list[str]
) -> None:
    legend = Opened(page, address, *which).box.locator("svg[role=img] + .explorer-legend")
    assert legend.locator("span").all_inner_texts() == marks
    for sign in legend.locator("svg").all():
        assert sign.evaluate(
            "svg => svg.getBoundingClientRect().height > 10 && svg.querySelector('circle, rect') !== null"
        )
