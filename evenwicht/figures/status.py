"""The five things a figure can rest on, and how each looks: in colour, in grey and by its pattern.

Reported, derived, simulated, answers and interpretation never share a look. Each has a colour that the colour-blind can tell
from the others, a lightness that survives a grey print, and a pattern or marker that needs no colour at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from evenwicht import language as lang

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
    names, explanations
        The word for it and what it means, by language.
    """

    colour: str
    hatch: str
    marker: str
    filled: bool
    names: tuple[tuple[str, str], ...]
    explanations: tuple[tuple[str, str], ...]


LOOKS: dict[Status, Look] = {
    "reported": Look(
        "#154273",
        "",
        "o",
        True,
        (("nl", "vermeld"), ("en", "reported")),
        (("nl", "staat in het rapport"), ("en", "is in the report")),
    ),
    "derived": Look(
        "#b04a00",
        "////",
        "|",
        False,
        (("nl", "afgeleid"), ("en", "derived")),
        (
            ("nl", "berekend uit de vermelde cijfers"),
            ("en", "calculated from the reported figures"),
        ),
    ),
    "simulated": Look(
        "#8a4fb8",
        "..",
        "s",
        False,
        (("nl", "gesimuleerd"), ("en", "simulated")),
        (
            ("nl", "synthetische antwoorden die dezelfde cijfers opleveren; geen bevinding"),
            ("en", "synthetic answers that give the same figures; not a finding"),
        ),
    ),
    "answers": Look(
        "#0d7d5f",
        "",
        "D",
        True,
        (("nl", "antwoorden"), ("en", "answers")),
        (("nl", "wat respondenten invulden"), ("en", "what respondents filled in")),
    ),
    "interpretation": Look(
        "#4d4d4d",
        "--",
        "^",
        False,
        (("nl", "duiding"), ("en", "interpretation")),
        (
            ("nl", "een lezing, indeling of aanname, van het rapport of van deze uitgave"),
            ("en", "a reading, a classification or an assumption, by the report or by this edition"),
        ),
    ),
}


def name(status: Status, language: str | None = None) -> str:
    """The word for a status, in lower case.

    >>> name("reported", "nl")
    'vermeld'
    """
    return dict(LOOKS[status].names)[lang.current(language)]


def explanation(status: Status, language: str | None = None) -> str:
    """What a status means, as the end of a sentence."""
    return dict(LOOKS[status].explanations)[lang.current(language)]
