"""Fractions with small denominators: the next one after a value, the last one before it, the simplest between two.

A mean of whole points over a group of at most N is a fraction with a denominator up to N. Those next to each other
are neighbours of a Farey series (Hardy & Wright 2008, *An Introduction to the Theory of Numbers*, chapter III).
"""

from __future__ import annotations

import math
from fractions import Fraction


def after(value: Fraction, most: int) -> Fraction:
    """The least fraction above `value` with a denominator of `most` or less.

    Parameters
    ----------
    value
        0 or more.
    most
        1 or more.

    >>> after(Fraction(1, 3), 10)
    Fraction(3, 8)
    >>> after(Fraction(31, 97), 10)
    Fraction(1, 3)
    """
    return max(_around(value, most)) if value.denominator > most else _neighbour(value, most, 1)


def before(value: Fraction, most: int) -> Fraction:
    """The greatest fraction below `value` with a denominator of `most` or less; below 0 if `value` is 0.

    >>> before(Fraction(1, 3), 10)
    Fraction(3, 10)
    >>> before(Fraction(31, 97), 10)
    Fraction(3, 10)
    """
    return min(_around(value, most)) if value.denominator > most else _neighbour(value, most, -1)


def simplest_between(low: Fraction, high: Fraction) -> Fraction:
    """The fraction with the least denominator in `[low, high]`, which are 0 or more.

    >>> simplest_between(Fraction(31, 100), Fraction(35, 100))
    Fraction(1, 3)
    """
    whole = math.ceil(low)
    if whole <= high:
        return Fraction(whole)
    floor = whole - 1
    return floor + 1 / simplest_between(1 / (high - floor), 1 / (low - floor))


def _neighbour(value: Fraction, most: int, side: int) -> Fraction:
    """The neighbour above (1) or below (-1) a value that is such a fraction itself: their numerators and denominators
    multiplied crosswise differ by one."""
    p, q = value.numerator, value.denominator
    remainder = -side * pow(p, -1, q) % q if q > 1 else 0
    denominator = most - (most - remainder) % q
    return Fraction(p * denominator + side, q * denominator)


def _around(value: Fraction, most: int) -> tuple[Fraction, Fraction]:
    """The neighbours of a value among the fractions with a denominator of `most` or less, which it is not one of.

    They are its last convergent with such a denominator, and the last mediant of it and the one before.
    """
    earlier, last = (0, 1), (1, 0)
    numerator, denominator = value.numerator, value.denominator
    while True:
        quotient = numerator // denominator
        if earlier[1] + quotient * last[1] > most:
            break
        earlier, last = last, (earlier[0] + quotient * last[0], earlier[1] + quotient * last[1])
        numerator, denominator = denominator, numerator - quotient * denominator
    steps = (most - earlier[1]) // last[1]
    return Fraction(*last), Fraction(earlier[0] + steps * last[0], earlier[1] + steps * last[1])
