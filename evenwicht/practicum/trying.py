"""Which counts print as a row of percentages, found by trying every one: slower than `identify`, and another way."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Literal

Halves = Literal["either", "up", "even"]


def prints(count: int, n: int, figure: str, halves: Halves = "either") -> bool:
    """Whether `count` of `n` people is printed as this percentage.

    >>> prints(1, 8, "12"), prints(1, 8, "13"), prints(1, 8, "12", "up")
    (True, True, False)
    """
    scale, shown = _units(figure)
    away = 2 * (100 * scale * count - shown * n)  # in units of the last printed digit, times 2 n
    if abs(away) != n:
        return abs(away) < n
    return halves == "either" or (away < 0 if halves == "up" else shown % 2 == 0)


@lru_cache
def _units(figure: str) -> tuple[int, int]:
    """How many units of its last digit are one, and how many a figure counts."""
    scale = 10 ** len(figure.partition(".")[2])
    return scale, int(Fraction(figure) * scale)


def counts_of(n: int, figure: str, halves: Halves = "either") -> list[int]:
    """Every count of `n` people that is printed as this percentage."""
    scale, shown = _units(figure)
    about, around = shown * n // (100 * scale), n // 100 + 1
    tried = range(max(0, about - around), min(n, about + around) + 1)
    return [count for count in tried if prints(count, n, figure, halves)]


def sizes(figures: Sequence[str], n_max: int, exhaustive: bool, halves: Halves = "either") -> set[int]:
    """Every number of people up to `n_max` whose counts can be printed as this row.

    >>> sorted(sizes(["33", "33", "33"], 7, True))
    [3, 6]
    """
    found = set()
    for n in range(1, n_max + 1):
        each = [counts_of(n, figure, halves) for figure in figures]
        if all(each):
            least, most = sum(map(min, each)), sum(map(max, each))
            if least <= n and (most >= n or not exhaustive):
                found.add(n)
    return found


def sizes_one_by_one(figures: Sequence[str], n_max: int) -> set[int]:
    """As `sizes`, but without asking whether the counts add up."""
    return {n for n in range(1, n_max + 1) if all(counts_of(n, figure) for figure in figures)}
