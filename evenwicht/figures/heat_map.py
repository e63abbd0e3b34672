"""A table as a picture: a number or a range in each cell, on a tint that is darker where more is known or more is given."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from evenwicht.figures.canvas import EDGE, canvas
from evenwicht.figures.labels import LINE, above_plot, note, row_label
from evenwicht.figures.legend import status_legend
from evenwicht.figures.status import LOOKS, Status
from evenwicht.figures.style import BODY, COMPACT, INK, MUTED, PAPER, RULE, SMALL, STRONG, TINTS, is_narrow, width
from evenwicht.figures.text import width_in_points, wrapped

_NAMES = 1.45
"""Room for the names of rows beside the cells, in inches."""
_CELL = 0.4
"""Height of a cell in inches."""
_BETWEEN = 0.1
"""Room between the names of two rows, in inches."""
_HEAD = 1.02
"""Room for a head that stands in one of two tiers, in inches."""
_FRAME: dict[str, Any] = {"facecolor": "none", "edgecolor": INK, "linewidth": 2.2}
"""The look of a frame around a cell."""
_APART = 3
"""Points between two heads at least."""


@dataclass(frozen=True)
class ColumnHead:
    """The head of a column: its name, and what is said under it, such as the size of a group."""

    name: str
    detail: str = ""


def heat_map(
    rows: Sequence[str],
    columns: Sequence[ColumnHead],
    texts: Sequence[Sequence[str]],
    tints: Sequence[Sequence[int]],
    legend: Sequence[str],
    over: Sequence[Status],
    axis: str,
    language: str | None = None,
    framed: Collection[tuple[int, int]] = (),
    frame: str = "",
) -> Figure:
    """Draw a table as a heat map (seaborn); call it within `evenwicht.figures.style.drawing`.

    In a narrow figure the name of a row stands above its cells.

    Parameters
    ----------
    rows, columns
        The names of the rows from the top, and the heads of the columns from the left.
    texts
        What each cell holds, column by column.
    tints
        Likewise its tint, an index in `evenwicht.figures.style.TINTS` of the first of `over`, 0 the lightest.
    legend
        What each tint says, from the lightest.
    over
        What the numbers rest on.
    axis
        What a cell counts or measures, written under the table.
    framed, frame
        The column and the row of cells with a frame around them, and what the frame says.
    """
    narrow, count, status = is_narrow(), len(rows), over[0]
    step = 2 if narrow else 1
    beside = EDGE if narrow else 0.04
    across = width() - beside - (EDGE if narrow else _NAMES)
    heads = _Heads(columns, across * 72 / len(columns))
    lines = max(wrapped(name, _NAMES - EDGE - 0.12, BODY).count("\n") + 1 for name in rows)
    figure, axes = canvas(
        count * step,
        row=0.32 if narrow else max(_CELL, _BETWEEN + lines * LINE * BODY / 72),
        left=EDGE if narrow else _NAMES,
        right=beside,
        top=(heads.height + 8) / 72,
        axis=0.3,
    )
    values = np.full((count * step, len(columns)), np.nan)
    values[step - 1 :: step] = np.asarray(tints, dtype=float).T
    written = np.full(values.shape, "", dtype=object)
    written[step - 1 :: step] = np.asarray(texts, dtype=object).T
    sns.heatmap(
        values,
        ax=axes,
        mask=np.isnan(values),
        annot=written,
        fmt="",
        cmap=ListedColormap(list(TINTS[status][: len(legend)])),
        vmin=-0.5,
        vmax=len(legend) - 0.5,
        cbar=False,
        linewidths=1.5,
        linecolor=PAPER,
        annot_kws={"color": INK, "size": SMALL},
        xticklabels=False,
        yticklabels=False,
    )
    for text in axes.texts:
        text.set_color(INK)
    axes.set_xlabel(axis)
    for row, name in enumerate(rows):
        if narrow:
            note(axes, name, (0, row * step + 0.9), (2, 0), va="bottom")
        else:
            row_label(axes, row + 0.5, name)
    for column, row in framed:
        axes.add_patch(Rectangle((column, row * step + step - 1), 1, 1, **_FRAME, clip_on=False, zorder=3))
    heads.draw(axes)
    swatches = [
        Patch(facecolor=tint, edgecolor=LOOKS[status].colour, label=said)
        for tint, said in zip(TINTS[status], legend, strict=False)
    ]
    status_legend(axes, [], language, others=swatches + [Patch(**_FRAME, label=frame)] * bool(framed), over=over)
    return figure


class _Heads:
    """The heads of the columns in one tier, or in two where neighbours would touch; a line leads down from the upper."""

    def __init__(self, columns: Sequence[ColumnHead], room: float) -> None:
        """Choose size and tiers for columns `room` points wide."""
        sizes = (SMALL,) if is_narrow() else (SMALL, COMPACT)
        fitting = [size for size in sizes if _apart(columns, size) <= room]
        self.size, self.tiers = (fitting[0], 1) if fitting else (SMALL, 2)
        fit = (room if self.tiers == 1 else _HEAD * 72) - _APART
        self.columns = [(wrapped(head.name, fit / 72, self.size, STRONG), head.detail) for head in columns]
        self.lines = max(name.count("\n") + 1 + bool(detail) for name, detail in self.columns)
        self.line = 1.2 * self.size
        self.height = self.tiers * self.lines * self.line + 4

    def draw(self, axes: Axes) -> None:
        """Write the heads above the plot."""
        for place, (name, detail) in enumerate(self.columns):
            foot = 5 + (self.lines * self.line if self.tiers == 2 and place % 2 == 0 else 0)
            if foot > 5:
                note(
                    axes,
                    "",
                    (place + 0.5, 1),
                    (0, foot),
                    coordinates=("data", "axes fraction"),
                    arrowprops={"arrowstyle": "-", "color": RULE, "linewidth": 0.8, "shrinkA": 0, "shrinkB": 0},
                )
            # The first head is wider than its column, and nothing stands left of it in a narrow figure.
            x, align = (0.02, "left") if is_narrow() and place == 0 else (place + 0.5, "center")
            if detail:
                above_plot(axes, x, detail, foot, size=self.size, colour=MUTED, align=align)
            above_plot(axes, x, name, foot + (self.line if detail else 0), size=self.size, weight=STRONG, align=align)


def _apart(columns: Sequence[ColumnHead], size: float) -> float:
    """Points that columns must at least be wide for the heads of neighbours, a word a line, not to touch."""
    widths = [max(width_in_points(word, size, STRONG) for word in head.name.split()) for head in columns]
    return max((one + other) / 2 for one, other in pairwise([*widths, widths[-1]])) + _APART
