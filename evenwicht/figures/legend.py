"""The legend that every figure shares: which of the five things its marks rest on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.legend_handler import HandlerLine2D, HandlerPatch, HandlerTuple
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from evenwicht.figures.canvas import EDGE, root
from evenwicht.figures.status import LOOKS, Status, name, names
from evenwicht.figures.style import PAPER, SMALL, STRONG
from evenwicht.figures.text import width_in_points

_AROUND = 0.5 + 1.4
"""Room between the sign of an entry and its text, and before the next one, in multiples of the size of the text."""
_LINE = 1.5 * SMALL
"""Height of a line of the legend, in points."""


def _area(status: Status, label: str) -> Patch:
    look = LOOKS[status]
    return Patch(
        facecolor=look.colour if look.filled else PAPER,
        edgecolor=look.colour,
        hatch=look.hatch,
        label=label,
    )


def _mark(status: Status, label: str) -> Line2D:
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
        label=label,
    )


def _is_line(handle: Artist) -> bool:
    """Whether a handle is a line between two ends, whose markers stand at those ends."""
    return isinstance(handle, Line2D) and handle.get_linestyle() == "-"


class _Bracketed(HandlerPatch):
    """A swatch between square brackets, as a range is drawn."""

    def create_artists(self, legend: Legend, orig_handle: Any, *box: Any, **named: Any) -> list[Artist]:
        """The hatched area, less high, and a bracket at either end of it."""
        left, down, width, height = box[:4]
        x, y = -left, -down
        (area,) = super().create_artists(
            legend, orig_handle, left, down - 0.2 * height, width, 0.6 * height, *box[4:], **named
        )
        brackets = [
            Line2D(
                [end + inward, end, end, end + inward],
                [y, y, y + height, y + height],
                color=orig_handle.get_edgecolor(),
                linewidth=1.6,
                solid_joinstyle="miter",
                transform=box[-1],
            )
            for end, inward in ((x, 3), (x + width, -3))
        ]
        return [area, *brackets]


def _columns(handles: Sequence[Artist], inches: float, sign: float) -> int:
    """In how many columns the entries stand so that each line of them fits in the figure."""
    widths = [width_in_points(str(handle.get_label()), SMALL) + (sign + _AROUND) * SMALL for handle in handles]

    def across(columns: int) -> float:
        return sum(max(widths[start::columns]) for start in range(columns))

    room = (inches - 2 * EDGE) * 72
    return next((columns for columns in range(len(widths), 1, -1) if across(columns) <= room), 1)


def _make_room(figure: Figure, lines: int) -> None:
    """Make a figure so many lines of a legend higher; its plots keep their size and stand as high above its new foot."""
    if not lines:
        return
    width, height = figure.get_size_inches()
    more = lines * _LINE / 72
    places = [(axes, axes.get_position()) for axes in figure.axes]
    figure.set_size_inches(width, height + more)
    for axes, place in places:
        foot, tall = place.y0 * height + more, place.height * height
        axes.set_position((place.x0, foot / (height + more), place.width, tall / (height + more)))


def status_legend(
    axes: Axes,
    statuses: Sequence[Status],
    language: str | None = None,
    *,
    marks: Sequence[Status] = (),
    ranges: Sequence[Status] = (),
    others: Sequence[Artist] = (),
    over: Sequence[Status] = (),
    assuming: Sequence[Status] = (),
    signs: Mapping[Status, Sequence[Artist]] | None = None,
    sign: float = 1.4,
) -> Legend:
    """Put the legend of `statuses` at the foot of the figure that `axes` stands in, and return it.

    Parameters
    ----------
    statuses
        What the figure rests on, in order.
    marks
        Those of them that are drawn as single marks (dots, diamonds) instead of areas.
    ranges
        Those that are drawn as a range between brackets (`evenwicht.figures.marks.derived_interval`).
    others
        Labelled marks that follow those of the statuses.
    over
        What all entries rest on: it stands over them.
    assuming
        Those of the statuses that rest on assumptions as well, and say that they are interpretation too.
    signs
        The signs of a status in a figure that draws it otherwise than elsewhere; they take the place of its mark.
    sign
        How wide the sign of an entry is, in multiples of the size of its text.
    """
    figure = root(axes)
    told = {
        status: names(status, "interpretation", language=language) if status in assuming else name(status, language)
        for status in statuses
    }
    handles: list[Artist] = [(_mark if status in marks else _area)(status, told[status]) for status in statuses]
    handles += others
    columns = _columns(handles, figure.get_size_inches()[0], sign)
    _make_room(figure, -(-len(handles) // columns) - 1 + bool(over))
    width, height = figure.get_size_inches()
    ordered = [handle for start in range(columns) for handle in handles[start::columns]]  # so that lines read on
    own = {
        handle: tuple(signs[status])
        for handle, status in zip(handles, statuses, strict=False)
        if signs and status in signs
    }
    legend = figure.legend(
        handles=[own.get(handle, handle) for handle in ordered],
        labels=[str(handle.get_label()) for handle in ordered],
        title=names(*over, language=language) if over else None,
        title_fontproperties={"weight": STRONG, "size": SMALL},
        alignment="left",
        handler_map={tuple: HandlerTuple(ndivide=None, pad=0.5)}
        | {
            handle: _Bracketed() if name_of in ranges else HandlerLine2D(numpoints=2)
            for handle, name_of in zip(handles, [*statuses, *(None for _ in others)], strict=True)
            if _is_line(handle) or name_of in ranges
        },
        loc="lower left",
        bbox_to_anchor=(EDGE / width, EDGE / height),
        borderpad=0,
        borderaxespad=0,
        handlelength=sign,
        handleheight=1.0,
        handletextpad=0.5,
        columnspacing=1.4,
        ncols=columns,
    )
    if over:
        legend.get_title().set_color(LOOKS[over[0]].colour)
    return legend
