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
    """
    width = drawn_width()
    if is_narrow() and left > EDGE:
        left, row, top = EDGE, row + 0.8 * NAME, top + 0.8 * NAME
    foot = axis + (LEGEND if legend else 0)
    height = top + rows * row + foot
    figure = Figure(figsize=(width, height))
    axes = figure.add_axes((left / width, foot / height, (width - left - right) / width, rows * row / height))
    axes.set(ylim=(rows - 0.5, -0.5), yticks=[], ylabel="")
    if not axis:
        bare(axes)
    return figure, axes


def bare(axes: Axes) -> None:
    """Take axis, frame and grid away: the plot is text and marks only."""
    axes.set_axis_off()


def band(axes: Axes, top: float, foot: float) -> None:
    """Tint the rows from `top` to `foot` across the whole figure, names included."""
    place, width = axes.get_position(), root(axes).get_size_inches()[0]
    edge = EDGE / 2 / width
    left, right = (edge - place.x0) / place.width, (1 - edge - place.x0) / place.width
    axes.axhspan(top, foot, left, right, color=BAND, linewidth=0, zorder=0, clip_on=False)


def points_across(axes: Axes) -> float:
    """Width of a plot in points, to turn lengths of text into data units."""
    return float(axes.get_position().width * root(axes).get_size_inches()[0] * 72)


def root(axes: Axes) -> Figure:
    """The figure that a plot stands in; `ValueError` if it stands in none."""
    figure = axes.get_figure(root=True)
    if figure is None:
        raise ValueError("axes: found axes without a figure; expected axes that stand in one")
    return figure
