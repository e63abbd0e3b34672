"""Adjusting p-values for the number of comparisons made."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from statsmodels.stats.multitest import multipletests

from evenwicht.analysis.tables import Floats


def holm(p_values: ArrayLike) -> Floats:
    """Holm's step-down adjustment (Holm, 1979), through statsmodels; a missing p-value stays missing and
    does not count.

    Holds the family-wise error rate under any dependence between the tests.

    >>> holm([0.01, float("nan"), 0.04, 0.03]).tolist()
    [0.03, nan, 0.06, 0.06]
    """
    raw = np.asarray(p_values, dtype=np.float64)
    adjusted = np.full(raw.shape, np.nan)
    known = ~np.isnan(raw)
    if known.any():
        adjusted[known] = multipletests(raw[known], method="holm")[1]
    return adjusted
