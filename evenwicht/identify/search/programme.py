"""An integer programme in whole numbers: what a part of a survey asks of its group sizes and point totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Coefficients = Mapping[int, int]
"""Whole weights by variable."""

Limits = Mapping[int, tuple[int, int]]
"""The least and the greatest value of some variables, narrower than the programme says."""

Floats = NDArray[np.float64]
"""One value a variable, as solvers give them; with the next two, for any array of this room and of those that import it."""
Truths = NDArray[np.bool_]
Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Row:
    """`low <= sum of weights times variables <= high`; None for no limit."""

    weights: Coefficients
    low: int | None
    high: int | None


@dataclass(frozen=True)
class RatioRow:
    """`larger / larger_size >= smaller / smaller_size` (`>` if strict), unless one of the sizes is 0.

    Both totals have weights of 0 or more, and other rows must make each 0 where its size is 0. The sizes are
    variables; they may be one and the same.
    """

    larger: Coefficients
    larger_size: int
    smaller: Coefficients
    smaller_size: int
    strict: bool


@dataclass(frozen=True)
class Table:
    """Variables that are the points of cells by item: those of a cell add to `total` times its size."""

    points: tuple[tuple[int, ...], ...]
    sizes: tuple[int, ...]
    total: int


@dataclass
class Programme:
    """Whole variables of 0 or more within limits, rows, and rows that compare ratios.

    Attributes
    ----------
    lower, upper
        The least and the greatest value of each variable.
    rows, ratio_rows
        What must hold of them.
    sizes
        The variables that are group sizes, by question: those of one question have a fixed sum. A search
        branches on these first.
    tables
        The variables that are points, one table an allocation.
    choices
        Variables of 0 or 1, of each list one that is 1.
    """

    lower: list[int] = field(default_factory=list)
    upper: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    ratio_rows: list[RatioRow] = field(default_factory=list)
    sizes: list[list[int]] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    choices: list[list[int]] = field(default_factory=list)

    def variable(self, lower: int, upper: int) -> int:
        """Add a variable and return its index."""
        self.lower.append(lower)
        self.upper.append(upper)
        return len(self.lower) - 1

    def row(self, weights: Coefficients, low: int | None, high: int | None) -> None:
        """Add a row."""
        self.rows.append(Row(dict(weights), low, high))

    def choose(self, options: Sequence[int]) -> None:
        """Let one of these variables of 0 or 1 be 1."""
        self.choices.append(list(options))
        self.row(dict.fromkeys(options, 1), 1, 1)

    def compare(
        self,
        larger: Coefficients,
        larger_size: int,
        smaller: Coefficients,
        smaller_size: int,
        *,
        strict: bool,
    ) -> None:
        """Add the comparison of two means: as a plain row where the sizes do not matter.

        Of one group that cannot be empty, or weakly, totals compare as means do.
        """
        if larger_size == smaller_size and not (strict and self.lower[larger_size] == 0):
            weights = dict(larger)
            for variable, weight in smaller.items():
                weights[variable] = weights.get(variable, 0) - weight
            self.row({v: w for v, w in weights.items() if w}, int(strict), None)
        else:
            self.ratio_rows.append(RatioRow(dict(larger), larger_size, dict(smaller), smaller_size, strict))

    def admits(self, values: Sequence[int]) -> bool:
        """Whether whole values keep every limit and row, in whole numbers."""
        return (
            all(low <= v <= high for low, v, high in zip(self.lower, values, self.upper, strict=True))
            and all(_within(total(row.weights, values), row) for row in self.rows)
            and not any(broken(row, values) for row in self.ratio_rows)
        )


def total(weights: Coefficients, values: Sequence[int]) -> int:
    """The weighted sum."""
    return sum(weight * values[variable] for variable, weight in weights.items())


def broken(row: RatioRow, values: Sequence[int]) -> bool:
    """Whether whole values break a comparison of ratios."""
    first, second = values[row.larger_size], values[row.smaller_size]
    if first == 0 or second == 0:
        return False
    difference = second * total(row.larger, values) - first * total(row.smaller, values)
    return difference < int(row.strict)


def _within(found: int, row: Row) -> bool:
    return (row.low is None or row.low <= found) and (row.high is None or found <= row.high)
