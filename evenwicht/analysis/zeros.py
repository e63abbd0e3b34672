"""Zeros in an allocation: log-ratios need positive parts, so each zero is given a small share, by a named
method.

A zero among whole points is a count zero: the respondent's weight was too small to earn a point. What
replaces it matters when zeros are many; run an analysis under more than one method and show whether its
conclusion stands.

- ``"none"``: no replacement; a zero is an error.
- ``"multiplicative"`` (default of the analyses): every zero becomes 0.65 of half a point of the
  respondent's total, the other parts shrink in proportion (Martin-Fernandez, Barcelo-Vidal and
  Pawlowsky-Glahn, 2003). Depends on no other respondent.
- Bayesian-multiplicative (Martin-Fernandez, Hron, Templ, Filzmoser and Palarea-Albaladejo, 2015): a zero
  becomes its posterior mean t s / (n + s) under a Dirichlet prior of mean t and strength s, n the
  respondent's total; the other parts shrink in proportion. ``"geometric"``: t the shares of the other
  respondents together, s one over their geometric mean (GBM); ``"square_root"``: t = 1/D, s = root n;
  ``"bayes_laplace"``: t = 1/D, s = D; ``"jeffreys"``: t = 1/D, s = D/2; ``"perks"``: t = 1/D, s = 1. An
  imputed share above the lowest positive share of its item becomes 0.65 of that share.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

import numpy as np
import pandas as pd

from evenwicht.analysis.tables import Floats, TableError, complete_rows

Zeros = Literal["none", "multiplicative", "geometric", "square_root", "bayes_laplace", "jeffreys", "perks"]

FRACTION = 0.65  # of the detection limit, the value that distorts least (Martin-Fernandez et al., 2003)
THRESHOLD = 0.5  # of a point: less than this earns none


def replace_zeros(
    table: pd.DataFrame, items: Sequence[str], method: Zeros = "multiplicative", share: float | None = None
) -> pd.DataFrame:
    """Shares (rows summing to 1) without zeros of the respondents who answered every item; columns `items`.

    `share` sets the imputed share of ``"multiplicative"``. Raises `TableError` for a respondent who gave no
    points at all, for a zero under ``"none"``, and where ``"geometric"`` cannot tell an item's share from
    the other respondents.

    >>> replace_zeros(pd.DataFrame({"a": [6], "b": [4], "c": [0]}), ["a", "b", "c"], share=0.1)
          a     b    c
    0  0.54  0.36  0.1
    """
    rows = complete_rows(table, items)
    return pd.DataFrame(
        shares_without_zeros(rows.to_numpy(dtype=np.float64), items, method, share, rows.index),
        index=rows.index,
        columns=list(items),
    )


def shares_without_zeros(
    points: Floats,
    items: Sequence[str],
    method: Zeros = "multiplicative",
    share: float | None = None,
    index: pd.Index | None = None,
) -> Floats:
    """`replace_zeros` on an n x k array of points; `index` names the rows in errors."""
    if method not in get_args(Zeros):
        raise TableError(f"zeros {method!r}; expected one of {list(get_args(Zeros))}")
    totals = points.sum(axis=1, keepdims=True)
    if (totals == 0).any():
        row = int(np.argmin(totals))
        raise TableError(f"row {_name(index, row)}: every item has 0 points; expected at least one point")
    shares: Floats = points / totals
    zero = points == 0
    if not zero.any():
        return shares
    if method == "none":
        row, column = np.argwhere(zero)[0]
        raise TableError(
            f"row {_name(index, row)}, column {items[column]!r}: found 0; "
            "a log-ratio needs a positive share, choose a replacement with zeros="
        )
    if method == "multiplicative":
        small = FRACTION * THRESHOLD / totals if share is None else np.full_like(totals, share)
        imputed = np.where(zero, small, 0.0)
    else:
        imputed = np.where(zero, _posterior_share(points, totals, items, method), 0.0)
        lowest = np.where(zero, np.inf, shares).min(axis=0)
        imputed = np.where(imputed > lowest, FRACTION * lowest, imputed)
    if (imputed.sum(axis=1) >= 1).any():
        row = int(np.argmax(imputed.sum(axis=1)))
        raise TableError(
            f"row {_name(index, row)}: the imputed shares add up to {imputed[row].sum():g}; expected less than 1"
        )
    return np.where(zero, imputed, shares * (1 - imputed.sum(axis=1, keepdims=True)))


def _posterior_share(points: Floats, totals: Floats, items: Sequence[str], method: Zeros) -> Floats:
    parts = points.shape[1]
    if method == "geometric":
        others = points.sum(axis=0) - points
        mean = others / others.sum(axis=1, keepdims=True) if len(points) > 1 else np.zeros_like(points)
        if (mean == 0).any():
            column = int(np.argwhere(mean == 0)[0][1])
            raise TableError(
                f"column {items[column]!r}: fewer than two respondents gave it points, so zeros='geometric' "
                "cannot tell its share; expected another method, or the item left out"
            )
        strength = 1 / np.exp(np.log(mean).mean(axis=1, keepdims=True))
    else:
        mean = np.full_like(points, 1 / parts)
        strengths = {
            "square_root": np.sqrt(totals),
            "bayes_laplace": parts,
            "jeffreys": parts / 2,
            "perks": 1,
        }
        strength = np.broadcast_to(np.asarray(strengths[method], dtype=np.float64), totals.shape)
    return np.asarray(mean * strength / (totals + strength))


def _name(index: pd.Index | None, row: int) -> str:
    return repr(row if index is None else index[row])
