"""What the report defines and describes in words: steering forms, dimensions, perspectives, models, themes,
insights.

Each function reads one table of the data package, checks it against the codebook, and returns it with its
texts in one language. Every fault of a file is reported at once, as `evenwicht.datafile` does.
"""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Literal, get_args

import pandas as pd

from evenwicht import language as lang
from evenwicht import sections as section_numbers
from evenwicht.datafile import Fault, Row, row_number
from evenwicht.definition_file import DefinitionFile

Era = Literal["classic", "new"]
Image = Literal["self", "political", "outside"]
Stance = Literal["holds", "nuances", "opposes", "absent"]
ERAS: tuple[Era, ...] = get_args(Era)
IMAGES: tuple[Image, ...] = get_args(Image)
"""Of the municipal secretary, in the order of the report: self-image, political image, image from
outside."""
STANCES: tuple[Stance, ...] = get_args(Stance)
GOALS_LEVELS = range(1, 6)
"""Who sets the goals: from 1 (inside the organisation) to 5 (outside it)."""


def steering_forms(language: str | None = None, folder: Path | None = None) -> pd.DataFrame:
    """The seven steering forms: on what basis, and who sets the goals (report, figure I).

    Parameters
    ----------
    language
        ``nl`` or ``en``; by default the language of the book.
    folder
        The data package; by default that of the book.

    Returns
    -------
    DataFrame
        Columns ``steering_form``, ``label``, ``basis``, ``goals`` and ``goals_level`` (int,
        1 for inside to 5 for outside); one row a form, from inside to outside.

    Raises
    ------
    evenwicht.datafile.DataFileError
        The file cannot be read, a cell is empty, or a form is unknown, absent or there twice.
    """
    reader = DefinitionFile("steering_forms.csv", ("steering_form",), ("basis", "goals"), ("goals_level",), folder)
    reader.known("steering_form", reader.codebook.names("steering_form"))
    reader.numbers("goals_level", GOALS_LEVELS)
    table = reader.table(language)
    table.insert(1, "label", reader.labels("steering_form", table["steering_form"], language))
    return table.sort_values("goals_level", kind="stable", ignore_index=True)


def dimensions(language: str | None = None, folder: Path | None = None) -> pd.DataFrame:
    """The four steering dimensions with their two poles and what to steer on (report, figure III).

    Returns
    -------
    DataFrame
        Columns ``dimension``, ``label``, ``pole_for``, ``pole_against`` and ``steer_on``; one row a
        dimension, in the order of the codebook. Parameters and errors: as `steering_forms`.
    """
    reader = DefinitionFile("dimensions.csv", ("dimension",), ("pole_for", "pole_against", "steer_on"), (), folder)
    names = reader.codebook.names("dimension")
    reader.known("dimension", names)
    table = reader.table(language)
    table.insert(1, "label", reader.labels("dimension", table["dimension"], language))
    return table.sort_values("dimension", key=lambda column: column.map(names.index), ignore_index=True)


def perspectives(language: str | None = None, folder: Path | None = None) -> pd.DataFrame:
    """The four perspectives on government in the order in which they came up (report, 2.1).

    Returns
    -------
    DataFrame
        Columns ``perspective`` (a category of ``philosophy``), ``label``, ``period``, ``root``, ``driver``
        and ``organisation``; the oldest first. Parameters and errors: as `steering_forms`.
    """
    texts = ("period", "root", "driver", "organisation")
    reader = DefinitionFile("perspectives.csv", ("perspective",), texts, ("order",), folder)
    reader.known("perspective", reader.codebook.names("philosophy"), all_of_them=False)
    table = reader.ordered(language)
    table.insert(1, "label", reader.labels("philosophy", table["perspective"], language))
    return table


def organisation_models(language: str | None = None, folder: Path | None = None) -> pd.DataFrame:
    """The organisation models of municipalities, classic and new (report, 2.2).

    Returns
    -------
    DataFrame
        Columns ``model``, ``label``, ``era`` (``classic`` or ``new``) and ``accent``; in the order of the
        report. Parameters and errors: as `steering_forms`.
    """
    reader = DefinitionFile("organisation_models.csv", ("model",), ("label", "accent"), ("order", "era"), folder)
    reader.choice("era", ERAS)
    return reader.ordered(language)[["model", "label", "era", "accent"]]


