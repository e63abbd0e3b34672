"""The explorer of cross-tables: what the page computes is what Python computes, and both are what the data say."""

from __future__ import annotations

import itertools
import random
import re
from fractions import Fraction
from typing import Any

import pandas as pd
import pytest
import traitlets
from playwright.sync_api import Page

from evenwicht import reconstruction, report
from evenwicht.figures.status import names
from evenwicht.identify import Allocation, Categorical, Problem, cross_table_bounds, joint_sample_sizes
from evenwicht.published import Published
from evenwicht.widgets import CrossTable

NAMES = ("philosophy", "steering_form", "condition", "assignment", "repertoire")
BOUNDS = """(cases) => cases.map(([row, column, n, of]) =>
  crossBounds(row, column, n, of).flat().map((cell) => cell && [cell.lower, cell.upper]))"""
DRAWN = """(state) => {
  const el = document.createElement("div");
  document.body.replaceChildren(el);
  const described = [];
  const model = { get: (name) => state[name], set() {}, on() {}, off() {}, save_changes() {} };
  window.evenwichtExplorers["cross-table"].render({ model, el, describe: (...told) => described.push(told) });
  const texts = (selector) => [...el.querySelectorAll(selector)].map((node) => node.textContent);
  const fields = [...el.querySelectorAll("svg g")].slice(0, el.querySelectorAll("tbody td").length);
  return {
    outcome: texts(".explorer-outcome")[0],
    changed: texts(".explorer-changed")[0],
    described: described.at(-1),
    levels: fields.map((field) => Number(field.querySelector(".level")?.getAttribute("fill-opacity"))),
    heads: texts("thead th"),
    rows: [...el.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent)),
  };
}"""
MARGIN, DERIVED = "Vermeld, van iedereen", "Afgeleid, van iedereen"
SHOWN = "(state) => [shownSetting(state), crossCells(state).flat()]"


def random_question(draw: random.Random, name: str, n: int) -> Categorical | Allocation:
    """A question whose figures some n answers print."""
    k = draw.randint(2, 5)
    if draw.random() < 0.5:
        cuts = sorted(draw.randint(0, n) for _ in range(k - 1))
        counts = [b - a for a, b in itertools.pairwise([0, *cuts, n])]
        figures = [f"{Fraction(100 * count, n).__float__():.1f}" for count in counts]
        exhaustive = draw.random() < 0.6
        labels = tuple(f"{name}{i}" for i in range(k))
        shown = k if exhaustive else k - 1
        return Categorical(name, labels[:shown], tuple(figures[:shown]), exhaustive)
    totals = [0] * k
    for _ in range(n):
        for _ in range(10):
            totals[draw.randrange(k) if draw.random() < 0.8 else 0] += 1
    return Allocation(name, tuple(f"{name}{i}" for i in range(k)), tuple(f"{total / n:.2f}" for total in totals))


def as_page(question: Categorical | Allocation) -> dict[str, Any]:
    figures = question.percentages if isinstance(question, Categorical) else question.means
    kind = "percentages" if isinstance(question, Categorical) else "means"
    return {"figures": [str(figure) for figure in figures], "kind": kind, "exhaustive": question.row.exhaustive}


def test_the_page_computes_the_bounds_of_identify(cross_tables: Page) -> None:
    draw = random.Random(4)
    cases, expected = [], []
    while len(cases) < 150:
        n = draw.randint(3, 60)
        first, second = (random_question(draw, name, n) for name in ("a", "b"))
        if joint_sample_sizes([first, second], n)[-1:] != [n]:
            continue
        of = draw.choice(("count", "row", "column"))
        cases.append([as_page(first), as_page(second), n, of])
        table = cross_table_bounds(Problem(n, (first, second)), "a", "b", of)
        expected.append(table[["lower", "upper"]].to_numpy().tolist())
    found = cross_tables.evaluate(BOUNDS, cases)
    for case, page, python in zip(cases, found, expected, strict=True):
        exact = [[None, None] if cell is None else [Fraction(*end) for end in cell] for cell in page]
        assert exact == python, case
    assert sum(cell == [None, None] for table in expected for cell in table) > 0


