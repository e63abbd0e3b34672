"""How far a share or a mean differs between two waves of a survey, where of the first only a rounded figure was printed.

Which counts of which number of respondents print the figure is known, not which of them it was: the interval is the union
over all of them, so it covers the difference wherever the interval of the true ones would. Both waves count as independent
samples; people who answered twice make the true error smaller.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf, sqrt
from typing import Any

import numpy as np
import pandas as pd
from scipy import stats

from evenwicht.analysis.proportions import effective_n
from evenwicht.analysis.tables import Floats, TableError


@dataclass(frozen=True)
class Counts:
    """Counts that print a figure at one number of respondents: every whole number from `least` to `greatest` of `n`."""

    n: int
    least: int
    greatest: int


@dataclass(frozen=True)
class WaveDifference:
    """A difference, the later wave less the earlier.

    ``least`` and ``greatest`` bound the difference of what the two waves answered, ``lower`` and ``upper`` are the limits of
    the interval for the populations that they were drawn from.
    """

    least: float
    greatest: float
    lower: float
    upper: float

    @property
    def direction(self) -> str:
        """``up`` or ``down`` where the whole interval is, else ``undecided``."""
        return "up" if self.lower > 0 else "down" if self.upper < 0 else "undecided"


def _score_interval(share: Floats, n: Floats, confidence: float) -> tuple[Floats, Floats]:
    """Wilson's (1927) limits of shares, at sizes that may be effective ones; the share itself where n is infinite."""
    z2 = float(stats.norm.ppf((1 + confidence) / 2)) ** 2
    with np.errstate(invalid="ignore", divide="ignore"):
        scale = np.where(np.isinf(n), 0.0, z2 / n)
        middle = (share + scale / 2) / (1 + scale)
        half = np.sqrt(scale * share * (1 - share) + scale**2 / 4) / (1 + scale)
    return np.clip(middle - half, 0, 1), np.clip(middle + half, 0, 1)


def share_change(
    then: Iterable[Counts],
    now: float,
    n_now: int,
    populations: tuple[int | None, int | None] = (None, None),
    confidence: float = 0.95,
) -> WaveDifference:
    """How a share changed since a printed figure, over every count and number of respondents that print it.

    Of each pair of counts the interval is Newcombe's (1998, doi 10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I,
    method 10), of score intervals with n made effective for a finite population.

    Parameters
    ----------
    then
        What can have printed the earlier figure.
    now
        The later share, from 0 to 1.
    n_now
        Who answered later.
    populations
        Sizes of the populations then and now; None: unlimited.

    Raises
    ------
    TableError
        Nothing can have printed the figure, or a share or number is out of range.

    >>> found = share_change([Counts(80, 51, 51), Counts(88, 56, 56)], 0.5, 100)
    >>> round(found.lower, 3), round(found.upper, 3), found.direction
    (-0.274, 0.008, 'undecided')
    """
    pairs = [(count, each.n) for each in then for count in range(each.least, each.greatest + 1)]
    if not pairs or not 0 <= now <= 1 or n_now < 1:
        raise TableError(
            f"{len(pairs)} counts then, {now:g} of {n_now} now; expected counts, a share and a number of 1 or more"
        )
    count, n = np.array(pairs, dtype=float).T
    before = count / n
    size = np.array([effective_n(each, populations[0]) for each in n])
    low_then, high_then = _score_interval(before, size, confidence)
    low_now, high_now = _score_interval(np.array(now), np.array(effective_n(n_now, populations[1])), confidence)
    difference = now - before
    lower = difference - np.hypot(now - low_now, high_then - before)
    upper = difference + np.hypot(high_now - now, before - low_then)
    return WaveDifference(*map(float, (difference.min(), difference.max(), lower.min(), upper.max())))


def mean_change(
    then: tuple[float, float],
    sizes_then: Iterable[int],
    now: float,
    sd_now: float,
    n_now: int,
    scale: tuple[float, float],
    populations: tuple[int | None, int | None] = (None, None),
    confidence: float = 0.95,
) -> WaveDifference:
    """How a mean changed since a printed one of which no spread was printed.

    The earlier variance is taken as large as a mean allows on its scale, (greatest - mean)(mean - least) (Bhatia and Davis,
    2000, doi 10.1080/00029890.2000.12005203), and as many times n / (n - 1): the interval is wide, and honest.

    Parameters
    ----------
    then
        The least and the greatest mean that the printed figure can be.
    sizes_then
        Numbers of respondents that can have printed it.
    now, sd_now, n_now
        The later mean, its standard deviation and who answered.
    scale
        The least and the greatest value of one answer.

    Raises
    ------
    TableError
        No number of respondents, or a mean outside its scale.
    """
    sizes, (least, greatest), (bottom, top) = list(sizes_then), then, scale
    if not sizes or n_now < 2 or not bottom <= least <= greatest <= top or not bottom <= now <= top:
        raise TableError(
            f"means {least:g} to {greatest:g} and {now:g} of {n_now}; expected means from {bottom:g} to {top:g}"
        )
    middle = min(max((bottom + top) / 2, least), greatest)
    variance = (top - middle) * (middle - bottom)
    errors = [variance * n / (n - 1) / effective_n(n, populations[0]) if n > 1 else inf for n in sizes]
    spread = max(errors) + sd_now**2 / effective_n(n_now, populations[1])
    half = float(stats.norm.ppf((1 + confidence) / 2)) * spread**0.5
    return WaveDifference(now - greatest, now - least, now - greatest - half, now - least + half)


def sample_mean_change(
    then: pd.Series[Any],
    now: pd.Series[Any],
    populations: tuple[int | None, int | None] = (None, None),
    confidence: float = 0.95,
) -> WaveDifference:
    """How a mean changed between two waves of which the answers are there: an interval of Welch (1947, doi 10.1093/biomet/34.1-2.28).

    At 95 % it covers 93 to 96 % of simulated changes of an item of ten points. Of one that few give any point (a mean of 0.4)
    it covers less where a wave is small: 88 % with 25 respondents beside 160.

    Parameters
    ----------
    then, now
        What each respondent of the earlier and of the later wave answered; two or more of each.
    populations
        Sizes of the populations then and now; None: unlimited.

    Raises
    ------
    TableError
        There are fewer than two respondents in a wave.

    >>> found = sample_mean_change(pd.Series([1, 2, 3]), pd.Series([2, 3, 4, 5]))
    >>> found.least == found.greatest == 1.5, found.direction
    (True, 'undecided')
    """
    if min(len(then), len(now)) < 2:
        raise TableError(f"found {len(then)} respondents then and {len(now)} now; expected two or more of each")
    sizes = [effective_n(len(wave), population) for wave, population in zip((then, now), populations, strict=True)]
    errors = [float(wave.var()) / size for wave, size in zip((then, now), sizes, strict=True)]
    difference, error = float(now.mean()) - float(then.mean()), sqrt(sum(errors))
    freedom = sum(errors) ** 2 / (errors[0] ** 2 / (len(then) - 1) + errors[1] ** 2 / (len(now) - 1)) if error else inf
    half = float(stats.t.ppf((1 + confidence) / 2, freedom)) * error
    return WaveDifference(difference, difference, difference - half, difference + half)
