"""The dynamic programme that counts histograms by their number of scores, their sum and their sum of squares.

Scores are measured from a centre: y = x - centre. A score adds y (y - 1) / 2 to `left` and y (y + 1) / 2 to
`right`; the sum of y is right - left and the sum of squares is right + left. Both are whole and never
negative, and the three central scores are the simplest: y = -1 adds 1 to `left` alone, y = 1 adds 1 to
`right` alone, y = 0 adds to neither. So the counts of these three follow from the rest, and the programme
runs over the others, most extreme first:

    ways[k](number, left, right) = ways[k - 1](number, left, right) + ways[k](number - 1, left - l, right - r)

is the number of ways in which `number` respondents with the k most extreme scores add to `left` and
`right`; the last term gives one more respondent the k-th score, which adds l and r. Extreme scores are few,
since their squares must fit in the sum of squares, and that keeps the tables small.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Exact = NDArray[Any]
"""Whole numbers: int64, or Python's own (dtype object) where int64 is too small."""


def left_and_right(score: int) -> tuple[int, int]:
    """What a score y adds to `left` and to `right`."""
    return score * (score - 1) // 2, score * (score + 1) // 2


def targets_of(moments: NDArray[np.int64], n: int, centre: int) -> NDArray[np.int64]:
    """Pairs (left, right), shape (pairs, 2), of n scores with these sums and sums of squares.

    Pairs below 0 are left out: no scores have them.
    """
    sums = moments[:, 0] - n * centre
    squares = moments[:, 1] - 2 * centre * moments[:, 0] + n * centre**2
    pairs = np.stack([(squares - sums) // 2, (squares + sums) // 2], axis=1)
    kept: NDArray[np.int64] = pairs[(pairs >= 0).all(axis=1)]
    return kept


def extreme_scores(lowest: int, highest: int, centre: int) -> tuple[int, ...]:
    """The scores y of the scale but for -1, 0 and 1, most extreme first."""
    scores = [x - centre for x in range(lowest, highest + 1) if abs(x - centre) > 1]
    return tuple(sorted(scores, key=lambda y: (-abs(y), y)))


def table_sizes(scores: Sequence[int], n: int, left: int, right: int) -> list[int]:
    """The greatest number of respondents in each table: none before any score, then by each score."""
    sizes = [0]
    for score in scores:
        each_left, each_right = left_and_right(score)
        most = min(left // each_left, right // each_right)
        sizes.append(min(n, sizes[-1] + most, (left + right) // score**2))
    return sizes


def tables(scores: Sequence[int], sizes: Sequence[int], left: int, right: int) -> list[Exact]:
    """The tables `ways`, from that of no scores to that of all.

    Each has the shape (size + 1, left + 1, right + 1).
    """
    ways: list[Exact] = [np.zeros((1, left + 1, right + 1), dtype=np.int64)]
    ways[0][0, 0, 0] = 1
    for score, size in zip(scores, sizes[1:], strict=True):
        ways.append(with_one_more_score(ways[-1], score, size))
    return ways


def added_up(table: Exact) -> Exact:
    """The table added up over numbers of respondents from 0."""
    total: Exact = np.cumsum(table, axis=0)
    return total if _exact(total) else np.cumsum(table.astype(object), axis=0)


def with_one_more_score(table: Exact, score: int, size: int) -> Exact:
    """The next table: what the scores of `table` and one score more can add to, up to `size` respondents."""
    each_left, each_right = left_and_right(score)
    levels, lefts, rights = table.shape
    extended = np.zeros((size + 1, lefts, rights), dtype=table.dtype)
    extended[:levels] = table
    if each_left < lefts and each_right < rights:
        for number in range(1, size + 1):
            extended[number, each_left:, each_right:] += extended[
                number - 1, : lefts - each_left, : rights - each_right
            ]
    if _exact(extended):
        return extended
    return with_one_more_score(table.astype(object), score, size)


def _exact(table: Exact) -> bool:
    """Whether nothing overflowed: two numbers of 0 up to 2 ** 63 that no longer fit add to one below 0."""
    return table.dtype == object or int(table.min()) >= 0
