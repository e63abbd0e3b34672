"""Phrases about numbers and names: small numbers in words, ranges, names within a sentence."""

from __future__ import annotations

from fractions import Fraction

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual

_COUNTED = Bilingual(
    __name__,
    (
        "nul",
        "één",
        "twee",
        "drie",
        "vier",
        "vijf",
        "zes",
        "zeven",
        "acht",
        "negen",
        "tien",
        "elf",
        "twaalf",
        "dertien",
        "veertien",
        "vijftien",
        "zestien",
        "zeventien",
        "achttien",
        "negentien",
        "twintig",
    ),
)
_IN_WORDS = {"nl": 20, "en": 10}
"""The largest number that each language writes in words."""
_TO = Bilingual(__name__, "{} tot {}")


def in_sentence(label: str) -> str:
    """A label as it stands within a sentence: without its capital, unless that belongs to a name.

    >>> in_sentence("Keten- en netwerksturing"), in_sentence("NORA"), in_sentence("Max Weber, bureaucratie")
    ('keten- en netwerksturing', 'NORA', 'Max Weber, bureaucratie')
    """
    first, _, rest = label.partition(" ")
    is_name = any(letter.isupper() for letter in first[1:]) or rest[:1].isupper()
    return label if is_name else lang.without_capital(label)


def counted(count: int, language: str | None = None) -> str:
    """A small number in words, a larger one in digits.

    >>> counted(7, "nl"), counted(28, "nl"), counted(15, "en")
    ('zeven', '28', '15')
    """
    chosen = lang.current(language)
    return _COUNTED[chosen][count] if 0 <= count <= _IN_WORDS[chosen] else lang.number(count, 0, language)


def shortest(value: Fraction, decimals: int, language: str | None = None) -> str:
    """A number with no more decimals than it needs, at most `decimals`.

    >>> shortest(Fraction(71, 2), 1, "nl"), shortest(Fraction(18), 1, "nl")
    ('35,5', '18')
    """
    needed = next((d for d in range(decimals) if (value * 10**d).denominator == 1), decimals)
    return lang.number(value, needed, language)


def range_text(lower: Fraction, upper: Fraction, decimals: int, language: str | None = None) -> str:
    """Two ends of a range, both with the decimals that they need.

    >>> range_text(Fraction(71, 2), Fraction(73, 2), 1, "nl")
    '35,5 tot 36,5'
    >>> range_text(Fraction(4), Fraction(42, 10), 2, "en")
    '4.0 to 4.2'
    """
    needed = next(
        (d for d in range(decimals) if all((end * 10**d).denominator == 1 for end in (lower, upper))),
        decimals,
    )
    ends = (lang.number(end, needed, language) for end in (lower, upper))
    return _TO[lang.current(language)].format(*ends)


def spread(lower: Fraction, upper: Fraction, language: str | None = None, decimals: int = 2) -> str:
    """Two ends of a range, both with the same decimals.

    >>> spread(Fraction(81, 51), Fraction(178, 51), "nl")
    '1,59 tot 3,49'
    """
    ends = (lang.number(end, decimals, language) for end in (lower, upper))
    return _TO[lang.current(language)].format(*ends)
