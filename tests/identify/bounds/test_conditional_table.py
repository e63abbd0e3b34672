"""Bounds of a table printed as percentages of its rows, against every table there is."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenwicht.identify import (
    InfeasibleError,
    OutOfReachError,
    PublishedFigureError,
    Rounding,
    conditional_table_bounds,
    printed_interval,
)

TABLE = pd.DataFrame([["60", "40"], ["20", "80"]], ["men", "women"], ["yes", "no"])


def printed(counts: np.ndarray[Any, Any]) -> pd.DataFrame:
    return pd.DataFrame([[f"{100 * cell / row.sum():.0f}" for cell in row] for row in counts])


def everyone(n: int, shares: pd.DataFrame, rounding: Rounding, least_row: int) -> np.ndarray[Any, Any]:
    """Every table of n respondents that prints as these shares, one by one."""
    width = shares.shape[1]
    rows: list[list[tuple[int, ...]]] = []
    for _, figures in shares.iterrows():
        intervals = [printed_interval(figure, None, rounding) for figure in figures]
        rows.append(
            [
                cells
                for cells in product(range(n + 1), repeat=width)
                if least_row <= sum(cells) <= n
                and all(
                    interval.lower * sum(cells) < 100 * cell
                    or (interval.lower_closed and interval.lower * sum(cells) == 100 * cell)
                    for cell, interval in zip(cells, intervals, strict=True)
                )
                and all(
                    100 * cell < interval.upper * sum(cells)
                    or (interval.upper_closed and interval.upper * sum(cells) == 100 * cell)
                    for cell, interval in zip(cells, intervals, strict=True)
                )
            ]
        )
    return np.array([table for table in product(*rows) if sum(map(sum, table)) == n])


@given(
    st.lists(st.lists(st.integers(0, 4), min_size=2, max_size=2).filter(any), min_size=2, max_size=3),
    st.sampled_from(("any", "half_up", "half_even")),
)
def test_bounds_are_the_least_and_greatest_of_every_table_that_prints_so(
    counts: list[list[int]], rounding: Rounding
) -> None:
    truth = np.array(counts)
    n = int(truth.sum())
    shares = printed(truth)
    tables = everyone(n, shares, rounding, 1)
    if not len(tables):  # printed half to even, read half up
        with pytest.raises(InfeasibleError):
            conditional_table_bounds(shares, n, rounding=rounding)
        return
    found = conditional_table_bounds(shares, n, rounding=rounding)
    assert found.lower.to_numpy().tolist() == tables.min(axis=0).tolist()
    assert found.upper.to_numpy().tolist() == tables.max(axis=0).tolist()
    assert found.row_lower.tolist() == tables.sum(axis=2).min(axis=0).tolist()
    assert found.row_upper.tolist() == tables.sum(axis=2).max(axis=0).tolist()


@pytest.mark.parametrize(
    ("figure", "rounding", "prints"),
    [("12", "half_up", False), ("12", "half_even", True), ("13", "half_up", True), ("13", "half_even", False)],
)
def test_one_in_eight_prints_as_the_rounding_says(figure: str, rounding: Rounding, prints: bool) -> None:
    shares = pd.DataFrame([[figure, "88"]])  # 12.5 and 87.5 percent
    if prints:
        assert conditional_table_bounds(shares, 8, rounding=rounding).lower.to_numpy().tolist() == [[1, 7]]
        return
    with pytest.raises(InfeasibleError):
        conditional_table_bounds(shares, 8, rounding=rounding)


@pytest.mark.parametrize("digits", [0, 1, 2])
def test_the_truth_of_a_large_table_lies_within_and_more_digits_leave_less_open(digits: int) -> None:
    generator = np.random.default_rng(3)
    truth = generator.multinomial(3000, generator.dirichlet(np.full(36, 2.0))).reshape(6, 6)
    shares = pd.DataFrame([[f"{100 * cell / row.sum():.{digits}f}" for cell in row] for row in truth])
    found = conditional_table_bounds(shares, 3000)
    assert (found.lower.to_numpy() <= truth).all()
    assert (truth <= found.upper.to_numpy()).all()
    finer = pd.DataFrame([[f"{100 * cell / row.sum():.{digits + 1}f}" for cell in row] for row in truth])
    narrower = conditional_table_bounds(finer, 3000)
    assert (narrower.lower >= found.lower).to_numpy().all()
    assert (narrower.upper <= found.upper).to_numpy().all()


@pytest.mark.parametrize(
    ("ask", "error", "message"),
    [
        (lambda: conditional_table_bounds(TABLE, 0), PublishedFigureError, "n is 0, expected a whole number"),
        (lambda: conditional_table_bounds(TABLE, 10**6), OutOfReachError, "expected at most 100,000"),
        (lambda: conditional_table_bounds(TABLE.iloc[:0], 50), PublishedFigureError, "has no cells"),
        (lambda: conditional_table_bounds(TABLE.replace("20", "?"), 50), PublishedFigureError, "row women, column yes"),
        (lambda: conditional_table_bounds(TABLE.replace("20", "120"), 50), PublishedFigureError, "from 0 to 100"),
        (lambda: conditional_table_bounds(TABLE.replace("20", "50"), 50), InfeasibleError, "weighted percentages"),
        (lambda: conditional_table_bounds(TABLE, 50, least=40), InfeasibleError, "no counts of 50 respondents"),
        (
            lambda: conditional_table_bounds(TABLE, 50, rounding="largest_remainder"),
            PublishedFigureError,
            "choose half_up",
        ),
    ],
)
def test_what_cannot_be_is_told(ask: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error) as told:
        ask()
    assert message in str(told.value)
