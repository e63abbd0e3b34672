"""From one whole table of points to another: a cell swaps the points of two items, and other cells give them back.

What one item of a group can have at most, another of the same rank often can as well. Then the other groups pass as
many points between the two items as their columns ask for, and no linear programme is needed. What is made here is
checked elsewhere, in whole numbers.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.search.table_rows import TableRows

__all__ = ["exchanged"]

Floats = NDArray[np.float64]


def exchanged(
    rows: TableRows, values: Floats, lower: Floats, upper: Floats, cell: int, pair: tuple[int, int]
) -> Floats | None:
    """Whole values in which a cell has swapped the points of two items.

    Parameters
    ----------
    rows
        Of the table.
    values
        By variable, whole, of a data set.
    lower, upper
        The limits of every variable.
    cell, pair
        The cell, the item that loses, and the one that gains, which has no more points than that.

    Returns
    -------
    None if the other cells cannot give back what the columns of both items ask for.
    """
    loses, gains = pair
    table = values[rows.points]
    points = table[cell, loses] - table[cell, gains]
    columns = table.sum(axis=0)
    needed = max(0.0, rows.low[loses] - columns[loses] + points, columns[gains] + points - rows.high[gains])
    # by cell: what the item that gained can give up, and the other one take
    above = rows.above.copy()
    above[:, gains, loses] = np.inf
    least = (table[:, None, :] - above).max(axis=2)[:, gains]
    most = (table[:, :, None] + above).min(axis=1)[:, loses]
    room = np.minimum(
        table[:, gains] - np.maximum(least, lower[rows.points[:, gains]]),
        np.minimum(most, upper[rows.points[:, loses]]) - table[:, loses],
    )
    apart = np.floor((table[:, gains] + rows.above[:, gains, loses] - table[:, loses]) / 2)
    room = np.maximum(np.minimum(room, apart), 0.0)
    room[cell] = 0.0
    if room.sum() < needed:
        return None
    back = np.clip(needed - (np.cumsum(room) - room), 0.0, room)
    made = values.copy()
    made[rows.points[:, loses]] += back
    made[rows.points[:, gains]] -= back
    made[rows.points[cell, [loses, gains]]] = table[cell, [gains, loses]]
    return made
