"""The difference of two shares of one sample, against statsmodels, against drawing without replacement, and in a census."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.stats.weightstats import ztest

from evenwicht.analysis.share_difference import share_difference
from evenwicht.analysis.tables import TableError


@given(st.integers(0, 40), st.integers(0, 40), st.integers(1, 40))
def test_it_is_the_z_test_of_one_less_the_other_respondent_by_respondent(first, second, others):
    """Statsmodels' test of a mean, on +1, -1 and 0; its variance divides by n - 1."""
    n = first + second + others
    scores = np.repeat([1, -1, 0], [first, second, others])
    assume(first + second > 0)
    z, _ = ztest(scores)
    found = share_difference(first, second, n)
    assert found.z * np.sqrt((n - 1) / n) == pytest.approx(z)
    assert found.difference == pytest.approx(scores.mean())


def test_without_replacement_the_difference_varies_as_much_as_it_says():
    """Twenty thousand samples of 80 from 355 municipalities of which 98 hold one answer and 36 the other."""
    draws = np.random.default_rng(2020).multivariate_hypergeometric([98, 36, 221], 80, size=20_000)
    observed = ((draws[:, 0] - draws[:, 1]) / 80).std()
    expected = share_difference(80 * 98 / 355, 80 * 36 / 355, 80, population=355)
    assert expected.difference / expected.z == pytest.approx(observed, rel=0.03)


def test_the_interval_excludes_zero_exactly_where_the_test_rejects():
    for second in range(20):
        found = share_difference(22, second, 80, population=355)
        assert (found.lower > 0) == (found.z > 0 and found.p_value < 0.05)


def test_a_census_leaves_no_doubt():
    found = share_difference(100, 90, 355, population=355)
    assert (found.lower, found.upper, found.p_value) == (found.difference, found.difference, 0.0)
    assert share_difference(90, 90, 355, population=355).p_value == 1.0


@pytest.mark.parametrize("counts", [(-1, 3, 80), (50, 40, 80), (0, 0, 0)])
def test_counts_that_cannot_be_are_refused(counts):
    with pytest.raises(TableError, match="together at most n"):
        share_difference(*counts)
