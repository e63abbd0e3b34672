"""What the make-up of pages finds amiss, and that it comes to rest."""

from __future__ import annotations

from built_book import BuiltBook

from evenwicht.publish.pdf.compiler import value_of
from evenwicht.publish.pdf.makeup import (
    BOTTOM,
    ROW_LEVELS,
    TOP,
    Makeup,
    Mark,
    broken,
    lone_rows,
    marks_of,
    mended,
    nearly_empty,
    overflowing,
    parted,
    settled,
)


def span(kind: str, name: str, start: tuple[int, float], end: tuple[int, float]) -> list[Mark]:
    return [Mark(kind, name, "start", *start), Mark(kind, name, "end", *end)]


def rows(table: str, *pages: int) -> list[Mark]:
    return [Mark("row", table, str(place), page, 100.0) for place, page in enumerate(pages)]


def test_a_paragraph_is_broken_by_a_figure_at_the_head_of_the_next_page_and_not_by_one_elsewhere() -> None:
    paragraph = span("paragraph", "p", (3, 700), (4, 400))
    assert broken([*paragraph, *span("float", "f", (4, 90), (4, 350))]) == ["p"]
    assert broken([*paragraph, *span("float", "f", (3, 720), (3, 800))]) == []
    assert broken([*paragraph, *span("float", "f", (4, 500), (4, 700))]) == []
    assert broken([*paragraph, *span("float", "f", (3, 90), (3, 350))]) == []
    assert broken(paragraph) == []


def test_a_listing_goes_on_after_no_figure_at_all() -> None:
    listing = span("listing", "l", (3, 700), (4, 400))
    assert broken([*listing, *span("float", "f", (3, 720), (3, 800))]) == ["l"]
    assert broken([*listing, *span("float", "f", (4, 90), (4, 350))]) == ["l"]
    assert broken(listing) == []


def test_a_figure_parts_a_table_where_it_stands_between_its_rows() -> None:
    figure = span("float", "f", (2, 90), (2, 350))
    table = [Mark("row", "t", "0", 1, 600.0), Mark("row", "t", "1", 2, 400.0)]
    assert parted([*table, *figure]) == ["t"]
    assert mended(Makeup(), [*table, *figure]).flush == {"t"}
    assert parted([Mark("row", "t", "0", 2, 360.0), Mark("row", "t", "1", 3, 400.0), *figure]) == []


def test_a_row_is_alone_where_it_is_the_only_one_of_its_table_on_a_first_or_last_page() -> None:
    assert lone_rows([*rows("foot", 1, 2, 2), *rows("head", 1, 1, 2), *rows("whole", 3), *rows("two", 1, 1, 2, 2)]) == [
        "foot",
        "head",
    ]


def test_a_last_page_is_nearly_empty_only_after_a_full_one() -> None:
    assert nearly_empty([Mark("document", "a", "end", 3, TOP + 20)]) == ["a"]
    ends = [("a", 2, TOP + 20), ("b", 4, TOP + 20), ("c", 5, TOP + 20), ("d", 7, BOTTOM - 20)]
    assert nearly_empty([Mark("document", name, "end", page, y) for name, page, y in ends]) == ["b"]


def test_the_table_that_ends_on_a_nearly_empty_last_page_gets_lower_rows_and_no_other() -> None:
    first = [*rows("first", 1, 1), Mark("document", "a", "end", 1, TOP + 400)]
    last = [*rows("early", 2, 2), *rows("last", 3, 3, 4, 4), Mark("document", "b", "end", 4, TOP + 60)]
    assert overflowing(first + last) == ["last"]
    better = mended(Makeup(), first + last)
    assert (better.rows, better.squeeze) == ({"last": 1}, {"b": 1})
    full = [*rows("last", 2, 3), Mark("document", "b", "end", 3, TOP + 400)]
    assert overflowing(first + full) == []


def test_each_level_is_tried_once_and_then_the_table_is_set_as_usual() -> None:
    rounds = []

    def marks(makeup: Makeup) -> list[Mark]:
        rounds.append(makeup.rows.get("t", 0))
        return rows("t", 1, 1, 2)

    assert settled(Makeup(), marks) == rows("t", 1, 1, 2)
    assert rounds == [*range(ROW_LEVELS + 1), 0]


def test_what_is_mended_stays_as_it_was_set() -> None:
    amiss = [*span("paragraph", "p", (3, 700), (4, 400)), *span("float", "f", (4, 90), (4, 350))]
    better = mended(Makeup(), amiss)
    assert better.keep == {"p"}
    assert mended(better, span("paragraph", "p", (4, 360), (4, 500))) == better


def test_in_the_small_book_no_figure_breaks_a_sentence_and_no_row_stands_alone(book: BuiltBook) -> None:
    marks = marks_of(value_of(book.typst / "book.typ", "all-marks"))
    assert {mark.kind for mark in marks} == {"paragraph", "listing", "float", "row", "document"}
    assert broken(marks) == []
    assert lone_rows(marks) == []
    assert parted(marks) == []
