"""Any answers build a book, or are refused in a line before a chapter runs."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from chapters_in_process import CHAPTERS, environment, run_chapter

from evenwicht import codebook, evidence, reconstruction, survey
from evenwicht.datafile import DataFileError
from evenwicht.publish.book import check_answers
from evenwicht.survey import DisclosureError


def simulated() -> pd.DataFrame:
    return reconstruction.load()["data_sets"].frame(0, 0).astype(object)


def export(folder: Path, table: pd.DataFrame) -> dict[str, str]:
    """The environment of a book on answers; the ones here are made up, and are treated as if they were confidential."""
    path = folder / "export.csv"
    table.to_csv(path, index=False)
    return {"SURVEY": str(path), "SURVEY_PROVENANCE": "confidential"}


def refused(folder: Path, table: pd.DataFrame) -> str:
    with environment(**export(folder, table)), pytest.raises((DataFileError, DisclosureError)) as stopped:
        check_answers(lambda text: None)
    assert "\n" not in str(stopped.value)
    return str(stopped.value)


def test_more_respondents_than_there_are_municipalities_are_refused(tmp_path: Path) -> None:
    said = refused(tmp_path, pd.concat([simulated()] * 5))
    assert said.startswith("export.csv: found 400 respondents; expected 355 at most, one a municipality. Take out")


@pytest.mark.parametrize("question", ["philosophy", "steering_form", "condition"])
def test_a_question_that_chapters_are_about_and_nobody_answered_is_refused(question: str, tmp_path: Path) -> None:
    table = simulated()
    for column in table.columns:
        if column == question or column.startswith(f"{question}."):
            table[column] = None
    said = refused(tmp_path, table)
    assert said.startswith(f"export.csv, {question}: found 0 who answered; expected 5 or more.")


def test_groups_are_compared_only_where_two_or_more_may_be_told_of() -> None:
    book, table = codebook.load(), simulated()

    def tells(answers: pd.DataFrame) -> bool:
        return evidence.Evidence(survey.from_table(answers, book, "confidential", "export.csv")).tells(
            "steering_form", "philosophy"
        )

    table.attrs = {}
    assert tells(table)
    assert not tells(table.head(6))
    assert not tells(table.assign(philosophy="combined"))


SMALL_ALIKE_OR_EMPTY = {
    "six": lambda: simulated().head(6),
    "ten": lambda: simulated().head(10),
    "assignment and repertoire left empty": lambda: simulated().assign(assignment=None, repertoire=None),
    "one philosophy for all": lambda: simulated().assign(philosophy="combined"),
}


@pytest.mark.long
@pytest.mark.parametrize("made", SMALL_ALIKE_OR_EMPTY.values(), ids=SMALL_ALIKE_OR_EMPTY)
def test_every_chapter_runs_on_few_answers_on_answers_that_are_alike_and_on_questions_left_empty(
    made, tmp_path: Path
) -> None:
    with environment(**export(tmp_path, made()), MPLBACKEND="agg"):
        check_answers(lambda text: None)
        assert {path.stem: run_chapter(path) for path in CHAPTERS} == dict.fromkeys(path.stem for path in CHAPTERS)
