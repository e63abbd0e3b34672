"""Respondents can print all means of the report and agree on nothing."""

import pytest
from scipy import stats

from evenwicht import published as publications
from evenwicht.implied.agreement import without_agreement


@pytest.mark.parametrize("n", [80, 122])
def test_the_means_of_the_report_force_no_agreement_on_the_order_of_pillars(n):
    published = publications.load()
    answers = without_agreement(published, n)
    assert answers is not None
    assert answers.shape == (n, 8)
    assert (answers >= 0).all(axis=None)
    assert set(answers.sum(axis=1)) == {10}
    printed = {figure.category: figure.text for figure in published.of("condition")}
    for column, total in answers.sum().items():  # in whole numbers, and never on a half
        assert abs(2 * (10 * total - round(10 * float(printed[column.partition(".")[2]])) * n)) < n
    ranks = answers.rank(axis=1).sum()
    assert set(ranks) == {4.5 * n}
    statistic, p_value = stats.friedmanchisquare(*answers.to_numpy().T)
    assert (statistic, p_value) == (0, 1)


def test_the_answers_are_the_same_at_each_call():
    published = publications.load()
    assert without_agreement(published, 80).equals(without_agreement(published, 80))
