"""A figure's SVG made fit for the web: smaller, and in a light and a dark version."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from evenwicht.figures.dark import darkened

_PROLOGUE = re.compile(r"<\?xml.*?\?>|<!DOCTYPE.*?>|<!--.*?-->|<metadata>.*?</metadata>", re.DOTALL)
_SIZE = re.compile(r'<svg[^>]*?\bviewBox="0 0 ([\d.]+) ([\d.]+)"', re.DOTALL)
_FAMILY = "Source Sans Pro"
_PX_PER_PT = 96 / 72


@dataclass(frozen=True)
class Size:
    """Width and height of a drawing in CSS pixels, whole numbers."""

    width: int
    height: int


def size(svg: str) -> Size:
    """The size at which a drawing was made.

    Raises
    ------
    ValueError
        It has no viewBox that starts at 0 0.
    """
    found = _SIZE.search(svg)
    if found is None:
        raise ValueError(
            "svg: found no viewBox that starts at 0 0; expected the drawing of a figure function"
        )
    return Size(round(float(found[1]) * _PX_PER_PT), round(float(found[2]) * _PX_PER_PT))


def smaller(svg: str) -> str:
    """The same drawing without what a browser does not need: about a third less."""
    svg = _PROLOGUE.sub("", svg)
    referenced = set(re.findall(r"(?:url\(|href=\")#([\w-]+)", svg))
    svg = re.sub(r' id="([\w.-]+)"', lambda found: found[0] if found[1] in referenced else "", svg)
    svg = re.sub(r' d="([^"]*)"', lambda found: f' d="{" ".join(found[1].split())}"', svg)
    svg = re.sub(r' transform="rotate\(-?0 [^)]*\)"', "", svg)
    svg = svg.replace(f"font-family: '{_FAMILY}', sans-serif; ", "")
    svg = svg.replace("</style>", f"text{{font-family:'{_FAMILY}',sans-serif}}</style>", 1)
    svg = re.sub(r'style="[^"]*"', lambda found: found[0].replace(": ", ":").replace("; ", ";"), svg)
    svg = re.sub(r">\s+<", "><", svg)
    while "<g></g>" in svg or "<g/>" in svg:
        svg = svg.replace("<g></g>", "").replace("<g/>", "")
    return svg.strip()


def titled(svg: str, title: str) -> str:
    """The drawing with its title in it, for who opens the file by itself."""
    return re.sub(r"(<svg[^>]*>)", lambda found: f"{found[1]}<title>{escape(title)}</title>", svg, count=1)


def versions(svg: str, title: str) -> tuple[str, str]:
    """A drawing for a light and for a dark page.

    Raises
    ------
    ValueError
        It holds a colour that has no dark counterpart (`evenwicht.figures.dark`).
    """
    small = titled(smaller(svg), title)
    return small, darkened(small)
