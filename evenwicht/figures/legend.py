"""The legend that every figure shares: which of the four things its marks rest on."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.legend import Legend
from matplotlib.patches import Patch

from evenwicht.figures.status import LOOKS, Status, name
from evenwicht.figures.style import PAPER


def status_legend(
    axes: Axes, statuses: Sequence[Status], language: str | None = None, *, location: str = "lower right"
) -> Legend:
    """Add the legend of `statuses` to `axes` and return it."""
    handles = []
    for status in statuses:
        look = LOOKS[status]
        handles.append(
            Patch(
                facecolor=look.colour if look.filled else PAPER,
                edgecolor=look.colour,
                hatch=look.hatch,
                label=name(status, language),
            )
        )
    return axes.legend(handles=handles, loc=location, handlelength=1.4, handleheight=1.0)
