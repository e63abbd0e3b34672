"""The earlier of two waves: the figures that the report printed, or answers of respondents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

import pandas as pd

from evenwicht import report
from evenwicht.analysis.waves import Counts, WaveDifference, mean_change, sample_mean_change, share_change
from evenwicht.identify import Categorical, Problem
from evenwicht.published import Published, ReportedFigure
from evenwicht.survey import Survey
from evenwicht.survey.disclosure import told_means, told_shares


@dataclass(frozen=True)
class Later:
    """What the later wave answered on one question: of a share the part and how many answered, of points their sums.

    ``points`` has, for each respondent, the points given to the answers that are asked about, which may be one or several.
    """

    n: int
    share: float
    points: pd.Series[Any]
    total: int
    population: int | None


@dataclass(frozen=True, eq=False)
class Reported:
    """The figures that the report printed, of every number of respondents that can have printed them."""

    published: Published

    @property
    def name(self) -> str:
        """The year of the survey."""
        return str(report.YEAR)

    def figures(self) -> Iterator[tuple[str, str]]:
        """Every question and answer that is printed, in the order of the report."""
        return ((figure.variable, figure.category) for figure in self.published.figures)

    def _printed(self, question: str, answers: tuple[str, ...]) -> list[ReportedFigure]:
        found = [f for f in self.published.figures if f.variable == question and f.category in answers]
        return found if len(found) == len(answers) else []

    def told(self, question: str, *answers: str) -> float | None:
        """The sum of the printed figures, percent or mean points; None where one is not printed."""
        found = self._printed(question, answers)
        return float(sum(figure.value for figure in found)) if found else None

    def share_since(self, question: str, answers: tuple[str, ...], later: Later, confidence: float) -> WaveDifference:
        """How a share changed since, from -1 to 1, over every count that prints it so; of several answers, over every sum of such."""
        counts = counts_that_print(self.published.of(question), report.sample_sizes(self.published))
        ranges = [counts[answer] for answer in answers]
        possible = [
            Counts(each[0].n, sum(count.least for count in each), sum(count.greatest for count in each))
            for each in zip(*ranges, strict=True)
        ]
        return share_change(possible, later.share, later.n, (report.POPULATION, later.population), confidence)

    def mean_since(
        self, question: str, answers: tuple[str, ...], later: Later, confidence: float
    ) -> WaveDifference | None:
        """How mean points changed since, over every mean that prints so, of the greatest spread that such a mean allows.

        None where no spread can be told.
        """
        if later.n < 2:
            return None
        ends = [Fraction(0), Fraction(0)]
        for figure in self._printed(question, answers):
            half = report.half_unit(figure.decimals)
            ends = [ends[0] + max(Fraction(figure.value) - half, Fraction(0)), ends[1] + Fraction(figure.value) + half]
        then = (float(ends[0]), float(min(ends[1], Fraction(later.total))))
        mean, spread = float(later.points.mean()), float(later.points.std())
        populations = (report.POPULATION, later.population)
        sizes = report.sample_sizes(self.published)
        return mean_change(then, sizes, mean, spread, later.n, (0, later.total), populations, confidence)


@dataclass(frozen=True, eq=False)
class Answered:
    """Answers of an earlier wave, of which number and spread are known."""

    survey: Survey
    population: int | None = None

    @property
    def name(self) -> str:
        """The year of the answers, else the name of their file."""
        return str(self.survey.year or self.survey.source)

    def figures(self) -> Iterator[tuple[str, str]]:
        """Every answer to every question, in the order of the codebook."""
        for question in self.survey.questions:
            for answer in told_values(self.survey, question).index:
                yield question, str(answer)

    def told(self, question: str, *answers: str) -> float | None:
        """The sum of the shares or means."""
        return told_sum(self.survey, question, *answers)

    def share_since(self, question: str, answers: tuple[str, ...], later: Later, confidence: float) -> WaveDifference:
        """With the count as it is."""
        given = self.survey.answered(question)
        count = int(given.table[question].isin(answers).sum())
        populations = (self.population, later.population)
        return share_change([Counts(given.n, count, count)], later.share, later.n, populations, confidence)

    def mean_since(
        self, question: str, answers: tuple[str, ...], later: Later, confidence: float
    ) -> WaveDifference | None:
        """With the spread as it is."""
        before = points_given(self.survey, question, answers)
        if min(later.n, len(before)) < 2:
            return None
        return sample_mean_change(before, later.points, (self.population, later.population), confidence)


Earlier = Reported | Answered
"""What a later wave is compared with. Answers to one question go by name; several are taken together."""


def told_values(survey: Survey, question: str) -> pd.Series[float]:
    """The share (percent) or mean points of each answer to a question; NaN where it must not be told."""
    return (told_shares if question in survey.table else told_means)(survey, question)


def told_sum(survey: Survey, question: str, *answers: str) -> float | None:
    """The share or mean of some answers to a question together; None where it is not asked or must not be told."""
    if question not in survey.questions:
        return None
    values = told_values(survey, question).reindex(list(answers))
    return None if values.isna().any() else float(values.sum())


def points_given(survey: Survey, question: str, answers: tuple[str, ...]) -> pd.Series[Any]:
    """The points that each respondent who answered gave to some items together."""
    table = survey.answered(question).table
    return table[[f"{question}.{answer}" for answer in answers]].sum(axis=1)


@lru_cache(16)
def counts_that_print(figures: tuple[ReportedFigure, ...], sizes: tuple[int, ...]) -> dict[str, list[Counts]]:
    """For each answer of a question with one choice, the counts that print it at each of these numbers of respondents.

    Parameters
    ----------
    figures
        The printed figures of that question.
    sizes
        Numbers of respondents that can have printed them.
    """
    names, texts = tuple(figure.category for figure in figures), tuple(figure.text for figure in figures)
    variable, exhaustive = figures[0].variable, all(figure.exhaustive for figure in figures)
    asked, found = Categorical(variable, names, texts, exhaustive), dict[str, list[Counts]]()
    for n in sizes:
        for category, (least, greatest) in Problem(n, (asked,)).count_ranges(variable).items():
            found.setdefault(category, []).append(Counts(n, int(least), int(greatest)))
    return found
