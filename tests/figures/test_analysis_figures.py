"""The figures of the analyses draw and say what was computed, and each number agrees with another way to reach it."""

from __future__ import annotations

import re
from fractions import Fraction
from html import unescape

import numpy as np
import pandas as pd
import pytest
from figures_in_tests import LANGUAGES
from matplotlib.patches import Rectangle
from statsmodels.stats.power import TTestIndPower, TTestPower
from statsmodels.stats.proportion import proportion_confint

from evenwicht import figures, report
from evenwicht.analysis.detectable import smallest_between, smallest_within
from evenwicht.figures import BookFigure
from evenwicht.figures.status import LOOKS, Status, name
from evenwicht.identify import joint_sample_sizes
from evenwicht.implied.condition_contrasts import condition_contrasts
from evenwicht.implied.contrasts import Contrast
from evenwicht.implied.form_bounds import form_bounds
from evenwicht.implied.intervals import interval_table
from evenwicht.language import number
from evenwicht.published import Published
from evenwicht.tables.domains import power_by_design

Gallery = dict[tuple[str, str], BookFigure]
in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


def words_of(figure: BookFigure) -> str:
    return " ".join(unescape(text) for text in re.findall(r"<text[^>]*>([^<]+)</text>", figure.svg()))


def bars_of(figure: BookFigure, status: Status) -> list[tuple[float, float]]:
    """Left and right end of every bar in the hatch of a status."""
    hatch = LOOKS[status].hatch
    found = [patch for patch in figure.figure.axes[0].patches if isinstance(patch, Rectangle)]
    return [(bar.get_x(), bar.get_x() + bar.get_width()) for bar in found if bar.get_hatch() == hatch]


def test_every_cell_of_the_cross_table_holds_its_bounds(gallery: Gallery, published: Published) -> None:
    said = words_of(gallery["cross_table", "nl"]).split()
    for bounds in form_bounds(published, 80, True).values():
        assert f"{number(bounds.lower, 2, 'nl')}\N{EN DASH}{number(bounds.upper, 2, 'nl')}" in said


@in_both_languages
def test_the_cross_table_prints_the_size_of_each_group(language: str, gallery: Gallery) -> None:
    figure = gallery["cross_table", language]
    said = words_of(figure)
    assert all(f"{size} {'van' if language == 'nl' else 'of'} 80" in said for size in (51, 14, 7, 6, 2))
    assert figure.statuses == ("derived", "interpretation"), "line steering first everywhere is assumed"
    assert name("derived", language) in said


@pytest.mark.parametrize("drawn", ["share_intervals", "conditions_certainty", "detectable_differences"])
def test_what_assumes_a_random_sample_is_not_derived_alone(drawn: str, gallery: Gallery) -> None:
    assert gallery[drawn, "nl"].statuses[-2:] == ("derived", "interpretation")


def test_an_interval_without_a_population_is_wilsons_at_the_shared_level(published: Published) -> None:
    found = interval_table(published, "assignment", [100], None).set_index("category")
    low, high = proportion_confint(61, 100, alpha=0.05 / 4, method="wilson")
    assert (found["lower"]["adaptive"], found["upper"]["adaptive"]) == pytest.approx((low, high))


def test_the_unprinted_answers_count_as_one_of_the_categories(published: Published) -> None:
    found = interval_table(published, "repertoire", [100], None).set_index("category")
    low, high = proportion_confint(28, 100, alpha=0.05 / 5, method="wilson")
    assert (found["lower"]["patience_timing"], found["upper"]["patience_timing"]) == pytest.approx((low, high))
    assert "not_printed" not in found.index


def test_a_census_leaves_no_more_than_the_rounding(published: Published) -> None:
    found = interval_table(published, "assignment", [355], 355).set_index("category")
    assert 100 * found["lower"]["adaptive"] >= 60.5 - 1e-9
    assert 100 * found["upper"]["adaptive"] <= 61.5 + 1e-9


@in_both_languages
def test_error_bars_name_their_n_and_the_shares(language: str, gallery: Gallery) -> None:
    said = words_of(gallery["share_intervals", language])
    assert said.count("n = 80:") == said.count("n = 355:") == 4
    assert {"61%", "22%", "9%", "8%"} <= set(said.split())


def test_error_bars_end_where_the_intervals_do(gallery: Gallery, published: Published) -> None:
    found = interval_table(published, "assignment", [80, 355]).sort_values(["n"])
    wanted = sorted(zip(100 * found["lower"], 100 * found["upper"], strict=True))
    np.testing.assert_allclose(sorted(bars_of(gallery["share_intervals", "nl"], "derived")), wanted)


def _dashed_at(figure: BookFigure) -> list[float]:
    """Where upright dashed lines stand."""
    lines = [line for axes in figure.figure.axes for line in axes.lines if line.get_linestyle() == "--"]
    return [float(line.get_xdata()[0]) for line in lines]


def test_a_majority_is_held_against_the_half(published: Published, gallery: Gallery) -> None:
    adaptive = gallery["share_intervals", "nl"]
    assert _dashed_at(adaptive) == [50]
    assert "de helft" in words_of(adaptive)
    alone = wilson_alone(published, "adaptive")
    assert f"begint dan bij {alone}%".replace(".", ",") in adaptive.caption
    assert f"begins at {alone}%" in gallery["share_intervals", "en"].caption
    assert not _dashed_at(figures.share_intervals(published, variable="repertoire")), "no answer passes the half"


