"""The Parquet file of the ensembles: written whole, read back, and refused where it prints other figures than now."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from evenwicht import published as publications
from evenwicht.datafile import DataFileError, Fault, data_folder, stop_on
from evenwicht.identify import (
    Allocation,
    Block,
    Categorical,
    Ensemble,
    InfeasibleError,
    OptionalModule,
    Problem,
    Provenance,
    check_feasible,
    figures_hash,
    survey_as_json,
    survey_from_json,
)
from evenwicht.reconstruction.drawing import simulated_problem

pa, pq = OptionalModule("pyarrow", extra="sampling"), OptionalModule("pyarrow.parquet", extra="sampling")

FILE = "reconstruction/synthetic-ensemble.parquet"
"""Where it stands in the data package."""
REMEDY = "Draw them anew: make simulation (python -m evenwicht.reconstruction)."
_KEYS = ("provenance", "prior", "n", "chain", "draw")


def to_table(ensembles: Mapping[str, Ensemble]) -> pd.DataFrame:
    """All data sets of some ensembles below each other, each row labelled: see the top of this module."""
    frames = [
        ensemble.to_frame().assign(provenance=ensemble.provenance.provenance, prior=prior)
        for prior, ensemble in ensembles.items()
    ]
    table = pd.concat(frames, ignore_index=True)
    return table[[*_KEYS, *(name for name in table.columns if name not in _KEYS)]]


def write(ensembles: Mapping[str, Ensemble], path: str | os.PathLike[str]) -> None:
    """Write ensembles to a Parquet file, which appears when it is whole."""
    path = Path(path)
    first = next(iter(ensembles.values()))
    told = {
        "provenance": "synthetic",
        "survey": survey_as_json(first.survey),
        "ensembles": {prior: asdict(ensemble.provenance) for prior, ensemble in ensembles.items()},
    }
    table = to_table(ensembles)
    columns: dict[str, Any] = {}
    for name in map(str, table.columns):
        if not pd.api.types.is_integer_dtype(table[name]):
            columns[name] = pa.array(table[name].astype(str)).dictionary_encode()
        else:
            kind = pa.int32() if name in _KEYS else pa.int8()
            columns[name] = pa.array(table[name], type=kind)
    whole = pa.table(columns).replace_schema_metadata({b"evenwicht": json.dumps(told, sort_keys=True).encode()})
    beside = path.with_name(f".{secrets.token_hex(4)}.{path.name}")
    try:
        pq.write_table(whole, beside, compression="zstd", compression_level=19)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def load(folder: Path | None = None) -> dict[str, Ensemble]:
    """The book's ensembles, by the name of their prior.

    Parameters
    ----------
    folder
        The data package; by default that of the book.

    Raises
    ------
    evenwicht.datafile.DataFileError
        The file is not there, is not whole, holds other ensembles than it says, or ensembles that print other figures
        than the data package has now.
    """
    folder = folder or data_folder()
    path = folder / FILE
    try:
        with path.open("rb") as file:  # so, and not by its path: a build notes what Python opens
            table = pq.read_table(file)
        told = json.loads((table.schema.metadata or {})[b"evenwicht"])
    except (OSError, pa.ArrowInvalid, KeyError) as error:
        found = f"no ensembles ({type(error).__name__})"
        raise DataFileError(str(Fault(path.name, found, "the synthetic ensembles of the book", REMEDY))) from None
    frame = table.to_pandas()
    if set(frame["provenance"]) != {"synthetic"} or list(dict.fromkeys(frame["prior"])) != list(told["ensembles"]):
        found = "rows of another provenance or prior than its metadata tell"
        raise DataFileError(str(Fault(path.name, found, "synthetic rows under the priors that it names", REMEDY)))
    stop_on(_outdated(told, set(frame["n"]), simulated_problem(publications.load(folder)), path.name))
    return {
        prior: _ensemble(frame.loc[frame["prior"] == prior], told["survey"], Provenance(**provenance), path.name)
        for prior, provenance in told["ensembles"].items()
    }


def _ensemble(rows: pd.DataFrame, survey: dict[str, Any], provenance: Provenance, file: str) -> Ensemble:
    """The ensemble that the rows of one prior hold; they go chain by chain, draw by draw."""
    n = int(rows["n"].iloc[0])
    problem = survey_from_json(survey, n)
    shape = (provenance.chains, provenance.draws, n)
    if len(rows) != np.prod(shape):
        raise DataFileError(str(Fault(file, f"{len(rows)} rows", f"{np.prod(shape)} under each prior", REMEDY)))

    def arranged(values: Any) -> Any:
        return np.asarray(values, dtype=np.int8).reshape(shape).transpose(1, 2, 0)

    points, labels = {}, {}
    for question in problem.questions:
        if isinstance(question, Allocation):
            points[question.name] = np.stack([arranged(rows[column]) for column in question.columns], axis=1)
        elif isinstance(question, Categorical):
            codes = pd.Categorical(rows[question.name], categories=list(question.labels)).codes
            labels[question.name] = arranged(codes)
    return Ensemble(replace(problem, n=n), (Block(n, points, labels),), provenance)


def _outdated(told: Mapping[str, Any], sizes: set[int], problem: Problem, file: str) -> list[Fault]:
    """One fault if the metadata of a file tell of other figures, statements, rounding or n than a problem has."""
    printed = {provenance["figures"] for provenance in told["ensembles"].values()}
    if told["survey"] == survey_as_json(problem) and printed == {figures_hash(problem)} and sizes == {problem.n}:
        return []
    try:
        check_feasible(problem)
    except InfeasibleError as error:
        found = f"figures that no data set prints in which line steering comes first ({error})"
        return [
            Fault("printed.csv", found, "figures that the report's own statement fits", "Compare them with the report.")
        ]
    found = f"data sets that print other figures than the book has now ({_difference(told['survey'], sizes, problem)})"
    return [Fault(file, found, "data sets that print the figures of printed.csv", REMEDY)]


def _difference(told: Mapping[str, Any], sizes: set[int], problem: Problem) -> str:
    """The first thing in which the survey that a file tells of differs from a problem."""
    before, now = _figures(told), _figures(survey_as_json(problem))
    for name in dict.fromkeys([*now, *before]):
        if before.get(name) != now.get(name):
            return f"{name}: {before.get(name, 'absent')} there, {now.get(name, 'absent')} in printed.csv"
    if sizes != {problem.n}:
        return f"n = {', '.join(map(str, sorted(sizes)))} there, and {problem.n} is the least that can print them"
    return "other statements or another rounding"


def _figures(survey: Mapping[str, Any]) -> dict[str, str]:
    """Every printed figure of a survey, by question and answer."""
    return {
        f"{question['name']}.{name}": figure
        for question in survey["questions"]
        for name, figure in zip(
            question.get("items") or question["categories"],
            question.get("means") or question["percentages"],
            strict=True,
        )
    }
