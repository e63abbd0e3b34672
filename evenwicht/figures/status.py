"""The five things a figure can rest on, and how each looks: in colour, in grey and by its pattern.

Reported, derived, simulated, answers and interpretation never share a look. Each has a colour that the colour-blind can tell
from the others, a lightness that survives a grey print, and a pattern or marker that needs no colour at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual

Status = Literal["reported", "derived", "simulated", "answers", "interpretation"]


@dataclass(frozen=True)
class Look:
    """How one status looks.

    Attributes
    ----------
    colour
        Of its marks and outlines; 4.5 to 1 or more on white, so that numbers may be written in it.
    hatch
        Pattern of an area (Matplotlib's signs); empty for none.
    marker
        Sign of a single value (Matplotlib's).
    filled
        Whether areas and marks are filled with the colour, or open with an outline of it.
    """

    colour: str
    hatch: str
    marker: str
    filled: bool


LOOKS: dict[Status, Look] = {
    "reported": Look("#154273", "", "o", True),
    "derived": Look("#b04a00", "////", "|", False),
    "simulated": Look("#8a4fb8", "..", "s", False),
    "answers": Look("#0d7d5f", "", "D", True),
    "interpretation": Look("#4d4d4d", "--", "^", False),
}
_NAMES = Bilingual(
    __name__,
    {
        "reported": "vermeld",
        "derived": "afgeleid",
        "simulated": "gesimuleerd",
        "answers": "antwoorden",
        "interpretation": "duiding",
    },
)
_EXPLANATIONS = Bilingual(
    __name__,
    {
        "reported": "staat in het rapport",
        "derived": "berekend uit de vermelde cijfers",
        "simulated": "synthetische antwoorden die dezelfde cijfers opleveren; geen bevinding",
        "answers": "wat respondenten invulden",
        "interpretation": "een lezing, indeling of aanname, van het rapport of van deze uitgave",
    },
)


def name(status: Status, language: str | None = None) -> str:
    """The word for a status, in lower case.

    >>> name("reported", "nl")
    'vermeld'
    """
    return _NAMES[lang.current(language)][status]


def names(*statuses: Status, language: str | None = None) -> str:
    """The words for what rests on several at once, such as a sum that assumes something.

    >>> names("derived", "interpretation", language="nl")
    'afgeleid en duiding'
    """
    return lang.listing([name(status, language) for status in statuses], language)


def explanation(status: Status, language: str | None = None) -> str:
    """What a status means, as the end of a sentence."""
    return _EXPLANATIONS[lang.current(language)][status]