def wilson_alone(published: Published, category: str) -> str:
    """The lower end of Wilson's interval of one answer at 80 of 355, for the least count of 80 that prints its share."""
    printed = next(float(each.value) for each in published.of("assignment") if each.category == category)
    count = min(count for count in range(81) if abs(100 * count / 80 - printed) <= 0.5)
    effective = 80 * (355 - 1) / (355 - 80)
    low, _ = proportion_confint(count / 80 * effective, effective, alpha=0.05, method="wilson")
    return f"{100 * low:.1f}"


def test_with_every_municipality_the_bars_are_not_called_an_interval(gallery: Gallery, published: Published) -> None:
    for language, only in (("nl", "alleen ruimte door afronding"), ("en", "only room left by rounding")):
        assert only in words_of(gallery["share_intervals", language])
    fewer = figures.share_intervals(published, "nl", sizes=[80, 200])
    assert "afronding" not in words_of(fewer) + fewer.alt


@in_both_languages
def test_the_pairs_that_the_caption_tells_apart_are_those_of_the_tests(language: str, published: Published) -> None:
    labels = published.codebook.labels("repertoire", language)
    told = figures.share_intervals(published, language, "repertoire").caption.split(".")[0]
    assert "80" in told
    assert told.index(labels["conflict_management"].lower()) < told.index(labels["commitment"].lower())


def test_one_number_of_respondents_leaves_nothing_to_compare(published: Published) -> None:
    with pytest.raises(ValueError, match="two or more"):
        figures.share_intervals(published, sizes=[80])


def test_the_printed_difference_is_within_its_range(published: Published) -> None:
    contrast = Contrast("condition", ("trust",), ("dialogue",))
    assert contrast.printed(published) == Fraction("2.1")
    low, high = contrast.mean_range(published)
    assert low < contrast.printed(published) < high


def test_certainty_holds_from_its_n_on_and_not_just_before(published: Published) -> None:
    sizes = joint_sample_sizes(report.questions(published), report.POPULATION)
    contrast = Contrast("condition", ("mindset",), ("room_to_act",))
    first = contrast.certain_from(published, sizes)
    assert first is not None
    before = max(n for n in sizes if n < first)
    assert contrast.greatest_interval(published, before)[0] <= 0 < contrast.greatest_interval(published, first)[0]
    apart = Contrast("condition", ("trust",), ("mindset",))
    assert apart.certain_from(published, sizes) == report.POPULATION, "2.65 x 355 is no whole number"
    assert apart.certain_from(published, sizes[:-1]) is None


def test_the_conditions_that_the_report_puts_first_are_those_above_an_even_split(published: Published) -> None:
    between, within = condition_contrasts(published)
    dimensions = [
        tuple(published.codebook.dimension("condition", side[0]) for side in (c.larger, c.smaller)) for c in between
    ]
    assert set(dimensions) == {(a, b) for a in ("relational", "cultural") for b in ("procedural", "substantive")}
    assert len(within) == 4
    assert all(published.value("condition", c.larger[0]) > published.value("condition", c.smaller[0]) for c in within)


@in_both_languages
def test_each_row_of_certainty_tells_from_which_n(language: str, gallery: Gallery) -> None:
    figure = gallery["conditions_certainty", language]
    said = words_of(figure)
    assert isinstance(figure.table, pd.DataFrame)
    assert all(text in said for text in figure.table.iloc[:, 5])
    assert all(text in figure.alt for text in figure.table.iloc[:, 2])
    assert len(bars_of(figure, "derived")) == len(figure.table) == 8
    assert {"nl": "Voor vier van de zes verschillen", "en": "For four of the six differences"}[language] in figure.alt


@pytest.mark.parametrize("n", [80, 200, 355])
def test_detectable_differences_are_those_of_statsmodels(n: int) -> None:
    assert smallest_within(n) == pytest.approx(
        np.asarray(TTestPower().solve_power(nobs=n, alpha=0.05, power=0.8)).item(), rel=1e-4
    )
    mine = round(0.64 * n)
    wanted = TTestIndPower().solve_power(nobs1=mine, ratio=(n - mine) / mine, alpha=0.05, power=0.8)
    assert smallest_between(n, 0.64) == pytest.approx(np.asarray(wanted).item(), rel=1e-4)


def test_who_asked_everyone_misses_nothing() -> None:
    assert smallest_within(355, population=355) == 0 == smallest_between(355, 0.03, population=355)
    assert smallest_within(80, population=355) < smallest_within(80)


def test_no_line_runs_through_a_number_of_respondents_that_is_impossible(
    gallery: Gallery, published: Published
) -> None:
    axes = gallery["detectable_differences", "nl"].figure.axes[0]
    possible = report.sample_sizes(published)
    for line, dots in zip(axes.lines, axes.collections, strict=True):
        along = [int(n) for n in np.asarray(line.get_xdata())]
        apart = [int(x) for x, _ in np.asarray(dots.get_offsets())]
        assert along == list(range(along[0], along[-1] + 1))
        assert apart + along == list(possible)


def test_a_comparison_has_one_name_in_the_figure_and_in_the_table(gallery: Gallery, published: Published) -> None:
    names = power_by_design(published, 0.5, [80, 355], "nl").table.iloc[:, 0]
    assert set(gallery["detectable_differences", "nl"].table.iloc[:, 0]) < set(names)


def test_another_group_is_one_argument(published: Published) -> None:
    figure = figures.detectable_differences(published, "nl", groups=("networking",))
    label = published.codebook.label("philosophy", "networking", "nl")
    assert label in words_of(figure)
    assert len(figure.table) == 2
