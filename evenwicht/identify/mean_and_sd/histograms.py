"""All data sets of one variable behind a printed mean and standard deviation: how many, and which.

A data set whose order does not matter is a histogram: how many respondents gave each score. The histograms
of n scores that print as the figures are counted exactly (`histogram_programme.py`), and numbered from 0 in
the order of that count. A uniform whole number is then a uniform histogram: nothing is approximate, nothing
is rejected, and no chain has to converge.

Others enumerate such data sets too (Wilner, Wood & Simons 2018, *Complete recovery of values in Diophantine
systems (CORVIDS)*, PsyArXiv), or search for some of them (Heathers, Anaya, van der Zee & Brown 2018,
*Recovering data from summary statistics: SPRITE*, PeerJ Preprints).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from evenwicht.identify.mean_and_sd.histogram_programme import (
    Exact,
    added_up,
    extreme_scores,
    left_and_right,
    table_sizes,
    tables,
    targets_of,
)
from evenwicht.identify.mean_and_sd.mean_and_sd import PrintedMeanAndSD
from evenwicht.identify.rounding.errors import OutOfReachError, PublishedFigureError
from evenwicht.identify.rounding.uniform_numbers import uniform_numbers

_BATCH = 1 << 17
_INT64_TOTAL = 2.0**62


@dataclass(frozen=True, eq=False)
class HistogramTable:
    """The histograms behind a printed mean and standard deviation, counted and numbered.

    Make one with `tabulate_histograms`.

    Attributes
    ----------
    printed
        The figures.
    centre
        The sum of items that all others are measured from.
    scores
        The sums of items of the programme less `centre`, most extreme first; all but -1, 0 and 1.
    ways
        `ways[k]` counts what the first k of `scores` can add to: shape (number + 1, left + 1, right + 1).
    up_to
        The last of `ways`, added up over numbers from 0.
    targets
        The pairs (left, right) that print as the figures, shape (targets, 2).
    ends
        How many histograms the targets have, up to and including each.
    """

    printed: PrintedMeanAndSD
    centre: int
    scores: tuple[int, ...]
    ways: tuple[Exact, ...]
    up_to: Exact
    targets: NDArray[np.int64]
    ends: Exact

    @property
    def count(self) -> int:
        """How many histograms print as the figures."""
        return int(self.ends[-1]) if len(self.ends) else 0

    def draw(self, size: int, seed: int | np.random.Generator | None = None, *, distinct: bool = False) -> pd.DataFrame:
        """Histograms drawn exactly uniformly.

        Parameters
        ----------
        size
            How many, 0 or more.
        seed
            A seed, or a generator, that makes the draws repeatable.
        distinct
            Whether to draw without replacement.

        Returns
        -------
        One row a histogram; one column a score of the scale, with the number of respondents that gave it.

        Raises
        ------
        PublishedFigureError
            If no histogram prints as the figures, or fewer than `size` distinct ones do.
        """
        if isinstance(size, bool) or not isinstance(size, int | np.integer) or size < 0:
            raise PublishedFigureError(f"size is {size!r}, expected a whole number, 0 or more", field="size")
        if self.count == 0:
            raise self.printed.no_data_set()
        if distinct and size > self.count:
            raise PublishedFigureError(
                f"size is {size}, but the figures have {self.count} distinct histograms", field="size"
            )
        generator = np.random.default_rng(seed)
        return self.numbered(uniform_numbers(generator, self.count, int(size), distinct=distinct))

    def numbered(self, numbers: Exact) -> pd.DataFrame:
        """The histograms with these numbers, in the form of `draw`.

        Each number from 0 to `count` - 1 has a histogram of its own: `numbered(np.arange(count))` lists
        them all.

        Raises
        ------
        PublishedFigureError
            If a number is out of range.
        """
        wanted = np.asarray(numbers)
        if wanted.size and not (wanted.min() >= 0 and wanted.max() < self.count):
            raise PublishedFigureError(
                f"found histogram numbers from {wanted.min()} to {wanted.max()}, expected 0 to {self.count - 1}",
                field="numbers",
            )
        columns = self.printed.scores()
        counts = np.zeros((len(wanted), len(columns)), dtype=np.int64)
        order = np.argsort(wanted, kind="stable")  # neighbours share most of their way through the tables
        for start in range(0, len(wanted), _BATCH):
            batch = order[start : start + _BATCH]
            counts[batch] = self._histograms(wanted[batch].astype(self.ends.dtype))
        return pd.DataFrame(counts, columns=columns)

    def _histograms(self, rank: Exact) -> NDArray[np.int64]:
        """The histograms of increasing numbers; `rank` becomes the number among what is open."""
        _, lefts, rights = self.up_to.shape
        place = np.empty((len(rank), 3), dtype=np.int64)  # number, left, right of the extreme scores
        lowest, highest = self.printed.ends
        counts = np.zeros((len(rank), highest - lowest + 1), dtype=np.int64)
        zero = self.centre - lowest
        starts = np.searchsorted(rank, self.ends[:-1])
        bounds = [0, *starts.tolist(), len(rank)]
        for target, (first, last) in enumerate(pairwise(bounds)):
            if first < last:
                rank[first:last] -= self.ends[target - 1] if target else 0
                place[first:last] = self._places(target, rank[first:last])
                beside = self.targets[target] - place[first:last, 1:]
                if zero > 0:
                    counts[first:last, zero - 1] = beside[:, 0]
                if zero + 1 < counts.shape[1]:
                    counts[first:last, zero + 1] = beside[:, 1]
                counts[first:last, zero] = self.printed.n - place[first:last, 0] - beside.sum(axis=1)
        state = (place[:, 0] * lefts + place[:, 1]) * rights + place[:, 2]
        for k in range(len(self.scores) - 1, -1, -1):
            counts[:, zero + self.scores[k]] = self._count_of_score(k, rank, state)
        return counts

    def _places(self, target: int, rank: Exact) -> NDArray[np.int64]:
        """Number, left and right of the extreme scores, shape (ranks, 3); `rank` becomes the number there."""
        weights = _weights(self.up_to, self.printed, self.centre, self.targets[target])
        ends = np.cumsum(weights)
        cell = np.searchsorted(ends, rank, side="right")
        rank -= np.where(cell > 0, ends[cell - 1], 0)
        left, right = np.divmod(cell, weights.shape[1])
        low, high = np.zeros_like(cell), np.full_like(cell, len(self.up_to) - 1)
        while (low < high).any():
            middle = (low + high) // 2
            above = self.up_to[middle, left, right] > rank
            low, high = np.where(above, low, middle + 1), np.where(above, middle, high)
        rank -= np.where(low > 0, self.up_to[low - 1, left, right], 0)
        return np.stack([low, left, right], axis=1)

    def _count_of_score(self, k: int, rank: Exact, state: NDArray[np.int64]) -> NDArray[np.int64]:
        """How many respondents gave the k-th score; moves `rank` and `state` on to the scores before it."""
        without = self.ways[k].ravel()
        left, right = left_and_right(self.scores[k])
        one_respondent = (self.up_to.shape[1] + left) * self.up_to.shape[2] + right
        count = np.zeros(len(rank), dtype=np.int64)
        open_rows = np.arange(len(rank))
        while open_rows.size:
            cell = state[open_rows]
            none_more = np.where(cell < without.size, without[np.minimum(cell, without.size - 1)], 0)
            more = rank[open_rows] >= none_more
            open_rows = open_rows[more]
            rank[open_rows] -= none_more[more]
            state[open_rows] -= one_respondent
            count[open_rows] += 1
        return count


def tabulate_histograms(printed: PrintedMeanAndSD, memory_limit: int = 2 * 10**9) -> HistogramTable:
    """Count and number all histograms that print as a mean and a standard deviation.

    Parameters
    ----------
    printed
        The figures.
    memory_limit
        The most bytes that the tables may take. They grow with the square of the sum of squares around the
        mean and with n: 9 MB for 70 scores from 0 to 10 with a standard deviation of 1.5.

    Raises
    ------
    OutOfReachError
        If the tables would not fit; the message says what they need.

    >>> table = tabulate_histograms(PrintedMeanAndSD(20, "2.7", "1.5", 0, 10))
    >>> table.count
    1177
    >>> table.draw(2, seed=1).sum(axis=1).tolist()
    [20, 20]
    """
    lowest, highest = printed.ends
    centre = min(max(printed.nearest, lowest + 1), highest - 1) if highest - lowest > 1 else lowest
    scores = extreme_scores(lowest, highest, centre)
    targets = targets_of(printed.moments(), printed.n, centre)
    left, right = (int(most) for most in targets.max(axis=0, initial=0))
    sizes = table_sizes(scores, printed.n, left, right)
    needed = 8 * (sum(sizes) + len(sizes) + sizes[-1] + 1) * (left + 1) * (right + 1)
    if needed > memory_limit:
        raise OutOfReachError(
            f"the tables need {needed / 1e9:.1f} GB, more than the limit of {memory_limit / 1e9:.1f} GB: "
            "raise memory_limit if the machine has it, or give fewer respondents or a narrower scale"
        )
    ways = tables(scores, sizes, left, right)
    up_to = added_up(ways[-1])
    boxes = (_weights(up_to, printed, centre, target) for target in targets)
    totals = [int(box.sum()) if box.sum(dtype=float) < _INT64_TOTAL else sum(box.ravel().tolist()) for box in boxes]
    exact = np.int64 if sum(totals) < _INT64_TOTAL else object
    ends = np.cumsum(np.array(totals, dtype=exact))
    return HistogramTable(printed, centre, scores, tuple(ways), up_to, targets, ends)


def _weights(up_to: Exact, printed: PrintedMeanAndSD, centre: int, target: NDArray[np.int64]) -> Exact:
    """How many histograms of a target have extreme scores that add to each left and right up to the target's.

    The central scores supply the rest: y = -1 what is missing from `left`, y = 1 what is missing from
    `right`, and the respondents that remain give y = 0, so that the extreme scores may not have too many.
    """
    left_total, right_total = (int(part) for part in target)
    left, right = np.ogrid[: left_total + 1, : right_total + 1]
    room = printed.n - (left_total - left) - (right_total - right)
    number = np.clip(room, 0, len(up_to) - 1)
    weights: Exact = np.where(room >= 0, up_to[number, left, right], 0)
    if centre == printed.ends[0]:  # the scale has no y = -1
        weights[:left_total] = 0
    return weights
