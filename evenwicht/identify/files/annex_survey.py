"""From a table of an annex to a survey file: what its figures are, written as their author would type them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

import yaml

from evenwicht.identify.files.annex_table import AnnexTable, QuestionRows
from evenwicht.identify.files.file_text import SurveyFileError
from evenwicht.identify.rounding.printed_figure import PrintedFigure

FigureKind = Literal["percentages", "counts", "means", "multiple"]


@dataclass(frozen=True)
class Understood:
    """A survey file made of a table.

    Attributes
    ----------
    text
        The file.
    lines
        What was understood, a line each.
    left_out
        What was not used, a line each.
    complete
        Whether the file says how many answered.
    """

    text: str
    lines: list[str]
    left_out: list[str]
    complete: bool


def survey_of_table(
    table: AnnexTable, name: str, *, n: int | None = None, kind: FigureKind | None = None
) -> Understood:
    """The survey file of a table.

    Parameters
    ----------
    n
        The number of respondents, if the table does not say it.
    kind
        What the figures are; None to tell from what they add to.

    Raises
    ------
    SurveyFileError
        If it cannot be told what the figures are.
    """
    lines: list[str] = []
    left_out = list(table.left_out)
    questions: dict[str, dict[str, Any]] = {}
    tables: list[dict[str, Any]] = []
    kinds = [kind or _kind(block, table, name) for block in table.blocks]
    for block, chosen in zip(table.blocks, kinds, strict=True):
        if chosen == "counts" and not block.bases and block.totals:
            block.bases = block.totals
        elif block.totals:
            left_out.append(f"{block.totals_row}: what the rows above add to")
    told = _groups(table, questions, lines)
    respondents = str(n) if n is not None else told
    for block, chosen in zip(table.blocks, kinds, strict=True):
        lines.append(f"{block.name}: {_WORDS[chosen]} of {', '.join(block.rows)}")
        if block.name in questions:
            raise SurveyFileError(
                f"{name}: {block.name!r} names a question in the rows and one in the columns, rename one"
            )
        everyone = {
            label: "-" if table.everyone is None else row.get(table.everyone, "-") for label, row in block.rows.items()
        }
        field = "percentages" if chosen == "multiple" else chosen
        questions[block.name] = {field: {label: _plain(figure) for label, figure in everyone.items()}}
        if chosen == "multiple":
            questions[block.name]["multiple"] = True
        if chosen == "means":
            questions[block.name]["total"] = _whole_of(block)
        base = block.bases.get(table.everyone) if table.everyone is not None else None
        if base and base != respondents:
            questions[block.name]["n"] = _plain(base)
        tables += _tables(block, table, chosen)
    if table.everyone is None:
        left_out.append("no column of everyone: what all answered is left open")
    complete = respondents is not None
    file: dict[str, Any] = {"title": table.title or name}
    file |= {"n": _plain(respondents)} if respondents else {}
    file |= {"questions": questions} | ({"tables": tables} if tables else {})
    if not complete:
        left_out.append("the number of respondents: add a line 'n:' or 'population:' to the file before you use it")
    return Understood(
        yaml.dump(file, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120), lines, left_out, complete
    )


_WORDS: Mapping[str, str] = {
    "percentages": "percentages (one answer each)",
    "counts": "numbers of respondents (one answer each)",
    "means": "means of points that are divided",
    "multiple": "percentages (several answers could be given)",
}


def _groups(table: AnnexTable, questions: dict[str, dict[str, Any]], lines: list[str]) -> str | None:
    """Write the questions of the columns; how many answered, as far as the bases tell."""
    bases = table.blocks[0].bases
    total = bases.get(table.everyone) if table.everyone is not None else None
    if not table.groups and total is not None:
        total = max((block.bases[table.everyone or 0] for block in table.blocks), key=int)
        lines.append(
            f"{len(table.blocks)} questions with the same answers, of {total} respondents, the largest n, or fewer"
        )
    for question in dict.fromkeys(question for question, _ in table.groups.values()):
        columns = {label: column for column, (name, label) in table.groups.items() if name == question}
        known = {label: bases[column] for label, column in columns.items() if column in bases}
        lines.append(
            f"{question}: groups {', '.join(columns)}" + (", with their numbers" if known else ", of unknown size")
        )
        if known:
            questions[question] = {"counts": {label: _plain(known.get(label, "-")) for label in columns}}
            numbers = [PrintedFigure(figure).value for figure in known.values()]
            if total is None and len(known) == len(columns) and all(number is not None for number in numbers):
                total = str(sum(number or 0 for number in numbers))
        else:
            questions[question] = {"percentages": dict.fromkeys(columns, "-")}
    return total


def _kind(block: QuestionRows, table: AnnexTable, name: str) -> FigureKind:
    """What the figures of a question are, from what those of a column add to."""
    columns = [*table.groups, *([table.everyone] if table.everyone is not None else [])]
    sums: list[tuple[int, Fraction]] = []
    for column in columns:
        values = [PrintedFigure(row[column]).value if column in row else None for row in block.rows.values()]
        if values and all(value is not None for value in values):
            sums.append((column, sum((value or Fraction(0) for value in values), Fraction(0))))
    room = Fraction(len(block.rows) + 1, 2)
    based = [(found, PrintedFigure(block.bases[c]).value) for c, found in sums if c in block.bases]
    if based and all(found == base for found, base in based):
        return "counts"
    if sums and all(abs(found - 100) <= room for _, found in sums):
        return "percentages"
    whole = {round(found) for _, found in sums}
    if len(sums) > 1 and len(whole) == 1 and min(whole) > 0 and any(not figure.isdigit() for figure in _figures(block)):
        return "means"
    if table.everyone is not None and _adds_to_everyone(block, table):
        return "counts"
    numbers = [PrintedFigure(figure).value for figure in _figures(block)]
    if any(found > 100 for _, found in sums) and all(value is None or value <= 100 for value in numbers):
        return "multiple"
    raise SurveyFileError(
        f"{name}: cannot tell what the figures of {block.name!r} are: the columns add to "
        f"{', '.join(f'{float(found):g}' for _, found in sums[:5]) or 'nothing'}; say it by --kind percentages, counts, means or "
        "multiple"
    )


def _adds_to_everyone(block: QuestionRows, table: AnnexTable) -> bool:
    """Whether the groups of each question add to everyone in every row, as counts do."""
    for question in {question for question, _ in table.groups.values()}:
        columns = [column for column, (name, _) in table.groups.items() if name == question]
        for row in block.rows.values():
            values = [PrintedFigure(row.get(column, "-")).value for column in (*columns, table.everyone or 0)]
            if any(value is None for value in values) or sum(value or 0 for value in values[:-1]) != values[-1]:
                return False
    return True


def _whole_of(block: QuestionRows) -> int:
    """What the means of a column add to."""
    column = next(iter(next(iter(block.rows.values()))))
    values = [PrintedFigure(row[column]).value or Fraction(0) for row in block.rows.values() if column in row]
    return round(sum(values, Fraction(0)))


def _figures(block: QuestionRows) -> list[str]:
    return [figure for row in block.rows.values() for figure in row.values()]


def _tables(block: QuestionRows, table: AnnexTable, kind: FigureKind) -> list[dict[str, Any]]:
    """The cross-tables of a question, one for each question of the columns."""
    made: list[dict[str, Any]] = []
    for question in dict.fromkeys(name for name, _ in table.groups.values()):
        groups: dict[str, dict[str, Any]] = {}
        for column, (name, label) in table.groups.items():
            if name == question:
                groups[label] = {answer: _plain(row[column]) for answer, row in block.rows.items() if column in row}
        if kind != "multiple":
            made.append({"of": block.name, "by": question, kind: groups})
            continue
        for answer in block.rows:
            ticked = {group: {"yes": found[answer]} for group, found in groups.items() if answer in found}
            made.append({"of": f"{block.name}.{answer}", "by": question, "percentages": ticked})
    return made


class _Figure(str):
    """A figure that YAML writes without quotes."""


class _Dumper(yaml.SafeDumper):
    """Writes figures as they are printed."""


def _plain(figure: str) -> str:
    """A figure with a decimal point; without quotes if it is a number."""
    text = figure.replace(",", ".")
    return _Figure(text) if PrintedFigure(text).value is not None else text


_Dumper.add_representer(
    _Figure,
    lambda dumper, figure: dumper.represent_scalar(
        "tag:yaml.org,2002:" + ("float" if "." in figure else "int"), str(figure)
    ),
)
