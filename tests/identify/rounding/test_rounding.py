"""What a printed figure says about the exact value behind it."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenwicht.identify import PublishedFigureError, Rounding, check_rounding, printed_interval
from evenwicht.identify.rounding.rounding import (
    Interval,
    parse_printed,
    whole_range,
)

CONVENTIONS: tuple[Rounding, ...] = ("half_up", "half_even", "any", "largest_remainder")


def rounded_half_up(exact: Fraction, decimals: int) -> Fraction:
    """The standard library's decimal rounding: halves are finite decimals, so 60 digits never hide one."""
    with localcontext() as context:
        context.prec = 60
        quotient = Decimal(exact.numerator) / Decimal(exact.denominator)
        return Fraction(quotient.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP))


def printed_forms(exact: Fraction, decimals: int, rounding: Rounding) -> set[Fraction]:
    """Every figure that this convention may print for an exact value."""
    unit = Fraction(1, 10**decimals)
    if rounding == "half_up":
        return {rounded_half_up(exact, decimals)}
    if rounding == "half_even":
        return {Fraction(round(exact, decimals))}
    if rounding == "any":
        nearest = {math.floor(exact / unit) * unit, math.ceil(exact / unit) * unit}
        least = min(abs(exact - candidate) for candidate in nearest)
        return {candidate for candidate in nearest if abs(exact - candidate) == least}
    return {math.floor(exact / unit) * unit, math.ceil(exact / unit) * unit}


@given(
    total=st.integers(-400, 400),
    n=st.integers(1, 48),
    decimals=st.integers(0, 2),
    rounding=st.sampled_from(CONVENTIONS),
    shift=st.integers(-2, 2),
)
def test_an_exact_value_lies_in_the_interval_of_a_figure_exactly_when_it_prints_as_it(
    total: int, n: int, decimals: int, rounding: Rounding, shift: int
) -> None:
    exact = Fraction(total, n)
    figure = rounded_half_up(exact, decimals) + Fraction(shift, 10**decimals)
    expected = figure in printed_forms(exact, decimals, rounding)
    assert (exact in printed_interval(figure, decimals, rounding)) == expected


