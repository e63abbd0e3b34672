"""Rows that were rounded by largest remainder, so that the printed figures keep their sum.

The rule is that of Hamilton, or of Hare and Niemeyer, for seats in a parliament (Balinski & Young 1982, *Fair
Representation*): round every figure down to the last printed unit, then give the units that are missing from
the sum to the figures with the largest remainders. Where remainders tie, either may get the unit.

Write the printed figures in units of their last digit, `v`, with sum `S`, and the whole totals behind them
`t`, with sum `N`. The exact figure is `t * S / N`, and with `e = t * S - v * N`

    the totals `t` print as `v`  if and only if  max(e) - min(e) <= N.

A figure that was rounded down has `e / N` in [0, 1) equal to its remainder, one that was rounded up has its
remainder less 1; the rule says that no remainder of the second kind is below one of the first.

The other way round, `v` can be printed from totals of sum `N` if and only if the totals that largest
remainder itself deals out, `N` over `v`, print as `v`. For that deal has a spread of `e` of at most `S`, so
that `N >= S` is always enough; and where `N < S`, totals that print as `v` lie less than 1 from `v * N / S`
with a spread below 1, which makes them that same deal.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.rounding.rounding import multiply_divide

_SAFE_SUM = 2**62


def prints_by_largest_remainder(totals: Sequence[int], printed_units: Sequence[int]) -> bool:
    """Whether whole `totals` print as this row, ties being free.

    Parameters
    ----------
    totals
        Whole numbers, 0 or more, one a figure, of a sum above 0.
    printed_units
        The printed row in units of its last digit (2.7 is 27 with one decimal), 0 or more; its sum is what
        the whole stands for (100 % is 100, 10.0 points are 100).

    >>> prints_by_largest_remainder([1, 1, 1], [34, 33, 33])
    True
    >>> prints_by_largest_remainder([1, 1, 1], [34, 34, 32])
    False
    """
    total, whole = sum(int(t) for t in totals), sum(int(v) for v in printed_units)
    errors = [int(t) * whole - int(v) * total for t, v in zip(totals, printed_units, strict=True)]
    return total > 0 and max(errors) - min(errors) <= total


def sums_that_print(printed_units: Sequence[int], sums: NDArray[np.int64]) -> NDArray[np.bool_]:
    """For every sum `N` whether whole totals of that sum exist that print as this row.

    Parameters
    ----------
    printed_units
        As for `prints_by_largest_remainder`; sum above 0.
    sums
        Whole numbers of 1 or more, one dimension: n for percentages, n times the points for means.

    >>> sums_that_print([50, 50], np.array([1, 2, 3, 99, 100, 101]))
    array([False,  True, False, False,  True,  True])
    """
    whole, figures = sum(printed_units), len(printed_units)
    possible = np.ones(len(sums), dtype=np.bool_)
    small = np.flatnonzero(sums < whole)
    if small.size:
        left = [multiply_divide(value, sums[small], whole)[1] for value in printed_units]
        fits: Any = np.int64 if figures * whole < _SAFE_SUM else object
        remainders = np.sort(np.stack(left, axis=1).astype(fits), axis=1)[:, ::-1]
        ups = (remainders.sum(axis=1) // whole).astype(np.int64)  # how many figures are rounded up
        rows = np.arange(small.size)
        step = remainders[rows, np.maximum(ups - 1, 0)] - remainders[rows, ups]
        possible[small] = (ups == 0) | (step >= whole - sums[small])
    return possible


def apportion(weights: Sequence[int], total: int) -> list[int]:
    """Whole numbers of sum `total` in proportion to `weights`, by largest remainder; the first wins a tie.

    >>> apportion([64, 17, 9, 7, 3], 80)
    [51, 14, 7, 6, 2]
    """
    whole = sum(weights)
    shares = [divmod(weight * total, whole) for weight in weights]
    missing = total - sum(share for share, _ in shares)
    largest = sorted(range(len(shares)), key=lambda i: -shares[i][1])[:missing]
    return [share + (i in largest) for i, (share, _) in enumerate(shares)]
