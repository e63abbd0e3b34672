"""From the cells of a file to answers: which column is which question, and what each cell says.

What cannot be decoded stays as it was, for `validate.py` to report beside everything else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

import pandas as pd

from evenwicht.codebook import Codebook
from evenwicht.datafile import Fault, stop_on
from evenwicht.survey.labels import Column, answers, columns, fold, headers, questions
from evenwicht.survey.provenance import KEY
from evenwicht.survey.raw import Cell, RawTable

_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")


@dataclass(frozen=True)
class Layout:
    """Where a file holds the answers.

    Attributes
    ----------
    places
        The place of each column in the file, in the order of the codebook.
    ignored
        Headers of the columns that are no question.
    """

    places: Mapping[Column, int]
    ignored: tuple[str, ...]


def layout(raw: RawTable, codebook: Codebook) -> Layout:
    """Find the columns of a file by their headers or, in SPSS, by their labels.

    Raises
    ------
    evenwicht.datafile.DataFileError
        A column is not there, or stands twice; every such fault is told.
    """
    known = headers(codebook)
    found: dict[Column, list[int]] = {}
    ignored = []
    for place, (header, label) in enumerate(zip(raw.header, raw.labels, strict=True)):
        column = known.get(fold(header)) or known.get(fold(label))
        if column is not None:
            found.setdefault(column, []).append(place)
        elif fold(header) != KEY:
            ignored.append(header)
    faults = []
    for column, places in found.items():
        if len(places) > 1:
            twice, expected = " and ".join(repr(raw.header[place]) for place in places), f"one column for {column.name}"
            faults.append(
                Fault(raw.file, f"the columns {twice}", expected, "Take one out.", column=raw.header[places[1]])
            )
    required = {variable.name for variable in questions(codebook, optional=False)}
    wanted = [column for variable in questions(codebook) for column in columns(variable)]
    for column in wanted:
        if column not in found and column.variable in required:
            faults.append(_absent(raw, column, codebook, ignored))
    stop_on(faults)
    return Layout({column: found[column][0] for column in wanted if column in found}, tuple(ignored))


def _absent(raw: RawTable, column: Column, codebook: Codebook, ignored: list[str]) -> Fault:
    label = codebook.label(column.variable, column.item or None)
    folded = {fold(header): header for header in ignored}
    near = get_close_matches(fold(label), folded, 1) or get_close_matches(fold(column.name), folded, 1)
    remedy = f"Rename {folded[near[0]]!r}, if that is the one." if near else "Add the column, or mend its name."
    return Fault(raw.file, "no such column", f"a column {column.name!r} or {label!r}", remedy, column=column.name)


def number(cell: Cell) -> Decimal | Cell:
    """The number in a cell, with a decimal point or comma; the cell itself if there is none in it.

    >>> number("2,5"), number(3.0), number("n.v.t.")
    (Decimal('2.5'), Decimal('3'), 'n.v.t.')
    """
    if isinstance(cell, bool) or cell is None or not _NUMBER.fullmatch(str(cell).strip()):
        return cell
    value = Decimal(str(cell).strip().replace(",", "."))
    return value.to_integral_value() if value == value.to_integral_value() else value


def decode(raw: RawTable, places: Mapping[Column, int], codebook: Codebook) -> pd.DataFrame:
    """The answers of a file: names of categories and exact numbers, one object column for each of `places`.

    An empty cell is None; a cell that cannot be decoded is left as it is.
    """
    decoded: dict[str, pd.Series[Any]] = {}
    for column, place in places.items():
        cells = [row[place] for row in raw.rows]
        values: list[object]
        if column.item:
            values = [number(cell) for cell in cells]
        else:
            meanings = answers(codebook.variable(column.variable))
            values = [None if cell is None else meanings.get(fold(str(cell)), cell) for cell in cells]
        decoded[column.name] = pd.Series(values, dtype=object)
    return pd.DataFrame(decoded)
