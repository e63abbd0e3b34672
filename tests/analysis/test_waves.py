"""The difference between two waves: right against other libraries, and covering the truth whatever printed the first."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep

from evenwicht import published, report
from evenwicht.analysis.tables import TableError
from evenwicht.analysis.waves import Counts, mean_change, sample_mean_change, share_change
from evenwicht.trend.earlier import counts_that_print

PRINTED = published.load()
COMBINED = counts_that_print(PRINTED.of("philosophy"), report.sample_sizes(PRINTED))["combined"]


@pytest.mark.parametrize(
    ("then", "n_then", "now", "n_now"), [(51, 80, 50, 100), (3, 80, 9, 70), (0, 80, 5, 40), (60, 90, 60, 60)]
)
def test_with_the_counts_known_it_is_newcombes_interval(then, n_then, now, n_now):
    found = share_change([Counts(n_then, then, then)], now / n_now, n_now)
    expected = confint_proportions_2indep(now, n_now, then, n_then, method="newcomb")
    assert (found.lower, found.upper) == pytest.approx(expected, abs=1e-12)
    assert found.least == found.greatest == pytest.approx(now / n_now - then / n_then)


def test_it_is_the_union_over_what_can_have_printed_the_figure():
    apart = [share_change([each], 0.5, 90) for each in COMBINED]
    whole = share_change(COMBINED, 0.5, 90)
    assert whole.lower == min(each.lower for each in apart)
    assert whole.upper == max(each.upper for each in apart)
    assert {each.n for each in COMBINED} == set(report.sample_sizes(PRINTED))


def test_two_censuses_leave_no_doubt_but_that_of_rounding():
    found = share_change([Counts(100, 64, 65)], 0.5, 90, populations=(100, 90))
    assert (found.lower, found.upper) == pytest.approx((-0.15, -0.14))
    assert found.direction == "down"


@pytest.mark.parametrize("sizes", ["any", "smallest"])
def test_the_interval_covers_the_change_in_worlds_whose_first_wave_prints_the_figure(sizes):
    rng, worlds, n_now, population = np.random.default_rng(18), 60_000, 90, report.POPULATION
    by_size = {each.n: each for each in COMBINED}
    intervals = [share_change(COMBINED, count / n_now, n_now, (population, population)) for count in range(n_now + 1)]
    lower, upper = (np.array([getattr(each, end) for each in intervals]) for end in ("lower", "upper"))
    n = rng.choice(list(by_size) if sizes == "any" else [min(by_size)], worlds)
    have = rng.integers(0, population + 1, worlds)
    then = stats.hypergeom.rvs(population, have, n, random_state=rng)
    printed = np.array([by_size[each].least for each in n]), np.array([by_size[each].greatest for each in n])
    kept = (printed[0] <= then) & (then <= printed[1])
    assert kept.sum() > 500
    drift = rng.integers(-80, 81, kept.sum())
    later = np.clip(have[kept] + drift, 0, population)
    now = stats.hypergeom.rvs(population, later, n_now, random_state=rng)
    change = (later - have[kept]) / population
    covered = (lower[now] <= change) & (change <= upper[now])
    assert covered.mean() >= 0.95
    assert (upper[now] - lower[now]).mean() < 0.45


def test_a_mean_without_a_spread_covers_the_change_for_any_spread_that_it_can_have():
    rng, sizes, n_now = np.random.default_rng(4), report.sample_sizes(PRINTED), 90
    covered = []
    for _ in range(400):
        n, most = int(rng.choice(sizes)), rng.random()
        everyone = np.where(
            rng.random(report.POPULATION) < most, rng.integers(0, 11, report.POPULATION), rng.choice([0, 10])
        )
        later = np.clip(everyone + rng.integers(-2, 3), 0, 10)
        then = rng.choice(everyone, n, replace=False).mean()
        now = rng.choice(later, n_now, replace=False)
        printed = round(then, 1)
        range_then = max(printed - 0.05, 0), min(printed + 0.05, 10)
        found = mean_change(range_then, sizes, now.mean(), now.std(ddof=1), n_now, (0, 10))
        covered.append(found.lower <= later.mean() - everyone.mean() <= found.upper)
    assert np.mean(covered) >= 0.95


@pytest.mark.parametrize(
    ("mean", "spread", "sizes", "least"),
    [
        (2.7, 1.0, (80, 110), 0.94),
        (2.7, 1.0, (20, 20), 0.94),
        (5.0, 0.05, (25, 160), 0.94),  # all of the points or none
        (1.0, 0.3, (80, 110), 0.92),
        (0.4, 0.5, (80, 110), 0.92),  # few give it any point
        (0.4, 0.5, (25, 160), 0.86),
    ],
)
def test_the_interval_between_two_waves_covers_as_often_as_its_page_says(mean, spread, sizes, least):
    """Two populations of 355 divide ten points; an item that few choose makes small waves skew, and the interval short."""
    rng, covered = np.random.default_rng(5), []
    for _ in range(1000):
        given = rng.beta(mean * spread, (10 - mean) * spread, (2, report.POPULATION))
        everyone = rng.binomial(10, given)
        waves = [pd.Series(rng.choice(people, n, replace=False)) for people, n in zip(everyone, sizes, strict=True)]
        found = sample_mean_change(*waves, (report.POPULATION, report.POPULATION))
        covered.append(found.lower <= everyone[1].mean() - everyone[0].mean() <= found.upper)
    assert least <= np.mean(covered) <= 0.97


def test_what_cannot_be_is_refused():
    for bad in ([], [Counts(80, 52, 51)]):
        with pytest.raises(TableError, match="0 counts then"):
            share_change(bad, 0.5, 90)
    with pytest.raises(TableError, match=r"1\.5 of 90 now"):
        share_change(COMBINED, 1.5, 90)
    with pytest.raises(TableError, match="expected means from 0 to 10"):
        mean_change((2.65, 2.75), [80], 11, 1, 90, (0, 10))
