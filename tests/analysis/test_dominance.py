"""Which item comes first, for respondents and for groups."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenwicht.analysis.dominance import first_items, top_item_shares
from evenwicht.analysis.tables import TableError

tables = st.lists(st.lists(st.integers(0, 4), min_size=3, max_size=3), min_size=1, max_size=8).map(
    lambda rows: pd.DataFrame(rows, columns=list("abc"))
)


def test_top_items_agree_with_idxmax_where_nobody_ties(allocations, items):
    clear = allocations[allocations[items].apply(lambda row: (row == row.max()).sum() == 1, axis=1)]
    theirs = pd.crosstab(clear["group"], clear[items].idxmax(axis=1), normalize="index")
    ours = top_item_shares(clear, items, "group").pivot_table(index="group", columns="item", values="share")
    for item in theirs.columns:
        assert ours[item].to_numpy() == pytest.approx(theirs[item].to_numpy())


@given(tables)
def test_split_shares_add_up_to_one_and_never_exceed_the_full_ones(table):
    split, full = (top_item_shares(table, list("abc"), ties=ties)["share"] for ties in ("split", "any"))
    assert split.sum() == pytest.approx(1)
    assert (split <= full + 1e-12).all()


def test_ties_are_counted():
    result = top_item_shares(pd.DataFrame({"a": [5, 6], "b": [5, 4]}), ["a", "b"], ties="any")
    assert result["share"].tolist() == [1, 0.5]
    assert result["tied"].tolist() == [1, 1]
    assert result["group"].tolist() == ["all", "all"]


def test_the_first_item_of_each_group_comes_with_its_lead(allocations, items):
    result = first_items(allocations, items, "group").set_index("group")
    means = allocations.groupby("group")[items].mean()
    assert result.loc["lawful", "first"] == "line"
    assert result.loc["lawful", "margin"] == pytest.approx(means.loc["lawful", "line"] - means.loc["lawful", "project"])
    # line and task both have 20 points among the seven networking respondents
    assert result.loc["networking", "first"] == "line = task"
    assert result.loc["networking", "margin"] == 0
    assert result["n"].tolist() == [14, 3, 7]


def test_an_empty_group_has_no_first_item():
    table = pd.DataFrame({"g": pd.Categorical(["x"], ["x", "y"]), "a": [1], "b": [2]})
    assert first_items(table, ["a", "b"], "g")["reason"].tolist() == ["", "no respondents"]
    shares = top_item_shares(table, ["a", "b"], "g")
    assert np.isnan(shares.loc[shares["group"] == "y", "share"]).all()


def test_an_unknown_rule_for_ties_is_refused():
    with pytest.raises(TableError, match="ties 'first'; expected"):
        top_item_shares(pd.DataFrame({"a": [1]}), ["a"], ties="first")
