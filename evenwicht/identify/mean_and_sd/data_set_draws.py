"""Data sets behind a printed mean and standard deviation, drawn uniformly over the data sets themselves.

A histogram stands for as many data sets as there are ways to deal its scores out over the respondents.
Uniform over data sets is therefore not uniform over histograms: it favours the histograms that many
dealings give, which is what n people who each answer at random, and happen to give these figures, would
show. `histograms.py` has the other prior. Which of the two is meant must be said wherever draws are shown.

The chance that i such people add to each `left` and `right` (see `histogram_programme.py`) follows person
by person. These chances are double-precision numbers, so that a data set's probability is right to about 13
digits.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from evenwicht.identify.mean_and_sd.histogram_programme import left_and_right, targets_of
from evenwicht.identify.mean_and_sd.mean_and_sd import PrintedMeanAndSD
from evenwicht.identify.rounding.errors import OutOfReachError

_BATCH = 1 << 14


@dataclass(frozen=True, eq=False)
class DataSetTable:
    """What draws data sets that print as a mean and a standard deviation. Make one with `tabulate_data_sets`.

    Attributes
    ----------
    printed
        The figures.
    steps
        What each score of the scale adds to `left` and `right`, shape (scores, 2).
    chances
        `chances[i]` is in proportion to the chance that i people add to (left, right): shape (n + 1, left +
        1, right + 1), each rescaled to a maximum of 1.
    targets
        The pairs (left, right) that print as the figures, shape (targets, 2).
    """

    printed: PrintedMeanAndSD
    steps: NDArray[np.int64]
    chances: NDArray[np.float64]
    targets: NDArray[np.int64]

    def draw(self, size: int, seed: int | np.random.Generator | None = None) -> pd.DataFrame:
        """Histograms of data sets, every data set of n ordered scores as likely as the others.

        Parameters
        ----------
        size
            How many, 0 or more.
        seed
            A seed, or a generator, that makes the draws repeatable.

        Returns
        -------
        As `HistogramTable.draw`: one row a data set, one column a score, with the number of respondents.

        Raises
        ------
        PublishedFigureError
            If no data set prints as the figures.
        """
        weights = self.chances[-1][self.targets[:, 0], self.targets[:, 1]]
        if not weights.sum() > 0:
            raise self.printed.no_data_set()
        generator = np.random.default_rng(seed)
        batches = [min(_BATCH, size - start) for start in range(0, size, _BATCH)]
        empty = np.zeros((0, len(self.steps)), dtype=np.int64)
        counts = np.concatenate([empty, *(self._batch(batch, weights, generator) for batch in batches)])
        return pd.DataFrame(counts, columns=self.printed.scores())

    def _batch(self, size: int, weights: NDArray[np.float64], generator: np.random.Generator) -> NDArray[np.int64]:
        """Histograms of `size` data sets: a target first, then one person after the other."""
        counts = np.zeros((size, len(self.steps)), dtype=np.int64)
        rows = np.arange(size)
        left, right = self.targets[_pick(np.tile(weights, (size, 1)), generator)].T
        for people in range(self.printed.n - 1, -1, -1):
            left_before = left[:, None] - self.steps[:, 0]
            right_before = right[:, None] - self.steps[:, 1]
            reachable = (left_before >= 0) & (right_before >= 0)
            before = self.chances[people][np.maximum(left_before, 0), np.maximum(right_before, 0)]
            score = _pick(np.where(reachable, before, 0.0), generator)
            counts[rows, score] += 1
            left, right = left_before[rows, score], right_before[rows, score]
        return counts


def tabulate_data_sets(printed: PrintedMeanAndSD, memory_limit: int = 2 * 10**9) -> DataSetTable:
    """Tabulate the chances that draw data sets behind a mean and a standard deviation.

    Parameters
    ----------
    printed
        The figures.
    memory_limit
        The most bytes that the table may take: 4 MB for 70 scores from 0 to 10 with a standard deviation
        of 1.5.

    Raises
    ------
    OutOfReachError
        If the table would not fit; the message says what it needs.

    >>> table = tabulate_data_sets(PrintedMeanAndSD(20, "2.7", "1.5", 0, 10))
    >>> table.draw(2, seed=1).sum(axis=1).tolist()
    [20, 20]
    """
    centre, (lowest, highest) = printed.nearest, printed.ends
    targets = targets_of(printed.moments(), printed.n, centre)
    lefts, rights = (int(most) + 1 for most in targets.max(axis=0, initial=0))
    needed = 8 * (printed.n + 1) * lefts * rights
    if needed > memory_limit:
        raise OutOfReachError(
            f"the table needs {needed / 1e9:.1f} GB, more than the limit of {memory_limit / 1e9:.1f} GB: "
            "raise memory_limit if the machine has it, or give fewer respondents or a narrower scale"
        )
    steps = [left_and_right(score - centre) for score in range(lowest, highest + 1)]
    chances = np.zeros((printed.n + 1, lefts, rights))
    chances[0, 0, 0] = 1.0
    for people in range(1, printed.n + 1):
        for left, right in steps:
            if left < lefts and right < rights:
                before = chances[people - 1, : lefts - left, : rights - right]
                chances[people, left:, right:] += before
        most = chances[people].max()
        if most > 0:
            chances[people] /= most
    return DataSetTable(printed, np.array(steps, dtype=np.int64), chances, targets)


def _pick(weights: NDArray[np.float64], generator: np.random.Generator) -> NDArray[np.int64]:
    """One column a row, with chances in proportion to `weights`; a column of weight 0 is never picked."""
    ends = np.cumsum(weights, axis=1)
    point = generator.random(len(weights)) * ends[:, -1]
    picked: NDArray[np.int64] = (ends <= point[:, None]).sum(axis=1)
    return picked
