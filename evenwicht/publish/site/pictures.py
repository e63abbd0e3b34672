"""Figures as PNG, and the card that stands for a page where it is shared; both set by Typst."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from evenwicht.publish.pdf.measure import FONTS
from evenwicht.publish.site.drawing import size

DOTS_PER_INCH = 200
LEAST_WIDTH = 1010
"""How wide a picture is at least, in pixels: a key figure is small on the page and not in a slide."""
_FIGURE = """#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image("figure.svg")
"""
_CARD = Path(__file__).with_name("card.typ")


def _set(markup: str, svg: Path | None, dots_per_inch: float, inputs: dict[str, str]) -> bytes:
    with TemporaryDirectory() as folder:
        main = Path(folder) / "main.typ"
        main.write_text(markup, encoding="utf-8")
        if svg is not None:
            shutil.copyfile(svg, Path(folder) / "figure.svg")
        result = typst.compile(
            str(main), None, root=folder, font_paths=FONTS, format="png", ppi=dots_per_inch, sys_inputs=inputs
        )
    if not isinstance(result, bytes):
        raise TypeError(f"picture: found {type(result).__name__}; expected one page")
    return result


def figure_png(svg: Path) -> bytes:
    """A figure's drawing as PNG, at 200 dots to the inch, or more where that would leave it small."""
    inches = size(svg.read_text(encoding="utf-8")).width / 96
    return _set(_FIGURE, svg, max(DOTS_PER_INCH, LEAST_WIDTH / inches), {})


def card_png(title: str, above: str, below: str, language: str, svg: Path | None = None) -> bytes:
    """A card of 1200 by 630 pixels: a page's title, a line above and below it, and its figure, if any."""
    size = 76 if len(title) < 60 and svg is None else 50 if len(title) < 70 else 40
    told = {"title": title, "above": above, "below": below, "lang": language, "size": str(size)}
    return _set(_CARD.read_text(encoding="utf-8"), svg, 72, told | ({} if svg is None else {"figure": "figure.svg"}))
