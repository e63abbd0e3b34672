"""How wide the page is, and how wide text is in the fonts of the PDF.

These are free (SIL OFL 1.1), from the packages font-source-sans-pro and font-source-serif-pro. System fonts are never read, so
that the same sources give the same bytes on every machine. Typst brings its own mathematics and monospace fonts.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path

import typst
from fontTools.ttLib import TTFont

_FOLDERS = [Path(str(resources.files(f"font_source_{kind}_pro") / "files")) for kind in ("sans", "serif")]
FONTS = typst.Fonts(include_system_fonts=False, font_paths=list(map(str, _FOLDERS)))
"""What the compiler may embed."""
MILLIMETRE = 72 / 25.4
TEXT_WIDTH = 138 * MILLIMETRE
"""Width of running text in points; template.typ sets the same page margins."""
WIDE_WIDTH = 160 * MILLIMETRE
"""Width of figures and tables, which reach into the left margin."""
COLUMN_WIDTH = 76 * MILLIMETRE
"""Width of a column of the pages before the contents."""
LANDSCAPE_WIDTH = 247 * MILLIMETRE
"""Width of a table on a turned page."""
_SAFETY = 1.06


@cache
def _advances() -> tuple[dict[int, float], float]:
    """Advance width by code point, and that of an unknown character, in ems."""
    font = TTFont(_FOLDERS[0] / "SourceSansPro-Regular.otf", lazy=True)
    metrics, units = font["hmtx"].metrics, font["head"].unitsPerEm
    return {code: metrics[glyph][0] / units for code, glyph in font.getBestCmap().items()}, 1.0


def text_width(value: str, size: float) -> float:
    """Width in points of one line of text set in the sans serif at `size` points, a little on the safe side.

    Examples
    --------
    >>> text_width("ii", 10) < text_width("WW", 10)
    True
    """
    advances, widest = _advances()
    return sum(advances.get(ord(character), widest) for character in value) * size * _SAFETY
