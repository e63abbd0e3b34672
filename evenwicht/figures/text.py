"""Text in and about figures: lines that fit, names within a sentence, small numbers in words."""

from __future__ import annotations

import re

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from evenwicht.figures.style import BODY, FAMILY, register_fonts

_BREAKS = re.compile(r"(?<=[ /])(?<!= )(?!=)|(?<=[^ ]-)")
"""Where a line may end: not within ``n = 80``."""


def width_in_points(text: str, size: float = BODY, weight: int = 400) -> float:
    """How wide a line of text is, in points.

    >>> round(width_in_points("lijnsturing", 10)), round(width_in_points("lijnsturing", 20))
    (42, 84)
    """
    register_fonts()
    font = FontProperties(family=FAMILY, size=size, weight=weight)
    return float(text_to_path.get_text_width_height_descent(text, font, ismath=False)[0])


def wrapped(text: str, inches: float, size: float = BODY, weight: int = 400) -> str:
    """The text broken into lines of at most `inches`, after a space, a slash or a hyphen.

    A word that is wider stays whole.

    >>> wrapped("Project-/programmasturing", 1)
    'Project-/\\nprogrammasturing'
    >>> wrapped("punten (n = 80)", 0.7)
    'punten\\n(n = 80)'
    """
    lines = [""]
    for piece in _BREAKS.split(text):
        longer = lines[-1] + piece
        if lines[-1] and width_in_points(longer.rstrip(), size, weight) > inches * 72:
            lines.append(piece)
        else:
            lines[-1] = longer
    return "\n".join(line.rstrip() for line in lines)
