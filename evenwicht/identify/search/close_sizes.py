"""Whole sizes of compared groups at which means near those of a corner are nearly whole points.

The means of a corner are seldom fractions that every group can have. At most sizes rounding them to whole points costs
more than the statements leave; at some it costs next to nothing.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.programme.programme import Programme
from evenwicht.identify.search.mean_ranges import MeanRanges

__all__ = ["CloseSizes"]

Floats = NDArray[np.float64]

_REACH = 4_096
_MOST_COMBINATIONS = 2_000
_MOST_SIZES = 40


class CloseSizes:
    """Proposes sizes for the groups of questions whose means statements compare.

    Attributes
    ----------
    usable
        Whether the programme compares any groups.
    """

    def __init__(self, programme: Programme, mean_ranges: MeanRanges) -> None:
        self._means: dict[int, list[tuple[tuple[tuple[int, int], ...], bool | None]]] = {}
        for mean, up in zip(mean_ranges.means, mean_ranges.upwards, strict=True):
            self._means.setdefault(mean.size, []).append((mean.points, up))
        self._questions = [
            np.array(groups, dtype=np.intp) for groups in programme.sizes if any(size in self._means for size in groups)
        ]
        self.usable = bool(self._questions)

    def near(self, values: Floats, low: Floats, high: Floats) -> dict[int, int] | None:
        """Sizes by variable with the sum of those of a corner, at which its compared means cost least to round.

        Parameters
        ----------
        values
            The corner.
        low, high
            The limits of every variable.

        Returns
        -------
        None if no sizes tried have the sum.
        """
        found: dict[int, int] = {}
        for groups in self._questions:
            sizes = self._near(groups, values, low, high)
            if sizes is None:
                return None
            found |= dict(zip(groups.tolist(), sizes.tolist(), strict=True))
        return found

    def _near(self, groups: NDArray[np.intp], values: Floats, low: Floats, high: Floats) -> NDArray[np.int64] | None:
        """The sizes of the groups of one question."""
        whole = round(float(values[groups].sum()))
        width = high[groups] - low[groups]
        rest = int(np.argmax(width + 1e9 * np.array([size not in self._means for size in groups.tolist()])))
        others = [place for place in range(len(groups)) if place != rest]
        loose = sum(bool(width[place]) for place in others)
        number = min(_MOST_SIZES, max(2, math.floor(_MOST_COMBINATIONS ** (1 / max(1, loose)))))
        sums, costs, chosen = np.zeros(1, dtype=np.int64), np.zeros(1), np.zeros((1, 0), dtype=np.int64)
        for place in others:
            size = int(groups[place])
            sizes = _stretch(values[size], low[size], high[size])
            cost = self._cost(size, sizes, values)
            best = np.argsort(cost + 1e-7 * np.abs(sizes - values[size]), kind="stable")[:number]
            sums = (sums[:, None] + sizes[best]).reshape(-1)
            costs = (costs[:, None] + cost[best]).reshape(-1)
            chosen = np.hstack([np.repeat(chosen, len(best), axis=0), np.tile(sizes[best], len(chosen))[:, None]])
        size = int(groups[rest])
        left = whole - sums
        fits = (low[size] <= left) & (left <= high[size])
        if not fits.any():
            return None
        costs = np.where(fits, costs + self._cost(size, left, values), math.inf)
        best_one = int(np.argmin(costs))
        return np.insert(chosen[best_one], rest, left[best_one])

    def _cost(self, size: int, sizes: NDArray[np.int64], values: Floats) -> Floats:
        """What rounding the means of a group to whole points takes, at each of these sizes."""
        cost = np.zeros(len(sizes))
        if values[size] <= 0:
            return cost
        for points, up in self._means.get(size, []):
            exact = sizes * (sum(weight * float(values[v]) for v, weight in points) / float(values[size]))
            if up is None:
                cost += np.abs(exact - np.rint(exact))
            else:
                cost += np.ceil(exact - 1e-6) - exact if up else exact - np.floor(exact + 1e-6)
        return cost


def _stretch(value: float, low: float, high: float) -> NDArray[np.int64]:
    return np.arange(max(low, round(value) - _REACH), min(high, round(value) + _REACH) + 1).astype(np.int64)
