"""Reading what a student hands in: whole numbers, numbers and pairs, or a hint that says which of these is asked."""

from __future__ import annotations

import math
import numbers
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any, Literal, NoReturn

from evenwicht.practicum.feedback import NotYet, is_empty

MOST = 100_000
"""The most members of an answer that are looked at."""
Closeness = Literal["same", "rounded", "other"]
Pair = tuple[float, float]


def values(answer: object, hint: str) -> list[Any]:
    """The members of a list, a tuple, a set, an array or a column; a text or a single value is none of these.

    Raises
    ------
    NotYet
        With `hint`, if it is something else or has more than `MOST` members; with no hint at all if it has none.
    """
    if isinstance(answer, str | bytes | Mapping) or not isinstance(answer, Iterable):
        raise NotYet(hint)
    try:
        found = list(islice(answer, MOST + 1))
    except Exception:  # whatever an object of a student's own raises
        raise NotYet(hint) from None
    if len(found) > MOST:
        raise NotYet(hint)
    if not found:
        raise NotYet("")
    return found


def names(answer: object, count: int, hint: str) -> tuple[Any, ...]:
    """The members of a list or tuple of this many plain values (texts and numbers); NotYet if it is something else."""
    if not isinstance(answer, tuple | list) or len(answer) != count:
        raise NotYet(hint)
    if not all(isinstance(one, str | numbers.Number) for one in answer):
        raise NotYet(hint)
    return tuple(answer)


def whole(answer: object, hint: str) -> int:
    """A whole number; NotYet with `hint` if it is something else."""
    if isinstance(answer, bool) or not isinstance(answer, numbers.Integral):
        raise NotYet(hint)
    return int(answer)


def number(answer: object, hint: str) -> float:
    """A finite number; NotYet with `hint` if it is something else, and with no hint at all if it is still empty."""
    if is_empty(answer):
        raise NotYet("")
    if isinstance(answer, bool) or not isinstance(answer, numbers.Real | Decimal):
        raise NotYet(hint)
    try:
        found = float(answer)
    except (OverflowError, ValueError):  # beyond every float, or a signalling NaN
        raise NotYet(hint) from None
    if not math.isfinite(found):
        raise NotYet(hint)
    return found


def pair(answer: object, hint: str) -> Pair:
    """Two numbers; NotYet with `hint` if it is something else."""
    if is_empty(answer):
        raise NotYet("")
    found = values(answer, hint)
    if isinstance(answer, set | frozenset) or len(found) != 2:
        raise NotYet(hint)
    return number(found[0], hint), number(found[1], hint)


def closeness(found: float, expected: float, decimals: int) -> Closeness:
    """How near a number is: the same to this many decimals, the same to one decimal fewer, or another.

    >>> closeness(0.123, 0.12345, 3), closeness(0.12, 0.12345, 3), closeness(0.2, 0.12345, 3)
    ('same', 'rounded', 'other')
    """
    away = abs(found - expected)
    if away <= 0.6 * 10**-decimals:
        return "same"
    return "rounded" if away <= 0.6 * 10 ** (1 - decimals) else "other"


def same(found: Sequence[float], expected: Sequence[float], decimals: int) -> bool:
    """Whether all numbers are the same to this many decimals."""
    return all(closeness(a, b, decimals) == "same" for a, b in zip(found, expected, strict=True))


def near(found: Sequence[float], expected: Sequence[float], decimals: int) -> bool:
    """Whether all numbers are the same to one decimal fewer."""
    return all(closeness(a, b, decimals) != "other" for a, b in zip(found, expected, strict=True))


def require_set(found: set[Any], expected: set[Any], name: str) -> None:
    """Raise `NotYet` with ``name_missing``, ``name_too_many`` or ``name_both`` unless two sets are the same."""
    if found < expected:
        raise NotYet(f"{name}_missing")
    if found > expected:
        raise NotYet(f"{name}_too_many")
    if found != expected:
        raise NotYet(f"{name}_both")


def raise_hint(looks: Mapping[str, bool], otherwise: str) -> NoReturn:
    """Raise `NotYet` with the first hint on what a wrong answer looks like, or with another where it looks like nothing."""
    raise NotYet(next((hint for hint, looks_so in looks.items() if looks_so), otherwise))
