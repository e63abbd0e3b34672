"""Bounds on the counts of a cross-table that is printed as percentages of its rows, its margins not printed at all.

Sage & Wright (2016), *European Journal of Operational Research* 250(1), 91-100, bound such cells from rounded percentages.
Given its size a row has closed ranges for its cells, and rows share nothing but that their sizes add to n: the sizes that
a row can have beside the others are found by adding sets of sizes, a convolution. Every bound is attained.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from evenwicht.identify.rounding.errors import InfeasibleError, OutOfReachError, PublishedFigureError
from evenwicht.identify.rounding.parse_printed import FigureLike, parse_printed
from evenwicht.identify.rounding.rounding import Interval, Rounding, check_rounding, printed_interval

_MOST = 100_000
Numbers = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class ConditionalTableBounds:
    """The least and the greatest count of every cell and row, each attained by some table.

    Attributes
    ----------
    lower, upper
        Counts of the cells, in the shape and with the labels of the printed table.
    row_lower, row_upper
        Counts of the rows, by label.
    """

    lower: pd.DataFrame
    upper: pd.DataFrame
    row_lower: pd.Series[int]
    row_upper: pd.Series[int]


def conditional_table_bounds(
    shares: pd.DataFrame,
    n: int,
    *,
    percent: bool = True,
    rounding: Rounding = "any",
    half_width: Fraction | str | None = None,
    least: int = 0,
    least_row: int = 1,
) -> ConditionalTableBounds:
    """Bounds on the counts behind a table of row percentages.

    Parameters
    ----------
    shares
        The printed table: shares within each row, as text ("37", "12.5"). For shares within columns, transpose it.
    n
        Number of respondents, all rows together.
    percent
        Whether a row adds to 100; otherwise to 1.
    rounding
        How the source rounded each figure.
    half_width
        How far a printed figure may lie from the exact one, instead of what rounding says; 0 for exact figures.
    least, least_row
        The least count of a cell, and of a row.

    Raises
    ------
    PublishedFigureError
        If the table is empty, or a figure is no share that shows its decimals: the message names its row and column.
    InfeasibleError
        If no counts of n respondents print as the table.
    OutOfReachError
        If n is above 100,000.

    >>> table = pd.DataFrame([["60", "40"], ["20", "80"]], ["men", "women"], ["yes", "no"])
    >>> found = conditional_table_bounds(table, 50, half_width="0")
    >>> found.lower.values.tolist(), found.upper.values.tolist()
    ([[3, 2], [1, 4]], [[27, 18], [9, 36]])
    """
    if isinstance(n, bool) or not isinstance(n, int) or n < 1:
        raise PublishedFigureError(f"n is {n!r}, expected a whole number of respondents, 1 or more", field="n")
    if n > _MOST:
        raise OutOfReachError(f"n is {n:,}, expected at most {_MOST:,} respondents", field="n")
    if shares.empty:
        raise PublishedFigureError("the table has no cells, expected rows and columns of shares", field="shares")
    whole = 100 if percent else 1
    sizes = np.arange(n + 1, dtype=np.int64)
    ranges = []
    for name, printed in shares.iterrows():
        told = [f"row {name}, column {column}" for column in shares.columns]
        intervals = [
            _interval(figure, where, whole, rounding, half_width) for figure, where in zip(printed, told, strict=True)
        ]
        ranges.append(_cells(intervals, whole, sizes, least))
    fitting = [
        (low.sum(axis=0) <= sizes) & (sizes <= high.sum(axis=0)) & (low <= high).all(axis=0) for low, high in ranges
    ]
    possible = _beside_the_others([fits & (sizes >= least_row) for fits in fitting], n)
    if not all(row.any() for row in possible):
        raise InfeasibleError(
            f"no counts of {n} respondents print as this table: check n, the figures, and whether they are shares of rows; "
            "weighted percentages have no whole counts"
        )
    lower, upper = [], []
    for (low, high), row in zip(ranges, possible, strict=True):
        low, high, size = low[:, row], high[:, row], sizes[row]
        lower.append(np.maximum(low, size - (high.sum(axis=0) - high)).min(axis=1))
        upper.append(np.minimum(high, size - (low.sum(axis=0) - low)).max(axis=1))
    return ConditionalTableBounds(
        pd.DataFrame(lower, shares.index, shares.columns),
        pd.DataFrame(upper, shares.index, shares.columns),
        pd.Series([int(sizes[row].min()) for row in possible], shares.index),
        pd.Series([int(sizes[row].max()) for row in possible], shares.index),
    )


def _interval(
    figure: FigureLike, told: str, whole: int, rounding: Rounding, half_width: Fraction | str | None
) -> Interval:
    """The exact shares that print as a figure."""
    value, places = parse_printed(figure, label=told)
    if not 0 <= value <= whole:
        raise PublishedFigureError(f"{told}: found {figure}, expected a share from 0 to {whole}", field=told)
    if half_width is not None:
        width = Fraction(half_width)
        return Interval(value - width, value + width)
    if check_rounding(rounding) == "largest_remainder":
        raise PublishedFigureError(
            "bounds of a table printed in percentages of its rows take figures that were rounded one by one: choose "
            "half_up, half_even or any",
            field="rounding",
        )
    return printed_interval(value, places, rounding)


def _cells(shares: list[Interval], whole: int, sizes: Numbers, least: int) -> tuple[Numbers, Numbers]:
    """The least and the greatest count of each cell of a row, for every size of the row: shape (cells, sizes)."""
    low, high = [], []
    for share in shares:
        below, above = share.lower / whole, share.upper / whole
        exact = sizes.astype(object) if max(below.denominator, above.denominator) > 2**40 else sizes
        ceiling, floor = -(-below.numerator * exact // below.denominator), above.numerator * exact // above.denominator
        if not share.lower_closed:
            ceiling = below.numerator * exact // below.denominator + 1
        if not share.upper_closed:
            floor = -(-above.numerator * exact // above.denominator) - 1
        low.append(np.maximum(ceiling.astype(np.int64), least))
        high.append(np.minimum(floor.astype(np.int64), sizes))
    return np.stack(low), np.stack(high)


def _beside_the_others(rows: list[NDArray[np.bool_]], n: int) -> list[NDArray[np.bool_]]:
    """Of the sizes of each row those beside which the other rows can have sizes that make n."""
    nothing = np.arange(n + 1) == 0
    before = list(accumulate(rows[:-1], _added, initial=nothing))
    after = [*accumulate(rows[:0:-1], _added, initial=nothing)][::-1]
    others = [_added(left, right)[::-1] for left, right in zip(before, after, strict=True)]
    return [row & rest for row, rest in zip(rows, others, strict=True)]


def _added(first: NDArray[np.bool_], second: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """All sums up to n of a number of one set and a number of the other; how many ways there are is a convolution."""
    size = 2 * len(first)
    ways = np.fft.irfft(np.fft.rfft(first, size) * np.fft.rfft(second, size), size)[: len(first)]
    return np.asarray(ways > 0.5)
