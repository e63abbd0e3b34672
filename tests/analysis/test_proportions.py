"""Intervals of shares: against R, against statsmodels' own simultaneous intervals, and against exact
coverage."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import multinomial_proportions_confint

from evenwicht.analysis.proportions import (
    effective_n,
    envelope,
    finite_population_correction,
    hypergeometric_interval,
    over_sample_sizes,
    proportions,
    proportions_from_percentages,
    proportions_of,
)
from evenwicht.analysis.tables import TableError

COUNTS = {"a": 51, "b": 14, "c": 7, "d": 6, "e": 2}


def limits(result):
    return result[["lower", "upper"]].to_numpy()


@pytest.mark.parametrize(
    ("count", "n", "printed"),
    [
        (81, 263, (0.2553, 0.3662)),
        (15, 148, (0.0624, 0.1605)),
        (0, 20, (0.0000, 0.1611)),
        (1, 29, (0.0061, 0.1718)),
    ],
)
def test_wilson_prints_newcombes_table(count, n, printed):
    # Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3.
    assert limits(proportions({"yes": count}, n, method="wilson"))[0].round(4) == pytest.approx(printed)


def test_goodman_is_what_statsmodels_prints_for_all_categories_at_once():
    theirs = multinomial_proportions_confint(list(COUNTS.values()), method="goodman")
    assert limits(proportions(COUNTS)) == pytest.approx(theirs, abs=1e-12)


def test_sison_glaz_prints_what_r_prints():
    # R package MultinomialCI: multinomialCI(c(56, 72, 73, 59, 62, 87, 58), 0.05)
    counts = dict(zip("abcdefg", [56, 72, 73, 59, 62, 87, 58], strict=True))
    printed = [
        (0.079229, 0.164356),
        (0.113490, 0.198617),
        (0.115632, 0.200758),
        (0.085653, 0.170780),
        (0.092077, 0.177204),
        (0.145610, 0.230737),
        (0.083512, 0.168638),
    ]
    assert limits(proportions(counts, method="sison-glaz")) == pytest.approx(np.array(printed), abs=2e-6)


@pytest.mark.parametrize(
    ("count", "n", "population", "printed"),
    [(3, 10, 50, (4, 32)), (45, 100, 300, (110, 161)), (51, 80, 355, (190, 260))],
)
def test_the_exact_interval_lies_just_within_the_rejected_numbers_that_samplingbook_prints(
    count, n, population, printed
):
    # R package samplingbook 1.2.4: Sprop(m = count, n = n, N = population)
    lower, upper = hypergeometric_interval(count, n, population)
    assert (lower - 1, upper + 1) == printed


@pytest.mark.parametrize(("n", "population"), [(10, 50), (30, 60), (80, 355)])
def test_the_exact_interval_covers_every_truth_at_its_level(n, population):
    spans = np.array([hypergeometric_interval(k, n, population) for k in range(n + 1)])
    for truth in range(population + 1):
        held = (spans[:, 0] <= truth) & (truth <= spans[:, 1])
        assert stats.hypergeom.pmf(np.arange(n + 1), population, truth, n)[held].sum() >= 0.95


def test_the_corrected_score_interval_covers_a_population_of_355_about_as_often_as_it_says():
    n, population = 80, 355
    spans = np.array([limits(proportions({"x": k}, n, population, method="wilson"))[0] for k in range(n + 1)])
    coverage = []
    for truth in range(5, population - 4):
        held = (spans[:, 0] <= truth / population) & (truth / population <= spans[:, 1])
        coverage.append(stats.hypergeom.pmf(np.arange(n + 1), population, truth, n)[held].sum())
    assert 0.945 < np.mean(coverage) < 0.96
    assert min(coverage) > 0.88


def test_the_correction_is_the_textbook_one():
    # Cochran (1977), section 2.6: the standard error of a share shrinks by the root of (N - n) / (N - 1).
    assert finite_population_correction(80, 355) == pytest.approx(np.sqrt(275 / 354))
    assert finite_population_correction(80, None) == 1
    assert effective_n(1, 355) == 1


def test_a_census_leaves_nothing_open():
    result = proportions({"a": 200, "b": 155}, population=355)
    assert limits(result)[:, 0] == pytest.approx(result["share"])
    assert limits(result)[:, 1] == pytest.approx(result["share"])


def test_unlisted_answers_form_one_more_category_of_the_simultaneous_intervals():
    listed = limits(proportions({"a": 30, "b": 34}, n=80))
    assert listed == pytest.approx(limits(proportions({"a": 30, "b": 34, "rest": 16}))[:2])


def test_a_share_and_an_n_give_the_same_as_the_counts():
    assert limits(proportions_from_percentages({"a": 60, "b": 40}, 50)) == pytest.approx(
        limits(proportions({"a": 30, "b": 20}))
    )


def test_percentages_that_do_not_reach_100_leave_room_for_what_is_not_printed():
    assert proportions_from_percentages({"a": 50, "b": 30}, 100)["n"].tolist() == [100, 100]


def test_a_column_of_respondents_is_counted_without_the_missing():
    table = pd.DataFrame({"q": ["a"] * 3 + ["b"] + [None]})
    assert proportions_of(table, "q")[["category", "count", "n"]].to_numpy().tolist() == [
        ["a", 3, 4],
        ["b", 1, 4],
    ]


def test_nobody_answering_gives_missing_shares_and_a_reason():
    result = proportions({"a": 0, "b": 0})
    assert result["lower"].isna().all()
    assert (result["reason"] == "no respondents").all()


RANGES = pd.DataFrame(
    {
        "n": [80, 80, 100, 100],
        "category": ["a", "b", "a", "b"],
        "count_min": [51, 29, 64, 35],
        "count_max": [51, 29, 65, 36],
    }
)


def test_over_an_unknown_n_the_interval_reaches_from_the_lowest_count_to_the_highest():
    result = over_sample_sizes(RANGES, cells=2, population=355)
    assert limits(result)[0] == pytest.approx(limits(proportions({"a": 51, "b": 29}, population=355))[0])
    assert result.loc[2, "lower"] == pytest.approx(proportions({"a": 64, "b": 36}, population=355)["lower"][0])
    assert result.loc[2, "upper"] == pytest.approx(proportions({"a": 65, "b": 35}, population=355)["upper"][0])
    union = envelope(result).set_index("category").loc["a"]
    assert union["lower"] == result["lower"][[0, 2]].min()
    assert union["upper"] == result["upper"][[0, 2]].max()
    assert (union["n_min"], union["n_max"], union["sizes"]) == (80, 100, 2)


def test_exact_intervals_over_an_unknown_n_are_simultaneous_too():
    one = over_sample_sizes(RANGES.head(2), cells=2, population=355, method="hypergeometric")
    assert limits(one) == pytest.approx(
        limits(proportions({"a": 51, "b": 29}, population=355, method="hypergeometric"))
    )


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: proportions({"a": -1}), "category 'a': found the count -1"),
        (lambda: proportions({"a": 5}, n=4), "add up to 5; expected at most n = 4"),
        (lambda: proportions({"a": 5}, n=9, population=8), "n is 9, the population 8"),
        (lambda: proportions({"a": 5}, method="hypergeometric"), "needs the size"),
        (lambda: proportions({"a": 5}, population=9, method="sison-glaz"), "no finite population"),
        (lambda: proportions({"a": 5.5}, n=9, method="sison-glaz"), "takes whole counts"),
        (lambda: proportions({"a": 5}, method="wald"), "method 'wald'; expected one of"),
        (lambda: over_sample_sizes(RANGES, 2, method="sison-glaz"), "needs every count"),
        (lambda: hypergeometric_interval(5, 4, 10), "expected 0 <= count <= n <= population"),
    ],
)
def test_what_cannot_be_computed_is_refused_in_words(call, message):
    with pytest.raises(TableError, match=message):
        call()


@given(st.lists(st.integers(0, 60), min_size=2, max_size=6).filter(lambda c: 0 < sum(c) <= 355))
def test_correcting_for_the_population_never_widens_an_interval_and_keeps_the_share_inside(counts):
    listed = dict(enumerate(counts))
    free, corrected = proportions(listed), proportions(listed, population=355)
    assert (corrected["lower"] >= free["lower"] - 1e-12).all()
    assert (corrected["upper"] <= free["upper"] + 1e-12).all()
    assert (corrected["lower"] <= corrected["share"] + 1e-12).all()
    assert (corrected["share"] <= corrected["upper"] + 1e-12).all()
