"""The whole data package of the book: read every file as the book does, or tell every fault in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from evenwicht import claims, definitions, reconstruction, sections
from evenwicht import published as publications
from evenwicht.claims.claim import COLUMNS, FILE, Claim
from evenwicht.datafile import DataFileError, Fault, choice_fault, read_rows, stop_on
from evenwicht.published import Published

_TABLES = (
    definitions.sections,
    definitions.steering_forms,
    definitions.dimensions,
    definitions.perspectives,
    definitions.organisation_models,
    definitions.themes,
    definitions.insights,
)


QUESTIONS = ("philosophy", "steering_form", "condition", "assignment", "repertoire")
"""The questions that whole chapters are about: without figures of one of these there is no book."""

_LABEL = re.compile(r"^\((\S+)\)=$|^:? *name: (\S+)$", re.MULTILINE)
"""The label of a heading, or the name of a figure or a table, in a chapter's source."""


@dataclass(frozen=True, eq=False)
class DataPackage:
    """What the files of a data package hold, once they are found to be without faults.

    Attributes
    ----------
    published
        The printed figures and the codebook.
    claims
        The claims.
    entries
        The number of rows of all definitions.
    """

    published: Published
    claims: tuple[Claim, ...]
    entries: int


def _chapter_faults(folder: Path, chapters: Path) -> list[Fault]:
    """Rows of sections and claims that name a chapter which the book does not have; a claim there would vanish."""
    files = sorted(path.stem for path in chapters.glob("*.md"))
    treated: list[str] = []
    faults: list[Fault] = []
    for name, columns in ((sections.FILE, sections.COLUMNS), (FILE, COLUMNS)):
        path = folder / name
        for i, row in enumerate(read_rows(path, columns)):
            known = files or treated
            if name == sections.FILE and not files:
                treated.append(row["chapter"])
            elif row["chapter"]:
                remedy = "Mend the name, or add the chapter to chapters/."
                faults += choice_fault(path, i, row, "chapter", known, remedy)
    return faults


def _passage_faults(folder: Path, chapters: Path) -> list[Fault]:
    """Rows of claims whose passage no heading and no figure of their chapter has for its label."""
    faults: list[Fault] = []
    for i, row in enumerate(read_rows(folder / FILE, COLUMNS)):
        chapter = chapters / f"{row['chapter']}.md"
        if row["passage"] and chapter.is_file():
            labels = _LABEL.findall(chapter.read_text(encoding="utf-8"))
            remedy = f"Mend the name, or write ({row['passage']})= above a heading of {chapter.name}."
            faults += choice_fault(folder / FILE, i, row, "passage", [label or name for label, name in labels], remedy)
    return faults


def _question_faults(published: Published) -> list[Fault]:
    """Questions that chapters are about and that nothing is printed on, such as one that was not asked."""
    printed = {figure.variable for figure in published.figures}
    remedy = "Add its figures; a book that is not about it needs other chapters."
    return [
        Fault("printed.csv", f"no figures of {name}", "some of every question that a chapter is about", remedy)
        for name in QUESTIONS
        if name not in printed
    ]


def check(folder: Path, chapters: Path | None = None) -> DataPackage:
    """Read every file of a data package as the book does.

    Parameters
    ----------
    folder
        The data package.
    chapters
        The folder of the book's chapters, one of which every section and claim that names a chapter must name; by
        default ``chapters/`` beside the data package. Where that has none, a claim must name a chapter that treats a
        section.

    Raises
    ------
    evenwicht.datafile.DataFileError
        There is no data package, a file cannot be used, files do not fit each other, a question that chapters are about
        has no figures, or the simulated data sets print
        other figures than are printed now.
    """
    if not (folder / "datapackage.json").is_file():
        raise DataFileError(f"{folder}: found no datapackage.json; expected the folder of a data package")
    entries = sum(len(table(None, folder)) for table in _TABLES)
    published = publications.load(folder)
    stop_on(_question_faults(published))
    found = claims.load(published, folder)
    chapters = chapters or folder.parent / "chapters"
    stop_on(_chapter_faults(folder, chapters))
    stop_on(_passage_faults(folder, chapters))
    reconstruction.check(folder)
    return DataPackage(published, found, entries)
