"""The same explorers in a real JupyterLab with a live kernel: traits both ways, beside other widgets, and quiet."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from explorer_numbers import cells_expected, cells_shown, intervals_expected, numbers_shown, points_expected
from lab_session import PATIENCE, Notebook, serving_lab, write_notebook
from playwright.sync_api import Browser, Locator, expect

from evenwicht import evidence
from evenwicht.analysis.proportions import proportions_from_percentages
from evenwicht.published import Published
from evenwicht.widgets import CrossTable, SampleSizes, TenPoints, Uncertainty

pytestmark = pytest.mark.long  # a JupyterLab, a kernel and a browser
FIRST_CELL = """\
import json

from ipywidgets import HBox, IntSlider, Label, VBox, interact, jslink

from evenwicht import evidence, published
from evenwicht.analysis.proportions import proportions_from_percentages
from evenwicht.widgets import CrossTable, SampleSizes, TenPoints, Uncertainty

vermeld = published.load()


def met_spiegel(verkenner, naam):
    # The explorer above what the kernel knows of one trait, told by an observer.
    spiegel = Label(json.dumps(getattr(verkenner, naam)))
    verkenner.observe(lambda change: setattr(spiegel, "value", json.dumps(change.new)), naam)
    return VBox([verkenner, spiegel])
