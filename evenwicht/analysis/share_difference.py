"""Whether two answers to one question differ: the difference of two shares of the same sample."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, sqrt

from scipy import stats

from evenwicht.analysis.proportions import effective_n
from evenwicht.analysis.tables import TableError


@dataclass(frozen=True)
class ShareDifference:
    """A difference of two shares of one sample, with its interval and test.

    ``difference``, ``lower`` and ``upper`` are in [-1, 1]; ``z`` is the difference in standard errors, infinite for a
    census; ``p_value`` is two-sided, the chance of a difference so large if the population had none.
    """

    difference: float
    lower: float
    upper: float
    z: float
    p_value: float


def share_difference(
    first: float, second: float, n: float, population: int | None = None, confidence: float = 0.95
) -> ShareDifference:
    """The difference of the shares of two answers to a question of one choice, first less second.

    The shares depend on each other: who gives one answer does not give the other. The standard error is that of Scott and
    Seber (1983, doi 10.1080/00031305.1983.10483131), with n made effective for a finite population as in
    `evenwicht.analysis.proportions`.

    Parameters
    ----------
    first, second
        Respondents who gave each answer; 0 or more, together at most n.
    n
        All respondents.
    population
        Size of the finite population sampled from; None: unlimited.
    confidence
        Of the interval, between 0 and 1.

    Raises
    ------
    TableError
        A count below 0, or counts that exceed n.

    >>> found = share_difference(22, 8, 80, population=355)
    >>> round(found.z, 2), round(found.p_value, 4)
    (3.03, 0.0025)
    """
    if min(first, second) < 0 or first + second > n or n <= 0:
        raise TableError(f"counts {first:g} and {second:g} of n = {n:g}; expected 0 or more, together at most n")
    difference = (first - second) / n
    error = sqrt(max((first + second) / n - difference**2, 0) / effective_n(n, population))
    z = difference / error if error else (inf if difference > 0 else -inf if difference < 0 else 0.0)
    half = float(stats.norm.ppf((1 + confidence) / 2)) * error
    return ShareDifference(difference, difference - half, difference + half, z, float(2 * stats.norm.sf(abs(z))))
