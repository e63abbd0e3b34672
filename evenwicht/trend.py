"""Then and now: each figure that the report printed beside new answers, with the interval of the difference.

How many answered the report's survey is not known. An interval is the union over every number of respondents that can have
printed the report's figures, so only a change that holds for each of them counts as one.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pandas as pd

from evenwicht import report
from evenwicht.analysis.waves import Counts, WaveDifference, mean_change, share_change
from evenwicht.published import PrintedFigure, Published
from evenwicht.survey import Survey
from evenwicht.survey.disclosure import told_means, told_shares

Change = Callable[[PrintedFigure, float], WaveDifference | None]
"""From a printed figure and what is found now to the change between them; None where it cannot be told."""
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
        changes = _share_changes if variable.total is None else _mean_changes
        between = changes(published, survey, question, (report.POPULATION, population_now), confidence)
        for figure in figures:
            now = float(values[figure.category])
            change = None if pd.isna(now) else between(figure, now)
            limits = (change.lower, change.upper, change.direction) if change else (None, None, "")
            rows.append((question, figure.category, float(figure.value), now if change else None, n, *limits))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def counts_that_print(published: Published, question: str) -> dict[str, list[Counts]]:
    """For each answer of a question with one choice, the counts that print it at every possible number of respondents."""
    found: dict[str, list[Counts]] = {}
    for n in report.sample_sizes(published):
        ranges = report.problem(published, n, variables=(question,)).count_ranges(question)
        for category, (least, greatest) in ranges.items():
            found.setdefault(category, []).append(Counts(n, int(least), int(greatest)))
    return found


def _share_changes(
    published: Published, survey: Survey, question: str, populations: tuple[int | None, int | None], confidence: float
) -> Change:
    possible, n = counts_that_print(published, question), survey.answered(question).n

    def change(figure: PrintedFigure, now: float) -> WaveDifference:
        found = share_change(possible[figure.category], now / 100, n, populations, confidence)
        return WaveDifference(found.least * 100, found.greatest * 100, found.lower * 100, found.upper * 100)

    return change


def _mean_changes(
    published: Published, survey: Survey, question: str, populations: tuple[int | None, int | None], confidence: float
) -> Change:
    total = published.codebook.variable(question).total or 0
    table, sizes = survey.answered(question).table, report.sample_sizes(published)

    def change(figure: PrintedFigure, now: float) -> WaveDifference | None:
        if len(table) < 2:
            return None  # no spread can be told
        half, printed = report.half_unit(figure.decimals), Fraction(figure.value)
        then = (float(max(printed - half, Fraction(0))), float(min(printed + half, Fraction(total))))
        spread = float(table[f"{question}.{figure.category}"].std())
        return mean_change(then, sizes, now, spread, len(table), (0, total), populations, confidence)

    return change
