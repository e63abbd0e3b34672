"""A figure's SVG made fit for the web: smaller, and in a light and a dark version."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
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
        raise ValueError("svg: found no viewBox that starts at 0 0; expected the drawing of a figure function")
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
    return _styles_named(_rounded(_renamed(svg))).strip()


def _renamed(svg: str) -> str:
    """Short names for what is referred to."""
    for place, name in enumerate(dict.fromkeys(re.findall(r' id="([\w.-]+)"', svg))):
        svg = re.sub(rf'(id="|url\(#|href="#){re.escape(name)}(?=["\)])', rf"\g<1>n{place}", svg)
    return svg


def _rounded(svg: str) -> str:
    """Coordinates to a tenth of a point, an eighth of a pixel; letters are left alone."""

    def fewer(found: re.Match[str]) -> str:
        return re.sub(r"-?\d+\.\d+", lambda number: f"{float(number[0]):.1f}".rstrip("0").rstrip("."), found[0])

    return re.sub(r' (?:d|x|y|x1|x2|y1|y2|cx|cy|width|height|points)="[^"]*"', fewer, svg)


def _styles_named(svg: str) -> str:
    """Styles that three elements or more share, written once."""
    counts = Counter(re.findall(r' style="([^"]*)"', svg))
    shared = [style for style, count in counts.items() if count > 2]
    for place, style in enumerate(shared):
        svg = svg.replace(f' style="{style}"', f' class="s{place}"')
    rules = "".join(f".s{place}{{{style}}}" for place, style in enumerate(shared))
    return svg.replace("</style>", f"{rules}</style>", 1)


def titled(svg: str, title: str, basis: str) -> str:
    """The drawing with its title and what it rests on in it, for who has the file by itself."""
    told = f"<title>{escape(title)}</title><desc>{escape(basis)}</desc>"
    return re.sub(r"(<svg[^>]*>)", lambda found: found[1] + told, svg, count=1)


@lru_cache(256)  # who serves the site builds it many times, and most drawings stay
def versions(svg: str, title: str, basis: str) -> tuple[str, str]:
    """A drawing for a light and for a dark page, with its title and what it rests on.

    Raises
    ------
    ValueError
        It holds a colour that has no dark counterpart (`evenwicht.figures.dark`).
    """
    small = titled(smaller(svg), title, basis)
    return small, darkened(small)
