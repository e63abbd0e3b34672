"""Reading a printed figure exactly, with the decimals it was printed with."""

from __future__ import annotations

import math
import numbers
import re
from decimal import Decimal
from fractions import Fraction

from evenwicht.identify.rounding.errors import PublishedFigureError

FigureLike = str | int | float | Decimal | Fraction
"""A figure as printed. Text is best: "2.0" shows its decimal, the number 2.0 does not."""

MOST_DECIMALS = 15
"""Decimals of a figure: as many as a floating-point number tells apart."""
MOST_DIGITS = 18
"""Digits of a figure: a percentage with all of those decimals."""

_NUMBER = re.compile(r"(?P<sign>[+-]?)(?=[.,]?\d)(?P<whole>\d*)(?:[.,](?P<part>\d+))?", re.ASCII)


def parse_printed(value: FigureLike, decimals: int | None = None, *, label: str = "figure") -> tuple[Fraction, int]:
    """Read one printed figure exactly.

    Parameters
    ----------
    value
        Text ("2.7", "2,7", ".35", "64 %"), a whole number or a `Decimal` show their own decimals; a float or a
        `Fraction` needs `decimals`.
    decimals
        The number of printed decimals, 0 or more. Given, it may add decimals ("2" printed as 2.0) but
        not drop any.
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
        raise PublishedFigureError(f"decimals is {decimals!r}: give a whole number, 0 or more", field="decimals")
    if decimals is not None and decimals > MOST_DECIMALS:
        raise PublishedFigureError(f"decimals is {decimals}, expected at most {MOST_DECIMALS}", field="decimals")
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


def _read(value: FigureLike, label: str) -> tuple[Fraction, int | None]:
    """The exact value, and the decimals it shows (None where the type hides them)."""
    if isinstance(value, str):
        match = _NUMBER.fullmatch(value.strip().removesuffix("%").rstrip().replace("\N{MINUS SIGN}", "-"))
        if match is None:
            raise PublishedFigureError(
                f'{label} is {value!r}, which is not a number: expected digits such as "64" or "2.7"',
                field=label,
            )
        part = match["part"] or ""
        _check_digits(len(match["whole"] + part), label)
        exact = Fraction(int(match["whole"] + part), 10 ** len(part))
        return (-exact if match["sign"] == "-" else exact), len(part)
    if isinstance(value, bool) or not isinstance(value, numbers.Real | Decimal):
        raise PublishedFigureError(f"{label} is {value!r}: expected a number, or text that shows one", field=label)
    if not isinstance(value, numbers.Rational) and not math.isfinite(value):
        raise PublishedFigureError(f"{label} is {value}: expected a finite number", field=label)
    if isinstance(value, Decimal):
        _check_digits(max(abs(value.adjusted()) + 1, len(value.as_tuple().digits)), label)
    elif abs(value) >= 10**MOST_DIGITS:
        _check_digits(MOST_DIGITS + 1, label)
    if isinstance(value, numbers.Integral):
        return Fraction(int(value)), 0
    if isinstance(value, Decimal):
        return Fraction(value), max(0, -int(value.as_tuple().exponent))
    if isinstance(value, numbers.Rational):
        return Fraction(value.numerator, value.denominator), None
    return Fraction(str(value)), None  # the shortest decimal that reads back as this float


def _check_digits(number: int, label: str) -> None:
    if number > MOST_DIGITS:
        raise PublishedFigureError(
            f"{label} has more than {MOST_DIGITS} digits, which no report prints: type it again", field=label
        )
