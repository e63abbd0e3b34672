"""Order of the items: against R, pingouin, Conover's and Demsar's printed examples, and enumeration."""

from itertools import product

import numpy as np
import pandas as pd
import pingouin
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenwicht.analysis.ranks import friedman, mean_ranks, pairwise
from evenwicht.analysis.tables import TableError

# Hollander and Wolfe (1973), p. 140: three ways to round first base, 22 players, seconds; in R's
# ?friedman.test.
ROUNDING_TIMES = pd.DataFrame(
    [
        [5.40, 5.50, 5.55], [5.85, 5.70, 5.75], [5.20, 5.60, 5.50], [5.55, 5.50, 5.40],
        [5.90, 5.85, 5.70], [5.45, 5.55, 5.60], [5.40, 5.40, 5.35], [5.45, 5.50, 5.35],
        [5.25, 5.15, 5.00], [5.85, 5.80, 5.70], [5.25, 5.20, 5.10], [5.65, 5.55, 5.45],
        [5.60, 5.35, 5.45], [5.05, 5.00, 4.95], [5.50, 5.50, 5.40], [5.45, 5.55, 5.50],
        [5.55, 5.55, 5.35], [5.45, 5.50, 5.55], [5.50, 5.45, 5.25], [5.65, 5.60, 5.40],
        [5.70, 5.65, 5.55], [6.30, 6.30, 6.25],
    ],
    columns=["round_out", "narrow_angle", "wide_angle"],
)  # fmt: skip
# Conover (1999), section 5.8, example 1: twelve home owners rank four grasses.
GRASSES = pd.DataFrame(
    [
        [4, 3, 2, 1], [4, 2, 3, 1], [3, 1.5, 1.5, 4], [3, 1, 2, 4], [4, 2, 1, 3], [2, 2, 2, 4],
        [1, 3, 2, 4], [2, 4, 1, 3], [3.5, 1, 2, 3.5], [4, 1, 3, 2], [4, 2, 3, 1], [3.5, 1, 2, 3.5],
    ],
    columns=list("abcd"),
)  # fmt: skip


def test_friedman_prints_what_r_prints_for_the_rounding_times():
    result = friedman(ROUNDING_TIMES, list(ROUNDING_TIMES)).iloc[0]
    assert round(result["statistic"], 3) == 11.143
    assert result["df"] == 2
    assert round(result["p_value"], 6) == 0.003805
    assert result["n"] == 22


def test_friedman_prints_what_r_and_pingouin_print_with_many_ties(allocations, items):
    result = friedman(allocations, items).iloc[0]
    assert result["statistic"] == pytest.approx(29.136364, abs=5e-7)
    assert result["p_value"] == pytest.approx(7.33427e-06, rel=1e-6)
    theirs = pingouin.friedman(allocations[items])
    assert result["kendall_w"] == pytest.approx(theirs["W"].iloc[0])


def test_conovers_grasses():
    assert (GRASSES.sum() == [38, 23.5, 24.5, 34]).all()
    result = friedman(GRASSES, list("abcd")).iloc[0]
    assert round(result["statistic"], 3) == 8.097
    # Conover: two grasses differ at the 5 % level when their rank sums are more than 11.49 apart.
    pairs = pairwise(GRASSES, list("abcd"), "conover").set_index(["item_a", "item_b"])
    gap = {("a", "b"): 14.5, ("a", "c"): 13.5, ("b", "d"): 10.5, ("c", "d"): 9.5}
    for pair, size in gap.items():
        assert (pairs.loc[pair, "p_value"] < 0.05) == (size > 11.49)
        assert pairs.loc[pair, "statistic"] == pytest.approx(size / 11.49 * 2.0345, rel=1e-3)


def test_nemenyis_critical_difference_is_demsars():
    # Demsar (2006), section 3.2.2: 14 data sets, 4 algorithms: mean ranks 1.25 apart differ at 5 %.
    n = 14
    ranks = np.tile([[1.0, 2, 3, 4]], (n, 1))
    pairs = pairwise(pd.DataFrame(ranks, columns=list("abcd")), list("abcd"), "nemenyi")
    critical = 1.25 / np.sqrt(4 * 5 / (6 * n)) * np.sqrt(2)
    one_apart = pairs.loc[0, "statistic"]
    assert critical / one_apart == pytest.approx(1.25)
    assert pairs.loc[0, "p_value"] > 0.05 > pairs.loc[1, "p_value"]
    assert pairs["p_adjusted"].tolist() == pairs["p_value"].tolist()


