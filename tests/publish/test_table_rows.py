"""Tables as they are set: grouped where rows come in groups, and no cell lost."""

from __future__ import annotations

import pytest
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st

from evenwicht.publish.table_rows import (
    AS_LIST,
    GROUP,
    TELEPHONE,
    WORDY,
    group_rows,
    is_numeric,
    least_width,
    plain_table,
    row_groups,
    set_table,
)

COLUMNS = ["Groep", "Naam", "Punten"]


def rows_of(sizes: dict[str, int]) -> list[list[str]]:
    return [[group, f"rij {place}", str(place)] for group, size in sizes.items() for place in range(size)]


def told(table: nodes.table) -> list[list[str]]:
    return [[entry.astext() for entry in row] for row in table.findall(nodes.row)]


def test_rows_of_a_group_stand_under_its_name() -> None:
    table = plain_table(COLUMNS, rows_of({"A": 3, "B": 4}))
    group_rows(table)
    assert told(table)[:3] == [["Naam", "Punten"], ["A"], ["rij 0", "0"]]
    assert [len(list(part)) for part in table.findall(nodes.tbody)] == [4, 5]
    headings = [entry for entry in table.findall(nodes.entry) if GROUP in entry["classes"]]
    assert [entry["morecols"] for entry in headings] == [1, 1]
    assert [bool(spec.get("stub")) for spec in table.findall(nodes.colspec)] == [True, False]


@given(st.lists(st.integers(1, 7), min_size=1, max_size=6), st.booleans())
def test_no_row_is_lost_and_none_changes_place(sizes: list[int], constant: bool) -> None:
    rows = [
        [f"G{group}", *(["51"] if constant else []), f"rij {place}", "2,7"]
        for group, size in enumerate(sizes)
        for place in range(size)
    ]
    columns = ["Groep", *(["n"] if constant else []), "Naam", "Punten"]
    table = plain_table(columns, rows)
    group_rows(table)
    told_rows, heading = [], ""
    for row in told(table)[1:]:
        if len(row) == 1:
            heading = row[0]
        else:
            told_rows.append([heading, *row] if heading else row)
    if not heading:
        assert told_rows == rows
        return
    taken = 2 if constant else 1
    assert [row[1:] for row in told_rows] == [row[taken:] for row in rows]
    assert all(shown[0].startswith(row[0]) for shown, row in zip(told_rows, rows, strict=True))
    assert all(("n = 51" in shown[0]) == constant for shown in told_rows)


@pytest.mark.parametrize(
    "rows",
    [
        rows_of({"A": 2, "B": 2}),
        rows_of({"A": 9}),
        [*rows_of({"A": 3, "B": 3}), ["A", "rij 9", "9"]],
        [["A", "dezelfde", str(place)] for place in range(3)] + rows_of({"B": 3}),
    ],
    ids=["small groups", "one group", "a group that comes back", "rows of one name"],
)
def test_a_table_that_is_no_clearer_in_groups_stays_as_it_is(rows: list[list[str]]) -> None:
    assert row_groups(COLUMNS, rows) is None


def test_two_columns_are_never_grouped() -> None:
    assert row_groups(["Groep", "Naam"], [[row[0], row[1]] for row in rows_of({"A": 3, "B": 3})]) is None


def test_a_range_and_a_sample_size_do_not_break_and_code_is_left_alone() -> None:
    table = plain_table(
        ["Bij n = 80", "Grenzen"], [["a", "0,27 tot 2,59"], ["van 2 tot 5 jaar", "\u22121,0% tot 3,0%"]]
    )
    table.children[0].children[-1].children[0].children[0].children[0] += nodes.literal("", "n = 9")
    set_table(table)
    assert told(table) == [
        ["Bij n\xa0=\xa080", "Grenzen"],
        ["an = 9", "0,27\xa0tot\xa02,59"],
        ["van 2 tot 5 jaar", "\u22121,0%\xa0tot\xa03,0%"],
    ]


def test_a_column_of_sentences_and_a_long_heading_are_given_room() -> None:
    sentence = "De gemeente bereikt haar doelen samen met andere partijen."
    table = plain_table(
        ["Naam", "Omschrijving", "Ruimste interval bij n = 80"], [["a", "kort", "1"], ["b", sentence, "2"]]
    )
    set_table(table)
    wordy = [[WORDY in entry["classes"] for entry in row] for row in table.findall(nodes.row)]
    assert wordy == [[False, False, True], [False, True, False], [False, False, False]]


def test_numbers_stand_right_and_words_left() -> None:
    assert is_numeric(["1.005", "\u2013", "12%"])
    assert not is_numeric(["1", "vanaf 2"])
    table = plain_table(["Naam", "Punten", "Woord"], [["1", "2,7", "a"], ["2", "\u2013", "b"]])
    for row in table.findall(nodes.row):
        assert [entry["classes"] for entry in row] == [[], ["text-right"], []]


def test_a_table_wider_than_a_telephone_becomes_a_list_and_a_narrow_one_stays_a_table() -> None:
    narrow = plain_table(["Antwoord", "Aandeel"], [["Aandacht", "17%"], ["Toewijding", "25%"]])
    wide = plain_table(
        ["Antwoord", "Omschrijving", "Werkelijk aandeel", "Rust op"],
        [["Aandacht", "Kiezen waar u met hoofd en lijf aanwezig bent", "16,5 tot 17,5%", "vermeld"]] * 2,
    )
    for table in (narrow, wide):
        set_table(table)
    assert AS_LIST not in narrow["classes"]
    assert AS_LIST in wide["classes"]
    assert least_width(narrow) < TELEPHONE < least_width(wide)
