"""Then and now: each figure that the report printed beside new answers, with the interval of the difference.

How many answered the report's survey is not known. An interval is the union over every number of respondents that can have
printed the report's figures, so only a change that holds for each of them counts as one.
"""

from __future__ import annotations

from fractions import Fraction

import pandas as pd

from evenwicht import report
from evenwicht.analysis.waves import Counts, WaveDifference, mean_change, share_change
from evenwicht.published import PrintedFigure, Published
from evenwicht.survey import Survey
from evenwicht.survey.disclosure import told_means, told_shares

COLUMNS = ("question", "answer", "reported", "now", "n", "lower", "upper", "direction")


def then_and_now(
    published: Published, survey: Survey, population_now: int | None = None, confidence: float = 0.95
) -> pd.DataFrame:
    """Every printed figure beside the answers.

    Parameters
    ----------
    published
        The printed figures.
    survey
        The answers; of confidential ones nothing is told of too few.
    population_now
        How many there are to ask now; None makes no correction, which widens the intervals.
    confidence
        Of each interval by itself.

    Returns
    -------
    One row a printed figure: ``question``, ``answer``, ``reported`` and ``now`` (percent, or mean points), ``n`` who answered
    now, ``lower`` and ``upper`` of the change (percentage points, or points), and ``direction`` (``up``, ``down``,
    ``undecided``, or empty where the answers must not be told).
    """
    rows = []
    reported = {figure.variable for figure in published.figures}
    for question in survey.questions:
        if question not in reported:
            continue
        figures = published.of(question)
        variable, n = published.codebook.variable(question), survey.answered(question).n
        values = told_shares(survey, question) if variable.total is None else told_means(survey, question)
        changes = _shares if variable.total is None else _means
        found = changes(published, survey, figures, values, (report.POPULATION, population_now), confidence)
        for figure, change in zip(figures, found, strict=True):
            now, told = float(values[figure.category]), change is not None
            limits = (change.lower, change.upper, change.direction) if change else (None, None, "")
            rows.append((question, figure.category, float(figure.value), now if told else None, n, *limits))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def counts_that_print(published: Published, question: str) -> dict[str, list[Counts]]:
    """For each answer of a question with one choice, the counts that print it at every possible number of respondents."""
    found: dict[str, list[Counts]] = {}
    for n in report.sample_sizes(published):
        ranges = report.problem(published, n, variables=(question,)).count_ranges(question)
        for category, (least, greatest) in ranges.items():
            found.setdefault(category, []).append(Counts(n, int(least), int(greatest)))
    return found


def _shares(
    published: Published,
    survey: Survey,
    figures: tuple[PrintedFigure, ...],
    values: pd.Series[float],
    populations: tuple[int | None, int | None],
    confidence: float,
) -> list[WaveDifference | None]:
    question = figures[0].variable
    possible, n = counts_that_print(published, question), survey.answered(question).n
    found: list[WaveDifference | None] = []
    for figure in figures:
        now = float(values[figure.category])
        if pd.isna(now):
            found.append(None)
            continue
        change = share_change(possible[figure.category], now / 100, n, populations, confidence)
        found.append(_times(change, 100))
    return found


def _times(change: WaveDifference, factor: float) -> WaveDifference:
    return WaveDifference(change.least * factor, change.greatest * factor, change.lower * factor, change.upper * factor)


def _means(
    published: Published,
    survey: Survey,
    figures: tuple[PrintedFigure, ...],
    values: pd.Series[float],
    populations: tuple[int | None, int | None],
    confidence: float,
) -> list[WaveDifference | None]:
    question = figures[0].variable
    total = published.codebook.variable(question).total or 0
    table = survey.answered(question).table
    found: list[WaveDifference | None] = []
    for figure in figures:
        now = float(values[figure.category])
        if pd.isna(now) or len(table) < 2:
            found.append(None)
            continue
        half, printed = report.half_unit(figure.decimals), Fraction(figure.value)
        then = (float(max(printed - half, Fraction(0))), float(min(printed + half, Fraction(total))))
        spread = float(table[f"{question}.{figure.category}"].std())
        sizes = report.sample_sizes(published)
        found.append(mean_change(then, sizes, now, spread, len(table), (0, total), populations, confidence))
    return found
