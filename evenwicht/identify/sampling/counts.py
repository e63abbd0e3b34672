"""Exact draws of the counts of a categorical question, and of its answers, without a walk."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from evenwicht.identify.rounding.errors import PublishedFigureError
from evenwicht.identify.rounding.largest_remainder import prints_by_largest_remainder
from evenwicht.identify.sampling.priors import Prior, UniformHistograms
from evenwicht.identify.sampling.space import Groups, label_type
from evenwicht.identify.search.programme import Floats, Whole

_TRIES = 100_000


class CountTable:
    """All vectors of counts within ranges whose sum is n, weighted, ready to be drawn from.

    Parameters
    ----------
    groups
        The question's ranges.
    n
        Number of respondents.
    prior
        Under `UniformHistograms` all vectors weigh the same, otherwise each weighs the number of ways in which
        its answers can be ordered over the respondents.

    Notes
    -----
    `tails[g][s]` is the log weight of all ways in which labels g, g + 1, ... can count s respondents together; a
    draw goes through the labels in turn. Time and memory grow with the product of the widths of two ranges.
    """

    def __init__(self, groups: Groups, n: int, prior: Prior) -> None:
        self.groups, self.n = groups, n
        uniform = isinstance(prior, UniformHistograms)
        low, high = groups.low, groups.high
        self._weights = [
            np.zeros(most - least + 1) if uniform else -gammaln(np.arange(least, most + 1) + 1.0)
            for least, most in zip(low, high, strict=True)
        ]
        self._first = np.append(np.cumsum(low[::-1])[::-1], 0)
        tails = [np.zeros(1)]
        for g in reversed(range(groups.size)):
            tails.append(_log_convolution(self._weights[g], tails[-1]))
        self._tails = tails[::-1]

    def draw(self, random: np.random.Generator) -> Whole:
        """One vector of counts, a label each.

        Raises
        ------
        PublishedFigureError
            If no vector prints as the question.
        """
        for _ in range(_TRIES):
            counts = self._draw_within_ranges(random)
            units = self.groups.units
            if units is None or prints_by_largest_remainder([int(c) for c in counts], units):
                return counts
        raise PublishedFigureError(
            f"{self.groups.name}: none of {_TRIES} vectors of counts within the ranges prints as the row: "
            "n respondents can hardly print it",
            field=self.groups.name,
        )

    def _draw_within_ranges(self, random: np.random.Generator) -> Whole:
        left = self.n
        counts = np.zeros(self.groups.size, dtype=np.int64)
        for g, weights in enumerate(self._weights):
            tail, first = self._tails[g + 1], int(self._first[g + 1])
            options = np.arange(len(weights)) + self.groups.low[g]
            place = left - options - first
            possible = (place >= 0) & (place < len(tail))
            if not possible.any():
                raise PublishedFigureError(
                    f"{self.groups.name}: no whole counts of {self.n} respondents print as its figures",
                    field=self.groups.name,
                )
            log = weights[possible] + tail[place[possible]]
            odds = np.exp(log - log.max())
            counts[g] = random.choice(options[possible], p=odds / odds.sum())
            left -= int(counts[g])
        return counts


def draw_labels(table: CountTable, chains: int, random: np.random.Generator) -> NDArray[Any]:
    """Answers of n respondents in random order, drawn exactly from the prior, (n, chains)."""
    places = np.arange(table.groups.size, dtype=label_type(table.groups.size))
    result = np.empty((table.n, chains), dtype=places.dtype)
    for chain in range(chains):
        labels = np.repeat(places, table.draw(random))
        result[:, chain] = random.permutation(labels)
    return result


def _log_convolution(one: Floats, other: Floats) -> Floats:
    """The logarithm of the convolution of two vectors that are given by their logarithms."""
    short, long = sorted((one, other), key=len)
    total = np.full(len(one) + len(other) - 1, -np.inf)
    for place, value in enumerate(short):
        part = total[place : place + len(long)]
        np.logaddexp(part, long + value, out=part)
    return total
