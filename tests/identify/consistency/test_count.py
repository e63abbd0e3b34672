"""How many data sets print a survey: beside a list of them all, and beside counts that were made in other ways."""

from __future__ import annotations

from fractions import Fraction
from math import comb, factorial

import numpy as np
import pytest
from ensembles import SURVEYS_OF_EVERY_KIND, linked_survey, small_surveys
from every_data_set import count_orders, enumerate_histograms
from hidden import Hidden, hidden_surveys
from hypothesis import given

from evenwicht.datafile import data_folder
from evenwicht.identify import (
    Allocation,
    Categorical,
    GroupFigure,
    Mean,
    OutOfReachError,
    Problem,
    Scale,
    Statement,
    closure_count,
    count_data_sets,
    count_histograms,
    count_two_way_tables,
    read_survey,
    scored,
)

SURVEYS = small_surveys() | SURVEYS_OF_EVERY_KIND


def listed(problem: Problem) -> tuple[int, int]:
    """Data sets and histograms, counted one by one."""
    histograms = list(enumerate_histograms(problem))
    return sum(map(count_orders, histograms)), len(histograms)


@pytest.mark.parametrize("name", SURVEYS)
def test_as_many_are_counted_as_are_listed(name: str) -> None:
    problem = SURVEYS[name]
    assert (count_data_sets(problem), count_histograms(problem)) == listed(problem)


@given(hidden_surveys(most_respondents=3, most_items=2, most_groups=2, most_points=2, groupings=2))
def test_as_many_are_counted_as_are_listed_of_any_small_survey(hidden: Hidden) -> None:
    assert (count_data_sets(hidden.problem), count_histograms(hidden.problem)) == listed(hidden.problem)


@given(hidden_surveys(most_respondents=4, most_items=3, most_groups=3, most_points=3))
def test_a_true_statement_leaves_fewer_data_sets_or_as_many_and_the_truth_among_them(hidden: Hidden) -> None:
    problem = hidden.problem
    before = count_data_sets(Problem(problem.n, problem.questions, (), problem.rounding))
    for kept in range(1, len(problem.statements) + 1):
        after = count_data_sets(Problem(problem.n, problem.questions, problem.statements[:kept], problem.rounding))
        assert 1 <= after <= before
        before = after


@pytest.mark.parametrize(("mean", "sd", "n", "ends"), [("3.8", "1.5", 120, (1, 5)), ("3.5", "1.20", 50, (0, 7))])
def test_histograms_of_a_mean_and_a_standard_deviation_are_those_of_closure(mean, sd, n, ends) -> None:
    problem = Problem(n, (scored("q", Scale(*ends, mean=mean, sd=sd)),))
    assert count_histograms(problem) == closure_count(mean, sd, n, *ends)


def test_histograms_of_two_questions_with_counts_are_two_way_tables() -> None:
    rows, columns = (12, 25, 9), (10, 17, 13, 6)
    problem = Problem(
        46,
        (
            Categorical("a", tuple("pqr"), counts=tuple(map(str, rows))),
            Categorical("b", tuple("stuv"), counts=tuple(map(str, columns))),
        ),
    )
    assert count_histograms(problem) == count_two_way_tables(rows, columns)
    ways = [factorial(46) // prod_of_factorials(margins) for margins in (rows, columns)]
    assert count_data_sets(problem) == ways[0] * ways[1]  # nothing links them


def prod_of_factorials(numbers: tuple[int, ...]) -> int:
    found = 1
    for number in numbers:
        found *= factorial(number)
    return found


def test_data_sets_of_percentages_are_multinomial_over_the_counts_that_print_them() -> None:
    colour = Categorical("colour", ("red", "blue"), ("64", "36"))
    problem = Problem(1000, (colour,))
    assert count_data_sets(problem) == sum(comb(1000, red) for red in range(635, 646))


def test_points_of_two_items_are_counted_as_a_power_of_one_respondent_s_ways() -> None:
    problem = Problem(40, (Allocation("time", ("work", "rest"), ("6.4", "3.6")),))
    power = [1]
    for _ in range(40):
        power = [sum(power[max(0, s - 10) : s + 1]) for s in range(len(power) + 10)]
    assert count_data_sets(problem) == sum(power[s] for s in range(254, 259))


def test_points_of_two_items_are_counted_of_as_many_as_a_survey_has() -> None:
    n, prime = 1_500, 2**31 - 1
    ways = np.zeros(10 * n + 1, dtype=np.int64)
    ways[0] = 1
    for _ in range(n):
        together = np.cumsum(ways)
        ways = (together - np.concatenate([np.zeros(11, dtype=np.int64), together[:-11]])) % prime
    counted = count_data_sets(Problem(n, (Allocation("time", ("work", "rest"), ("5.50", "4.50")),), (), "half_up"))
    assert counted % prime == int(ways[8_243:8_258].sum()) % prime


def test_a_published_table_leaves_as_many_as_the_counts_within_its_twelve_groups_allow() -> None:
    survey = read_survey(data_folder() / "examples" / "berkeley.yml")
    applied = {"A": 933, "B": 585, "C": 918, "D": 792, "E": 584, "F": 714}
    men = {str(f.group[1]): int(str(f.figure)) for f in survey.statements if isinstance(f, GroupFigure) and f.counted}
    histograms, data_sets = 1, factorial(4526)
    for printed in survey.statements:
        if isinstance(printed, GroupFigure) and not printed.counted:
            (_, sex), (_, major) = printed.group
            size = men[major] if sex == "men" else applied[major] - men[major]
            yes = [
                k for k in range(size + 1) if abs(Fraction(100 * k, size) - int(str(printed.figure))) <= Fraction(1, 2)
            ]
            histograms *= len(yes)
            data_sets = data_sets // factorial(size) * sum(comb(size, k) for k in yes)
    problem = survey.at(4526)
    assert (count_histograms(problem), count_data_sets(problem)) == (histograms, data_sets)


def test_figures_that_clash_have_no_data_set() -> None:
    time = Allocation("time", ("work", "rest"), ("6.4", "3.6"))
    problem = Problem(5, (time,), (Statement(Mean("time", "rest"), Fraction(4)),))
    assert count_data_sets(problem) == count_histograms(problem) == 0
    assert count_data_sets(Problem(3, (Categorical("colour", ("red", "blue"), ("64", "36")),))) == 0


def test_what_is_too_much_to_count_is_said_at_once_with_its_questions() -> None:
    with pytest.raises(OutOfReachError, match="philosophy, form: not counted") as told:
        count_data_sets(linked_survey())
    assert "\n" not in str(told.value)
    wide = Problem(400, (Allocation("time", tuple("abcde"), ("2.0",) * 5),))
    with pytest.raises(OutOfReachError, match=r"time: not counted: .* steps"):
        count_data_sets(wide)
