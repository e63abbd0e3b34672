"""Whole sizes of groups near a corner of the relaxation, and sizes that its ties divide.

Where k items of a group share its points equally, the points of each are whole if the size is a multiple of
`k / gcd(k, total)`.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.programme.programme import Programme
from evenwicht.identify.search.branching_order import WHOLE

__all__ = ["divisible_sizes", "rounded_sizes", "smooth_limits"]

Floats = NDArray[np.float64]


def rounded_sizes(values: Floats, low: Floats, high: Floats) -> Floats:
    """Whole values within limits with the sum of `values`, near them: the largest remainders go up."""
    fixed = np.clip(np.floor(values + WHOLE), low, high)
    missing = round(float(values.sum() - fixed.sum()))
    for position in np.argsort(fixed - values):
        if missing > 0 and fixed[position] < high[position]:
            fixed[position] += 1
            missing -= 1
    return fixed


def smooth_limits(programme: Programme) -> tuple[Floats, Floats]:
    """Limits between sizes of groups such that any number of items of the group can have the same whole points."""
    lower, upper = np.array(programme.lower, dtype=np.float64), np.array(programme.upper, dtype=np.float64)
    for table in programme.tables:
        step = math.lcm(*(k // math.gcd(k, table.total) for k in range(1, len(table.points[0]) + 1)))
        for size in table.sizes:
            low, high = math.ceil(lower[size] / step) * step, math.floor(upper[size] / step) * step
            if low < high:
                lower[size], upper[size] = low, high
    return lower, upper


def divisible_sizes(programme: Programme, values: Floats, low: Floats, high: Floats) -> Floats | None:
    """Whole sizes of the groups of a table near a corner, such that groups whose points all go to tied items divide.

    Where k items share all points of a group, these are a multiple of k, so that its size is one of
    `k / gcd(k, total)`. None if the sizes of the corner are such already, or if none near it are.
    """
    if len(programme.sizes) != 1 or len(programme.tables) != 1:
        return None
    (sizes,), (table,) = programme.sizes, programme.tables
    if tuple(sizes) != table.sizes:
        return None
    at = np.rint(values[sizes])
    steps = np.array([_step(values[list(row)], table.total) for row in table.points])
    sizes_low, sizes_high = low[sizes], high[sizes]
    steps[np.ceil(sizes_low / steps) > np.floor(sizes_high / steps)] = 1
    lowest, highest = np.ceil(sizes_low / steps) * steps, np.floor(sizes_high / steps) * steps
    made = np.clip(np.rint(at / steps) * steps, lowest, highest)
    for position in np.lexsort((-at, steps)):  # what is left over goes where it divides most easily
        missing = at.sum() - made.sum()
        made[position] += np.clip(
            np.trunc(missing / steps[position]) * steps[position],
            lowest[position] - made[position],
            highest[position] - made[position],
        )
    missing = at.sum() - made.sum()
    room = np.flatnonzero((sizes_low <= made + missing) & (made + missing <= sizes_high))
    if not room.size:
        return None
    made[room[0]] += missing
    if np.array_equal(made, at):
        return None
    return np.asarray(made, dtype=np.float64)


def _step(points: Floats, total: int) -> int:
    """What the size of a group must be a multiple of, so that items that share all its points have as many each."""
    shared = points[points > WHOLE]
    tied = len(shared) if len(shared) and np.ptp(shared) < WHOLE else 1
    return tied // math.gcd(tied, total)
