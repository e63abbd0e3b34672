"""Names beside the rows of a plot: a name, and under it what is said about it."""

from __future__ import annotations

from matplotlib.axes import Axes

from evenwicht.figures.canvas import EDGE, points_across, root
from evenwicht.figures.style import BODY, INK, MUTED, SMALL
from evenwicht.figures.text import wrapped

LINE = 1.2
"""Height of a line of text, in multiples of its size."""


def margin(axes: Axes) -> float:
    """Room for names at the left of a plot, in inches."""
    return float(axes.get_position().x0 * root(axes).get_size_inches()[0])


def row_label(
    axes: Axes, row: float, name: str, detail: str = "", *, inches: float | None = None, weight: int = 400
) -> None:
    """Write a name, and a detail under it, in the left margin, right-aligned and centred on `row`.

    Parameters
    ----------
    row
        On the y-axis.
    inches
        Width within which the text is broken into lines; by default the left margin.
    weight
        Of the name: 400, or `evenwicht.figures.style.STRONG`.
    """
    room = (margin(axes) - EDGE - 0.12) if inches is None else inches
    name = wrapped(name, room, BODY, weight)
    detail = wrapped(detail, room, SMALL) if detail else ""
    name_height = LINE * BODY * len(name.split("\n"))
    height = name_height + (LINE * SMALL * len(detail.split("\n")) if detail else 0)
    _block(axes, row, name, height / 2, BODY, INK, weight)
    if detail:
        _block(axes, row, detail, height / 2 - name_height, SMALL, MUTED, 400)


def _block(axes: Axes, row: float, text: str, above: float, size: float, colour: str, weight: int) -> None:
    axes.annotate(
        text,
        (0, row),
        (-0.12 * 72, above),
        xycoords=("axes fraction", "data"),
        textcoords="offset points",
        ha="right",
        va="top",
        size=size,
        color=colour,
        weight=weight,
        linespacing=LINE,
        annotation_clip=False,
    )


def beside_row(
    axes: Axes, row: float, text: str, points: float, *, size: float, colour: str, weight: int = 400, at: float = 1
) -> None:
    """Write a text at one edge of the plot, centred on a row; it begins so many points to the right of that edge.

    Parameters
    ----------
    points
        From the edge, negative to the left of it.
    at
        The edge: 1 for the right one, 0 for the left one.
    """
    axes.annotate(
        text,
        (at, row),
        (points, 0),
        xycoords=("axes fraction", "data"),
        textcoords="offset points",
        va="center",
        size=size,
        color=colour,
        weight=weight,
        annotation_clip=False,
    )


def above_plot(axes: Axes, x: float, text: str, points: float, *, colour: str = INK, weight: int = 400) -> None:
    """Write the head of a column: centred on `x`, with its foot so many points above the plot."""
    axes.annotate(
        text,
        (x, 1),
        (0, points),
        xycoords=("data", "axes fraction"),
        textcoords="offset points",
        ha="center",
        va="bottom",
        size=SMALL,
        color=colour,
        weight=weight,
        linespacing=1.05,
        annotation_clip=False,
    )


def write(
    axes: Axes,
    x: float,
    row: float,
    text: str,
    *,
    inches: float,
    above: float = 0.0,
    size: float = SMALL,
    colour: str = MUTED,
    weight: int = 400,
    align: str = "left",
) -> int:
    """Write text on the plot with its top `above` points over `row`, broken into lines; return how many
    lines.

    Parameters
    ----------
    x, row
        Where it stands, in data units.
    align
        ``left``, ``center`` or ``right`` of `x`.
    """
    lines = wrapped(text, min(inches, points_across(axes) / 72), size, weight)
    axes.annotate(
        lines,
        (x, row),
        (0, above),
        textcoords="offset points",
        ha=align,
        va="top",
        size=size,
        color=colour,
        weight=weight,
        linespacing=LINE,
        annotation_clip=False,
    )
    return lines.count("\n") + 1
