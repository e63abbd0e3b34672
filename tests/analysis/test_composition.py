"""Log-ratio geometry: against scikit-bio, R, and the laws of the simplex."""

import numpy as np
import pandas as pd
import pytest
import skbio.stats.composition as skbio
from hypothesis import given
from hypothesis import strategies as st

from evenwicht.analysis.composition import (
    aitchison_distances,
    centre,
    closure,
    clr,
    clr_inverse,
    contrasts,
    ilr,
    ilr_inverse,
    total_variance,
    variation_matrix,
)
from evenwicht.analysis.tables import TableError
from evenwicht.analysis.zeros import replace_zeros

positive = st.lists(st.lists(st.integers(1, 50), min_size=4, max_size=4), min_size=2, max_size=6).map(
    lambda rows: pd.DataFrame(rows, columns=list("abcd"))
)
ABCD = list("abcd")


def test_transformations_give_what_scikit_bio_gives(allocations, items):
    shares = replace_zeros(allocations, items)
    assert clr(shares, items).to_numpy() == pytest.approx(skbio.clr(shares.to_numpy()))
    for basis in ("pivot", "helmert"):
        theirs = skbio.ilr(shares.to_numpy(), basis=contrasts(5, basis))
        assert ilr(shares, items, basis=basis).to_numpy() == pytest.approx(theirs)
    assert closure(allocations, items).to_numpy() == pytest.approx(skbio.closure(allocations[items].to_numpy()))


def test_centre_and_variation_print_what_r_prints(allocations, items):
    # tests/analysis/reference: colMeans(clr), the sum of the clr variances, and var(log(x_i / x_j))
    means = np.array([0.9664007390, 0.1031677256, 0.1349841889, -0.8904047094, -0.3141479441])
    assert clr(allocations, items, "multiplicative").mean().to_numpy() == pytest.approx(means, abs=1e-9)
    expected = np.exp(means) / np.exp(means).sum()
    assert centre(allocations, items, "multiplicative")["share"].to_numpy() == pytest.approx(expected, abs=1e-9)
    assert total_variance(allocations, items, "multiplicative") == pytest.approx(3.000959464, abs=1e-9)
    variation = variation_matrix(allocations, items, "multiplicative")
    assert variation.loc["line", "network"] == pytest.approx(1.912781485, abs=1e-9)
    assert variation.loc["area", "task"] == pytest.approx(1.094382644, abs=1e-9)
    assert np.diag(variation).tolist() == [0] * 5


def test_a_published_distance():
    # Aitchison distance between (0.1, 0.2, 0.7) and (0.2, 0.2, 0.6), from its definition as a sum over all
    # pairs of log-ratios (Aitchison, 1986, section 8.2): the root of 1/(2D) times the sum of squared
    # differences.
    x, y = np.array([0.1, 0.2, 0.7]), np.array([0.2, 0.2, 0.6])
    pairs = [(np.log(x[i] / x[j]) - np.log(y[i] / y[j])) ** 2 for i in range(3) for j in range(3)]
    table = pd.DataFrame([x, y], columns=list("abc"))
    assert aitchison_distances(table, list("abc")).loc[0, 1] == pytest.approx(np.sqrt(sum(pairs) / 6))


def test_the_pivot_coordinate_sets_one_part_against_the_rest():
    # Filzmoser, Hron and Templ (2018), equation 3.27
    x = pd.DataFrame([[0.5, 0.3, 0.1, 0.1]], columns=ABCD)
    first = np.sqrt(3 / 4) * np.log(0.5 / (0.3 * 0.1 * 0.1) ** (1 / 3))
    assert ilr(x, ABCD)["ilr_1"][0] == pytest.approx(first)


@given(positive, st.sampled_from(["pivot", "helmert"]))
def test_coordinates_and_back_again(table, basis):
    shares = closure(table, ABCD).to_numpy()
    assert clr_inverse(clr(table, ABCD)).to_numpy() == pytest.approx(shares)
    assert ilr_inverse(ilr(table, ABCD, basis=basis), ABCD, basis).to_numpy() == pytest.approx(shares)


@given(positive, st.integers(2, 9), st.lists(st.integers(1, 9), min_size=4, max_size=4))
def test_distances_heed_neither_scale_nor_perturbation_nor_basis(table, scale, weights):
    distances = aitchison_distances(table, ABCD).to_numpy()
    assert aitchison_distances(table * scale, ABCD).to_numpy() == pytest.approx(distances, abs=1e-9)
    assert aitchison_distances(table * weights, ABCD).to_numpy() == pytest.approx(distances, abs=1e-9)
    coordinates = ilr(table, ABCD).to_numpy()
    assert np.linalg.norm(coordinates[0] - coordinates[1]) == pytest.approx(distances[0, 1], abs=1e-9)


@given(positive)
def test_total_variance_is_the_mean_squared_distance_between_two_respondents(table):
    n = len(table)
    squares = (aitchison_distances(table, ABCD).to_numpy() ** 2).sum()
    assert total_variance(table, ABCD) == pytest.approx(squares / (2 * n * (n - 1)), abs=1e-9)


def test_incomplete_respondents_keep_out_and_the_index_stays():
    table = pd.DataFrame({"a": [1.0, None, 3], "b": [4.0, 5, 6]}, index=["x", "y", "z"])
    assert clr(table, ["a", "b"]).index.tolist() == ["x", "z"]


def test_wrong_shapes_are_refused_in_words():
    with pytest.raises(TableError, match="2 coordinates; expected 3 for 4 items"):
        ilr_inverse(pd.DataFrame([[0.0, 0.0]]), ABCD)
    with pytest.raises(TableError, match="expected two or more"):
        contrasts(1)
    with pytest.raises(TableError, match="basis 'odd'"):
        contrasts(3, "odd")
    with pytest.raises(TableError, match="row 1: every item has 0 points"):
        closure(pd.DataFrame({"a": [1, 0], "b": [1, 0]}), ["a", "b"])
