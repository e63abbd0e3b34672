"""The four things a figure can rest on, and how each looks: in colour, in grey and by its pattern.

Printed, implied, reconstructed and real never share a look. Each has a colour that the colour-blind can tell from the
others, a lightness that survives a grey print, and a pattern or marker that needs no colour at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from evenwicht import language as lang

Status = Literal["printed", "implied", "reconstructed", "real"]


@dataclass(frozen=True)
class Look:
    """How one status looks: colour, hatch of an area, marker of a point, and its name in both languages."""

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
        (("nl", "volgt door rekenen uit wat gedrukt is"), ("en", "follows by arithmetic from what is printed")),
    ),
    "reconstructed": Look(
        "#7b3fa0",
        "....",
        "s",
        False,
        (("nl", "nagebouwd"), ("en", "reconstructed")),
        (
            ("nl", "synthetische antwoorden die hetzelfde afdrukken; geen bevinding"),
            ("en", "synthetic answers that print the same; not a finding"),
        ),
    ),
    "real": Look(
        "#14735a",
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
