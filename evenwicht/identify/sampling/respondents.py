"""Moves of respondents: the walk for priors that weigh data sets or histograms.

Four moves, each over many respondents at once; a length of 1 is the elementary move:

- *between*: points of one item pass from one respondent of a pair to the other, and as many of another item back;
  column totals stay;
- *within*: points pass between two items of the same respondent; two column totals move;
- *swap*: two respondents swap their answers to a categorical question;
- *change*: respondents with one of two answers change to the other; two counts move.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.sampling.moves import Change, Kind, Rows, Touched, change_of, coins, line_step, powers
from evenwicht.identify.sampling.space import Space, label_type
from evenwicht.identify.search.programme import Floats, Truths, Whole

_STEP_COST = 8
"""What a step costs beside its length, in units of the cost of one more respondent."""

_TURNS = {"between": 1.0, "within": 1.0, "swap": 2.0, "change": 2.0}
"""Steps of each kind in a sweep, times the number of items or answers."""


@dataclass
class RespondentState:
    """Respondents: `points` one array an allocation, (items, n, chains); `labels` one a categorical, (n, chains)."""

    points: list[NDArray[Any]]
    labels: list[NDArray[Any]]
    sums: Whole
    counts: Whole

    @property
    def arrays(self) -> list[NDArray[Any]]:
        return [*self.points, *self.labels, self.sums, self.counts]


class RespondentMoves:
    """The moves of respondents; see `Moves`.

    Parameters
    ----------
    space, state
        The part, and where its chains are.
    all_weigh
        Whether the prior's weight depends on more than sums and counts, so that no move is free.
    """

    def __init__(self, space: Space, state: RespondentState, all_weigh: bool) -> None:
        self.space, self.state, self.all_weigh = space, state, all_weigh
        pairs = space.n // 2
        self.lengths: dict[Kind, Rows] = {}
        for a, question in enumerate(space.points):
            if question.items > 1 and pairs:
                self.lengths["between", a] = powers(pairs)
            if (question.low < question.high).any():
                self.lengths["within", a] = powers(space.n)
        for c, groups in enumerate(space.groups):
            if groups.size > 1 and pairs:
                self.lengths["swap", c] = powers(pairs)
            if not groups.fixed:
                self.lengths["change", c] = powers(space.n)
        self.turns = [kind for kind in self.lengths for _ in range(round(_TURNS[kind[0]] * self._options(kind)))]

    def touch(self, kind: Kind, length: int, scan: np.random.Generator) -> Touched:
        options, n = self._options(kind), self.space.n
        x, y = int(scan.integers(options)), int(scan.integers(options - 1))
        pairs = n // 2 if kind[0] == "between" else length if kind[0] == "swap" else 0
        size = 2 * pairs or length
        # shuffling all is quicker than choosing many
        who = scan.permutation(n)[:size] if 4 * size > n else scan.choice(n, size, replace=False)
        return Touched((x, y + (y >= x)), who[: pairs or length], who[pairs or length :], length)

    def propose(self, kind: Kind, touched: Touched, random: np.random.Generator) -> Change:
        move, question = kind
        if move == "between":
            return self._between(question, touched, random)
        if move == "within":
            return self._within(question, touched, random)
        if move == "swap":
            return self._swap(question, touched, random)
        return self._change(question, touched, random)

    def worth(self, kind: Kind) -> Floats:
        lengths = self.lengths[kind]
        return lengths / (lengths + _STEP_COST)

    def _options(self, kind: Kind) -> int:
        move, q = kind
        return self.space.points[q].items if move in ("between", "within") else self.space.groups[q].size

    def _between(self, a: int, touched: Touched, random: np.random.Generator) -> Change:
        """Pairs within the same groups change no sum and always move; of the other pairs the first few do, together."""
        space, state, length = self.space, self.state, touched.length
        (x, y), first, second = touched.options, touched.first, touched.second
        points = state.points[a]
        xi, yi, xj, yj = points[x][first], points[y][first], points[x][second], points[y][second]
        least = np.minimum(xi, yj)
        step = line_step(least, least + np.minimum(yi, xj), random)
        differ = np.full(step.shape, self.all_weigh)
        rows: list[Rows] = []
        steps: list[Whole] = []
        for c in space.links(a):
            one, other = state.labels[c][first], state.labels[c][second]
            differ |= one != other
            moved = net(one[:length], other[:length], space.groups[c].size)
            gain = (step[:length] * moved).sum(axis=1, dtype=np.int64)
            rows.append(space.group_rows(a, c, touched.options))
            steps += [gain, -gain]
        free = step * ~differ
        bound = step[:length] * differ[:length]

        def write(mask: Truths) -> None:
            move = free.copy()
            move[:length] += bound * mask
            points[x][first] = xi + move
            points[y][first] = yi - move
            points[x][second] = xj - move
            points[y][second] = yj + move

        return self._make(rows, steps, write, ("between", a, touched.options))

    def _within(self, a: int, touched: Touched, random: np.random.Generator) -> Change:
        space, state, who = self.space, self.state, touched.first
        x, y = touched.options
        question, points = space.points[a], state.points[a]
        xi, yi = points[x][who], points[y][who]
        step = line_step(xi, xi + yi, random)
        total = step.sum(axis=0, dtype=np.int64)
        rows: list[Rows] = [np.array([question.row + x, question.row + y])]
        steps: list[Whole] = [np.stack([total, -total])]
        for c in space.links(a):
            member = state.labels[c][who] == _answers(space.groups[c].size)
            gain = (step * member).sum(axis=1, dtype=np.int64)
            rows.append(space.group_rows(a, c, touched.options))
            steps += [gain, -gain]

        def write(mask: Truths) -> None:
            move = step * mask
            points[x][who] = xi + move
            points[y][who] = yi - move

        change = self._make(rows, steps, write, ("within", a, touched.options))
        change.inside = question.holds(x, state.sums[question.row + x] + total)
        change.inside &= question.holds(y, state.sums[question.row + y] - total)
        return change

    def _swap(self, c: int, touched: Touched, random: np.random.Generator) -> Change:
        """Each pair swaps with probability 1/2."""
        labels, first, second = self.state.labels[c], touched.first, touched.second
        one, other = labels[first], labels[second]
        step = (other - one) * coins(one.shape, random)
        rows, steps = self._moved(c, first, second, one, one + step)

        def write(mask: Truths) -> None:
            move = step * mask
            labels[first] = one + move
            labels[second] = other - move

        return self._make(rows, steps, write, ("labels", c))

    def _change(self, c: int, touched: Touched, random: np.random.Generator) -> Change:
        """Each respondent with one of the two answers changes with probability 1/2."""
        groups, labels, who = self.space.groups[c], self.state.labels[c], touched.first
        g, h = touched.options
        label = labels[who]
        coin = coins(label.shape, random)
        leave = ((label == g) & coin).view(np.int8)
        enter = ((label == h) & coin).view(np.int8)
        step = (leave - enter) * label.dtype.type(h - g)
        rows, steps = self._moved(c, who, None, label, label + step)

        def write(mask: Truths) -> None:
            labels[who] = label + step * mask

        change = self._make(rows, steps, write, None)
        moved = (leave - enter).sum(axis=0, dtype=np.int64)
        counts = self.state.counts
        change.count_rows = np.array([groups.row + g, groups.row + h])
        change.count_step = np.stack([-moved, moved])
        change.inside = groups.holds(g, counts[groups.row + g] - moved)
        change.inside &= groups.holds(h, counts[groups.row + h] + moved)
        return change

    def _moved(
        self, c: int, first: Rows, second: Rows | None, old: NDArray[Any], new: NDArray[Any]
    ) -> tuple[list[Rows], list[Whole]]:
        """How sums of groups change when `first` go from `old` to `new` groups, and their pairs the other way."""
        rows: list[Rows] = []
        steps: list[Whole] = []
        change = net(new, old, self.space.groups[c].size)
        for a in range(len(self.space.points)):
            if (a, c) in self.space.tracked:
                points = self.state.points[a].take(first, axis=1)
                if second is not None:
                    points -= self.state.points[a].take(second, axis=1)
                gain = (points[:, None] * change).sum(axis=2, dtype=np.int64)
                rows.append(self.space.group_rows(a, c))
                steps.append(gain.reshape(-1, gain.shape[-1]))
        return rows, steps

    def _make(self, rows: list[Rows], steps: list[Whole], write: Any, key: object) -> Change:
        return change_of(rows, steps, self.state.counts.shape[1], write, key)


def sums_of(space: Space, points: Sequence[NDArray[Any]], labels: Sequence[NDArray[Any]]) -> tuple[Whole, Whole]:
    """Sums and counts of data sets, worked out from the respondents; shapes as in `RespondentState`."""
    chains = (points[0] if points else labels[0]).shape[-1]
    sums = np.zeros((space.sum_rows, chains), dtype=np.int64)
    counts = np.full((space.count_rows, chains), space.n, dtype=np.int64)
    for groups, label in zip(space.groups, labels, strict=True):
        for g in range(groups.size):
            counts[groups.row + g] = (label == g).sum(axis=0)
    for a, question in enumerate(space.points):
        sums[question.row : question.row + question.items] = points[a].sum(axis=1, dtype=np.int64)
        for c in space.links(a):
            for item in range(question.items):
                for g, row in enumerate(space.group_rows(a, c, (item,))):
                    sums[row] = (points[a][item] * (labels[c] == g)).sum(axis=0, dtype=np.int64)
    return sums, counts


def _answers(size: int) -> NDArray[Any]:
    answers: NDArray[Any] = np.arange(size, dtype=label_type(size))[:, None, None]
    return answers


def net(to: NDArray[Any], out: NDArray[Any], size: int) -> NDArray[Any]:
    """For each group 1 where `to` names it, less 1 where `out` does: (groups, respondents, chains)."""
    answers = _answers(size)
    change: NDArray[Any] = (to == answers).view(np.int8) - (out == answers).view(np.int8)
    return change
