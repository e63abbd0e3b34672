"""A table as the annex of a report prints it, taken apart: answers, groups, everyone, and how many they are.

Above the figures stand one or two rows of headers, the upper one naming questions, the lower one their answers; in front of
each row stands an answer. A line with a label alone starts another question. A row or a column of bases (*n*, *base*), or a
header such as *Men (n = 48)*, says how many the groups are; a row or a column of totals (*total*, *all*) is of everyone. Of
a number with its percentage, *21 (43.8%)*, the number is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from evenwicht.identify.files.file_text import SurveyFileError
from evenwicht.identify.files.sheet import Grid, cell_name, filled
from evenwicht.identify.rounding.errors import PublishedFigureError
from evenwicht.identify.rounding.printed_figure import PrintedFigure

_BASE = re.compile(
    r"(\(?(unweighted |ongewogen )?(n|base|basis|aantal|respondent(s|en)|aantal respondenten|total n)\)?\s*=?)", re.I
)
_EVERYONE = re.compile(
    r"(total|totaal|all|alle|allen|everyone|iedereen|all respondents|alle respondenten|overall)\s*(%|\(%\))?", re.I
)
_BASE_IN_HEADER = re.compile(r"(?P<label>.*?)[\s,]*[(\[]?\s*n\s*=\s*(?P<base>\d+)\s*[)\]]?", re.I | re.S)
_BASE_IN_ROW = re.compile(r"(?P<label>.+?)[\s,]*[(\[]\s*(?P<said>n\s*=\s*)?(?P<base>\d+)\s*[)\]]", re.I | re.S)
_COUNT_AND_SHARE = re.compile(r"(\d+)\s*[(\[]\s*[<>]?\d+(?:[.,]\d+)?\s*%?\s*[)\]]")
_SCORES = (
    re.compile(r"mean|average|m|gemiddelde?", re.I),
    re.compile(r"sd|s\.d\.|std\.? ?dev\.?|standard deviation|standaarddeviatie", re.I),
)
"""A mean and its standard deviation."""
_ITEMS = re.compile(
    r"(statements?|items?|questions?|aspects?|stelling(en)?|vra(ag|gen)|aspect(en)?|onderwerp(en)?)\b.*", re.I
)


RowsAre = Literal["groups", "questions"]


@dataclass
class QuestionRows:
    """The rows of one question.

    Attributes
    ----------
    name
        Of the question.
    rows
        By answer the figure in each column that has one, by the column's number.
    bases
        How many respondents each column is of, where a row says so.
    totals
        What a row says that the rows above add to, by column.
    totals_row
        Which row that is, in words.
    """

    name: str
    rows: dict[str, dict[int, str]] = field(default_factory=dict)
    bases: dict[int, str] = field(default_factory=dict)
    totals: dict[int, str] = field(default_factory=dict)
    totals_row: str = ""


@dataclass(frozen=True)
class AnnexTable:
    """What a table is about.

    Attributes
    ----------
    title
        What stands above it.
    groups
        By the number of a column its question and its answer.
    everyone
        The column that is of everyone, if there is one.
    blocks
        One a question.
    left_out
        What was seen and not used, in words.
    """

    title: str
    groups: dict[int, tuple[str, str]]
    everyone: int | None
    blocks: list[QuestionRows]
    left_out: list[str]


def annex_table(grid: Grid, name: str, *, rows: RowsAre | None = None) -> AnnexTable:
    """Take a table apart.

    Parameters
    ----------
    rows
        Where a column says how many each row is of: whether its rows are groups, or questions with the same answers; None to
        tell from the header of the rows (*Statement*, *Stelling*).

    Raises
    ------
    SurveyFileError
        If no header or no figures are found, a column has figures and no header, a cell holds no figure, or an answer is
        named twice; the message names the cell.
    """
    lines = _one_label_a_row([(number, row) for number, row in enumerate(grid) if filled(row)])
    start = next((k for k, (_, row) in enumerate(lines) if filled(row[1:]) and not _is_title(row)), None)
    if start is None:
        raise SurveyFileError(f"{name}: found no table, expected a row of headers and rows with a label and figures")
    title = " ".join(dict.fromkeys(cell for _, row in lines[:start] for cell in row if cell))
    body = next((k for k in range(start + 1, len(lines)) if _is_data(lines[k][1])), None)
    headings = lines[start:body]
    while len(headings) > 1 and not filled(headings[-1][1][1:]):  # the name of the first question
        headings, body = headings[:-1], (body or 0) - 1
    if body is None or not 1 <= len(headings) <= 2:
        raise SurveyFileError(
            f"{name}: found {len(headings)} rows of headers from {cell_name(lines[start][0], 0)} on, expected one or two and then "
            "rows with a label and figures: leave out what stands between"
        )
    data = lines[body:]
    left_out: list[str] = []
    if shared := [row for _, row in data if any(_COUNT_AND_SHARE.fullmatch(cell) for cell in row[1:])]:
        left_out.append(f"percentages in brackets beside numbers, in {len(shared)} rows: they follow from the numbers")
        data = [(k, [row[0], *(_COUNT_AND_SHARE.sub(r"\1", cell) for cell in row[1:])]) for k, row in data]
    if any(
        all(any(sign.fullmatch(cell) for cell in told) for sign in _SCORES)
        for told in (headings[-1][1], [row[0] for _, row in data])
    ):
        raise SurveyFileError(
            f"{name}: these are means of scores; evenwicht check reads such a table with a row a mean, and in a survey file each is a "
            "scale with its ends"
        )
    headings, data, answers = _with_bases_of_rows(headings, data)
    based = len(headings) == 1 and any(_BASE.fullmatch(cell) for cell in headings[0][1][1:])
    if based and (rows == "questions" or (rows is None and _ITEMS.fullmatch(headings[0][1][0]))):
        return AnnexTable(title, {}, 1, _questions(headings[0][1], data, name, left_out), left_out)
    if based:
        headings, data = _turned(headings[0][1], data)
        headings[0][1][0] = answers
    bases = _bases_of_headers(headings)
    groups, everyone = _columns(headings, data, name)
    corner = headings[-1][1][0] or headings[0][1][0]
    blocks = _blocks(data, groups, everyone, corner or "answer", name, left_out)
    for block in blocks:
        block.bases = block.bases or bases
    return AnnexTable(title, groups, everyone, blocks, left_out)


def _one_label_a_row(lines: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """Where the first column names questions and the second their answers: a line for each question, and answers in the first."""
    printed = [row for _, row in lines if len(row) > 2 and _has_figures(row[2:])]
    seconds = [row[1] for row in printed if row[1]]
    if len(seconds) < 2 or _has_figures(seconds):
        return lines
    found = []
    question = ""
    for number, row in lines:
        answered = row in printed and bool(row[1])
        if answered and row[0] and row[0] != question:  # a merged cell may be repeated
            question = row[0]
            found.append((number, [question, *("" for _ in row[1:])]))
        found.append((number, [row[1] if answered else row[0], "", *row[2:]]))
    return found


def _is_title(row: Sequence[str]) -> bool:
    """Whether a row says one thing, in its first cell or in cells that are merged."""
    return bool(row[0]) and len({cell for cell in row if cell}) == 1


def _is_data(row: Sequence[str]) -> bool:
    """Whether a row has a label and figures."""
    return bool(row[0]) and _has_figures(row[1:])


def _has_figures(cells: Sequence[str]) -> bool:
    """Whether some cell holds a figure, or a number with its percentage in brackets."""
    return any(is_figure(_COUNT_AND_SHARE.sub(r"\1", cell)) for cell in cells if cell)


def is_figure(cell: str) -> bool:
    """Whether a cell holds a printed figure."""
    try:
        PrintedFigure(cell)
    except PublishedFigureError:
        return False
    return True


def _bases_of_headers(headings: list[tuple[int, list[str]]]) -> dict[int, str]:
    """Take what headers say of how many respondents their columns are of, such as *Men (n = 48)*, out of them."""
    bases = {}
    header = headings[-1][1]
    for column, cell in enumerate(header):
        if column and (told := _BASE_IN_HEADER.fullmatch(cell)):
            header[column], bases[column] = told["label"] or cell, told["base"]
    return bases


def _with_bases_of_rows(
    headings: list[tuple[int, list[str]]], data: list[tuple[int, list[str]]]
) -> tuple[list[tuple[int, list[str]]], list[tuple[int, list[str]]], str]:
    """Move what labels of rows say of how many respondents they are of, such as *Patients (649)*, to a column n at the end; a
    number without *n =* is one if the row's counts add to it. The last is what a header above the others names the answers."""
    named = {cell for cell in headings[0][1] if cell} if len(headings) == 2 else {""}
    told = [_BASE_IN_ROW.fullmatch(row[0]) for _, row in data if filled(row[1:])]
    if len(named) > 1 or len(told) < 2 or any(_BASE.fullmatch(cell) for cell in headings[-1][1][1:]):
        return headings, data, ""
    moved = []
    for number, row in data:
        base = _BASE_IN_ROW.fullmatch(row[0])
        if filled(row[1:]):
            counts = [int(cell) for cell in row[1:] if cell.isdecimal()]
            if base is None or not (base["said"] or sum(counts) == int(base["base"])):
                return headings, data, ""
        row = [base["label"], *row[1:], base["base"]] if base is not None else [*row, ""]
        moved.append((number, row))
    number, header = headings[-1]
    return [(number, [*header, "n"])], moved, named.pop()


