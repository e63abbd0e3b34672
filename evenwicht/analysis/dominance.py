"""Which item comes first: for each respondent, and in the mean of each group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
import pandas as pd

from evenwicht.analysis.tables import TableError, grouped_points

Ties = Literal["split", "any"]


def top_item_shares(
    table: pd.DataFrame, items: Sequence[str], group: str | None = None, ties: Ties = "split"
) -> pd.DataFrame:
    """The share of each group's respondents who give an item the most points.

    A respondent with several top items counts for each in part (``"split"``, shares add up to 1) or in full
    (``"any"``). Without `group`, everyone is one group named ``"all"``.

    Returns ``group, item, n, share, tied`` (respondents of the group with more than one top item) and
    ``reason``.

    >>> top_item_shares(pd.DataFrame({"a": [6, 5], "b": [4, 5]}), ["a", "b"])["share"].tolist()
    [0.75, 0.25]
    """
    if ties not in ("split", "any"):
        raise TableError(f"ties {ties!r}; expected 'split' or 'any'")
    labelled = table.assign(__everyone="all") if group is None else table
    grouped = grouped_points(labelled, "__everyone" if group is None else group, items)
    top = grouped.points == grouped.points.max(axis=1, keepdims=True, initial=-np.inf)
    number = top.sum(axis=1)
    weights = top / number[:, None] if ties == "split" else top.astype(np.float64)
    sizes = grouped.sizes()
    sums = np.array([weights[grouped.codes == code].sum(axis=0) for code in range(len(sizes))])
    with np.errstate(invalid="ignore"):
        shares = sums / sizes[:, None]
    tied = np.bincount(grouped.codes[number > 1], minlength=len(sizes))
    return pd.DataFrame(
        {
            "group": np.repeat(np.array(grouped.labels, dtype=object), len(items)),
            "item": np.tile(np.array(items, dtype=object), len(sizes)),
            "n": np.repeat(sizes, len(items)),
            "share": shares.ravel(),
            "tied": np.repeat(tied, len(items)),
            "reason": np.repeat(np.where(sizes > 0, "", "no respondents").astype(object), len(items)),
        }
    )


def first_items(table: pd.DataFrame, items: Sequence[str], group: str) -> pd.DataFrame:
    """The item with the highest mean in each group, and by how much.

    Returns ``group, n, first`` (several, joined by `` = ``, when they tie), ``mean, second, margin``
    (points between the first and the next, 0 for a tie) and ``reason``.
    """
    grouped = grouped_points(table, group, items)
    rows = []
    for label in grouped.labels:
        points = grouped.of(label)
        if not len(points):
            rows.append((label, 0, "", np.nan, "", np.nan, "no respondents"))
            continue
        # Sums, which are exact for whole points, decide ties.
        sums = points.sum(axis=0)
        order = np.argsort(-sums, kind="stable")
        tied = [items[i] for i in order if sums[i] == sums[order[0]]]
        second = items[order[1]] if len(items) > 1 else ""
        margin = (sums[order[0]] - sums[order[1]]) / len(points) if len(items) > 1 else np.nan
        rows.append((label, len(points), " = ".join(tied), sums[order[0]] / len(points), second, margin, ""))
    return pd.DataFrame(rows, columns=["group", "n", "first", "mean", "second", "margin", "reason"])
