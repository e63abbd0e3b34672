"""Groups compared item by item: means, differences of every two groups, and all groups at once, by
permutation.

The permutation tests ask whether the respondents' answers could as well have come with the groups dealt out
otherwise; they need no distribution and are exact at any group size, but a test that compares means also
answers to differences in spread when groups are unequal. Small groups stay in, with their n and the
smallest p-value that their size allows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
from scipy import stats

from evenwicht.analysis.effects import cliffs_delta, eta_squared, hedges_g, omega_squared
from evenwicht.analysis.multiplicity import holm
from evenwicht.analysis.permutation import Arrangements, arrange, p_value_of
from evenwicht.analysis.tables import Floats, Ints, TableError, grouped_points


def group_means(
    table: pd.DataFrame, group: str, items: Sequence[str], confidence: float = 0.95
) -> pd.DataFrame:
    """Mean points of each item in each group, with a t interval.

    Returns ``group, item, n, mean, sd, lower, upper, reason``, items within groups; a group of one has a
    mean but no interval.
    """
    grouped = grouped_points(table, group, items)
    frames = []
    for label in grouped.labels:
        points = grouped.of(label)
        n = len(points)
        frame = pd.DataFrame({"group": label, "item": list(items), "n": n})
        frame["mean"] = points.mean(axis=0) if n else np.nan
        frame["sd"] = points.std(axis=0, ddof=1) if n > 1 else np.nan
        half = stats.t.ppf((1 + confidence) / 2, n - 1) * frame["sd"] / np.sqrt(n) if n > 1 else np.nan
        frame["lower"], frame["upper"] = frame["mean"] - half, frame["mean"] + half
        frame["reason"] = "" if n > 1 else f"{n} respondents, an interval needs two"
        frames.append(frame)
    return pd.concat(frames, ignore_index=True)


def mean_differences(
    table: pd.DataFrame,
    group: str,
    items: Sequence[str],
    pairs: Sequence[tuple[Any, Any]] | None = None,
    permutations: int = 999,
    seed: int = 0,
    exact_limit: int = 5000,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Every two groups (or the given pairs) compared on every item.

    Returns ``item, group_a, group_b, n_a, n_b, n, mean_a, mean_b, difference, lower, upper`` (Welch's
    interval), ``hedges_g, cliffs_delta, p_value`` (two-sided, of the mean difference), ``p_adjusted`` (Holm
    over all rows), ``smallest_p`` (the lowest p-value that these group sizes and this number of
    permutations can give), ``method, reason``.
    """
    grouped = grouped_points(table, group, items)
    wanted = list(combinations(grouped.labels, 2)) if pairs is None else list(pairs)
    for label in [label for pair in wanted for label in pair]:
        if label not in grouped.labels:
            raise TableError(f"no group {label!r} in column {group!r}; found {list(grouped.labels)}")
    rows = []
    for label_a, label_b in wanted:
        a, b = grouped.of(label_a), grouped.of(label_b)
        reason = ""
        if min(len(a), len(b)) == 0:
            reason = f"group {label_a if not len(a) else label_b!r} has no respondents"
            p_values, smallest, method = np.full(len(items), np.nan), np.nan, ""
        else:
            p_values, smallest, method = _two_sample(a, b, permutations, seed, exact_limit)
        for i, item in enumerate(items):
            lower, upper = _welch(a[:, i], b[:, i], confidence)
            means = (a[:, i].mean() if len(a) else np.nan, b[:, i].mean() if len(b) else np.nan)
            sizes = (len(a), len(b), len(a) + len(b))
            effects = (hedges_g(a[:, i], b[:, i]), cliffs_delta(a[:, i], b[:, i]))
            between = (item, label_a, label_b, *sizes, *means, means[0] - means[1], lower, upper)
            rows.append((*between, *effects, p_values[i], smallest, method, reason))
    columns = ["item", "group_a", "group_b", "n_a", "n_b", "n", "mean_a", "mean_b", "difference", "lower"]
    columns += ["upper", "hedges_g", "cliffs_delta", "p_value"]
    result = pd.DataFrame(rows, columns=[*columns, "smallest_p", "method", "reason"])
    result["p_adjusted"] = holm(result["p_value"])
    return result[[*columns, "p_adjusted", "smallest_p", "method", "reason"]]


