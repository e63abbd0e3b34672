"""What an explorer computes in the page is what the package computes in Python."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import traitlets
from playwright.sync_api import Page

from evenwicht import evidence, language
from evenwicht.analysis.proportions import proportions
from evenwicht.identify import PrintedRow, PublishedFigureError, explain, joint_sample_sizes
from evenwicht.number_runs import told
from evenwicht.published import Published
from evenwicht.tables.book_table import RECORD_TYPE
from evenwicht.widgets import CrossTable, SampleSizes, TenPoints, Uncertainty, script
from evenwicht.widgets.explorer import EXPLORER_TYPE

ROUNDINGS = ("any", "half_up", "half_even", "largest_remainder")
SIZES = """
(cases) => cases.map(([rows, most, rounding]) => {
  const made = rows.map((row) => makeRow(readFigures(row.figures), row.kind, row.exhaustive));
  return made.some((row) => fault(row, rounding)) ? null : sampleSizes(made, most, rounding);
})
"""


def random_row(draw: random.Random) -> dict[str, Any]:
    """A row as a reader might type it: near what some n prints, or not."""
    kind = draw.choice(["percentages", "means"])
    whole, decimals = (100, draw.choice([0, 0, 1, 2])) if kind == "percentages" else (10, draw.choice([1, 1, 2]))
    weights = [draw.random() ** 2 for _ in range(draw.randint(1, 8))]
    shift = draw.choice([0, 0, 0, 0, 1, -1]) / 10**decimals
    values = [max(0.0, whole * weight / sum(weights)) for weight in weights]
    values[0] = min(float(whole), max(0.0, values[0] + shift))
    exhaustive = draw.random() < 0.7
    if not exhaustive and len(values) > 1:
        values.pop()
    mark = draw.choice([".", ","])
    return {
        "figures": " ".join(f"{value:.{decimals}f}".replace(".", mark) for value in values),
        "kind": kind,
        "exhaustive": exhaustive,
    }


def by_python(rows: list[dict[str, Any]], most: int, rounding: str) -> list[int] | None:
    made = []
    for row in rows:
        figures = row["figures"].replace(",", ".").split()
        make = PrintedRow.of_means if row["kind"] == "means" else PrintedRow.of_percentages
        made.append(make(figures, exhaustive=row["exhaustive"]))
    try:
        return joint_sample_sizes(made, most, rounding)
    except PublishedFigureError:
        return None


def test_the_page_finds_the_sample_sizes_that_python_finds(arithmetic: Page) -> None:
    draw = random.Random(2020)
    cases = [
        [[random_row(draw) for _ in range(draw.choice([1, 1, 2]))], draw.choice([40, 120, 355]), draw.choice(ROUNDINGS)]
        for _ in range(1500)
    ]
    expected = [by_python(*case) for case in cases]
    assert sum(sizes is None for sizes in expected) > 40
    assert sum(bool(sizes) for sizes in expected) > 400
    found = arithmetic.evaluate(SIZES, cases)
    wrong = [(case, a, b) for case, a, b in zip(cases, found, expected, strict=True) if a != b]
    assert wrong == []


@pytest.mark.parametrize("rounding", ROUNDINGS)
def test_the_page_names_what_makes_a_number_impossible(arithmetic: Page, rounding: str) -> None:
    draw = random.Random(7)
    rows = [row for row in (random_row(draw) for _ in range(300)) if by_python([row], 1, rounding) is not None]
    assert len(rows) > 30
    script = """([rows, n, rounding]) => rows.map((row) =>
      clashes(makeRow(readFigures(row.figures), row.kind, row.exhaustive), n, rounding).map((clash) => clash.kind))"""
    for n in (7, 33, 80):
        found = arithmetic.evaluate(script, [rows, n, rounding])
        for row, kinds in zip(rows, found, strict=True):
            make = PrintedRow.of_means if row["kind"] == "means" else PrintedRow.of_percentages
            made = make(row["figures"].replace(",", ".").split(), exhaustive=row["exhaustive"])
            assert kinds == [clash.kind for clash in explain(n, [made], rounding).clashes]


def test_the_page_computes_the_score_intervals_of_the_analysis(arithmetic: Page) -> None:
    for count, n, population in [(51, 80, 355), (2, 80, 355), (0, 17, None), (17, 17, None), (40, 355, 355)]:
        row = proportions({"a": count}, n, population, 0.95, "wilson").iloc[0]
        z = 1.959963984540054
        found = arithmetic.evaluate("([c, n, N, z]) => scoreInterval(c, n, N, z)", [count, n, population, z])
        assert found == pytest.approx([row["lower"], row["upper"]], abs=1e-12)


def test_the_page_writes_numbers_as_the_book_does(arithmetic: Page) -> None:
    draw = random.Random(3)
    pairs = [(draw.randint(0, 10**6), draw.randint(1, 400), draw.randint(0, 3)) for _ in range(500)]
    for chosen in ("nl", "en"):
        script = f"(pairs) => pairs.map(([a, b, d]) => ratioText(a, b, d, '{chosen}'))"
        expected = [language.number(Fraction(a, b), d, chosen) for a, b, d in pairs]
        assert arithmetic.evaluate(script, pairs) == expected
    sizes = sorted(draw.sample(range(1, 200), 120))
    assert arithmetic.evaluate("(sizes) => runsText(sizes, 'nl')", sizes).split(", ")[0] in told(sizes)


def test_an_explorer_computes_in_python_too(published: Published) -> None:
    explorer = SampleSizes(published)
    assert min(explorer.possible) == 80
    explorer.questions = [{"figures": "33 33 33", "kind": "percentages", "exhaustive": True}]
    explorer.n_max = 10
    assert explorer.possible == [3, 6, 9]


def test_an_explorer_refuses_a_number_that_cannot_print_the_figures(published: Published) -> None:
    explorer = Uncertainty(published)
    with pytest.raises(Exception, match="expected one of the 251 numbers"):
        explorer.n = 81
    with pytest.raises(Exception, match="expected one of philosophy"):
        explorer.question = "weather"


def test_an_explorer_shows_profiles_only_where_they_are_synthetic(
    published: Published, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    synthetic = TenPoints(published).profiles
    assert len(synthetic) > 100
    assert {sum(int(sign, 11) for sign in profile) for profile in synthetic} == {10}
    next(evidence.current().tables("steering_form")).to_csv(tmp_path / "export.csv", index=False)
    monkeypatch.setenv("SURVEY", str(tmp_path / "export.csv"))
    assert TenPoints(published).profiles == []
    assert TenPoints(published).nearest() == []


def test_points_that_do_not_fit_are_refused(published: Published) -> None:
    explorer = TenPoints(published, "condition")
    for points in ([10], [11, 0, 0, 0, 0, 0, 0, 0], [-1, 0, 0, 0, 0, 0, 0, 1]):
        with pytest.raises(traitlets.TraitError, match="expected 8 whole numbers"):
            explorer.points = points


def test_a_cell_shows_the_widget_its_traits_and_a_still_picture(published: Published) -> None:
    for explorer in (CrossTable(published), SampleSizes(published), Uncertainty(published), TenPoints(published)):
        shown, _ = explorer._repr_mimebundle_()
        assert {"application/vnd.jupyter.widget-view+json", "image/svg+xml", RECORD_TYPE, EXPLORER_TYPE} <= set(shown)
        record = shown[EXPLORER_TYPE]
        assert set(record["shared"]) <= set(record["state"])
        assert "_esm" not in record["state"]
        assert len(str(record)) < 60_000


def test_an_explorer_of_an_english_book_is_english_throughout(
    published: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = (CrossTable, SampleSizes, Uncertainty, TenPoints)
    asked = [kind(published, language="en")._repr_mimebundle_()[0][EXPLORER_TYPE] for kind in kinds]
    monkeypatch.setenv("EVENWICHT_LANGUAGE", "en")
    assert [kind(published)._repr_mimebundle_()[0][EXPLORER_TYPE] for kind in kinds] == asked
    assert SampleSizes(published).presets[0]["label"] == "all questions together"


def test_modules_keep_to_the_rules_that_put_them_together(tmp_path: Path) -> None:
    (tmp_path / "one.js").write_text("export function same() {}\n", encoding="utf-8")
    (tmp_path / "two.js").write_text('import { other } from "./one.js";\nexport default { a: 1 };\n', encoding="utf-8")
    with pytest.raises(script.ScriptError, match="imports other"):
        script.scope("two", tmp_path)
    (tmp_path / "two.js").write_text(
        'import { same } from "./one.js";\nfunction same() {}\nexport default { a: 1 };\n', encoding="utf-8"
    )
    with pytest.raises(script.ScriptError, match="declared by both"):
        script.scope("two", tmp_path)
    (tmp_path / "three.js").write_text("function alone() {}\n", encoding="utf-8")
    with pytest.raises(script.ScriptError, match="export default"):
        script.scope("three", tmp_path)
