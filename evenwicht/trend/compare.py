"""Two waves side by side: what each answer was then, what it is now, and the interval of the difference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from evenwicht import report
from evenwicht.analysis.waves import WaveDifference
from evenwicht.codebook import Codebook
from evenwicht.published import Published
from evenwicht.survey import Survey, waves
from evenwicht.survey.population import population
from evenwicht.trend.earlier import Answered, Earlier, Later, Reported, points_given, told_sum

COLUMNS = ("question", "answer", "then", "now", "n", "lower", "upper", "direction")


@dataclass(frozen=True, eq=False)
class WaveComparison:
    """A later wave beside an earlier one.

    Attributes
    ----------
    codebook
        Of both.
    earlier
        The report's figures, or earlier answers.
    survey
        The later answers; of confidential ones nothing is told of too few.
    population
        How many there are to ask now; None makes no correction, which widens the intervals.
    confidence
        Of each interval by itself.
    """

    codebook: Codebook
    earlier: Earlier
    survey: Survey
    population: int | None = None
    confidence: float = 0.95

    @property
    def then(self) -> str:
        """What readers call the earlier wave."""
        return self.earlier.name

    @property
    def now(self) -> str:
        """What readers call the later wave: its year, else its file."""
        return str(self.survey.year or self.survey.source)

    @property
    def since_report(self) -> bool:
        """Whether the earlier wave is the report."""
        return isinstance(self.earlier, Reported)

    def before(self, question: str, *answers: str) -> float | None:
        """The share (percent) or mean points of some answers together then; None where it is not known or not told."""
        return self.earlier.told(question, *answers)

    def after(self, question: str, *answers: str) -> float | None:
        """The same now."""
        return told_sum(self.survey, question, *answers)

    def change(self, question: str, *answers: str) -> WaveDifference | None:
        """How the share (percentage points) or the mean points of some answers together changed.

        None where either wave does not know it, or must not tell it.
        """
        now = self.after(question, *answers)
        if now is None or self.before(question, *answers) is None:
            return None
        total, n = self.codebook.variable(question).total, self.survey.answered(question).n
        if total is not None:
            given = points_given(self.survey, question, answers)
            later = Later(n, 0.0, given, total, self.population)
            return self.earlier.mean_since(question, answers, later, self.confidence)
        later = Later(n, now / 100, pd.Series(dtype=float), 0, self.population)
        found = self.earlier.share_since(question, answers, later, self.confidence)
        return WaveDifference(found.least * 100, found.greatest * 100, found.lower * 100, found.upper * 100)

    @cached_property
    def table(self) -> pd.DataFrame:
        """Every figure that both waves can have.

        Returns
        -------
        One row a figure: ``question``, ``answer``, ``then`` and ``now`` (percent, or mean points), ``n`` who answered now,
        ``lower`` and ``upper`` of the change (percentage points, or points), and ``direction`` (``up``, ``down``,
        ``undecided``, or empty where one of both must not be told; what is not told is missing).
        """
        numbers = dict.fromkeys(("then", "now", "lower", "upper"), "float64")
        return pd.DataFrame(list(self._rows()), columns=list(COLUMNS)).astype(numbers)

    def _rows(self) -> Iterator[tuple[object, ...]]:
        for question, answer in self.earlier.figures():
            if question not in self.survey.questions:
                continue
            change = self.change(question, answer)
            then, n = self.before(question, answer), self.survey.answered(question).n
            if change is None:
                yield question, answer, then, None, n, None, None, ""
                continue
            now = self.after(question, answer)
            yield question, answer, then, now, n, change.lower, change.upper, change.direction


def then_and_now(
    published: Published, survey: Survey, population_now: int | None = None, confidence: float = 0.95
) -> pd.DataFrame:
    """Every printed figure beside answers, whatever their year; `WaveComparison.table` says which columns it has."""
    return WaveComparison(published.codebook, Reported(published), survey, population_now, confidence).table


def compare(
    published: Published, survey: Survey, earlier: Survey | None = None, population_now: int | None = None
) -> WaveComparison | None:
    """The comparison that a book on answers shows.

    Parameters
    ----------
    published
        The report.
    survey
        The answers that the book is built on.
    earlier
        Those of an earlier wave, if there are any; else the report is the earlier wave.
    population_now
        How many there were to ask, where that is known.

    Returns
    -------
    None where there is nothing to compare: the answers are those of the year of the report, or their year is not known,
    so that they may be.
    """
    if earlier is not None:
        before = report.POPULATION if earlier.year == report.YEAR else None
        return WaveComparison(published.codebook, Answered(earlier, before), survey, population_now)
    if survey.year in (None, report.YEAR):
        return None
    return WaveComparison(published.codebook, Reported(published), survey, population_now)


def current(published: Published) -> WaveComparison | None:
    """The comparison of the answers that ``SURVEY`` names; None where there is none to make."""
    found = waves()
    if not found:
        return None
    known = population()
    return compare(published, found[-1], found[0] if len(found) > 1 else None, known.total if known else None)
