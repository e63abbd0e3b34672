"""Which numbers of respondents can print a report's figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise, product
from typing import Any, cast

import numpy as np
import pysprite
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenwicht.identify import (
    PrintedRow,
    PublishedFigureError,
    Rounding,
    apportion,
    explain,
    joint_sample_sizes,
    printed_interval,
    sample_sizes,
    sample_sizes_of_means,
)
from evenwicht.identify.rounding.largest_remainder import prints_by_largest_remainder
from evenwicht.identify.sizes.row_sizes import certain_from, prints_at

PLAIN: tuple[Rounding, ...] = ("half_up", "half_even", "any")

# the figures that a Dutch report of 2020 printed
PHILOSOPHY = PrintedRow.of_percentages(["64", "17", "9", "7", "3"], name="philosophy")
ASSIGNMENT = PrintedRow.of_percentages(["61", "22", "9", "8"], name="assignment")
REPERTOIRE = PrintedRow.of_percentages(["28", "25", "17", "10"], exhaustive=False, name="repertoire")
STEERING_FORM = PrintedRow.of_means(["2.7", "2.3", "1.6", "1.2", "0.8", "0.7", "0.7"], name="steering form")
CONDITION = PrintedRow.of_means(["2.6", "1.5", "2.7", "0.6", "0.4", "1.1", "0.3", "0.8"], name="condition")
REPORT = [PHILOSOPHY, ASSIGNMENT, REPERTOIRE, STEERING_FORM, CONDITION]


def compositions(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    """Every way to split a whole number over parts, by placing bars between stars."""
    for bars in product(range(total + 1), repeat=parts - 1):
        if all(left <= right for left, right in pairwise(bars)):
            yield tuple(right - left for left, right in pairwise((0, *bars, total)))


def rounds_by_hamilton(totals: Sequence[int], printed_units: Sequence[int]) -> bool:
    """Hamilton's rule as its textbook says it, ties free: floors, then missing units by remainder."""
    total, whole = sum(totals), sum(printed_units)
    shares = [Fraction(t * whole, total) for t in totals]
    floors = [share.numerator // share.denominator for share in shares]
    remainders = [share - floor for share, floor in zip(shares, floors, strict=True)]
    ups = [printed - floor for printed, floor in zip(printed_units, floors, strict=True)]
    if any(up not in (0, 1) for up in ups) or sum(ups) != whole - sum(floors):
        return False
    rounded_up = [r for r, up in zip(remainders, ups, strict=True) if up]
    rounded_down = [r for r, up in zip(remainders, ups, strict=True) if not up]
    return not rounded_up or not rounded_down or min(rounded_up) >= max(rounded_down)


def test_the_report_gives_the_sample_sizes_that_were_known() -> None:
    assert joint_sample_sizes([PHILOSOPHY], 355)[:6] == [58, 69, 70, 75, 76, 80]
    assert joint_sample_sizes([ASSIGNMENT], 355)[0] == 64
    assert joint_sample_sizes([REPERTOIRE], 355)[0] == 40
    together = joint_sample_sizes(REPORT, 355)
    assert together[:7] == [80, 88, 89, 99, 100, 101, 103]
    impossible = {*range(81, 88), *range(90, 99), 102, 104, 105, 107, 108, 113, 114, 115, 121}
    assert set(range(80, 356)) - set(together) == impossible


def test_the_plain_call_on_numbers_agrees_with_the_rows() -> None:
    forms = ["2.7", "2.3", "1.6", "1.2", "0.8", "0.7", "0.7"]
    assert sample_sizes([64, 17, 9, 7, 3], n_max=355) == joint_sample_sizes([PHILOSOPHY], 355)
    assert sample_sizes_of_means(forms, n_max=355) == joint_sample_sizes([STEERING_FORM], 355)


@given(
    st.lists(st.integers(0, 6), min_size=2, max_size=3).filter(any),
    st.lists(st.integers(-1, 1), min_size=3, max_size=3),
    st.sampled_from(PLAIN),
    st.booleans(),
    st.integers(0, 1),
)
def test_sample_sizes_are_those_for_which_some_counts_print_as_the_row(
    counts: list[int], noise: list[int], rounding: Rounding, exhaustive: bool, decimals: int
) -> None:
    unit = Fraction(1, 10**decimals)
    figures = [
        min(
            max(round(Fraction(100 * count, sum(counts)), decimals) + shift * unit, Fraction(0)),
            Fraction(100),
        )
        for count, shift in zip(counts, noise, strict=False)
    ]
    intervals = [printed_interval(figure, decimals, rounding) for figure in figures]
    parts = len(figures) + (not exhaustive)
    expected = [
        n
        for n in range(1, 13)
        if any(
            all(Fraction(100 * c, n) in interval for c, interval in zip(split, intervals, strict=False))
            for split in compositions(n, parts)
        )
    ]
    try:
        found = sample_sizes(figures, decimals, exhaustive, n_max=12, rounding=rounding)
    except PublishedFigureError:
        found = []
    assert found == expected


@given(
    st.lists(st.integers(0, 9), min_size=2, max_size=3).filter(any),
    st.integers(2, 4),
    st.sampled_from(PLAIN),
)
def test_sample_sizes_of_means_are_those_for_which_some_totals_print_as_the_row(
    totals: list[int], points: int, rounding: Rounding
) -> None:
    figures = [round(Fraction(points * t, sum(totals)), 1) for t in totals]
    intervals = [printed_interval(figure, 1, rounding) for figure in figures]
    expected = [
        n
        for n in range(1, 7)
        if any(
            all(Fraction(t, n) in interval for t, interval in zip(split, intervals, strict=True))
            for split in compositions(points * n, len(figures))
        )
    ]
    try:
        found = sample_sizes_of_means(figures, 1, points, n_max=6, rounding=rounding)
    except PublishedFigureError:
        found = []
    assert found == expected


@given(
    st.lists(st.integers(0, 7), min_size=2, max_size=4).filter(any),
    st.lists(st.integers(0, 7), min_size=4, max_size=4),
)
def test_the_spread_of_errors_tells_what_the_rule_of_largest_remainder_tells(
    totals: list[int], printed: list[int]
) -> None:
    printed = printed[: len(totals)]
    if any(printed):
        assert prints_by_largest_remainder(totals, printed) == rounds_by_hamilton(totals, printed)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=3), st.booleans())
