"""A figure's SVG made fit for the web: smaller, and in a light and a dark version."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import pairwise

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
    return _styles_named(_polygons_joined(_rounded(_ungrouped(_renamed(svg))))).strip()


def _renamed(svg: str) -> str:
    """Short names for what is referred to."""
    for place, name in enumerate(dict.fromkeys(re.findall(r' id="([\w.-]+)"', svg))):
        svg = re.sub(rf'(id="|url\(#|href="#){re.escape(name)}(?=["\)])', rf"\g<1>n{place}", svg)
    return svg


def _ungrouped(svg: str) -> str:
    """The drawing without groups that say nothing."""
    kept: list[str] = []
    says_nothing: list[bool] = []
    for part in re.split(r"(<g(?:\s[^>]*)?>|</g>)", svg):
        if part == "</g>":
            if not says_nothing.pop():
                kept.append(part)
        elif part.startswith("<g") and re.fullmatch(r"<g(\s[^>]*)?>", part):
            if part.endswith("/>"):
                continue
            says_nothing.append(part == "<g>")
            if part != "<g>":
                kept.append(part)
        else:
            kept.append(part)
    return "".join(kept)


def _rounded(svg: str) -> str:
    """Coordinates to a tenth of a point, an eighth of a pixel; letters are left alone."""

    def fewer(found: re.Match[str]) -> str:
        return re.sub(r"-?\d+\.\d+", lambda number: f"{float(number[0]):.1f}".rstrip("0").rstrip("."), found[0])

    return re.sub(r' (?:d|x|y|x1|x2|y1|y2|cx|cy|width|height|points)="[^"]*"', fewer, svg)


def _step(right: float, down: float) -> str:
    return f"v{down:g}" if right == 0 else f"h{right:g}" if down == 0 else f"l{right:g} {down:g}"


def _polygons_joined(svg: str) -> str:
    """Runs of one polygon marker as a single path: a cloud of points is then a fifth of its size."""
    for name, path in re.findall(r'<path id="([\w-]+)" d="([ML0-9. \-]+z)"', svg):
        corners = [tuple(map(float, pair)) for pair in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path)]
        outline = "".join(_step(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(corners)) + "z"
        one = rf'<use xlink:href="#{re.escape(name)}" x="([^"]*)" y="([^"]*)" (style="[^"]*")/>'

        def joined(
            run: re.Match[str], one: str = one, outline: str = outline, start: tuple[float, ...] = corners[0]
        ) -> str:
            placed = re.findall(one, run[0])
            if len({style for _, _, style in placed}) > 1:
                return run[0]
            data = "".join(f"M{float(x) + start[0]:.5g} {float(y) + start[1]:.5g}{outline}" for x, y, _ in placed)
            return f'<path d="{data}" {placed[0][2]}/>'

        svg = re.sub(rf"(?:{one}){{3,}}", joined, svg)
    return svg


def _styles_named(svg: str) -> str:
    """Styles that three elements or more share, written once."""
    counts = Counter(re.findall(r' style="([^"]*)"', svg))
    shared = [style for style, count in counts.items() if count > 2]
    for place, style in enumerate(shared):
        svg = svg.replace(f' style="{style}"', f' class="s{place}"')
    rules = "".join(f".s{place}{{{style}}}" for place, style in enumerate(shared))
    return svg.replace("</style>", f"{rules}</style>", 1)


def titled(svg: str, title: str) -> str:
    """The drawing with its title in it, for who opens the file by itself."""
    return re.sub(r"(<svg[^>]*>)", lambda found: f"{found[1]}<title>{escape(title)}</title>", svg, count=1)


@lru_cache(256)  # who serves the site builds it many times, and most drawings stay
def versions(svg: str, title: str) -> tuple[str, str]:
    """A drawing for a light and for a dark page.

    Raises
    ------
    ValueError
        It holds a colour that has no dark counterpart (`evenwicht.figures.dark`).
    """
    small = titled(smaller(svg), title)
    return small, darkened(small)
