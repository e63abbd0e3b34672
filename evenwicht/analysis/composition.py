"""Allocations as compositions: what only their ratios say (Aitchison, 1986).

Every function takes a table and its item columns, leaves out respondents with a missing item, and replaces
zeros by the method named in `zeros` (see `zeros`). Rows are closed first, so points out of 10 and shares
give the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
import pandas as pd
from scipy.linalg import helmert
from scipy.spatial.distance import pdist, squareform

from evenwicht.analysis.tables import Floats, TableError, complete_rows
from evenwicht.analysis.zeros import Zeros, replace_zeros

Basis = Literal["pivot", "helmert"]


def closure(table: pd.DataFrame, items: Sequence[str], total: float = 1.0) -> pd.DataFrame:
    """Each respondent's points rescaled to add up to `total`; zeros stay zero.

    >>> closure(pd.DataFrame({"a": [6, 1], "b": [4, 3]}), ["a", "b"])
          a     b
    0  0.60  0.40
    1  0.25  0.75
    """
    rows = complete_rows(table, items)
    points = rows.to_numpy()
    sums = points.sum(axis=1, keepdims=True)
    if (sums == 0).any():
        row = rows.index[int(np.argmin(sums))]
        raise TableError(f"row {row!r}: every item has 0 points; expected at least one point")
    return pd.DataFrame(points / sums * total, index=rows.index, columns=rows.columns)


def clr(table: pd.DataFrame, items: Sequence[str], zeros: Zeros = "none") -> pd.DataFrame:
    """Centred log-ratios: each share's logarithm less the respondent's mean logarithm; a column an item,
    rows sum to 0."""
    shares = replace_zeros(table, items, zeros)
    return pd.DataFrame(clr_of(shares.to_numpy()), index=shares.index, columns=shares.columns)


def clr_of(shares: Floats) -> Floats:
    """`clr` of an n x D array of positive shares."""
    logs = np.log(shares)
    return np.asarray(logs - logs.mean(axis=1, keepdims=True))


def clr_inverse(coordinates: pd.DataFrame) -> pd.DataFrame:
    """Shares (rows summing to 1) from centred log-ratios."""
    powers = np.exp(coordinates.to_numpy(dtype=np.float64))
    return pd.DataFrame(
        powers / powers.sum(axis=1, keepdims=True), index=coordinates.index, columns=coordinates.columns
    )


def contrasts(parts: int, basis: Basis = "pivot") -> Floats:
    """An orthonormal basis of the log-ratios of D parts, (D - 1) x D.

    ``"pivot"``: coordinate i sets part i against the geometric mean of the parts after it (Filzmoser, Hron
    and Templ, 2018). ``"helmert"``: coordinate i sets the geometric mean of the first i parts against part
    i + 1 (Egozcue et al., 2003).

    >>> contrasts(3).round(3)
    array([[ 0.816, -0.408, -0.408],
           [ 0.   ,  0.707, -0.707]])
    """
    if parts < 2:
        raise TableError(f"a composition of {parts} part; expected two or more")
    if basis == "helmert":
        return np.asarray(helmert(parts))
    if basis == "pivot":
        return np.asarray(-helmert(parts)[::-1, ::-1]) + 0.0
    raise TableError(f"basis {basis!r}; expected 'pivot' or 'helmert'")


def ilr(table: pd.DataFrame, items: Sequence[str], zeros: Zeros = "none", basis: Basis = "pivot") -> pd.DataFrame:
    """Isometric log-ratios: D - 1 orthonormal coordinates, in columns ``ilr_1`` to ``ilr_{D-1}`` (see
    `contrasts`)."""
    ratios = clr(table, items, zeros)
    coordinates = ratios.to_numpy() @ contrasts(len(items), basis).T
    names = [f"ilr_{i + 1}" for i in range(coordinates.shape[1])]
    return pd.DataFrame(coordinates, index=ratios.index, columns=names)


def ilr_inverse(coordinates: pd.DataFrame, items: Sequence[str], basis: Basis = "pivot") -> pd.DataFrame:
    """Shares from isometric log-ratios made with the same items and basis."""
    if coordinates.shape[1] != len(items) - 1:
        raise TableError(f"{coordinates.shape[1]} coordinates; expected {len(items) - 1} for {len(items)} items")
    ratios = coordinates.to_numpy(dtype=np.float64) @ contrasts(len(items), basis)
    return clr_inverse(pd.DataFrame(ratios, index=coordinates.index, columns=list(items)))


def aitchison_distances(table: pd.DataFrame, items: Sequence[str], zeros: Zeros = "none") -> pd.DataFrame:
    """Aitchison distances between respondents: a square table, index and columns those of the
    respondents."""
    ratios = clr(table, items, zeros)
    return pd.DataFrame(squareform(pdist(ratios.to_numpy())), index=ratios.index, columns=ratios.index)


def centre(table: pd.DataFrame, items: Sequence[str], zeros: Zeros = "none") -> pd.DataFrame:
    """The centre of the allocations: the closed geometric mean. Returns ``item, share, n``."""
    ratios = clr(table, items, zeros)
    shares = clr_inverse(ratios.mean().to_frame().T).to_numpy()[0]
    return pd.DataFrame({"item": list(items), "share": shares, "n": len(ratios)})


def variation_matrix(table: pd.DataFrame, items: Sequence[str], zeros: Zeros = "none") -> pd.DataFrame:
    """Variances (n - 1) of the log-ratio of every two items; small: the two go together in proportion
    (Aitchison, 1986)."""
    ratios = clr(table, items, zeros)
    covariance = np.atleast_2d(np.cov(ratios.to_numpy(), rowvar=False))
    variances = np.diag(covariance)
    values = variances[:, None] + variances[None, :] - 2 * covariance
    np.fill_diagonal(values, 0.0)
    return pd.DataFrame(values, index=list(items), columns=list(items))


def total_variance(table: pd.DataFrame, items: Sequence[str], zeros: Zeros = "none") -> float:
    """Total variance: the sum of the clr variances, the variation matrix's sum over 2 D (Aitchison,
    1997)."""
    return float(variation_matrix(table, items, zeros).to_numpy().sum() / (2 * len(items)))
