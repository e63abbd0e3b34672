"""Of confidential answers no small count is told, nor any that it could be computed from."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from evenwicht.survey import DisclosureError, Survey, disclosure
from evenwicht.survey.suppression import TOTAL, protected_counts, suppressed_groups, with_totals


def greatest(told, row, column):
    """What an attacker finds: the greatest count that a hidden cell can have given all that is told (OR-Tools)."""
    model, upper = cp_model.CpModel(), int(told.loc[TOTAL, TOTAL])
    rows, columns = [name for name in told.index if name != TOTAL], [name for name in told.columns if name != TOTAL]
    cells = {(a, b): model.new_int_var(0, upper, "") for a in rows for b in columns}
    sums = {
        **cells,
        **{(a, TOTAL): sum(cells[a, b] for b in columns) for a in rows},
        **{(TOTAL, b): sum(cells[a, b] for a in rows) for b in columns},
        (TOTAL, TOTAL): sum(cells.values()),
    }
    for (a, b), value in sums.items():
        if told.loc[a, b] is not pd.NA:
            model.add(value == int(told.loc[a, b]))
    model.maximize(sums[row, column])
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(model) == cp_model.OPTIMAL
    return round(solver.objective_value)


tables = st.tuples(st.integers(1, 4), st.integers(1, 4)).flatmap(
    lambda shape: st.lists(
        st.lists(st.sampled_from([0, 0, 1, 2, 3, 4, 5, 7, 12, 40]), min_size=shape[1], max_size=shape[1]),
        min_size=shape[0],
        max_size=shape[0],
    )
)


@given(tables)
def test_no_count_below_the_minimum_is_told_or_follows_from_what_is(rows):
    counts = pd.DataFrame(rows).rename(index="r{}".format, columns="c{}".format)
    if counts.to_numpy().sum() < 5:
        with pytest.raises(DisclosureError, match="expected 5 or more"):
            protected_counts(counts)
        return
    told, true = protected_counts(counts), with_totals(counts)
    for a in told.index:
        for b in told.columns:
            if true.loc[a, b] < 5:
                assert told.loc[a, b] is pd.NA
                assert greatest(told, a, b) >= 5
            elif told.loc[a, b] is not pd.NA:
                assert told.loc[a, b] == true.loc[a, b]


def test_a_table_without_small_counts_is_told_whole():
    counts = pd.DataFrame({"a": [5, 6], "b": [7, 40]}, index=["x", "y"])
    assert protected_counts(counts).equals(with_totals(counts).astype("Int64"))


def test_one_small_cell_takes_three_more_with_it_and_no_total():
    """The textbook case: a single hidden cell needs a rectangle of hidden cells to be safe."""
    counts = pd.DataFrame({"a": [3, 20, 30], "b": [11, 25, 12], "c": [40, 35, 50]}, index=["x", "y", "z"])
    told = protected_counts(counts)
    assert int(told.isna().to_numpy().sum()) == 4
    assert told[TOTAL].notna().all()
    assert told.loc[TOTAL].notna().all()


def test_two_small_groups_that_are_too_few_together_take_a_third():
    hidden = suppressed_groups(pd.Series({"a": 30, "b": 9, "c": 1, "d": 2}))
    assert hidden.to_dict() == {"a": False, "b": True, "c": True, "d": True}
    assert suppressed_groups(pd.Series({"a": 30, "b": 9, "c": 3, "d": 2})).to_list() == [False, False, True, True]


def answers(provenance="confidential"):
    groups = ["large"] * 12 + ["middle"] * 6 + ["small"] * 2 + ["alike"] * 7
    points = [2] * 12 + [1] * 6 + [9] * 2 + [0] * 7
    table = pd.DataFrame({"group": pd.Categorical(groups, ["large", "middle", "small", "alike", "none"])})
    table["form.one"] = points
    table["form.two"] = 10 - np.array(points)
    return Survey(table, provenance, "export.csv")


def test_means_of_small_groups_and_of_those_who_all_gave_nothing_are_not_told():
    told = disclosure.told_group_means(answers(), "group", "form").set_index(["group", "item"])
    assert told.loc[("large", "one"), "mean"] == 2
    for group in ("small", "alike"):
        assert told.loc[group].isna().all().all()
    open_to_all = disclosure.told_group_means(answers("public"), "group", "form").set_index(["group", "item"])
    assert open_to_all.loc[("small", "one")].tolist() == [2, 9.0]
    assert open_to_all.loc[("none", "one"), "n"] == 0


def test_shares_are_told_but_for_the_small_ones():
    shares = disclosure.told_shares(answers(), "group")
    assert shares["large"] == pytest.approx(100 * 12 / 27)
    assert shares[["small", "none"]].isna().all()
    assert disclosure.told_shares(answers("synthetic"), "group")["small"] == pytest.approx(100 * 2 / 27)


def test_nothing_is_told_of_a_question_that_too_few_answered():
    few = answers().filter(lambda table: table.index < 4)
    assert disclosure.told_shares(few, "group").isna().all()
    assert disclosure.told_means(few, "form").isna().all()
    assert disclosure.hidden_groups(few, "group").all()


def test_another_minimum_can_be_set_and_a_senseless_one_is_refused(monkeypatch):
    monkeypatch.setenv("SURVEY_MINIMUM", "10")
    assert disclosure.least_told(answers()) == 10
    assert disclosure.told_shares(answers(), "group")[["middle", "alike"]].isna().all()
    monkeypatch.setenv("SURVEY_MINIMUM", "1")
    with pytest.raises(DisclosureError, match="SURVEY_MINIMUM: found '1'; expected a whole number of 3 or more"):
        disclosure.least_told(answers())
    assert disclosure.least_told(answers("public")) == 0
