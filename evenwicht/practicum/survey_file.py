"""The mistakes in a file of answers, and a mean once they are mended: by the rows of the file and nothing else."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

from evenwicht.codebook import Codebook
from evenwicht.practicum.feedback import NotYet, checking
from evenwicht.practicum.handed_in import closeness, names, number, require_set, values, whole

DECIMALS = 2
FIRST = 2
"""The row of a file that holds the first answers: its header is row 1."""


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def mistakes(rows: list[dict[str, str]], codebook: Codebook) -> set[tuple[int, str]]:
    """Row and question of every answer that the codebook does not allow."""
    found = set()
    for place, row in enumerate(rows, FIRST):
        for variable in codebook.variables:
            names = [category.name for category in variable.categories]
            if variable.total is None:
                wrong = row[variable.name] not in ("", *names)
            else:
                points = [row[f"{variable.name}.{name}"] for name in names]
                wrong = any(points) and sum(int(one or "0") for one in points) != variable.total
            if wrong:
                found.add((place, variable.name))
    return found


@checking
def check_survey_file(answer: object, mean: object, path: Path, codebook: Codebook, question: str, item: str) -> None:
    """Whether these are the mistakes of a file, and whether this is a mean over the answers that are left.

    Parameters
    ----------
    answer
        Pairs of a row, counted as in a spreadsheet, and the name of a question.
    mean
        The mean points of an item once the answers that cannot be mended are emptied.
    path
        A CSV file with commas and the names of the codebook.
    codebook
        Its questions.
    question, item
        What the mean is of.
    """
    rows = _rows(path)
    right = mistakes(rows, codebook)
    questions = {variable.name for variable in codebook.variables}
    found = set()
    for place in values(answer, "file_kind"):
        row, name = names(place, 2, "file_kind")
        if row in questions:
            raise NotYet("file_order")
        if str(name).partition(".")[0] not in questions:
            raise NotYet("file_questions")
        found.add((whole(row, "file_kind"), str(name).partition(".")[0]))
    if found != right:
        for hint, shift in (("file_header", 1), ("file_index", FIRST)):
            if found == {(row - shift, name) for row, name in right}:
                raise NotYet(hint)
        if {row for row, _ in found} == {row for row, _ in right}:
            raise NotYet("file_columns")
        require_set(found, right, "file")
    column = f"{question}.{item}"

    def average(left_out: set[int]) -> float:
        points = [int(row[column]) for place, row in enumerate(rows, FIRST) if place not in left_out and row[column]]
        return float(Fraction(sum(points), len(points)))

    told = number(mean, "mean_kind")
    wrong_rows = {row for row, name in right if name == question}
    if closeness(told, average(wrong_rows), DECIMALS) == "same":
        return
    if closeness(told, average(set()), DECIMALS) == "same":
        raise NotYet("mean_with_mistakes")
    if closeness(told, average({row for row, _ in right}), DECIMALS) == "same":
        raise NotYet("mean_left_out_too_much")
    raise NotYet("mean_rounded" if closeness(told, average(wrong_rows), DECIMALS) == "rounded" else "mean_other")
