"""Power against R's pwr package and R's own power.t.test, Cohen's printed examples, and simulation."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from evenwicht.analysis.power import (
    contingency_effect,
    power_anova,
    power_chi_square,
    power_means,
    power_over_sizes,
    power_proportions,
    simulated_power,
    smallest_effect,
)
from evenwicht.analysis.tables import TableError


def test_powers_print_what_r_prints():
    # R 4.2.2, pwr 1.3-0: pwr.2p2n.test(h = 0.30, n1 = 80, n2 = 245), pwr.t2n.test(n1 = 28, n2 = 35, d =
    # 0.5), pwr.chisq.test(w = 0.346, N = 140, df = 2, sig.level = 0.01), pwr.anova.test(k = 4, n = 20, f =
    # 0.28), power.t.test(n = 20, delta = 1, sd = 1)
    assert power_proportions(0.30, 80, 245) == pytest.approx(0.6442346, abs=5e-8)
    assert power_means(0.5, 28, 35) == pytest.approx(0.4924588, abs=5e-8)
    assert power_chi_square(0.346, 140, 2, alpha=0.01) == pytest.approx(0.8854053, abs=5e-8)
    assert power_anova(0.28, 80, 4) == pytest.approx(0.5149793, abs=5e-8)
    # R leaves the far rejection region out (strict = FALSE); with it the power is larger by less than 1e-6.
    assert power_means(1, 20, 20) == pytest.approx(0.8689528, abs=1e-6)


def test_effects_print_what_r_prints():
    # R, pwr: ES.w2 of Cohen (1988), table 7.2.7 (w = 0.256)
    table = pd.DataFrame([[0.225, 0.125, 0.125, 0.125], [0.16, 0.16, 0.04, 0.04]])
    assert contingency_effect(table) == pytest.approx(0.25586461, abs=5e-9)


def test_a_finite_population_raises_power_as_a_larger_sample_would():
    assert power_chi_square(0.3, 80, 4, population=355) == power_chi_square(0.3, 80 * 354 / 275, 4)
    assert power_means(0.3, 40, 40, population=(178, 177)) > power_means(0.3, 40, 40)
    assert power_chi_square(0.1, 355, 4, population=355) == pytest.approx(1)


def test_a_census_of_two_groups_shows_every_difference():
    assert power_proportions(0.05, 100, 255, population=(100, 255)) == pytest.approx(1)


def test_power_over_the_possible_sizes_is_a_row_a_size_and_effect():
    result = power_over_sizes("means", [80, 355], [0.2, 0.8], shares=[64, 17], population=355)
    assert list(result.columns) == ["test", "n", "effective_n", "smallest_group", "effect", "power", "reason"]
    assert result["smallest_group"].tolist() == [17, 17, 75, 75]
    assert result["power"].iloc[1] > result["power"].iloc[0]
    assert result["power"].iloc[3] == pytest.approx(1)


def test_a_group_of_nobody_has_no_power_and_a_reason():
    row = power_over_sizes("anova", [20], [0.25], shares=[64, 17, 9, 7, 1]).iloc[0]
    assert np.isnan(row["power"])
    assert row["reason"] == "the smallest group has 0 respondents"


def test_the_smallest_effect_has_the_power_asked_for():
    effect = smallest_effect("chi_square", 80, power=0.8, df=4)
    # Cohen (1988), table 7.4: w = 0.39 for n = 80, df = 4 lies just above 80 per cent.
    assert power_chi_square(effect, 80, 4) == pytest.approx(0.8, abs=1e-6)
    assert power_chi_square(effect - 0.01, 80, 4) < 0.8
    assert np.isnan(smallest_effect("anova", 3, shares=[1, 1, 1]))


def test_simulation_agrees_with_the_formula():
    def draw(rng):
        return pd.DataFrame({"a": rng.normal(0.8, 1, 25), "b": rng.normal(0, 1, 25)})

    result = simulated_power(
        draw, lambda t: stats.ttest_ind(t["a"], t["b"]).pvalue, repeats=300, seed=3, confidence=0.99
    ).iloc[0]
    assert result["lower"] < power_means(0.8, 25, 25) < result["upper"]
    assert result["repeats"] == 300


def test_a_wrong_design_is_refused_in_words():
    with pytest.raises(TableError, match="compares two groups; found 3 shares"):
        power_over_sizes("means", [80], [0.5], shares=[1, 1, 1])
    with pytest.raises(TableError, match="test 'anything'; expected"):
        power_over_sizes("anything", [80], [0.5])
    with pytest.raises(TableError, match="empty"):
        contingency_effect(pd.DataFrame([[1, 0], [1, 0]]))
