"""What a printed figure says about the number behind it.

A figure that is printed as 2.7 stands for an interval of exact values; which one, and whether its ends
belong to it, depends on the rounding convention. Everything here is exact: figures are `Fraction`, totals are
whole numbers.
"""

from __future__ import annotations

import math
import numbers
import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, cast, get_args

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.errors import PublishedFigureError

__all__ = [
    "Interval",
    "PrintedFigure",
    "PublishedFigureError",
    "Rounding",
    "check_rounding",
    "integer_ranges_printing_as",
    "integers_printing_as",
    "parse_printed",
    "printed_interval",
]

Rounding = Literal["half_up", "half_even", "any", "largest_remainder"]
"""`half_up`: a half goes away from zero. `half_even`: to the even digit. `any`: either way, the cautious
reading of a report that does not say. `largest_remainder`: a whole row is rounded so that its printed figures
keep their sum (see `largest_remainder.py`)."""

PrintedFigure = str | int | float | Decimal | Fraction
"""A figure as printed. Text is best: "2.0" shows its decimal, the number 2.0 does not."""

_NUMBER = re.compile(r"(?P<sign>[+-]?)(?P<whole>\d+)(?:[.,](?P<part>\d+))?")
_SAFE_PRODUCT = 2**62


@dataclass(frozen=True)
class Interval:
    """An interval of exact values, each end within it or not."""

    lower: Fraction
    upper: Fraction
    lower_closed: bool = True
    upper_closed: bool = True

    def __contains__(self, value: object) -> bool:
        if not isinstance(value, numbers.Rational):
            return False
        above = self.lower < value or (self.lower_closed and self.lower == value)
        below = value < self.upper or (self.upper_closed and value == self.upper)
        return bool(above and below)


def check_rounding(rounding: str) -> Rounding:
    """Return `rounding` if it names a convention; raise `PublishedFigureError` if not."""
    if rounding not in get_args(Rounding):
        known = ", ".join(get_args(Rounding))
        raise PublishedFigureError(
            f"rounding is {rounding!r}, which is not a rounding convention: choose one of {known}",
            field="rounding",
        )
    return cast(Rounding, rounding)


def parse_printed(
    value: PrintedFigure, decimals: int | None = None, *, label: str = "figure"
) -> tuple[Fraction, int]:
    """Read one printed figure exactly.

    Parameters
    ----------
    value
        Text ("2.7", "2,7", "64 %"), a whole number or a `Decimal` show their own decimals; a float or a
        `Fraction` needs `decimals`.
    decimals
        The number of printed decimals, 0 or more. Given, it may add decimals ("2" printed as 2.0), not drop any.
    label
        How messages name the figure.

    Returns
    -------
    The value, and its number of printed decimals.

    Raises
    ------
    PublishedFigureError
        If `value` is no finite number, does not show its decimals, or shows more of them than `decimals`.

    >>> parse_printed("2,7")
    (Fraction(27, 10), 1)
    >>> parse_printed(64)
    (Fraction(64, 1), 0)
    """
    if decimals is not None and (
        isinstance(decimals, bool) or not isinstance(decimals, numbers.Integral) or decimals < 0
    ):
        raise PublishedFigureError(
            f"decimals is {decimals!r}: give a whole number, 0 or more", field="decimals"
        )
    exact, shown = _read(value, label)
    if decimals is None:
        if shown is None:
            raise PublishedFigureError(
                f"{label} is {value!r}, which does not show how many decimals were printed: "
                'give it as text, such as "2.0", or give the number of decimals',
                field=label,
            )
        return exact, shown
    if (exact * 10**decimals).denominator != 1 or (shown or 0) > decimals:
        raise PublishedFigureError(
            f"{label} is {value!r}, which has more than {decimals} decimals: "
            "correct the figure or the number of decimals",
            field=label,
        )
    return exact, int(decimals)


def printed_interval(value: PrintedFigure, decimals: int | None, rounding: Rounding) -> Interval:
    """The exact values that print as `value`.

    For `largest_remainder` this is the interval that holds for one figure alone (less than one unit away); the
    row as a whole says more, see `largest_remainder.py`.

    >>> printed_interval("64", 0, "half_up")
    Interval(lower=Fraction(127, 2), upper=Fraction(129, 2), lower_closed=True, upper_closed=False)
    """
    check_rounding(rounding)
    exact, places = parse_printed(value, decimals)
    unit = Fraction(1, 10**places)
    if rounding == "largest_remainder":
        return Interval(exact - unit, exact + unit, lower_closed=False, upper_closed=False)
    lower, upper = exact - unit / 2, exact + unit / 2
    if rounding == "any":
        return Interval(lower, upper)
    if rounding == "half_even":
        even = int(exact / unit) % 2 == 0
        return Interval(lower, upper, lower_closed=even, upper_closed=even)
    return Interval(lower, upper, lower_closed=exact > 0, upper_closed=exact < 0)


