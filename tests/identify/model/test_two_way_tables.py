"""Two-way tables with given margins are counted as listing them counts."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenwicht.identify import OutOfReachError, PublishedFigureError, count_two_way_tables

margins = st.lists(st.integers(0, 3), min_size=1, max_size=4)


def listed(rows: list[int], columns: list[int]) -> int:
    """One row after the other, every way to fill it."""
    ways = Counter([tuple(columns)])
    for row in rows:
        after: Counter[tuple[int, ...]] = Counter()
        for left, number in ways.items():
            for filling in product(*(range(most + 1) for most in left)):
                if sum(filling) == row:
                    after[tuple(a - b for a, b in zip(left, filling, strict=True))] += number
        ways = after
    return ways[(0,) * len(columns)]


@given(margins, margins)
def test_the_number_is_that_of_listing(rows: list[int], columns: list[int]) -> None:
    difference = sum(rows) - sum(columns)
    if difference > 0:
        columns = [*columns, difference]
    elif difference < 0:
        rows = [*rows, -difference]
    assert count_two_way_tables(rows, columns) == count_two_way_tables(columns, rows) == listed(rows, columns)


def test_permutations_and_numbers_beyond_64_bits() -> None:
    assert count_two_way_tables([1] * 6, [1] * 6) == 720
    assert count_two_way_tables([3] * 5, [3] * 5) == 153040  # the fifth magic squares of sum 3, OEIS A003439
    assert count_two_way_tables([2, 1], [2, 2]) == 0
    wide = count_two_way_tables([30, 30, 30], [5] * 18)
    assert wide > 2**64
    assert wide == listed_by_rows_of_three(18, 5, 30)


def listed_by_rows_of_three(columns: int, column: int, row: int) -> int:
    """Three equal rows: a programme over the sums of the first two."""
    ways: Counter[tuple[int, int]] = Counter({(0, 0): 1})
    for _ in range(columns):
        after: Counter[tuple[int, int]] = Counter()
        for (a, b), number in ways.items():
            for x in range(min(column, row - a) + 1):
                for y in range(min(column - x, row - b) + 1):
                    after[a + x, b + y] += number
        ways = after
    return ways[row, row]


def test_what_cannot_be_counted_is_told() -> None:
    with pytest.raises(PublishedFigureError, match="rows are"):
        count_two_way_tables([], [1])
    with pytest.raises(PublishedFigureError, match=r"columns are \[1, -1\], expected whole numbers of 0 or more"):
        count_two_way_tables([1], [1, -1])
    with pytest.raises(OutOfReachError, match="merge rows or columns"):
        count_two_way_tables([1000] * 4, [1000] * 4)
