"""HTML tables as docutils tables: shape, spans, headers and alignment are kept."""

from __future__ import annotations

import pandas as pd
import pytest
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st

from evenwicht.publish.pdf.html_tables import placed_rows, read_table

CELL = st.text(alphabet="abcXYZ0123,.<>&\"' -", max_size=8)


def texts(part: nodes.Element) -> list[list[str]]:
    return [[entry.astext() for entry in row.children] for row in part.findall(nodes.row)]


def only(table: nodes.table, kind: type[nodes.Element]) -> nodes.Element:
    return next(iter(table.findall(kind)))


@given(st.lists(st.lists(CELL, min_size=2, max_size=2), min_size=1, max_size=5))
def test_every_cell_of_a_frame_arrives_as_it_stands(rows: list[list[str]]) -> None:
    frame = pd.DataFrame(rows, columns=["een", "twee"])
    table = read_table(frame.to_html())
    assert table is not None
    body = texts(only(table, nodes.tbody))
    assert [[" ".join(cell.split()) for cell in row[1:]] for row in body] == [
        [" ".join(cell.split()) for cell in row] for row in rows
    ]
    assert [row[0] for row in body] == [str(index) for index in frame.index]


def test_index_columns_are_row_headers_and_numbers_stand_right() -> None:
    frame = pd.DataFrame({"n": ["12", "\u2013"], "woord": ["a", "b"]}, index=pd.Index(["x", "y"], name="groep"))
    table = read_table(frame.to_html())
    assert table is not None
    specs = list(table.findall(nodes.colspec))
    assert [bool(spec.get("stub")) for spec in specs] == [True, False, False]
    assert texts(only(table, nodes.thead)) == [["groep", "n", "woord"]]
    first = only(only(table, nodes.tbody), nodes.row)
    assert [entry["classes"] for entry in first.children] == [[], ["text-right"], []]


def test_spans_over_rows_and_columns_are_kept_and_placed() -> None:
    html = (
        "<table><tbody><tr><th rowspan='2'>a</th><td colspan='2'>b</td></tr>"
        "<tr><td>c</td><td>d</td></tr><tr><td>e</td><td>f</td><td>g</td></tr></tbody></table>"
    )
    table = read_table(html)
    assert table is not None
    placed = placed_rows(only(table, nodes.tbody))
    assert [[cell.column for cell in row] for row in placed] == [[0, 1], [1, 2], [0, 1, 2]]
    rows = list(table.findall(nodes.row))
    assert rows[0][0]["morerows"] == 1
    assert rows[0][1]["morecols"] == 1


def test_numbers_stand_right_in_their_own_column_also_beside_a_cell_of_several_rows() -> None:
    html = (
        "<table><thead><tr><th>groep</th><th>vorm</th><th>n</th></tr></thead><tbody>"
        "<tr><td rowspan='2'>a</td><td>lijn</td><td>1</td></tr><tr><td>project</td><td>2</td></tr></tbody></table>"
    )
    table = read_table(html)
    assert table is not None
    classes = [
        [entry["classes"] for entry in row.children]
        for part in (nodes.thead, nodes.tbody)
        for row in only(table, part).findall(nodes.row)
    ]
    assert classes == [[[], [], ["text-right"]], [[], [], ["text-right"]], [[], ["text-right"]]]


def test_the_ids_of_a_styler_are_no_places_and_those_of_a_book_table_are() -> None:
    styled = read_table(pd.DataFrame({"a": [1, 2]}).style.to_html())
    assert styled is not None
    assert not any(entry["ids"] for entry in styled.findall(nodes.entry))
    placed = read_table("<table><tr><th>a</th><td id='uitspraak-een'>b</td></tr></table>")
    assert placed is not None
    assert [entry["ids"] for entry in placed.findall(nodes.entry)] == [[], ["uitspraak-een"]]


def test_inline_markup_of_cells_is_kept() -> None:
    table = read_table("<table><tr><td><b>vet</b> en <a href='https://x.invalid'>link</a></td></tr></table>")
    assert table is not None
    entry = only(table, nodes.entry)
    assert only(entry, nodes.strong).astext() == "vet"
    assert only(entry, nodes.reference)["refuri"] == "https://x.invalid"


@pytest.mark.parametrize(
    "html",
    [
        "<p>tekst</p><table><tr><td>1</td></tr></table>",
        "<table><tr><td>1</td></tr></table><table><tr><td>2</td></tr></table>",
        "<table><tr><td><img src='x.png'></td></tr></table>",
        "<table><caption>Bijschrift</caption><tr><td>1</td></tr></table>",
        "<div>geen tabel</div>",
        "<table></table>",
    ],
)
def test_anything_but_one_table_is_left_alone(html: str) -> None:
    assert read_table(html) is None


def test_the_size_that_pandas_adds_is_no_text_of_the_table() -> None:
    frame = pd.DataFrame({"a": range(100)})
    with pd.option_context("display.max_rows", 10):
        assert read_table(frame._repr_html_()) is not None
