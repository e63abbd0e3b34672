"""One printed row: figures that are parts of one whole, such as the shares of the answers to a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Protocol, runtime_checkable

from evenwicht.identify.errors import PublishedFigureError
from evenwicht.identify.rounding.rounding import (
    FigureLike,
    Interval,
    Rounding,
    check_rounding,
    parse_printed,
    printed_interval,
)

__all__ = ["MOST_POINTS", "AllocationLike", "CategoricalLike", "PrintedRow", "as_row"]

MOST_POINTS = 1_000_000
"""Points that a respondent divides: more is a typing error, and more than whole numbers of 64 bits bear."""


@runtime_checkable
class CategoricalLike(Protocol):
    """A question with one answer a respondent, printed as percentages."""

    @property
    def name(self) -> str: ...
    @property
    def categories(self) -> Sequence[str]: ...
    @property
    def percentages(self) -> Sequence[FigureLike]: ...
    @property
    def exhaustive(self) -> bool: ...


@runtime_checkable
class AllocationLike(Protocol):
    """A question that divides whole points over items, printed as means."""

    @property
    def name(self) -> str: ...
    @property
    def items(self) -> Sequence[str]: ...
    @property
    def means(self) -> Sequence[FigureLike]: ...
    @property
    def total(self) -> int: ...


@dataclass(frozen=True)
class PrintedRow:
    """Figures of one question, read exactly.

    Make one with `of_percentages` or `of_means`, or from a question with `as_row`.

    Attributes
    ----------
    name
        How messages name the question.
    labels
        How messages name the figures, one each.
    values, decimals
        The figures and the decimals they are printed with.
    scale
        100 if the figures are percentages of counts, 1 if they are means of totals.
    whole
        What the figures of all answers add to: 100, or the points that each respondent divides. None if they
        are no parts of a whole (separate means).
    exhaustive
        Whether every answer is printed. If not, one more answer takes what is left of the whole.
    """

    name: str
    labels: tuple[str, ...]
    values: tuple[Fraction, ...]
    decimals: tuple[int, ...]
    scale: int
    whole: int | None
    exhaustive: bool = True

    @classmethod
    def of_percentages(
        cls,
        percentages: Sequence[FigureLike],
        decimals: int | None = None,
        *,
        exhaustive: bool = True,
        name: str = "percentages",
        labels: Sequence[str] | None = None,
    ) -> PrintedRow:
        """A row of percentages of one question; `decimals` None takes them from the text.

        Raises
        ------
        PublishedFigureError
            For no figures, a figure that is no number, negative or over 100, or labels that do not fit.
        """
        return cls._read(percentages, decimals, name, labels, scale=100, whole=100, exhaustive=exhaustive)

    @classmethod
    def of_means(
        cls,
        means: Sequence[FigureLike],
        decimals: int | None = None,
        *,
        total: int | None = 10,
        exhaustive: bool = True,
        name: str = "means",
        labels: Sequence[str] | None = None,
    ) -> PrintedRow:
        """A row of means of whole points.

        `total` is what each respondent divides over the items; None for separate means of whole scores, which
        may be negative.

        Raises
        ------
        PublishedFigureError
            As `of_percentages`; also for a total that is no whole number of 1 or more.
        """
        if total is not None and (isinstance(total, bool) or not isinstance(total, int) or total < 1):
            raise PublishedFigureError(
                f"{name}: the total is {total!r}, expected a whole number of points, 1 or more", field=name
            )
        if total is not None and total > MOST_POINTS:
            raise PublishedFigureError(
                f"{name}: the total is {total:,} points, expected at most {MOST_POINTS:,}; type it again", field=name
            )
        return cls._read(means, decimals, name, labels, scale=1, whole=total, exhaustive=exhaustive)

    @classmethod
    def _read(
        cls,
        figures: Sequence[FigureLike],
        decimals: int | None,
        name: str,
        labels: Sequence[str] | None,
        *,
        scale: int,
        whole: int | None,
        exhaustive: bool,
    ) -> PrintedRow:
        if isinstance(figures, str) or len(figures) == 0:
            raise PublishedFigureError(f"{name}: found {figures!r}, expected one figure or more", field=name)
        if labels is None:
            labels = [str(figure).strip() for figure in figures]
        elif len(labels) != len(figures):
            raise PublishedFigureError(
                f"{name}: found {len(figures)} figures for {len(labels)} answers, expected one each",
                field=name,
            )
        values, places = [], []
        for position, (label, figure) in enumerate(zip(labels, figures, strict=True), start=1):
            told = f"{name}: figure {position}" + ("" if label == str(figure).strip() else f" ({label})")
            value, shown = parse_printed(figure, decimals, label=told)
            if whole is not None and not 0 <= value <= whole:
                raise PublishedFigureError(f"{told} is {figure}, expected 0 to {whole}", field=told)
            values.append(value)
            places.append(shown)
        return cls(name, tuple(labels), tuple(values), tuple(places), scale, whole, exhaustive)

    def sum_of(self, n: int) -> int | None:
        """What the whole totals of all answers of n respondents add to; None if the row has no whole."""
        return None if self.whole is None else self.whole * n // self.scale

    def printed(self, position: int) -> str:
        """The figure at this position, as text with its decimals."""
        places = self.decimals[position]
        text = str(Decimal(int(self.values[position] * 10**places)).scaleb(-places))
        return f"{text} %" if self.scale == 100 else text

    def interval(self, position: int, rounding: Rounding) -> Interval:
        """The exact values that print as the figure at this position."""
        return printed_interval(self.values[position], self.decimals[position], rounding)

    def units(self) -> list[int]:
        """The row in units of its last digit, with the answer that is not printed at the end if there is one.

        Raises
        ------
        PublishedFigureError
            If the row has no whole, if its figures differ in decimals, or if they do not add to the whole.
        """
        if self.whole is None:
            raise PublishedFigureError(
                f"{self.name}: separate means have no sum to keep, so largest remainder did not round them",
                field=self.name,
            )
        if len(set(self.decimals)) > 1:
            raise PublishedFigureError(
                f"{self.name}: found figures with {min(self.decimals)} and {max(self.decimals)} decimals; "
                "expected the same for all, since largest remainder rounds a row as one",
                field=self.name,
            )
        found = sum(self.values)
        if found > self.whole or (self.exhaustive and found < self.whole):
            least = "" if self.exhaustive else "at most "
            raise PublishedFigureError(
                f"{self.name}: the figures add to {_plain(found)}, expected {least}{self.whole}, since "
                "largest remainder keeps the sum",
                field=self.name,
            )
        rest = () if self.exhaustive else (self.whole - found,)
        return [int(value * 10 ** self.decimals[0]) for value in (*self.values, *rest)]

    def check(self, rounding: Rounding) -> None:
        """Raise `PublishedFigureError` if no exact figures that print as this row can add to its whole."""
        check_rounding(rounding)
        if rounding == "largest_remainder":
            self.units()
        elif self.whole is not None:
            intervals = [self.interval(i, rounding) for i in range(len(self.values))]
            low, high = sum(i.lower for i in intervals), sum(i.upper for i in intervals)
            too_high = low > self.whole or (low == self.whole and not all(i.lower_closed for i in intervals))
            too_low = high < self.whole or (high == self.whole and not all(i.upper_closed for i in intervals))
            if too_high or (self.exhaustive and too_low):
                advice = "" if too_high else "; if an answer is not printed, the row is not exhaustive"
                raise PublishedFigureError(
                    f"{self.name}: the figures add to {_plain(sum(self.values))}, too far from {self.whole} "
                    f"for rounding ({rounding}) to explain{advice}",
                    field=self.name,
                )


def as_row(question: PrintedRow | CategoricalLike | AllocationLike) -> PrintedRow:
    """The printed row of a question, or the row itself.

    Raises
    ------
    PublishedFigureError
        If it is no question, or its figures cannot be read.
    """
    if isinstance(question, PrintedRow):
        return question
    if isinstance(question, CategoricalLike):
        return PrintedRow.of_percentages(
            question.percentages,
            exhaustive=question.exhaustive,
            name=question.name,
            labels=question.categories,
        )
    if isinstance(question, AllocationLike):
        return PrintedRow.of_means(question.means, total=question.total, name=question.name, labels=question.items)
    raise PublishedFigureError(f"found {question!r}, expected a question with percentages or means")


def _plain(value: Fraction | int) -> str:
    """A sum of printed figures as the shortest decimal text."""
    return f"{float(value):.12g}"
