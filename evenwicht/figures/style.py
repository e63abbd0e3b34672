"""One look for all figures: typeface, inks, lines and size, set for the length of one drawing.

Every colour in a figure is one of the constants here or of `evenwicht.figures.status.LOOKS`, written as that
very hexadecimal number, so that a dark page can swap them one for one (`evenwicht.figures.dark`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from importlib import resources
from typing import Any

import matplotlib as mpl
import seaborn as sns
from matplotlib import font_manager

INK = "#1f2933"
"""Text and axes."""
MUTED = "#5b6770"
"""Secondary text; 4.5 to 1 or more on white."""
RULE = "#d5dade"
"""Grid lines and other decoration; nothing is read from it."""
BAND = "#eef2f6"
"""The tint behind a group of rows; text in `INK`, `MUTED` or a colour of a status stands on it."""
PAPER = "#ffffff"
"""The ground under a figure."""
TINTS = {
    "derived": ("#fdf3ea", "#fbdfc6", "#f4bf92"),
    "answers": ("#eef8f4", "#cdebdf", "#9ed8c1"),
    "simulated": ("#f6f0fa", "#e5d5f1", "#cfb1e5"),
}
"""Grounds of the cells of a heat map by status, from light to dark; text in `INK` stands on them."""
GROUND = {"facecolor": PAPER, "edgecolor": "none", "pad": 1.0}
"""The box behind a text that would else stand on a grid line."""
FAMILY = "Source Sans Pro"
WIDTH = 5.6
"""Width of a figure in inches, on paper and on a wide screen."""
NARROW = 4.0
"""Width in inches of the drawing for a telephone: in a column of 328 pixels its smallest letters are over 12 pixels high."""
BODY = 11.5
"""Size of text in points: names and numbers."""
SMALL = 11.0
"""Size in points of what is secondary; no text in a narrow figure is smaller."""
COMPACT = 10.0
"""Size in points of heads that would touch at the usual one; only in a wide figure, which a page shows larger than it is."""
STRONG = 600
"""Weight of names that head a row: the semibold face."""

_RC: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "evenwicht",
    "font.family": [FAMILY, "sans-serif"],
    "font.sans-serif": [FAMILY],
    "font.size": BODY,
    "text.color": INK,
    "axes.edgecolor": RULE,
    "axes.labelcolor": MUTED,
    "axes.labelsize": SMALL,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.grid.axis": "x",
    "axes.axisbelow": True,
    "xtick.color": MUTED,
    "ytick.color": INK,
    "xtick.labelsize": SMALL,
    "ytick.labelsize": BODY,
    "xtick.bottom": False,
    "ytick.left": False,
    "grid.color": RULE,
    "grid.linewidth": 0.8,
    "hatch.linewidth": 0.9,
    "figure.facecolor": PAPER,
    "axes.facecolor": PAPER,
    "savefig.facecolor": PAPER,
    "legend.frameon": False,
    "legend.fontsize": SMALL,
    "legend.labelcolor": INK,
}


_width: ContextVar[float] = ContextVar("width", default=WIDTH)


def width() -> float:
    """Width in inches of the figure that is being drawn: `WIDTH`, or what `drawn_at` set."""
    return _width.get()


def is_narrow() -> bool:
    """Whether the figure that is being drawn is too narrow for names beside its rows: they go above them."""
    return width() <= NARROW


@contextmanager
def drawn_at(inches: float) -> Iterator[None]:
    """Draw figures of another width within this block."""
    token = _width.set(inches)
    try:
        yield
    finally:
        _width.reset(token)


@lru_cache(1)
def register_fonts() -> None:
    """Make Source Sans Pro known to Matplotlib, from the package that ships it."""
    files = resources.files("font_source_sans_pro") / "files"
    for face in ("Regular", "It", "Semibold"):
        with resources.as_file(files / f"SourceSansPro-{face}.ttf") as path:
            font_manager.fontManager.addfont(path)


@contextmanager
def drawing() -> Iterator[None]:
    """Settings for one figure: what is drawn within looks like the book and nothing outside it changes."""
    register_fonts()
    with sns.axes_style("whitegrid"), mpl.rc_context(_RC):
        yield
