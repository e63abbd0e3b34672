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
from scipy import special

from evenwicht.analysis.effects import cliffs_delta, eta_squared, hedges_g, omega_squared
from evenwicht.analysis.multiplicity import holm
from evenwicht.analysis.permutation import Arrangements, arrange, p_values_of
from evenwicht.analysis.tables import Floats, Ints, TableError, grouped_points


def group_means(table: pd.DataFrame, group: str, items: Sequence[str], confidence: float = 0.95) -> pd.DataFrame:
    """Mean points of each item in each group, with a t interval.

    Returns ``group, item, n, mean, sd, lower, upper, reason``, items within groups; a group of one has a
    mean but no interval.
    """
    grouped = grouped_points(table, group, items)
    samples = [grouped.of(label) for label in grouped.labels]
    sizes = np.repeat([len(points) for points in samples], len(items))
    nothing = np.full(len(items), np.nan)
    mean = np.concatenate([points.mean(axis=0) if len(points) else nothing for points in samples])
    sd = np.concatenate([points.std(axis=0, ddof=1) if len(points) > 1 else nothing for points in samples])
    half = special.stdtrit(np.maximum(sizes - 1, 1), (1 + confidence) / 2) * sd / np.sqrt(np.maximum(sizes, 1))
    return pd.DataFrame(
        {
            "group": np.repeat(np.array(grouped.labels, dtype=object), len(items)),
            "item": np.tile(np.array(items, dtype=object), len(samples)),
            "n": sizes,
            "mean": mean,
            "sd": sd,
            "lower": mean - half,
            "upper": mean + half,
            "reason": ["" if n > 1 else f"{n} respondents, an interval needs two" for n in sizes],
        }
    )


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
    blocks = []
    for label_a, label_b in wanted:
        a, b = grouped.of(label_a), grouped.of(label_b)
        nothing = np.full(len(items), np.nan)
        p_values, smallest, method, reason = nothing, np.nan, "", ""
        if min(len(a), len(b)) == 0:
            reason = f"group {label_a if not len(a) else label_b!r} has no respondents"
        else:
            p_values, smallest, method = _two_sample(a, b, permutations, seed, exact_limit)
        mean_a = a.mean(axis=0) if len(a) else nothing
        mean_b = b.mean(axis=0) if len(b) else nothing
        blocks.append(
            {
                "item": list(items),
                "group_a": [label_a] * len(items),
                "group_b": [label_b] * len(items),
                "n_a": [len(a)] * len(items),
                "n_b": [len(b)] * len(items),
                "n": [len(a) + len(b)] * len(items),
                "mean_a": mean_a,
                "mean_b": mean_b,
                "difference": mean_a - mean_b,
                **_welch(a, b, confidence),
                "hedges_g": hedges_g(a, b),
                "cliffs_delta": cliffs_delta(a, b),
                "p_value": p_values,
                "p_adjusted": nothing,
                "smallest_p": [smallest] * len(items),
                "method": [method] * len(items),
                "reason": [reason] * len(items),
            }
        )
    if not blocks:
        raise TableError(f"no two groups in column {group!r}; found {list(grouped.labels)}")
    result = pd.DataFrame({name: np.concatenate([np.asarray(b[name]) for b in blocks]) for name in blocks[0]})
    result["p_adjusted"] = holm(result["p_value"])
    return result


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
    reason = "" if k > 1 and n > k else f"{n} respondents in {k} groups, more respondents than groups are needed"
    arrangements = None if reason else arrange(codes, permutations, seed, exact_limit)
    f, eta, omega, p_values = (np.full(len(items), np.nan) for _ in range(4))
    reasons = np.full(len(items), reason, dtype=object)
    method = ""
    if arrangements is not None:
        samples = [grouped.points[codes == g] for g in range(k)]
        eta, omega = eta_squared(samples), omega_squared(samples)
        with np.errstate(divide="ignore"):
            f = eta / (1 - eta) * (n - k) / (k - 1)
        # F is increasing in the sum of squares between groups, the total being the same in every
        # arrangement.
        observed = between_groups(grouped.points, Arrangements(codes[None, :], exact=True), sizes)[0]
        shuffled = between_groups(grouped.points, arrangements, sizes)
        p_values = np.where(np.isnan(eta), np.nan, p_values_of(observed, shuffled, arrangements.exact))
        reasons[np.isnan(eta)] = "every respondent gives it the same"
        method = "exact" if arrangements.exact else "monte carlo"
    return pd.DataFrame(
        {
            "item": list(items),
            "n": n,
            "groups": k,
            "smallest_group": int(sizes.min()) if k else 0,
            "f_statistic": f,
            "eta_squared": eta,
            "omega_squared": omega,
            "p_value": p_values,
            "p_adjusted": holm(p_values),
            "method": method,
            "reason": reasons,
        }
    )


def between_groups(points: Floats, arrangements: Arrangements, sizes: Ints) -> Floats:
    """Sum of squares between groups of centred points, per arrangement (m x d)."""
    centred = points - points.mean(axis=0)
    sums = arrangements.group_sums(centred, len(sizes))
    return np.asarray((sums**2 / sizes[None, :, None]).sum(axis=1))


def _two_sample(a: Floats, b: Floats, permutations: int, seed: int, exact_limit: int) -> tuple[Floats, float, str]:
    both = np.vstack([a, b])
    codes = np.repeat(np.array([0, 1]), [len(a), len(b)])
    arrangements = arrange(codes, permutations, seed, exact_limit)
    first = (arrangements.codes == 0).astype(np.float64) @ both
    differences = np.abs(first / len(a) - (both.sum(axis=0) - first) / len(b))
    observed = np.abs(a.mean(axis=0) - b.mean(axis=0))
    exact = arrangements.exact
    smallest = 1 / (len(arrangements.codes) + (0 if exact else 1))
    return p_values_of(observed, differences, exact), smallest, "exact" if exact else "monte carlo"


def _welch(a: Floats, b: Floats, confidence: float) -> dict[str, Floats]:
    if min(len(a), len(b)) < 2:
        return {"lower": np.full(a.shape[1], np.nan), "upper": np.full(a.shape[1], np.nan)}
    u, v = a.var(axis=0, ddof=1) / len(a), b.var(axis=0, ddof=1) / len(b)
    middle = a.mean(axis=0) - b.mean(axis=0)
    spread = np.where(u + v > 0, u + v, 1.0)
    df = spread**2 / np.where(u + v > 0, u**2 / (len(a) - 1) + v**2 / (len(b) - 1), 1.0)
    half = special.stdtrit(df, (1 + confidence) / 2) * np.sqrt(u + v)
    return {"lower": middle - half, "upper": middle + half}
