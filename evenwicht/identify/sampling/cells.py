"""Moves of cells: the walk for priors under which the points of a group are exchangeable.

A cell is a combination of answers to the categorical questions of a part (a group, if there is one question). Under
`DirichletMultinomial` a data set's weight, added up over all ways to deal the points of a cell over its members,
depends on the sizes and item totals of cells alone. So the walk goes over these, a far smaller space, and draws
deal them out exactly: answers in random order, points at random.

The moves are those of respondents, on longer rows; a length is how far a move may reach:

- *between*: points of one item, or of two or three, pass from one cell to another, and as many of other items back;
- *within*: points pass between two items of the same cell;
- *change*: members, with points of theirs, go to a cell with another answer to one question;
- *swap*: members of two cells swap their answers to one question (if there are several).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.sampling.moves import Change, Kind, Rows, Touched, change_of, coins, line_step, powers, stack
from evenwicht.identify.sampling.space import Space, label_type
from evenwicht.identify.search.programme import Floats, Truths, Whole

Corner = tuple[Whole, list[Whole]]
"""The size of every cell, and for each allocation the item totals, (items, cells)."""

_TURNS = {"between": 3.0, "within": 2.0, "change": 4.0, "swap": 4.0}
"""Steps of each kind in a sweep, times the number of items or answers, and for *between* times that of cells."""


_MOST_ITEMS = 3
"""Items that may pass together: an order among items ties them, so that one alone would move little."""


@dataclass
class CellState:
    """Cells: `sizes` (cells, chains), and `totals` one array an allocation, (items, cells, chains)."""

    sizes: Whole
    totals: list[Whole]
    sums: Whole
    counts: Whole

    @classmethod
    def of_corners(cls, space: Space, corners: Sequence[Corner]) -> CellState:
        """One chain a corner."""
        sizes = np.stack([corner[0] for corner in corners], axis=-1)
        totals = [np.stack([c[1][a] for c in corners], axis=-1) for a in range(len(space.points))]
        cells = np.array(cells_of(space), dtype=np.int64).reshape(len(sizes), -1)
        sums = np.zeros((space.sum_rows, len(corners)), dtype=np.int64)
        counts = np.full((space.count_rows, len(corners)), space.n, dtype=np.int64)
        for c, groups in enumerate(space.groups):
            for g in range(groups.size):
                counts[groups.row + g] = sizes[cells[:, c] == g].sum(axis=0)
        for a, question in enumerate(space.points):
            sums[question.row : question.row + question.items] = totals[a].sum(axis=1)
            for c in space.links(a):
                for g in range(space.groups[c].size):
                    rows = space.tracked[a, c] + g * question.items + np.arange(question.items)
                    sums[rows] = totals[a][:, cells[:, c] == g].sum(axis=1)
        return cls(sizes, totals, sums, counts)

    @property
    def arrays(self) -> list[NDArray[Any]]:
        return [self.sizes, *self.totals, self.sums, self.counts]


class CellMoves:
    """The moves of cells; see `Moves`."""

    def __init__(self, space: Space, state: CellState) -> None:
        self.space, self.state = space, state
        self.cells = cells_of(space)
        self.lengths: dict[Kind, Rows] = {}
        for a, question in enumerate(space.points):
            if question.items > 1 and len(self.cells) > 1:
                self.lengths["between", a] = powers(space.n * question.total)
            if (question.low < question.high).any():
                self.lengths["within", a] = powers(int((question.high - question.low).max()))
        for c, groups in enumerate(space.groups):
            if not groups.fixed:
                self.lengths["change", c] = powers(int((groups.high - groups.low).max()))
            if groups.size > 1 and len(space.groups) > 1:
                self.lengths["swap", c] = powers(space.n)
        turns = {kind: _TURNS[kind[0]] * self._options(kind) for kind in self.lengths}
        turns |= {kind: len(self.cells) * turns[kind] for kind in turns if kind[0] == "between"}
        self.turns = [kind for kind, number in turns.items() for _ in range(round(number))]
        self._shares = [(q.low + q.high + 1.0) / (q.low + q.high + 1.0).sum() for q in space.points]

    def touch(self, kind: Kind, length: int, scan: np.random.Generator) -> Touched:
        move, c = kind
        options = scan.permutation(self._options(kind)).tolist()
        sets = 1 + int(scan.integers(min(len(options) // 2, _MOST_ITEMS))) if move == "between" else 1
        two = tuple(options[: 2 * sets])
        if move in ("between", "within"):
            cells = scan.permutation(len(self.cells))[: 1 + (move == "between")]
            return Touched(two, cells[:1], cells[1:], length)
        starts = [int(scan.integers(len(self.cells))) for _ in range(1 + (move == "swap"))]
        first = [self._with(u, c, g) for u, g in zip(starts, two, strict=False)]
        second = [self._with(u, c, g) for u, g in zip(starts, reversed(two), strict=False)]
        return Touched(two, np.array(first), np.array(second), length)

    def propose(self, kind: Kind, touched: Touched, random: np.random.Generator) -> Change:
        move, question = kind
        if move == "between":
            return self._between(question, touched, random)
        if move == "within":
            return self._within(question, touched, random)
        return self._change(touched, random)

    def worth(self, kind: Kind) -> Floats:
        return np.sqrt(self.lengths[kind])

    def _options(self, kind: Kind) -> int:
        move, q = kind
        return self.space.points[q].items if move in ("between", "within") else self.space.groups[q].size

    def _with(self, cell: int, c: int, label: int) -> int:
        """The cell that differs from this one in its answer to question `c`."""
        answers = list(self.cells[cell])
        answers[c] = label
        return self.cells.index(tuple(answers))

    def _between(self, a: int, touched: Touched, random: np.random.Generator) -> Change:
        items, u, w = touched.options, int(touched.first[0]), int(touched.second[0])
        half = len(items) // 2
        totals = self.state.totals[a]
        here, there = totals[list(items), u], totals[list(items), w]
        least = np.minimum(here[:half].min(axis=0), there[half:].min(axis=0))
        most = np.minimum(here[half:].min(axis=0), there[:half].min(axis=0))
        step = _reach(least, most, touched.length, touched.length == self.lengths["between", a][-1], random)
        gain = np.zeros((len(items), *totals.shape[1:]), dtype=np.int64)
        gain[:half, u], gain[:half, w], gain[half:, u], gain[half:, w] = step, -step, -step, step
        change = self._points(a, items, gain, ("between", a, tuple(sorted(items))))
        change.inside = step != 0
        return change

    def _within(self, a: int, touched: Touched, random: np.random.Generator) -> Change:
        (x, y), u = touched.options, int(touched.first[0])
        totals, question, sums = self.state.totals[a], self.space.points[a], self.state.sums
        step = _reach(totals[x, u], totals[y, u], touched.length, False, random)
        gain = np.zeros((2, *totals.shape[1:]), dtype=np.int64)
        gain[0, u], gain[1, u] = step, -step
        change = self._points(a, touched.options, gain, ("within", a, touched.options))
        change.inside = (step != 0) & question.holds(x, sums[question.row + x] + step)
        change.inside &= question.holds(y, sums[question.row + y] - step)
        return change

    def _points(self, a: int, items: tuple[int, ...], gain: Whole, key: object) -> Change:
        """A move of points of these items: `gain` is (items, cells, chains)."""
        totals = self.state.totals[a]
        old = totals[list(items)]
        question = self.space.points[a]
        rows: list[Rows] = [question.row + np.array(items)]
        steps = [gain.sum(axis=1)]
        for c in self.space.links(a):
            rows.append(self.space.group_rows(a, c, items))
            steps.append(self._by_group(c, gain).reshape(-1, gain.shape[-1]))

        def write(mask: Truths) -> None:
            totals[list(items)] = old + gain * mask

        return change_of(rows, steps, gain.shape[-1], write, key)

    def _change(self, touched: Touched, random: np.random.Generator) -> Change:
        """Members go from `first` to `second` cells, or back, with points drawn without regard to the state."""
        space, state = self.space, self.state
        cells, chains = state.sizes.shape
        sign = np.where(coins((chains,), random), 1, -1)
        members = np.zeros((cells, chains), dtype=np.int64)
        gains = [np.zeros((q.items, cells, chains), dtype=np.int64) for q in space.points]
        for u, w in zip(touched.first, touched.second, strict=True):
            members[u] -= touched.length * sign
            members[w] += touched.length * sign
            for question, share, gain in zip(space.points, self._shares, gains, strict=True):
                points = random.multinomial(touched.length * question.total, share, size=chains).T * sign
                gain[:, u] -= points
                gain[:, w] += points
        old_sizes, old_totals = state.sizes.copy(), [total.copy() for total in state.totals]
        inside = np.asarray((old_sizes + members >= 0).all(axis=0))
        for total, gain in zip(old_totals, gains, strict=True):
            inside &= (total + gain >= 0).all(axis=(0, 1))

        count_rows: list[Rows] = []
        count_steps: list[Whole] = []
        for c, groups in enumerate(space.groups):
            step = self._by_group(c, members[None])[0]
            rows = groups.row + np.arange(groups.size)
            counts = state.counts[rows] + step
            inside &= ((groups.low[:, None] <= counts) & (counts <= groups.high[:, None])).all(axis=0)
            count_rows.append(rows)
            count_steps.append(step)
        sum_rows: list[Rows] = []
        sum_steps: list[Whole] = []
        for a, c in space.tracked:
            sum_rows.append(space.group_rows(a, c))
            sum_steps.append(self._by_group(c, gains[a]).reshape(-1, chains))

        def write(mask: Truths) -> None:
            state.sizes[:] = old_sizes + members * mask
            for total, old, gain in zip(state.totals, old_totals, gains, strict=True):
                total[:] = old + gain * mask

        return Change(inside, *stack(sum_rows, sum_steps, chains), *stack(count_rows, count_steps, chains), write, None)

    def _by_group(self, c: int, gain: Whole) -> Whole:
        """Add up (items, cells, chains) over the cells of every group of question `c`: (items, groups, chains)."""
        if len(self.space.groups) == 1:
            return gain
        result = np.zeros((len(gain), self.space.groups[c].size, gain.shape[-1]), dtype=np.int64)
        for place, cell in enumerate(self.cells):
            result[:, cell[c]] += gain[:, place]
        return result


def cells_of(space: Space) -> list[tuple[int, ...]]:
    """The combinations of answers to the categorical questions of a part; one empty combination without any."""
    return list(product(*(range(groups.size) for groups in space.groups)))


def deal(
    space: Space, corners: Sequence[Corner], random: np.random.Generator
) -> tuple[list[NDArray[Any]], list[NDArray[Any]]]:
    """Respondents of cells, one chain a corner: members in random order, the points of a cell at random.

    Returns
    -------
    `points` and `labels` as in `RespondentState`.
    """
    chains = len(corners)
    answers = np.array(cells_of(space), dtype=np.int64).reshape(len(corners[0][0]), -1)
    points = [np.empty((q.items, space.n, chains), dtype=q.dtype) for q in space.points]
    labels = [np.empty((space.n, chains), dtype=label_type(groups.size)) for groups in space.groups]
    for chain, (sizes, totals) in enumerate(corners):
        order = random.permutation(space.n)
        for c in range(len(space.groups)):
            labels[c][order, chain] = np.repeat(answers[:, c], sizes)
        for a, question in enumerate(space.points):
            k, each = question.items, question.total
            drawn = np.repeat(np.tile(np.arange(k), len(sizes)), totals[a].T.ravel())
            start = 0
            for end in (np.cumsum(sizes) * each).tolist():
                random.shuffle(drawn[start:end])
                start = end
            drawn += np.repeat(np.arange(space.n) * k, each)
            rows = np.bincount(drawn, minlength=space.n * k).reshape(space.n, k)
            points[a][:, order, chain] = rows.T
    return points, labels


def _reach(least: Whole, most: Whole, length: int, whole: bool, random: np.random.Generator) -> Whole:
    """Steps from -least to most: anywhere if `whole`, else within `length` (0 if that leads outside)."""
    if whole:
        return line_step(least, least + most, random)
    step = random.integers(-length, length + 1, size=least.shape)
    return np.where((-least <= step) & (step <= most), step, 0)
