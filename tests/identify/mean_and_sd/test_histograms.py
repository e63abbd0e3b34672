"""Histograms behind a printed mean and standard deviation: all of them, and draws that favour none."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from itertools import combinations_with_replacement, product
from typing import Any

import numpy as np
import pysprite
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chisquare

from evenwicht.identify import (
    OutOfReachError,
    PrintedMeanAndSD,
    PublishedFigureError,
    Rounding,
    tabulate_data_sets,
    tabulate_histograms,
)
from evenwicht.identify.mean_and_sd.histogram_programme import added_up, with_one_more_score
from evenwicht.identify.rounding.uniform_numbers import uniform_numbers

ROUNDINGS: tuple[Rounding, ...] = ("half_up", "half_even", "any")


def rounded(square: Fraction, sign: int, decimals: int, rounding: Rounding) -> set[Fraction]:
    """What sign * sqrt(square) may print as, by whole-number square roots alone."""
    halves = 4 * 100**decimals * square  # (twice the value in units of the last digit) squared
    root = math.isqrt(math.floor(halves))
    is_half = root % 2 == 1 and root * root == halves
    units = {(root + 1) // 2}
    if is_half and rounding == "any":
        units = {root // 2, root // 2 + 1}
    elif is_half and rounding == "half_even":
        units = {root // 2 + root // 2 % 2}
    return {Fraction(sign * unit, 10**decimals) for unit in units}


def prints(scores: Iterable[int], printed: PrintedMeanAndSD, decimals: int, sd_decimals: int | None = None) -> bool:
    """Whether these scores print as the figures, by the definitions of mean and standard deviation."""
    values = list(scores)
    mean = Fraction(sum(values), len(values))
    variance = sum(((value - mean) ** 2 for value in values), Fraction(0)) / (len(values) - printed.ddof)
    means = rounded(mean**2, 1 if mean >= 0 else -1, decimals, printed.rounding)
    sds = rounded(variance, 1, decimals if sd_decimals is None else sd_decimals, printed.rounding)
    return Fraction(printed.mean) in means and Fraction(printed.sd) in sds


def histogram(scores: Iterable[int], lowest: int, highest: int) -> tuple[int, ...]:
    times = Counter(scores)
    return tuple(times[score] for score in range(lowest, highest + 1))


@pytest.mark.parametrize(
    ("n", "lowest", "highest", "count"),
    [(20, 0, 10, 1_177), (40, 0, 10, 93_759), (70, 0, 10, 4_612_172), (70, 1, 5, 7_797)],
)
def test_the_counts_are_those_that_two_other_programmes_found(n: int, lowest: int, highest: int, count: int) -> None:
    assert tabulate_histograms(PrintedMeanAndSD(n, "2.7", "1.5", lowest, highest)).count == count


@given(
    st.lists(st.integers(-2, 4), min_size=2, max_size=6),
    st.integers(0, 2),
    st.integers(0, 2),
    st.integers(0, 2),
    st.sampled_from(ROUNDINGS),
    st.integers(0, 1),
)
def test_the_numbered_histograms_are_all_that_print_as_the_figures_and_no_other(
    scores: list[int], below: int, above: int, decimals: int, rounding: Rounding, ddof: int
) -> None:
    mean = Fraction(sum(scores), len(scores))
    variance = sum(((score - mean) ** 2 for score in scores), Fraction(0)) / (len(scores) - ddof)
    printed = PrintedMeanAndSD(
        len(scores),
        max(rounded(mean**2, 1 if mean >= 0 else -1, decimals, rounding)),
        max(rounded(variance, 1, decimals, rounding)),
        min(scores) - below - (decimals == 0),
        max(scores) + above + (decimals == 0),
        decimals=decimals,
        rounding=rounding,
        ddof=ddof,
    )
    scale = range(printed.lowest, printed.highest + 1)
    expected = {
        histogram(values, printed.lowest, printed.highest)
        for values in combinations_with_replacement(scale, printed.n)
        if prints(values, printed, decimals)
    }
    table = tabulate_histograms(printed)
    found = [tuple(row) for row in table.numbered(np.arange(table.count)).to_numpy().tolist()]
    assert len(found) == len(set(found)), "each number has a histogram of its own"
    assert set(found) == expected
    assert histogram(scores, printed.lowest, printed.highest) in expected


def test_every_histogram_is_drawn_as_often_as_the_others() -> None:
    table = tabulate_histograms(PrintedMeanAndSD(12, "2.7", "1.5", 0, 6))
    draws = 100 * table.count
    times = Counter(map(tuple, table.draw(draws, seed=20).to_numpy().tolist()))
    assert len(times) == table.count
    assert chisquare(list(times.values())).pvalue > 0.001


def test_every_data_set_is_drawn_as_often_as_the_others() -> None:
    printed = PrintedMeanAndSD(6, "1.7", "1.4", 0, 4)
    ways = Counter(histogram(values, 0, 4) for values in product(range(5), repeat=6) if prints(values, printed, 1))
    drawn = Counter(map(tuple, tabulate_data_sets(printed).draw(60_000, seed=3).to_numpy().tolist()))
    assert set(drawn) == set(ways)
    expected = np.array([ways[key] for key in ways]) / ways.total() * 60_000
    assert chisquare([drawn[key] for key in ways], expected).pvalue > 0.001


def test_the_two_priors_differ() -> None:
    printed = PrintedMeanAndSD(70, "2.7", "1.5", 0, 10)
    by_histogram = tabulate_histograms(printed).draw(2_000, seed=1)
    by_data_set = tabulate_data_sets(printed).draw(2_000, seed=1)
    for drawn in (by_histogram, by_data_set):
        assert all(prints(np.repeat(np.arange(11), row), printed, 1) for row in drawn.to_numpy()[:200])
    # extreme scores can be dealt out in few ways, so that data sets hold fewer of them than histograms do
    assert by_data_set[10].mean() < by_histogram[10].mean()


def test_draws_repeat_with_their_seed_and_are_distinct_when_asked() -> None:
    table = tabulate_histograms(PrintedMeanAndSD(20, "2.7", "1.5", 0, 10))
    assert table.draw(50, seed=4).equals(table.draw(50, seed=4))
    assert not table.draw(50, seed=4).equals(table.draw(50, seed=5))
    assert not table.draw(table.count, seed=6, distinct=True).duplicated().any()
    data_sets = tabulate_data_sets(table.printed)
    assert data_sets.draw(50, seed=4).equals(data_sets.draw(50, seed=4))
    assert len(data_sets.draw(0)) == len(table.draw(0)) == 0


def test_whatever_pysprite_finds_that_is_valid_is_in_the_list() -> None:
    printed = PrintedMeanAndSD(70, "2.7", "1.50", 1, 5)
    table = tabulate_histograms(printed)
    listed = set(map(tuple, table.numbered(np.arange(table.count)).to_numpy().tolist()))
    sprite = pysprite.Sprite(70, 2.7, 1.5, 1, 2, 1, 5)
    _, samples, _ = sprite.find_possible_distributions(60, init_method="random", max_iter=20_000)
    valid = [sample for sample in samples if prints([int(x) for x in sample], printed, 1, 2)]
    assert len(valid) > 20
    assert all(histogram(map(int, sample), 1, 5) in listed for sample in valid)


@pytest.mark.parametrize("column", ["selfLR", "TVnews"])
def test_real_answers_are_among_the_histograms_of_their_own_mean_and_sd(column: str) -> None:
    answers = sm.datasets.anes96.load_pandas().data[column].astype(int)[:24]
    lowest, highest = int(answers.min()), int(answers.max())
    printed = PrintedMeanAndSD(24, f"{answers.mean():.2f}", f"{answers.std():.2f}", lowest, highest)
    table = tabulate_histograms(printed)
    listed = table.numbered(np.arange(table.count)).to_numpy()
    assert (listed == histogram(answers, lowest, highest)).all(axis=1).sum() == 1


def test_scales_of_one_and_of_two_scores_are_scales_too() -> None:
    same = tabulate_histograms(PrintedMeanAndSD(30, "3", "0", 3, 3))
    assert same.numbered(np.arange(same.count)).to_numpy().tolist() == [[30]]
    loose = tabulate_histograms(PrintedMeanAndSD(50, "0.3", "0.5", 0, 1))
    expected = [[50 - k, k] for k in range(51) if prints([0] * (50 - k) + [1] * k, loose.printed, 1)]
    assert sorted(loose.numbered(np.arange(loose.count)).to_numpy().tolist(), reverse=True) == expected
    assert len(expected) > 3
    yes_or_no = tabulate_histograms(PrintedMeanAndSD(8, "0.25", "0.46", 0, 1))
    assert yes_or_no.numbered(np.arange(yes_or_no.count)).to_numpy().tolist() == [[6, 2]]
    assert tabulate_data_sets(yes_or_no.printed).draw(1).to_numpy().tolist() == [[6, 2]]


def test_python_numbers_take_over_where_64_bits_are_too_few() -> None:
    large = np.full((2, 1, 1), 2**62, dtype=np.int64)
    assert added_up(large).ravel().tolist() == [2**62, 2**63]
    table = np.full((1, 1, 4), 2**62, dtype=np.int64)
    assert with_one_more_score(np.concatenate([table, table]), 1, 1)[1].ravel().tolist() == [
        2**62,
        2**63,
        2**63,
        2**63,
    ]
    fast = tabulate_histograms(PrintedMeanAndSD(20, "2.7", "1.5", 0, 10))
    slow = replace(
        fast,
        ways=tuple(ways.astype(object) for ways in fast.ways),
        up_to=fast.up_to.astype(object),
        ends=fast.ends.astype(object),
    )
    numbers = np.arange(fast.count)
    assert slow.numbered(numbers).equals(fast.numbered(numbers))


def test_uniform_numbers_beyond_64_bits_cover_their_range_evenly() -> None:
    below = 3 * 2**70
    numbers = uniform_numbers(np.random.default_rng(1), below, 3_000)
    thirds = Counter(number // 2**70 for number in numbers)
    assert set(thirds) == {0, 1, 2}
    assert chisquare(list(thirds.values())).pvalue > 0.001
    assert len(set(uniform_numbers(np.random.default_rng(1), 2**63, 500, distinct=True))) == 500


def test_figures_that_no_data_set_has_are_said_to_have_none() -> None:
    impossible = PrintedMeanAndSD(10, "0.1", "3.0", 0, 5)
    assert tabulate_histograms(impossible).count == 0
    with pytest.raises(PublishedFigureError, match=r"no 10 whole scores from 0 to 5 .* 0\.1 .* 3\.0"):
        tabulate_histograms(impossible).draw(1)
    with pytest.raises(PublishedFigureError, match="no 10 whole scores"):
        tabulate_data_sets(impossible).draw(1)
    not_grim = PrintedMeanAndSD(7, "2.05", "1.00", 0, 5)
    assert not_grim.moments().shape == (0, 2)
    assert tabulate_histograms(not_grim).count == 0


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"n": 1}, r"n is 1, expected more than 1"),
        ({"n": 2.5}, r"n is 2\.5, expected a whole number"),
        ({"mean": "11"}, r"mean is 11, expected one within the scale of 0 to 10"),
        ({"mean": "x"}, r"mean is 'x', which is not a number"),
        ({"sd": "-1.5"}, r"sd is -1\.5, expected 0 or more"),
        ({"sd": float("nan"), "decimals": 1}, r"sd is nan: expected a finite number"),
        ({"lowest": 11}, r"the scale runs from 11 to 10"),
        ({"ddof": -1}, r"ddof is -1"),
        ({"rounding": "largest_remainder"}, r"largest remainder rounds the figures of a row together"),
    ],
)
def test_bad_figures_give_one_message_that_names_the_field(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(PublishedFigureError, match=message):
        replace(PrintedMeanAndSD(20, "2.7", "1.5", 0, 10), **changes)


def test_bad_requests_are_refused_before_anything_is_drawn() -> None:
    table = tabulate_histograms(PrintedMeanAndSD(20, "2.7", "1.5", 0, 10))
    with pytest.raises(PublishedFigureError, match="size is -1"):
        table.draw(-1)
    with pytest.raises(PublishedFigureError, match="have 1177 distinct histograms"):
        table.draw(1_178, distinct=True)
    with pytest.raises(PublishedFigureError, match="expected 0 to 1176"):
        table.numbered(np.array([1_177]))
    wide = PrintedMeanAndSD(300, "50", "25", 0, 100)
    with pytest.raises(OutOfReachError, match="GB"):
        tabulate_histograms(wide)
    with pytest.raises(OutOfReachError, match="GB"):
        tabulate_data_sets(wide)
