"""Adjusting p-values for the number of comparisons made."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from evenwicht.analysis.tables import Floats


def holm(p_values: ArrayLike) -> Floats:
    """Holm's step-down adjustment (Holm, 1979); a missing p-value stays missing and does not count.

    Holds the family-wise error rate under any dependence between the tests.

    >>> holm([0.01, float("nan"), 0.04, 0.03]).tolist()
    [0.03, nan, 0.06, 0.06]
    """
    # Not statsmodels' multipletests: its Holm collects garbage at every call, a tenth of a second in a
    # large session.
    adjusted = np.array(p_values, dtype=np.float64)
    known = np.flatnonzero(~np.isnan(adjusted))
    order = known[np.argsort(adjusted[known], kind="stable")]
    stepped = adjusted[order] * np.arange(len(order), 0, -1)
    adjusted[order] = np.minimum(np.maximum.accumulate(stepped), 1.0)
    return adjusted
