"""Which states of the open space are data sets of the problem: statements hold, exact rows print."""

from __future__ import annotations

import numpy as np

from evenwicht.identify.sampling.joint_space import JointSpace
from evenwicht.identify.sampling.space import Orders, Space
from evenwicht.identify.search.cell_forms import CellForms
from evenwicht.identify.search.programme import Truths, Whole


class Limits:
    """What a data set must satisfy beside the ranges of the open space: statements, and exact rows."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self._about: dict[object, tuple[Orders, Orders]] = {}
        self._exact = any(q.units for q in space.points) or any(q.units for q in space.groups)

    def holds(self, sums: Whole, counts: Whole, rows: Whole | None = None, key: object = None) -> Truths:
        """Which chains are within the limits, (chains,).

        `rows` may name the rows of sums that have changed since they last were, with a `key` that stands for them:
        only statements about these are then looked at.
        """
        same, other = self._orders(rows, key)
        ok = np.ones(counts.shape[1], dtype=np.bool_)
        if len(same):
            ok &= (sums[same.larger] >= sums[same.smaller] + same.strict[:, None]).all(axis=0)
        if len(other):
            m, k = counts[other.larger_count], counts[other.smaller_count]
            gap = sums[other.larger] * k - sums[other.smaller] * m
            ok &= ((gap >= other.strict[:, None]) | (m == 0) | (k == 0)).all(axis=0)
        if self._exact:
            ok &= self._prints(sums, counts)
        return ok

    def _orders(self, rows: Whole | None, key: object) -> tuple[Orders, Orders]:
        """Statements about these rows: those whose group sizes cancel, and the others."""
        if key not in self._about:
            orders = self.space.orders
            about = np.ones(len(orders), dtype=np.bool_)
            if rows is not None:
                about = np.isin(orders.larger, rows) | np.isin(orders.smaller, rows)
            # a strict statement about a group that may be empty needs the group's size
            same = (orders.larger_count == orders.smaller_count) & ~orders.strict
            everyone = self.space.count_rows - 1
            same |= (orders.larger_count == everyone) & (orders.smaller_count == everyone)
            self._about[key] = orders.select(about & same), orders.select(about & ~same)
        return self._about[key]

    def _prints(self, sums: Whole, counts: Whole) -> Truths:
        """Whether rows rounded by largest remainder print as they do (see `largest_remainder.py`)."""
        ok = np.ones(counts.shape[1], dtype=np.bool_)
        rows = [(q.units, sums[q.row : q.row + q.items], self.space.n * q.total) for q in self.space.points]
        rows += [(q.units, counts[q.row : q.row + q.size], self.space.n) for q in self.space.groups]
        for units, totals, whole in rows:
            if units is not None:
                error = totals * sum(units) - np.array(units, dtype=np.int64)[:, None] * whole
                ok &= error.max(axis=0) - error.min(axis=0) <= whole
        return ok


class JointLimits:
    """What a data set of a joint space must satisfy: the rows of its integer programme, for many chains at once."""

    def __init__(self, space: JointSpace) -> None:
        self.space = space
        made, size = space.made, len(space.places)
        terms: dict[int, dict[int, int]] = {v: {} for v in made.cell_sizes}
        terms |= {v: {} for v in made.answered.values()}
        terms |= {v: {} for points in made.points.values() for v in points}
        terms |= {made.cell_sizes[c]: {at: 1} for at, c in enumerate(space.places)}
        width = size
        for question, divided in zip(space.points, space.divided, strict=True):
            for at, c in enumerate(space.places):
                if divided[at]:
                    terms[made.answered[question.name, c]] = {at: 1}
                    terms |= {v: {width + j: 1} for j, v in enumerate(made.points[question.name, c])}
                width += question.items
        self._forms = CellForms(made, terms, width)

    def holds(self, sums: Whole, counts: Whole, rows: Whole | None = None, key: object = None) -> Truths:
        """Which chains are within the limits, (chains,); all of them are looked at whatever changed."""
        space = self.space
        parts = [counts[: space.count_rows - 1]]
        for a, question in enumerate(space.points):
            first = space.tracked[a, 0]
            parts.append(sums[first : first + question.items * len(space.places)])
        return self._forms.holds(np.concatenate(parts))
