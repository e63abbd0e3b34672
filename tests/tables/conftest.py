"""The printed figures, small ensembles of them, and answers, either of which takes the place of the book's own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from evenwicht import published as publications
from evenwicht import reconstruction
from evenwicht.datafile import data_folder
from evenwicht.identify import Ensemble
from evenwicht.published import Published


@pytest.fixture(scope="session")
def published() -> Published:
    return publications.load()


@pytest.fixture(scope="session")
def drawn(published: Published) -> dict[str, Ensemble]:
    """Ensembles of ten data sets in two chains, by prior."""
    problem = reconstruction.simulated_problem(published)
    return {
        prior: problem.sample(5, chains=2, seed=4, prior=prior, thin=5, warmup=20) for prior in reconstruction.PRIORS
    }


@pytest.fixture
def few(drawn: dict[str, Ensemble], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Ensemble]:
    """The same ensembles, which are now those of the book's data package."""
    folder = Path(shutil.copytree(data_folder(), tmp_path / "data"))
    reconstruction.write(drawn, folder)
    reconstruction.describe(folder)
    monkeypatch.setenv("EVENWICHT_DATA", str(folder))
    return drawn


@pytest.fixture
def on_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A function that makes a table the answers that the book is built on; given in confidence, unless told otherwise."""

    def built_on(table: pd.DataFrame, provenance: str = "confidential") -> None:
        table.to_csv(tmp_path / "export.csv", index=False)
        monkeypatch.setenv("SURVEY", str(tmp_path / "export.csv"))
        monkeypatch.setenv("SURVEY_PROVENANCE", provenance)

    return built_on
