"""Dealing whole sums out over respondents: from the points of a group to the answers of each of its
members."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Answers = NDArray[np.int64]


@dataclass(frozen=True)
class Deal:
    """Respondents to deal points to, and the points they gave each item together.

    Attributes
    ----------
    size
        Number of respondents.
    sums
        Points an item, adding to the question's total times `size`.
    leader, follower, margin
        If given, each respondent must give item `leader` at least `margin` points more than item `follower`;
        the sums allow it if `sums[leader] - sums[follower] >= margin * size` and `sums[follower]` is at most
        `size` times half of what is left of the total without the margin, rounded down.
    """

    size: int
    sums: tuple[int, ...]
    leader: int | None = None
    follower: int | None = None
    margin: int = 0


def deal(given: Deal, total: int) -> Answers:
    """Whole answers that add to `total` for each respondent and to `given.sums` for each item.

    Without a leader the points are dealt as evenly as whole points allow: each respondent has the
    rounded-down or the rounded-up share of every item. So sums within `size` times a cap give answers within
    the cap.

    Returns
    -------
    One row a respondent, one column an item.

    >>> deal(Deal(3, (4, 5)), 3)
    array([[2, 1],
           [1, 2],
           [1, 2]])
    """
    items = len(given.sums)
    if given.size == 0:
        return np.zeros((0, items), dtype=np.int64)
    if given.leader is None or given.follower is None:
        owners = np.repeat(np.arange(items), given.sums).reshape(total, given.size)
        answers = np.zeros((given.size, items), dtype=np.int64)
        for item in range(items):
            answers[:, item] = (owners == item).sum(axis=0)
        return answers
    behind = given.sums[given.follower]
    base = np.full(given.size, behind // given.size)
    base[: behind % given.size] += 1
    left = list(given.sums)
    left[given.follower] = 0
    left[given.leader] -= behind + given.margin * given.size
    capacity = total - 2 * base - given.margin
    respondents = np.repeat(np.arange(given.size), capacity)
    answers = np.zeros((given.size, items), dtype=np.int64)
    np.add.at(answers, (respondents, np.repeat(np.arange(items), left)), 1)
    answers[:, given.follower] += base
    answers[:, given.leader] += base + given.margin
    return answers