def test_largest_remainder_sizes_are_those_for_which_some_counts_round_to_the_row(
    tens: list[int], exhaustive: bool
) -> None:
    printed = [10 * ten for ten in tens]
    if exhaustive:
        printed = [*apportion([*tens, 1], 100)]
    if sum(printed) > 100:
        return
    units = printed if exhaustive else [*printed, 100 - sum(printed)]
    expected = [n for n in range(1, 16) if any(rounds_by_hamilton(s, units) for s in compositions(n, len(units)))]
    assert sample_sizes(printed, 0, exhaustive, n_max=15, rounding="largest_remainder") == expected


@given(st.lists(st.integers(0, 30), min_size=2, max_size=5).filter(any), st.integers(1, 130))
def test_a_row_that_largest_remainder_made_can_come_from_the_n_it_was_made_of(weights: list[int], n: int) -> None:
    counts = apportion(weights, n)
    percentages = apportion(counts, 100)
    assert n in sample_sizes(percentages, n_max=n, rounding="largest_remainder")


@given(
    st.lists(st.integers(0, 40), min_size=1, max_size=5).filter(any),
    st.integers(0, 1),
    st.sampled_from([*PLAIN, "largest_remainder"]),
    st.booleans(),
)
def test_from_a_known_n_on_every_n_is_possible(
    weights: list[int], decimals: int, rounding: Rounding, exhaustive: bool
) -> None:
    units = apportion(weights, 100 * 10**decimals)
    kept = units if exhaustive else units[:1]
    row = PrintedRow.of_percentages([Fraction(u, 10**decimals) for u in kept], decimals, exhaustive=exhaustive)
    certain = certain_from(row, rounding)
    if certain is not None:
        assert prints_at(row, np.arange(certain, certain + 300), rounding).all()


@pytest.mark.parametrize("figures", [[34, 34, 33], [33, 33, 33], [26, 26, 25, 25], [15, 15, 14, 14, 14, 14, 13]])
def test_rows_that_do_not_add_to_the_whole_are_in_doubt_for_longer(figures: list[int]) -> None:
    row = PrintedRow.of_percentages(figures)
    n = np.arange(1, 2_001)
    every_n = n[prints_at(row, n, "any")]
    assert sample_sizes(figures, n_max=2_000) == every_n.tolist()
    assert set(range(200, 400)) - set(every_n.tolist()), "some n above twice the unit stays impossible"


def test_a_million_sizes_hold_the_same_answers_as_a_thousand() -> None:
    short = joint_sample_sizes(REPORT, n_max=1_000)
    long = joint_sample_sizes(REPORT, n_max=1_000_000)
    assert long[: len(short)] == short
    assert long[len(short) :] == list(range(1_001, 1_000_001))


def test_three_thirds_to_fifteen_decimals_need_a_number_that_three_divides() -> None:
    thirds = ["33.333333333333333", "33.333333333333333", "33.333333333333334"]
    assert sample_sizes(thirds, None, n_max=1_000, rounding="largest_remainder") == list(range(3, 1_001, 3))


def test_grim_finds_the_mean_that_its_authors_found_inconsistent() -> None:
    # Brown & Heathers (2017): a mean of 5.19 cannot come from 28 whole scores
    sizes = sample_sizes_of_means(["5.19"], total=None, n_max=99)
    assert 28 not in sizes
    assert 27 in sizes
    assert 21 in sizes


