"""The smallest difference that a study of a given size is likely to show."""

from __future__ import annotations

from math import sqrt

from scipy import special

from evenwicht.analysis.proportions import effective_n

_CENSUS = 1e6


def smallest_within(n: int, power: float = 0.8, alpha: float = 0.05, population: int | None = None) -> float:
    """The smallest mean difference within respondents, in its own standard deviations, that n of them show.

    None is too small for a census.

    >>> round(smallest_within(34), 2)
    0.5
    """
    if n == population:
        return 0.0
    size = effective_n(n, population)
    return _noncentrality(size - 1, power, alpha) / sqrt(size)


def smallest_between(
    n: int, share: float, power: float = 0.8, alpha: float = 0.05, population: int | None = None
) -> float:
    """The smallest difference between a group of this share (0 to 1) and the rest that n respondents show.

    In standard deviations of the answers (Cohen's d); the group has at least one respondent.
    None is too small for a census.

    >>> round(smallest_between(128, 0.5), 2)
    0.5
    """
    if n == population:
        return 0.0
    mine = max(1, round(share * n))
    totals = (None, None) if population is None else (round(share * population), population - round(share * population))
    first, second = (
        min(effective_n(size, None if total is None else max(size, total)), _CENSUS)
        for size, total in zip((mine, n - mine), totals, strict=True)
    )
    return _noncentrality(first + second - 2, power, alpha) * sqrt(1 / first + 1 / second)


def _noncentrality(df: float, power: float, alpha: float) -> float:
    """That of the t statistic which exceeds the two-sided critical value with this power.

    The chance of a significant difference the wrong way is left out; for a power of a half or more it is nil.
    """
    return float(special.nctdtrinc(df, 1 - power, special.stdtrit(df, 1 - alpha / 2)))
