"""What a sample of a given size can show: power, and the smallest effect it would find.

Thin over `statsmodels.stats.power`. A finite population enters through the effective n of
`proportions.effective_n`: right for claims about these very units (do *these* municipalities differ), not
for claims about a process that made them; leave `population` out for those. Effects follow Cohen (1988): h
for proportions, w for chi-square, d and f for means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import numpy as np
import pandas as pd
from statsmodels.stats.power import FTestAnovaPower, GofChisquarePower, NormalIndPower, TTestIndPower
from statsmodels.stats.proportion import proportion_confint

from evenwicht.analysis.proportions import effective_n
from evenwicht.analysis.tables import Floats, TableError

Test = Literal["proportions", "means", "chi_square", "anova"]


def contingency_effect(probabilities: pd.DataFrame) -> float:
    """Cohen's w of a table of cell probabilities (or counts): the root of chi-square over n.

    >>> round(contingency_effect(pd.DataFrame([[0.3, 0.2], [0.2, 0.3]])), 3)
    0.2
    """
    cells = probabilities.to_numpy(dtype=np.float64)
    cells = cells / cells.sum()
    expected = np.outer(cells.sum(axis=1), cells.sum(axis=0))
    if (expected == 0).any():
        raise TableError("a row or a column of the table is empty; expected none, leave it out")
    return float(np.sqrt(((cells - expected) ** 2 / expected).sum()))


def power_proportions(
    effect: float, n_a: float, n_b: float, alpha: float = 0.05, population: tuple[int, int] | None = None
) -> float:
    """Power of the two-sided test between two groups' shares, `effect` as Cohen's h; `population`: the
    groups' sizes."""
    size_a, size_b = _pair(n_a, n_b, population)
    if np.isnan(size_a):
        return float("nan")
    return float(NormalIndPower().power(effect, size_a, alpha, ratio=size_b / size_a, alternative="two-sided"))


def power_means(
    effect: float, n_a: float, n_b: float, alpha: float = 0.05, population: tuple[int, int] | None = None
) -> float:
    """Power of the two-sided t test between two groups' means, `effect` as Cohen's d (in standard
    deviations)."""
    size_a, size_b = _pair(n_a, n_b, population)
    if np.isnan(size_a):
        return float("nan")
    return float(TTestIndPower().power(effect, size_a, alpha, ratio=size_b / size_a, alternative="two-sided"))


def power_chi_square(effect: float, n: float, df: int, alpha: float = 0.05, population: int | None = None) -> float:
    """Power of a chi-square test with `df` degrees of freedom, `effect` as Cohen's w.

    >>> round(power_chi_square(0.346, 140, 2, alpha=0.01), 3)
    0.885
    """
    size = _finite(effective_n(n, population))
    return float(GofChisquarePower().power(effect, size, alpha, n_bins=df + 1))


def power_anova(effect: float, n: float, groups: int, alpha: float = 0.05, population: int | None = None) -> float:
    """Power of the F test of equal means in `groups` groups of n respondents in all, `effect` as Cohen's f.

    For unequal groups f is the root of the weighted variance of the group means over the variance within
    groups.
    """
    if n <= groups:
        return float("nan")
    size = _finite(effective_n(n, population))
    return float(FTestAnovaPower().power(effect, size, alpha, k_groups=groups))


