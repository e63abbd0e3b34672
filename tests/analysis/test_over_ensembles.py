"""Analyses over an ensemble: the same whatever the processes, seeded by data set, and summed up as range
and share."""

import os
import sys

import numpy as np
import pandas as pd
import pytest

from evenwicht.analysis.ensemble import all_over_ensemble, over_ensemble, share_holding, summarise
from evenwicht.analysis.groups import group_means, one_way
from evenwicht.analysis.permanova import permanova
from evenwicht.analysis.ranks import friedman
from evenwicht.analysis.tables import TableError

ITEMS = list("abc")


@pytest.fixture
def ensemble() -> pd.DataFrame:
    rng = np.random.default_rng(4)
    table = pd.DataFrame(rng.multinomial(10, rng.dirichlet([3, 2, 1], 6 * 16)), columns=ITEMS)
    table["g"] = np.tile(list("xxxxxxyyyyyyyyzz"), 6)
    return table.assign(draw=np.repeat(np.arange(10, 16), 16))


def test_each_data_set_is_analysed_on_its_own(ensemble):
    results = over_ensemble(ensemble, group_means, group="g", items=ITEMS)
    assert results.columns[0] == "draw"
    for number, table in ensemble.groupby("draw"):
        alone = group_means(table, "g", ITEMS)
        pd.testing.assert_frame_equal(
            results[results["draw"] == number].drop(columns="draw").reset_index(drop=True), alone
        )


def test_an_iterable_of_tables_is_numbered_from_nought(ensemble):
    tables = (table for _, table in ensemble.groupby("draw"))
    results = over_ensemble(tables, friedman, items=ITEMS)
    assert results["draw"].tolist() == [0, 1, 2, 3, 4, 5]


def test_processes_do_not_change_the_results(ensemble):
    plan = {
        "between": (permanova, {"group": "g", "items": ITEMS, "permutations": 49}),
        "W": (friedman, {"items": ITEMS}),
    }
    one, two = (all_over_ensemble(ensemble, plan, jobs=jobs, seed=3) for jobs in (1, 2))
    assert list(one) == list(two) == ["between", "W"]
    for name in plan:
        pd.testing.assert_frame_equal(one[name], two[name])


def process(table):
    return pd.DataFrame({"process": [os.getpid()]})


def test_in_a_browser_there_is_one_process_whatever_is_asked(ensemble, monkeypatch):
    monkeypatch.setattr(sys, "platform", "emscripten")
    assert set(over_ensemble(ensemble, process, jobs=2)["process"]) == {os.getpid()}


def test_each_data_set_has_a_seed_of_its_own(ensemble):
    same = pd.concat([ensemble[ensemble["draw"] == 10].assign(draw=number) for number in range(4)])
    plan = {"group": "g", "items": ITEMS, "permutations": 99, "exact_limit": 0}
    p = over_ensemble(same, one_way, seed=1, **plan)["p_value"].to_numpy().reshape(4, 3)
    assert len({tuple(row) for row in p}) > 1
    assert over_ensemble(same, one_way, seed=1, **plan)["p_value"].tolist() == p.ravel().tolist()


def test_seeds_of_named_draws_are_the_same_in_every_session():
    table = pd.DataFrame({"draw": ["uniform-1", "uniform-2"], "a": [1, 2]})

    def echo(data, seed):
        return pd.DataFrame({"seed": [seed]})

    # From NumPy's SeedSequence and CRC-32, neither of which depends on the process.
    assert (
        over_ensemble(table, echo, seed=5)["seed"].tolist()
        == over_ensemble(table, echo, seed=5, jobs=2)["seed"].tolist()
    )


def test_a_chosen_seed_is_kept():
    def echo(data, seed):
        return pd.DataFrame({"seed": [seed]})

    results = all_over_ensemble([pd.DataFrame({"a": [1]})] * 2, {"it": (echo, {"seed": 7})})
    assert results["it"]["seed"].tolist() == [7, 7]


def test_an_error_names_its_data_set(ensemble):
    broken = ensemble.assign(a=ensemble["a"].where(ensemble["draw"] != 12, -1))
    with pytest.raises(TableError, match=r"data set draw = 12: row \d+, column 'a': found -1"):
        over_ensemble(broken, friedman, items=ITEMS)


def test_an_empty_ensemble_is_refused():
    with pytest.raises(TableError, match="an ensemble without data sets"):
        over_ensemble([], friedman, items=ITEMS)
    with pytest.raises(TableError, match="no column 'draw'"):
        over_ensemble(pd.DataFrame({"a": [1]}), friedman, items=ITEMS)


def test_a_summary_has_the_range_the_quantiles_and_what_is_missing():
    results = pd.DataFrame(
        {"draw": [0, 0, 1, 1, 2], "g": list("xyxyx"), "n": [5, 3, 6, 2, 7], "mean": [1.0, 9, 2, np.nan, 3]}
    )
    summary = summarise(results, ["g"], ["mean"], quantiles=[0.5]).set_index("g")
    assert summary.loc["x", ["n_min", "n_max", "lower", "upper", "q0.5", "draws", "missing"]].tolist() == [
        5,
        7,
        1,
        3,
        2,
        3,
        0,
    ]
    # y could not be computed in draw 1 and does not occur in draw 2
    assert summary.loc["y", ["lower", "upper", "draws", "missing"]].tolist() == [9, 9, 1, 2]


def test_a_summary_of_several_values_without_groups_is_a_row_a_value(ensemble):
    results = over_ensemble(ensemble, friedman, items=ITEMS)
    summary = summarise(results, [], ["kendall_w", "p_value"])
    assert summary["value"].tolist() == ["kendall_w", "p_value"]
    assert summary["lower"].tolist() == [results["kendall_w"].min(), results["p_value"].min()]
    assert summary.columns.tolist() == [
        "value", "n_min", "n_max", "lower", "upper", "mean", "draws", "q0.025", "q0.5", "q0.975", "missing",
    ]  # fmt: skip


def test_the_share_counts_the_data_sets_in_which_every_row_holds():
    results = pd.DataFrame({"draw": [0, 0, 1, 1], "g": list("xyxy"), "mean": [1, 2, 3, 0]})
    everywhere = share_holding(results, lambda r: r["mean"] > 0)
    assert everywhere.to_dict("records") == [{"share": 0.5, "holds": 1, "decided": 2, "draws": 2}]
    by_group = share_holding(results, lambda r: r["mean"] > 0, by=["g"]).set_index("g")
    assert by_group["share"].to_dict() == {"x": 1.0, "y": 0.5}


def test_one_row_that_fails_decides_and_one_that_is_missing_does_not():
    results = pd.DataFrame({"draw": [0, 0, 1, 1, 2, 2], "p": [0.9, np.nan, 0.01, np.nan, 0.01, 0.02]})

    def significant(r):
        return (r["p"] < 0.05).where(r["p"].notna())

    assert share_holding(results, significant).to_dict("records") == [
        {"share": 0.5, "holds": 1, "decided": 2, "draws": 3}
    ]


def test_where_nothing_can_be_decided_there_is_no_share():
    results = pd.DataFrame({"draw": [0], "p": [np.nan]})
    found = share_holding(results, lambda r: (r["p"] < 0.05).where(r["p"].notna()))
    assert np.isnan(found["share"][0])
    assert found["decided"][0] == 0
