"""Column widths: every word fits its column, and no table is wider than its page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evenwicht.publish.pdf.measure import LANDSCAPE_WIDTH, WIDE_WIDTH, text_width
from evenwicht.publish.pdf.table_layout import CELL_INSET, CellText, table_layout

WORD = st.text(alphabet="abcdefghijklmnopqrstuvwxyzW", min_size=1, max_size=18)
LINE = st.lists(WORD, max_size=8).map(" ".join)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[CellText], int]:
    columns = draw(st.integers(1, 12))
    rows = draw(st.integers(1, 4))
    return [CellText(draw(LINE), row, column) for row in range(rows) for column in range(columns)], columns


@given(tables())
def test_a_table_fits_its_page_and_its_words_fit_their_columns(table: tuple[list[CellText], int]) -> None:
    cells, columns = table
    layout = table_layout(cells, columns)
    assert len(layout.widths) == columns
    assert sum(layout.widths) <= (LANDSCAPE_WIDTH if layout.landscape else WIDE_WIDTH) + 1e-6
    if not layout.break_words:
        for cell in cells:
            for word in cell.text.split():
                assert text_width(word, layout.size) + 2 * CELL_INSET <= layout.widths[cell.column] + 1e-6


def test_a_small_table_keeps_its_natural_width_and_the_largest_type() -> None:
    layout = table_layout([CellText("kort", 0, 0), CellText("woord", 0, 1)], 2)
    assert not layout.landscape
    assert layout.size == 9.0
    assert sum(layout.widths) < WIDE_WIDTH / 2


def test_words_grow_with_the_type_size() -> None:
    assert abs(text_width("gemeente", 18) - 2 * text_width("gemeente", 9)) < 1e-9


def test_a_column_of_long_texts_gets_the_room_that_short_ones_do_not_need() -> None:
    rows = [("kort", "woord " * 40, "code_naam") for _ in range(10)]
    cells = [CellText(text, row, column) for row, texts in enumerate(rows) for column, text in enumerate(texts)]
    layout = table_layout(cells, 3)
    assert layout.widths[1] > 0.6 * WIDE_WIDTH
    assert layout.widths[0] >= text_width("kort", layout.size) + 2 * CELL_INSET


def test_the_height_grows_with_the_number_of_lines() -> None:
    short = table_layout([CellText("woord", 0, 0)], 1)
    long = table_layout([CellText("woord " * 100, 0, 0)], 1)
    assert long.height > 3 * short.height


def test_a_table_that_just_fails_to_fit_is_set_smaller_rather_than_broken() -> None:
    cells = [CellText(("abcd " * 12)[:51], 0, 0), CellText(("abcd " * 12)[:51], 0, 1)]
    layout = table_layout(cells, 2)
    assert layout.size < 9.0
    assert not layout.landscape
    assert all(cell.line(layout.size) + 2 * CELL_INSET <= layout.widths[cell.column] + 1e-6 for cell in cells)
