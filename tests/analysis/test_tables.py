"""Tables that cannot be analysed are refused with the row, the column, what was found and what was
expected."""

import gc
from collections.abc import Iterator

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from evenwicht.analysis.multiplicity import holm
from evenwicht.analysis.tables import TableError, coded, grouped_points, points_of, whole_counts


def test_a_missing_column_is_named_with_the_columns_there_are():
    with pytest.raises(TableError, match=r"no column 'c'.*\['a', 'b'\]"):
        points_of(pd.DataFrame({"a": [1], "b": [2]}), ["a", "c"])


def test_a_column_asked_for_twice_is_refused():
    with pytest.raises(TableError, match="'a' is asked for twice"):
        points_of(pd.DataFrame({"a": [1]}), ["a", "a"])


@pytest.mark.parametrize(("value", "found"), [(-1, "found -1"), (np.inf, "found inf"), ("three", "found 'three'")])
def test_a_wrong_entry_is_named_by_row_and_column(value, found):
    table = pd.DataFrame({"a": [1, 2], "b": [3, value]}, index=["first", "second"])
    with pytest.raises(TableError, match=f"row 'second', column 'b': {found}"):
        points_of(table, ["a", "b"])


def test_a_count_that_is_not_whole_is_named_by_row_and_column():
    with pytest.raises(TableError, match=r"row 'y', column 'a': found 1\.5"):
        whole_counts(pd.DataFrame({"a": [1, 1.5]}, index=["x", "y"]))


def test_incomplete_respondents_are_left_out_and_not_counted():
    table = pd.DataFrame({"g": ["x", None, "y", "y"], "a": [1.0, 2, None, 4], "b": [9.0, 8, 7, 6]})
    grouped = grouped_points(table, "g", ["a", "b"])
    assert grouped.sizes().tolist() == [1, 1]
    assert grouped.of("y").tolist() == [[4, 6]]


def test_an_unused_category_is_kept_as_a_group_of_nobody():
    column = pd.Categorical(["x"], categories=["z", "x"])
    assert grouped_points(pd.DataFrame({"g": column, "a": [1]}), "g", ["a"]).sizes().tolist() == [0, 1]


def test_labels_do_not_depend_on_the_order_of_rows():
    assert coded(pd.Series(["b", "a"]))[1] == coded(pd.Series(["a", "b"]))[1]


def test_nullable_integers_with_gaps_are_read():
    table = pd.DataFrame({"a": pd.array([1, None], dtype="Int64")})
    assert points_of(table, ["a"]).tolist() == [[1.0]]


def test_holm_prints_what_r_prints():
    # R 4.2.2: p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.005), "holm")
    assert holm([0.01, 0.02, 0.03, 0.04, 0.005]) == pytest.approx([0.040, 0.060, 0.060, 0.060, 0.025])


@pytest.fixture(scope="module")
def nothing_old_is_garbage() -> Iterator[None]:
    """`multipletests` looks for garbage each time: seconds, where a process holds the pages of the book."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("nothing_old_is_garbage")
@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_holm_gives_what_statsmodels_gives(p_values):
    assert holm(p_values) == pytest.approx(multipletests(p_values, method="holm")[1])


def test_holm_leaves_missing_p_values_out_of_the_count():
    assert holm([0.01, np.nan, 0.04])[[0, 2]] == pytest.approx(holm([0.01, 0.04]))
    assert np.isnan(holm([np.nan])).all()
