"""Differences between means of an allocation: how far they can be off in the population, at the greatest spread.

A report prints means and no spread. The spread is bounded all the same: of all whole points that print these means, those
differ most of which each respondent gives all to one set of items, or all to the other (Popoviciu's inequality is the case of
one item). What is certain at that spread is certain at any.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

import numpy as np
import pandas as pd
from scipy import stats

from evenwicht import report
from evenwicht.analysis.proportions import finite_population_correction
from evenwicht.analysis.tables import Ints
from evenwicht.implied.sums import implied_range, whole_points
from evenwicht.published import Published


@dataclass(frozen=True)
class Contrast:
    """The points of one set of items less those of another, for each respondent.

    Attributes
    ----------
    variable
        The allocation question.
    larger, smaller
        The items of either set.
    """

    variable: str
    larger: tuple[str, ...]
    smaller: tuple[str, ...]

    def printed(self, published: Published) -> Fraction:
        """The difference of the printed means."""
        larger, smaller = (
            sum((Fraction(published.value(self.variable, item)) for item in items), Fraction(0))
            for items in (self.larger, self.smaller)
        )
        return larger - smaller

    def mean_range(self, published: Published) -> tuple[Fraction, Fraction]:
        """What the difference of the true means can be, rounding taken into account."""
        weights = {**dict.fromkeys(self.larger, 1), **dict.fromkeys(self.smaller, -1)}
        return implied_range(published, self.variable, weights)

    def greatest_interval(
        self,
        published: Published,
        n: int,
        confidence: float = 0.95,
        comparisons: int = 1,
        population: int | None = report.POPULATION,
    ) -> tuple[float, float]:
        """The least lower and the greatest upper end that an interval of the difference in the population can have.

        Over all answers in whole points that print these means; there are some that reach either end.

        Parameters
        ----------
        published
            The printed figures.
        n
            Respondents, 2 or more, taken as a simple random sample; a number that can print the means.
        confidence, comparisons
            Together over this many differences (Bonferroni).
        population
            Size of the population sampled from; None: unlimited.
        """
        factor, total = (
            _factor(n, confidence, comparisons, population),
            published.codebook.variable(self.variable).total,
        )
        larger, smaller = self._points(published, n, total or 0)
        mean = (larger - smaller) / n
        spread = np.sqrt((_greatest_squares(larger, smaller, n, total or 0) - n * mean**2) / (n - 1))
        return float((mean - factor * spread).min()), float((mean + factor * spread).max())

    def _points(self, published: Published, n: int, total: int) -> tuple[Ints, Ints]:
        """The points of either set that `n` respondents can have given together."""
        ranges = whole_points(published, self.variable, n)
        rest = [item for item in ranges if item not in self.larger + self.smaller]
        (low, high), (least, most), (few, many) = (
            (sum(ranges[item][0] for item in items), sum(ranges[item][1] for item in items))
            for items in (self.larger, self.smaller, rest)
        )
        larger, smaller = np.meshgrid(np.arange(low, high + 1), np.arange(least, most + 1))
        left = n * total - larger - smaller
        possible = (few <= left) & (left <= many)
        return larger[possible], smaller[possible]

    def certain_from(
        self,
        published: Published,
        sizes: Sequence[int],
        confidence: float = 0.95,
        comparisons: int = 1,
        population: int | None = report.POPULATION,
    ) -> int | None:
        """The smallest n from which on the larger set is ahead at every n of `sizes`, whatever the spread."""
        found = None
        for n in sorted(sizes, reverse=True):
            if self.greatest_interval(published, n, confidence, comparisons, population)[0] <= 0:
                break
            found = n
        return found

    def interval_of(
        self,
        table: pd.DataFrame,
        confidence: float = 0.95,
        comparisons: int = 1,
        population: int | None = report.POPULATION,
    ) -> tuple[float, float]:
        """The t interval of the difference in the population, from one table of respondents."""
        plus, minus = (
            table[[f"{self.variable}.{item}" for item in items]].to_numpy(dtype=float).sum(axis=1)
            for items in (self.larger, self.smaller)
        )
        difference = plus - minus
        half = _factor(len(table), confidence, comparisons, population) * float(np.std(difference, ddof=1))
        mean = float(difference.mean())
        return mean - half, mean + half


def _greatest_squares(larger: Ints, smaller: Ints, n: int, total: int) -> Ints:
    """The greatest sum of squared differences of `n` respondents who give either set so many points together.

    As many as can give all to one set; what is then left of each is given by one respondent, or by the same one where no two
    remain.
    """
    (full, rest), (others, other) = np.divmod(larger, total), np.divmod(smaller, total)
    apart = full + others + (rest > 0) + (other > 0) <= n
    squares: Ints = total**2 * (full + others) + np.where(apart, rest**2 + other**2, (rest - other) ** 2)
    return squares


def _factor(n: int, confidence: float, comparisons: int, population: int | None) -> float:
    """What a standard deviation is multiplied by for half the width of an interval of a mean."""
    if n < 2:
        raise ValueError(f"n: found {n}; expected two or more respondents")
    quantile = float(stats.t.ppf(1 - (1 - confidence) / 2 / comparisons, n - 1))
    return quantile * finite_population_correction(n, population) / sqrt(n)
