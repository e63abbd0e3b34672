"""What the rows of a programme say about one table of points: the ranges of its columns, and the order of its items."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.programme.programme import Programme, Table

__all__ = ["TableRows", "table_rows"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class TableRows:
    """The rows about one cell's items or one whole column.

    Attributes
    ----------
    points, sizes
        The variables: of cells by item, and of cells.
    total
        What a respondent of a cell divides.
    above
        By cell: the items of a column have at most those of a row plus this, (cells, items, items); infinite where no
        row says so.
    low, high
        The ranges of column totals, (items,).
    """

    points: NDArray[np.intp]
    sizes: NDArray[np.intp]
    total: int
    above: Floats
    low: Floats
    high: Floats


def table_rows(programme: Programme, table: Table) -> TableRows:
    """The rows of a programme about a table, those about anything else left out; of several that concern the same column
    or the same two items, what the closest says."""
    points = np.array(table.points, dtype=np.intp)
    cells, items = points.shape
    above = np.full((cells, items, items), math.inf)
    ranges_low, ranges_high = np.zeros(items), np.full(items, math.inf)
    place = {variable: (c, j) for c, row in enumerate(table.points) for j, variable in enumerate(row)}
    columns = {frozenset(column): j for j, column in enumerate(zip(*table.points, strict=True))}
    for row in programme.rows:
        column = columns.get(frozenset(row.weights))
        if column is not None and set(row.weights.values()) == {1}:
            ranges_low[column] = max(ranges_low[column], 0 if row.low is None else row.low)
            ranges_high[column] = min(ranges_high[column], math.inf if row.high is None else row.high)
        elif sorted(row.weights.values()) == [-1, 1] and row.weights.keys() <= place.keys() and row.low is not None:
            smaller, larger = sorted(row.weights, key=row.weights.__getitem__)
            (cell, first), (other, second) = place[larger], place[smaller]
            if cell == other:
                above[cell, first, second] = min(above[cell, first, second], -row.low)
    return TableRows(points, np.array(table.sizes, dtype=np.intp), table.total, above, ranges_low, ranges_high)
