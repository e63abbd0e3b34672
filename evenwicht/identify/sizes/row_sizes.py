"""For which numbers of respondents whole totals exist that print as one row."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.rounding.errors import PublishedFigureError
from evenwicht.identify.rounding.largest_remainder import sums_that_print
from evenwicht.identify.rounding.printed_row import PrintedRow
from evenwicht.identify.rounding.rounding import Rounding


@runtime_checkable
class HasRow(Protocol):
    """A question with a printed row."""

    @property
    def row(self) -> PrintedRow: ...


PublishedQuestion = PrintedRow | HasRow
"""A question with printed figures, or its row itself."""


def as_row(question: PublishedQuestion) -> PrintedRow:
    """The printed row of a question, or the row itself; `PublishedFigureError` if there is none."""
    if isinstance(question, PrintedRow):
        return question
    if isinstance(question, HasRow):
        return question.row
    raise PublishedFigureError(f"found {question!r}, expected a question with percentages, counts or means")


def checked_rows(questions: Sequence[PublishedQuestion], rounding: Rounding) -> list[PrintedRow]:
    """The questions' rows, none of which is impossible for every n."""
    rows = [as_row(question) for question in questions]
    if not rows:
        raise PublishedFigureError("found no questions, expected at least one", field="questions")
    for row in rows:
        row.check(rounding)
    return rows


def prints_at(row: PrintedRow, n: NDArray[np.int64], rounding: Rounding) -> NDArray[np.bool_]:
    """For each n, whether whole totals print as this row."""
    rounding = row.convention(rounding)
    if rounding == "largest_remainder":
        return sums_that_print(row.units(), _sums(row, n))
    possible = np.ones(len(n), dtype=np.bool_)
    least_sum = np.zeros(len(n), dtype=np.int64)
    greatest_sum = np.zeros(len(n), dtype=np.int64)
    for position in range(len(row.figures)):
        low, high = row.totals(position, n, rounding)
        possible &= (low <= high).astype(np.bool_)
        least_sum = least_sum + low
        greatest_sum = greatest_sum + high
    if row.whole is not None or row.kind == "counts":
        needed = _sums(row, n)
        possible &= (least_sum <= needed).astype(np.bool_)
        if row.exhaustive:
            possible &= (needed <= greatest_sum).astype(np.bool_)
    return possible


def fewest_answering(row: PrintedRow, most: int, rounding: Rounding) -> int | None:
    """Of a row that not everyone answered, the least number who can have done so, up to `most`; None if there is none."""
    low, high = row.answered or (1, most)
    numbers = np.arange(low, min(high, most) + 1, dtype=np.int64)
    found = np.flatnonzero(prints_at(row, numbers, rounding))
    return int(numbers[found[0]]) if len(found) else None


def certain_from(row: PrintedRow, rounding: Rounding) -> int | None:
    """An n from which on every n prints this row, or None if the row gives no such n.

    The whole totals behind a figure start at most 1 above the lower end of its interval and stop at most 1
    below the upper end. So a long enough interval holds one, and enough room between the whole and the sum of
    the lower ends, or of the upper ends, holds the rounding of all figures.
    """
    if row.convention(rounding) == "largest_remainder":
        return sum(row.units())
    if row.kind == "counts":
        return None
    intervals = [row.interval(i, rounding) for i in range(len(row.figures))]
    low = [i.lower if row.whole is None else max(i.lower, Fraction(0)) for i in intervals]
    high = [i.upper if row.whole is None else min(i.upper, Fraction(row.whole)) for i in intervals]
    rooms = [(upper - lower) / 2 for lower, upper in zip(low, high, strict=True)]
    if row.whole is not None:
        rooms.append((row.whole - sum(low, Fraction(0))) / len(low))
        if row.exhaustive:
            rooms.append((sum(high, Fraction(0)) - row.whole) / len(high))
    return math.ceil(row.scale / min(rooms)) if min(rooms) > 0 else None


def _sums(row: PrintedRow, n: NDArray[np.int64]) -> NDArray[np.int64]:
    return n * np.int64(row.whole or 0) if row.kind == "means" else n
