"""The figures of the analyses draw and say what was computed, and each number agrees with another way to reach it."""

from __future__ import annotations

import re
from html import unescape
from math import sqrt

import numpy as np
import pandas as pd
import pytest
from figures_in_tests import LANGUAGES
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.patches import Rectangle
from scipy import stats
from statsmodels.stats.power import TTestIndPower, TTestPower
from statsmodels.stats.proportion import proportion_confint

from evenwicht import figures, report
from evenwicht.analysis.detectable import smallest_between, smallest_within
from evenwicht.figures import BookFigure
from evenwicht.figures.conditions_certainty import condition_ensemble
from evenwicht.figures.cross_table import PITCH, cell_ranges
from evenwicht.figures.ensemble import report_ensembles
from evenwicht.figures.status import LOOKS, Status, name
from evenwicht.identify import joint_sample_sizes
from evenwicht.implied.condition_contrasts import condition_contrasts
from evenwicht.implied.contrasts import Contrast
from evenwicht.implied.form_bounds import form_bounds
from evenwicht.implied.intervals import interval_table
from evenwicht.published import Published

Gallery = dict[tuple[str, str], BookFigure]
in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


def words_of(figure: BookFigure) -> str:
    return " ".join(unescape(text) for text in re.findall(r"<text[^>]*>([^<]+)</text>", figure.svg()))


def bars_of(figure: BookFigure, status: Status) -> list[tuple[float, float]]:
    """Left and right end of every bar in the hatch of a status."""
    hatch = LOOKS[status].hatch
    found = [patch for patch in figure.figure.axes[0].patches if isinstance(patch, Rectangle)]
    return [(bar.get_x(), bar.get_x() + bar.get_width()) for bar in found if bar.get_hatch() == hatch]


def test_every_cell_of_the_cross_table_is_drawn_at_its_bounds(gallery: Gallery, published: Published) -> None:
    drawn = bars_of(gallery["cross_table", "nl"], "derived")
    wanted = []
    for (group, _), bounds in form_bounds(published, 80, True).items():
        start = PITCH * [figure.category for figure in published.of("philosophy")].index(group)
        wanted.append((start + float(bounds.lower), start + float(bounds.upper)))
    np.testing.assert_allclose(sorted(drawn), sorted(wanted))


def test_reconstructed_bars_lie_within_the_bounds_one_for_each_assumption(
    gallery: Gallery, published: Published
) -> None:
    bounds = form_bounds(published, 80, True)
    assert len(bars_of(gallery["cross_table", "nl"], "simulated")) == 2 * len(bounds)
    for ensemble in report_ensembles(published):
        for cell, (low, high) in cell_ranges(ensemble).items():
            assert float(bounds[cell].lower) - 1e-9 <= low < high <= float(bounds[cell].upper) + 1e-9


@in_both_languages
def test_the_cross_table_prints_the_size_of_each_group(language: str, gallery: Gallery) -> None:
    figure = gallery["cross_table", language]
    assert figure.table["n"].drop_duplicates().tolist() == ["51", "14", "7", "6", "2"]
    said = words_of(figure)
    assert all(f"{size} {'van' if language == 'nl' else 'of'} 80" in said for size in (51, 14, 7, 6, 2))
    assert all(name(status, language) in said for status in figure.statuses)


def test_ensembles_of_several_n_are_refused(published: Published) -> None:
    mixed = (*report_ensembles(published), condition_ensemble(published, 88, 2, 2))
    with pytest.raises(ValueError, match="single n"):
        figures.cross_table(published, ensembles=mixed)
    with pytest.raises(ValueError, match=r"n = \[\]"):
        figures.cross_table(published, ensembles=())


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
def test_funnels_name_their_ends_and_the_shares(language: str, gallery: Gallery) -> None:
    said = words_of(gallery["share_intervals", language])
    assert said.count("n = 80") == said.count("n = 355") == 4
    assert {"61%", "22%", "9%", "8%"} <= set(said.split())


