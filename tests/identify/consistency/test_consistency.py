"""GRIM, GRIMMER, DEBIT, CLOSURE and SPRITE against all data sets there are, and what cannot be used."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from itertools import combinations_with_replacement
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenwicht.identify import (
    OutOfReachError,
    PrintedMeanAndSD,
    PublishedFigureError,
    Rounding,
    check_results,
    closure_count,
    closure_generate,
    debit,
    find_histogram,
    grim,
    grimmer,
    sprite,
)

ROUNDINGS: tuple[Rounding, ...] = ("half_up", "half_even", "any")


def printings(square: Fraction, sign: int, decimals: int, rounding: Rounding) -> set[str]:
    """How sign * sqrt(square) may be printed, by whole-number square roots alone."""
    twice = math.isqrt(math.floor(4 * 100**decimals * square))
    is_half = twice % 2 == 1 and twice * twice == 4 * 100**decimals * square
    units = {(twice + 1) // 2}
    if is_half and rounding == "any":
        units = {twice // 2, twice // 2 + 1}
    elif is_half and rounding == "half_even":
        units = {twice // 2 + twice // 2 % 2}
    return {f"{Decimal(sign * unit).scaleb(-decimals):.{decimals}f}" for unit in units}


def pairs(n: int, lowest: int, highest: int, items: int, rounding: Rounding) -> set[tuple[str, str]]:
    """Every pair of a mean and a standard deviation with one decimal that n scores on a scale can print."""
    found = set()
    for sums in combinations_with_replacement(range(lowest * items, highest * items + 1), n):
        mean = Fraction(sum(sums), n * items)
        variance = sum((Fraction(s, items) - mean) ** 2 for s in sums) / (n - 1)
        means = printings(mean**2, 1 if mean >= 0 else -1, 1, rounding)
        found |= {(m, sd) for m in means for sd in printings(Fraction(variance), 1, 1, rounding)}
    return found


@pytest.mark.parametrize("rounding", ROUNDINGS)
@pytest.mark.parametrize(("n", "items"), [(2, 1), (3, 1), (3, 2), (4, 1), (5, 1)])
def test_grimmer_and_grim_say_yes_to_what_some_data_set_prints_and_to_nothing_else(
    n: int, items: int, rounding: Rounding
) -> None:
    possible = pairs(n, 1, 4, items, rounding)
    asked = [(f"{m / 10:.1f}", f"{s / 10:.1f}") for m in range(10, 41, 2) for s in range(0, 22)]
    means, spreads = zip(*asked, strict=True)
    found = grimmer(means, spreads, n, items, min_val=1, max_val=4, rounding=rounding)
    assert found["consistency"].tolist() == [pair in possible for pair in asked]
    assert (found["reason"] == "").tolist() == found["consistency"].tolist()
    by_mean = {mean for mean, _ in possible}
    assert grim(means, n, items, rounding=rounding)["consistency"].tolist() == [mean in by_mean for mean in means]


@given(st.lists(st.integers(-30, 30), min_size=2, max_size=12), st.integers(1, 3), st.sampled_from(ROUNDINGS))
def test_what_answers_print_is_consistent_without_a_scale_and_with_one_end_of_it(
    sums: list[int], items: int, rounding: Rounding
) -> None:
    n = len(sums)
    mean = Fraction(sum(sums), n * items)
    variance = sum((Fraction(s, items) - mean) ** 2 for s in sums) / (n - 1)
    x = min(printings(mean**2, 1 if mean >= 0 else -1, 2, rounding))
    sd = max(printings(Fraction(variance), 1, 2, rounding))
    assert grimmer(x, sd, n, items, rounding=rounding)["consistency"].item()
    assert grimmer(x, sd, n, items, min_val=-30, rounding=rounding)["consistency"].item()
    assert grim(x, n, items, rounding=rounding)["consistency"].item()


def test_debit_says_what_grimmer_says_of_a_scale_from_0_to_1() -> None:
    spreads = [(ones * (23 - ones) / 23 / 22) ** 0.5 for ones in range(24)]
    x = [f"{ones / 23:.2f}" for ones in range(24) for _ in range(3)]
    sd = [f"{max(spread + change, 0):.2f}" for spread in spreads for change in (-0.01, 0, 0.01)]
    by_debit = debit(x, sd, 23)
    assert by_debit["consistency"].tolist() == grimmer(x, sd, 23, min_val=0, max_val=1)["consistency"].tolist()
    assert by_debit["consistency"].any()
    assert not by_debit["consistency"].all()


def test_percentages_are_counted_of_a_hundred() -> None:
    assert grim(["64", "63"], 11, percent=True)["consistency"].tolist() == [True, False]
    assert grim("63", 11, percent=True)["reason"].item().startswith("6 of 11 gives 54.55, 7 gives 63.64")


def test_far_more_respondents_than_decimals_can_tell_apart_are_always_consistent() -> None:
    found = grim(["2.7", "0.33"], [10**12, 10**9], [1, 5])
    assert found["consistency"].all()
    assert (found["probability"] == 0).all()


@pytest.mark.parametrize("items", [1, 2])
def test_all_data_sets_that_closure_lists_print_the_figures_and_are_as_many_as_it_counts(items: int) -> None:
    listed = closure_generate("2.3", "1.1", 7, 1, 5, items)
    assert len(listed) == closure_count("2.3", "1.1", 7, 1, 5, items) == len(listed.drop_duplicates())
    assert listed.columns.tolist() == [score / items for score in range(items, 5 * items + 1)]
    scores = np.repeat(np.tile(listed.columns, (len(listed), 1)).ravel(), listed.to_numpy().ravel()).reshape(-1, 7)
    assert np.allclose(np.abs(scores.mean(axis=1) - 2.3).clip(0.05), 0.05)
    assert np.allclose(np.abs(scores.std(axis=1, ddof=1) - 1.1).clip(0.05), 0.05)


def test_sprite_draws_from_what_closure_lists_and_all_of_it_when_asked_for_distinct_ones() -> None:
    listed = closure_generate("2.3", "1.1", 7, 1, 5)
    drawn = sprite("2.3", "1.1", 7, 1, 5, n_distributions=len(listed), distinct=True, seed=1)
    assert {tuple(row) for row in drawn.to_numpy()} == {tuple(row) for row in listed.to_numpy()}


def test_a_list_too_long_to_hold_is_refused_and_points_to_draws() -> None:
    with pytest.raises(OutOfReachError, match="draw some with sprite"):
        closure_generate("2.7", "1.5", 90, 0, 10)


def test_where_a_count_is_out_of_reach_a_data_set_is_still_found() -> None:
    printed = PrintedMeanAndSD(500, "41.27", "23.11", 0, 100)
    with pytest.raises(OutOfReachError):
        closure_count("41.27", "23.11", 500, 0, 100)
    found = find_histogram(printed)
    assert found is not None
    scores = found.index.repeat(found).to_numpy()
    assert (f"{scores.mean():.2f}", f"{scores.std(ddof=1):.2f}") == ("41.27", "23.11")


def test_a_score_that_nobody_gave_can_rule_a_data_set_out() -> None:
    printed = PrintedMeanAndSD(4, "2.50", "1.29", 1, 4)
    assert find_histogram(printed, {2: 0}) is None
    assert find_histogram(printed, {2: 1}) is not None


TABLE = pd.DataFrame({"x": ["5.20", "5.21", "0.35"], "n": ["28", "28", "1683"], "sd": ["", "1.60", "0.48"]})


def test_each_row_gets_the_test_that_its_columns_allow() -> None:
    found = check_results(TABLE.assign(min_val=["", "", "0"], max_val=["", "", "1"], note="kept"))
    assert found["test"].tolist() == ["GRIM", "GRIMMER", "DEBIT"]
    assert found["consistency"].tolist() == [False, True, True]
    assert found["note"].eq("kept").all()
    assert found["reason"].iloc[0].startswith("145 of 28 gives 5.1786")


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: grim(["5.2", "many"], 28), "row 2: x is 'many'"),
        (lambda: grim(5.2, 28), "does not show how many decimals"),
        (lambda: grim("5.2", [28, 0]), "row 2: n is 0, expected a whole number of 1 or more"),
        (lambda: grim(["5.2", "5.3"], [28, 29, 30]), "different lengths"),
        (lambda: grim("5.2", 28, rounding="largest_remainder"), "choose half_up, half_even or any"),
        (lambda: grimmer("5.2", "-1", 28), "sd is -1"),
        (lambda: grimmer("5.2", "1.0", 1), "n is 1, expected a whole number of 2 or more"),
        (lambda: grimmer("5.2", "1.0", 20, min_val="low"), "min_val is 'low', expected a whole number"),
        (lambda: grimmer("5.2", "1.0", 20, min_val=7, max_val=1), "expected the lowest score first"),
        (lambda: debit("0.5", "?", 20), "sd is '?'"),
        (lambda: check_results(TABLE.drop(columns="n")), "found no column n"),
        (lambda: check_results(TABLE.assign(n=["28", "", "9"])), "row 2: n is empty"),
        (lambda: check_results(TABLE.assign(n=["28", "9", "x"])), "row 3: n is 'x'"),
        (lambda: find_histogram(PrintedMeanAndSD(4, "2.5", "1.3", 1, 4), {9: 1}), "exactly names the score 9"),
        (lambda: find_histogram(PrintedMeanAndSD(4, "2.5", "1.3", 1, 4), {1: 3, 2: 3}), "exactly adds to 6"),
        (lambda: PrintedMeanAndSD(4, "2.5", "1.3", 1, 4, items=0), "items is 0, expected 1 or more"),
    ],
)
def test_what_cannot_be_used_is_told(ask: Any, message: str) -> None:
    with pytest.raises(PublishedFigureError) as told:
        ask()
    assert message in str(told.value)
