"""Cross-tables: against R, Agresti's printed tables, scipy and pandas."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from scipy.stats.contingency import association

from evenwicht.analysis.cramers import cramers_v, noncentrality
from evenwicht.analysis.crosstabs import cell_means, cells, crosstab
from evenwicht.analysis.exact import TooManyTables, fisher_freeman_halton
from evenwicht.analysis.independence import independence
from evenwicht.analysis.tables import TableError

# Agresti (2002), p. 57, in R's ?fisher.test: income by job satisfaction.
JOB = pd.DataFrame([[1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11]])
# Agresti (2007), table 2.5, in R's ?chisq.test: gender by party identification.
PARTY = pd.DataFrame(
    [[762, 327, 468], [484, 239, 477]],
    index=["female", "male"],
    columns=["democrat", "independent", "republican"],
)
# R's HairEyeColor, both sexes together.
HAIR = pd.DataFrame(
    [[68, 20, 15, 5], [119, 84, 54, 29], [26, 17, 14, 14], [7, 94, 10, 16]],
    index=["black", "brown", "red", "blond"],
    columns=["brown", "blue", "hazel", "green"],
)
SPARSE = pd.DataFrame([[8, 3, 1, 0, 2, 0], [3, 4, 0, 1, 1, 2], [0, 1, 2, 1, 0, 0]])


def test_the_exact_test_prints_what_r_prints():
    # fisher.test(Job): p-value = 0.7827
    assert round(independence(JOB, "exact")["p_value"][0], 4) == 0.7827
    assert independence(JOB, "exact")["p_value"][0] == pytest.approx(0.7826849389, abs=1e-9)
    assert independence(SPARSE, "exact")["p_value"][0] == pytest.approx(0.05532005689, abs=1e-10)
    assert fisher_freeman_halton(np.array([[2, 0], [13, 5], [4, 9]])) == pytest.approx(0.03343005916, abs=1e-10)


def test_chi_square_prints_what_r_and_agresti_print():
    result = independence(PARTY, "pearson").iloc[0]
    assert round(result["statistic"], 1) == 30.1  # Agresti (2007), p. 37
    assert result["statistic"] == pytest.approx(30.070149, abs=5e-7)
    assert result["p_value"] == pytest.approx(2.953589e-07, rel=1e-6)
    assert result["df"] == 2
    assert independence(PARTY, "g").iloc[0]["statistic"] == pytest.approx(30.017, abs=5e-4)


def test_the_monte_carlo_p_value_is_near_rs():
    # reference.txt: chisq.test(sparse, simulate.p.value = TRUE, B = 199999)
    assert independence(SPARSE, draws=19_999, seed=1)["p_value"][0] == pytest.approx(0.048, abs=0.006)


def test_adjusted_residuals_are_the_printed_ones():
    # Agresti (2007), table 2.5: standardized residuals 4.50, 0.70, -5.32
    female = cells(PARTY).query("row == 'female'")
    assert female["adjusted_residual"].round(2).tolist() == [4.50, 0.70, -5.32]
    assert female["expected"].round(1).tolist() == [703.7, 319.6, 533.7]
    # reference.txt: chisq.test(hair)$stdres
    blond = cells(HAIR).query("row == 'blond'")["adjusted_residual"]
    assert blond.round(4).tolist() == [-8.3282, 9.9676, -2.7380, 0.7320]


def test_shares_of_rows_columns_and_the_whole_are_those_of_pandas():
    table = pd.DataFrame({"x": list("aabbbc"), "y": list("pqppqq")})
    result = cells(crosstab(table, "x", "y"))
    for share, normalize in [("row_share", "index"), ("column_share", "columns"), ("total_share", "all")]:
        theirs = pd.crosstab(table["x"], table["y"], normalize=normalize).to_numpy().ravel()
        assert result[share].to_numpy() == pytest.approx(theirs)
    assert result["n"].tolist() == [2, 2, 3, 3, 1, 1]


def test_cells_are_adjusted_for_their_number():
    result = cells(HAIR)
    assert (result["p_adjusted"] >= result["p_value"]).all()
    assert result["p_adjusted"].min() == pytest.approx(16 * result["p_value"].min())


@pytest.mark.parametrize(
    ("counts", "corrected", "v", "lower", "upper"),
    [
        (HAIR, 0.2704831529, 0.2790446233, 0.2235269947, 0.3179880993),
        (PARTY, 0.1009199828, 0.1044358024, 0.06490742412, 0.1402639032),
    ],
)
def test_cramers_v_prints_what_r_prints(counts, corrected, v, lower, upper):
    # R, effectsize 0.8.3: cramers_v(x, adjust = TRUE) and, with the interval, adjust = FALSE
    result = cramers_v(counts).iloc[0]
    assert result["v_corrected"] == pytest.approx(corrected, abs=1e-9)
    assert result["v"] == pytest.approx(v, abs=1e-9)
    assert result["v"] == pytest.approx(association(counts.to_numpy()))
    assert (result["lower"], result["upper"]) == pytest.approx((lower, upper), abs=2e-5)


def test_the_upper_limit_of_a_weak_association_inverts_the_noncentral_distribution():
    # reference.txt: uniroot of pchisq(5.9655, 9, ncp) = 0.025
    assert noncentrality(5.9655146, 9, 0.025) == pytest.approx(8.259085, abs=2e-5)
    result = cramers_v(JOB).iloc[0]
    assert (result["v_corrected"], result["lower"]) == (0, 0)
    assert result["upper"] == pytest.approx(np.sqrt(8.259085 / (96 * 3)), abs=1e-5)


def test_the_correction_takes_away_most_of_the_bias_of_independence():
    rng = np.random.default_rng(3)
    tables = [pd.DataFrame(rng.multinomial(80, np.full(20, 1 / 20)).reshape(4, 5)) for _ in range(100)]
    found = pd.concat([cramers_v(t) for t in tables])
    assert found["v"].mean() > 0.2
    assert found["v_corrected"].mean() < 0.09
    assert (found["lower"] == 0).mean() > 0.9


@given(st.lists(st.lists(st.integers(0, 3), min_size=3, max_size=3), min_size=2, max_size=3))
def test_the_exact_test_is_the_sum_over_all_tables(rows):
    counts = np.array(rows)
    counts = counts[counts.sum(axis=1) > 0][:, counts.sum(axis=0) > 0]
    if min(counts.shape, default=0) < 2:
        return
    assert fisher_freeman_halton(counts) == pytest.approx(_by_hand(counts))


def _by_hand(counts):
    """Deal the column labels out over the rows' respondents in every way, by recursion over cells."""
    margins = counts.sum(axis=1), counts.sum(axis=0)
    law = stats.random_table(*margins)
    observed = law.pmf(counts)
    total = 0.0
    size = counts.shape

    def fill(cells_so_far, left_rows, left_columns):
        nonlocal total
        i, j = divmod(len(cells_so_far), size[1])
        if i == size[0]:
            chance = law.pmf(np.array(cells_so_far).reshape(size))
            total += chance if chance <= observed * (1 + 1e-7) else 0
            return
        for value in range(min(left_rows[i], left_columns[j]) + 1):
            if j == size[1] - 1 and value != left_rows[i]:
                continue
            rows_now, columns_now = list(left_rows), list(left_columns)
            rows_now[i] -= value
            columns_now[j] -= value
            if i == size[0] - 1 and columns_now[j] != 0:
                continue
            fill([*cells_so_far, value], rows_now, columns_now)

    fill([], margins[0].tolist(), margins[1].tolist())
    return total