def test_one_number_of_respondents_is_no_funnel(published: Published) -> None:
    with pytest.raises(ValueError, match="two or more"):
        figures.share_intervals(published, sizes=[80])


@given(st.integers(0, 2**32 - 1), st.integers(2, 60))
def test_no_answers_spread_a_difference_further_than_the_limit(seed: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    points = rng.multinomial(10, rng.dirichlet(np.full(4, 0.2)), n)
    difference = points[:, 0] + points[:, 1] - points[:, 2]
    either = points[:, :3].sum(axis=1).mean()
    assert difference.var() <= 10 * either - difference.mean() ** 2 + 1e-9


def test_the_limit_of_the_spread_is_reached(published: Published) -> None:
    # 80 respondents who each give all ten points to one pillar: 22 to trust, 5 to dialogue.
    difference = np.repeat([10.0, -10.0, 0.0], [22, 5, 53])
    half = stats.t.ppf(0.975, 79) * difference.std(ddof=1) / sqrt(80)
    low, high = Contrast("condition", ("trust",), ("dialogue",)).greatest_interval(published, 80, population=None)
    assert low <= difference.mean() - half <= difference.mean() + half <= high
    assert high - low < 2 * half + 0.35, "no wider than rounding of the means explains"


def test_the_interval_in_a_data_set_is_a_t_interval(published: Published) -> None:
    ensemble = condition_ensemble(published, 80, 2, 2)
    contrast = Contrast("condition", ("trust",), ("mindset",))
    for frame, found in zip(ensemble.frames(), contrast.intervals_in(ensemble, population=None), strict=True):
        difference = frame["condition.trust"] - frame["condition.mindset"]
        wanted = stats.t.interval(0.95, 79, difference.mean(), stats.sem(difference))
        assert found == pytest.approx(wanted)


def test_no_data_set_has_a_wider_interval_than_the_widest(published: Published) -> None:
    ensemble = condition_ensemble(published)
    between, within = condition_contrasts(published)
    for contrast in between + within:
        low, high = contrast.greatest_interval(published, 80)
        found = contrast.intervals_in(ensemble)
        assert low < min(lower for lower, _ in found)
        assert max(upper for _, upper in found) < high


def test_certainty_holds_from_its_n_on_and_not_just_before(published: Published) -> None:
    sizes = joint_sample_sizes(report.questions(published), report.POPULATION)
    contrast = Contrast("condition", ("mindset",), ("room_to_act",))
    first = contrast.certain_from(published, sizes)
    assert first is not None
    before = max(n for n in sizes if n < first)
    assert contrast.greatest_interval(published, before)[0] <= 0 < contrast.greatest_interval(published, first)[0]
    assert Contrast("condition", ("trust",), ("mindset",)).certain_from(published, sizes) is None


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
    assert all(text in said for text in figure.table.iloc[:, 4])
    assert len(bars_of(figure, "derived")) == len(figure.table) == 8


@pytest.mark.parametrize("n", [80, 200, 355])
def test_detectable_differences_are_those_of_statsmodels(n: int) -> None:
    assert smallest_within(n) == pytest.approx(
        np.asarray(TTestPower().solve_power(nobs=n, alpha=0.05, power=0.8)).item(), rel=1e-4
    )
    mine = round(0.64 * n)
    wanted = TTestIndPower().solve_power(nobs1=mine, ratio=(n - mine) / mine, alpha=0.05, power=0.8)
    assert smallest_between(n, 0.64) == pytest.approx(np.asarray(wanted).item(), rel=1e-4)


def test_who_asked_everyone_misses_nothing() -> None:
    assert smallest_within(355, population=355) < 0.01
    assert smallest_within(80, population=355) < smallest_within(80)


def test_another_group_is_one_argument(published: Published) -> None:
    figure = figures.detectable_differences(published, "nl", groups=("networking",))
    label = published.codebook.label("philosophy", "networking", "nl")
    assert label in words_of(figure)
    assert len(figure.table) == 2
