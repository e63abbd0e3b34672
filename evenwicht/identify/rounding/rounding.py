"""What a printed figure says about the number behind it.

A figure that is printed as 2.7 stands for an interval of exact values; which one, and whether its ends
belong to it, depends on the rounding convention. Everything here is exact: figures are `Fraction`, totals are
whole numbers.
"""

from __future__ import annotations

import numbers
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal, cast, get_args

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.rounding.errors import PublishedFigureError
from evenwicht.identify.rounding.parse_printed import FigureLike, parse_printed

_SAFE_PRODUCT = 2**62
MOST_RESPONDENTS = 10_000_000
"""More are a typing error, or more than a list of sizes in memory can hold."""

Rounding = Literal["half_up", "half_even", "any", "largest_remainder", "down", "up", "truncated"]
"""`half_up`: a half goes away from zero. `half_even`: to the even digit. `any`: either way, the cautious
reading of a report that does not say. `largest_remainder`: a whole row is rounded so that its printed figures
keep their sum (see `largest_remainder.py`). `down` and `up`: always that way. `truncated`: towards zero, digits cut
off."""


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


def printed_interval(
    value: FigureLike, decimals: int | None, rounding: Rounding, nearest: Fraction | None = None
) -> Interval:
    """The exact values that print as `value`; `nearest` is the unit of which it is a multiple, if not its last digit.

    For `largest_remainder` this is the interval that holds for one figure alone (less than one unit away);
    the row as a whole says more, see `largest_remainder.py`.

    >>> printed_interval("64", 0, "half_up")
    Interval(lower=Fraction(127, 2), upper=Fraction(129, 2), lower_closed=True, upper_closed=False)
    """
    check_rounding(rounding)
    exact, places = parse_printed(value, decimals)
    unit = nearest or Fraction(1, 10**places)
    if rounding == "truncated":
        if exact == 0:
            return Interval(-unit, unit, lower_closed=False, upper_closed=False)
        rounding = "down" if exact > 0 else "up"
    if rounding == "down":
        return Interval(exact, exact + unit, upper_closed=False)
    if rounding == "up":
        return Interval(exact - unit, exact, lower_closed=False)
    if rounding == "largest_remainder":
        return Interval(exact - unit, exact + unit, lower_closed=False, upper_closed=False)
    lower, upper = exact - unit / 2, exact + unit / 2
    if rounding == "any":
        return Interval(lower, upper)
    if rounding == "half_even":
        even = int(exact / unit) % 2 == 0
        return Interval(lower, upper, lower_closed=even, upper_closed=even)
    return Interval(lower, upper, lower_closed=exact > 0, upper_closed=exact < 0)


def whole_range(
    interval: Interval, n: int | NDArray[np.int64], scale: int, lowest: int | None, highest: int | None
) -> tuple[Any, Any]:
    """The least and the greatest whole *t* with `scale * t / n` within `interval` and the limits; n may be an array.

    Parameters
    ----------
    interval
        The exact values, as `printed_interval` gives them.
    n
        Number of respondents, 1 or more, or an array of them: then two arrays in its shape, int64, or whole Python numbers
        (dtype object) where int64 might overflow.
    scale
        100 for percentages (*t* is a count), 1 for means (*t* is a total).
    lowest, highest
        Limits on `scale * t / n`, such as 0 and 100 for a percentage; None for no limit.

    Returns
    -------
    The first exceeds the second where there is none.

    >>> whole_range(printed_interval("64", 0, "any"), 80, 100, 0, 100)
    (51, 51)
    >>> whole_range(printed_interval("64", 0, "any"), 10, 100, 0, 100)
    (7, 6)
    """
    least, greatest = interval.lower / scale, interval.upper / scale
    low = _ceiling(least, n) if interval.lower_closed else _floor(least, n) + 1
    high = _floor(greatest, n) if interval.upper_closed else _ceiling(greatest, n) - 1
    larger, smaller = (max, min) if isinstance(n, int) else (np.maximum, np.minimum)
    if lowest is not None:
        low = larger(low, _ceiling(Fraction(lowest, scale), n))
    if highest is not None:
        high = smaller(high, _floor(Fraction(highest, scale), n))
    return low, high


def _floor(factor: Fraction, n: int | NDArray[np.int64]) -> Any:
    if isinstance(n, int):
        return factor.numerator * n // factor.denominator
    return multiply_divide(factor.numerator, n, factor.denominator)[0]


def _ceiling(factor: Fraction, n: int | NDArray[np.int64]) -> Any:
    return -_floor(-factor, n)


def multiply_divide(factor: int, n: NDArray[np.int64], divisor: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """`divmod(factor * n, divisor)` for every whole number of `n`, exactly.

    Parameters
    ----------
    factor
        Any whole number.
    n
        Whole numbers, int64, 0 or more.
    divisor
        A whole number above 0.

    Returns
    -------
    Quotients (rounded down) and remainders (0 to `divisor` - 1), in the shape of `n`: int64, or whole Python
    numbers (dtype object) where these might not fit.

    >>> multiply_divide(-7, np.array([1, 2, 3]), 4)
    (array([-2, -4, -6]), array([1, 2, 3]))
    """
    largest = abs(factor) * int(n.max(initial=1))
    if largest < _SAFE_PRODUCT and divisor < _SAFE_PRODUCT:
        product = n * factor
        quotient = product // divisor
        return quotient, product - quotient * divisor
    exact = n.astype(object) * factor
    return exact // divisor, exact % divisor


def check_not_too_many(number: int, name: str) -> None:
    """Refuse a number of respondents, by the name of its field, above `MOST_RESPONDENTS`.

    Raises
    ------
    PublishedFigureError
        If it is above that.
    """
    if number > MOST_RESPONDENTS:
        raise PublishedFigureError(
            f"{name} is {number:,}, expected at most {MOST_RESPONDENTS:,} respondents; type a smaller number",
            field=name,
        )
