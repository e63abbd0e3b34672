"""The four things a figure can rest on, and how each looks: in colour, in grey and by its pattern.

Printed, implied, reconstructed and real never share a look. Each has a colour that the colour-blind can tell
from the others, a lightness that survives a grey print, and a pattern or marker that needs no colour at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from evenwicht import language as lang

Status = Literal["printed", "implied", "reconstructed", "real"]


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
    "printed": Look(
        "#154273",
        "",
        "o",
        True,
        (("nl", "gedrukt"), ("en", "printed")),
        (("nl", "staat in het rapport"), ("en", "stands in the report")),
    ),
    "implied": Look(
        "#b04a00",
        "////",
        "|",
        False,
        (("nl", "volgt daaruit"), ("en", "implied")),
        (
            ("nl", "volgt door rekenen uit wat gedrukt is"),
            ("en", "follows by arithmetic from what is printed"),
        ),
    ),
    "reconstructed": Look(
        "#8a4fb8",
        "..",
        "s",
        False,
        (("nl", "nagebouwd"), ("en", "reconstructed")),
        (
            ("nl", "synthetische antwoorden die dezelfde cijfers opleveren; geen bevinding"),
            ("en", "synthetic answers that give the same figures; not a finding"),
        ),
    ),
    "real": Look(
        "#0d7d5f",
        "",
        "D",
        True,
        (("nl", "echt"), ("en", "real")),
        (("nl", "antwoorden van respondenten"), ("en", "answers of respondents")),
    ),
}


def name(status: Status, language: str | None = None) -> str:
    """The word for a status, in lower case.

    >>> name("printed", "nl")
    'gedrukt'
    """
    return dict(LOOKS[status].names)[lang.current(language)]


def explanation(status: Status, language: str | None = None) -> str:
    """What a status means, as the end of a sentence."""
    return dict(LOOKS[status].explanations)[lang.current(language)]
