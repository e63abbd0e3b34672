"""What *Hoe zeker is het?* says of differences, of the majority and of the order of dimensions."""

from decimal import Decimal
from itertools import product
from math import ceil, floor

import numpy as np
import pytest
from scipy import stats

from evenwicht import prose
from evenwicht import published as publications
from evenwicht.implied.condition_contrasts import condition_contrasts
from evenwicht.implied.intervals import interval_table
from evenwicht.report import POPULATION, sample_sizes


@pytest.mark.parametrize(
    ("first", "second", "least", "most"),
    [(14, 2, 0, 0.05 / 10), (14, 7, 0.08, 0.13), (22, 8, 0, 0.05 / 6), (22, 20, 0.7, 0.8)],
)
def test_the_chance_of_a_difference_is_what_the_words_say_of_it(first, second, least, most):
    """Exactly: 80 drawn of 355 in which two answers are as frequent as each other, by the multivariate hypergeometric.

    Five answers make ten pairs, four make six: the rare ones stay so when all pairs are tested.
    """
    each = round((first + second) / 2 / 80 * POPULATION)
    one, other = np.meshgrid(np.arange(81), np.arange(81))
    possible = (one + other <= 80) & (one <= each) & (other <= each)
    one, other = one[possible], other[possible]
    drawn = np.stack([one, other, 80 - one - other], axis=1)
    chance = stats.multivariate_hypergeom.pmf(drawn, [each, each, POPULATION - 2 * each], 80)
    assert least <= chance[abs(one - other) >= first - second].sum() <= most


def test_a_majority_for_one_answer_is_asked_of_the_interval_of_that_answer():
    """The exact test agrees: were 177 of 355 for it, 49 or more of 80 would be drawn less often than once in forty times."""
    published = publications.load()
    alone = interval_table(published, "assignment", sample_sizes(published), method="wilson").set_index("n")
    lower = alone[alone["category"] == "adaptive"]["lower"]
    assert (lower.idxmin(), round(lower.min(), 3)) == (80, 0.516)
    assert prose.certainty(published)["opdracht_alleen"] == "51,6%"
    assert stats.hypergeom.sf(48, POPULATION, 177, 80) < 0.025


def test_the_order_of_two_dimensions_on_one_side_takes_more_respondents_than_any_across():
    told = {key: int(value) for key, value in prose.certainty(publications.load()).items() if key.endswith("_vanaf")}
    assert told == {"tussen_vanaf": 101, "cultureel_vanaf": 292, "procedureel_vanaf": 332, "binnen_vanaf": 208}


def test_each_difference_across_is_above_zero_at_eighty_by_its_own_interval():
    """By a plainer, wider spread: a difference of ten points at most has a square of at most ten times the points given."""
    published, n = publications.load(), 80
    half = stats.t.ppf(0.975, n - 1) * np.sqrt((POPULATION - n) / (POPULATION - 1) / n)
    for pair in condition_contrasts(published)[0]:
        larger, smaller = (
            np.arange(
                sum(ceil(n * (published.value("condition", item) - Decimal("0.05"))) for item in side),
                sum(floor(n * (published.value("condition", item) + Decimal("0.05"))) for item in side) + 1,
            )
            for side in (pair.larger, pair.smaller)
        )
        points, others = np.meshgrid(larger, smaller)
        mean = (points - others) / n
        lower = (mean - half * np.sqrt((10 * (points + others) - n * mean**2) / (n - 1))).min()
        assert 0 < lower <= pair.greatest_interval(published, n)[0] < lower + 0.02


def test_without_both_assumptions_fewer_may_have_answered_than_without_either():
    """The last by counting: the least n of which some division over the philosophies is rounded to theirs with a sum of 100."""
    published = publications.load()
    told = prose.assumptions(published)["voorbehoud_aantal"]
    assert "is 69 al mogelijk; " in told
    assert "is 64 al mogelijk, en als beide het geval zijn, 58." in told
    printed = [int(figure.value) for figure in published.of("philosophy")]

    def rounded(counts):
        n = sum(counts)
        parts = [divmod(100 * count, n) for count in counts]
        left = 100 - sum(whole for whole, _ in parts)
        cut = sorted((rest for _, rest in parts), reverse=True)[left - 1] if left else n
        up = [rest > cut or (rest == cut and printed[place] > parts[place][0]) for place, (_, rest) in enumerate(parts)]
        return [whole + more for (whole, _), more in zip(parts, up, strict=True)]

    def prints(n):
        near = [range(max(0, floor((value - 1) * n / 100)), ceil((value + 1) * n / 100) + 1) for value in printed]
        return any(sum(counts) == n and rounded(counts) == printed for counts in product(*near))

    assert next(n for n in range(1, POPULATION) if prints(n)) == 58
