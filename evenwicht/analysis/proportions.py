"""Shares of a categorical answer, with intervals that hold for all categories at once and for a finite
population.

Methods (``method=``):

- ``"goodman"`` (default): score intervals at level alpha / k (Goodman, 1965), simultaneous over the k
  categories.
- ``"sison-glaz"``: the simultaneous intervals of Sison and Glaz (1995); whole counts, no finite population.
- ``"wilson"``: one score interval a category (Wilson, 1927); not simultaneous.
- ``"hypergeometric"``: exact for a simple random sample from a finite population, by inverting both
  one-sided tests (Buonaccorsi, 1987), at level alpha / k; the reference that the others are judged by.

The finite population correction of the score intervals replaces counts and n by their *effective* values,
both multiplied by (N - 1) / (N - n): the sample of a population without replacement that has the variance
of a larger one with replacement. When n = N nothing is uncertain and the interval is the share itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, get_args

import numpy as np
import pandas as pd
from scipy import stats
from statsmodels.stats.proportion import multinomial_proportions_confint, proportion_confint

from evenwicht.analysis.tables import Floats, TableError, coded, require_columns

Method = Literal["goodman", "sison-glaz", "wilson", "hypergeometric"]


def effective_n(n: float, population: int | None) -> float:
    """The size of a sample with replacement that is as precise as one of n without, from `population`
    units.

    n (N - 1) / (N - n); n itself for an unlimited population, infinite for a census.

    >>> round(effective_n(80, 355), 1)
    103.0
    """
    if population is None:
        return float(n)
    if n > population:
        raise TableError(f"n is {n:g}, the population {population}; expected n of at most the population")
    return float("inf") if n == population else n * (population - 1) / (population - n)


def finite_population_correction(n: float, population: int | None) -> float:
    """The factor on a standard error: the square root of (N - n) / (N - 1), 1 for an unlimited
    population."""
    return float(np.sqrt(n / effective_n(n, population))) if n else 1.0


def hypergeometric_interval(count: int, n: int, population: int, confidence: float = 0.95) -> tuple[int, int]:
    """Exact limits for the number of units with a property in the population, `count` of n drawn units
    having it.

    The lowest and the highest number that neither one-sided test rejects at (1 - confidence) / 2
    (Buonaccorsi, 1987). R's ``samplingbook::Sprop`` prints the numbers next to these on the outside, the
    first that are rejected.

    >>> hypergeometric_interval(3, 10, 50)
    (5, 31)
    """
    if not 0 <= count <= n <= population:
        raise TableError(f"count {count}, n {n}, population {population}; expected 0 <= count <= n <= population")
    alpha = (1 - confidence) / 2
    candidates = np.arange(count, population - (n - count) + 1)
    at_least = stats.hypergeom.sf(count - 1, population, candidates, n)
    at_most = stats.hypergeom.cdf(count, population, candidates, n)
    kept = candidates[(at_least > alpha) & (at_most > alpha)]
    return int(kept[0]), int(kept[-1])


def proportions(
    counts: Mapping[Any, float] | pd.Series[Any],
    n: float | None = None,
    population: int | None = None,
    confidence: float = 0.95,
    method: Method = "goodman",
) -> pd.DataFrame:
    """Shares and intervals of the categories of one question.

    Parameters
    ----------
    counts
        Respondents per category; fractions are taken except by ``"sison-glaz"`` and ``"hypergeometric"``.
    n
        All respondents; more than the counts add up to when there are answers that `counts` does not list.
        Those form one more category for the simultaneous methods, which is not returned. Default: the sum
        of the counts.
    population
        Size of the finite population sampled from; None: unlimited.

    Returns a row a category: ``category, count, n, share, lower, upper, confidence, method, population,
    reason`` (shares and limits in [0, 1]). Raises `TableError` at a negative count, or counts that exceed
    n.

    >>> proportions({"yes": 6, "no": 4}, method="wilson").iloc[:, :6].round(3)
      category  count     n  share  lower  upper
    0      yes    6.0  10.0    0.6  0.313  0.832
    1       no    4.0  10.0    0.4  0.168  0.687
    """
    categories = list(counts.keys())
    values = np.asarray([float(counts[c]) for c in categories], dtype=np.float64)
    _check_counts(categories, values)
    total = float(values.sum()) if n is None else float(n)
    if values.sum() > total + 1e-9:
        raise TableError(f"the counts add up to {values.sum():g}; expected at most n = {total:g}")
    effective_n(total, population)
    _check_method(method, values, total, population)
    result = pd.DataFrame({"category": categories, "count": values, "n": total})
    reason = "no respondents" if total == 0 else ""
    if reason:
        result[["share", "lower", "upper"]] = np.nan
    else:
        lower, upper = _limits(values, total, population, confidence, method)
        result["share"], result["lower"], result["upper"] = values / total, lower, upper
    return _described(result, confidence, method, population).assign(reason=reason)


def proportions_of(
    table: pd.DataFrame,
    column: str,
    population: int | None = None,
    confidence: float = 0.95,
    method: Method = "goodman",
) -> pd.DataFrame:
    """`proportions` of a column of a table of respondents; missing answers are left out."""
    require_columns(table, [column])
    codes, labels = coded(table[column])
    counts = np.bincount(codes[codes >= 0], minlength=len(labels))
    return proportions(dict(zip(labels, counts.tolist(), strict=True)), None, population, confidence, method)


def proportions_from_percentages(
    percentages: Mapping[Any, float],
    n: float,
    population: int | None = None,
    confidence: float = 0.95,
    method: Method = "goodman",
) -> pd.DataFrame:
    """`proportions` from printed percentages (0 to 100) and an assumed n: counts are the percentages of n,
    not rounded.

    For intervals that heed which whole counts can have printed the percentages, see `over_sample_sizes`.
    """
    counts = {category: value / 100 * n for category, value in percentages.items()}
    listed = sum(counts.values())
    return proportions(counts, max(float(n), listed), population, confidence, method)


def over_sample_sizes(
    ranges: pd.DataFrame,
    cells: int,
    population: int | None = None,
    confidence: float = 0.95,
    method: Method = "goodman",
) -> pd.DataFrame:
    """Intervals under each possible n, given the range of whole counts that can have been printed.

    Parameters
    ----------
    ranges
        Columns ``n, category, count_min, count_max``, a row for every n and category.
    cells
        The categories of the question, an unprinted remainder included (the k of the simultaneous methods).

    Returns the columns of `ranges` and ``share_min, share_max, lower, upper, confidence, method,
    population``: the lowest lower limit and the highest upper limit over the counts in the range.
    ``"sison-glaz"`` depends on all counts of a question at once and is refused. `envelope` takes the union
    over n.
    """
    require_columns(ranges, ["n", "category", "count_min", "count_max"])
    if method == "sison-glaz":
        raise TableError("method 'sison-glaz' needs every count of a question; expected another method")
    level = 1 - (1 - confidence) / (1 if method == "wilson" else cells)
    result = ranges.reset_index(drop=True).copy()
    for name in ("min", "max"):
        result[f"share_{name}"] = result[f"count_{name}"] / result["n"]
    lower, upper = [], []
    single: Method = "wilson" if method == "goodman" else method
    for n, low, high in result[["n", "count_min", "count_max"]].to_numpy(dtype=np.float64):
        lower.append(_limits(np.array([low]), n, population, level, single)[0][0])
        upper.append(_limits(np.array([high]), n, population, level, single)[1][0])
    result["lower"], result["upper"] = lower, upper
    return _described(result, confidence, method, population)


def envelope(intervals: pd.DataFrame) -> pd.DataFrame:
    """The union of intervals over every n: a row a category, in order of first appearance.

    Takes the result of `over_sample_sizes`; returns ``category, n_min, n_max, sizes`` (how many n),
    ``share_min, share_max, lower, upper``.
    """
    return (
        intervals.groupby("category", sort=False)
        .agg(
            n_min=("n", "min"),
            n_max=("n", "max"),
            sizes=("n", "nunique"),
            share_min=("share_min", "min"),
            share_max=("share_max", "max"),
            lower=("lower", "min"),
            upper=("upper", "max"),
        )
        .reset_index()
    )


def _described(result: pd.DataFrame, confidence: float, method: Method, population: int | None) -> pd.DataFrame:
    sizes = pd.array([population] * len(result), dtype="Int64")
    return result.assign(confidence=confidence, method=method, population=sizes)


def _limits(
    counts: Floats, n: float, population: int | None, confidence: float, method: Method
) -> tuple[Floats, Floats]:
    alpha = 1 - confidence
    if method == "sison-glaz":
        rest = n - counts.sum()
        cells = np.append(counts, rest) if rest > 0 else counts
        limits = multinomial_proportions_confint(cells.astype(np.int64), alpha=alpha, method="sison-glaz")
        return limits[: len(counts), 0], limits[: len(counts), 1]
    simultaneous = method in ("goodman", "hypergeometric") and len(counts) > 1
    cells_in_all = len(counts) + (1 if counts.sum() < n - 1e-9 else 0)
    level = alpha / cells_in_all if simultaneous else alpha
    if method == "hypergeometric":
        if population is None:
            raise TableError("method 'hypergeometric' needs the size of the population; found None")
        pairs = [hypergeometric_interval(int(c), int(n), population, 1 - level) for c in counts]
        return np.array([p[0] for p in pairs]) / population, np.array([p[1] for p in pairs]) / population
    size = effective_n(n, population)
    if np.isinf(size):
        return counts / n, counts / n
    lower, upper = proportion_confint(counts * size / n, np.full(counts.shape, size), alpha=level, method="wilson")
    return np.clip(lower, 0, 1), np.clip(upper, 0, 1)


def _check_counts(categories: list[Any], values: Floats) -> None:
    for category, value in zip(categories, values, strict=True):
        if not np.isfinite(value) or value < 0:
            raise TableError(f"category {category!r}: found the count {value:g}; expected a number, zero or more")


def _check_method(method: str, values: Floats, n: float, population: int | None) -> None:
    if method not in get_args(Method):
        raise TableError(f"method {method!r}; expected one of {list(get_args(Method))}")
    whole = bool(np.all(values == np.floor(values))) and n == np.floor(n)
    if method in ("sison-glaz", "hypergeometric") and not whole:
        raise TableError(f"method {method!r} takes whole counts; found {values.tolist()} of {n:g}")
    if method == "sison-glaz" and population is not None:
        raise TableError("method 'sison-glaz' knows no finite population; expected another method")
