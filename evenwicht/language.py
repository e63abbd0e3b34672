"""The language of labels and numbers: one setting for the whole book.

The setting is the environment variable ``EVENWICHT_LANGUAGE`` (``nl`` when it is not set); every function that
writes words or numbers for a reader also takes ``language`` to override it.
"""

from __future__ import annotations

import os
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal

Language = Literal["nl", "en"]

LANGUAGES: tuple[Language, ...] = ("nl", "en")
_DECIMAL_MARK = {"nl": ",", "en": "."}
_THOUSANDS_MARK = {"nl": ".", "en": ","}
_AND = {"nl": " en ", "en": " and "}


def current(language: str | None = None) -> Language:
    """The language to write in: `language` itself, else ``EVENWICHT_LANGUAGE``, else Dutch.

    Raises
    ------
    ValueError
        The language is not one the book is written in.
    """
    wanted = language or os.environ.get("EVENWICHT_LANGUAGE") or "nl"
    for known in LANGUAGES:
        if wanted == known:
            return known
    raise ValueError(f"language: found {wanted!r}; expected one of {', '.join(LANGUAGES)}")


def number(value: str | float | Fraction | Decimal, decimals: int = 0, language: str | None = None) -> str:
    """A number as a reader of the language writes it, rounded half up to `decimals` places.

    >>> number("2.7", 1, "nl"), number("2.7", 1, "en"), number(1169, 0, "nl")
    ('2,7', '2.7', '1.169')
    """
    lang = current(language)
    if isinstance(value, Fraction):
        scaled = value * 10**decimals
        exact = Decimal((scaled.numerator * 2 + scaled.denominator) // (2 * scaled.denominator))
        rounded = exact.scaleb(-decimals)
    else:
        rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    text = f"{rounded:,.{decimals}f}".replace("-0" if rounded == 0 else "\0", "0")
    swap = {",": _THOUSANDS_MARK[lang], ".": _DECIMAL_MARK[lang], "-": "\N{MINUS SIGN}"}
    return "".join(swap.get(sign, sign) for sign in text)


def percent(value: str | float | Fraction | Decimal, decimals: int = 0, language: str | None = None) -> str:
    """A percentage (0 to 100) with its sign: ``64%`` in both languages.

    >>> percent("64", language="nl")
    '64%'
    """
    return number(value, decimals, language) + "%"


def without_capital(text: str) -> str:
    """A text that goes on within a sentence: its first letter small, and in Dutch both accents of a stressed one.

    >>> without_capital("Eén meting"), without_capital("Elke meting")
    ('één meting', 'elke meting')
    """
    accent = "é" if text.startswith("Eén") else text[:1].lower()
    return accent + text[1:]


def listing(words: list[str], language: str | None = None) -> str:
    """Words as a list in a sentence.

    >>> listing(["lijn", "project", "opgave"], "nl")
    'lijn, project en opgave'
    """
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + _AND[current(language)] + words[-1]
