"""Do respondents agree on the order of the items, and which items differ: Friedman, Kendall's W, and pairs
of items.

The points of one respondent over the items of an allocation are one block. Because they add up to a fixed
total the items are not independent, but under the null hypothesis that a respondent's points could as well
have fallen on the items in any other order they are exchangeable within the respondent, which is all that
these tests assume.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations
from typing import Literal, get_args

import numpy as np
import pandas as pd
from scipy import stats

from evenwicht.analysis.multiplicity import holm
from evenwicht.analysis.permutation import p_value_of
from evenwicht.analysis.tables import Floats, Ints, TableError, points_of

Pairwise = Literal["sign_flip", "wilcoxon", "nemenyi", "conover"]


def mean_ranks(table: pd.DataFrame, items: Sequence[str]) -> pd.DataFrame:
    """Mean points and mean rank of each item; rank 1 is the most points, ties share their ranks.

    Returns ``item, n, mean, sd, mean_rank``, in the order of `items`.

    >>> mean_ranks(pd.DataFrame({"a": [7, 5], "b": [3, 5]}), ["a", "b"])[["item", "n", "mean", "mean_rank"]]
      item  n  mean  mean_rank
    0    a  2   6.0       1.25
    1    b  2   4.0       1.75
    """
    points = points_of(table, items)
    known = len(points) > 0
    ranks = stats.rankdata(-points, axis=1)
    return pd.DataFrame(
        {
            "item": list(items),
            "n": len(points),
            "mean": points.mean(axis=0) if known else np.nan,
            "sd": points.std(axis=0, ddof=1) if len(points) > 1 else np.nan,
            "mean_rank": ranks.mean(axis=0) if known else np.nan,
        }
    )


def friedman(table: pd.DataFrame, items: Sequence[str], permutations: int = 0, seed: int = 0) -> pd.DataFrame:
    """Friedman's test (1937) that no item gets more than another, and Kendall's W, both corrected for ties.

    W is the statistic over its largest value n (k - 1): 0 no agreement on the order, 1 the same order
    everywhere. The p-value is that of chi-square on k - 1 degrees of freedom, or with `permutations` > 0
    the Monte-Carlo one of points shuffled within respondents.

    Returns one row ``test, statistic, df, p_value, kendall_w, n, items, method, reason``.
    """
    points = points_of(table, items)
    n, k = points.shape
    method = "permutation" if permutations else "chi-square"
    statistic = p_value = w = np.nan
    reason = ""
    if k < 3:
        raise TableError(f"{k} items; expected three or more")
    ranks = stats.rankdata(points, axis=1) if n else points
    if n < 2:
        reason = f"{n} respondents, two are needed"
    elif np.ptp(ranks) == 0:
        reason = "every respondent gives all items the same points"
    else:
        statistic = _friedman_statistic(ranks)
        w = statistic / (n * (k - 1))
        p_value = float(stats.chi2.sf(statistic, k - 1))
        if permutations:
            rng = np.random.default_rng(seed)
            shuffled = np.array([_friedman_statistic(rng.permuted(ranks, axis=1)) for _ in range(permutations)])
            p_value = p_value_of(statistic, shuffled, exact=False)
    row = ("Friedman", statistic, k - 1, p_value, w, n, k, method, reason)
    columns = ["test", "statistic", "df", "p_value", "kendall_w", "n", "items", "method", "reason"]
    return pd.DataFrame([row], columns=columns)


def pairwise(
    table: pd.DataFrame,
    items: Sequence[str],
    method: Pairwise = "sign_flip",
    permutations: int = 9999,
    seed: int = 0,
) -> pd.DataFrame:
    """Every two items compared over the same respondents.

    Methods: ``"sign_flip"``, the permutation test of the mean difference that flips the signs of the
    respondents' differences, exact for whole points and Monte-Carlo otherwise; ``"wilcoxon"``, the
    signed-rank test, zero differences left out, with continuity correction where it is not exact, as in R;
    ``"nemenyi"`` (1963) and ``"conover"`` (1999), on the Friedman ranks. p-values are adjusted by Holm over
    all pairs; Nemenyi's hold for all pairs already.

    Returns ``item_a, item_b, n, difference`` (mean of a less mean of b), ``a_higher, b_higher``
    (respondents who give more to a, to b), ``statistic, p_value, p_adjusted, method, reason``. The
    statistic is the mean difference, the smaller rank sum, Nemenyi's q, or Conover's t.
    """
    if method not in get_args(Pairwise):
        raise TableError(f"method {method!r}; expected one of {list(get_args(Pairwise))}")
    points = points_of(table, items)
    pairs = list(combinations(range(len(items)), 2))
    n = len(points)
    reason = "" if n > 1 else f"{n} respondents, two are needed"
    first, second = (np.array([pair[i] for pair in pairs]) for i in (0, 1))
    differences = points[:, first] - points[:, second]
    means = differences.mean(axis=0) if n else np.full(len(pairs), np.nan)
    if reason:
        tests = [(np.nan, np.nan)] * len(pairs)
    elif method in ("nemenyi", "conover"):
        tests = _on_friedman_ranks(points, pairs, method)
    else:
        rng = np.random.default_rng(seed)
        tests = [
            _wilcoxon(d) if method == "wilcoxon" else (float(d.mean()), _sign_flip(d, permutations, rng))
            for d in differences.T
        ]
    statistic, p_value = np.array(tests).T
    return pd.DataFrame(
        {
            "item_a": [items[a] for a in first],
            "item_b": [items[b] for b in second],
            "n": n,
            "difference": means,
            "a_higher": (differences > 0).sum(axis=0),
            "b_higher": (differences < 0).sum(axis=0),
            "statistic": statistic,
            "p_value": p_value,
            "p_adjusted": p_value if method == "nemenyi" else holm(p_value),
            "method": method,
            "reason": reason,
        }
    )


def _friedman_statistic(ranks: Floats) -> float:
    n, k = ranks.shape
    centre = (k + 1) / 2
    between = ((ranks.sum(axis=0) - n * centre) ** 2).sum()
    return float((k - 1) * between / ((ranks - centre) ** 2).sum())


def _sign_flip(difference: Floats, permutations: int, rng: np.random.Generator) -> float:
    sizes = np.abs(difference[difference != 0])
    if not len(sizes):
        return 1.0
    if np.all(sizes == np.floor(sizes)) and sizes.sum() <= 1e5:
        return _exact_sign_flip(sizes.astype(np.int64), abs(float(difference.sum())))
    signs = rng.choice([-1.0, 1.0], size=(permutations, len(sizes)))
    return p_value_of(abs(float(difference.sum())), np.abs(signs @ sizes), exact=False)


def _exact_sign_flip(sizes: Ints, observed: float) -> float:
    # The sum of the positive differences: of each size a binomial number of times, sizes added one after
    # another.
    chance = np.ones(1)
    for size, times in zip(*np.unique(sizes, return_counts=True), strict=True):
        steps = np.zeros(size * times + 1)
        steps[::size] = _fair_coins(int(times))
        chance = np.convolve(chance, steps)
    sums = np.abs(2.0 * np.arange(len(chance)) - sizes.sum())
    return float(min(1.0, chance[sums >= observed - 1e-9].sum()))


@lru_cache(maxsize=1024)
def _fair_coins(times: int) -> Floats:
    return np.asarray(stats.binom.pmf(np.arange(times + 1), times, 0.5))


def _wilcoxon(difference: Floats) -> tuple[float, float]:
    if not difference.any():
        return 0.0, 1.0
    result = stats.wilcoxon(difference, zero_method="wilcox", correction=True)
    return float(result.statistic), float(result.pvalue)


def _on_friedman_ranks(points: Floats, pairs: list[tuple[int, int]], method: str) -> list[tuple[float, float]]:
    ranks = stats.rankdata(points, axis=1)
    n, k = ranks.shape
    sums = ranks.sum(axis=0)
    gaps = np.array([abs(sums[a] - sums[b]) for a, b in pairs])
    if method == "nemenyi":
        q = gaps / n / np.sqrt(k * (k + 1) / (6 * n)) * np.sqrt(2)
        return list(zip(q.tolist(), stats.studentized_range.sf(q, k, np.inf).tolist(), strict=True))
    spread = ((ranks - (k + 1) / 2) ** 2).sum()
    share = 1 - _friedman_statistic(ranks) / (n * (k - 1)) if spread else np.nan
    error = np.sqrt(spread * 2 * n / ((n - 1) * (k - 1)) * share)
    with np.errstate(divide="ignore", invalid="ignore"):
        t = gaps / error
    return list(zip(t.tolist(), (2 * stats.t.sf(t, (n - 1) * (k - 1))).tolist(), strict=True))
