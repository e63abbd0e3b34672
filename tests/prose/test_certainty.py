"""What *Hoe zeker is het?* says of the philosophies that come after the combination."""

from math import sqrt

import pytest
from scipy import stats

from evenwicht import language, prose
from evenwicht import published as publications


@pytest.mark.parametrize(
    ("key", "first", "second", "decimals"), [("kans_rechtmatig", 14, 2, 2), ("kans_presterend", 14, 7, 0)]
)
def test_the_chance_of_a_difference_is_that_of_two_shares_of_one_sample(key, first, second, decimals):
    """At 80 of 355, where each percentage of these is printed by one count alone; by hand, after Scott and Seber (1983)."""
    error = sqrt(first + second - (first - second) ** 2 / 80) * sqrt((355 - 80) / 354)
    chance = 200 * stats.norm.sf((first - second) / error)
    assert prose.certainty(publications.load())[key] == language.percent(str(chance), decimals)