def integers_printing_as(
    value: PrintedFigure,
    decimals: int | None,
    n: int,
    rounding: Rounding,
    scale: int = 100,
    *,
    lowest: int | None = 0,
    highest: int | None = None,
) -> tuple[int, int]:
    """The whole totals *t* for which `scale * t / n` prints as `value`.

    Parameters
    ----------
    value, decimals, rounding
        As for `printed_interval`.
    n
        Number of respondents, 1 or more.
    scale
        100 for percentages (*t* is a count), 1 for means (*t* is a total).
    lowest, highest
        Limits on `scale * t / n`, such as 0 and 100 for a percentage; None for no limit.

    Returns
    -------
    The least and the greatest such total; the first exceeds the second if there is none.

    >>> integers_printing_as("64", 0, 80, "any")
    (51, 51)
    >>> integers_printing_as("64", 0, 81, "any")
    (52, 52)
    >>> integers_printing_as("2.7", 1, 80, "half_up", scale=1)
    (212, 219)
    >>> integers_printing_as("64", 0, 10, "any")
    (7, 6)
    """
    if isinstance(n, bool) or not isinstance(n, numbers.Integral) or n < 1:
        raise PublishedFigureError(f"n is {n!r}: give a whole number of respondents, 1 or more", field="n")
    interval = printed_interval(value, decimals, rounding)
    low, high = _whole_range(interval, int(n), scale, lowest, highest)
    return cast(int, low), cast(int, high)


def integer_ranges_printing_as(
    value: PrintedFigure,
    decimals: int | None,
    n: NDArray[np.int64],
    rounding: Rounding,
    scale: int = 100,
    *,
    lowest: int | None = 0,
    highest: int | None = None,
) -> tuple[NDArray[Any], NDArray[Any]]:
    """`integers_printing_as` for every n of an array at once.

    Returns
    -------
    Two arrays in the shape of `n`: int64, or whole Python numbers (dtype object) where int64 might overflow.
    """
    sizes = np.asarray(n)
    if sizes.dtype.kind not in "iu" or (sizes.size and int(sizes.min()) < 1):
        raise PublishedFigureError("n holds something else than whole numbers of 1 or more", field="n")
    interval = printed_interval(value, decimals, rounding)
    factors = (
        interval.lower.numerator,
        interval.upper.numerator,
        (lowest or 0) * scale,
        (highest or 0) * scale,
        scale * interval.lower.denominator,
        scale * interval.upper.denominator,
    )
    largest = max(abs(factor) for factor in factors) * int(sizes.max(initial=1))
    exact = sizes.astype(np.int64) if largest < _SAFE_PRODUCT else sizes.astype(object)
    low, high = _whole_range(interval, exact, scale, lowest, highest)
    return cast("NDArray[Any]", low), cast("NDArray[Any]", high)


def _whole_range(
    interval: Interval, n: int | NDArray[Any], scale: int, lowest: int | None, highest: int | None
) -> tuple[Any, Any]:
    """Least and greatest whole *t* with `scale * t / n` within `interval` and the limits."""
    numerator, denominator = interval.lower.numerator, interval.lower.denominator * scale
    low = -((-numerator * n) // denominator) if interval.lower_closed else (numerator * n) // denominator + 1
    numerator, denominator = interval.upper.numerator, interval.upper.denominator * scale
    high = (numerator * n) // denominator if interval.upper_closed else -((-numerator * n) // denominator) - 1
    larger, smaller = (max, min) if isinstance(n, int) else (np.maximum, np.minimum)
    if lowest is not None:
        low = larger(low, -((-lowest * n) // scale))
    if highest is not None:
        high = smaller(high, (highest * n) // scale)
    return low, high


def _read(value: PrintedFigure, label: str) -> tuple[Fraction, int | None]:
    """The exact value, and the decimals it shows (None where the type hides them)."""
    if isinstance(value, str):
        match = _NUMBER.fullmatch(value.strip().removesuffix("%").rstrip().replace("\N{MINUS SIGN}", "-"))
        if match is None:
            raise PublishedFigureError(
                f'{label} is {value!r}, which is not a number: expected digits such as "64" or "2.7"',
                field=label,
            )
        part = match["part"] or ""
        exact = Fraction(int(match["whole"] + part), 10 ** len(part))
        return (-exact if match["sign"] == "-" else exact), len(part)
    if isinstance(value, bool) or not isinstance(value, numbers.Real | Decimal):
        raise PublishedFigureError(
            f"{label} is {value!r}: expected a number, or text that shows one", field=label
        )
    if not isinstance(value, numbers.Rational) and not math.isfinite(value):
        raise PublishedFigureError(f"{label} is {value}: expected a finite number", field=label)
    if isinstance(value, numbers.Integral):
        return Fraction(int(value)), 0
    if isinstance(value, Decimal):
        return Fraction(value), max(0, -int(value.as_tuple().exponent))
    if isinstance(value, numbers.Rational):
        return Fraction(value.numerator, value.denominator), None
    return Fraction(str(value)), None  # the shortest decimal that reads back as this float
