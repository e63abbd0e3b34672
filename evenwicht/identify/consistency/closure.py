"""CLOSURE and SPRITE: all data sets behind a printed mean and standard deviation, and some of them drawn.

Jung & Allard (2025), *CLOSURE: complete listing of original samples of underlying raw evidence*; Heathers, Anaya, van der
Zee & Brown (2018), *Recovering data from summary statistics: sample parameter reconstruction via iterative techniques
(SPRITE)*, PeerJ Preprints 6:e26968v1. Theirs list, or search; here they are counted and numbered (`mean_and_sd`), so that
a count needs no list, and draws are uniform over all.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from evenwicht.identify.mean_and_sd.histograms import HistogramTable, tabulate_histograms
from evenwicht.identify.mean_and_sd.mean_and_sd import PrintedMeanAndSD
from evenwicht.identify.rounding.errors import OutOfReachError
from evenwicht.identify.rounding.parse_printed import FigureLike
from evenwicht.identify.rounding.rounding import Rounding

_MOST = 5_000_000


def closure_count(
    mean: FigureLike,
    sd: FigureLike,
    n: int,
    scale_min: int,
    scale_max: int,
    items: int = 1,
    *,
    rounding: Rounding = "any",
    ddof: int = 1,
) -> int:
    """How many data sets, their order apart, print as `mean` and `sd`.

    Parameters
    ----------
    mean, sd
        The printed figures, as text.
    n
        Number of respondents, more than `ddof`.
    scale_min, scale_max
        Ends of the scale.
    items
        How many whole answers each respondent's score averages.
    rounding, ddof
        How the source rounded; 1 if the squares were divided by n - 1, 0 if by n.

    Raises
    ------
    PublishedFigureError
        If a figure cannot be read or a number is out of its range.
    OutOfReachError
        If the tables of the count would not fit in memory; `find_histogram` still says whether there is any.

    >>> closure_count("3.5", "1.20", 50, 0, 7)
    7980
    """
    return _table(mean, sd, n, scale_min, scale_max, items, rounding, ddof).count


def closure_generate(
    mean: FigureLike,
    sd: FigureLike,
    n: int,
    scale_min: int,
    scale_max: int,
    items: int = 1,
    *,
    rounding: Rounding = "any",
    ddof: int = 1,
) -> pd.DataFrame:
    """All data sets, their order apart, that print as `mean` and `sd`; parameters as for `closure_count`.

    Returns
    -------
    One row a data set, one column a score, with the number of respondents that gave it.

    Raises
    ------
    OutOfReachError
        If there are more than five million; draw some with `sprite`.

    >>> closure_generate("2.00", "1.00", 3, 1, 3).values.tolist()
    [[1, 1, 1]]
    """
    table = _table(mean, sd, n, scale_min, scale_max, items, rounding, ddof)
    if table.count > _MOST:
        raise OutOfReachError(
            f"{table.count:,} data sets print these figures, more than the {_MOST:,} that are listed: draw some with sprite"
        )
    return table.numbered(np.arange(table.count))


def sprite(
    mean: FigureLike,
    sd: FigureLike,
    n_obs: int,
    min_val: int,
    max_val: int,
    n_items: int = 1,
    *,
    n_distributions: int = 1,
    distinct: bool = False,
    seed: int | np.random.Generator | None = None,
    rounding: Rounding = "any",
    ddof: int = 1,
) -> pd.DataFrame:
    """Data sets that print as `mean` and `sd`, every one as likely as the others, their order apart.

    Parameters
    ----------
    mean, sd, n_obs, min_val, max_val, n_items
        The figures, the number of respondents, the ends of the scale and the items averaged, as rsprite2 names them.
    n_distributions
        How many.
    distinct
        Whether to draw without replacement.
    seed
        A seed, or a generator, that makes the draws repeatable.
    rounding, ddof
        How the source rounded; 1 if the squares were divided by n - 1, 0 if by n.

    Returns
    -------
    One row a data set, one column a score, with the number of respondents that gave it.

    Raises
    ------
    PublishedFigureError
        If no data set prints the figures, or fewer than asked do.
    OutOfReachError
        If the tables of the draws would not fit in memory.

    >>> sprite("2.7", "1.5", 20, 0, 10, n_distributions=2, seed=1).sum(axis=1).tolist()
    [20, 20]
    """
    table = _table(mean, sd, n_obs, min_val, max_val, n_items, rounding, ddof)
    return table.draw(n_distributions, seed, distinct=distinct)


def _table(
    mean: FigureLike,
    sd: FigureLike,
    n: int,
    lowest: int,
    highest: int,
    items: int,
    rounding: Rounding,
    ddof: int,
) -> HistogramTable:
    return tabulate_histograms(
        PrintedMeanAndSD(n, mean, sd, lowest, highest, rounding=rounding, ddof=ddof, items=items)
    )
