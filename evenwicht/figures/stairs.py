"""Parts of a whole as a flight of stairs: each part begins where the one before it ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from matplotlib.axes import Axes

from evenwicht.figures import marks
from evenwicht.figures.labels import beside
from evenwicht.figures.status import LOOKS, Status
from evenwicht.figures.style import GROUND, INK, MUTED, STRONG


@dataclass(frozen=True)
class Step:
    """One part: its name, its size as drawn and as written, and what it rests on."""

    label: str
    size: Fraction
    text: str
    status: Status = "reported"


def draw_stairs(
    axes: Axes,
    steps: Sequence[Step],
    start: Fraction,
    first_row: float,
) -> Fraction:
    """Draw `steps` downwards from `first_row`, a row each, the first from `start`; return where the last one
    ends.

    The name and number of a step stand on the side of its bar that has the most room.
    """
    low, high = axes.get_xlim()
    for i, step in enumerate(steps):
        row, end = first_row + i, start + step.size
        marks.bar(axes, float(start), float(end), row, step.status, 0.5)
        if i + 1 < len(steps):
            axes.plot([float(end)] * 2, [row, row + 1], color=MUTED, linewidth=0.9, zorder=2)
        at_right = high - float(end) >= float(start) - low
        side, points = (end, 6) if at_right else (start, -6)
        colour = INK if step.status == "reported" else LOOKS[step.status].colour
        number = beside(axes, float(side), row, step.text, points, weight=STRONG, color=colour, bbox=GROUND)
        beside(axes, float(at_right), 0.5, step.label, points, coordinates=number, bbox=GROUND)
        start = end
    return start
