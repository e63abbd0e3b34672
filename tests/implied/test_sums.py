"""What the printed figures imply for a sum holds for every truth that prints as them, and is reached by one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from evenwicht import published as publications
from evenwicht.identify import NOT_PRINTED
from evenwicht.implied.sums import implied_range
from evenwicht.published import Published

PUBLISHED = publications.load()
CATEGORIES = [figure.category for figure in PUBLISHED.of("philosophy")]


def with_values(values: list[int], *, exhaustive: bool) -> Published:
    """The report with other percentages of the philosophies."""
    figures = [
        replace(figure, text=str(value), exhaustive=exhaustive)
        for figure, value in zip(PUBLISHED.of("philosophy"), values, strict=True)
    ]
    return replace(PUBLISHED, figures=tuple(figures))


shares = st.lists(st.integers(0, 400), min_size=5, max_size=5).filter(lambda counts: sum(counts) > 0)


@given(shares, st.lists(st.integers(-2, 2), min_size=5, max_size=5), st.booleans())
def test_a_range_holds_the_truth_it_was_rounded_from(counts: list[int], weights: list[int], exhaustive: bool) -> None:
    truth = [Fraction(100 * count, sum(counts)) for count in counts]
    rounded = [int(share + Fraction(1, 2)) for share in truth]
    lower, upper = implied_range(
        with_values(rounded, exhaustive=exhaustive), "philosophy", dict(zip(CATEGORIES, weights, strict=True))
    )
    assert lower <= sum(weight * share for weight, share in zip(weights, truth, strict=True)) <= upper


@given(shares, st.lists(st.integers(-2, 2), min_size=6, max_size=6), st.booleans())
def test_a_range_is_as_narrow_as_linear_programming_makes_it(
    counts: list[int], weights: list[int], exhaustive: bool
) -> None:
    rounded = [int(Fraction(100 * count, sum(counts)) + Fraction(1, 2)) for count in counts]
    names = [*CATEGORIES, NOT_PRINTED]
    limits = [(max(0.0, value - 0.5), value + 0.5) for value in rounded]
    limits.append((0.0, 0.0 if exhaustive else 100.0))
    objective = np.array(weights, dtype=float)
    if exhaustive:
        names, objective[-1] = CATEGORIES, 0.0
    ends = [linprog(sign * objective, A_eq=np.ones((1, 6)), b_eq=[100], bounds=limits).fun for sign in (1, -1)]
    found = implied_range(
        with_values(rounded, exhaustive=exhaustive), "philosophy", dict(zip(names, weights, strict=False))
    )
    assert [float(end) for end in found] == pytest.approx([ends[0], -ends[1]])


def test_the_total_narrows_what_rounding_alone_leaves() -> None:
    singles = {category: 1 for category in CATEGORIES if category != "combined"}
    assert implied_range(PUBLISHED, "philosophy", singles) == (Fraction(71, 2), Fraction(73, 2))


def test_an_unprinted_remainder_lies_within_the_rounding_of_what_is_printed() -> None:
    assert implied_range(PUBLISHED, "repertoire", {NOT_PRINTED: 1}) == (Fraction(18), Fraction(22))


def test_a_category_without_a_figure_is_named() -> None:
    with pytest.raises(KeyError, match="nothing is printed on not_printed of philosophy"):
        implied_range(PUBLISHED, "philosophy", {NOT_PRINTED: 1})


def test_figures_that_cannot_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot add up to 100"):
        implied_range(with_values([90, 17, 9, 7, 3], exhaustive=True), "philosophy", {"combined": 1})


def test_ranges_are_exact() -> None:
    weights = {"mindset": 1, "room_to_act": 1}
    assert implied_range(PUBLISHED, "condition", weights) == (Fraction(4), Fraction(Decimal("4.2")))
