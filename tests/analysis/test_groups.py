"""Groups compared by permutation: against R, pingouin and enumeration, and what happens to groups of
two."""

from itertools import combinations

import numpy as np
import pandas as pd
import pingouin
import pytest
from scipy import stats

from evenwicht.analysis.effects import cliffs_delta, eta_squared, hedges_g, omega_squared
from evenwicht.analysis.groups import group_means, mean_differences, one_way
from evenwicht.analysis.permutation import arrange, count_arrangements, p_value_of
from evenwicht.analysis.tables import TableError


def test_effect_sizes_print_what_r_prints(allocations):
    a = allocations.loc[allocations["group"] == "combined", "line"].to_numpy(dtype=float)
    b = allocations.loc[allocations["group"] == "networking", "line"].to_numpy(dtype=float)
    # reference.txt: effectsize::hedges_g(a, b); 2 W / (n m) - 1 of wilcox.test(a, b)
    assert hedges_g(a, b) == pytest.approx(0.6800861185, abs=1e-9)
    assert cliffs_delta(a, b) == pytest.approx(0.4183673469, abs=1e-9)


def test_effect_sizes_of_all_groups_print_what_r_prints(allocations, items):
    # reference.txt: F, eta squared and omega squared of anova(lm(item ~ group))
    printed = {
        "line": (6.7751824818, 0.3921916593, 0.3249014455),
        "project": (0.48505434783, 0.04415584416, -0.04483615285),
        "network": (3.6794397463, 0.2594911937, 0.1825301096),
    }
    result = one_way(allocations, "group", items).set_index("item")
    for item, (f, eta, omega) in printed.items():
        assert result.loc[item, "f_statistic"] == pytest.approx(f, abs=1e-9)
        assert result.loc[item, "eta_squared"] == pytest.approx(eta, abs=1e-9)
        assert result.loc[item, "omega_squared"] == pytest.approx(omega, abs=1e-9)


def test_the_permutation_p_of_all_groups_is_near_that_of_f(allocations, items):
    result = one_way(allocations, "group", items, permutations=4999, seed=4).set_index("item")
    theirs = stats.f_oneway(*[rows["line"] for _, rows in allocations.groupby("group")])
    assert result.loc["line", "p_value"] == pytest.approx(theirs.pvalue, abs=0.006)
    assert (result["p_adjusted"] >= result["p_value"]).all()
    assert result["n"].tolist() == [24] * 5
    assert result["smallest_group"].tolist() == [3] * 5


def test_two_small_groups_are_compared_exactly_as_r_does(allocations, items):
    # reference.txt: coin::oneway_test(line ~ group, distribution = exact()) for lawful against networking
    row = mean_differences(allocations, "group", ["line"], [("lawful", "networking")]).iloc[0]
    assert row["p_value"] == pytest.approx(0.008333333333)
    assert row["smallest_p"] == pytest.approx(1 / 120)
    assert row["method"] == "exact"
    assert (row["n_a"], row["n_b"], row["n"]) == (3, 7, 10)


def test_the_interval_of_a_difference_is_welchs_as_r_prints_it(allocations):
    row = mean_differences(allocations, "group", ["line"], [("combined", "networking")]).iloc[0]
    assert (row["lower"], row["upper"]) == pytest.approx((-0.2079253414, 2.7793539128), abs=1e-9)


def test_a_group_of_two_is_compared_with_the_smallest_p_that_its_size_allows():
    table = pd.DataFrame({"g": ["x"] * 2 + ["y"] * 6, "a": [10, 9, 1, 2, 3, 1, 2, 0]})
    row = mean_differences(table, "g", ["a"]).iloc[0]
    by_hand = [np.mean(pair) for pair in combinations(table["a"], 2)]
    assert row["p_value"] == pytest.approx(1 / len(by_hand))
    assert row["smallest_p"] == row["p_value"]


def test_sampled_arrangements_agree_with_all_of_them(allocations, items):
    pair = [("lawful", "networking")]
    exact = mean_differences(allocations, "group", items, pair)
    sampled = mean_differences(allocations, "group", items, pair, permutations=4999, exact_limit=0, seed=9)
    assert sampled["method"].unique().tolist() == ["monte carlo"]
    assert sampled["p_value"].to_numpy() == pytest.approx(exact["p_value"].to_numpy(), abs=0.03)


