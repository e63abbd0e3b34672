"""Replacing zeros: against R's zCompositions, scikit-bio, and the laws that every replacement keeps."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from skbio.stats.composition import multi_replace

from evenwicht.analysis.tables import TableError
from evenwicht.analysis.zeros import replace_zeros

ITEMS = list("abcde")
COUNTS = pd.DataFrame(
    [[4, 3, 0, 2, 1], [5, 0, 0, 3, 2], [0, 6, 1, 3, 0], [2, 2, 2, 2, 2], [9, 0, 1, 0, 0], [3, 4, 0, 0, 3]],
    columns=ITEMS,
)
# R package zCompositions 1.5.0-4: cmultRepl(X, method = "GBM"), method = "CZM", and method = "user" with t
# = 1/D and s as the method has it. Rows 1, 2, 3, 5 of X (row 4 has no zeros).
PRINTED = {
    "geometric": [
        [0.388357302, 0.291267976, 0.0291067458, 0.1941786508, 0.0970893254],
        [0.429824958, 0.110802698, 0.0295473861, 0.2578949748, 0.1719299832],
        [0.175629789, 0.457968953, 0.0763281589, 0.2289844767, 0.0610886222],
        [0.683518073, 0.109334306, 0.0759464526, 0.0728895377, 0.0583116301],
    ],
    "multiplicative": [
        [0.38700, 0.29025, 0.03250, 0.1935, 0.09675],
        [0.46750, 0.03250, 0.03250, 0.2805, 0.18700],
        [0.03250, 0.56100, 0.09350, 0.2805, 0.03250],
        [0.81225, 0.03250, 0.09025, 0.0325, 0.03250],
    ],
    "square_root": [
        [0.3807797541, 0.2855848156, 0.0480506147, 0.1903898771, 0.0951949385],
        [0.4519493853, 0.0480506147, 0.0480506147, 0.2711696312, 0.1807797541],
        [0.0480506147, 0.5423392624, 0.0903898771, 0.2711696312, 0.0480506147],
        [0.7702633404, 0.0480506147, 0.0855848156, 0.0480506147, 0.0480506147],
    ],
    "bayes_laplace": [
        [0.3733333333, 0.2800000000, 0.0666666667, 0.1866666667, 0.0933333333],
        [0.4333333333, 0.0666666667, 0.0666666667, 0.2600000000, 0.1733333333],
        [0.0666666667, 0.5200000000, 0.0866666667, 0.2600000000, 0.0666666667],
        [0.7200000000, 0.0666666667, 0.0800000000, 0.0666666667, 0.0666666667],
    ],
    "perks": [
        [0.3927272727, 0.2945454545, 0.0181818182, 0.1963636364, 0.0981818182],
        [0.4818181818, 0.0181818182, 0.0181818182, 0.2890909091, 0.1927272727],
        [0.0181818182, 0.5781818182, 0.0963636364, 0.2890909091, 0.0181818182],
        [0.8509090909, 0.0181818182, 0.0945454545, 0.0181818182, 0.0181818182],
    ],
}


@pytest.mark.parametrize("method", PRINTED)
def test_replacements_print_what_zcompositions_prints(method):
    ours = replace_zeros(COUNTS, ITEMS, method).iloc[[0, 1, 2, 4]].to_numpy()
    assert ours == pytest.approx(np.array(PRINTED[method]), abs=6e-10)


def test_a_share_above_the_lowest_seen_of_its_item_is_brought_under_it():
    # zCompositions' rule: the item's lowest positive share is 0.05, the Bayes-Laplace share would be 1/23.
    table = pd.DataFrame({"a": [19, 0], "b": [1, 10], "c": [0, 10]})
    assert replace_zeros(table, ["a", "b", "c"], "bayes_laplace").loc[1, "a"] == pytest.approx(1 / 3 * 3 / 23)
    table = pd.DataFrame({"a": [1, 0], "b": [99, 5], "c": [0, 5]})
    assert replace_zeros(table, ["a", "b", "c"], "bayes_laplace").loc[1, "a"] == pytest.approx(0.65 * 0.01)


def test_a_chosen_share_gives_what_scikit_bio_gives():
    ours = replace_zeros(COUNTS, ITEMS, "multiplicative", share=0.04)
    assert ours.to_numpy() == pytest.approx(multi_replace(COUNTS.to_numpy(), delta=0.04))


def test_jeffreys_is_the_posterior_mean_of_a_dirichlet_prior_of_halves():
    share = replace_zeros(COUNTS, ITEMS, "jeffreys").loc[0, "c"]
    draws = np.random.default_rng(1).dirichlet(COUNTS.loc[0].to_numpy() + 0.5, 200_000)
    assert share == pytest.approx(draws[:, 2].mean(), abs=4 * draws[:, 2].std() / np.sqrt(200_000))


@given(
    st.lists(st.lists(st.integers(0, 9), min_size=4, max_size=4).filter(any), min_size=1, max_size=6),
    st.sampled_from(["multiplicative", "square_root", "bayes_laplace", "jeffreys", "perks"]),
)
def test_replacing_keeps_the_ratios_between_what_was_given_and_sums_to_one(rows, method):
    table = pd.DataFrame(rows, columns=list("abcd"))
    shares = replace_zeros(table, list("abcd"), method).to_numpy()
    points = table.to_numpy()
    assert shares.sum(axis=1) == pytest.approx(1)
    assert (shares > 0).all()
    for before, after in zip(points, shares, strict=True):
        given_points = before > 0
        ratio = after[given_points] / before[given_points]
        assert ratio == pytest.approx(ratio[0])


@pytest.mark.parametrize(
    ("table", "method", "message"),
    [
        ({"a": [1, 0], "b": [2, 0]}, "multiplicative", "row 1: every item has 0 points"),
        ({"a": [1, 0], "b": [2, 3]}, "none", "row 1, column 'a': found 0"),
        ({"a": [1, 0], "b": [2, 3]}, "geometric", "column 'a': fewer than two respondents"),
        ({"a": [1, 0], "b": [2, 3]}, "half", "zeros 'half'; expected one of"),
    ],
)
def test_what_cannot_be_replaced_is_named(table, method, message):
    with pytest.raises(TableError, match=message):
        replace_zeros(pd.DataFrame(table), ["a", "b"], method)


def test_an_imputed_share_that_leaves_nothing_is_refused():
    with pytest.raises(TableError, match="row 0: the imputed shares add up to 1"):
        replace_zeros(pd.DataFrame({"a": [1], "b": [0], "c": [0]}), ["a", "b", "c"], share=0.5)