@pytest.mark.parametrize("mean", ["3.48", "5.19", "0.07", "2.91"])
def test_grim_agrees_with_pysprite_away_from_halves(mean: str) -> None:
    sizes = set(sample_sizes_of_means([mean], total=None, n_max=97, rounding="half_even"))
    for n in range(1, 98):
        if n % 8:  # elsewhere no whole score over n lies on a half of a hundredth
            assert (n in sizes) == bool(pysprite.grim(n, float(mean), 2)), n


def test_separate_means_may_be_negative() -> None:
    assert sample_sizes_of_means(["-0.5"], total=None, n_max=5) == [2, 4]


@given(st.integers(1, 140), st.sampled_from([*PLAIN, "largest_remainder"]))
def test_an_explanation_names_a_clash_exactly_when_n_is_impossible(n: int, rounding: Rounding) -> None:
    possible = set(joint_sample_sizes(REPORT, 355, rounding=rounding))
    explanation = explain(n, REPORT, rounding)
    assert explanation.possible == (n in possible)
    assert ("impossible" in str(explanation)) == (n not in possible)
    for clash in explanation.clashes:
        row = next(row for row in REPORT if row.name == clash.question)
        assert n not in joint_sample_sizes([row], 355, rounding=rounding)
        assert clash.sentence in str(explanation)


def test_an_explanation_says_which_figure_and_why() -> None:
    (clash,) = (c for c in explain(81, REPORT).clashes if c.question == "philosophy")
    assert clash.kind == "figure"
    assert clash.figures == ("3",)
    assert "2 gives 2.47 % and 3 gives 3.70 %" in clash.sentence
    (clash,) = explain(104, REPORT).clashes
    assert (clash.question, clash.kind) == ("assignment", "sum_too_low")
    assert "add to 103, less than 104" in clash.sentence
    (clash,) = explain(121, REPORT).clashes
    assert (clash.question, clash.kind) == ("assignment", "sum_too_high")
    assert "add to 122, more than 121" in clash.sentence
    (clash,) = explain(5, [ASSIGNMENT], "largest_remainder").clashes
    assert clash.kind == "largest_remainder"


@pytest.mark.parametrize(
    ("figures", "options", "message"),
    [
        ([164, 17], {}, r"figure 1 is 164, expected 0 to 100"),
        ([64, -3], {}, r"figure 2 is -3, expected 0 to 100"),
        ([64, 17], {}, r"add to 81, too far from 100.*not exhaustive"),
        ([64, 57], {}, r"add to 121, too far from 100"),
        ([64, 57], {"exhaustive": False}, r"add to 121, too far from 100"),
        ([64, float("nan")], {}, r"figure 2 is nan: expected a finite number"),
        (["64", "abc"], {}, r"figure 2 is 'abc', which is not a number"),
        (["64.5", "35.5"], {}, r"figure 1 is '64.5', which has more than 0 decimals"),
        ([], {}, r"expected one figure or more"),
        ("64", {}, r"expected one figure or more"),
        ([64, 36], {"n_max": 0}, r"n_max is 0"),
        ([64, 36], {"rounding": "away"}, r"rounding is 'away'"),
        ([64, 35], {"rounding": "largest_remainder"}, r"add to 99, expected 100"),
        (["64", "36.0"], {"rounding": "largest_remainder", "decimals": None}, r"with 0 and 1 decimals"),
    ],
)
def test_bad_input_gives_one_message_that_names_the_figure(
    figures: list[str], options: dict[str, Any], message: str
) -> None:
    with pytest.raises(PublishedFigureError, match=message):
        sample_sizes(figures, **{"n_max": 355, **options})


def test_bad_means_and_bad_n_are_refused_too() -> None:
    with pytest.raises(PublishedFigureError, match=r"figure 1 is 12\.0, expected 0 to 10"):
        sample_sizes_of_means(["12.0"], n_max=355)
    with pytest.raises(PublishedFigureError, match="the total is 0"):
        sample_sizes_of_means(["1.0"], total=0, n_max=355)
    with pytest.raises(PublishedFigureError, match="no sum to keep"):
        sample_sizes_of_means(["1.0"], total=None, rounding="largest_remainder", n_max=355)
    with pytest.raises(PublishedFigureError, match="found no questions"):
        joint_sample_sizes([], 355)
    with pytest.raises(PublishedFigureError, match="n is 0"):
        explain(0, REPORT)
    with pytest.raises(PublishedFigureError, match="expected a question"):
        joint_sample_sizes(cast(Any, ["64"]), 355)
    with pytest.raises(PublishedFigureError, match="2 figures for 1 answers"):
        PrintedRow.of_percentages([64, 36], labels=["yes"])
