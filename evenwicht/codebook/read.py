"""Read ``variables.csv`` and ``codebook.csv``: those of the book, or of a survey of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from evenwicht import language as lang
from evenwicht.codebook.faults import category_faults, variable_faults
from evenwicht.codebook.variables import Category, Codebook, Kind, Variable
from evenwicht.datafile import Fault, data_folder, read_rows, stop_on

VARIABLES, CATEGORIES = "variables.csv", "codebook.csv"
VARIABLE_COLUMNS = ("variable", "kind", "total", "label_nl", "label_en", "question_nl", "question_en")
CATEGORY_COLUMNS = (
    "variable",
    "category",
    "order",
    "label_nl",
    "label_en",
    "description_nl",
    "description_en",
    "dimension",
    "leadership_style_nl",
    "leadership_style_en",
)
FURTHER = ("answers_of", "lowest", "highest")
"""Columns of ``variables.csv`` that may be left out: whose answers a question shares, and the ends of a scale."""
OWN_VARIABLES, OWN_CATEGORIES = ("variable", "kind"), ("variable", "category")
"""The columns that a codebook of one's own needs, besides labels in one language."""

Rows = list[dict[str, str]]


def _both(
    row: Mapping[str, str], stem: str, languages: tuple[lang.Language, ...], otherwise: str = ""
) -> dict[str, str]:
    """A text in each language: that of its own column, else of the other language, else of another column."""
    first = row[f"{stem}_{languages[0]}"] or (row[f"{otherwise}_{languages[0]}"] if otherwise else "")
    return {
        language: (row[f"{stem}_{language}"] if language in languages else "") or first for language in lang.LANGUAGES
    }


def _tables(folder: Path, *, own: bool) -> tuple[Rows, Rows]:
    """The rows of both files, every column there, empty where the file leaves it out."""
    path, category_path = folder / VARIABLES, folder / CATEGORIES
    if not own:
        return read_rows(path, VARIABLE_COLUMNS, FURTHER), read_rows(category_path, CATEGORY_COLUMNS)
    for file in (path, category_path):
        if not file.is_file():
            remedy = "Start a codebook: evenwicht codebook EXPORT."
            stop_on([Fault(str(folder), f"no {file.name}", f"a folder with {VARIABLES} and {CATEGORIES}", remedy)])
    rows = read_rows(path, OWN_VARIABLES, (*VARIABLE_COLUMNS, *FURTHER), any_separator=True)
    categories = read_rows(category_path, OWN_CATEGORIES, CATEGORY_COLUMNS, any_separator=True)
    placed: dict[str, int] = {}
    for row in categories:
        placed[row["variable"]] = placed.get(row["variable"], 0) + 1
        row["order"] = row["order"] or str(placed[row["variable"]])
    return rows, categories


def load(folder: Path | None = None, *, own: bool = False) -> Codebook:
    """Read the codebook of a data package, or one of a survey of one's own.

    Parameters
    ----------
    folder
        The data package; by default that of the book (`evenwicht.datafile.data_folder`).
    own
        Whether it is of a survey of one's own: then labels in one language are enough, and so are the columns
        ``variable``, ``kind`` and a label, with ``total`` for points and ``lowest`` and ``highest`` for scales.

    Raises
    ------
    evenwicht.datafile.DataFileError
        A file cannot be read, a name, a label or an order stands twice, a label is empty, or a variable or dimension is
        unknown.
    """
    folder = folder or data_folder()
    path, category_path = folder / VARIABLES, folder / CATEGORIES
    rows, category_rows = _tables(folder, own=own)
    labelled = (language for language in lang.LANGUAGES if any(row[f"label_{language}"] for row in rows))
    languages = tuple(labelled) if own else lang.LANGUAGES
    if not languages:
        stop_on([Fault(path.name, "no label", "a column label_nl or label_en", "Write what each question is called.")])
    faults = variable_faults(path, rows, category_rows, languages, own=own)
    faults += category_faults(category_path, category_rows, rows, languages, own=own)
    stop_on(faults)
    by_variable: dict[str, Rows] = {row["variable"]: [] for row in rows}
    for row in sorted(category_rows, key=lambda row: int(row["order"])):
        by_variable[row["variable"]].append(row)

    def categories(row: Mapping[str, str]) -> tuple[Category, ...]:
        return tuple(
            Category(
                entry["category"],
                _both(entry, "label", languages),
                _both(entry, "description", languages),
                entry["dimension"],
                _both(entry, "leadership_style", languages),
            )
            for entry in by_variable[row["answers_of"] or row["variable"]]
        )

    return Codebook(
        tuple(
            Variable(
                row["variable"],
                cast(Kind, row["kind"]),
                int(row["total"]) if row["total"] else None,
                _both(row, "label", languages),
                _both(row, "question", languages, "label"),
                categories(row),
                int(row["lowest"]) if row["lowest"] else None,
                int(row["highest"]) if row["highest"] else None,
            )
            for row in rows
        ),
        languages,
    )
