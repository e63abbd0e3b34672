"""Which numbers of respondents can print the figures of a report.

A percentage of n respondents is a whole count out of n, so that not every n can print every percentage; nor
every row of percentages, because the counts must add to n. The same holds for means of whole numbers: the
GRIM test (Brown & Heathers 2017, *Social Psychological and Personality Science* 8(4),
doi:10.1177/1948550616673876).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from evenwicht.identify.rounding.errors import PublishedFigureError
from evenwicht.identify.rounding.parse_printed import FigureLike
from evenwicht.identify.rounding.printed_row import PrintedRow
from evenwicht.identify.rounding.rounding import Rounding, check_not_too_many
from evenwicht.identify.sizes.row_sizes import (
    PublishedQuestion,
    certain_from,
    checked_rows,
    fewest_answering,
    prints_at,
)


def sample_sizes(
    percentages: Sequence[FigureLike],
    decimals: int | None = 0,
    exhaustive: bool = True,
    *,
    n_max: int,
    rounding: Rounding = "any",
) -> list[int]:
    """Every n up to `n_max` for which whole counts print as these percentages of one question.

    Parameters
    ----------
    percentages
        The printed figures, 0 to 100.
    decimals
        Decimals they are printed with; None takes them from each figure's text ("12.50" has 2).
    exhaustive
        Whether every answer is printed, so that the counts add to n. If not, one more answer holds the rest.
    n_max
        The largest n to consider, 1 or more: how many there can have been. Beyond it nothing is looked at.
    rounding
        The convention of the report; `any` lets a half go either way.

    Raises
    ------
    PublishedFigureError
        For a figure that is no percentage, a row that cannot add to 100, or an option that does not exist.

    >>> sample_sizes([64, 17, 9, 7, 3], n_max=80)
    [58, 69, 70, 75, 76, 80]
    >>> sample_sizes(["28", "25", "17", "10"], exhaustive=False, n_max=50)
    [40]
    """
    row = PrintedRow.of_percentages(percentages, decimals, exhaustive=exhaustive)
    return joint_sample_sizes([row], n_max, rounding)


def sample_sizes_of_means(
    means: Sequence[FigureLike],
    decimals: int | None = None,
    total: int | None = 10,
    exhaustive: bool = True,
    *,
    n_max: int,
    rounding: Rounding = "any",
) -> list[int]:
    """Every n up to `n_max` for which whole totals print as these means of whole numbers.

    Parameters
    ----------
    means
        The printed means.
    decimals
        Decimals they are printed with; None takes them from each figure's text ("2.0" has 1).
    total
        The whole points that each respondent divides over the items, so that the means are 0 to `total`. None
        for means that are no parts of a whole (GRIM test, one mean or more); these may be negative.
    exhaustive
        Whether every item is printed, so that the means add to `total`.
    n_max, rounding
        As for `sample_sizes`.

    Raises
    ------
    PublishedFigureError
        As for `sample_sizes`.

    >>> sample_sizes_of_means(["3.48"], total=None, n_max=30)  # 3.48 = 87 / 25
    [21, 23, 25, 27, 29]
    """
    row = PrintedRow.of_means(means, decimals, total=total, exhaustive=exhaustive)
    return joint_sample_sizes([row], n_max, rounding)


def joint_sample_sizes(questions: Sequence[PublishedQuestion], n_max: int, rounding: Rounding = "any") -> list[int]:
    """Every n up to `n_max` that can print all `questions`, answered by the same n respondents.

    Of a question with a base of its own some n respondents or fewer answered it: with a group that was asked, whose size
    follows from another question, these n are necessary; `PublishedSurvey.sample_sizes` looks at both questions at once.

    Parameters
    ----------
    questions
        Questions with `percentages` or `means`, or rows (`PrintedRow`); at least one.
    n_max, rounding
        As for `sample_sizes`.

    Raises
    ------
    PublishedFigureError
        As for `sample_sizes`; the message names the question.
    """
    if isinstance(n_max, bool) or not isinstance(n_max, int | np.integer) or n_max < 1:
        raise PublishedFigureError(f"n_max is {n_max!r}, expected a whole number, 1 or more", field="n_max")
    check_not_too_many(int(n_max), "n_max")
    possible = np.arange(1, int(n_max) + 1, dtype=np.int64)
    for row in checked_rows(questions, rounding):
        if row.answered is not None:
            fewest = fewest_answering(row, int(n_max), rounding)
            possible = possible[:0] if fewest is None else possible[possible >= fewest]
            continue
        certain = certain_from(row, rounding)
        doubtful = len(possible) if certain is None else int(np.searchsorted(possible, certain))
        kept = possible[:doubtful][prints_at(row, possible[:doubtful], rounding)]
        possible = np.concatenate([kept, possible[doubtful:]])
    return [int(n) for n in possible.tolist()]
