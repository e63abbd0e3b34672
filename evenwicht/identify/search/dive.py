"""Whole solutions near a corner of the relaxation: fix sizes, then leaders, and the rest falls into place.

A dive proposes where whole solutions may be; the search checks them. With sizes and leaders fixed the rest is a
transportation problem, whose corners are whole (Hoffman & Kruskal 1956), so that one more linear programme finds it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.programme.programme import Coefficients, Programme
from evenwicht.identify.search.branching_order import WHOLE, BranchingOrder, is_whole
from evenwicht.identify.search.close_sizes import CloseSizes
from evenwicht.identify.search.relaxation import Relaxation, Vertex
from evenwicht.identify.search.size_rounding import divisible_sizes, rounded_sizes, smooth_limits
from evenwicht.identify.search.table_leaders import TableLeaders
from evenwicht.identify.search.table_rows import TableRows

__all__ = ["Dive"]

Floats = NDArray[np.float64]

_MOST_NODES = 200


class Dive:
    """Dives from corners of one relaxation."""

    def __init__(
        self, programme: Programme, relaxation: Relaxation, order: BranchingOrder, rows: Sequence[TableRows]
    ) -> None:
        self.programme = programme
        self._relaxation, self._order = relaxation, order
        tables = [TableLeaders(of_table) for of_table in rows]
        self._tables = tables if all(table.usable for table in tables) and not programme.ratio_rows else []
        self._close = CloseSizes(programme, relaxation.mean_ranges)
        self._smooth = smooth_limits(programme)

    def smooth_corner(self, cost: Floats, lower: Floats, upper: Floats) -> Vertex | None:
        """A best corner at sizes that ties divide, so that more of it is whole than elsewhere.

        Its dual values hold for all sizes within the limits. None if these leave a higher value possible at other
        sizes, or if there are no such sizes.
        """
        low, high = np.maximum(lower, self._smooth[0]), np.minimum(upper, self._smooth[1])
        low, high = np.where(low <= high, low, lower), np.where(low <= high, high, upper)
        if np.array_equal(low, lower) and np.array_equal(high, upper):
            return None
        vertex = self._relaxation.maximise(cost, low, high)
        if vertex is None:
            return None
        bound = self._relaxation.bound(cost, vertex.dual, lower, upper)
        return replace(vertex, bound=bound) if math.floor(bound + WHOLE) <= math.floor(vertex.bound + WHOLE) else None

    def whole(
        self, objective: Coefficients, cost: Floats, lower: Floats, upper: Floats, vertex: Vertex
    ) -> Floats | None:
        """A good whole solution near a corner: at sizes near it, else at sizes that its ties divide."""
        if self._close.usable:
            found = self._at_close_sizes(objective, cost, lower, upper, vertex)
            if found is not None:
                return found
        sizes = self.programme.sizes
        near = [rounded_sizes(vertex.values[group], lower[group], upper[group]) for group in sizes]
        found = self._at(objective, cost, lower, upper, vertex, near)
        if not self._tables or (found is not None and found @ cost > vertex.bound - 1 + WHOLE):
            return found
        other = self.divisible(objective, cost, lower, upper, vertex)
        return other if found is None or (other is not None and other @ cost > found @ cost) else found

    def _at_close_sizes(
        self, objective: Coefficients, cost: Floats, lower: Floats, upper: Floats, vertex: Vertex
    ) -> Floats | None:
        """A whole solution at sizes of compared groups near a corner."""
        close = self._close.near(vertex.values, lower, upper)
        if close is None:
            return None
        if len(self.programme.sizes) == 1:
            sizes = np.array([close[size] for size in self.programme.sizes[0]], dtype=np.float64)
            found = self._at(objective, cost, lower, upper, vertex, [sizes])
            if found is not None:
                return found
        low, high = lower.copy(), upper.copy()
        for size, fixed in close.items():
            low[size] = high[size] = fixed
        return self._relaxation.maximise_whole(cost, low, high, nodes=_MOST_NODES)

    def divisible(
        self, objective: Coefficients, cost: Floats, lower: Floats, upper: Floats, vertex: Vertex
    ) -> Floats | None:
        """A good whole solution near a corner, at other sizes that its ties divide."""
        sizes = divisible_sizes(self.programme, vertex.values, lower, upper) if self._tables else None
        return None if sizes is None else self._at(objective, cost, lower, upper, vertex, [sizes])

    def _at(
        self,
        objective: Coefficients,
        cost: Floats,
        lower: Floats,
        upper: Floats,
        vertex: Vertex,
        sizes: list[Floats],
    ) -> Floats | None:
        """A good whole solution with these sizes, by question, near a corner."""
        low, high = lower.copy(), upper.copy()
        moved = bool(self.programme.ratio_rows)  # these are exact once sizes are fixed
        for group, fixed in zip(self.programme.sizes, sizes, strict=True):
            moved = moved or bool((np.abs(vertex.values[group] - fixed) >= WHOLE).any())
            low[group] = high[group] = fixed
        if moved:
            corner = self._relaxation.maximise(cost, low, high)
            if corner is None or is_whole(corner.values):
                return None if corner is None else corner.values
            vertex = corner
        leaders = self._rounded(objective, cost, low, high, vertex)
        if leaders is None:
            return None
        for variable, nearest in leaders.items():
            low[variable] = high[variable] = min(max(nearest, lower[variable]), upper[variable])
        rest = self._relaxation.maximise(cost, low, high)
        return None if rest is None or not is_whole(rest.values) else rest.values

    def _rounded(
        self, objective: Coefficients, cost: Floats, low: Floats, high: Floats, vertex: Vertex
    ) -> dict[int, int] | None:
        """Whole leaders near a corner with fixed sizes; None if none fit."""
        if not self._tables:
            return self._order.rounded(cost, vertex.values)
        low, high = low.copy(), high.copy()
        loose = [variable for variable in objective if low[variable] < high[variable]]
        if len(loose) == 1:  # all that the bound allows
            (variable,) = loose
            rest = sum(w * int(low[v]) for v, w in objective.items() if v != variable)
            best, weight = math.floor(vertex.bound + WHOLE) - rest, objective[variable]
            if weight > 0:
                low[variable] = min(max(low[variable], best // weight), high[variable])
            elif weight < 0:
                high[variable] = max(min(high[variable], -(best // -weight)), low[variable])
        chosen: dict[int, int] = {}
        for table in self._tables:
            found = table.rounded(cost, vertex.values, low, high)
            if found is None:
                return None
            chosen |= found
        return chosen