def themes(language: str | None = None, folder: Path | None = None) -> pd.DataFrame:
    """What each image of the municipal secretary says on each theme of the interviews (report, 2.5.2).

    Returns
    -------
    DataFrame
        Columns ``theme``, ``label``, ``image`` (``self``, ``political`` or ``outside``), ``stance``
        (``holds``, ``nuances``, ``opposes`` or ``absent``) and ``summary`` (empty where absent); one row a
        theme and image, in the order of the report. Parameters and errors: as `steering_forms`; also if a
        theme lacks an image, or a summary does not go with its stance.
    """
    reader = DefinitionFile("themes.csv", ("theme", "image"), ("label",), ("order", "stance"), folder, ("summary",))
    reader.choice("image", IMAGES)
    reader.choice("stance", STANCES)
    reader.every(_summary_fault)
    if all(row["image"] in IMAGES for row in reader.rows):
        pairs = {(row["theme"], row["image"]) for row in reader.rows}
        for theme, image in product(dict.fromkeys(row["theme"] for row in reader.rows), IMAGES):
            if (theme, image) not in pairs:
                reader.missing(f"{theme!r} without the image {image}", "a row for each theme and image")
    table = reader.ordered(language)
    table["image"] = pd.Categorical(table["image"], IMAGES, ordered=True)
    columns = ["theme", "label", "image", "stance", "summary"]
    first = {theme: i for i, theme in enumerate(dict.fromkeys(table["theme"]))}
    table["place"] = table["theme"].map(first)
    table = table.sort_values(["place", "image"], kind="stable", ignore_index=True)[columns]
    return table.astype({"image": str})


def insights(language: str | None = None, folder: Path | None = None) -> pd.DataFrame:
    """The three insights, each with the two poles between which it asks for balance (report, chapter 3).

    Returns
    -------
    DataFrame
        Columns ``insight``, ``section``, ``label``, ``pole`` and ``counter_pole``; in the order of the
        report. Parameters and errors: as `steering_forms`.
    """
    texts = ("label", "pole", "counter_pole")
    reader = DefinitionFile("insights.csv", ("insight",), texts, ("order", "section"), folder)
    known = section_numbers.names(reader.path.parent)
    reader.every(lambda path, index, row: section_numbers.reference_fault(path, index, row, "section", known))
    return reader.ordered(language)[["insight", "section", *texts]]


def sections(language: str | None = None, folder: Path | None = None) -> pd.DataFrame:
    """The sections of the report and the chapter of the book that treats each.

    Returns
    -------
    DataFrame
        Columns ``section``, ``level`` (int, from 1), ``title`` and ``chapter`` (a chapter's file name without
        its ending; empty where the book has none); in the order of the report. Parameters and errors: as
        `steering_forms`.
    """
    reader = DefinitionFile(
        "sections.csv", ("section",), ("title",), ("level", "chapter"), folder, may_be_empty=("chapter",)
    )
    reader.numbers("level", range(1, 5))
    reader.every(_level_fault)
    above = [row["section"] for row in reader.rows]
    reader.every(lambda path, index, row: section_numbers.number_fault(path, index, row, above[:index]))
    return reader.table(language)[["section", "level", "title", "chapter"]]


def _summary_fault(path: Path, index: int, row: Row) -> list[Fault]:
    faults = []
    for language in lang.LANGUAGES:
        column = f"summary_{language}"
        absent = row["stance"] == "absent"
        if absent and row[column]:
            found, expected = repr(row[column]), "an empty cell where the stance is absent"
            remedy = "Take the summary out or name its stance."
        elif not absent and not row[column]:
            found, expected = "an empty cell", f"a summary of the stance {row['stance']!r}"
            remedy = "Fill it in or write absent."
        else:
            continue
        faults.append(Fault(path.name, found, expected, remedy, row_number(index), column))
    return faults


def _level_fault(path: Path, index: int, row: Row) -> list[Fault]:
    depth = str(row["section"].count(".") + 1)
    if row["level"] == depth or section_numbers.of_date(row["section"]):  # a date is told as such
        return []
    remedy = "Count the parts of the section's number."
    return [Fault(path.name, repr(row["level"]), f"{depth} for {row['section']}", remedy, row_number(index), "level")]
