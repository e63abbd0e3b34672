"""The numbers behind a figure, apart from its words: columns to compute with, each with what it holds.

A figure's table is made to be read: "51,1% tot 74,8%" stands in one cell. Beside it, the figure gives the numbers that it was
drawn from, and each comes in a column of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal, TypedDict

import pandas as pd

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual

Kind = Literal["number", "lowest", "highest", "unit"]
Unit = Literal["", "percent", "points", "respondents", "deviations"]
DIGITS = 10
"""Significant digits of a number that is not printed: more than anyone reads, and the same on every machine."""
_NOTHING = ("", "\N{EN DASH}")
"""What a cell of words says where there is nothing to say."""

_HEADS = Bilingual(__name__, {"lowest": "{name}, laagste", "highest": "{name}, hoogste", "unit": "{name}, eenheid"})
_MEANING = Bilingual(
    __name__,
    {
        "words": "Woorden.",
        "number": "Een getal.",
        "lowest": "Het laagste getal van een bereik.",
        "highest": "Het hoogste getal van een bereik.",
        "unit": "De eenheid van het getal.",
        "percent": "Eenheid: procent.",
        "points": "Eenheid: punten.",
        "respondents": "Eenheid: respondenten.",
        "deviations": "Eenheid: standaarddeviaties.",
        "empty": "Leeg waar het er niet is.",
    },
)


class DataColumn(TypedDict):
    """A column as a notebook keeps it; a number is text with a point for its decimals, what is not there is empty."""

    head: str
    is_number: bool
    description: str
    values: list[str]


@dataclass(frozen=True)
class NumberColumn:
    """The numbers of a column, a row each, as the figure was drawn from them.

    Attributes
    ----------
    cells
        Whole numbers, fractions, decimals (which keep the zeros that are printed) or floats; None or NaN where there is none.
    kind
        A number, one end of a range, or the unit of numbers that differ in it, in words.
    unit
        Percent (0 to 100), points, respondents, standard deviations; nothing for a number of something else.
    decimals
        Of answers, of which no more may be told than is shown: how many decimals remain. None takes nothing away.
    """

    cells: tuple[Any, ...]
    kind: Kind = "number"
    unit: Unit = ""
    decimals: int | None = None


NumberColumns = Mapping[str, tuple[NumberColumn, ...]]
"""For each column of a figure's table that tells numbers, by its name: the numbers."""


def numbers(values: Iterable[Any], unit: Unit = "", decimals: int | None = None) -> tuple[NumberColumn, ...]:
    """The numbers of a column, one a row."""
    return (NumberColumn(tuple(values), "number", unit, decimals),)


def ranges(
    pairs: Iterable[tuple[Any, Any] | None], unit: Unit = "", decimals: int | None = None
) -> tuple[NumberColumn, ...]:
    """The lowest and the highest of a range, one a row; None for a row without."""
    ends = [(None, None) if pair is None else pair for pair in pairs]
    low, high = (tuple(pair[place] for pair in ends) for place in (0, 1))
    return NumberColumn(low, "lowest", unit, decimals), NumberColumn(high, "highest", unit, decimals)


def units(names: Iterable[str]) -> tuple[NumberColumn, ...]:
    """The unit of numbers of which some are percentages and others points, in words, one a row."""
    return (NumberColumn(tuple(names), "unit"),)


def columns(table: pd.DataFrame, given: NumberColumns, language: str | None = None) -> list[DataColumn]:
    """The data behind a figure: in the order of its table, each column of words, or the numbers that are given for it.

    Raises
    ------
    ValueError
        Numbers are given for a column that is not in the table, or there are more or fewer than its rows.
    """
    unknown = [name for name in given if name not in table.columns]
    uneven = [name for name, columns_of in given.items() if any(len(one.cells) != len(table) for one in columns_of)]
    if unknown or uneven:
        raise ValueError(
            f"numbers: found {unknown or uneven}; expected columns of the table, with {len(table)} numbers each"
        )
    found: list[DataColumn] = []
    for name in map(str, table.columns):
        if name in given:
            found += [_of_numbers(name, one, language) for one in given[name]]
        else:
            texts = ["" if text in _NOTHING else text for text in map(str, table[name])]
            found.append(_column(name, "words", "", texts, language))
    return found


def _of_numbers(name: str, given: NumberColumn, language: str | None) -> DataColumn:
    heads = _HEADS[lang.current(language)]
    head = heads[given.kind].format(name=name) if given.kind in heads else name
    texts = [_written(value, given.decimals) for value in given.cells]
    return _column(f"{head} (%)" if given.unit == "percent" else head, given.kind, given.unit, texts, language)


def _column(head: str, kind: str, unit: str, texts: list[str], language: str | None) -> DataColumn:
    meaning = _MEANING[lang.current(language)]
    said = [meaning[key] for key in (kind, unit, "" if all(texts) else "empty") if key]
    return {"head": head, "is_number": kind not in ("words", "unit"), "description": " ".join(said), "values": texts}


def _written(value: Any, decimals: int | None) -> str:
    """A number as a file has it, with a point for its decimals.

    >>> [_written(value, None) for value in (80, Decimal("2.0"), Fraction(178, 51), 0.1 + 0.2, None, float("nan"))]
    ['80', '2.0', '3.490196078', '0.3', '', '']
    >>> _written(2.35, 1)
    '2.4'
    """
    if value is None or value is pd.NA or value != value:
        return ""
    if isinstance(value, str):
        return value
    if decimals is not None:
        return str(Decimal(str(round(float(value), 9))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + 0)
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(int(value)) if value == int(value) else f"{float(value):.{DIGITS}g}"
