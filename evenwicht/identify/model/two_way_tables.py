"""How many two-way tables of whole numbers have given margins: exactly, by dynamic programming over the columns.

The columns are parted in two halves. Of each half a table is made that counts, for every vector of row sums, the ways to fill
its columns; a way for the whole splits the row margins over both halves. Two columns are counted in closed form, by
inclusion and exclusion of what is too large for its row; each further column is added by the recurrence that puts one unit
more, or none, in a row. The number of these tables is #P-hard in general (Dyer, Kannan & Mount 1997,
doi:10.1002/(SICI)1098-2418(199707)10:4<487::AID-RSA4>3.0.CO;2-Q); few rows make it quick.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from math import comb, prod
from operator import mul
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.rounding.errors import OutOfReachError, PublishedFigureError

_MOST_STATES = 20_000_000
_SAFE = 2**62


def count_two_way_tables(rows: Sequence[int], columns: Sequence[int]) -> int:
    """The number of tables of whole numbers of 0 or more with these sums of rows and of columns.

    Parameters
    ----------
    rows, columns
        The margins, whole numbers of 0 or more.

    Returns
    -------
    The exact number; 0 if both margins do not have the same sum.

    Raises
    ------
    PublishedFigureError
        If a margin is no whole number of 0 or more, or there is none.
    OutOfReachError
        If both sides have too many margins, or too large ones, to count.

    >>> count_two_way_tables([2, 1], [1, 2])
    2
    """
    for name, margins in (("rows", rows), ("columns", columns)):
        if not margins or any(isinstance(m, bool) or not isinstance(m, int) or m < 0 for m in margins):
            raise PublishedFigureError(f"{name} are {list(margins)}, expected whole numbers of 0 or more", field=name)
    if sum(rows) != sum(columns):
        return 0
    kept = [sorted(margin for margin in margins if margin) for margins in (rows, columns)]
    few, many = sorted(kept, key=lambda margins: prod(margin + 1 for margin in margins[:-1]))
    if len(few) < 2:
        return 1
    states = prod(margin + 1 for margin in few[:-1])
    if states > _MOST_STATES:
        raise OutOfReachError(
            f"{states:,} ways to share out the margins, expected at most {_MOST_STATES:,}: merge rows or columns",
            field="rows",
        )
    # the largest columns in front, where they cost nothing: single, or in the closed form for two
    order = sorted(many, reverse=True)
    left, right = order[::2], order[1::2]
    first, second = _ways(left, few), _ways(right, few)
    turned = second[tuple(slice(None, None, -1) for _ in few[:-1])]
    both = (first != 0) & (turned != 0)
    return sum(map(mul, first[both].tolist(), turned[both].tolist()))


def _ways(columns: Sequence[int], rows: Sequence[int]) -> NDArray[Any]:
    """For every vector of sums of all rows but the last the number of ways to fill these columns, the last row taking what is
    left; one axis a row, from 0 to its margin."""
    free = rows[:-1]
    grid = np.indices([margin + 1 for margin in free], dtype=np.int64)
    last = sum(columns) - grid.sum(axis=0)
    if len(columns) == 1:
        made: NDArray[Any] = ((last >= 0) & (last <= rows[-1])).astype(np.int64)
        return made
    largest = prod(comb(column + len(rows) - 1, len(rows) - 1) for column in columns)
    kind: Any = np.int64 if largest * 2 ** len(rows) < _SAFE else object
    if len(columns) == 2:
        return _two_columns(columns[0], [*grid, last], kind)
    *others, column = columns
    before = _ways(others, [*free, sum(others)]).astype(kind)
    level = [before] * (len(free) + 1)  # the sums over at most c more units in the first d rows, for d = 0, 1, ...
    for _ in range(column):
        for axis in range(len(free)):
            moved = np.zeros_like(level[axis + 1])
            moved[_from(axis, len(free), 1, None)] = level[axis + 1][_from(axis, len(free), None, -1)]
            level[axis + 1] = level[axis] + moved
    made = level[-1].copy()
    made[(last < 0) | (last > rows[-1])] = 0
    return made


def _from(axis: int, axes: int, start: int | None, stop: int | None) -> tuple[slice, ...]:
    return tuple(slice(start, stop) if a == axis else slice(None) for a in range(axes))


def _two_columns(column: int, rows: Sequence[NDArray[np.int64]], kind: Any) -> NDArray[Any]:
    """The ways to fill one column so that no cell exceeds its row: what is left fills the other."""
    places = len(rows) - 1
    total = np.zeros(rows[0].shape, dtype=kind)
    for size in range(len(rows) + 1):
        for chosen in itertools.combinations(rows, size):
            left = column - sum((row + 1 for row in chosen), np.zeros_like(rows[0]))
            ways = np.ones(rows[0].shape, dtype=kind)
            for place in range(1, places + 1):  # (left + places) over places, factor by factor: each quotient is whole
                ways = ways * (left + place) // place
            total += np.where(left >= 0, ways, 0) * (-1) ** size
    total[rows[-1] < 0] = 0
    return total