"""


@pytest.fixture(scope="module")
def notebook(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Notebook]:
    """A notebook in a JupyterLab of its own, its first cell run; every other host is refused."""
    folder, home = tmp_path_factory.mktemp("notebooks"), tmp_path_factory.mktemp("jupyter")
    write_notebook(folder / "verkenners.ipynb", FIRST_CELL)
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    expect.set_options(timeout=PATIENCE)
    with serving_lab(folder, home) as (address, token):
        here = urlsplit(address).netloc
        context.route(lambda url: urlsplit(url).netloc not in ("", here), lambda route: route.abort())
        opened = Notebook(context, address, token, "verkenners.ipynb")
        yield opened
        context.close()
        expect.set_options(timeout=5_000)
        assert opened.errors == []
        assert opened.hosts() == {here}


def in_kernel(outputs: Locator, value: Any) -> None:
    """Wait until the kernel, whose observer writes to the mirror, knows a trait by this value."""
    expect(outputs.locator(".widget-label")).to_have_text(json.dumps(value))


def slid_to_end(notebook: Notebook, slider: Locator) -> None:
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box is not None
    notebook.page.mouse.click(box["x"] + box["width"] - 2, box["y"] + box["height"] / 2)


def test_sample_sizes_go_both_ways(notebook: Notebook, published: Published) -> None:
    outputs = notebook.run('maten = SampleSizes(vermeld)\nmet_spiegel(maten, "questions")')
    outcome, expected = outputs.locator(".explorer-outcome"), SampleSizes(published)
    expect(outcome).to_contain_text(f"{len(expected.possible)} van de 355")

    notebook.run('maten.rounding = "half_up"\nmaten.questions = maten.questions[:1]')
    expected.rounding, expected.questions = "half_up", expected.questions[:1]
    expect(outcome).to_contain_text(f"{len(expected.possible)} van de 355")
    expect(outputs.get_by_label("Afronding")).to_have_value("half_up")

    outputs.get_by_label("Vermelde cijfers van vraag 1").focus()
    notebook.page.keyboard.press("Control+A")
    notebook.page.keyboard.type("33 33 33")
    expected.questions = [{**expected.questions[0], "figures": "33 33 33"}]
    in_kernel(outputs, expected.questions)
    assert notebook.told("maten.possible") == expected.possible
    outputs.get_by_label("alle antwoorden op vraag 1 zijn vermeld").click()
    expected.questions = [{**expected.questions[0], "exhaustive": False}]
    in_kernel(outputs, expected.questions)
    expect(outcome).to_contain_text(f"{len(expected.possible)} van de 355")
    assert notebook.told("maten.possible") == expected.possible


def test_uncertainty_goes_both_ways(notebook: Notebook, published: Published) -> None:
    outputs = notebook.run('zeker = Uncertainty(vermeld, "assignment")\nmet_spiegel(zeker, "n")')
    slider, which = outputs.get_by_role("slider"), outputs.get_by_label("Vraag")
    expected = Uncertainty(published, "assignment")
    assert [row[1:] for row in numbers_shown(outputs)] == intervals_expected(expected)

    notebook.run('zeker.n, zeker.question = zeker.sizes[2], "philosophy"')
    expected.n, expected.question = expected.sizes[2], "philosophy"
    expect(slider).to_have_attribute("aria-valuetext", f"{expected.n} respondenten")
    expect(which).to_have_value("philosophy")
    assert [row[1:] for row in numbers_shown(outputs)] == intervals_expected(expected)

    slider.focus()
    for key in ("ArrowRight", "ArrowUp", "ArrowUp", "ArrowLeft"):
        notebook.page.keyboard.press(key)
    expected.n = expected.sizes[4]
    in_kernel(outputs, expected.n)
    which.focus()
    notebook.page.keyboard.press("ArrowDown")
    expected.question = which.input_value()
    assert expected.question != "philosophy"
    assert [row[1:] for row in numbers_shown(outputs)] == intervals_expected(expected)
    assert notebook.told("[zeker.question, zeker.n]") == [expected.question, expected.n]
    slid_to_end(notebook, slider)
    expected.n = 355
    in_kernel(outputs, 355)
    assert notebook.told("zeker.intervals()[['lower', 'upper']].values.tolist()") == [
        [row.lower, row.upper] for row in expected.intervals().itertuples()
    ]


def test_ten_points_take_what_a_chapter_loads_and_give_back_what_a_reader_divides(
    notebook: Notebook, published: Published
) -> None:
    outputs = notebook.run('punten = TenPoints(vermeld)\nmet_spiegel(punten, "points")')
    expected = TenPoints(published)
    assert numbers_shown(outputs) == points_expected(expected)

    loaded = 'next(evidence.current().tables("steering_form")).filter(like="steering_form.").iloc[3].tolist()'
    notebook.run(f"punten.points = {loaded}")
    expected.points = next(evidence.current().tables("steering_form")).filter(like="steering_form.").iloc[3].tolist()
    in_kernel(outputs, expected.points)
    expect(outputs.locator(".explorer-left")).to_have_text(re.compile(r"^Alle 10 punten zijn verdeeld\."))
    assert numbers_shown(outputs) == points_expected(expected)

    outputs.get_by_role("button", name="Alles op nul").click()
    outputs.get_by_role("spinbutton").nth(2).focus()
    notebook.page.keyboard.type("7")
    notebook.page.keyboard.press("Tab")  # to the button that adds one
    notebook.page.keyboard.press("Space")
    for _ in range(2):
        outputs.get_by_role("button", name=f"Eén punt meer voor {expected.labels[0]}").click()
    expected.points = [2, 0, 8] + [0] * (len(expected.labels) - 3)
    in_kernel(outputs, expected.points)
    assert numbers_shown(outputs) == points_expected(expected)
    assert notebook.told("punten.nearest()") == [list(found) for found in expected.nearest()]


def test_a_cross_table_goes_both_ways(notebook: Notebook, published: Published) -> None:
    outputs = notebook.run('kruis = CrossTable(vermeld)\nmet_spiegel(kruis, "measure")')
    expected = CrossTable(published)
    assert cells_shown(outputs) == cells_expected(expected)

    notebook.run('kruis.column, kruis.view = "steering_form", "ensemble"')
    expected.column, expected.view = "steering_form", "ensemble"
    expect(outputs.get_by_label("Wat de tabel toont")).to_have_value("ensemble")
    assert cells_shown(outputs) == cells_expected(expected)

    outputs.get_by_label("Maat").focus()
    notebook.page.keyboard.press("End")
    expected.measure = "mean"
    in_kernel(outputs, "mean")
    outputs.get_by_label("Wat de tabel toont").select_option("bounds")
    slid_to_end(notebook, outputs.get_by_role("slider"))
    expected.view, expected.n = "bounds", 355
    assert cells_shown(outputs) == cells_expected(expected)
    outputs.get_by_role("button", name="Rijen en kolommen").click()
    expected.row, expected.column = "steering_form", "philosophy"
    assert cells_shown(outputs) == cells_expected(expected)
    assert notebook.told("kruis.setting()") == expected.setting()


def test_an_explorer_is_laid_out_and_linked_with_other_widgets(notebook: Notebook, published: Published) -> None:
    outputs = notebook.run(
        'schuif = IntSlider(80, 1, 355, description="n")\n'
        "aantal = SampleSizes(vermeld)\n"
        'jslink((schuif, "value"), (aantal, "n"))\n'
        "HBox([aantal, schuif])"
    )
    probe = outputs.get_by_label("Aantal respondenten om na te gaan")
    handle = outputs.locator(".widget-slider [role=slider]")
    handle.focus()
    notebook.page.keyboard.press("ArrowLeft")
    expect(probe).to_have_value("79")
    expect(outputs.locator(".explorer-reasons")).to_contain_text("geen heel aantal van 79 geeft afgerond")
    probe.fill("181")
    expect(handle).to_have_attribute("aria-valuenow", re.compile(r"181(\.0)?"))
    assert notebook.told("[schuif.value, aantal.n]") == [181, 181]
    explorer, slider = (outputs.locator(name).bounding_box() for name in (".explorer-live", ".widget-slider"))
    assert explorer is not None
    assert slider is not None
    assert slider["x"] >= explorer["x"] + explorer["width"]


def test_interact_runs_an_analysis_anew(notebook: Notebook, published: Published) -> None:
    shares = {figure.category: float(figure.value) for figure in published.of("philosophy")}
    outputs = notebook.run(
        "aandelen = {cijfer.category: float(cijfer.value) for cijfer in vermeld.of('philosophy')}\n"
        "interact(lambda n: proportions_from_percentages(aandelen, n, population=355).round(6), n=(80, 355));"
    )

    def shown() -> list[list[str]]:
        rows = outputs.locator("tbody tr").all()
        return [row.locator("td").all_inner_texts()[4:6] for row in rows]

    def expected(n: int) -> list[list[float]]:
        table = proportions_from_percentages(shares, n, population=355).round(6)
        return table[["lower", "upper"]].to_numpy().tolist()

    handle = outputs.locator("[role=slider]")
    start = int(float(handle.get_attribute("aria-valuenow") or 0))
    before = shown()
    assert [[float(cell) for cell in row] for row in before] == expected(start)
    handle.focus()
    notebook.page.keyboard.press("End")
    expect(outputs.locator("tbody tr").first.locator("td").nth(2)).to_have_text("355.0")
    assert [[float(cell) for cell in row] for row in shown()] == expected(355)
    assert shown() != before


def test_every_control_keeps_its_own_label_beside_other_explorers(notebook: Notebook) -> None:
    outputs = notebook.run("VBox([SampleSizes(vermeld), Uncertainty(vermeld), Uncertainty(vermeld)])")
    expect(outputs.locator(".explorer-live")).to_have_count(3)
    ids = notebook.page.locator(".explorer-live [id]").evaluate_all("nodes => nodes.map((node) => node.id)")
    assert len(ids) == len(set(ids)) > 20
    expect(outputs.get_by_label("Vraag", exact=True)).to_have_count(2)


def test_an_explorer_wears_the_book_in_jupyterlab_too(notebook: Notebook) -> None:
    outputs = notebook.run("Uncertainty(vermeld)")
    frame = outputs.locator(".explorer-live > .explorer-body")
    assert frame.evaluate("node => getComputedStyle(node).borderTopWidth") == "4px"
    mark = outputs.locator("circle.reported").first
    assert mark.evaluate("node => getComputedStyle(node).fill") == "rgb(21, 66, 115)"
