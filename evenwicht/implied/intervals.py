"""How far each reported share can be off in the population, at each number of respondents that can report it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from evenwicht import report
from evenwicht.analysis.proportions import Method, over_sample_sizes
from evenwicht.identify import NOT_PRINTED
from evenwicht.published import Published


def interval_table(
    published: Published,
    variable: str,
    sizes: Sequence[int],
    population: int | None = report.POPULATION,
    confidence: float = 0.95,
    method: Method = "goodman",
) -> pd.DataFrame:
    """Score intervals, by default simultaneous, of each printed share at each n, over all whole counts that print it.

    Parameters
    ----------
    published, variable
        The printed figures, and a question with one choice.
    sizes
        Numbers of respondents that can print the question.
    population
        Size of the finite population; None: unlimited.
    confidence
        For all answers at once, the unprinted ones as one of them; for each on its own where `method` is ``"wilson"``.
    method
        Of `evenwicht.analysis.proportions.over_sample_sizes`.

    Returns
    -------
    As `evenwicht.analysis.proportions.over_sample_sizes`; the unprinted remainder is left out.
    """
    rows = [
        (n, category, low, high)
        for n in sizes
        for category, (low, high) in report.problem(published, n, variables=(variable,)).count_ranges(variable).items()
    ]
    ranges = pd.DataFrame(rows, columns=["n", "category", "count_min", "count_max"])
    cells = ranges["category"].nunique()
    return over_sample_sizes(ranges[ranges["category"] != NOT_PRINTED], cells, population, confidence, method)
