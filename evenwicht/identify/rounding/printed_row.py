"""One printed row: figures that are parts of one whole, such as the shares of the answers to a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

import numpy as np

from evenwicht.identify.rounding.errors import PublishedFigureError
from evenwicht.identify.rounding.parse_printed import FigureLike
from evenwicht.identify.rounding.printed_figure import PrintedFigure
from evenwicht.identify.rounding.rounding import Interval, Rounding, check_rounding, whole_range

MOST_POINTS = 1_000_000
"""Points that a respondent divides: more is a typing error, and more than whole numbers of 64 bits bear."""


RowKind = Literal["percentages", "means", "counts"]


@dataclass(frozen=True)
class PrintedRow:
    """Figures of one question, read exactly.

    Make one with `of_percentages`, `of_means` or `of_counts`, or from a question with `as_row`.

    Attributes
    ----------
    name
        How messages name the question.
    labels
        How messages name the figures, one each.
    figures
        The figures.
    kind
        Percentages of counts, means of totals, or counts themselves.
    whole
        What the figures of all answers add to: 100, or the points that each respondent divides. None if they are no
        parts of a whole (separate means), or are counts, which add to n.
    exhaustive
        Whether every answer is printed. If not, one more answer takes what is left of the whole.
    rounding
        How the row was rounded, if otherwise than the rest of its survey.
    answered
        The least and the greatest number of respondents whose answers it is about; None for all of them.
    """

    name: str
    labels: tuple[str, ...]
    figures: tuple[PrintedFigure, ...]
    kind: RowKind
    whole: int | None
    exhaustive: bool = True
    rounding: Rounding | None = None
    answered: tuple[int, int] | None = None

    @classmethod
    def of_percentages(
        cls,
        percentages: Sequence[FigureLike | PrintedFigure],
        decimals: int | None = None,
        *,
        exhaustive: bool = True,
        name: str = "percentages",
        labels: Sequence[str] | None = None,
        rounding: Rounding | None = None,
    ) -> PrintedRow:
        """A row of percentages of one question; `decimals` None takes them from the text.

        Raises
        ------
        PublishedFigureError
            For no figures, a figure that is no number, negative or over 100, or labels that do not fit.
        """
        return cls._read("percentages", percentages, decimals, name, labels, 100, exhaustive, rounding)

    @classmethod
    def of_means(
        cls,
        means: Sequence[FigureLike | PrintedFigure],
        decimals: int | None = None,
        *,
        total: int | None = 10,
        exhaustive: bool = True,
        name: str = "means",
        labels: Sequence[str] | None = None,
        rounding: Rounding | None = None,
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
        return cls._read("means", means, decimals, name, labels, total, exhaustive, rounding)

    @classmethod
    def of_counts(
        cls,
        counts: Sequence[FigureLike | PrintedFigure],
        *,
        exhaustive: bool = True,
        name: str = "counts",
        labels: Sequence[str] | None = None,
        rounding: Rounding | None = None,
    ) -> PrintedRow:
        """A row of whole numbers of respondents, which were rounded only where a figure says to what.

        Raises
        ------
        PublishedFigureError
            For no figures, a figure that is no whole number of 0 or more, or labels that do not fit.
        """
        return cls._read("counts", counts, None, name, labels, None, exhaustive, rounding)

    @classmethod
    def _read(
        cls,
        kind: RowKind,
        figures: Sequence[FigureLike | PrintedFigure],
        decimals: int | None,
        name: str,
        labels: Sequence[str] | None,
        whole: int | None,
        exhaustive: bool,
        rounding: Rounding | None,
    ) -> PrintedRow:
        if isinstance(figures, str) or len(figures) == 0:
            raise PublishedFigureError(f"{name}: found {figures!r}, expected one figure or more", field=name)
        if rounding is not None:
            check_rounding(rounding)
        if labels is None:
            labels = [str(figure).strip() for figure in figures]
        elif len(labels) != len(figures):
            raise PublishedFigureError(
                f"{name}: found {len(figures)} figures for {len(labels)} answers, expected one each",
                field=name,
            )
        read = []
        for position, (label, figure) in enumerate(zip(labels, figures, strict=True), start=1):
            told = f"{name}: figure {position}" + ("" if label == str(figure).strip() else f" ({label})")
            made = figure if isinstance(figure, PrintedFigure) else PrintedFigure(figure, decimals, label=told)
            _check_figure(made, kind, whole, told)
            read.append(made)
        return cls(name, tuple(labels), tuple(read), kind, whole, exhaustive, rounding)

    @property
    def scale(self) -> int:
        """100 if the figures are percentages of counts, otherwise 1."""
        return 100 if self.kind == "percentages" else 1

    @property
    def decimals(self) -> tuple[int, ...]:
        """The decimals that the figures are printed with."""
        return tuple(figure.places for figure in self.figures)

    def sum_of(self, n: int) -> int | None:
        """What the whole totals of all answers of n respondents add to; None if the row has no whole."""
        if self.kind == "counts":
            return n
        return None if self.whole is None else self.whole * n // self.scale

    def printed(self, position: int) -> str:
        """The figure at this position, as text with its decimals."""
        figure = self.figures[position]
        if figure.value is None:
            return str(figure)
        text = str(Decimal(int(figure.value * 10**figure.places)).scaleb(-figure.places))
        return f"{text} %" if self.kind == "percentages" else text

    def convention(self, rounding: Rounding) -> Rounding:
        """How this row was rounded, in a survey that was rounded so."""
        return self.rounding or ("any" if self.kind == "counts" else rounding)

    def interval(self, position: int, rounding: Rounding) -> Interval:
        """The exact values that print as the figure at this position, in a survey that was rounded so."""
        return self.figures[position].interval(self.convention(rounding), exact=self.kind == "counts")

    def totals(self, position: int, n: Any, rounding: Rounding) -> tuple[Any, Any]:
        """The least and the greatest whole total that prints as the figure at this position.

        Parameters
        ----------
        position
            Of the figure.
        n
            A number of respondents, or an array of them (int64); the ends come in its shape.
        rounding
            Of the survey.
        """
        interval = self.interval(position, rounding)
        if self.kind == "counts":
            low, high = whole_range(interval, 1, 1, 0, None)
            return (low, min(high, n)) if isinstance(n, int) else (np.full_like(n, low), np.minimum(high, n))
        return whole_range(interval, n, self.scale, None if self.whole is None else 0, self.whole)

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
        withheld = [position for position, figure in enumerate(self.figures) if figure.value is None]
        rests = [position for position in withheld if self.figures[position].withheld]
        if withheld and not (self.exhaustive and withheld == rests and len(rests) == 1):
            raise PublishedFigureError(
                f"{self.name}: {self.labels[withheld[0]]} is printed as {self.figures[withheld[0]]}, while largest "
                "remainder rounds a row as one: say how this question was rounded instead, such as 'rounding: any'",
                field=self.name,
            )
        if len({figure.places for figure in self.figures if figure.value is not None}) > 1:
            raise PublishedFigureError(
                f"{self.name}: found figures with {min(self.decimals)} and {max(self.decimals)} decimals; "
                "expected the same for all, since largest remainder rounds a row as one",
                field=self.name,
            )
        values = [Fraction(0) if figure.value is None else figure.value for figure in self.figures]
        found = sum(values, Fraction(0))
        complete = self.exhaustive and not rests
        if found > self.whole or (complete and found < self.whole):
            least = "" if complete else "at most "
            raise PublishedFigureError(
                f"{self.name}: the figures add to {_plain(found)}, expected {least}{self.whole}, since "
                "largest remainder keeps the sum",
                field=self.name,
            )
        if rests:
            values[rests[0]] = self.whole - found
        rest = () if self.exhaustive else (self.whole - found,)
        return [int(value * 10 ** max(self.decimals)) for value in (*values, *rest)]

    def check(self, rounding: Rounding | None = None) -> None:
        """Raise `PublishedFigureError` if no exact figures that print as this row can add to its whole; without a
        `rounding`, however they were rounded."""
        if rounding is not None:
            check_rounding(rounding)
        chosen = self.rounding or rounding
        if chosen == "largest_remainder" and self.kind != "counts":
            self.units()
        elif self.whole is not None:
            within_a_unit: Rounding = "largest_remainder"
            intervals = [self.interval(i, chosen or within_a_unit) for i in range(len(self.figures))]
            low, high = sum(i.lower for i in intervals), sum(i.upper for i in intervals)
            too_high = low > self.whole or (low == self.whole and not all(i.lower_closed for i in intervals))
            too_low = high < self.whole or (high == self.whole and not all(i.upper_closed for i in intervals))
            if too_high or (self.exhaustive and too_low):
                advice = "; if an answer is not printed, the row is not exhaustive"
                if too_high:
                    several = "; if respondents could give several answers, it is multiple response"
                    advice = several if self.kind == "percentages" else ""
                numbers = sum(figure.value or 0 for figure in self.figures)
                raise PublishedFigureError(
                    f"{self.name}: the figures add to {_plain(numbers)}, too far from {self.whole} "
                    f"for rounding{f' ({chosen})' if chosen else ''} to explain{advice}",
                    field=self.name,
                )


def _check_figure(figure: PrintedFigure, kind: RowKind, whole: int | None, told: str) -> None:
    """Refuse a figure that lies outside its row's scale."""
    if figure.value is None:
        if whole is None and kind != "counts":
            raise PublishedFigureError(
                f"{told} is {figure}, expected a number: separate means have no limits", field=told
            )
        if whole is not None and figure.interval("any").lower > whole:
            raise PublishedFigureError(f"{told} is {figure}, expected 0 to {whole}", field=told)
    elif whole is not None and not 0 <= figure.value <= whole:
        raise PublishedFigureError(f"{told} is {figure}, expected 0 to {whole}", field=told)
    elif kind == "counts" and (figure.value < 0 or figure.value.denominator != 1):
        raise PublishedFigureError(f"{told} is {figure}, expected a whole number of respondents", field=told)


def _plain(value: Fraction | int) -> str:
    """A sum of printed figures as the shortest decimal text."""
    return f"{float(value):.12g}"
