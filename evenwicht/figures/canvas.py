"""Where things stand on a figure: one plot with its left margin for names, its axis and legend below.

A narrow figure (`evenwicht.figures.style.is_narrow`) has no such margin: a name stands above its row.
Margins are in inches and the same from figure to figure, so that the plots of a chapter stand in line.
"""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from evenwicht.figures.style import BAND, BODY, is_narrow
from evenwicht.figures.style import width as drawn_width

EDGE = 0.12
"""Free space at the edge of a figure, in inches."""
LEGEND = 0.35
"""Height of the legend at the foot of a figure, in inches."""
_NO_NAMES = 1.0
"""A left margin up to so many inches holds no names but at most the numbers of an axis."""
NAME = 1.2 * BODY / 72
"""Height of a line of a name above its row, in inches."""


def canvas(
    rows: float,
    *,
    row: float = 0.4,
    left: float = 2.1,
    right: float = 0.3,
    top: float = 0.08,
    axis: float = 0.5,
    legend: bool = True,
    details: int = 0,
) -> tuple[Figure, Axes]:
    """A figure with one plot of `rows` rows, numbered 0 (at the top) and on.

    Parameters
    ----------
    rows
        How many rows high the plot is.
    row
        Height of a row in inches.
    left, right, top
        Margins of the plot in inches; the left one takes the names.
    axis
        Room in inches for the tick labels and the axis label below the plot; 0 for a plot without axis.
    legend
        Whether there is room for a legend below that.
    details
        How many lines stand under the name of a row; only a narrow figure has to make room for them.
    """
    width, above = drawn_width(), 0.0
    named = is_narrow() and left > _NO_NAMES
    if named:
        names = names_height(details)
        left, row, above = EDGE, row + names, 0.7 * names
    foot = axis + (LEGEND if legend else 0)
    height = top + above + rows * row + foot
    figure = Figure(figsize=(width, height))
    axes = figure.add_axes((left / width, foot / height, (width - left - right) / width, (above + rows * row) / height))
    axes.set(ylim=(rows - 0.5, -0.5 - above / row), yticks=[], ylabel="")
    if not axis:
        bare(axes)
    if named:
        axes.grid(visible=False)  # its lines would run through the names
    return figure, axes


def bare(axes: Axes) -> None:
    """Take axis, frame and grid away: the plot is text and marks only."""
    axes.set_axis_off()
    axes.set_xticks([])


def band(axes: Axes, top: float, foot: float, *, named: bool = True, details: int = 0) -> None:
    """Tint the rows from `top` to `foot` across the whole figure, names included.

    Parameters
    ----------
    named
        Whether the rows have names, which in a narrow figure stand above their marks.
    details
        How many lines stand under a name there.
    """
    if named and is_narrow():
        up = 0.5 * names_height(details) * 72 / row_height(axes)
        top, foot = top - up, foot - up
    place, width = axes.get_position(), root(axes).get_size_inches()[0]
    edge = EDGE / 2 / width
    left, right = (edge - place.x0) / place.width, (1 - edge - place.x0) / place.width
    axes.axhspan(top, foot, left, right, color=BAND, linewidth=0, zorder=0, clip_on=False)


def names_height(details: int = 0) -> float:
    """Height in inches of a name above its row, with so many lines of details under it."""
    return NAME * (1.0 + 0.95 * details)


def row_height(axes: Axes) -> float:
    """Height of a row of a plot, in points."""
    low, high = axes.get_ylim()
    return float(axes.get_position().height * root(axes).get_size_inches()[1] * 72 / abs(high - low))


def points_across(axes: Axes) -> float:
    """Width of a plot in points, to turn lengths of text into data units."""
    return float(axes.get_position().width * root(axes).get_size_inches()[0] * 72)


def root(axes: Axes) -> Figure:
    """The figure that a plot stands in; `ValueError` if it stands in none."""
    figure = axes.get_figure(root=True)
    if figure is None:
        raise ValueError("axes: found axes without a figure; expected axes that stand in one")
    return figure
