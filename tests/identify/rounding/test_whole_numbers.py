"""Quotients and fractions are exact, however large or close."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from evenwicht.identify.rounding.farey import after, before, simplest_between
from evenwicht.identify.rounding.rounding import multiply_divide

small = st.fractions(0, 3, max_denominator=60)


@given(small, st.integers(1, 14))
def test_neighbours_are_the_nearest_fractions_with_small_denominators(value: Fraction, most: int) -> None:
    series = {Fraction(p, q) for q in range(1, most + 1) for p in range(4 * q + 1)}
    assert after(value, most) == min(f for f in series if f > value)
    assert before(value, most) == max((f for f in series if f < value), default=before(Fraction(0), most))
    assert before(Fraction(0), most) < 0


@given(small, small)
def test_no_fraction_between_is_simpler_than_the_simplest(one: Fraction, other: Fraction) -> None:
    low, high = min(one, other), max(one, other)
    found = simplest_between(low, high)
    assert low <= found <= high
    assert all(math.ceil(low * q) > high * q for q in range(1, found.denominator))


@given(
    factor=st.integers(-(10**21), 10**21),
    sizes=st.lists(st.integers(0, 10**6), min_size=1, max_size=4),
    divisor=st.integers(1, 10**21),
)
def test_quotients_of_arrays_are_those_of_whole_python_numbers(factor: int, sizes: list[int], divisor: int) -> None:
    quotients, remainders = multiply_divide(factor, np.array(sizes), divisor)
    pairs = list(zip(quotients.tolist(), remainders.tolist(), strict=True))
    assert pairs == [divmod(factor * n, divisor) for n in sizes]
