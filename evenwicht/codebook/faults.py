"""What may be wrong in ``variables.csv`` and ``codebook.csv``, each fault with its row and column."""

from __future__ import annotations

from pathlib import Path

from evenwicht.codebook.variables import KINDS
from evenwicht.datafile import CheckedRows, Fault, choice_fault

Rows = list[dict[str, str]]
_WHOLE, _COUNT = range(-999_999, 1_000_000), range(1_000_000)
_WITH_ANSWERS = ("single_choice", "allocation", "asked_anew")
"""Kinds of question that are nothing without categories."""


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


def _check_ends(table: CheckedRows, i: int) -> None:
    """The ends of a scale are whole numbers, the lowest first."""
    remedy = "Write the least and the greatest number of the scale."
    row, ends = table.rows[i], ("lowest", "highest")
    if all([table.whole(i, column, _WHOLE, remedy) for column in ends]) and int(row["lowest"]) >= int(row["highest"]):
        found, expected = f"{row['lowest']} to {row['highest']}", "a lowest number below the highest"
        table.fault(i, "lowest", found, expected, "Mend one of them.")


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
    table = CheckedRows(path, rows)
    texts = [f"label_{language}" for language in languages]
    table.filled("variable", *texts, *([] if own else [f"question_{language}" for language in languages]))
    table.choice("kind", KINDS, "Choose the kind of the question.")
    for i, row in enumerate(rows):
        if row["kind"] == "allocation" or row["total"]:
            table.whole(i, "total", _COUNT, "Write how many points were divided.")
        if row["kind"] == "scale":
            _check_ends(table, i)
        if "." in row["variable"]:
            table.fault(i, "variable", repr(row["variable"]), "a name without a full stop", "Rename it.")
    table.once("variable")
    having = {row["variable"] for row in categories}
    table.faults += _answer_faults(path, rows, having, path.with_name("codebook.csv"))
    for text in texts:
        table.apart(text, "variable")
    return table.faults


def category_faults(path: Path, rows: Rows, variables: Rows, languages: tuple[str, ...], *, own: bool) -> list[Fault]:
    """Every fault of ``codebook.csv``; parameters as for `variable_faults`."""
    table = CheckedRows(path, rows)
    texts = [f"label_{language}" for language in languages]
    more = [] if own else [f"description_{language}" for language in languages]
    table.filled("variable", "category", "order", *texts, *more)
    scales = {row["variable"] for row in variables if row["kind"] == "scale"}
    dimensions = ["", *(row["category"] for row in rows if row["variable"] == "dimension")]
    table.choice("variable", [row["variable"] for row in variables], "Add it to variables.csv or mend the spelling.")
    table.choice("dimension", dimensions, "Name a category of dimension.")
    table.once("variable", "category")
    for i, row in enumerate(rows):
        table.whole(i, "order", _COUNT, "Number them from 1.")
        if row["variable"] in scales:
            table.whole(i, "category", _WHOLE, "The answers to a scale are numbers, each with a label.")
    for column in (*texts, "order"):
        table.apart(column, "category", "variable")
    return table.faults
