"""The legend that every figure shares: which of the five things its marks rest on."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.legend import Legend
from matplotlib.legend_handler import HandlerLine2D
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from evenwicht.figures.canvas import EDGE, root
from evenwicht.figures.status import LOOKS, Status, name
from evenwicht.figures.style import PAPER


def _area(status: Status, language: str | None) -> Patch:
    look = LOOKS[status]
    return Patch(
        facecolor=look.colour if look.filled else PAPER,
        edgecolor=look.colour,
        hatch=look.hatch,
        label=name(status, language),
    )


def _mark(status: Status, language: str | None) -> Line2D:
    look = LOOKS[status]
    return Line2D(
        [],
        [],
        linestyle="" if look.marker != "|" else "-",
        color=look.colour,
        linewidth=1.4,
        marker=look.marker,
        markersize=9,
        markerfacecolor=look.colour if look.filled else "none",
        markeredgecolor=look.colour,
        markeredgewidth=1.2,
        label=name(status, language),
    )


def _is_line(handle: Artist) -> bool:
    """Whether a handle is a line between two ends, whose markers stand at those ends."""
    return isinstance(handle, Line2D) and handle.get_linestyle() == "-"


def status_legend(
    axes: Axes,
    statuses: Sequence[Status],
    language: str | None = None,
    *,
    marks: Sequence[Status] = (),
    others: Sequence[Artist] = (),
) -> Legend:
    """Put the legend of `statuses` at the foot of the figure that `axes` stands in, and return it.

    Parameters
    ----------
    statuses
        What the figure rests on, in order.
    marks
        Those of them that are drawn as single marks (dots, diamonds) instead of areas.
    others
        Labelled marks that follow those of the statuses.
    """
    figure = root(axes)
    handles: list[Artist] = [
        _mark(status, language) if status in marks else _area(status, language) for status in statuses
    ]
    handles += others
    width, height = figure.get_size_inches()
    return figure.legend(
        handles=handles,
        handler_map={handle: HandlerLine2D(numpoints=2) for handle in handles if _is_line(handle)},
        loc="lower left",
        bbox_to_anchor=(EDGE / width, EDGE / height),
        borderpad=0,
        borderaxespad=0,
        handlelength=1.4,
        handleheight=1.0,
        handletextpad=0.5,
        columnspacing=1.4,
        ncols=len(handles),
    )