def power_over_sizes(
    test: Test,
    sizes: Iterable[int],
    effects: Sequence[float],
    shares: Sequence[float] | None = None,
    df: int = 1,
    alpha: float = 0.05,
    population: int | None = None,
) -> pd.DataFrame:
    """Power for every possible n and every effect.

    `shares` splits n over the groups: two for ``"proportions"`` and ``"means"`` (default halves), as many
    as there are groups for ``"anova"``; ``"chi_square"`` uses `df` instead. Groups are rounded to whole
    respondents, their populations alike.

    Returns ``test, n, effective_n, smallest_group, effect, power, reason`` (a row an n and effect).
    """
    split = np.asarray([0.5, 0.5] if shares is None else shares, dtype=np.float64)
    split = split / split.sum()
    if test in ("proportions", "means") and len(split) != 2:
        raise TableError(f"test {test!r} compares two groups; found {len(split)} shares")
    rows = []
    for n in sizes:
        groups = np.rint(split * n)
        totals = None if population is None else np.maximum(np.rint(split * population), groups)
        for effect in effects:
            power = _power(test, effect, n, groups, totals, df, alpha, population)
            smallest = n if test == "chi_square" else int(groups.min())
            reason = f"the smallest group has {smallest} respondents" if np.isnan(power) else ""
            rows.append((test, n, effective_n(n, population), smallest, effect, power, reason))
    return pd.DataFrame(rows, columns=["test", "n", "effective_n", "smallest_group", "effect", "power", "reason"])


def smallest_effect(
    test: Test,
    n: int,
    power: float = 0.8,
    shares: Sequence[float] | None = None,
    df: int = 1,
    alpha: float = 0.05,
    population: int | None = None,
) -> float:
    """The effect that a sample of n finds with the given power; arguments as `power_over_sizes`; NaN when
    none does.

    >>> round(smallest_effect("means", 40, power=0.8), 3)
    0.909
    """
    low, high = 0.0, 20.0

    def reached(effect: float) -> bool:
        table = power_over_sizes(test, [n], [effect], shares, df, alpha, population)
        return bool(table["power"].iloc[0] >= power)

    if not reached(high):
        return float("nan")
    while high - low > 1e-7:
        middle = (low + high) / 2
        low, high = (low, middle) if reached(middle) else (middle, high)
    return high


def simulated_power(
    draw: Callable[[np.random.Generator], pd.DataFrame],
    p_value: Callable[[pd.DataFrame], float],
    repeats: int = 200,
    alpha: float = 0.05,
    seed: int = 0,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Power of any test by simulation: how often `p_value` of a drawn table falls to alpha or below.

    Returns one row ``power, lower, upper, repeats, missing, alpha``: the share with its Wilson interval; a
    missing p-value counts as not rejected.
    """
    rng = np.random.default_rng(seed)
    found = np.array([p_value(draw(rng)) for _ in range(repeats)], dtype=np.float64)
    rejected = int((found <= alpha).sum())
    lower, upper = proportion_confint(rejected, repeats, alpha=1 - confidence, method="wilson")
    row = (rejected / repeats, lower, upper, repeats, int(np.isnan(found).sum()), alpha)
    return pd.DataFrame([row], columns=["power", "lower", "upper", "repeats", "missing", "alpha"])


def _power(
    test: Test,
    effect: float,
    n: int,
    groups: Floats,
    totals: Floats | None,
    df: int,
    alpha: float,
    population: int | None,
) -> float:
    if test == "chi_square":
        return power_chi_square(effect, n, df, alpha, population)
    if test == "anova":
        return float("nan") if groups.min() < 1 else power_anova(effect, n, len(groups), alpha, population)
    pair = None if totals is None else (int(totals[0]), int(totals[1]))
    if test == "proportions":
        return power_proportions(effect, groups[0], groups[1], alpha, pair)
    if test == "means":
        return power_means(effect, groups[0], groups[1], alpha, pair)
    raise TableError(f"test {test!r}; expected 'proportions', 'means', 'chi_square' or 'anova'")


def _pair(n_a: float, n_b: float, population: tuple[int, int] | None) -> tuple[float, float]:
    if min(n_a, n_b) < 1 or n_a + n_b < 3:
        return float("nan"), float("nan")
    total_a, total_b = population if population is not None else (None, None)
    return _finite(effective_n(n_a, total_a)), _finite(effective_n(n_b, total_b))


def _finite(size: float) -> float:
    # A census has no sampling error; a very large sample stands for it, so that statsmodels can go on.
    return min(size, 1e7)
