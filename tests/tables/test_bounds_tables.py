"""Tables of bounds: what they show is what the printed figures allow, worked out another way."""

import re

import pytest

from evenwicht import report, tables
from evenwicht.tables.bounds import RULES


def ends(text):
    """The numbers of a range, or the one number twice."""
    found = [float(number.replace(",", ".")) for number in re.findall(r"\d+(?:[.,]\d+)?", text)]
    return found[0], found[-1]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_rule_of_rounding_has_its_least_n_and_fixing_what_a_half_does_leaves_fewer(published, language):
    table = tables.sizes_by_rounding(published, language).table
    assert len(table) == len([rule for rule in RULES if report.sample_sizes(published, rounding=rule)])
    assert list(table.iloc[0, 1:]) == [80, len(report.sample_sizes(published))]
    either, up, even = table.iloc[:3, 2]
    assert max(up, even) <= either, "what a half does is fixed"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_bounds_of_line_steering_are_the_known_ones_and_wider_over_every_n(published, language):
    table = tables.form_bounds_by_size(published, "line", language).table
    assert list(table.iloc[:, 0]) == list(published.codebook.labels("philosophy", language).values())
    assert list(table.iloc[:, 1]) == ["51", "14", "7", "6", "2"]
    assert ends(table.iloc[0, 2]) == pytest.approx((81 / 51, 178 / 51), abs=0.006)
    assert ends(table.iloc[1, 2]) == pytest.approx((20 / 14, 90 / 14), abs=0.006)
    for at, over in zip(table.iloc[:, 2], table.iloc[:, 3], strict=True):
        assert ends(over)[0] <= ends(at)[0] <= ends(at)[1] <= ends(over)[1]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_reading_only_narrows_bounds_and_only_those_that_it_narrows_are_shown(published, language):
    table = tables.bounds_that_readings_move(published, language).table
    assert len(table) > 0
    assert set(table.iloc[:, 1]) <= set(published.codebook.labels("steering_form", language).values())
    for without, with_reading in zip(table.iloc[:, 2], table.iloc[:, 3], strict=True):
        (low, high), (lower, upper) = ends(without), ends(with_reading)
        assert low <= lower <= upper <= high
