"""Names of the rows of a plot, beside them or, in a narrow figure, above them: a name and what is said about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from matplotlib.axes import Axes
from matplotlib.text import Annotation

from evenwicht.figures.canvas import EDGE, points_across, root, row_height
from evenwicht.figures.status import LOOKS, Status
from evenwicht.figures.style import BODY, GROUND, INK, MUTED, SMALL, STRONG, is_narrow, width
from evenwicht.figures.text import wrapped

LINE = 1.2
"""Height of a line of text, in multiples of its size."""


def note(
    axes: Axes,
    text: str,
    place: tuple[float, float],
    offset: tuple[float, float] = (0, 0),
    coordinates: Any = "data",
    **look: Any,
) -> Annotation:
    """Write a text so many points to the right of and above a place, also one outside the plot.

    Parameters
    ----------
    coordinates
        What `place` counts: data, ``axes fraction``, a pair of these, or a part of another text.
    **look
        As for `matplotlib.text.Text`; in `INK` and of the size `BODY` unless it says otherwise.
    """
    return axes.annotate(
        text, place, offset, xycoords=coordinates, textcoords="offset points", annotation_clip=False, **look
    )


def beside(axes: Axes, x: float, row: float, text: str, points: float, **look: Any) -> Annotation:
    """Write a text beside a place, centred on its row: so many points to the right of it, or to the left if negative."""
    return note(axes, text, (x, row), (points, 0), **{"ha": "left" if points > 0 else "right", "va": "center"} | look)


def margin(axes: Axes) -> float:
    """Room for names at the left of a plot, in inches."""
    return float(axes.get_position().x0 * root(axes).get_size_inches()[0])


def row_label(
    axes: Axes,
    row: float,
    name: str,
    detail: str = "",
    *,
    inches: float | None = None,
    weight: int = 400,
    clear: float | None = None,
    ground: bool = False,
) -> None:
    """Write a name, and a detail under it, in the left margin, right-aligned and centred on `row`.

    In a narrow figure they stand above the marks of the row, at the left edge of the plot.

    Parameters
    ----------
    row
        On the y-axis.
    inches
        Width within which the text is broken into lines; by default the left margin.
    weight
        Of the name: 400, or `evenwicht.figures.style.STRONG`.
    clear
        Half the height of the marks of the row in points, over which a narrow figure writes the name.
    ground
        Whether the name of a narrow figure covers a line that would run through it.
    """
    if is_narrow():
        _above_row(axes, row, name, detail, weight, clear, ground)
        return
    room = (margin(axes) - EDGE - 0.12) if inches is None else inches
    name = wrapped(name, room, BODY, weight)
    detail = wrapped(detail, room, SMALL) if detail else ""
    name_height = LINE * BODY * len(name.split("\n"))
    height = name_height + (LINE * SMALL * len(detail.split("\n")) if detail else 0)
    _block(axes, row, name, height / 2, BODY, INK, weight)
    if detail:
        _block(axes, row, detail, height / 2 - name_height, SMALL, MUTED, 400)


def name_lines(names: Iterable[str], inches: float) -> int:
    """How many lines the longest of names fills: within `inches` beside its row, or above it across a narrow figure.

    `evenwicht.figures.canvas.canvas` makes room for more than one.
    """
    room = width() - 2 * EDGE if is_narrow() else inches - EDGE - 0.12
    return max((wrapped(name, room).count("\n") + 1 for name in names), default=1)


def _above_row(axes: Axes, row: float, name: str, detail: str, weight: int, clear: float | None, ground: bool) -> None:
    """A name over the marks of a row, and between them what is said about it."""
    name = wrapped(name, width() - margin(axes) - EDGE, BODY, weight)
    detail = wrapped(detail, points_across(axes) / 72, SMALL) if detail else ""
    under = LINE * SMALL * (detail.count("\n") + 1) if detail else 0.0
    clear = 0.3 * row_height(axes) + 3 if clear is None else clear
    for text, above, size, colour, heavy in (
        (name, clear + under, BODY, INK, weight),
        (detail, clear, SMALL, MUTED, 400),
    ):
        if text:
            note(
                axes,
                text,
                (0, row),
                (0, above),
                coordinates=("axes fraction", "data"),
                va="bottom",
                size=size,
                color=colour,
                weight=heavy,
                linespacing=LINE,
                bbox=GROUND if ground else None,
                zorder=2.5,
            )


def _block(axes: Axes, row: float, text: str, above: float, size: float, colour: str, weight: int) -> None:
    note(
        axes,
        text,
        (0, row),
        (-0.12 * 72, above),
        coordinates=("axes fraction", "data"),
        ha="right",
        va="top",
        size=size,
        color=colour,
        weight=weight,
        linespacing=LINE,
    )


def long_axis_label(text: str) -> tuple[str, float]:
    """The label of an axis in lines that fit in the figure, and the room in inches that its lines after the first need.

    In a narrow figure it stands in line with the plot (`name_axis`), and may take the whole width.
    """
    lines = wrapped(text, width() - 2 * EDGE if is_narrow() else 0.7 * width(), SMALL)
    return lines, lines.count("\n") * LINE * SMALL / 72


def name_axis(axes: Axes, lines: str) -> None:
    """Write what `long_axis_label` made under the plot."""
    axes.set_xlabel(lines, loc="left" if is_narrow() else "center", linespacing=LINE)


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
    note(
        axes,
        text,
        (at, row),
        (points, 0),
        coordinates=("axes fraction", "data"),
        va="center",
        size=size,
        color=colour,
        weight=weight,
    )


def above_plot(
    axes: Axes,
    x: float,
    text: str,
    points: float,
    *,
    size: float = SMALL,
    colour: str = INK,
    weight: int = 400,
    align: str = "center",
) -> None:
    """Write the head of a column: at `x`, centred on it by default, with its foot so many points above the plot."""
    note(
        axes,
        text,
        (x, 1),
        (0, points),
        coordinates=("data", "axes fraction"),
        ha=align,
        va="bottom",
        size=size,
        color=colour,
        weight=weight,
        linespacing=1.05,
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
    note(
        axes, lines, (x, row), (0, above), ha=align, va="top", size=size, color=colour, weight=weight, linespacing=LINE
    )
    return lines.count("\n") + 1


def group_heading(axes: Axes, row: float, text: str) -> None:
    """The name of a group over its rows, at the left edge of the figure."""
    beside_row(axes, row, text, 9 - margin(axes) * 72, size=BODY, colour=INK, weight=STRONG, at=0)


def at_right(axes: Axes, row: float, text: str, status: Status) -> None:
    """A number in the right margin, in the colour of what it rests on."""
    beside_row(axes, row, text, 7, size=SMALL, colour=LOOKS[status].colour)
