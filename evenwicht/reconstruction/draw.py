"""The ensembles that the book uses: synthetic respondents, written by a command and read back from one file.

``make simulation`` draws them anew where they print other figures than the book has now (``python -m
evenwicht.reconstruction`` does so in any case): under each of `PRIORS`, `SETS` complete data sets of the smallest number
of respondents that can print all the report's figures, in which line steering comes first whatever the philosophy, as
the report says. They lie so far apart in a few long chains that they are as good as independent, and are written only if
those chains agree (`AGREEMENT`) and each data set is verified by counting. The same seed writes the same bytes, with the
locked libraries.

The file is Parquet, one row a respondent: ``provenance`` (always ``synthetic``), ``prior``, ``n``, ``chain``, ``draw``,
then the answers under the names of the codebook. Its metadata tell the questions, statements and rounding. The data
package keeps its size and SHA-256, and that of what it prints.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from evenwicht import published as publications
from evenwicht import report
from evenwicht.datafile import DataFileError, Fault, data_folder, read_text, stop_on
from evenwicht.identify import (
    Allocation,
    Block,
    Categorical,
    Ensemble,
    Problem,
    Provenance,
    figures_hash,
    prints_as,
    sample,
    survey_as_json,
    survey_from_json,
)
from evenwicht.published import Published

FILE = "reconstruction/synthetic-ensemble.parquet"
"""Where it stands in the data package."""
PRIORS = ("data_sets", "dirichlet_multinomial")
"""The priors that are set side by side; see `evenwicht.identify.sampling.priors`."""
SETS = 1000
"""Data sets under each prior."""
SEED = 2020
AGREEMENT = 1.01
"""The greatest rank-normalised R-hat of chains that agree (Vehtari et al. 2021)."""
CHAINS = 8
THIN = 75
"""Sweeps of the sampler from one data set of a chain to the next."""
WARMUP = 300
"""Sweeps before the first."""
PACKAGE = "datapackage.json"
_DRAW = "Draw them anew: make simulation (python -m evenwicht.reconstruction)."
_KEYS = ("provenance", "prior", "n", "chain", "draw")


@dataclass(frozen=True)
class Agreement:
    """Whether the chains of an ensemble agree, over the mean of every item, in each group and of all.

    Attributes
    ----------
    r_hat
        The greatest rank-normalised R-hat; NaN with fewer than four data sets a chain.
    ess
        The least bulk effective sample size; NaN likewise.
    """

    r_hat: float
    ess: float


def agreement(ensemble: Ensemble) -> Agreement:
    """Whether the chains of an ensemble agree on what the book shows of it.

    Parameters
    ----------
    ensemble
        Data sets of the report's questions: on steering form and philosophy, on conditions, or on all of them.
    """
    told = [
        ensemble.diagnostics(question.name, group)
        for question in ensemble.survey.questions
        if isinstance(question, Allocation)
        for group in (None, *(("philosophy",) if question.name == "steering_form" else ()))
    ]
    table = pd.concat(told)
    return Agreement(float(table["r_hat"].max(skipna=False)), float(table["ess_bulk"].min(skipna=False)))


def simulated_problem(published: Published) -> Problem:
    """What every simulated data set prints and bears out: the figures, at the least n, with line steering first."""
    return report.problem(published, report.smallest_n(published), report.line_first(published))


def draw(published: Published, sets: int = SETS, chains: int = CHAINS, seed: int = SEED) -> dict[str, Ensemble]:
    """Draw ensembles of the report's smallest possible number of respondents, one under each of `PRIORS`.

    Parameters
    ----------
    published
        The printed figures.
    sets
        Data sets to keep under each prior, a multiple of `chains`.
    chains
        Chains.
    seed
        The same seed gives the same data sets.

    Raises
    ------
    ValueError
        `sets` is no multiple of `chains`, the figures and the statement clash, or the chains do not agree.
    AssertionError
        A data set does not print as the report: a fault of the sampler, and nothing is returned.
    """
    if sets % chains:
        raise ValueError(f"sets: found {sets}; expected a multiple of the {chains} chains")
    problem = simulated_problem(published)
    ensembles = {}
    for prior in PRIORS:
        ensemble = sample(problem, sets // chains, chains, seed, prior, thin=THIN, warmup=WARMUP, progress=False)
        for frame in ensemble.frames():
            wrong = prints_as(problem, frame)
            if wrong:
                raise AssertionError(f"{prior}, chain {frame.attrs['chain']}, draw {frame.attrs['draw']}: {wrong[0]}")
        found = agreement(ensemble).r_hat
        if found > AGREEMENT:
            raise ValueError(
                f"{prior}: found chains that do not agree, with an R-hat of {found:.3f}; expected {AGREEMENT} at most. "
                "Draw more data sets in fewer chains (--sets, --chains)."
            )
        ensembles[prior] = ensemble
    return ensembles


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
        table = pq.read_table(path)
        told = json.loads((table.schema.metadata or {})[b"evenwicht"])
    except (OSError, pa.ArrowInvalid, KeyError) as error:
        found = f"no ensembles ({type(error).__name__})"
        raise DataFileError(str(Fault(path.name, found, "the synthetic ensembles of the book", _DRAW))) from None
    frame = table.to_pandas()
    if set(frame["provenance"]) != {"synthetic"} or list(dict.fromkeys(frame["prior"])) != list(told["ensembles"]):
        found = "rows of another provenance or prior than its metadata tell"
        raise DataFileError(str(Fault(path.name, found, "synthetic rows under the priors that it names", _DRAW)))
    stop_on(_outdated(told, set(frame["n"]), simulated_problem(publications.load(folder)), path.name))
    return {
        prior: _ensemble(frame.loc[frame["prior"] == prior], told["survey"], Provenance(**provenance), path.name)
        for prior, provenance in told["ensembles"].items()
    }


def check(folder: Path) -> None:
    """Read the ensembles of a data package, and hold the file against what ``datapackage.json`` tells of it.

    Raises
    ------
    evenwicht.datafile.DataFileError
        As for `load`; or the file is another than the data package describes.
    """
    load(folder)
    described, now = _resource(json.loads(read_text(folder / PACKAGE))), _described(folder)
    stop_on(
        Fault(PACKAGE, f"{name} {described.get(name)!r} of {FILE}", repr(value), _DRAW)
        for name, value in now.items()
        if described.get(name) != value
    )


def _outdated(told: Mapping[str, Any], sizes: set[int], problem: Problem, file: str) -> list[Fault]:
    """One fault if the metadata of a file tell of other figures, statements, rounding or n than a problem has."""
    printed = {provenance["figures"] for provenance in told["ensembles"].values()}
    if told["survey"] == survey_as_json(problem) and printed == {figures_hash(problem)} and sizes == {problem.n}:
        return []
    found = f"data sets that print other figures than the book has now ({_difference(told['survey'], sizes, problem)})"
    return [Fault(file, found, "data sets that print the figures of printed.csv", _DRAW)]


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


def _resource(package: Mapping[str, Any]) -> dict[str, Any]:
    """What a data package says of the file of ensembles."""
    found: dict[str, Any] = next((one for one in package["resources"] if one.get("path") == FILE), {})
    return found


def _described(folder: Path) -> dict[str, Any]:
    """What the data package of a folder should say of its file of ensembles."""
    content = (folder / FILE).read_bytes()
    problem = simulated_problem(publications.load(folder))
    return {"bytes": len(content), "hash": f"sha256:{sha256(content).hexdigest()}", "figures": figures_hash(problem)}


def describe(folder: Path) -> None:
    """Write the size and digests of the ensembles' file into the ``datapackage.json`` beside it.

    Raises
    ------
    evenwicht.datafile.DataFileError
        The data package has no resource of that path.
    """
    path = folder / PACKAGE
    package = json.loads(read_text(path))
    resource = _resource(package)
    if not resource:
        raise DataFileError(str(Fault(PACKAGE, f"no resource {FILE}", "one", "Restore it from the repository.")))
    resource.update(_described(folder))
    path.write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _ensemble(rows: pd.DataFrame, survey: dict[str, Any], provenance: Provenance, file: str) -> Ensemble:
    """The ensemble that the rows of one prior hold; they go chain by chain, draw by draw."""
    n = int(rows["n"].iloc[0])
    problem = survey_from_json(survey, n)
    shape = (provenance.chains, provenance.draws, n)
    if len(rows) != np.prod(shape):
        raise DataFileError(str(Fault(file, f"{len(rows)} rows", f"{np.prod(shape)} under each prior", _DRAW)))

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


def _is_up_to_date(folder: Path) -> bool:
    publications.load(folder)  # a fault in the figures is told, not taken for data sets that are out of date
    try:
        check(folder)
    except DataFileError:
        return False
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line: draw the ensembles and write them to the data package; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m evenwicht.reconstruction", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--data", type=Path, help="the data package (default: that of the book)")
    parser.add_argument("--sets", type=int, default=SETS, help="data sets under each prior (default: %(default)s)")
    parser.add_argument("--chains", type=int, default=CHAINS, help="chains (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=SEED, help="a whole number of 0 or more (default: %(default)s)")
    parser.add_argument("--if-needed", action="store_true", help="draw nothing if they print the figures as they are")
    options = parser.parse_args(arguments)
    try:
        folder = options.data or data_folder()
        if options.if_needed and _is_up_to_date(folder):
            print("the simulated data sets print the figures as they are; nothing to draw")
            return 0
        ensembles = draw(publications.load(folder), options.sets, options.chains, options.seed)
    except ValueError as error:
        print(f"reconstruction: stopped\n{error}", file=sys.stderr)
        return 1
    path = folder / FILE
    path.parent.mkdir(exist_ok=True)
    write(ensembles, path)
    describe(folder)
    for prior, ensemble in ensembles.items():
        found = agreement(ensemble)
        told = f"greatest R-hat {found.r_hat:.4f}, least effective sample size {found.ess:.0f}"
        print(f"{prior}: {len(ensemble)} synthetic data sets, {told}")
    print(f"written to {FILE}; {path.stat().st_size} bytes, SHA-256 {sha256(path.read_bytes()).hexdigest()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
