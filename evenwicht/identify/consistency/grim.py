"""GRIM: whether a mean of whole numbers can be printed at all for this number of respondents.

Brown & Heathers (2017), *The GRIM test: a simple technique detects numerous anomalies in the reporting of results in
psychology*, Social Psychological and Personality Science 8(4), 363-369, doi:10.1177/1948550616673876.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from evenwicht.identify.consistency.typed import (
    Column,
    as_rows,
    check_one_by_one,
    decimals_of,
    totals_that_print,
    whole,
)
from evenwicht.identify.rounding.rounding import Rounding

_PERCENT = 100


def grim(x: Column, n: Column, items: Column = 1, *, percent: bool = False, rounding: Rounding = "any") -> pd.DataFrame:
    """Whether each printed mean is one of `n` whole numbers, or of averages of `items` whole numbers.

    Parameters
    ----------
    x
        Means as printed, as text so that "5.20" keeps its decimals.
    n
        Numbers of respondents.
    items
        How many whole answers each respondent's score averages.
    percent
        Whether `x` are percentages of `n` respondents.
    rounding
        How the source rounded; `any` lets a half go either way.

    Returns
    -------
    One row a mean: `x`, `n`, `items`; `consistency`, whether some data set prints it; `probability`, the share of figures
    with these decimals that no data set prints; `reason`, empty where consistent.

    Raises
    ------
    PublishedFigureError
        If a figure is no number that shows its decimals, or n or items is not 1 or more.

    >>> grim(["5.21", "5.20"], 28)[["x", "consistency"]].values.tolist()
    [['5.21', True], ['5.20', False]]
    """
    table = as_rows(x=x, n=n, items=items)
    decimals, scale = decimals_of(table["x"], "x"), _PERCENT if percent else 1
    answers = whole(table["n"], "n") * whole(table["items"], "items")
    low, high = totals_that_print(table["x"], answers, check_one_by_one(rounding), scale)
    table["consistency"] = (low <= high).astype(bool)
    table["probability"] = np.maximum(0.0, 1 - answers / (10.0**decimals * scale))
    table["reason"] = ""
    wrong = ~table["consistency"].to_numpy()
    table.loc[wrong, "reason"] = [
        f"{above - 1} of {answered} gives {scale * (above - 1) / answered:.{places + 2}f}, {above} gives "
        f"{scale * above / answered:.{places + 2}f}: neither prints as {printed}"
        for above, answered, places, printed in zip(
            low[wrong], answers[wrong], decimals[wrong], table.loc[wrong, "x"], strict=True
        )
    ]
    return table
