"""From which number of respondents on something holds."""

from __future__ import annotations

import pandas as pd


def holds_from(holds: pd.Series[bool]) -> int | None:
    """The first number from which on something holds; None where it does not hold at the last."""
    found = None
    for n in reversed(holds.index.tolist()):
        if not holds[n]:
            break
        found = int(n)
    return found
