"""One figure as a report prints it: a number, limits such as `<5` or `5-9`, or a sign that it was withheld."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction

from evenwicht.identify.rounding.errors import PublishedFigureError
from evenwicht.identify.rounding.parse_printed import FigureLike, parse_printed
from evenwicht.identify.rounding.rounding import MOST_RESPONDENTS, Interval, Rounding, check_rounding, printed_interval

WITHHELD = ("-", "\N{EN DASH}", "\N{EM DASH}", "*", ".", "..", "x")
"""Signs that stand where a figure was left out: it may have any value, 0 too."""

_LIMIT = re.compile(r"(?P<sign><=|>=|<|>|\u2264|\u2265)\s*(?P<end>.+)")
_RANGE = re.compile(r"(?P<low>\d[\d.,]*)\s*%?\s*(?:-|\u2013|to)\s*(?P<high>\d[\d.,]*)")


@dataclass(frozen=True)
class PrintedFigure:
    """A figure with what is said of it alone: how it was rounded.

    Parameters
    ----------
    printed
        A number as `parse_printed` takes it; text with limits (`"<5"`, `">95"`, `"5-9"`); or one of `WITHHELD`. `"<5"`
        may be 0; a figure within `"5-9"` may have been rounded to 5 or to 9.
    decimals
        The decimals it is printed with, if its text does not show them.
    rounding
        How it was rounded, if otherwise than the rest of its row.
    nearest
        The unit that it was rounded to a multiple of, such as 5, if not a unit of its last digit.

    Raises
    ------
    PublishedFigureError
        If it cannot be read, its limits are in the wrong order, or it is no multiple of `nearest`.

    >>> PrintedFigure("<5").interval("any", exact=True)
    Interval(lower=Fraction(0, 1), upper=Fraction(5, 1), lower_closed=True, upper_closed=False)
    """

    printed: FigureLike
    decimals: int | None = None
    rounding: Rounding | None = None
    nearest: int | None = None
    label: str = field(default="figure", repr=False, compare=False)
    value: Fraction | None = field(init=False, repr=False, compare=False)
    places: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.rounding is not None:
            check_rounding(self.rounding)
        if self.nearest is not None and (
            isinstance(self.nearest, bool) or not isinstance(self.nearest, int) or self.nearest < 1
        ):
            raise PublishedFigureError(
                f"nearest is {self.nearest!r}, expected a whole number such as 5", field="nearest"
            )
        value, places = None, 0
        if self._limits() is None:
            value, places = parse_printed(self.printed, self.decimals, label=self.label)
            if self.nearest is not None and value % self.nearest:
                raise PublishedFigureError(
                    f"{self.label} is {self.printed}, which is no multiple of {self.nearest}", field=self.label
                )
        else:
            self.interval("any", exact=True)
        object.__setattr__(self, "value", value)
        object.__setattr__(self, "places", places)

    @property
    def withheld(self) -> bool:
        """Whether nothing is printed but a sign for that."""
        return is_withheld(self.printed)

    def interval(self, rounding: Rounding, *, exact: bool = False) -> Interval:
        """The exact values that print as it, 0 or more where limits are printed; `exact` says that a number stands for
        itself, as a count does."""
        limits = self._limits()
        if limits is None:
            return self._around(self.printed, rounding, exact=exact)
        (low, low_closed), (high, high_closed) = limits
        lower = self._end(low, rounding, exact=exact or not low_closed)
        upper = self._end(high, rounding, exact=exact or not high_closed)
        if upper.upper < lower.lower:
            raise PublishedFigureError(
                f"{self.label} is {self.printed!r}, expected the smaller limit first", field=self.label
            )
        return Interval(
            max(lower.lower, Fraction(0)),
            upper.upper,
            lower_closed=low_closed and (lower.lower_closed or lower.lower < 0),
            upper_closed=high_closed and upper.upper_closed,
        )

    def _limits(self) -> tuple[tuple[str, bool], tuple[str, bool]] | None:
        """Both limits as text and whether each may be reached; empty text for none. None for a plain number."""
        if not isinstance(self.printed, str):
            return None
        text = self.printed.strip().removesuffix("%").strip()
        if text in WITHHELD:
            return ("", True), ("", True)
        if found := _LIMIT.fullmatch(text):
            closed = found["sign"] not in ("<", ">")
            ends = ("", True), (found["end"], closed)
            return ends if found["sign"] in ("<", "<=", "\u2264") else (ends[1], ends[0])
        if found := _RANGE.fullmatch(text):
            return (found["low"], True), (found["high"], True)
        return None

    def _end(self, text: str, rounding: Rounding, *, exact: bool) -> Interval:
        """What one limit stands for; none stands for everything from 0."""
        if not text:
            return Interval(Fraction(0), Fraction(MOST_RESPONDENTS))
        return self._around(text, rounding, exact=exact)

    def _around(self, printed: FigureLike, rounding: Rounding, *, exact: bool) -> Interval:
        if exact and self.nearest is None:
            value, _ = parse_printed(printed, self.decimals, label=self.label)
            return Interval(value, value)
        nearest = None if self.nearest is None else Fraction(self.nearest)
        value, places = parse_printed(printed, self.decimals, label=self.label)
        return printed_interval(value, places, self.rounding or rounding, nearest)

    def __str__(self) -> str:
        return str(self.printed).strip()


def is_withheld(printed: object) -> bool:
    """Whether a cell of a table holds a sign for a figure that was left out."""
    return isinstance(printed, str) and printed.strip().removesuffix("%").strip() in WITHHELD