@given(
    value=st.integers(-60, 160),
    decimals=st.integers(0, 1),
    n=st.integers(1, 60),
    rounding=st.sampled_from(CONVENTIONS),
    scale=st.sampled_from([1, 100]),
)
def test_the_range_of_totals_holds_those_that_print_as_the_figure_and_no_other(
    value: int, decimals: int, n: int, rounding: Rounding, scale: int
) -> None:
    figure = Fraction(value, 10**decimals)
    low, high = whole_range(printed_interval(figure, decimals, rounding), n, scale, 0, 100)
    within = [
        total
        for total in range(-5, 100 * n // scale + 6)
        if 0 <= Fraction(scale * total, n) <= 100
        and figure in printed_forms(Fraction(scale * total, n), decimals, rounding)
    ]
    assert list(range(low, high + 1)) == within


@given(
    digits=st.integers(0, 15),
    value=st.integers(-(10**25), 10**25),
    rounding=st.sampled_from(CONVENTIONS),
    scale=st.sampled_from([1, 100]),
    sizes=st.lists(st.integers(1, 1_000_000), min_size=1, max_size=5),
)
def test_ranges_of_a_whole_array_equal_those_of_each_n_however_many_decimals(
    digits: int, value: int, rounding: Rounding, scale: int, sizes: list[int]
) -> None:
    figure = Fraction(value % (100 * 10**digits), 10**digits)
    interval = printed_interval(figure, digits, rounding)
    low, high = whole_range(interval, np.array(sizes), scale, None, 100)
    one_by_one = [whole_range(interval, n, scale, None, 100) for n in sizes]
    assert list(zip(low.tolist(), high.tolist(), strict=True)) == one_by_one


def test_a_half_goes_where_the_convention_sends_it() -> None:
    half = Fraction(5, 2)
    assert half in printed_interval("3", 0, "half_up")
    assert half not in printed_interval("2", 0, "half_up")
    assert half in printed_interval("2", 0, "half_even")
    assert half not in printed_interval("3", 0, "half_even")
    assert half in printed_interval("2", 0, "any")
    assert half in printed_interval("3", 0, "any")
    assert Fraction(7, 2) in printed_interval("4", 0, "half_even")
    assert -half in printed_interval("-3", 0, "half_up")


def test_an_end_of_an_interval_belongs_to_it_only_when_closed() -> None:
    interval = Interval(Fraction(1), Fraction(2), lower_closed=True, upper_closed=False)
    assert Fraction(1) in interval
    assert Fraction(2) not in interval
    assert 1.5 not in interval, "a float is not exact"


@pytest.mark.parametrize(
    ("written", "value", "decimals"),
    [
        ("2.0", Fraction(2), 1),
        ("2,7", Fraction(27, 10), 1),
        (" 64 % ", Fraction(64), 0),
        ("-0.25", Fraction(-1, 4), 2),
        ("\N{MINUS SIGN}3", Fraction(-3), 0),
        (17, Fraction(17), 0),
        (np.int64(17), Fraction(17), 0),
        (Decimal("12.50"), Fraction(25, 2), 2),
    ],
)
def test_a_figure_shows_its_own_decimals(written: str | int | Decimal, value: Fraction, decimals: int) -> None:
    assert parse_printed(written) == (value, decimals)


def test_given_decimals_read_numbers_that_do_not_show_them() -> None:
    assert parse_printed(2.7, 1) == (Fraction(27, 10), 1)
    assert parse_printed(np.float64(0.1), 2) == (Fraction(1, 10), 2)
    assert parse_printed("2", 1) == (Fraction(2), 1)
    assert parse_printed(Fraction(1, 4), 2) == (Fraction(1, 4), 2)


@pytest.mark.parametrize("written", ["", "abc", "1.2.3", "1e3", "1,000.5", "nan", "64%%", "1.", "٣"])
def test_text_that_is_no_number_is_named_in_the_message(written: str) -> None:
    with pytest.raises(PublishedFigureError, match=r"share of red is .* not a number"):
        parse_printed(written, label="share of red")


@pytest.mark.parametrize("written", [float("nan"), float("inf"), Decimal("NaN"), Decimal("-Infinity")])
def test_numbers_that_are_not_finite_are_refused(written: float | Decimal) -> None:
    with pytest.raises(PublishedFigureError, match="expected a finite number"):
        parse_printed(written, 1)


@pytest.mark.parametrize("written", [True, None, [1], 1 + 2j])
def test_what_is_no_number_at_all_is_refused(written: Any) -> None:
    with pytest.raises(PublishedFigureError, match="expected a number"):
        parse_printed(written)


def test_decimals_that_a_number_hides_must_be_given() -> None:
    with pytest.raises(PublishedFigureError, match="does not show how many decimals"):
        parse_printed(2.0)
    with pytest.raises(PublishedFigureError, match="more than 1 decimals"):
        parse_printed("2.75", 1)
    with pytest.raises(PublishedFigureError, match="more than 0 decimals"):
        parse_printed("2.0", 0)
    with pytest.raises(PublishedFigureError, match="decimals is -1"):
        parse_printed("2", -1)


def test_options_that_do_not_exist_are_refused() -> None:
    with pytest.raises(PublishedFigureError, match="choose one of half_up, half_even, any, largest_remainder"):
        check_rounding("bankers")


@pytest.mark.parametrize(("written", "exact", "decimals"), [(".35", Fraction(7, 20), 2), ("-,5", Fraction(-1, 2), 1)])
def test_a_figure_may_leave_out_its_nought(written: str, exact: Fraction, decimals: int) -> None:
    assert parse_printed(written) == (exact, decimals)
