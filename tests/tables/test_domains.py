"""The table of power: the same people see more than others, and larger numbers more than smaller ones."""

import pytest
from scipy import stats

from evenwicht import published as publications
from evenwicht import tables
from evenwicht.tables.domains import power


@pytest.fixture(scope="module")
def published():
    return publications.load()


def test_chances_grow_with_the_number_of_respondents_and_shrink_with_the_group(published):
    lines = power(published, 0.5, [80, 200, 355])
    assert all(line == sorted(line) for line in lines)
    same, _, combined, lawful = (line[0] for line in lines)
    assert same > combined > lawful


def test_the_chance_of_a_paired_difference_is_that_of_the_noncentral_t(published):
    quantile = stats.t.ppf(0.975, 79)
    expected = stats.nct.sf(quantile, 79, 0.5 * 80**0.5) + stats.nct.cdf(-quantile, 79, 0.5 * 80**0.5)
    assert power(published, 0.5, [80])[0][0] == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_table_has_a_column_a_size_and_says_what_it_rests_on(published, language):
    table = tables.power_by_design(published, 0.5, [80, 355], language)
    assert list(table.table.columns[1:]) == ["n = 80", "n = 355"]
    assert table.rests_on == ("derived", "interpretation"), "the size of the difference is assumed"
    assert table.table.iloc[:, 1:].map(lambda cell: cell.endswith("%")).all(axis=None)