def _questions(
    header: list[str], data: list[tuple[int, list[str]]], name: str, left_out: list[str]
) -> list[QuestionRows]:
    """Rows that are questions with the same answers: the base of each is its own."""
    found = []
    for number, row in data:
        if not filled(row[1:]):
            left_out.append(f"the line in row {number + 1}: {row[0]}")
            continue
        made = _blocks(
            [(0, [label, cell]) for label, cell in zip(header[1:], row[1:], strict=True) if label],
            {},
            1,
            row[0],
            name,
            [],
        )
        found += made
    return found


def _turned(
    header: list[str], data: list[tuple[int, list[str]]]
) -> tuple[list[tuple[int, list[str]]], list[tuple[int, list[str]]]]:
    """A table whose rows are groups, because a column says how many they are: rows become columns."""
    rows = [row for _, row in data if filled(row[1:])]
    corner = ["", *(header[0] or "group" for _ in rows)]
    labels = ["", *(row[0] for row in rows)]
    turned = [[label, *(row[column] for row in rows)] for column, label in enumerate(header) if column]
    return [(0, corner), (0, labels)], [(number, row) for number, row in enumerate(turned) if row[0]]


def _columns(
    headings: list[tuple[int, list[str]]], data: list[tuple[int, list[str]]], name: str
) -> tuple[dict[int, tuple[str, str]], int | None]:
    """The question and the answer of each column, and the column of everyone."""
    number, lower = headings[-1]
    upper = headings[0][1] if len(headings) == 2 else [""] * len(lower)
    groups: dict[int, tuple[str, str]] = {}
    everyone, question = None, "group"
    for column in range(1, len(lower)):
        question = upper[column] or question
        label = lower[column] or (upper[column] if _EVERYONE.fullmatch(upper[column]) else "")
        if not any(row[column] for _, row in data):
            continue
        if not label:
            raise SurveyFileError(
                f"{name}, cell {cell_name(number, column)}: the column has figures and no header; where a header is merged over "
                "several columns, type it above each"
            )
        if _EVERYONE.fullmatch(label):
            everyone = column if everyone is None else everyone
        elif (question, label) in groups.values():
            raise SurveyFileError(
                f"{name}, cell {cell_name(number, column)}: the answer {label!r} to {question!r} has two columns, expected one; "
                "where a header above tells them apart, type it above each"
            )
        else:
            groups[column] = question, label
    return groups, everyone


