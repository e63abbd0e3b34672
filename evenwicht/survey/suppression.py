"""Which cells of a table of counts must not be told, so that no small count can be read or computed from it.

*Primary* suppression hides every count below a minimum, zero included: that nobody gave an answer tells something of
everyone in a small group. *Complementary* suppression hides as many more as it takes, totals included where cells do
not suffice, so that what is still told leaves each hidden count free to be the minimum or more (Hundepool et al. 2012,
Statistical Disclosure Control, chapter 4). Which ones is found as the cheapest changes that keep all totals, one linear
programme for each small count (Cox 1995, Network models for complementary cell suppression, JASA 90, 1453-1462).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from scipy.optimize import linprog
from scipy.sparse import csr_array

from evenwicht.analysis.tables import Bools, Ints

MINIMUM = 5
"""The least number of respondents that is told of where answers are confidential."""
TOTAL = "total"
"""The label of the row and of the column of totals."""

_OF_A_TOTAL = 1000.0
"""How much dearer it is to hide a total than a cell."""


class DisclosureError(ValueError):
    """Something would tell too much of single respondents; the message says what, and what to do."""


def with_totals(counts: pd.DataFrame) -> pd.DataFrame:
    """A cross-table with a row and a column of totals, labelled `TOTAL`."""
    wide = counts.copy()
    wide[TOTAL] = wide.sum(axis=1)
    wide.loc[TOTAL] = wide.sum(axis=0)
    return wide


def suppressed_cells(counts: pd.DataFrame, minimum: int = MINIMUM, also: Bools | None = None) -> pd.DataFrame:
    """Which cells and totals of a cross-table must be hidden.

    Parameters
    ----------
    counts
        Whole numbers of respondents, a row and a column each a category; without totals.
    minimum
        The least count that may be told.
    also
        Cells of `counts` to hide for another reason, which then are protected as well.

    Returns
    -------
    True for hidden; with a row and a column `TOTAL`. The grand total is told.

    Raises
    ------
    DisclosureError
        There are fewer respondents than the minimum.

    >>> table = pd.DataFrame({"yes": [2, 9], "no": [8, 7]}, index=["a", "b"])
    >>> suppressed_cells(table).loc["a"].to_dict()
    {'yes': True, 'no': True, 'total': False}
    """
    whole = with_totals(counts)
    values: Ints = whole.to_numpy(dtype=np.int64)
    if values[-1, -1] < minimum:
        raise DisclosureError(
            f"counts: found {values[-1, -1]} respondents; expected {minimum} or more. Leave this table out."
        )
    primary: Bools = values < minimum
    if also is not None:
        primary[:-1, :-1] |= also
    hidden = primary.copy()
    order = sorted(np.argwhere(primary).tolist(), key=lambda place: values[tuple(place)])
    for row, column in order:
        rise = max(minimum - int(values[row, column]), 1)
        hidden |= _changed(values, hidden, (row, column), rise)
    return pd.DataFrame(hidden, index=whole.index, columns=whole.columns)


def protected_counts(counts: pd.DataFrame, minimum: int = MINIMUM) -> pd.DataFrame:
    """A cross-table with its totals, in which what must be hidden is missing (``pd.NA``).

    The explorers and the chapters tell no other counts of confidential answers than these. Parameters and errors as
    for `suppressed_cells`; columns are of type Int64.

    >>> protected_counts(pd.DataFrame({"n": [64, 9, 3, 4]}, index=list("abcd")))["n"].tolist()
    [64, 9, <NA>, <NA>, 80]
    """
    return with_totals(counts).astype("Int64").mask(suppressed_cells(counts, minimum))


def suppressed_groups(
    sizes: pd.Series[Any], minimum: int = MINIMUM, also: pd.Series[Any] | None = None
) -> pd.Series[bool]:
    """Which groups of respondents are not told of: neither their size, nor a mean or a share within them.

    Where the means of all but one group are told beside that of everyone, the last can be computed; so groups are
    hidden together with others, until they hold at least `minimum` respondents.

    Parameters
    ----------
    sizes
        Respondents in each group, by its name.
    minimum
        The least size that may be told.
    also
        Groups to hide for another reason, by name.

    >>> suppressed_groups(pd.Series({"combined": 51, "networking": 14, "lawful": 2})).to_dict()
    {'combined': False, 'networking': True, 'lawful': True}
    """
    column = sizes.to_frame("n")
    extra = None if also is None else also.to_numpy(dtype=np.bool_)[:, None]
    found: pd.Series[bool] = suppressed_cells(column, minimum, extra)["n"].drop(index=TOTAL)
    return found.rename(None)


def _changed(values: Ints, hidden: Bools, cell: tuple[int, int], rise: int) -> Bools:
    """The cells that change when one rises by so much, all totals being kept, hidden ones first."""
    rows, columns = values.shape
    place = np.arange(values.size).reshape(values.shape)
    of_rows = np.kron(np.eye(rows), np.append(np.ones(columns - 1), -1))  # the cells of each row less their total
    of_columns = np.kron(np.append(np.ones(rows - 1), -1), np.eye(columns))
    kept = np.vstack([of_rows, of_columns])
    cost = 1.0 + values
    cost[-1, :] *= _OF_A_TOTAL
    cost[:, -1] *= _OF_A_TOTAL
    cost = np.where(hidden, 0.0, cost).ravel()
    up: list[tuple[float, float | None]] = [(0.0, None)] * values.size
    down: list[tuple[float, float | None]] = [(0.0, float(value)) for value in values.ravel()]
    here, grand = int(place[cell]), int(place[-1, -1])
    up[here], down[here] = (float(rise), float(rise)), (0.0, 0.0)
    up[grand], down[grand] = (0.0, 0.0), (0.0, 0.0)
    found = linprog(
        np.concatenate([cost, cost]),
        A_eq=csr_array(np.hstack([kept, -kept])),
        b_eq=np.zeros(rows + columns),
        bounds=up + down,
        method="highs",
    )
    if found.status != 0:
        raise DisclosureError(f"counts: found no way to hide a cell ({found.message}). Leave this table out.")
    moved = np.abs(found.x[: values.size] - found.x[values.size :]) > 1e-9
    changed: Bools = moved.reshape(values.shape)
    return changed