def one_way(
    table: pd.DataFrame,
    group: str,
    items: Sequence[str],
    permutations: int = 999,
    seed: int = 0,
    exact_limit: int = 5000,
) -> pd.DataFrame:
    """All groups compared at once, item by item: the F statistic with its permutation p-value.

    Groups without respondents are left out. Returns ``item, n, groups, smallest_group, f_statistic,
    eta_squared, omega_squared, p_value, p_adjusted`` (Holm over the items), ``method, reason``.
    """
    grouped = grouped_points(table, group, items)
    codes = np.unique(grouped.codes, return_inverse=True)[1].astype(np.int64)
    sizes = np.bincount(codes) if len(codes) else np.zeros(0, dtype=np.int64)
    n, k = len(codes), len(sizes)
    reason = (
        "" if k > 1 and n > k else f"{n} respondents in {k} groups, more respondents than groups are needed"
    )
    arrangements = None if reason else arrange(codes, permutations, seed, exact_limit)
    rows = []
    for i, item in enumerate(items):
        if arrangements is None:
            rows.append((item, n, k, _least(sizes), *[np.nan] * 4, "", reason))
            continue
        values = grouped.points[:, i : i + 1]
        samples = [values[codes == g, 0] for g in range(k)]
        eta = eta_squared(samples)
        if np.isnan(eta):
            rows.append((item, n, k, _least(sizes), *[np.nan] * 4, "", "every respondent gives it the same"))
            continue
        f = eta / (1 - eta) * (n - k) / (k - 1) if eta < 1 else np.inf
        p = _between_p(values, codes, sizes, arrangements)
        method = "exact" if arrangements.exact else "monte carlo"
        rows.append((item, n, k, _least(sizes), f, eta, omega_squared(samples), p, method, ""))
    columns = ["item", "n", "groups", "smallest_group", "f_statistic", "eta_squared", "omega_squared"]
    columns += ["p_value"]
    result = pd.DataFrame(rows, columns=[*columns, "method", "reason"])
    result["p_adjusted"] = holm(result["p_value"])
    return result[[*columns, "p_adjusted", "method", "reason"]]


def between_groups(points: Floats, arrangements: Arrangements, sizes: Ints) -> Floats:
    """Sum of squares between groups of centred points, per arrangement (m x d)."""
    centred = points - points.mean(axis=0)
    sums = arrangements.group_sums(centred, len(sizes))
    return np.asarray((sums**2 / sizes[None, :, None]).sum(axis=1))


def _between_p(values: Floats, codes: Ints, sizes: Ints, arrangements: Arrangements) -> float:
    # F is increasing in the sum of squares between groups, the total being the same in every arrangement.
    observed = between_groups(values, Arrangements(codes[None, :], exact=True), sizes)
    return p_value_of(
        float(observed[0, 0]), between_groups(values, arrangements, sizes)[:, 0], arrangements.exact
    )


def _two_sample(
    a: Floats, b: Floats, permutations: int, seed: int, exact_limit: int
) -> tuple[Floats, float, str]:
    both = np.vstack([a, b])
    codes = np.repeat(np.array([0, 1]), [len(a), len(b)])
    arrangements = arrange(codes, permutations, seed, exact_limit)
    first = (arrangements.codes == 0).astype(np.float64) @ both
    differences = np.abs(first / len(a) - (both.sum(axis=0) - first) / len(b))
    observed = np.abs(a.mean(axis=0) - b.mean(axis=0))
    exact = arrangements.exact
    p_values = [p_value_of(float(o), d, exact) for o, d in zip(observed, differences.T, strict=True)]
    smallest = 1 / (len(arrangements.codes) + (0 if exact else 1))
    return np.array(p_values), smallest, "exact" if exact else "monte carlo"


def _welch(a: Floats, b: Floats, confidence: float) -> tuple[float, float]:
    if min(len(a), len(b)) < 2:
        return float("nan"), float("nan")
    u, v = a.var(ddof=1) / len(a), b.var(ddof=1) / len(b)
    middle = float(a.mean() - b.mean())
    if u + v == 0:
        return middle, middle
    df = (u + v) ** 2 / (u**2 / (len(a) - 1) + v**2 / (len(b) - 1))
    half = float(stats.t.ppf((1 + confidence) / 2, df) * np.sqrt(u + v))
    return middle - half, middle + half


def _least(sizes: Ints) -> int:
    return int(sizes.min()) if len(sizes) else 0
