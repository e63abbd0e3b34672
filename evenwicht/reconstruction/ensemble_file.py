"""The files of the ensembles, one a prior: written, read back, and refused where they print other figures than now."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evenwicht import published as publications
from evenwicht.datafile import DataFileError, Fault, data_folder, stop_on
from evenwicht.identify import (
    Ensemble,
    InfeasibleError,
    Problem,
    PublishedFigureError,
    check_feasible,
    figures_hash,
    read_ensemble,
    survey_as_json,
    write_ensemble,
)
from evenwicht.reconstruction.drawing import PRIORS, simulated_problem

FILES = {prior: f"reconstruction/synthetic-{prior.replace('_', '-')}.parquet" for prior in PRIORS}
"""Where each stands in the data package, by prior."""
REMEDY = "Draw them anew: make simulation (python -m evenwicht.reconstruction)."


def write(ensembles: Mapping[str, Ensemble], folder: Path) -> None:
    """Write ensembles, by prior, to the files of a data package; each appears when it is whole."""
    for prior, ensemble in ensembles.items():
        write_ensemble(ensemble, folder / FILES[prior])


def load(folder: Path | None = None) -> dict[str, Ensemble]:
    """The book's ensembles, by the name of their prior; `load_one` says more."""
    return {prior: load_one(prior, folder) for prior in PRIORS}


def load_one(prior: str, folder: Path | None = None) -> Ensemble:
    """The book's ensemble under one prior.

    Parameters
    ----------
    prior
        One of `PRIORS`.
    folder
        The data package; by default that of the book.

    Raises
    ------
    KeyError
        The book has no ensemble under that prior.
    evenwicht.datafile.DataFileError
        The file is not there, is not as it was written, or holds data sets that print other figures than the data
        package has now.
    """
    folder = folder or data_folder()
    path = folder / FILES[prior]
    try:
        ensemble = read_ensemble(path)
    except (OSError, PublishedFigureError) as error:
        found = f"no ensemble ({error})"
        raise DataFileError(Fault(path.name, found, "synthetic data sets of the book", REMEDY)) from None
    stop_on(_outdated(ensemble, simulated_problem(publications.load(folder)), path.name))
    return ensemble


def _outdated(ensemble: Ensemble, problem: Problem, file: str) -> list[Fault]:
    """One fault if an ensemble prints other figures, statements, rounding or n than a problem has."""
    told, now = survey_as_json(ensemble.survey), survey_as_json(problem)
    sizes = {block.n for block in ensemble.blocks}
    if told == now and ensemble.provenance.figures == figures_hash(problem) and sizes == {problem.n}:
        return []
    try:
        check_feasible(problem)
    except InfeasibleError as error:
        found = f"figures that no data set prints in which line steering comes first ({error})"
        return [
            Fault("printed.csv", found, "figures that the report's own statement fits", "Compare them with the report.")
        ]
    found = f"data sets that print other figures than the book has now ({_difference(told, now, sizes, problem.n)})"
    return [Fault(file, found, "data sets that print the figures of printed.csv", REMEDY)]


def _difference(told: Mapping[str, Any], now: Mapping[str, Any], sizes: set[int], n: int) -> str:
    """The first thing in which the survey of an ensemble differs from that of the book."""
    before, after = _figures(told), _figures(now)
    for name in dict.fromkeys([*after, *before]):
        if before.get(name) != after.get(name):
            return f"{name}: {before.get(name, 'absent')} there, {after.get(name, 'absent')} in printed.csv"
    if sizes != {n}:
        return f"n = {', '.join(map(str, sorted(sizes)))} there, and {n} is the least that can print them"
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
