"""Shuffling respondents over groups: all arrangements when they are few, a seeded sample of them
otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import comb

import numpy as np

from evenwicht.analysis.tables import Floats, Ints


@dataclass(frozen=True)
class Arrangements:
    """Group codes of n respondents, m arrangements of them (m x n).

    `exact`: every distinct arrangement once, the observed one among them; otherwise m random ones.
    """

    codes: Ints
    exact: bool

    def group_sums(self, points: Floats, groups: int) -> Floats:
        """Sums of points (n x d) per arrangement and group: m x groups x d."""
        sums = [(self.codes == group).astype(np.float64) @ points for group in range(groups)]
        return np.stack(sums, axis=1)


def count_arrangements(sizes: Ints) -> int:
    """How many ways there are to deal respondents out over groups of these sizes.

    >>> count_arrangements(np.array([2, 6]))
    28
    """
    ways, left = 1, int(np.sum(sizes))
    for size in sizes.tolist():
        ways *= comb(left, size)
        left -= size
    return ways


def arrange(codes: Ints, permutations: int = 999, seed: int = 0, exact_limit: int = 5000) -> Arrangements:
    """Arrangements of these group codes: all of them when there are at most `exact_limit`, else
    `permutations` random ones."""
    sizes = np.bincount(codes)
    if count_arrangements(sizes) <= exact_limit:
        return Arrangements(_every(tuple(sizes.tolist())), exact=True)
    rng = np.random.default_rng(seed)
    return Arrangements(rng.permuted(np.tile(codes, (permutations, 1)), axis=1), exact=False)


def p_values_of(observed: Floats, shuffled: Floats, exact: bool) -> Floats:
    """`p_value_of` of d statistics (d) over the same m arrangements (m x d)."""
    extreme = (shuffled >= observed - 1e-9 * np.maximum(1.0, np.abs(observed))).sum(axis=0)
    return np.asarray(extreme / len(shuffled) if exact else (extreme + 1) / (len(shuffled) + 1))


def p_value_of(observed: float, shuffled: Floats, exact: bool) -> float:
    """The share of arrangements at least as extreme as the observed one.

    Of a sample of m, b of them as extreme: (b + 1) / (m + 1), which is valid, unlike b / m (Phipson and
    Smyth, 2010).
    """
    return float(p_values_of(np.array([observed]), shuffled[:, None], exact)[0])


@lru_cache(maxsize=16)
def _every(sizes: tuple[int, ...]) -> Ints:
    every = np.array(list(_deal(sum(sizes), list(sizes))), dtype=np.int64)
    every.flags.writeable = False
    return every


def _deal(n: int, sizes: list[int]) -> Iterator[Ints]:
    def fill(codes: Ints, free: tuple[int, ...], group: int) -> Iterator[Ints]:
        if group == len(sizes) - 1:
            codes[list(free)] = group
            yield codes.copy()
            return
        for chosen in combinations(free, sizes[group]):
            codes[list(chosen)] = group
            taken = set(chosen)
            yield from fill(codes, tuple(i for i in free if i not in taken), group + 1)

    yield from fill(np.zeros(n, dtype=np.int64), tuple(range(n)), 0)
