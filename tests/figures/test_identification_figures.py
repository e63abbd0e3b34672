"""The figures on sample sizes, bounds and ensembles say and draw what was computed, and keep the four kinds apart."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import numpy as np
import pytest
from figures_in_tests import LANGUAGES, draw
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import QuadMesh
from matplotlib.patches import Rectangle

from evenwicht import evidence, figures, report
from evenwicht import published as publications
from evenwicht.figures import BookFigure
from evenwicht.figures.ensemble import SHOWN
from evenwicht.figures.status import name, names
from evenwicht.figures.style import drawing
from evenwicht.identify import Mean, cross_table_bounds, joint_sample_sizes
from evenwicht.implied.form_bounds import form_bounds
from evenwicht.language import number
from evenwicht.number_runs import DASH, runs, told
from evenwicht.published import Published

Gallery = dict[tuple[str, str], BookFigure]
Change = Callable[[str, str, str, str, str], Path]
in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


def words_of(figure: BookFigure) -> str:
    return " ".join(unescape(text) for text in re.findall(r"<text[^>]*>([^<]+)</text>", figure.svg()))


def ticks_of(figure: BookFigure) -> list[list[int]]:
    """The n at which a strip has a tick, strip by strip."""
    strips = []
    for line in figure.figure.axes[0].get_lines():
        across = np.asarray(line.get_xdata(), dtype=float)
        if np.isnan(across).any():
            strips.append(sorted({int(x) for x in across[~np.isnan(across)]}))
    return strips


@in_both_languages
def test_the_reference_sizes_stand_in_words_table_and_picture(language: str, gallery: Gallery) -> None:
    figure = gallery["possible_sample_sizes", language]
    for size in ("80", "81-87", "90-98", "102", "104-105", "107-108", "113-115", "121", "122"):
        assert size in figure.alt.replace(DASH, "-")
    assert list(figure.table.iloc[:, 1]) == ["58", "10", "8", "64", "40", "80"]
    assert str(figure.table.iloc[-1, 3]).replace(DASH, "-") == "80, 88-89, 99-101, 103, 106, 109-112, 116-120, 122-355"
    assert {"58", "64", "40", "80"} <= set(words_of(figure).split())
    assert figure.statuses == ("derived", "interpretation")
    assert name("derived", language) in words_of(figure)


def test_each_strip_has_a_tick_at_each_possible_size_and_nowhere_else(gallery: Gallery, published: Published) -> None:
    strips = ticks_of(gallery["possible_sample_sizes", "nl"])
    questions = report.questions(published)
    wanted = [joint_sample_sizes([question], 130) for question in questions] + [joint_sample_sizes(questions, 130)]
    assert strips == wanted


def test_another_rounding_gives_other_strips(published: Published) -> None:
    figure = figures.possible_sample_sizes(published, "nl", "largest_remainder")
    assert figure.table.iloc[-1, 1] == "69"
    assert min(ticks_of(figure)[-1]) == 69


def test_figures_that_no_number_can_print_are_told(published: Published) -> None:
    figure = figures.possible_sample_sizes(published, "nl", population=79)
    assert "geen enkel aantal tot en met 79 is mogelijk" in figure.alt
    assert list(figure.table.iloc[-1])[1:] == ["geen", "0", "geen"]


@in_both_languages
def test_the_reference_bounds_stand_in_words_table_and_picture(language: str, gallery: Gallery) -> None:
    figure = gallery["steering_form_bounds", language]
    line, chain, networking = (
        (number(low, 2, language), number(high, 2, language))
        for low, high in ((81 / 51, 178 / 51), (0, 60 / 51), (20 / 14, 90 / 14))
    )
    rows = {tuple(row[3:5]) for row in figure.table.itertuples(index=False)}
    assert {line, chain, networking} <= rows
    assert len(figure.table) == 35
    joined = {"nl": " tot ", "en": " to "}[language]
    assert joined.join(line) in figure.alt
    assert joined.join(chain) in figure.alt
    assert "\N{EN DASH}".join(networking) in words_of(figure)
    assert figure.statuses == ("derived", "interpretation")
    of = {"nl": "van", "en": "of"}[language]
    for size in (51, 14, 7, 6, 2):
        assert f"{size} {of} 80" in words_of(figure)


def test_a_cell_is_darker_the_more_its_bounds_settle(gallery: Gallery, published: Published) -> None:
    found = form_bounds(published, 80, True)
    figure = gallery["steering_form_bounds", "nl"]
    (mesh,) = [each for each in figure.figure.axes[0].collections if isinstance(each, QuadMesh)]
    forms, groups = (published.of(question) for question in ("steering_form", "philosophy"))
    widths = [[float(found[group.category, form.category].width) for group in groups] for form in forms]
    tints = np.asarray(mesh.get_array()).reshape(len(forms), len(groups))
    order = np.argsort(np.asarray(widths).ravel())
    assert (np.diff(tints.ravel()[order]) <= 0).all()
    assert set(tints.ravel()) == {0, 1, 2}


def test_a_cell_of_the_cross_table_is_darker_the_less_room_its_row_has(gallery: Gallery, published: Published) -> None:
    shares = cross_table_bounds(report.problem(published, 80), "philosophy", "assignment", "row")
    rooms = (shares["upper"] - shares["lower"]).astype(float).to_numpy()
    (mesh,) = [
        each for each in gallery["cross_table_cells", "nl"].figure.axes[0].collections if isinstance(each, QuadMesh)
    ]
    tints = np.asarray(mesh.get_array()).ravel()
    assert (np.diff(tints[np.argsort(rooms)]) <= 0).all()
    assert set(tints) == {0, 1, 2}
    assert rooms[tints == 0].min() > 0.6 >= rooms[tints == 1].max()


@in_both_languages
def test_a_frame_is_around_what_no_table_can_lack(language: str, gallery: Gallery) -> None:
    cells = gallery["cross_table_cells", language]
    rows, columns = cells.table.shape
    least = [(c - 1, r) for r in range(rows) for c in range(1, columns) if not cells.table.iat[r, c].startswith("0")]
    assert cells.narrow is not None
    for drawn, step in ((cells.figure, 1), (cells.narrow, 2)):
        framed = [patch.get_xy() for patch in drawn.axes[0].patches if isinstance(patch, Rectangle)]
        assert framed == [(column, row * step + step - 1) for column, row in least]


def test_the_statement_never_widens_a_bound(published: Published) -> None:
    with_it, without = form_bounds(published, 80, True), form_bounds(published, 80, False)
    assert all(without[place].lower <= b.lower <= b.upper <= without[place].upper for place, b in with_it.items())
    assert any(without[place].width > b.width for place, b in with_it.items())


def test_another_number_of_respondents_gives_other_bounds(published: Published, gallery: Gallery) -> None:
    figure = figures.steering_form_bounds(published, "nl", n=100)
    assert "bij 100 respondenten" in figure.alt
    assert figure.svg() != gallery["steering_form_bounds", "nl"].svg()


def test_a_changed_figure_changes_bounds_and_sizes(change: Change, gallery: Gallery) -> None:
    change("printed.csv", "category", "line", "value", "2.9")
    folder = change("printed.csv", "category", "project_programme", "value", "2.1")
    changed = publications.load(folder)
    bounds = draw("steering_form_bounds", changed, "nl")
    assert list(bounds.table.iloc[0])[2] == "2,9"
    assert bounds.alt != gallery["steering_form_bounds", "nl"].alt


@in_both_languages
def test_ensembles_lie_within_the_bounds_that_stand_above_them(language: str, gallery: Gallery) -> None:
    figure = gallery["ensembles_in_bounds", language]
    table = figure.table
    implied, reconstructed = names("derived", "interpretation", language=language), name("simulated", language)

    def ends(row: int) -> tuple[float, float]:
        low, high = (float(str(table.iloc[row, column]).replace(",", ".")) for column in (2, 3))
        return low, high

    assert len(table) == 15
    for start in range(0, 15, 3):
        assert list(table.iloc[start : start + 3, 4]) == [implied, reconstructed, reconstructed]
        lower, upper = ends(start)
        for row in (start + 1, start + 2):
            low, high = ends(row)
            assert lower <= low < high <= upper
            assert str(table.iloc[row, 2]) in figure.alt
    assert figure.statuses == ("derived", "simulated", "interpretation")
    assert {implied, reconstructed} <= set(re.findall("|".join([implied, reconstructed]), words_of(figure)))


def test_a_strip_shows_many_data_sets_and_each_at_a_value_of_the_ensemble(gallery: Gallery) -> None:
    drawn = [
        np.asarray(strip.get_offsets()) for strip in gallery["ensembles_in_bounds", "nl"].figure.axes[0].collections
    ]
    strips = [points for points in drawn if len(points) == SHOWN]
    assert len(strips) == 10
    ensemble = evidence.current().ensembles()["data_sets"]
    first = set(ensemble.values(Mean("steering_form", "line", ("philosophy", "combined")))["value"])
    shown = strips[0][:, 0].tolist()
    assert set(shown) <= first
    assert len(set(shown)) > 10


def test_the_seed_stands_in_the_source_and_the_last_sentence_says_what_is_a_finding(gallery: Gallery) -> None:
    figure = gallery["ensembles_in_bounds", "nl"]
    assert "2020" in figure.source
    assert "synthetische" in figure.source
    assert figure.alt.endswith("De grenzen zijn afgeleid en duiding, de stroken gesimuleerd.")


def test_the_longest_name_of_a_form_stays_within_a_narrow_figure(published: Published) -> None:
    figure = figures.ensembles_in_bounds(published, "nl", item="chain_network").narrow
    assert figure is not None
    with drawing():
        FigureCanvasAgg(figure).draw()
    label = figure.axes[0].xaxis.label
    box = label.get_window_extent()
    assert "keten- en netwerksturing" in label.get_text().replace("\n", " ")
    assert figure.bbox.x0 <= box.x0
    assert box.x1 <= figure.bbox.x1
    legend = figure.legends[0].get_window_extent()
    assert legend.y1 < box.y0 < box.y1 < figure.axes[0].get_window_extent().y0


def test_ensembles_of_different_sizes_are_refused(published: Published) -> None:
    variables = ("philosophy", "steering_form")
    mixed = [
        report.problem(published, n, report.line_first(published), variables=variables).sample(
            2, chains=2, seed=1, thin=1, warmup=1, progress=False
        )
        for n in (80, 88)
    ]
    with pytest.raises(ValueError, match=r"found n = \[80, 88\]"):
        figures.ensembles_in_bounds(published, "nl", mixed)
    with pytest.raises(ValueError, match=r"found n = \[\]"):
        figures.ensembles_in_bounds(published, "nl", [])


def test_runs_hold_each_number_once() -> None:
    assert runs([]) == []
    assert told([]) == ""
    numbers = [3, 1, 2, 9, 7, 8, 5]
    assert [n for first, last in runs(numbers) for n in range(first, last + 1)] == sorted(numbers)
    assert told(numbers, "-") == "1-3, 5, 7-9"
