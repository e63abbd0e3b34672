"""The book's typeface within an SVG: a drawing shown as an image, or saved, cannot reach the fonts of its page.

Only the faces and characters that the drawing uses are embedded, some 5 kB a face (SIL Open Font License 1.1, which
allows subsets and embedding).
"""

from __future__ import annotations

import base64
import io
import re
from functools import lru_cache
from html import unescape
from importlib import import_module, resources
from typing import Any

from evenwicht.figures.style import FAMILY, STRONG

_FACES = {400: "SourceSansPro-Regular.otf", STRONG: "SourceSansPro-Semibold.otf"}
_TEXT = re.compile(r"<(?:text|tspan)\b([^>]*)>([^<]+)<")
_WEIGHT = re.compile(r"font(?:-weight)?: (?:[a-z]+ )?(\d{3})\b")

_AS_MEASURED = "text{text-rendering:geometricPrecision}"
"""Letters as wide as they were measured, at every size: a browser may else round each to whole pixels, and texts then touch."""


def embedded(svg: str) -> str:
    """The SVG with the faces of its texts within it, cut down to the characters it holds; the same bytes each time."""
    used: dict[int, set[str]] = {}
    for attributes, text in _TEXT.findall(svg):
        weight = _WEIGHT.search(attributes)
        used.setdefault(int(weight.group(1)) if weight else 400, set()).update(unescape(text))
    faces = "".join(
        f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};'
        f"src:url(data:font/woff;base64,{_cut(weight, ''.join(sorted(characters)))})}}"
        for weight, characters in sorted(used.items())
    )
    return svg.replace("</style>", f"{faces}{_AS_MEASURED}</style>", 1)


@lru_cache(64)
def _cut(weight: int, characters: str) -> str:
    """A face as WOFF with these characters only, in base64."""
    subset: Any = import_module("fontTools.subset")
    options = subset.Options(
        flavor="woff", hinting=False, desubroutinize=True, recalc_timestamp=False, layout_features=["kern", "liga"]
    )
    file = resources.files("font_source_sans_pro") / "files" / _FACES[weight]
    with resources.as_file(file) as path:
        font = subset.load_font(str(path), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters)
    cutter.subset(font)
    buffer = io.BytesIO()
    subset.save_font(font, buffer, options)
    return base64.b64encode(buffer.getvalue()).decode("ascii")
