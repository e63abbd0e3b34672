"""Files of answers are found where someone names them from, in a shell or in a notebook."""

from __future__ import annotations

from pathlib import Path

import pytest

from evenwicht import answers_named


@pytest.fixture
def notebooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of notebooks, as where Jupyter runs them, below that with the answers."""
    for name in ("antwoorden.csv", "van toen.csv", "gemeenten.csv"):
        (tmp_path / name).write_text("id\n", encoding="utf-8")
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    return tmp_path / "notebooks"


@pytest.mark.parametrize("told", ["antwoorden.csv", "van toen.csv"])
def test_a_notebook_finds_the_answers_that_were_named_from_the_folder_above(
    notebooks: Path, monkeypatch: pytest.MonkeyPatch, told: str
) -> None:
    monkeypatch.setenv(answers_named.VARIABLE, told)
    assert answers_named.survey_path() == notebooks.parent / told
    (notebooks / told).write_text("id\n", encoding="utf-8")
    assert answers_named.survey_path() == notebooks / told


def test_both_waves_and_the_municipalities_are_found_there_too(
    notebooks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(answers_named.VARIABLE, "'van toen.csv' antwoorden.csv")
    monkeypatch.setenv(answers_named.POPULATION_VARIABLE, "gemeenten.csv")
    assert answers_named.survey_paths() == (notebooks.parent / "van toen.csv", notebooks.parent / "antwoorden.csv")
    assert answers_named.population_path() == notebooks.parent / "gemeenten.csv"


def test_what_is_nowhere_is_told_as_of_here(notebooks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(answers_named.VARIABLE, "nergens.csv")
    assert answers_named.survey_path() == notebooks / "nergens.csv"