@given(st.lists(st.integers(0, 6), min_size=4, max_size=4).filter(lambda c: c[0] + c[1] and c[2] + c[3]))
def test_of_two_by_two_the_exact_test_is_fishers(cells_of_table):
    counts = np.array(cells_of_table).reshape(2, 2)
    if (counts.sum(axis=0) == 0).any():
        return
    assert fisher_freeman_halton(counts) == pytest.approx(stats.fisher_exact(counts).pvalue)


def test_too_many_tables_are_not_enumerated_but_said():
    big = pd.DataFrame(np.full((5, 6), 20))
    result = independence(big, "exact").iloc[0]
    assert np.isnan(result["p_value"])
    assert "too many tables" in result["reason"]
    with pytest.raises(TooManyTables):
        fisher_freeman_halton(np.full((6, 6), 10_000))


def test_an_empty_group_keeps_its_row_and_says_why_it_has_no_residual():
    column = pd.Categorical(["x", "x", "y", "y"], categories=["x", "y", "z"])
    counts = crosstab(pd.DataFrame({"g": column, "q": list("pqpq")}), "g", "q")
    result = cells(counts).set_index(["row", "column"])
    assert result.loc[("z", "p"), "reason"] == "an empty row or column"
    assert np.isnan(result.loc[("z", "p"), "adjusted_residual"])
    assert result.loc[("z", "p"), "n"] == 0
    assert result.loc[("x", "p"), "adjusted_residual"] == 0


def test_one_row_cannot_be_tested_and_says_why():
    one = pd.DataFrame([[3, 4], [0, 0]])
    for method in ("pearson", "g", "exact", "monte_carlo"):
        result = independence(one, method).iloc[0]
        assert np.isnan(result["p_value"])
        assert result["reason"].startswith("1 rows and 2 columns")
    assert np.isnan(cramers_v(one)["v"][0])
    assert (cells(one)["reason"] != "").all()


def test_missing_answers_are_not_counted():
    counts = crosstab(pd.DataFrame({"x": ["a", None, "b"], "y": ["p", "p", None]}), "x", "y")
    assert counts.to_numpy().sum() == 1


def test_means_within_cells_carry_their_n():
    table = pd.DataFrame({"x": list("aab"), "y": list("ppq"), "points": [1, 3, 5]})
    result = cell_means(table, "x", "y", "points").set_index(["row", "column"])
    assert result.loc[("a", "p"), ["n", "mean"]].tolist() == [2, 2]
    assert result.loc[("a", "p"), "sd"] == pytest.approx(np.sqrt(2))
    assert result.loc[("b", "q"), "n"] == 1
    assert result.loc[("a", "q"), "reason"] == "no respondents"


def test_what_is_no_table_of_counts_is_refused():
    with pytest.raises(TableError, match="row 0, column 1: found -2"):
        independence(pd.DataFrame([[1, -2], [3, 4]]))
    with pytest.raises(TableError, match="method 'fisher'; expected one of"):
        independence(JOB, "fisher")
    with pytest.raises(TableError, match="an empty cross-table"):
        cells(pd.DataFrame())
