"""A walk of many chains through the data sets of one linked part: steps, excursions, and why every data set is reached.

A *step* proposes one move and, chain by chain, takes it if it ends within the limits, with the Metropolis probability
of the prior's weight (Metropolis et al. 1953, doi:10.1063/1.1699114).

Statements of order may cut the data sets into pieces that steps do not join. For instance, let one respondent of
group a and one of b divide 5 points over items w, x, y, z with column totals 2, 1, 2, 5, where the means in a go
w >= x >= y and those in b w >= y. There are two data sets, a = (0, 0, 0, 5) with b = (2, 1, 2, 0) and
a = (1, 1, 1, 2) with b = (1, 0, 1, 3), and no exchange or swap leads from one to the other. An *excursion* may leave
the limits on its way: it makes moves s1, ..., sm and then sm, ..., s1 in the open space, where only ranges hold, and
is taken if its *end* is within the limits, with the same Metropolis probability.

**It keeps the prior.** Each move is symmetric, so the product K1 ... Km Km ... K1 is symmetric too, and accepting
by the weight at the end is the Metropolis rule.

**It reaches every data set.** In the open space any two data sets are joined by elementary moves: labels by swaps and
changes, since vectors of counts with a given sum within ranges are joined by unit exchanges; column totals in the same
way, by points that pass within a respondent; and tables with the same row and column totals by points that pass
between two respondents (Diaconis & Sturmfels 1998, doi:10.1214/aos/1030563990). Every move also stays put with positive
probability, so an excursion can follow such a path with its first m moves and rest in the others. As m is geometric,
hence unbounded, one excursion joins any two data sets with positive probability. The same holds for cells
(`cells.py`), which are tables as well, with longer rows; in a joint space (`joint_space.py`) any respondent may go to
any cell, so that its open space is joined too.
"""

from __future__ import annotations

import numpy as np

from evenwicht.identify.sampling.limits import JointLimits, Limits
from evenwicht.identify.sampling.moves import Change, Moves
from evenwicht.identify.sampling.weights import Weight
from evenwicht.identify.search.programme import Floats, Truths, Whole

_TURN_BACK = 1 / 3
"""The chance that an excursion turns back after a move: it makes 3 moves out on average."""


class Walk:
    """Chains in the data sets of one part.

    Parameters
    ----------
    moves
        Where the chains are, within the limits, and how they move. The state is changed in place.
    limits
        What a data set must satisfy beside its ranges.
    weight
        The prior's weight of a state; None if it is constant.
    scan, random
        Two streams of random numbers: what moves touch, and what they do there.
    """

    def __init__(
        self,
        moves: Moves,
        limits: Limits | JointLimits,
        weight: Weight | None,
        scan: np.random.Generator,
        random: np.random.Generator,
    ) -> None:
        self.moves, self.limits, self.weight = moves, limits, weight
        self.scan, self.random = scan, random
        self.state = moves.state
        self.kinds = list(moves.lengths)
        self.log_weight = self._log_weight()
        self._tried = {kind: np.zeros(len(lengths)) for kind, lengths in moves.lengths.items()}
        self._taken = {kind: np.zeros(len(lengths)) for kind, lengths in moves.lengths.items()}
        self._up_to = {kind: np.arange(1, len(lengths)) / len(lengths) for kind, lengths in moves.lengths.items()}

    def warm_up(self, sweeps: int) -> None:
        """Walk away from the start, and learn on the way which lengths move most; nothing is learnt later."""
        if not self.limits.holds(self.state.sums, self.state.counts).all():
            raise AssertionError("a chain starts outside the limits")
        for done in range(sweeps):
            if done in (sweeps // 4, sweeps // 2):
                self.tune()
            self.sweep()
        self.tune()

    def tune(self) -> None:
        """Prefer the lengths that moved most for their cost so far; every length keeps a chance."""
        for kind in self.kinds:
            gain = self.moves.worth(kind) * self._taken[kind] / np.maximum(self._tried[kind], 1)
            if gain.sum() > 0:
                odds = 0.9 * gain / gain.sum() + 0.1 / len(gain)
                self._up_to[kind] = np.cumsum(odds)[:-1]

    def sweep(self) -> None:
        """A round of steps of every kind, and one excursion."""
        for kind in self.moves.turns:
            place = int(np.searchsorted(self._up_to[kind], self.scan.random()))
            taken = self.step(kind, int(self.moves.lengths[kind][place]))
            self._tried[kind][place] += 1
            self._taken[kind][place] += taken
        if self.kinds:
            self.excursion()

    def step(self, kind: tuple[str, int], length: int) -> float:
        """Propose one move and take it where the limits and the weight allow; the share of chains that did."""
        state = self.state
        change = self.moves.propose(kind, self.moves.touch(kind, length, self.scan), self.random)
        if self.weight is not None:
            change.write(change.inside)
        sums, counts = state.sums[change.sum_rows], state.counts[change.count_rows]
        self._set(change, sums, counts, change.inside)
        rows = None if change.key is None else change.sum_rows
        ok = change.inside & self.limits.holds(state.sums, state.counts, rows, change.key)
        if self.weight is not None:
            ok = self._weigh(ok)
        change.write(ok)
        taken = np.count_nonzero(ok)
        if taken < len(ok):
            self._set(change, sums, counts, ok)
        return taken / len(ok)

    def excursion(self) -> None:
        """Moves in the open space, there and back, taken where the end is within the limits."""
        state = self.state
        old = [array.copy() for array in state.arrays]
        out = []
        while True:
            kind = self.kinds[int(self.scan.integers(len(self.kinds)))]
            lengths = self.moves.lengths[kind]
            length = int(lengths[self.scan.integers(len(lengths))])
            out.append((kind, self.moves.touch(kind, length, self.scan)))
            if self.scan.random() < _TURN_BACK:
                break
        for kind, touched in [*out, *reversed(out)]:
            change = self.moves.propose(kind, touched, self.random)
            change.write(change.inside)
            self._set(change, state.sums[change.sum_rows], state.counts[change.count_rows], change.inside)
        ok = self.limits.holds(state.sums, state.counts)
        if self.weight is not None:
            ok = self._weigh(ok)
        for array, before in zip(state.arrays, old, strict=True):
            np.copyto(array, before, where=~ok)

    def _set(self, change: Change, sums: Whole, counts: Whole, mask: Truths) -> None:
        """Set sums and counts to their old values, with the steps of these chains added."""
        self.state.sums[change.sum_rows] = sums + change.sum_step * mask
        if len(change.count_rows):
            self.state.counts[change.count_rows] = counts + change.count_step * mask

    def _weigh(self, ok: Truths) -> Truths:
        """Which of these chains take their new state by the Metropolis rule."""
        weight = self._log_weight()
        ratio = np.exp(np.minimum(weight - self.log_weight, 0.0))
        taken: Truths = ok & (self.random.random(len(ratio)) < ratio)
        self.log_weight = np.where(taken, weight, self.log_weight)
        return taken

    def _log_weight(self) -> Floats:
        if self.weight is None:
            return np.zeros(self.state.counts.shape[1])
        return self.weight(self.state)