def _blocks(
    data: list[tuple[int, list[str]]],
    groups: dict[int, tuple[str, str]],
    everyone: int | None,
    first: str,
    name: str,
    left_out: list[str],
) -> list[QuestionRows]:
    """The questions of the rows; what is left out is told at the end of `left_out`."""
    blocks = [QuestionRows(first)]
    known = [*groups, *([everyone] if everyone is not None else [])]
    for place, (number, row) in enumerate(data):
        label = row[0]
        if not filled(row[1:]):
            if any(_is_data(later) for _, later in data[place + 1 :]):
                blocks.append(QuestionRows(label))
            else:
                left_out.append(f"the note in row {number + 1}: {label}")
            continue
        for column in known:
            if row[column] and not is_figure(row[column]):
                raise SurveyFileError(
                    f"{name}, cell {cell_name(number, column)}: found {row[column]!r}, expected a figure such as 64, 2.7 or <5"
                )
        figures = {column: row[column].rstrip("%").strip() for column in known if row[column]}
        block = blocks[-1]
        if _BASE.fullmatch(label):
            block.bases = figures
        elif _EVERYONE.fullmatch(label):
            block.totals, block.totals_row = figures, f"row {number + 1}, {label}"
        elif label in block.rows:
            raise SurveyFileError(
                f"{name}, row {number + 1}: the answer {label!r} is named twice, expected names of their own"
            )
        else:
            block.rows[label] = figures
    kept = [block for block in blocks if block.rows]
    bases = [block.bases for block in blocks if block.bases]
    for block in kept:
        block.bases = block.bases or (bases[0] if len(bases) == 1 else {})
    if not kept:
        raise SurveyFileError(f"{name}: found no rows with an answer and figures")
    return kept
