"""Moves of respondents between cells of a joint space; points move as they do elsewhere (`respondents.py`).

Beside the moves that take the cell for one question:

- *anywhere*: respondents go to any cell, each as likely;
- *answer*: respondents give any answer to one question, each as likely;
- *trade*: two respondents swap their answers to one question;
- *shift*: of two respondents one scores higher and the other as much lower; the sum of scores stays.

Where a move would lead to a cell that nobody can be in, those respondents stay where they are, so that it is as likely
one way as the other.
"""

from __future__ import annotations

import numpy as np

from evenwicht.identify.sampling.joint_space import JointSpace
from evenwicht.identify.sampling.moves import Change, Kind, Rows, Touched, coins, line_step, powers
from evenwicht.identify.sampling.respondents import RespondentMoves, RespondentState, net
from evenwicht.identify.search.programme import Truths, Whole

_OF_CELLS = ("anywhere", "answer", "trade", "shift")
_MOST_TURNS = 8
_MOST_ROUNDS, _RESPONDENTS_A_ROUND = 4, 32
"""Of many respondents a sweep moves more."""
_MOST_MOVED = 64
"""Respondents that change cells at once: more seldom end within the limits."""


class JointMoves(RespondentMoves):
    """The moves of respondents in a joint space; see `Moves`."""

    space: JointSpace

    def __init__(self, space: JointSpace, state: RespondentState, all_weigh: bool) -> None:
        super().__init__(space, state, all_weigh)
        if len(space.places) == 1:
            self.lengths.pop(("change", 0), None)
        if not space.points:  # to swap cells changes nothing then
            self.lengths.pop(("swap", 0), None)
        n = space.n
        if len(space.places) > 1:
            self.lengths["anywhere", 0] = powers(min(n, _MOST_MOVED))
        for c, question in enumerate(space.asked):
            if len(question.labels) > 1:
                self.lengths["answer", c] = powers(min(n, _MOST_MOVED))
                if n > 1 and (space.points or len(space.asked) > 1):
                    self.lengths["trade", c] = powers(min(n // 2, _MOST_MOVED))
                if n > 1 and space.scores(c) > 1:
                    self.lengths["shift", c] = powers(min(n // 2, _MOST_MOVED))
        self.turns = [kind for kind in self.lengths for _ in range(self._often(kind))]

    def touch(self, kind: Kind, length: int, scan: np.random.Generator) -> Touched:
        if kind[0] not in _OF_CELLS:
            return super().touch(kind, length, scan)
        size = length if kind[0] in ("anywhere", "answer") else 2 * length
        who = scan.permutation(self.space.n)[:size]
        return Touched((), who[:length], who[length:], length)

    def propose(self, kind: Kind, touched: Touched, random: np.random.Generator) -> Change:
        move, c = kind
        if move not in _OF_CELLS:
            return super().propose(kind, touched, random)
        who = np.concatenate([touched.first, touched.second])
        old = self.state.labels[0][who].astype(np.int64)
        if move == "anywhere":
            return self._to(who, old, random.integers(len(self.space.places), size=old.shape))
        beside, given = self.space.beside[c], self.space.answers[:, c]
        first, second = old[: touched.length], old[touched.length :]
        if move == "answer":
            new = beside[first, random.integers(beside.shape[1], size=first.shape)]
            return self._to(who, old, np.where(new < 0, first, new))
        if move == "trade":
            one, other = beside[first, given[second]], beside[second, given[first]]
            moves = coins(first.shape, random)
        else:
            top = self.space.scores(c) - 1
            high, low = given[first], given[second]
            scored = (high <= top) & (low <= top)
            up = np.where(scored, np.minimum(top - high, low), 0)
            down = np.where(scored, np.minimum(high, top - low), 0)
            step = line_step(down, down + up, random)
            one, other = beside[first, high + step], beside[second, low - step]
            moves = scored
        moves &= (one >= 0) & (other >= 0)
        return self._to(who, old, np.concatenate([np.where(moves, one, first), np.where(moves, other, second)]))

    def _to(self, who: Rows, old: Whole, new: Whole) -> Change:
        """These respondents go from old to new cells."""
        cells, groups = self.state.labels[0], self.space.groups[0]
        before, after = old.astype(cells.dtype), new.astype(cells.dtype)
        rows, steps = self._moved(0, who, None, before, after)

        def write(mask: Truths) -> None:
            cells[who] = np.where(mask, after, before)

        change = self._make(rows, steps, write, None)
        change.count_rows = np.arange(groups.size)
        change.count_step = net(after, before, groups.size).sum(axis=1, dtype=np.int64)
        return change

    def _often(self, kind: Kind) -> int:
        """How often a kind of move is made in a sweep."""
        move, q = kind
        if move in ("between", "within"):
            return self.space.points[q].items
        if move in ("anywhere", "change", "swap"):
            return min(len(self.space.places), _MOST_TURNS)
        rounds = min(1 + self.space.n // _RESPONDENTS_A_ROUND, _MOST_ROUNDS)
        return rounds * (_MOST_TURNS if move == "shift" else 2 * min(len(self.space.asked[q].labels), _MOST_TURNS))