def states() -> list[dict[str, Any]]:
    draw = random.Random(11)
    chosen = [
        {"row": row, "column": column, "view": view, "measure": measure, "prior": prior, "n": n, "statement": statement}
        for row, column in itertools.product(NAMES, NAMES)
        for view in ("reported", "bounds", "ensemble", "answers")
        for measure in ("count", "row", "column", "mean")
        for prior in reconstruction.PRIORS
        for n in (80, 118, 355)
        for statement in (False, True)
    ]
    linked = [
        state
        for state in chosen
        if state["statement"] and state["view"] == "bounds" and {state["row"], state["column"]} == set(NAMES[:2])
    ]
    return draw.sample(chosen, 60) + draw.sample(linked, 12)


@pytest.mark.long
def test_every_setting_shows_on_the_page_what_python_says(cross_tables: Page, published: Published) -> None:
    explorer = CrossTable(published)
    views, linked = set(), 0
    for state in states():
        with explorer.hold_trait_notifications():
            for name, value in state.items():
                setattr(explorer, name, value)
        now, cells = cross_tables.evaluate(SHOWN, explorer.state())
        setting = explorer.setting()
        assert {name: now[name] for name in setting} == setting
        views.add(setting["view"])
        linked += setting["statement"]
        expected = explorer.cells()[["lower", "middle", "upper"]].astype(object)
        assert len(cells) == len(expected)
        for cell, line in zip(cells, expected.itertuples(index=False), strict=True):
            ends = [
                None if cell is None or cell.get(end) is None else cell[end] for end in ("lower", "middle", "upper")
            ]
            for end, value in zip(ends, line, strict=True):
                assert (end is None) == pd.isna(value)
                assert end is None or end[0] / end[1] == pytest.approx(float(value), abs=1e-9)
    assert views == {"reported", "bounds", "ensemble"}
    assert linked >= 4


@pytest.mark.parametrize("prior", reconstruction.PRIORS)
def test_the_ensemble_shows_what_its_data_sets_hold(published: Published, prior: str) -> None:
    explorer = CrossTable(published, "philosophy", "condition", view="ensemble", measure="mean", prior=prior)
    frames = list(reconstruction.load()[prior].frames())
    cells = explorer.cells().set_index(["row", "column"])
    means = [frame[frame["philosophy"] == "networking"]["condition.trust"].mean() for frame in frames]
    found = cells.loc[("networking", "trust")]
    expected = [min(means), sum(means) / len(means), max(means)]
    assert found[["lower", "middle", "upper"]].tolist() == pytest.approx(expected, abs=0.0051)
    explorer.row, explorer.column, explorer.measure = "assignment", "philosophy", "count"
    counts = [((f["assignment"] == "adaptive") & (f["philosophy"] == "combined")).sum() for f in frames]
    found = explorer.cells().set_index(["row", "column"]).loc[("adaptive", "combined")]
    assert found[["lower", "upper"]].tolist() == [min(counts), max(counts)]
    assert found["middle"] == pytest.approx(sum(counts) / len(counts), abs=0.0051)


def test_bounds_under_the_statement_lie_within_those_without(published: Published) -> None:
    explorer = CrossTable(published, "philosophy", "steering_form", measure="mean")
    free = explorer.cells()
    explorer.statement = True
    tight = explorer.cells()
    assert (tight["lower"] >= free["lower"]).all()
    assert (tight["upper"] <= free["upper"]).all()
    assert (tight["upper"] - tight["lower"]).sum() < (free["upper"] - free["lower"]).sum()


def test_what_cannot_be_is_refused_by_name(published: Published) -> None:
    explorer = CrossTable(published)
    for name, value in (("row", "weather"), ("column", ""), ("n", 81), ("view", "all"), ("measure", "sum")):
        with pytest.raises(traitlets.TraitError, match=r"expected|must be|value"):
            setattr(explorer, name, value)
    assert explorer.setting()["row"] == "philosophy"


def drawn(page: Page, published: Published, **traits: Any) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(DRAWN, CrossTable(published, language="nl", **traits).state())
    return found


