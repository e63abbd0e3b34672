"""Whole leaders for which the rest of a table of points falls into place: chosen by counting, without a linear programme.

A table has the points of cells (groups of respondents) by item. Once the size of a cell and its leaders are whole
and fixed, each other item of the cell lies between whole limits and their sum is given: the rows that a cell can
have are the whole points of a base polytope. Sums of such rows are so too, hence column totals within whole ranges
can be had if and only if, for each set J of items, the cells together can give J what the ranges ask of it
(Frank & Tardos 1988, doi:10.1007/BF01589418)::

    sum over cells of min(greatest of J, total of the cell - least of the other items)
        >= max(least column totals of J, grand total - greatest column totals of the other items)

The left side adds up what the leaders of each cell allow, so that many combinations of leaders are judged at once. Rows
that are not about one cell or one column are left out of account: what is chosen here only says where a search
looks next, and its answers are checked in whole numbers.
"""

from __future__ import annotations

import itertools
import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.search.table_rows import TableRows

__all__ = ["TableLeaders"]

Floats = NDArray[np.float64]

_WHOLE = 1e-6
_MOST_ITEMS = 10
_MOST_OPTIONS = 16


class _Options(NamedTuple):
    """What the leaders of cells can be, one row an option: its cell, the values of that cell's leaders, the most that each
    set of items can then have there, and how far the option is from what was wanted."""

    cells: NDArray[np.intp]
    values: list[tuple[float, ...]]
    most: Floats
    distance: Floats


class TableLeaders:
    """The leaders of a table, and how to round them together.

    Leaders are items of a cell of which every row of order names one at least.

    Attributes
    ----------
    usable
        Whether there are leaders to choose, and few enough items to judge every set of them.
    """

    def __init__(self, rows: TableRows) -> None:
        self._rows = rows
        items = rows.points.shape[1]
        self._leaders = [_leaders_of(np.isfinite(above)) for above in rows.above]
        self.usable = items <= _MOST_ITEMS and any(self._leaders)
        self._sets = np.array(list(itertools.product((0.0, 1.0), repeat=items))).T if self.usable else np.zeros((0, 0))

    def rounded(self, cost: Floats, values: Floats, low: Floats, high: Floats) -> dict[int, int] | None:
        """Whole leaders near these values for which whole points of the other items exist.

        Parameters
        ----------
        cost
            Weights by variable: leaders go the way that adds most.
        values
            By variable, between the limits.
        low, high
            The limits of every variable; those of sizes coincide.

        Returns
        -------
        Values by variable; None if none near these fit.
        """
        given = self._rows.total * low[self._rows.sizes]
        columns_low = np.maximum(self._rows.low, low[self._rows.points].sum(axis=0))
        columns_high = np.minimum(self._rows.high, high[self._rows.points].sum(axis=0))
        asked = np.maximum(columns_low @ self._sets, given.sum() - columns_high @ (1 - self._sets))
        options = self._options(given, cost, values, low, high)
        chosen = None if options is None else _combine(options, asked)
        if options is None or chosen is None:
            return None
        return {
            int(self._rows.points[cell, leader]): int(value)
            for cell, option in enumerate(chosen)
            for leader, value in zip(self._leaders[cell], options.values[option], strict=True)
        }

    def _options(self, given: Floats, cost: Floats, values: Floats, low: Floats, high: Floats) -> _Options | None:
        """The values near these that the leaders of each cell can have; None if a cell has none."""
        cells: list[int] = []
        chosen: list[tuple[float, ...]] = []
        distance: list[float] = []
        at: list[int] = []
        leader_at: list[int] = []
        leader_values: list[float] = []
        for cell, leaders in enumerate(self._leaders):
            variables = [int(self._rows.points[cell, leader]) for leader in leaders]
            near = [_near(values[v], low[v], high[v]) for v in variables]
            for option in itertools.islice(itertools.product(*near), _MOST_OPTIONS):
                at += [len(cells)] * len(leaders)
                leader_at += leaders
                leader_values += option
                cells.append(cell)
                chosen.append(option)
                distance.append(
                    sum(
                        abs(value - values[v]) - 1e3 * float(np.sign(cost[v])) * value
                        for v, value in zip(variables, option, strict=True)
                    )
                )
        of = np.array(cells, dtype=np.intp)
        least, most = low[self._rows.points[of]], high[self._rows.points[of]]
        least[at, leader_at] = most[at, leader_at] = leader_values
        above = self._rows.above[of]
        most = np.minimum(most, (most[:, :, None] + above).min(axis=1))
        least = np.maximum(least, (least[:, None, :] - above).max(axis=2))
        sums = least.sum(axis=1)
        fits = np.flatnonzero((least <= most).all(axis=1) & (sums <= given[of]) & (given[of] <= most.sum(axis=1)))
        of, least, most = of[fits], least[fits], most[fits]
        if len(np.unique(of)) < len(self._leaders):
            return None
        others = sums[fits, None] - least @ self._sets
        return _Options(
            of,
            [chosen[option] for option in fits],
            np.minimum(most @ self._sets, given[of, None] - others),
            np.array(distance)[fits],
        )


def _leaders_of(above: NDArray[np.bool_]) -> list[int]:
    """Items that together take part in every row of order, few of them: the one that most rows name, and so on."""
    left, leaders = above.copy(), []
    while left.any():
        leader = int(np.argmax(left.sum(axis=0) + 1.5 * left.sum(axis=1)))  # of a single row the larger
        left[leader], left[:, leader] = False, False
        leaders.append(leader)
    return sorted(leaders)


def _near(value: float, low: float, high: float) -> list[float]:
    """Whole values within the limits around a value."""
    first = math.floor(value + _WHOLE)
    around = range(first - 1, first + 3) if value - first > _WHOLE else range(first - 1, first + 2)
    return [float(whole) for whole in around if low <= whole <= high]


def _combine(options: _Options, asked: Floats) -> list[int] | None:
    """One option a cell that together give every set of items what is asked: of those that differ in two cells at most
    from the nearest options, the nearest one."""
    order = np.lexsort((options.distance, options.cells))
    nearest = order[np.unique(options.cells[order], return_index=True)[1]]
    lacking = asked - options.most[nearest].sum(axis=0) - _WHOLE
    if not (lacking > 0).any():
        return [int(option) for option in nearest]
    own = nearest[options.cells]
    gain, loss = options.most - options.most[own], options.distance - options.distance[own]
    first, second = np.nonzero((options.cells[:, None] < options.cells) | (np.arange(len(own))[:, None] == nearest[0]))
    fits = np.flatnonzero((gain[first] + gain[second] >= lacking).all(axis=1))
    if not fits.size:
        return None
    best = fits[np.argmin(loss[first[fits]] + loss[second[fits]])]
    chosen = [int(option) for option in nearest]
    for option in (int(first[best]), int(second[best])):
        chosen[int(options.cells[option])] = option
    return chosen
