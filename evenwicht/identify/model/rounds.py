"""Whether a value prints as a figure: step by step, apart from the intervals that the rest of the library takes."""

from __future__ import annotations

import re
from fractions import Fraction
from operator import ge, gt, le, lt

from evenwicht.identify.rounding.printed_figure import WITHHELD, PrintedFigure


def prints_as_figure(value: Fraction, figure: PrintedFigure, rounding: str, *, exact: bool = False) -> bool:
    """Whether a value of 0 or more prints so; `exact` says that it is not rounded unless the figure says to what."""
    exact = exact and figure.nearest is None
    text = str(figure.printed).strip().removesuffix("%").strip()
    if text in WITHHELD:
        return True
    for sign, holds in (("<=", le), (">=", ge), ("\u2264", le), ("\u2265", ge), ("<", lt), (">", gt)):
        if text.startswith(sign):
            end = text.removeprefix(sign).strip()
            around = holds in (le, ge) and _rounds_so(value, end, figure, rounding, exact=exact)
            return holds(value, _number(end)) or around
    ends = re.split(r"(?<=\d)\s*%?\s*(?:-|\u2013|to)\s*(?=\d)", text)
    if len(ends) == 2:
        between = _number(ends[0]) <= value <= _number(ends[1])
        return between or any(_rounds_so(value, end, figure, rounding, exact=exact) for end in ends)
    return _rounds_so(value, text, figure, rounding, exact=exact)


def _rounds_so(value: Fraction, text: str, figure: PrintedFigure, rounding: str, *, exact: bool) -> bool:
    if exact:
        return value == _number(text)
    decimals = figure.decimals if figure.decimals is not None else len(text.replace(",", ".").partition(".")[2])
    unit = Fraction(figure.nearest or Fraction(1, 10**decimals))
    chosen = figure.rounding or rounding
    if chosen == "largest_remainder":  # of one figure alone: less than a unit away
        return abs(value - _number(text)) < unit
    return _rounds_to(value / unit, int(_number(text) / unit), chosen)


def _number(text: str) -> Fraction:
    return Fraction(text.replace(",", "."))


def _rounds_to(value: Fraction, printed: int, rounding: str) -> bool:
    """Whether a value of 0 or more, in units of the last printed digit, rounds to `printed`."""
    below, remainder = value.numerator // value.denominator, value - value.numerator // value.denominator
    half = Fraction(1, 2)
    if rounding in ("down", "truncated"):
        return printed == below
    if rounding == "up":
        return printed == below + (remainder > 0)
    if remainder != half:
        return printed == (below if remainder < half else below + 1)
    if rounding == "half_up":
        return printed == below + 1
    if rounding == "half_even":
        return printed == below + below % 2
    return printed in (below, below + 1)