@pytest.mark.parametrize(
    ("row", "column", "measure", "group"),
    [
        ("philosophy", "assignment", "count", "row"),
        ("philosophy", "assignment", "row", "row"),
        ("philosophy", "assignment", "column", "column"),
        ("philosophy", "steering_form", "count", "row"),
        ("philosophy", "steering_form", "mean", "row"),
        ("philosophy", "steering_form", "column", "column"),
        ("steering_form", "philosophy", "count", "column"),  # a group of people, as only the rows divide points
        ("steering_form", "philosophy", "row", "row"),
        ("steering_form", "philosophy", "mean", "column"),  # the same numbers as shares
        ("steering_form", "condition", "mean", "row"),
    ],
)
def test_what_is_settled_is_measured_in_the_group_of_which_a_share_is_shown(
    cross_table_views: Page, published: Published, row: str, column: str, measure: str, group: Any
) -> None:
    shares = cross_table_bounds(report.problem(published, 80), row, column, group)
    rooms = [float(upper - lower) for lower, upper in zip(shares["lower"], shares["upper"], strict=True)]
    least, greatest = (shares.iloc[rooms.index(end(rooms))] for end in (min, max))
    rows, columns = (published.codebook.labels(name, "nl") for name in (row, column))
    shown = drawn(cross_table_views, published, row=row, column=column, measure=measure)
    settled, open_ = shown["outcome"].split("Het minst vast")
    assert f"wat er in de {'rij' if group == 'row' else 'kolom'} kan" in settled
    assert f"‘{rows[least['row']]}’ bij ‘{columns[least['column']]}’ het meest vast" in settled
    assert f"‘{rows[greatest['row']]}’ bij ‘{columns[greatest['column']]}’" in open_
    assert "onder andere" in open_
    assert shown["levels"][: len(rooms)] == pytest.approx([0.05 + 0.45 * (1 - room) for room in rooms], abs=0.001)


@pytest.mark.parametrize("measure", ["count", "row", "column", "mean"])
def test_bounds_say_when_they_take_a_statement_for_true(
    cross_table_views: Page, published: Published, measure: str
) -> None:
    asked = {"row": "philosophy", "column": "steering_form", "measure": measure}
    told = "als de lijn overal vooropstaat"
    for statement in (False, True):
        shown = drawn(cross_table_views, published, **asked, statement=statement)
        holds = statement and measure != "column"
        assert (told in shown["outcome"], told in shown["described"][0]) == (holds, holds)
    simulated = drawn(cross_table_views, published, **asked, statement=True, view="ensemble")
    assert told not in simulated["outcome"] + simulated["described"][0]


@pytest.mark.parametrize(
    ("row", "column", "places"),
    [
        ("philosophy", "assignment", "2.1 en 2.5"),
        ("steering_form", "philosophy", "2.1 en 2.3"),
        ("repertoire", "condition", "2.4 en 2.5.1"),
    ],
)
def test_the_source_is_where_the_report_has_the_two_questions(
    cross_table_views: Page, published: Published, row: str, column: str, places: str
) -> None:
    shown = drawn(cross_table_views, published, row=row, column=column)
    assert shown["described"][2] == f"Bron: rapport, paragrafen {places}; rekenwerk van deze uitgave."


def test_a_measure_that_gives_way_is_told(cross_table_views: Page, published: Published) -> None:
    asked = {"row": "philosophy", "column": "steering_form", "measure": "mean"}
    assert drawn(cross_table_views, published, **asked)["changed"] == ""
    turned = drawn(cross_table_views, published, **asked | {"row": "steering_form", "column": "philosophy"})
    assert "geen ‘Gemiddeld aantal punten’. De tabel toont ‘Deel van de kolom’" in turned["changed"]
    plain = drawn(cross_table_views, published, **asked | {"column": "assignment"})
    assert "De tabel toont ‘Deel van de rij’" in plain["changed"]


