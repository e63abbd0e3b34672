"""From the cells of a file to answers: what each cell says.

What cannot be decoded stays as it was, for `validate.py` to report beside everything else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd

from evenwicht.codebook import Codebook, Variable
from evenwicht.survey.labels import NOT_PRINTED, answers, codes, fold, is_no_answer, is_other, questions
from evenwicht.survey.layout import Layout
from evenwicht.survey.mapping import Mapped
from evenwicht.survey.points import coded_missing, fill, in_units, number
from evenwicht.survey.raw import Cell, NoAnswer, RawTable, rows_named
from evenwicht.survey.tools import OTHER_IN_CELL

_NUMBERED = re.compile(r"^(a?[0-9]{1,2}) ")
_BEGUN = re.compile(r"\s*(-?[0-9]{1,3})\s*[-\N{EN DASH}=:.()]")
"""A number on a scale, with what it means after it."""
_DASH = re.compile(r"[-\N{EN DASH}\N{EM DASH}.]+")
_EXPLAINED = re.compile(r"\s*[:(\n;]|\s[-\N{EN DASH}]\s")
"""Where the meaning of an answer begins, after its label."""


@dataclass(frozen=True)
class Decoded:
    """Answers, not yet held against the codebook.

    Attributes
    ----------
    table
        One object column each of the layout: names of categories and exact numbers; None for no answer; what cannot be
        decoded as it is.
    reasons
        For each question, the reason that each respondent gave for no answer; None for who gave none.
    remarks
        What was taken for what.
    filled
        How many empty cells were taken for zero.
    """

    table: pd.DataFrame
    reasons: Mapping[str, list[str | None]]
    remarks: tuple[str, ...]
    filled: int = 0


def decode(raw: RawTable, found: Layout, codebook: Codebook, mapped: Mapped, *, empty_is_zero: bool = False) -> Decoded:
    """The answers of a file.

    Parameters
    ----------
    empty_is_zero
        Whether an empty cell of an allocation stands for no points, where the points that are given come to the whole.
    """
    table: dict[str, list[object]] = {}
    reasons: dict[str, list[str | None]] = {}
    remarks: list[str] = []
    for column, place in found.places.items():
        cells = [_unanswered(row[place], mapped) for row in raw.rows]
        variable = codebook.variable(column.variable)
        if column.item:
            table[column.name] = [_points(cell) for cell in cells]
        elif variable.kind == "scale":
            table[column.name] = [_on_scale(cell, variable) for cell in cells]
        else:
            table[column.name] = _choices(raw, found, variable, place, cells, mapped, remarks)
    filled = 0
    for variable in questions(codebook):
        own = [column.name for column in found.places if column.variable == variable.name]
        if not own:
            continue
        given = [_reason(row) for row in zip(*(table[name] for name in own), strict=True)]
        reasons[variable.name] = [None if why is None else why.reason for why in given]
        if variable.total is not None:
            for i, missing in enumerate(coded_missing(table, own, variable.total)):
                if missing is not None:
                    reasons[variable.name][i] = missing
                    for name in own:
                        table[name][i] = None
        for name in own:
            table[name] = [None if isinstance(cell, NoAnswer) else cell for cell in table[name]]
        if variable.total is not None:
            in_units(table, own, variable, remarks)
            filled += fill(table, own, variable.total) if empty_is_zero else 0
    frame = pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in table.items()})
    return Decoded(frame, reasons, tuple(remarks), filled)


def _unanswered(cell: Cell, mapped: Mapped) -> Cell:
    """A cell, or why it holds no answer, where the mapping tells that it does not; a dash or a dot alone is nothing."""
    if isinstance(cell, str) and _DASH.fullmatch(cell.strip()):
        return None
    return NoAnswer(str(cell)) if cell is not None and str(cell) in mapped.no_answer else cell


def _reason(row: tuple[object, ...]) -> NoAnswer | None:
    """The reason that a respondent gave for no answer: the first, where no cell holds an answer."""
    given = [cell for cell in row if isinstance(cell, NoAnswer)]
    return given[0] if given and all(cell is None or isinstance(cell, NoAnswer) for cell in row) else None


def _points(cell: Cell) -> object:
    if isinstance(cell, str) and is_no_answer(cell):
        return NoAnswer(cell.strip())
    return number(cell)


def _on_scale(cell: Cell, variable: Variable) -> object:
    """The number that a cell gives, as such or by the label that the codebook has for it, alone or after the number."""
    found = _points(cell)
    if not isinstance(found, str):
        return found
    folded = fold(found)
    labelled = answers(variable).get(folded) or answers(variable).get(_NUMBERED.sub("", folded))
    begun = _BEGUN.match(found)
    return Decimal(labelled) if labelled else Decimal(begun[1]) if begun else found


def _choices(
    raw: RawTable,
    found: Layout,
    variable: Variable,
    place: int,
    cells: list[Cell],
    mapped: Mapped,
    remarks: list[str],
) -> list[object]:
    """The categories that the cells of a single choice say; notes what was taken for an answer that is not printed."""
    said, labels = answers(variable), raw.codes[place]
    told = mapped.answers.get(variable.name, {})
    offered = set(said.values())
    by_code = codes(variable) if variable.name in found.named and not labels else {}
    others: list[int] = []

    def one(cell: Cell, at: int) -> object:
        if cell is None or isinstance(cell, NoAnswer):
            return cell
        plain = str(number(cell)) if isinstance(cell, int | float) and not isinstance(cell, bool) else str(cell).strip()
        text = labels.get(cell if isinstance(cell, int | float) else plain, plain)
        for each in (plain, text):
            if each in told:
                return told[each]
        folded = fold(text)
        code = str(number(plain)) if by_code else ""  # "2.0", where a program took codes for numbers
        answer = said.get(folded) or by_code.get(folded) or by_code.get(code) or said.get(_NUMBERED.sub("", folded))
        answer = answer or said.get(fold(_EXPLAINED.split(text)[0]))
        if answer is not None:
            return answer
        if NOT_PRINTED in offered and is_other(text):
            others.append(at)
            return NOT_PRINTED
        return NoAnswer(text) if is_no_answer(text) else cell

    values = [one(cell, at) for cell, at in zip(cells, raw.numbers, strict=True)]
    if raw.tool in OTHER_IN_CELL and NOT_PRINTED in offered:
        unknown = [i for i, value in enumerate(values) if isinstance(value, str) and value not in offered]
        if len({values[i] for i in unknown}) == len(unknown) <= len(values) / 3:
            for i in unknown:
                values[i] = NOT_PRINTED
                others.append(raw.numbers[i])
    if others:
        label = raw.header[place]
        remarks.append(
            f"{label}: an answer that the report does not print, taken for {NOT_PRINTED}: {rows_named(sorted(others))}"
        )
    return values


def typed(column: pd.Series[Any], name: str, codebook: Codebook) -> pd.Series[Any]:
    """A decoded column with the type it has in a `Survey`."""
    if "." not in name and codebook.variable(name).kind != "scale":
        return pd.Series(pd.Categorical(column, categories=codebook.names(name)))
    whole = all(isinstance(value, Decimal) and value == value.to_integral_value() for value in column)
    return column.astype("int64") if whole else column.map(float, na_action="ignore").astype("float64")
