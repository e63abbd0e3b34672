"""Differences between means of an allocation: how far they can be off in the population, at the greatest spread.

A report prints means and no spread. The spread is bounded all the same: with `total` points a respondent, the square
of a difference between two sets of items is at most `total` times the points given to either set, so the printed means
bound its mean (Popoviciu's inequality is the case of one item). What is certain at that spread is certain at any.
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
from evenwicht.implied.sums import implied_range
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
        """The widest interval of the difference in the population that answers printing these means can give.

        Parameters
        ----------
        published
            The printed figures.
        n
            Respondents, 2 or more, taken as a simple random sample.
        confidence, comparisons
            Together over this many differences (Bonferroni).
        population
            Size of the population sampled from; None: unlimited.
        """
        least, most = (float(end) for end in self.mean_range(published))
        total = published.codebook.variable(self.variable).total or 0
        either = float(implied_range(published, self.variable, dict.fromkeys(self.larger + self.smaller, 1))[1])
        factor = _factor(n, confidence, comparisons, population) * sqrt(n / (n - 1))

        def margin(mean: float) -> float:
            return factor * sqrt(max(0.0, total * either - mean**2))

        return least - margin(least), most + margin(most)

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


def _factor(n: int, confidence: float, comparisons: int, population: int | None) -> float:
    """What a standard deviation is multiplied by for half the width of an interval of a mean."""
    if n < 2:
        raise ValueError(f"n: found {n}; expected two or more respondents")
    quantile = float(stats.t.ppf(1 - (1 - confidence) / 2 / comparisons, n - 1))
    return quantile * finite_population_correction(n, population) / sqrt(n)