def test_signed_ranks_print_what_r_prints(allocations, items):
    # reference.txt: wilcox.test(x, y, paired = TRUE)
    printed = [
        0.001893835697,
        0.004318132195,
        7.677195554e-05,
        0.0009320877929,
        1,
        0.003539285074,
        0.2778592258,
    ]
    printed += [0.001706741578, 0.1642120605, 0.05050171419]
    assert pairwise(allocations, items, "wilcoxon")["p_value"].to_numpy() == pytest.approx(printed, rel=1e-8)


@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=2, max_size=7))
def test_the_sign_flip_test_of_whole_points_is_exact(rows):
    table = pd.DataFrame(rows, columns=["a", "b"])
    difference = (table["a"] - table["b"]).to_numpy()
    flips = np.array(list(product([-1, 1], repeat=len(rows)))) @ difference
    by_hand = (np.abs(flips) >= abs(difference.sum())).mean()
    assert pairwise(table, ["a", "b"])["p_value"][0] == pytest.approx(by_hand)


def test_the_sampled_sign_flip_test_agrees_with_the_exact_one(allocations, items):
    exact = pairwise(allocations, items)["p_value"]
    sampled = pairwise(allocations[items] / 3, items, permutations=9999, seed=5)["p_value"]
    assert sampled.to_numpy() == pytest.approx(exact.to_numpy(), abs=0.02)


def test_shuffling_within_respondents_agrees_with_chi_square_for_many_respondents(allocations, items):
    few = allocations[["area", "network", "project"]].head(12)
    shuffled = friedman(few, list(few), permutations=1999, seed=2)["p_value"][0]
    assert shuffled == pytest.approx(friedman(few, list(few))["p_value"][0], abs=0.05)


def test_three_judges_in_full_agreement_have_the_tabled_chance():
    # Friedman's exact table: n = 3, k = 3, statistic 6: probability 0.028.
    table = pd.DataFrame([[1, 2, 3]] * 3, columns=list("abc"))
    result = friedman(table, list("abc"), permutations=9999, seed=1).iloc[0]
    assert result["statistic"] == pytest.approx(6)
    assert result["kendall_w"] == pytest.approx(1)
    assert result["p_value"] == pytest.approx(0.0278, abs=0.005)


def test_the_most_points_rank_first(allocations, items):
    result = mean_ranks(allocations, items).set_index("item")
    assert result["mean_rank"].idxmin() == "line"
    assert result["mean_rank"].sum() == pytest.approx(15)
    assert result.loc["line", "mean"] == allocations["line"].mean()


def test_pairs_say_how_many_respondents_favour_each_item(allocations, items):
    row = pairwise(allocations, items).iloc[0]
    assert row["a_higher"] == (allocations["line"] > allocations["project"]).sum()
    assert row["b_higher"] == (allocations["line"] < allocations["project"]).sum()
    assert row["difference"] == pytest.approx((allocations["line"] - allocations["project"]).mean())


def test_too_few_respondents_or_no_differences_give_a_reason():
    one = pd.DataFrame({"a": [1], "b": [2], "c": [3]})
    assert friedman(one, list("abc"))["reason"][0] == "1 respondents, two are needed"
    assert pairwise(one, list("abc"))["p_value"].isna().all()
    assert np.isnan(mean_ranks(one, list("abc"))["sd"]).all()
    alike = pd.DataFrame({"a": [1, 1], "b": [1, 1], "c": [1, 1]})
    assert np.isnan(friedman(alike, list("abc"))["p_value"][0])
    assert pairwise(alike, list("abc"))["p_value"].tolist() == [1, 1, 1]
    assert pairwise(alike, list("abc"), "wilcoxon")["p_value"].tolist() == [1, 1, 1]
    assert pairwise(alike, list("abc"), "conover")["p_value"].isna().all()


def test_a_wrong_method_or_too_few_items_are_refused(allocations):
    with pytest.raises(TableError, match="2 items; expected three"):
        friedman(allocations, ["line", "task"])
    with pytest.raises(TableError, match="method 'sign'; expected one of"):
        pairwise(allocations, ["line", "task"], "sign")
