"""Groups compared on whole allocations: PERMANOVA on Aitchison distances, and the spread of the groups.

PERMANOVA (Anderson, 2001) asks whether the groups' centres differ; it also answers to unequal spread when
groups are unequal in size, so `dispersion` (Anderson, 2006) belongs beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
import pandas as pd
from scipy import stats

from evenwicht.analysis.composition import clr_of
from evenwicht.analysis.groups import between_groups
from evenwicht.analysis.permutation import Arrangements, arrange, p_value_of
from evenwicht.analysis.tables import Floats, GroupedPoints, TableError, grouped_points
from evenwicht.analysis.zeros import Zeros, shares_without_zeros

Distance = Literal["aitchison", "euclidean"]


def permanova(
    table: pd.DataFrame,
    group: str,
    items: Sequence[str],
    distance: Distance = "aitchison",
    zeros: Zeros = "multiplicative",
    permutations: int = 999,
    seed: int = 0,
    exact_limit: int = 5000,
) -> pd.DataFrame:
    """Do the groups divide their points differently?

    `distance`: ``"aitchison"`` between the allocations as compositions, zeros replaced by the method
    `zeros`, or ``"euclidean"`` between the points as they are. Groups without respondents are left out.

    Returns one row ``test, pseudo_f, r_squared`` (the share of the squared distances that lies between
    groups, 0 to 1), ``p_value, n, groups, smallest_group, distance, zeros, permutations, method, reason``.
    """
    grouped = grouped_points(table, group, items)
    where = coordinates(grouped, items, distance, zeros)
    codes = np.unique(grouped.codes, return_inverse=True)[1].astype(np.int64)
    sizes = np.bincount(codes).astype(np.int64)
    n, k = len(codes), len(sizes)
    f = share = p = np.nan
    tried, method = 0, ""
    reason = "" if k > 1 and n > k else f"{n} respondents in {k} groups, more respondents than groups are needed"
    total = float(((where - where.mean(axis=0)) ** 2).sum()) if n else 0.0
    if not reason and total == 0:
        reason = "every respondent divides the points alike"
    if not reason:
        arrangements = arrange(codes, permutations, seed, exact_limit)
        observed = between_groups(where, Arrangements(codes[None, :], exact=True), sizes).sum()
        shuffled = between_groups(where, arrangements, sizes).sum(axis=1)
        share = float(observed / total)
        f = share / (1 - share) * (n - k) / (k - 1) if share < 1 else np.inf
        p = p_value_of(float(observed), shuffled, arrangements.exact)
        tried, method = len(shuffled), "exact" if arrangements.exact else "monte carlo"
    named = zeros if distance == "aitchison" else ""
    smallest = int(sizes.min()) if k else 0
    row = ("PERMANOVA", f, share, p, n, k, smallest, distance, named, tried, method, reason)
    columns = [
        "test",
        "pseudo_f",
        "r_squared",
        "p_value",
        "n",
        "groups",
        "smallest_group",
        "distance",
        "zeros",
    ]
    return pd.DataFrame([row], columns=[*columns, "permutations", "method", "reason"])


def dispersion(
    table: pd.DataFrame,
    group: str,
    items: Sequence[str],
    distance: Distance = "aitchison",
    zeros: Zeros = "multiplicative",
    permutations: int = 999,
    seed: int = 0,
) -> pd.DataFrame:
    """How far the respondents of each group lie from their group's centre, and whether that differs between
    groups.

    Returns a row a group: ``group, n, mean_distance, f_statistic, p_value_f`` (of the F distribution),
    ``p_value`` (residual distances shuffled over the groups), ``reason``; the test is the same in every
    row.
    """
    grouped = grouped_points(table, group, items)
    where = coordinates(grouped, items, distance, zeros)
    away = np.full(len(where), np.nan)
    rows = []
    for code, label in enumerate(grouped.labels):
        mine = grouped.codes == code
        if mine.any():
            away[mine] = np.linalg.norm(where[mine] - where[mine].mean(axis=0), axis=1)
        reason = "" if mine.any() else "no respondents"
        rows.append((label, int(mine.sum()), away[mine].mean() if mine.any() else np.nan, reason))
    f, p_f, p = _one_way_f(away, grouped.codes, permutations, seed)
    result = pd.DataFrame(rows, columns=["group", "n", "mean_distance", "reason"])
    result = result.assign(f_statistic=f, p_value_f=p_f, p_value=p)
    return result[["group", "n", "mean_distance", "f_statistic", "p_value_f", "p_value", "reason"]]


def coordinates(grouped: GroupedPoints, items: Sequence[str], distance: Distance, zeros: Zeros) -> Floats:
    """Where each respondent lies (n x k), so that straight-line distances are those asked for."""
    if distance == "euclidean":
        return grouped.points
    if distance != "aitchison":
        raise TableError(f"distance {distance!r}; expected 'aitchison' or 'euclidean'")
    if not len(grouped.points):
        return grouped.points
    return clr_of(shares_without_zeros(grouped.points, items, zeros))


def _one_way_f(
    values: Floats, labels: np.ndarray[tuple[int], np.dtype[np.int64]], permutations: int, seed: int
) -> tuple[float, float, float]:
    codes = np.unique(labels, return_inverse=True)[1].astype(np.int64)
    sizes = np.bincount(codes).astype(np.int64)
    n, k = len(codes), len(sizes)
    if k < 2 or n <= k:
        return float("nan"), float("nan"), float("nan")

    observed = Arrangements(codes[None, :], exact=True)

    def statistic(residual: Floats) -> Floats:
        between = between_groups(residual, observed, sizes)[0]
        total = ((residual - residual.mean(axis=0)) ** 2).sum(axis=0)
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(between / (total - between) * (n - k) / (k - 1))

    f = float(statistic(values[:, None])[0])
    means = np.array([values[codes == g].mean() for g in range(k)])
    rng = np.random.default_rng(seed)
    shuffled = rng.permuted(np.tile(values - means[codes], (permutations, 1)), axis=1).T
    return f, float(stats.f.sf(f, k - 1, n - k)), p_value_of(f, statistic(shuffled), exact=False)
