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
_CARD = """#set page(width: 1200pt, height: 630pt, margin: 0pt, fill: rgb("#154273"))
#set text(font: "Source Sans Pro", fill: white, lang: sys.inputs.lang)
#place(top + left, dx: 72pt, dy: 64pt, block(width: {width}, {{
  set par(leading: 0.45em)
  text(30pt, fill: rgb("#bcd8f8"), sys.inputs.above)
  v(6pt)
  text({size}, font: "Source Serif Pro", weight: 600, hyphenate: false, sys.inputs.title)
}}))
#place(bottom + left, dx: 72pt, dy: -56pt, {{
  place(horizon + left, polygon(fill: white, (27pt, 8pt), (38pt, 30pt), (16pt, 30pt)))
  place(horizon + left, dy: -10pt, rect(width: 54pt, height: 4pt, fill: white))
  place(horizon + left, dx: 2pt, dy: -20pt, circle(radius: 7pt, fill: white))
  place(horizon + left, dx: 40pt, dy: -19pt, circle(radius: 6pt, stroke: 3pt + white))
  place(horizon + left, dx: 74pt, dy: -4pt, box(width: 900pt, text(26pt, sys.inputs.below)))
}})
{figure}"""
_CARD_FIGURE = """#place(right + horizon, dx: -56pt,
  box(fill: white, radius: 10pt, inset: 22pt,
    image("figure.svg", width: 470pt, height: 440pt, fit: "contain")))
"""


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
    markup = _CARD.format(
        width="1056pt" if svg is None else "530pt",
        size="76pt" if len(title) < 60 and svg is None else "50pt" if len(title) < 70 else "40pt",
        figure="" if svg is None else _CARD_FIGURE,
    )
    return _set(markup, svg, 72, {"title": title, "above": above, "below": below, "lang": language})
