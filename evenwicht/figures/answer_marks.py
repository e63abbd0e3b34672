"""The marks of answers: filled where they are real, open where they are synthetic and only look like answers."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes

from evenwicht.figures import marks
from evenwicht.figures.labels import note
from evenwicht.figures.status import LOOKS, Status
from evenwicht.figures.style import INK, STRONG
from evenwicht.survey import Survey, loaded


def status_of(survey: Survey) -> Status:
    """What a figure of these answers rests on: answers, or simulated where they are synthetic."""
    return "simulated" if survey.provenance == "synthetic" else "answers"


def explained_statuses() -> tuple[Status, ...]:
    """What the figures of this edition can rest on: all five, but with answers not what makes room for them."""
    survey = loaded()
    given = None if survey is None else status_of(survey)
    return tuple(status for status in LOOKS if given in (None, status) or status not in ("simulated", "answers"))


def answer_marks(axes: Axes, values: Sequence[float], rows: Sequence[float], status: Status, size: float = 8) -> None:
    """One mark a row, in the look of the status; none for NaN."""
    if status == "answers":
        marks.answer_diamonds(axes, values, rows, size)
        return
    look = LOOKS[status]
    axes.plot(
        values, rows, look.marker, color=look.colour, markerfacecolor="none", markersize=size, linestyle="", zorder=4
    )


def answer_interval(axes: Axes, lower: float, upper: float, row: float, status: Status) -> None:
    """An interval around answers: a line between two upright ends; dashed where they are synthetic."""
    look = LOOKS[status]
    style = "-" if status == "answers" else (0, (3, 2))
    axes.plot([lower, upper], [row, row], color=look.colour, linewidth=2, linestyle=style, zorder=3)
    axes.plot([lower, upper], [row, row], "|", color=look.colour, markersize=9, markeredgewidth=2, zorder=3)


def at_margin(axes: Axes, row: float, text: str, inches: float, colour: str = INK) -> None:
    """Write a number in the right margin, its end so many inches from the plot."""
    note(
        axes,
        text,
        (1, row),
        (inches * 72, 0),
        coordinates=("axes fraction", "data"),
        ha="right",
        va="center",
        color=colour,
        weight=STRONG,
    )
