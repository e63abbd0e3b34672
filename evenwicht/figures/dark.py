"""The same figures on a dark page: each colour of `style` and `status` swapped for its dark counterpart."""

from __future__ import annotations

import re

from evenwicht.figures.status import LOOKS
from evenwicht.figures.style import BAND, INK, MUTED, PAPER, RULE, TINTS

DARK: dict[str, str] = {
    INK: "#e6eaee",
    MUTED: "#a9b4bf",
    RULE: "#3a444e",
    BAND: "#1e252c",
    PAPER: "#14181d",
    LOOKS["reported"].colour: "#bcd8f8",
    LOOKS["derived"].colour: "#f0954a",
    LOOKS["simulated"].colour: "#b983e6",
    LOOKS["answers"].colour: "#45b592",
    LOOKS["interpretation"].colour: "#e0e0e0",
    **dict(zip(TINTS["derived"], ("#261d16", "#4d2f19", "#77441c"), strict=True)),
    **dict(zip(TINTS["answers"], ("#16241f", "#1b3a30", "#1f5443"), strict=True)),
    **dict(zip(TINTS["simulated"], ("#201a26", "#36273f", "#4f355f"), strict=True)),
}
"""Every colour that a figure may hold, with the one that stands for it on a dark page."""

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b")


def darkened(svg: str) -> str:
    """An SVG of a figure with its colours swapped for a dark page.

    Raises
    ------
    ValueError
        The drawing holds a colour that is none of the book's.
    """
    foreign = sorted({colour for colour in _COLOUR.findall(svg) if colour.lower() not in DARK})
    if foreign:
        raise ValueError(f"svg: found the colours {', '.join(foreign)}; expected only those of evenwicht.figures")
    return _COLOUR.sub(lambda found: DARK[found.group().lower()], svg)
