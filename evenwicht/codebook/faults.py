"""What may be wrong in ``variables.csv`` and ``codebook.csv``, each fault with its row and column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from evenwicht.codebook.variables import KINDS
from evenwicht.datafile import Fault, choice_fault, row_number

Rows = list[dict[str, str]]
_WHOLE, _COUNT = re.compile(r"-?[0-9]{1,6}"), re.compile(r"[0-9]{1,6}")
_WITH_ANSWERS = ("single_choice", "allocation", "asked_anew")
"""Kinds of question that are nothing without categories."""


def language_faults(path: Path, languages: tuple[str, ...]) -> list[Fault]:
    """A fault where no question has a label in any language."""
    if languages:
        return []
    return [Fault(path.name, "no label", "a column label_nl or label_en", "Write what each question is called.")]


def _required(path: Path, rows: Rows, columns: Iterable[str]) -> list[Fault]:
    return [
        Fault(path.name, "an empty cell", "a text", "Fill it in.", row_number(i), column)
        for i, row in enumerate(rows)
        for column in columns
        if not row[column]
    ]


def _used_twice(path: Path, rows: Rows, column: str, name: str, within: str | None = None) -> list[Fault]:
    """Faults of a column in which no two rows (of one variable) may have the same, whatever its case."""
    owners: dict[tuple[str, str], str] = {}
    faults = []
    for i, row in enumerate(rows):
        cell = row[column]
        owner = owners.setdefault((row[within] if within else "", cell.casefold()), row[name])
        if cell and owner != row[name]:
            found, expected = f"{cell!r} for {row[name]}, which {owner} has already", f"one of its own for each {name}"
            faults.append(Fault(path.name, found, expected, "Mend one of them.", row_number(i), column))
    return faults


def _no_number(
    path: Path, i: int, row: dict[str, str], column: str, remedy: str, allowed: re.Pattern[str] = _COUNT
) -> list[Fault]:
    if allowed.fullmatch(row[column]):
        return []
    return [Fault(path.name, repr(row[column]), "a whole number", remedy, row_number(i), column)]


def _answer_faults(path: Path, rows: Rows, having: set[str], of: Path) -> list[Fault]:
    """Faults of where questions have their answers; all that have none in one line."""
    faults = []
    for i, row in enumerate(rows):
        if row["answers_of"]:
            remedy = f"Name a question that has its answers in {of.name}, or leave the cell empty."
            faults += choice_fault(path, i, row, "answers_of", sorted(having), remedy)
    without = [
        row["variable"]
        for row in rows
        if row["kind"] in _WITH_ANSWERS and not row["answers_of"] and row["variable"] not in having
    ]
    if without:
        first = ", ".join(without[:3]) + (", ..." if len(without) > 3 else "")
        found = f"no answers to {len(without)} of the questions: {first}"
        remedy = f"Add a row for each answer to {of.name}, or take the question out of {path.name}."
        faults.append(Fault(of.name, found, "answers to every question", remedy))
    return faults


def _ends_faults(path: Path, i: int, row: dict[str, str]) -> list[Fault]:
    """Faults of the ends of a scale."""
    faults = [
        fault
        for column in ("lowest", "highest")
        for fault in _no_number(path, i, row, column, "Write the least and the greatest number of the scale.", _WHOLE)
    ]
    if not faults and int(row["lowest"]) >= int(row["highest"]):
        found, expected = f"{row['lowest']} to {row['highest']}", "a lowest number below the highest"
        faults.append(Fault(path.name, found, expected, "Mend one of them.", row_number(i), "lowest"))
    return faults


def variable_faults(path: Path, rows: Rows, categories: Rows, languages: tuple[str, ...], *, own: bool) -> list[Fault]:
    """Every fault of ``variables.csv``.

    Parameters
    ----------
    path
        The file.
    rows, categories
        Its rows, and those of ``codebook.csv``.
    languages
        Those in which labels are written.
    own
        Whether the codebook is of a survey of one's own.
    """
    texts = [f"label_{language}" for language in languages]
    texts += [] if own else [f"question_{language}" for language in languages]
    faults = _required(path, rows, ("variable", *texts))
    names, having = [row["variable"] for row in rows], {row["variable"] for row in categories}
    for i, row in enumerate(rows):
        faults += choice_fault(path, i, row, "kind", KINDS, "Choose the kind of the question.")
        if row["kind"] == "allocation" or row["total"]:
            faults += _no_number(path, i, row, "total", "Write how many points were divided.")
        if row["kind"] == "scale":
            faults += _ends_faults(path, i, row)
        if "." in row["variable"]:
            expected = "a name without a full stop"
            faults.append(Fault(path.name, repr(row["variable"]), expected, "Rename it.", row_number(i), "variable"))
        if names.index(row["variable"]) != i:
            found = f"{row['variable']!r} for the second time"
            faults.append(Fault(path.name, found, "each variable once", "Take one out.", row_number(i), "variable"))
    faults += _answer_faults(path, rows, having, path.with_name("codebook.csv"))
    for language in languages:
        faults += _used_twice(path, rows, f"label_{language}", "variable")
    return faults


def category_faults(path: Path, rows: Rows, variables: Rows, languages: tuple[str, ...], *, own: bool) -> list[Fault]:
    """Every fault of ``codebook.csv``; parameters as for `variable_faults`."""
    texts = [f"label_{language}" for language in languages]
    texts += [] if own else [f"description_{language}" for language in languages]
    faults = _required(path, rows, ("variable", "category", "order", *texts))
    names = [row["variable"] for row in variables]
    scales = {row["variable"] for row in variables if row["kind"] == "scale"}
    dimensions = ["", *(row["category"] for row in rows if row["variable"] == "dimension")]
    seen: set[tuple[str, str]] = set()
    for i, row in enumerate(rows):
        remedy = "Add it to variables.csv or mend the spelling."
        faults += choice_fault(path, i, row, "variable", names, remedy)
        faults += choice_fault(path, i, row, "dimension", dimensions, "Name a category of dimension.")
        key = (row["variable"], row["category"])
        if key in seen:
            found = f"{row['category']!r} for the second time"
            faults.append(Fault(path.name, found, "each category once", "Take one out.", row_number(i), "category"))
        seen.add(key)
        faults += _no_number(path, i, row, "order", "Number them from 1.")
        if row["variable"] in scales:
            remedy = "The answers to a scale are numbers, each with a label."
            faults += _no_number(path, i, row, "category", remedy, _WHOLE)
    for language in languages:
        faults += _used_twice(path, rows, f"label_{language}", "category", "variable")
    faults += _used_twice(path, rows, "order", "category", "variable")
    return faults
