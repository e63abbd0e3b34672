"""The tables of definitions: read in one language, tied to the codebook, or refused with every fault named."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from evenwicht import codebook, definitions
from evenwicht.datafile import DataFileError

DATA = Path(__file__).resolve().parents[1] / "data"
READERS: dict[str, Callable[..., pd.DataFrame]] = {
    "steering_forms.csv": definitions.steering_forms,
    "dimensions.csv": definitions.dimensions,
    "perspectives.csv": definitions.perspectives,
    "organisation_models.csv": definitions.organisation_models,
    "themes.csv": definitions.themes,
    "insights.csv": definitions.insights,
    "sections.csv": definitions.sections,
}
every_table = pytest.mark.parametrize("file", list(READERS))


def rows_of(folder: Path, file: str) -> list[dict[str, str]]:
    with (folder / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write_rows(folder: Path, file: str, rows: list[dict[str, str]], columns: list[str]) -> None:
    with (folder / file).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture
def edit(folder: Path) -> Callable[..., Path]:
    """A copy of the data package, and a function that changes cells of it, by row of the spreadsheet."""

    def edited(file: str, row: int, **cells: str) -> Path:
        rows = rows_of(folder, file)
        rows[row - 2].update(cells)
        write_rows(folder, file, rows, list(rows[0]))
        return folder

    return edited


@every_table
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_cell_of_the_file_is_in_the_table_of_its_language(file: str, language: str) -> None:
    table = READERS[file](language, DATA)
    rows = rows_of(DATA, file)
    assert len(table) == len(rows)
    other = {"nl": "en", "en": "nl"}[language]
    for column in rows[0]:
        stem = column.removesuffix(f"_{language}")
        if stem in table and column not in ("order",):
            assert sorted(str(cell) for cell in table[stem]) == sorted(row[column] for row in rows)
        else:
            assert column == "order" or column.endswith(f"_{other}")


def test_forms_run_from_inside_to_outside_and_carry_the_codebooks_label() -> None:
    forms = definitions.steering_forms("nl", DATA)
    assert forms["goals_level"].to_list() == sorted(forms["goals_level"])
    assert (forms["steering_form"][0], forms["label"][0]) == ("line", "Lijnsturing")
    assert forms.iloc[-1]["steering_form"] == "area"
    assert set(forms["steering_form"]) == set(codebook.load(DATA).names("steering_form"))


def test_perspectives_run_from_old_to_new_and_are_philosophies() -> None:
    perspectives = definitions.perspectives("en", DATA)
    assert list(perspectives["perspective"]) == ["lawful", "performing", "networking", "responsive"]
    assert perspectives.loc[0, "label"] == codebook.load(DATA).label("philosophy", "lawful", "en")


def test_dimensions_come_in_the_order_of_the_codebook(folder: Path) -> None:
    rows = rows_of(folder, "dimensions.csv")
    write_rows(folder, "dimensions.csv", rows[::-1], list(rows[0]))
    assert list(definitions.dimensions("nl", folder)["dimension"]) == codebook.load(folder).names("dimension")


def test_models_come_in_their_order_whatever_the_order_of_the_rows(folder: Path) -> None:
    rows = rows_of(folder, "organisation_models.csv")
    write_rows(folder, "organisation_models.csv", rows[::-1], list(rows[0]))
    pd.testing.assert_frame_equal(
        definitions.organisation_models("nl", folder), definitions.organisation_models("nl", DATA)
    )


def test_themes_have_each_image_once_in_its_order(folder: Path) -> None:
    rows = rows_of(folder, "themes.csv")
    write_rows(folder, "themes.csv", rows[::-1], list(rows[0]))
    themes = definitions.themes("nl", folder)
    for _, group in themes.groupby("theme"):
        assert list(group["image"]) == list(definitions.IMAGES)
    assert sorted(themes["theme"].unique()) == sorted({row["theme"] for row in rows})


def test_the_language_of_the_book_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVENWICHT_DATA", str(DATA))
    monkeypatch.setenv("EVENWICHT_LANGUAGE", "en")
    assert definitions.insights()["label"].tolist() == definitions.insights("en", DATA)["label"].tolist()


@every_table
def test_a_missing_column_is_named(file: str, folder: Path) -> None:
    rows = rows_of(folder, file)
    lost = next(column for column in rows[0] if column.endswith("_en"))
    write_rows(folder, file, rows, [column for column in rows[0] if column != lost])
    with pytest.raises(DataFileError, match=f"{file}, row 1, column {lost}: found no column '{lost}'"):
        READERS[file]("nl", folder)


@every_table
def test_a_row_that_stands_twice_is_named(file: str, folder: Path) -> None:
    rows = rows_of(folder, file)
    write_rows(folder, file, [*rows, rows[0]], list(rows[0]))
    with pytest.raises(DataFileError, match=rf"{file}, row {len(rows) + 2}, .*for the second time"):
        READERS[file]("nl", folder)


@every_table
def test_an_empty_table_is_refused(file: str, folder: Path) -> None:
    write_rows(folder, file, [], list(rows_of(folder, file)[0]))
    with pytest.raises(DataFileError, match=f"{file}: found no row"):
        READERS[file]("nl", folder)


@every_table
def test_an_empty_text_is_refused_in_either_language(file: str, edit: Callable[..., Path]) -> None:
    column = next(column for column in rows_of(DATA, file)[0] if column.endswith("_en"))
    folder = edit(file, 3, **{column: ""})
    with pytest.raises(DataFileError, match=f"{file}, row 3, column {column}: found an empty cell"):
        READERS[file]("nl", folder)


@pytest.mark.parametrize(
    ("file", "row", "cells", "message"),
    [
        ("steering_forms.csv", 2, {"steering_form": "lines"}, "row 2, column steering_form: found 'lines'"),
        ("steering_forms.csv", 2, {"steering_form": "lines"}, "found no row for 'line'"),
        ("steering_forms.csv", 4, {"goals_level": "6"}, "column goals_level: found '6'; expected a whole number"),
        ("steering_forms.csv", 4, {"goals_level": "2,5"}, "row 4, column goals_level: found '2,5'"),
        ("dimensions.csv", 5, {"dimension": "moral"}, "row 5, column dimension: found 'moral'; expected one of"),
        ("perspectives.csv", 2, {"perspective": "weber"}, "row 2, column perspective: found 'weber'"),
        ("perspectives.csv", 2, {"order": "first"}, "row 2, column order: found 'first'; expected a whole number"),
        ("organisation_models.csv", 2, {"era": "old"}, "row 2, column era: found 'old'; expected one of classic, new"),
        ("themes.csv", 2, {"image": "mirror"}, "row 2, column image: found 'mirror'; expected one of self"),
        ("themes.csv", 2, {"stance": "agrees"}, "row 2, column stance: found 'agrees'; expected one of holds"),
        ("themes.csv", 2, {"stance": "absent"}, "column summary_nl: found 'Netwerken.*expected an empty cell"),
        ("themes.csv", 2, {"summary_en": ""}, "row 2, column summary_en: found an empty cell; expected a summary"),
        ("themes.csv", 2, {"theme": "roles"}, "found 'roles' without the image political"),
        (
            "insights.csv",
            2,
            {"section": "9.1"},
            "row 2, column section: found '9.1'; expected a section of sections.csv",
        ),
        ("sections.csv", 4, {"level": "3"}, "row 4, column level: found '3'; expected 2 for 1.1"),
        ("sections.csv", 4, {"level": "two"}, "row 4, column level: found 'two'"),
    ],
)
def test_a_wrong_cell_is_reported_with_its_place_what_was_found_and_what_was_expected(
    file: str, row: int, cells: dict[str, str], message: str, edit: Callable[..., Path]
) -> None:
    with pytest.raises(DataFileError, match=message) as error:
        READERS[file]("nl", edit(file, row, **cells))
    assert all(line.startswith(f"{file}") and line.endswith(".") for line in str(error.value).splitlines())


def test_all_faults_of_a_file_are_reported_at_once(edit: Callable[..., Path]) -> None:
    edit("themes.csv", 2, stance="agrees")
    edit("themes.csv", 3, image="mirror")
    folder = edit("themes.csv", 4, label_en="")
    with pytest.raises(DataFileError) as error:
        definitions.themes("nl", folder)
    assert [line.split(",")[1].strip() for line in str(error.value).splitlines()] == ["row 4", "row 3", "row 2"]


def test_a_section_without_a_chapter_is_allowed() -> None:
    sections = definitions.sections("nl", DATA).set_index("section")
    assert sections.loc["2", "chapter"] == ""
    assert sections.loc["2.3", "level"] == 2
