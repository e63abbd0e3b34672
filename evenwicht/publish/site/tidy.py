"""The numbers behind a figure as data: each number in a column of its own, a point for decimals, the unit in the head.

A figure's table is written to be read: "51,1% tot 74,8%" or "39 (38 tot 40)" in one cell. A program wants the value, the
least and the greatest apart.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual

_ENDS = Bilingual(__name__, ("laagste", "hoogste"))
_REMARK = Bilingual(__name__, "in woorden")
_UNIT = Bilingual(__name__, "eenheid")
_TO = Bilingual(__name__, " tot ")
_NUMBER = re.compile(r"[-\N{MINUS SIGN}]?\d+(?:\.\d+)?")
_NOTHING = ("", "\N{EN DASH}", "-")


@dataclass(frozen=True)
class TidyColumn:
    """A column: its name, whether it holds numbers, and their unit (``%`` or nothing)."""

    name: str
    is_number: bool
    unit: str = ""

    @property
    def head(self) -> str:
        """The name as it stands above the column."""
        return f"{self.name} ({self.unit})" if self.unit else self.name


@dataclass(frozen=True)
class Tidy:
    """Columns and rows; a number is text with a point for its decimals, what is not there is empty."""

    columns: tuple[TidyColumn, ...]
    rows: tuple[tuple[str, ...], ...]


def _number(text: str, language: str) -> tuple[str, str] | None:
    """A number with a point for its decimals, and its unit; None for what is no number.

    >>> _number("1.204,5%", "nl"), _number("4 keer", "nl")
    (('1204.5', '%'), None)
    """
    unit = "%" if text.endswith("%") else ""
    plain = text.removesuffix("%").strip()
    plain = plain.replace(".", "").replace(",", ".") if language == "nl" else plain.replace(",", "")
    return (plain.replace("\N{MINUS SIGN}", "-"), unit) if _NUMBER.fullmatch(plain) else None


def _numbers(text: str, language: str) -> tuple[tuple[str, str], ...] | None:
    """The numbers of a cell, with their units: none, one, the two ends of a range, or one with its range in brackets.

    None for words.

    >>> _numbers("39 (38 tot 40)", "nl")
    (('39', ''), ('38', ''), ('40', ''))
    """
    if text.strip() in _NOTHING:
        return ()
    plain = text.replace("\N{NO-BREAK SPACE}", " ").strip()
    value, _, within = plain.removesuffix(")").partition(" (") if plain.endswith(")") else ("", "", plain)
    parts = [*([value] if value else []), *within.split(_TO[language])]
    found = [_number(part.strip(), language) for part in parts]
    kept = tuple(one for one in found if one is not None)
    return kept if len(kept) == len(found) and len(found) in ((3,) if value else (1, 2)) else None


def _columns(name: str, lengths: set[int], language: str) -> list[tuple[str, dict[int, int]]]:
    """The columns that numbers are spread over, each with which number of a cell it takes, by how many the cell has."""
    low, high = (f"{name}, {end}" for end in _ENDS[language])
    if 3 in lengths:
        return [(name, {1: 0, 3: 0}), (low, {2: 0, 3: 1}), (high, {2: 1, 3: 2})]
    if 2 in lengths:
        return [(low, {1: 0, 2: 0}), (high, {1: 0, 2: 1})]
    return [(name, {1: 0})]


def tidy(columns: Sequence[str], rows: Sequence[Sequence[str]], language: str | None = None) -> Tidy:
    """The table of a figure as data.

    Parameters
    ----------
    columns, rows
        As the figure's record holds them: text, numbers as the language writes them. Words among the numbers of a
        column, and units that differ, get a column of their own.

    >>> found = tidy(["Antwoord", "Bereik"], [["Ja", "51,1% tot 74,8%"]], "nl")
    >>> [column.head for column in found.columns], found.rows
    (['Antwoord', 'Bereik, laagste (%)', 'Bereik, hoogste (%)'], (('Ja', '51.1', '74.8'),))
    """
    language = lang.current(language)
    made: list[TidyColumn] = []
    values: list[list[str]] = []
    for place, name in enumerate(columns):
        texts = [row[place] for row in rows]
        cells = [_numbers(text, language) for text in texts]
        numbers = [cell for cell in cells if cell]
        in_words = [text if cell is None else "" for text, cell in zip(texts, cells, strict=True)]
        if 2 * len(numbers) < len(list(filter(None, texts))) or not numbers:
            made.append(TidyColumn(name, is_number=False))
            values.append(["" if text in _NOTHING else text for text in texts])
            continue
        units = {unit for cell in numbers for _, unit in cell}
        unit = next(iter(units)) if len(units) == 1 else ""
        for told, place_of in _columns(name, {len(cell) for cell in numbers}, language):
            made.append(TidyColumn(told, is_number=True, unit=unit))
            values.append([cell[place_of[len(cell)]][0] if cell and len(cell) in place_of else "" for cell in cells])
        if len(units) > 1:
            made.append(TidyColumn(f"{name}, {_UNIT[language]}", is_number=False))
            values.append([cell[0][1] if cell else "" for cell in cells])
        if any(in_words):
            made.append(TidyColumn(f"{name}, {_REMARK[language]}", is_number=False))
            values.append(in_words)
    return Tidy(tuple(made), tuple(zip(*values, strict=True)))


def description(data: Tidy, file: str, title: str, source: str, language: str) -> bytes:
    """The description of a CSV beside it, as CSV on the Web (W3C 2015) has it: ``FILE-metadata.json``."""
    fields = [
        {
            "name": f"column_{place}",
            "titles": {language: column.head},
            "datatype": "number" if column.is_number else "string",
            **({"null": [""]} if column.is_number else {}),
        }
        for place, column in enumerate(data.columns, 1)
    ]
    told: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": language}],
        "url": file,
        "dc:title": title,
        "dc:source": source,
        "dialect": {"delimiter": ",", "encoding": "utf-8", "header": True},
        "tableSchema": {"columns": fields},
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
