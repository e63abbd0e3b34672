"""Why a number of respondents cannot print a report's figures: which figure or which row says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

import numpy as np

from evenwicht.identify.rounding.errors import PublishedFigureError
from evenwicht.identify.rounding.printed_row import PrintedRow
from evenwicht.identify.rounding.rounding import Rounding, check_not_too_many
from evenwicht.identify.sizes.row_sizes import PublishedQuestion, checked_rows, fewest_answering, prints_at


@dataclass(frozen=True)
class Clash:
    """Why one printed figure, or one row of them, cannot come from n respondents.

    Attributes
    ----------
    question
        Name of the question.
    figures
        Labels of the printed figures that clash with n: one, or a whole row.
    kind
        `figure`: no whole total prints as it. `sum_too_high`, `sum_too_low`: each figure has whole totals,
        but the least of them add to too much, or the greatest to too little. `largest_remainder`: no whole
        totals round to this row by that rule. `answered`: no number of those who answered can print it.
    sentence
        The same in words.
    """

    question: str
    figures: tuple[str, ...]
    kind: Literal["figure", "sum_too_high", "sum_too_low", "largest_remainder", "answered"]
    sentence: str


@dataclass(frozen=True)
class Explanation:
    """Whether n respondents can have given the printed figures, and if not, which figures say so."""

    n: int
    clashes: tuple[Clash, ...]

    @property
    def possible(self) -> bool:
        """Whether nothing clashes."""
        return not self.clashes

    def __str__(self) -> str:
        if self.possible:
            return f"n = {self.n} is possible: whole totals exist that print as these figures."
        return f"n = {self.n} is impossible. " + " ".join(clash.sentence for clash in self.clashes)


def explain(n: int, questions: Sequence[PublishedQuestion], rounding: Rounding = "any") -> Explanation:
    """Say which printed figure, or which row of figures, makes n respondents impossible.

    Parameters
    ----------
    n
        Number of respondents, 1 or more.
    questions, rounding
        As for `joint_sample_sizes`.

    Raises
    ------
    PublishedFigureError
        As for `joint_sample_sizes`.

    >>> print(explain(100, [PrintedRow.of_percentages(["33", "33", "33"], name="a")]))
    n = 100 is impossible. a: at n = 100 the greatest counts that print so add to 99, less than 100.
    """
    if isinstance(n, bool) or not isinstance(n, int | np.integer) or n < 1:
        raise PublishedFigureError(f"n is {n!r}, expected a whole number of respondents, 1 or more", field="n")
    check_not_too_many(int(n), "n")
    rows = checked_rows(questions, rounding)
    return Explanation(int(n), tuple(clash for row in rows for clash in _clashes(row, int(n), rounding)))


def _clashes(row: PrintedRow, n: int, rounding: Rounding) -> list[Clash]:
    """What makes this row impossible at n, single figures first; nothing if it is possible."""
    if row.answered is not None:
        if fewest_answering(row, n, rounding) is not None:
            return []
        low, high = row.answered[0], min(n, row.answered[1])
        sentence = f"{row.name}: no number of {low} to {high} who answered can print its figures."
        if low > n:
            sentence = f"{row.name}: answered by {low}, more than {n}."
        return [Clash(row.name, row.labels, "answered", sentence)]
    rounding = row.convention(rounding)
    if rounding == "largest_remainder":
        if prints_at(row, np.array([n], dtype=np.int64), rounding)[0]:
            return []
        whole = "totals of points" if row.kind == "means" else "counts"
        sentence = f"{row.name}: no whole {whole} at n = {n} round to this row by largest remainder."
        return [Clash(row.name, row.labels, "largest_remainder", sentence)]
    ranges = [row.totals(position, n, rounding) for position in range(len(row.figures))]
    single = [_figure_clash(row, position, n) for position, (low, high) in enumerate(ranges) if low > high]
    needed = row.sum_of(n)
    if single or needed is None:
        return single
    least, greatest = sum(low for low, _ in ranges), sum(high for _, high in ranges)
    if least > needed:
        sentence = f"{row.name}: at n = {n} the least {_totals(row)} add to {least}, more than {needed}."
        return [Clash(row.name, row.labels, "sum_too_high", sentence)]
    if row.exhaustive and greatest < needed:
        sentence = f"{row.name}: at n = {n} the greatest {_totals(row)} add to {greatest}, less than {needed}."
        return [Clash(row.name, row.labels, "sum_too_low", sentence)]
    return []


def _figure_clash(row: PrintedRow, position: int, n: int) -> Clash:
    """The clash of one figure, with the two whole totals on either side of it."""
    printed, figure = row.printed(position), row.figures[position]
    if row.kind == "counts":
        sentence = f"{row.name}: {row.labels[position]} is a count of {printed}, more than {n}."
        return Clash(row.name, (row.labels[position],), "figure", sentence)
    if figure.value is None:
        sentence = f"{row.name}: nothing out of {n} lies within {printed} ({row.labels[position]})."
        return Clash(row.name, (row.labels[position],), "figure", sentence)
    places = figure.places
    below = figure.value * n // row.scale
    around = []
    for total in (below, below + 1):
        exact = Fraction(row.scale * total, n)
        shown = Decimal(round(exact * 10 ** (places + 2))).scaleb(-places - 2)
        around.append(f"{total} gives {shown}" + (" %" if row.kind == "percentages" else ""))
    kind = "count out of" if row.kind == "percentages" else "total of whole points at n ="
    sentence = f"{row.name}: no {kind} {n} prints as {printed}, for {around[0]} and {around[1]}."
    return Clash(row.name, (row.labels[position],), "figure", sentence)


def _totals(row: PrintedRow) -> str:
    return "totals that print so" if row.kind == "means" else "counts that print so"