@pytest.mark.parametrize("prior", reconstruction.PRIORS)
@pytest.mark.parametrize(
    ("row", "column", "assumed"),
    [
        ("philosophy", "steering_form", "dat de lijn bij elke filosofie vooropstaat"),
        ("steering_form", "philosophy", "dat de lijn bij elke filosofie vooropstaat"),
        ("philosophy", "assignment", "los van elkaar getrokken"),
        ("condition", "steering_form", "los van elkaar getrokken"),
    ],
)
def test_the_simulated_view_says_how_it_was_drawn_and_names_no_cell(
    cross_table_views: Page, published: Published, row: str, column: str, assumed: str, prior: str
) -> None:
    asked = {"row": row, "column": column, "view": "ensemble", "measure": "row", "prior": prior}
    shown = drawn(cross_table_views, published, **asked)
    assert assumed in shown["outcome"]
    assert "geen bevinding" in shown["outcome"]
    labels = [label for name in (row, column) for label in published.codebook.labels(name, "nl").values()]
    assert [label for label in labels if label in shown["outcome"]] == []
    told = "1.000 verzamelingen, getrokken onder de aanname ‘El"
    assert told in shown["described"][0], "a range grows with the number of data sets"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_long_name_breaks_within_a_word_only_before_a_part_of_it(
    cross_tables: Page, published: Published, language: str
) -> None:
    labels = [label for one in NAMES for label in published.codebook.labels(one, language).values()]
    found = cross_tables.evaluate("(labels) => labels.map(hyphened)", labels)
    assert [text.replace("\N{SOFT HYPHEN}", "") for text in found] == labels
    assert max(len(part) for text in found for part in re.split(r"[^a-zë]", text.lower())) <= 11
    assert (language == "nl") == any("programma\N{SOFT HYPHEN}sturing" in text for text in found)
    drawn = cross_tables.evaluate("(labels) => labels.map((label) => lines(label, 10))", labels)
    assert max(len(line) for one in drawn for line in one) <= 12
    for label, one in zip(labels, drawn, strict=True):
        assert re.sub(r"[- \n]", "", "".join(one)) == re.sub(r"[- ]", "", label)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("view", "status"), [("reported", "reported"), ("bounds", "derived"), ("ensemble", "simulated")]
)
def test_each_view_says_what_it_rests_on(
    cross_table_views: Page, published: Published, view: str, status: Any, language: str
) -> None:
    shown = cross_table_views.evaluate(DRAWN, CrossTable(published, language=language, view=view).state())
    first = names(*([status, "interpretation"] if status == "derived" else [status]), language=language)
    assert shown["outcome"].startswith(f"{first}: ")
    caption, statuses, _ = shown["described"]
    assert f"({first})" in caption
    assert statuses == ([status] if view == "reported" else [status, "interpretation"])


@pytest.mark.parametrize(
    ("traits", "below", "beside"),
    [
        ({"view": "reported", "column": "steering_form"}, [MARGIN, "2,7", "2,3"], "64%"),
        ({"column": "steering_form"}, None, None),
        ({"column": "steering_form", "measure": "mean"}, [MARGIN, "2,7", "2,3"], None),
        ({"column": "steering_form", "measure": "row"}, [DERIVED, "27%", "23%"], None),  # the report has no such share
        ({"column": "assignment", "measure": "row"}, [MARGIN, "61%", "22%"], None),
        ({"column": "assignment", "measure": "column"}, None, "64%"),
    ],
)
def test_a_printed_figure_stands_only_beside_cells_in_its_unit(
    cross_table_views: Page, published: Published, traits: dict[str, Any], below: list[str] | None, beside: str | None
) -> None:
    shown = drawn(cross_table_views, published, **traits)
    last, head = shown["rows"][-1], shown["heads"][-1]
    assert (last[:3] if last[0] in (MARGIN, DERIVED) else None) == below
    assert (shown["rows"][0][-1] if head == MARGIN else None) == beside


def test_the_reported_totals_name_no_measure_and_nothing_calculated(
    cross_table_views: Page, published: Published
) -> None:
    caption, _, source = drawn(cross_table_views, published, view="reported", measure="row")["described"]
    assert caption.startswith("Totalen: ")
    assert "Deel van" not in caption
    assert source == "Bron: rapport, paragrafen 2.1 en 2.5."