def test_a_seed_gives_the_same_p_values_again(allocations, items):
    first, again, other = (mean_differences(allocations, "group", items, seed=s)["p_value"] for s in (1, 1, 2))
    assert first.tolist() == again.tolist()
    assert first.tolist() != other.tolist()


def test_every_arrangement_comes_once():
    codes = np.array([0, 0, 1, 2, 2])
    every = arrange(codes)
    assert every.exact
    assert len({tuple(row) for row in every.codes}) == len(every.codes) == count_arrangements(np.array([2, 1, 2])) == 30
    assert (np.sort(every.codes, axis=1) == codes).all()


def test_a_sampled_p_value_is_never_zero():
    # Phipson and Smyth (2010): (b + 1) / (m + 1)
    assert p_value_of(9.0, np.zeros(99), exact=False) == 0.01
    assert p_value_of(9.0, np.array([9.0, 1.0]), exact=True) == 0.5


def test_under_no_difference_a_twentieth_of_the_p_values_falls_below_a_twentieth():
    rng = np.random.default_rng(12)
    table = pd.DataFrame({"g": ["x"] * 3 + ["y"] * 5})
    p = [one_way(table.assign(a=rng.exponential(size=8)), "g", ["a"])["p_value"][0] for _ in range(200)]
    assert 0.02 < np.mean(np.array(p) <= 3 / 56) < 0.1


def test_means_of_groups_carry_their_n_and_an_interval(allocations, items):
    result = group_means(allocations, "group", items).set_index(["group", "item"])
    row = result.loc[("networking", "network")]
    theirs = pingouin.ttest(allocations.loc[allocations["group"] == "networking", "network"], 0)
    low, high = theirs["CI95"].iloc[0] if "CI95" in theirs else theirs["CI95%"].iloc[0]
    assert (row["lower"], row["upper"]) == pytest.approx((low, high), abs=0.006)
    assert row["n"] == 7


def test_a_group_of_one_has_a_mean_but_no_interval():
    table = pd.DataFrame({"g": pd.Categorical(["x", "y", "y"], ["x", "y", "z"]), "a": [5, 1, 3]})
    result = group_means(table, "g", ["a"]).set_index("group")
    assert result.loc["x", "mean"] == 5
    assert np.isnan(result.loc["x", "lower"])
    assert result.loc["x", "reason"] == "1 respondents, an interval needs two"
    assert np.isnan(result.loc["z", "mean"])
    assert result.loc["z", "n"] == 0
    differences = mean_differences(table, "g", ["a"]).set_index(["group_a", "group_b"])
    assert differences.loc[("x", "y"), "p_value"] == pytest.approx(2 / 3)
    assert differences.loc[("x", "z"), "reason"] == "group 'z' has no respondents"
    assert np.isnan(differences.loc[("x", "z"), "p_value"])


def test_the_size_of_a_difference_does_not_depend_on_the_unit_of_the_points():
    a, b = np.array([3.0, 1, 2, 5]), np.array([1.0, 0, 2])
    for unit in (1e-4, 1e4):
        assert hedges_g(unit * a, unit * b) == pytest.approx(hedges_g(a, b))


def test_one_group_or_no_variation_gives_a_reason():
    table = pd.DataFrame({"g": ["x", "x"], "a": [1, 2]})
    assert "more respondents than groups" in one_way(table, "g", ["a"])["reason"][0]
    alike = pd.DataFrame({"g": ["x", "x", "y"], "a": [2, 2, 2]})
    assert one_way(alike, "g", ["a"])["reason"][0] == "every respondent gives it the same"
    assert np.isnan(hedges_g(np.array([2.0, 2]), np.array([2.0])))
    assert np.isnan(hedges_g(np.array([2.0, 2]), np.array([3.0]))), "without spread no difference has a size"
    assert np.isnan(eta_squared([np.array([2.0])]))
    assert np.isnan(omega_squared([np.array([2.0]), np.array([3.0])]))


def test_an_unknown_group_is_named(allocations, items):
    with pytest.raises(TableError, match="no group 'other' in column 'group'; found"):
        mean_differences(allocations, "group", items, [("lawful", "other")])
