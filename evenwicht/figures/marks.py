"""The marks of the five statuses: what is reported, derived, simulated, answered or interpreted is drawn with these.

Each takes the axes, the row (y) and values on the x-axis. Reported: a filled dot or bar. Derived: an open bar
with square brackets at its ends, since the ends themselves are possible; single values are strokes or a line. Simulated: a strip of small open
squares, one for each synthetic data set, and never one alone. Answers: a filled diamond. Interpretation: an open
triangle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from evenwicht.figures.canvas import points_across
from evenwicht.figures.status import LOOKS, Look, Status
from evenwicht.figures.style import PAPER

_BRACKET = 0.07
"""Length of a bracket's teeth, in inches."""


@dataclass(frozen=True)
class BarPart:
    """A part of a stacked bar: its size, and how it looks."""

    size: float
    face: str
    hatch: str
    edge: str

    @classmethod
    def of(cls, status: Status, size: float) -> BarPart:
        """A part in the look of a status."""
        look = LOOKS[status]
        return cls(size, look.colour if look.filled else PAPER, look.hatch, look.colour)


def reported_dots(axes: Axes, values: Sequence[float], rows: Sequence[float], size: float = 10) -> None:
    """Filled dots: one reported value in each row."""
    _points(axes, values, rows, LOOKS["reported"], size)


def answer_diamonds(axes: Axes, values: Sequence[float], rows: Sequence[float], size: float = 9) -> None:
    """Filled diamonds: one value from the answers of respondents in each row."""
    _points(axes, values, rows, LOOKS["answers"], size)


def interpretation_triangles(axes: Axes, values: Sequence[float], rows: Sequence[float], size: float = 10) -> None:
    """Open triangles: one reading or ordering in each row."""
    _points(axes, values, rows, LOOKS["interpretation"], size, is_open=True)


def _points(
    axes: Axes, values: Sequence[float], rows: Sequence[float], look: Look, size: float, is_open: bool = False
) -> None:
    """One marker in each row, `size` points high; none for NaN."""
    sns.scatterplot(
        x=np.asarray(values, dtype=float),
        y=np.asarray(rows, dtype=float),
        ax=axes,
        marker=look.marker,
        s=size**2,
        color=PAPER if is_open else look.colour,
        edgecolor=look.colour,
        linewidth=1.6 if is_open else 1,
        zorder=4,
        clip_on=False,
    )


def bars(axes: Axes, sizes: Sequence[float], rows: Sequence[float], status: Status, height: float = 0.5) -> None:
    """Bars from zero, one in each row, in the look of a status."""
    look, place = LOOKS[status], axes.get_ylim()
    sns.barplot(
        x=np.asarray(sizes, dtype=float),
        y=np.asarray(rows, dtype=float),
        orient="h",
        native_scale=True,
        width=height / _least_step(rows),
        errorbar=None,
        ax=axes,
        facecolor=look.colour if look.filled else PAPER,
        edgecolor=look.colour,
        hatch=look.hatch,
        linewidth=1.2,
        zorder=3,
    )
    axes.set(ylim=place, yticks=[])


def stacked_bar(axes: Axes, parts: Sequence[BarPart], row: float = 0, height: float = 0.5) -> None:
    """The parts of a whole on end in one row, from zero on."""
    place, places = axes.get_ylim(), range(len(parts))
    sns.histplot(
        y=[row] * len(parts),
        weights=[part.size for part in parts],
        hue=places,
        hue_order=places[::-1],  # seaborn stacks the last first
        palette={i: part.face for i, part in enumerate(parts)},
        multiple="stack",
        discrete=True,
        shrink=height,
        alpha=1,
        linewidth=1.2,
        zorder=3,
        legend=False,
        ax=axes,
    )
    for drawn, part in zip(axes.containers[-len(parts) :], parts, strict=True):
        for bar_of_part in drawn:  # seaborn has one edge and no hatch for all
            bar_of_part.set(edgecolor=part.edge, hatch=part.hatch)
    axes.set(ylim=place, yticks=[], xlabel="")


def _least_step(rows: Sequence[float]) -> float:
    """The least distance between rows, of which seaborn takes the height of a bar as a part; 1 for one row."""
    apart = np.diff(np.unique(np.asarray(rows, dtype=float)))
    return float(apart.min()) if len(apart) else 1.0


def bar(axes: Axes, start: float, end: float, row: float, status: Status, height: float = 0.5) -> None:
    """A bar from `start` to `end` in the look of a status: filled, or open and hatched. Bars of seaborn start at zero."""
    look = LOOKS[status]
    axes.add_patch(
        Rectangle(
            (start, row - height / 2),
            end - start,
            height,
            facecolor=look.colour if look.filled else PAPER,
            edgecolor=look.colour,
            hatch=look.hatch,
            linewidth=1.2,
            zorder=3,
        )
    )


def derived_interval(axes: Axes, lower: float, upper: float, row: float, height: float = 0.3) -> None:
    """A hatched bar between square brackets: every value from `lower` to `upper`, ends included, is possible.

    Parameters
    ----------
    lower, upper
        The bounds, in units of the x-axis; equal ones draw as a single bracketed line.
    row
        Where it stands on the y-axis.
    height
        Height in rows.
    """
    look = LOOKS["derived"]
    bar(axes, lower, upper, row, "derived", height * 0.55)
    left, right = axes.get_xlim()
    teeth = min(_BRACKET * 72 * (right - left) / points_across(axes), 0.3 * (upper - lower))
    top, foot = row - height / 2, row + height / 2
    for end, inward in ((lower, teeth), (upper, -teeth)):
        axes.plot(
            [end + inward, end, end, end + inward],
            [top, top, foot, foot],
            color=look.colour,
            linewidth=1.6,
            solid_joinstyle="miter",
            zorder=4,
            clip_on=False,
        )


def derived_strokes(axes: Axes, values: Sequence[float], row: float, height: float, width: float) -> None:
    """Upright strokes in one row, one for each derived value, so many points wide; one path."""
    across = [x for value in values for x in (value, value, float("nan"))]
    heights = [y for _ in values for y in (row - height / 2, row + height / 2, float("nan"))]
    axes.plot(across, heights, color=LOOKS["derived"].colour, linewidth=width, solid_capstyle="butt", zorder=3)


def derived_line(axes: Axes, across: Sequence[float], up: Sequence[float], **look: Any) -> None:
    """A line through derived values, one at each place across."""
    own = {"color": LOOKS["derived"].colour, "linewidth": 1.7, "zorder": 3, "legend": False, "estimator": None}
    sns.lineplot(x=across, y=up, ax=axes, **own, **look)


def ensemble_strip(axes: Axes, values: Sequence[float], row: float, height: float = 0.5) -> None:
    """A strip of small open squares, one for each synthetic data set, spread over the height of the row.

    The spread has no meaning and is the same in every run: value *i* of *k* stands at a height that follows
    from *i*.

    Raises
    ------
    ValueError
        There are fewer than two values: one synthetic data set is never shown alone.
    """
    if len(values) < 2:
        raise ValueError(f"values: found {len(values)}; expected an ensemble of two or more synthetic data sets")
    look = LOOKS["simulated"]
    golden = 0.618033988749895
    heights = [row + height * (((i + 0.5) * golden) % 1 - 0.5) for i in range(len(values))]
    sns.scatterplot(
        x=values,
        y=heights,
        ax=axes,
        marker=look.marker,
        s=3**2,
        facecolor="none",
        edgecolor=look.colour,
        linewidth=0.7,
        zorder=2,
        clip_on=False,
    )
