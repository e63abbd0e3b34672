"""One analysis over an ensemble of data sets: its range, and the share of data sets in which a conclusion
holds.

An ensemble is many tables of respondents that all print the same figures: an iterable of tables, or one
long table with a column that numbers the draws. Ranges over an ensemble are neither confidence intervals
nor sharp bounds: they say what varies between the data sets that were drawn. Rules for combining multiple
imputations do not apply to them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from inspect import signature
from typing import Any
from zlib import crc32

import numpy as np
import pandas as pd

from evenwicht.analysis.tables import TableError, require_columns

Analysis = Callable[..., pd.DataFrame]
Ensemble = pd.DataFrame | Iterable[pd.DataFrame]


def over_ensemble(
    ensemble: Ensemble, analysis: Analysis, draw: str = "draw", jobs: int = 1, seed: int = 0, **arguments: Any
) -> pd.DataFrame:
    """One analysis of every data set of an ensemble.

    Parameters
    ----------
    ensemble
        Tables of respondents, or one table with a column `draw`.
    analysis
        A function from a table to a table, which also takes `arguments`.
    jobs
        Processes (joblib); -1 for one a core; in a browser (Pyodide) there is one. The result does not depend on it.
    seed
        An analysis that takes a ``seed`` gets one of its own for each data set, made from this and the
        number of the data set.

    Returns the results one under another, the number of the data set in a first column `draw`. A
    `TableError` in a data set names its number.

    >>> def count(table):
    ...     return pd.DataFrame({"n": [len(table)]})
    >>> over_ensemble([pd.DataFrame({"a": [1, 2]}), pd.DataFrame({"a": [3]})], count).to_dict("list")
    {'draw': [0, 1], 'n': [2, 1]}
    """
    return all_over_ensemble(ensemble, {"it": (analysis, arguments)}, draw, jobs, seed)["it"]


def all_over_ensemble(
    ensemble: Ensemble,
    analyses: Mapping[str, tuple[Analysis, Mapping[str, Any]]],
    draw: str = "draw",
    jobs: int = 1,
    seed: int = 0,
) -> dict[str, pd.DataFrame]:
    """Several analyses of every data set, each under a name with its own arguments; see `over_ensemble`.

    One after another for each data set, so that the ensemble goes to the processes once. Returns a table of
    results a name.
    """
    numbered = _numbered(ensemble, draw)
    if not numbered:
        raise TableError("an ensemble without data sets; expected at least one")
    plan = {name: (analysis, dict(arguments)) for name, (analysis, arguments) in analyses.items()}
    chunks = _chunks(numbered, jobs)
    if len(chunks) == 1:
        done = [_run(chunks[0], plan, draw, seed)]
    else:
        # Imported where it is used: the browser's Python runs one process, without joblib.
        from joblib import Parallel, delayed

        done = Parallel(n_jobs=jobs)(delayed(_run)(chunk, plan, draw, seed) for chunk in chunks)
    return {name: pd.concat([part[name] for part in done], ignore_index=True) for name in plan}


def summarise(
    results: pd.DataFrame,
    by: Sequence[str],
    values: Sequence[str],
    quantiles: Sequence[float] = (0.025, 0.5, 0.975),
    draw: str = "draw",
) -> pd.DataFrame:
    """How each value varies over the data sets.

    Returns a row for each combination of `by` and each value: ``*by, value, n_min, n_max`` (where the
    results have ``n``), ``lower, upper`` (lowest and highest over the data sets), ``mean``, a column
    ``q...`` a quantile (``q0.025``), ``draws`` (data sets with the value) and ``missing`` (data sets in
    which it could not be computed, or in which the combination does not occur).
    """
    require_columns(results, [*by, *values, draw])
    everyone = results[draw].nunique()
    frames = []
    for value in values:
        grouped = results.groupby(list(by), sort=False, observed=True) if by else _whole(results)
        frame = grouped[value].agg(lower="min", upper="max", mean="mean", draws="count")
        for quantile in quantiles:
            frame[f"q{quantile:g}"] = grouped[value].quantile(quantile)
        if "n" in results and value != "n":
            frame.insert(0, "n_min", grouped["n"].min())
            frame.insert(1, "n_max", grouped["n"].max())
        frame.insert(0, "value", value)
        frames.append(frame.assign(missing=everyone - frame["draws"]).reset_index())
    result = pd.concat(frames, ignore_index=True)
    kept: pd.DataFrame = result if by else result.drop(columns="index")
    return kept


def share_holding(
    results: pd.DataFrame,
    conclusion: Callable[[pd.DataFrame], pd.Series[Any]],
    by: Sequence[str] = (),
    draw: str = "draw",
) -> pd.DataFrame:
    """In which share of the data sets does a conclusion hold?

    `conclusion` takes the results of `over_ensemble` and gives True, False or missing for each row; with
    several rows of a data set in one combination of `by` it must hold in all of them.

    Returns ``*by, share`` (of the data sets in which it can be decided), ``holds, decided, draws``.

    >>> results = pd.DataFrame({"draw": [0, 1, 2], "share": [0.7, 0.4, None]})
    >>> def most(r):
    ...     return (r["share"] > 0.5).where(r["share"].notna())
    >>> share_holding(results, most).to_dict("records")
    [{'share': 0.5, 'holds': 1, 'decided': 2, 'draws': 3}]
    """
    require_columns(results, [*by, draw])
    found = pd.Series(conclusion(results), index=results.index).astype("boolean")
    marked = results[[*by, draw]].assign(fails=~found.fillna(True), unknown=found.isna())
    per_draw = marked.groupby([*by, draw], sort=False, observed=True).any()
    # One failing row decides against it, whatever the others are.
    per_draw["decided"] = per_draw["fails"] | ~per_draw["unknown"]
    per_draw["holds"] = per_draw["decided"] & ~per_draw["fails"]
    grouped = per_draw.reset_index().groupby(list(by), sort=False, observed=True) if by else _whole(per_draw)
    result = grouped[["holds", "decided"]].sum().astype(int)
    result.insert(0, "share", (result["holds"] / result["decided"]).where(result["decided"] > 0))
    result["draws"] = results[draw].nunique()
    return result.reset_index(drop=not by)


def _whole(table: pd.DataFrame) -> Any:
    return table.groupby(np.zeros(len(table), dtype=np.int64))


def _numbered(ensemble: Ensemble, draw: str) -> list[tuple[Any, pd.DataFrame]]:
    if isinstance(ensemble, pd.DataFrame):
        require_columns(ensemble, [draw])
        return [(number, table) for number, table in ensemble.groupby(draw, sort=True)]
    return list(enumerate(ensemble))


def _chunks(numbered: list[tuple[Any, pd.DataFrame]], jobs: int) -> list[list[tuple[Any, pd.DataFrame]]]:
    if jobs == 1 or len(numbered) == 1 or sys.platform == "emscripten":
        return [numbered]
    # A few chunks a process: they end at about the same time, and the tables are sent over once.
    size = max(1, -(-len(numbered) // 16))
    return [numbered[start : start + size] for start in range(0, len(numbered), size)]


def _run(
    numbered: list[tuple[Any, pd.DataFrame]],
    plan: Mapping[str, tuple[Analysis, dict[str, Any]]],
    draw: str,
    seed: int,
) -> dict[str, pd.DataFrame]:
    parts: dict[str, list[pd.DataFrame]] = {name: [] for name in plan}
    for number, table in numbered:
        for name, (analysis, arguments) in plan.items():
            own = dict(arguments)
            if "seed" in signature(analysis).parameters and "seed" not in own:
                own["seed"] = _seed_of(seed, number)
            try:
                result = analysis(table, **own)
            except TableError as error:
                raise TableError(f"data set {draw} = {number!r}: {error}") from error
            parts[name].append(result)
    numbers = [number for number, _ in numbered]
    return {name: _stacked(found, numbers, draw) for name, found in parts.items()}


def _stacked(found: list[pd.DataFrame], numbers: list[Any], draw: str) -> pd.DataFrame:
    stacked = pd.concat(found, ignore_index=True)
    stacked.insert(0, draw, np.repeat(np.array(numbers), [len(result) for result in found]))
    return stacked


def _seed_of(seed: int, number: Any) -> int:
    position = int(number) if isinstance(number, (int, np.integer)) else crc32(str(number).encode())
    return int(np.random.SeedSequence([seed, position]).generate_state(1)[0])
