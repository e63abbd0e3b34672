"""Whole points and whole sizes of a group whose mean lies in a narrow range: few sizes have any such points."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.search.branching_order import WHOLE

__all__ = ["has_points", "sizes_within"]

Pair = tuple[int, int]

_STRETCH = 2_048
_SAFE = 2**62


def sizes_within(mean: tuple[Fraction, Fraction], sizes: Pair, points: Pair, slack: float) -> Pair:
    """The least and the greatest size that has whole points with such a mean.

    Parameters
    ----------
    mean
        The least and the greatest mean.
    sizes, points
        The limits of both; a size is 1 or more.
    slack
        How many more points there can be than the least mean gives.

    Returns
    -------
    The first above the last if there is none.
    """
    least, most = sizes
    if (mean[1] - mean[0]) * least >= 1 and slack >= 1:
        return sizes
    while least <= most:
        stretch = np.arange(least, min(most + 1, least + _STRETCH))
        found = np.flatnonzero(has_points(stretch, mean, points, slack))
        if found.size:
            least = int(stretch[found[0]])
            break
        least = int(stretch[-1]) + 1
    while least <= most:
        stretch = np.arange(max(least, most - _STRETCH + 1), most + 1)
        found = np.flatnonzero(has_points(stretch, mean, points, slack))
        if found.size:
            most = int(stretch[found[-1]])
            break
        most = int(stretch[0]) - 1
    return least, most


def has_points(
    sizes: NDArray[np.int64], mean: tuple[Fraction, Fraction], points: Pair, slack: float
) -> NDArray[np.bool_]:
    """Which of these sizes have whole points with such a mean, as far as 64 bits tell; parameters as of `sizes_within`."""
    low, high = mean
    if max(low.numerator, high.numerator) * int(sizes.max(initial=0)) > _SAFE:
        return np.ones(sizes.shape, dtype=bool)
    first = np.maximum(-(-low.numerator * sizes // low.denominator), points[0])
    last = np.minimum(high.numerator * sizes // high.denominator, points[1])
    if math.isfinite(slack):
        last = np.minimum(last, np.floor(sizes * float(low) + slack + WHOLE))
    return np.asarray(first <= last)
