"""Points that respondents divided: numbers in cells, their sum, percentages, and cells left empty for zero."""

from __future__ import annotations

import re
from decimal import Decimal

from evenwicht.codebook import Variable
from evenwicht.survey.raw import Cell

_NUMBER = re.compile(r"([+-]?[0-9]+(?:[.,][0-9]+)?)(?:\s*%|\s+(?:punt(?:en)?|points?|pts?))?", re.IGNORECASE)
"""A number, with what people write after one: a percent sign, or the word points."""
Table = dict[str, list[object]]
"""The cells of each column, by its name."""


def number(cell: Cell) -> Decimal | Cell:
    """The number in a cell, with a decimal point or comma; the cell itself if there is none in it.

    >>> number("2,5"), number(3.0), number("n.v.t."), number("30%"), number("1 punt")
    (Decimal('2.5'), Decimal('3'), 'n.v.t.', Decimal('30'), Decimal('1'))
    """
    found = None if isinstance(cell, bool) or cell is None else _NUMBER.fullmatch(str(cell).strip())
    if found is None:
        return cell
    value = Decimal(found[1].replace(",", "."))
    return value.to_integral_value() if value == value.to_integral_value() else value


def sums(table: Table, own: list[str]) -> list[tuple[int, Decimal | None]]:
    """For each respondent how many cells are empty, and the sum of the others; None where one is no number."""
    found: list[tuple[int, Decimal | None]] = []
    for row in zip(*(table[name] for name in own), strict=True):
        given = [cell for cell in row if cell is not None]
        numbers = [cell for cell in given if isinstance(cell, Decimal)]
        found.append(
            (len(row) - len(given), sum(numbers, Decimal(0)) if numbers and len(numbers) == len(given) else None)
        )
    return found


def in_units(table: Table, own: list[str], variable: Variable, remarks: list[str]) -> None:
    """Turn percentages into points, where every answer adds to a hundred."""
    whole = [total for _, total in sums(table, own) if total is not None]
    if variable.total in (None, 100) or len(whole) < 2 or any(total != 100 for total in whole):
        return
    unit = Decimal(variable.total or 0) / 100
    for name in own:
        table[name] = [number(str(cell * unit)) if isinstance(cell, Decimal) else cell for cell in table[name]]
    remarks.append(f"{variable.name}: every answer adds to 100, read as percentages of {variable.total} points")


def fill(table: Table, own: list[str], total: int) -> int:
    """Put zero in empty cells where the others come to the whole; tells in how many."""
    filled = 0
    for i, (empty, found) in enumerate(sums(table, own)):
        if empty and found == total:
            filled += empty
            for name in own:
                table[name][i] = Decimal(0) if table[name][i] is None else table[name][i]
    return filled


def coded_missing(table: Table, own: list[str], total: int) -> list[str | None]:
    """For each respondent the code for no answer, such as -99: one number outside the range in every cell; else None."""
    found: list[str | None] = []
    for row in zip(*(table[name] for name in own), strict=True):
        only = row[0]
        out = isinstance(only, Decimal) and not 0 <= only <= total
        found.append(str(only) if out and all(cell == only for cell in row) else None)
    return found
