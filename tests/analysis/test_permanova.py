"""PERMANOVA and dispersion: against R's vegan and scikit-bio."""

import numpy as np
import pandas as pd
import pytest
from skbio import DistanceMatrix
from skbio.stats.distance import permanova as skbio_permanova

from evenwicht.analysis.composition import aitchison_distances
from evenwicht.analysis.permanova import dispersion, permanova
from evenwicht.analysis.tables import TableError


def test_permanova_prints_what_vegan_prints(allocations, items):
    # reference.txt: adonis2(dist(clr) ~ group), adonis2(dist(x) ~ group), 99,999 permutations
    result = permanova(allocations, "group", items, permutations=9999, seed=1).iloc[0]
    assert result["pseudo_f"] == pytest.approx(2.13658, abs=5e-6)
    assert result["r_squared"] == pytest.approx(0.16907886, abs=5e-9)
    assert result["p_value"] == pytest.approx(0.0373, abs=0.007)
    plain = permanova(allocations, "group", items, "euclidean", permutations=9999, seed=1).iloc[0]
    assert plain["pseudo_f"] == pytest.approx(3.41037, abs=5e-6)
    assert plain["p_value"] == pytest.approx(0.00573, abs=0.003)


def test_permanova_gives_what_scikit_bio_gives(allocations, items):
    distances = aitchison_distances(allocations, items, "square_root")
    matrix = DistanceMatrix(distances.to_numpy(), [str(i) for i in distances.index])
    theirs = skbio_permanova(matrix, allocations["group"].tolist(), permutations=0)
    ours = permanova(allocations, "group", items, zeros="square_root", permutations=99).iloc[0]
    assert ours["pseudo_f"] == pytest.approx(theirs["test statistic"])


def test_dispersion_prints_what_vegan_prints(allocations, items):
    # reference.txt: betadisper(dist(clr), group, type = "centroid") and permutest of it
    result = dispersion(allocations, "group", items, permutations=4999, seed=1).set_index("group")
    assert result.loc["combined", "mean_distance"] == pytest.approx(1.700899005, abs=1e-9)
    assert result.loc["lawful", "mean_distance"] == pytest.approx(1.159507146, abs=1e-9)
    assert result.loc["networking", "mean_distance"] == pytest.approx(1.130407597, abs=1e-9)
    assert result["f_statistic"].iloc[0] == pytest.approx(4.99815, abs=5e-6)
    assert result["p_value"].iloc[0] == pytest.approx(0.01772, abs=0.006)
    assert result["n"].tolist() == [14, 3, 7]


def test_few_respondents_are_dealt_out_in_every_way(items):
    table = pd.DataFrame({"g": list("xxyy"), "a": [9, 8, 1, 2], "b": [1, 2, 9, 8]})
    result = permanova(table, "g", ["a", "b"]).iloc[0]
    assert result["method"] == "exact"
    assert result["permutations"] == 6
    assert result["p_value"] == pytest.approx(2 / 6)


def test_groups_of_one_and_two_stay_in_and_an_empty_one_keeps_out():
    groups = pd.Categorical(["x", "y", "y", "z", "z", "z"], categories=["w", "x", "y", "z"])
    table = pd.DataFrame({"g": groups, "a": [9, 8, 7, 1, 2, 3], "b": [1, 2, 3, 9, 8, 7]})
    result = permanova(table, "g", ["a", "b"]).iloc[0]
    assert (result["groups"], result["smallest_group"], result["n"]) == (3, 1, 6)
    assert 0 < result["p_value"] <= 1
    spread = dispersion(table, "g", ["a", "b"]).set_index("group")
    assert spread.loc["w", "reason"] == "no respondents"
    assert spread.loc["x", "mean_distance"] == 0


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ({"g": ["x", "x"], "a": [1, 2], "b": [2, 1]}, "more respondents than groups"),
        ({"g": ["x", "y"], "a": [1, 2], "b": [2, 1]}, "more respondents than groups"),
        ({"g": ["x", "y", "y"], "a": [1, 2, 3], "b": [1, 2, 3]}, "alike"),
        ({"g": [None], "a": [1], "b": [2]}, "more respondents than groups"),
    ],
)
def test_what_cannot_be_tested_is_missing_with_a_reason(table, reason):
    result = permanova(pd.DataFrame(table), "g", ["a", "b"]).iloc[0]
    assert np.isnan(result["p_value"])
    assert reason in result["reason"]
    assert np.isnan(dispersion(pd.DataFrame(table).head(1), "g", ["a", "b"])["p_value"]).all()


def test_an_unknown_distance_is_refused(allocations, items):
    with pytest.raises(TableError, match="distance 'bray'; expected"):
        permanova(allocations, "group", items, "bray")
