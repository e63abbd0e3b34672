"""One look for all figures: typeface, ink, lines and size, set for the length of one drawing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib import resources

import matplotlib as mpl
import seaborn as sns
from matplotlib import font_manager

INK = "#1f2933"
"""Text and axes."""
MUTED = "#5b6770"
"""Secondary text; 4.5 to 1 or more on white."""
RULE = "#d5dade"
"""Grid lines and other decoration."""
PAPER = "#ffffff"
"""The ground under a figure."""
FAMILY = "Source Sans Pro"
WIDTH = 7.2
"""Width of a figure in inches: the text column of site and PDF."""

_RC = {
    "svg.fonttype": "none",
    "svg.hashsalt": "evenwicht",
    "font.family": [FAMILY, "DejaVu Sans"],
    "font.size": 11,
    "text.color": INK,
    "axes.edgecolor": RULE,
    "axes.labelcolor": MUTED,
    "axes.labelsize": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.grid.axis": "x",
    "axes.axisbelow": True,
    "xtick.color": MUTED,
    "ytick.color": INK,
    "xtick.labelsize": 10.5,
    "ytick.labelsize": 11,
    "xtick.bottom": False,
    "ytick.left": False,
    "grid.color": RULE,
    "grid.linewidth": 0.8,
    "hatch.linewidth": 0.8,
    "figure.facecolor": PAPER,
    "axes.facecolor": PAPER,
    "savefig.facecolor": PAPER,
    "legend.frameon": False,
    "legend.fontsize": 10.5,
}


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
