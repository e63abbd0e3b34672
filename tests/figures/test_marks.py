"""The marks of the five statuses stand where their numbers say."""

from __future__ import annotations

import io
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from evenwicht.figures import marks
from evenwicht.figures.canvas import canvas, root
from evenwicht.figures.legend import status_legend
from evenwicht.figures.status import LOOKS
from evenwicht.figures.style import drawing


@pytest.fixture
def axes() -> Axes:
    with drawing():
        return canvas(3)[1]


def lines(axes: Axes) -> list[Line2D]:
    return list(axes.get_lines())


@given(st.floats(0, 9), st.floats(0, 5))
def test_brackets_enclose_the_whole_interval_and_open_towards_each_other(lower: float, width: float) -> None:
    with drawing():
        axes = canvas(3)[1]
        axes.set_xlim(0, 15)
        marks.derived_interval(axes, lower, lower + width, 1)
    left, right = (np.asarray(line.get_xdata(), dtype=float) for line in lines(axes))
    assert left.min() == lower
    assert right.max() == pytest.approx(lower + width)
    assert left.max() <= right.min() + 1e-12, "the teeth do not cross"
    (bar,) = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    assert (bar.get_x(), bar.get_x() + bar.get_width()) == pytest.approx((lower, lower + width))
    assert bar.get_hatch() == LOOKS["derived"].hatch


def test_an_ensemble_draws_each_data_set_at_its_value_within_its_row(axes: Axes) -> None:
    values = [1.0, 1.5, 1.5, 2.0, 2.5]
    marks.ensemble_strip(axes, values, 1, height=0.5)
    (strip,) = axes.collections
    across, heights = np.asarray(strip.get_offsets(), dtype=float).T
    assert across.tolist() == values
    assert heights.min() >= 0.75
    assert heights.max() <= 1.25
    assert len(set(heights)) == len(values), "equal values stay apart"
    assert len(strip.get_facecolor()) == 0, "open"


@pytest.mark.parametrize("values", [[], [2.0]])
def test_one_synthetic_data_set_is_never_shown_alone(axes: Axes, values: list[float]) -> None:
    with pytest.raises(ValueError, match=f"found {len(values)}; expected an ensemble"):
        marks.ensemble_strip(axes, values, 1)
    assert not axes.collections


@given(st.lists(st.integers(1, 60), min_size=1, max_size=6), st.integers(0, 2))
def test_parts_of_a_bar_stand_on_end_each_as_long_as_its_size_in_its_own_look(sizes: list[int], row: int) -> None:
    looks = [("#fdf3ea", "//", "#000000"), ("#ffffff", "", "#1f2933")]
    parts = [marks.BarPart(size, *looks[place % 2]) for place, size in enumerate(sizes)]
    with drawing():
        axes = canvas(3)[1]
        before = axes.get_ylim()
        marks.stacked_bar(axes, parts, row, 0.8)
    drawn = [bar for container in axes.containers for bar in container]
    assert axes.get_ylim() == before
    assert [bar.get_x() for bar in drawn] == [sum(sizes[:place]) for place in range(len(sizes))]
    assert [bar.get_width() for bar in drawn] == sizes
    assert all(bar.get_y() == pytest.approx(row - 0.4) and bar.get_height() == pytest.approx(0.8) for bar in drawn)
    assert [(to_hex(bar.get_facecolor()), bar.get_hatch() or "", to_hex(bar.get_edgecolor())) for bar in drawn] == [
        (part.face, part.hatch, part.edge) for part in parts
    ]


def test_answers_are_filled_diamonds_and_reported_values_filled_dots(axes: Axes) -> None:
    marks.reported_dots(axes, [1.0], [0])
    marks.answer_diamonds(axes, [2.0], [1])
    dot, diamond = axes.collections
    assert (
        len(dot.get_paths()[0].vertices) > len(diamond.get_paths()[0].vertices) == 5
    )  # a circle and a square on its point
    assert [to_hex(mark.get_facecolor()[0]) for mark in (dot, diamond)] == [
        LOOKS["reported"].colour,
        LOOKS["answers"].colour,
    ]
    assert [np.asarray(mark.get_offsets()).tolist() for mark in (dot, diamond)] == [[[1.0, 0.0]], [[2.0, 1.0]]]


def test_bars_from_zero_stand_in_their_rows_and_leave_the_plot_as_it_was(axes: Axes) -> None:
    axes.set(xlim=(0, 3))
    before = axes.get_ylim()
    marks.bars(axes, [2.7, 1.0], [0, 2], "derived", 0.4)
    drawn = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    assert [(bar.get_x(), bar.get_width()) for bar in drawn] == [(0, 2.7), (0, 1.0)]
    assert [round(bar.get_y() + bar.get_height() / 2, 6) for bar in drawn] == [0, 2]
    assert {round(bar.get_height(), 6) for bar in drawn} == {0.4}
    assert {bar.get_hatch() for bar in drawn} == {LOOKS["derived"].hatch}
    assert axes.get_ylim() == before
    assert axes.get_xlim() == (0, 3)


def test_the_legend_names_each_status_in_order_and_shows_its_own_mark(axes: Axes) -> None:
    legend = status_legend(
        axes,
        ["reported", "derived", "simulated", "answers", "interpretation"],
        "nl",
        marks=["reported", "simulated", "answers", "interpretation"],
    )
    axes.figure.savefig(io.BytesIO())
    places = {text.get_text(): text.get_window_extent() for text in legend.get_texts()}
    read = sorted(places, key=lambda name: (-round(places[name].y0), places[name].x0))
    assert read == ["vermeld", "afgeleid", "gesimuleerd", "antwoorden", "duiding"]
    names = [text.get_text() for text in legend.get_texts()]
    signs = dict(zip(names, legend.legend_handles, strict=True))
    shown = {name: sign.get_marker() for name, sign in signs.items() if isinstance(sign, Line2D)}
    assert shown == {"vermeld": "o", "gesimuleerd": "s", "antwoorden": "D", "duiding": "^"}
    (area,) = legend.get_patches()
    assert area.get_hatch() == LOOKS["derived"].hatch


def test_a_status_drawn_as_an_area_is_filled_or_hatched_as_its_look_says(axes: Axes) -> None:
    for row, name in enumerate(LOOKS):
        marks.bar(axes, 0, 1, row, name)
    assert [patch.get_hatch() or "" for patch in axes.patches] == [look.hatch for look in LOOKS.values()]
    buffer = io.StringIO()
    with drawing():
        root(axes).savefig(buffer, format="svg")
    assert len(set(re.findall(r"<pattern id=\"(\w+)\"", buffer.getvalue()))) == 3
