"""Over an unknown number of respondents, bounds and verdicts are those of every possible one together."""

from __future__ import annotations

from typing import Any

import pytest

from evenwicht.identify import (
    Allocation,
    Categorical,
    Cell,
    DifferenceOfMeans,
    InfeasibleError,
    Mean,
    PublishedFigureError,
    PublishedSurvey,
    Statement,
    Statistic,
    TopShare,
    highest,
    prints_as,
)

COLOUR = Categorical("colour", ("red", "blue", "green"), ("48", "31", "21"))
SIZE = Categorical("size", ("big", "small"), ("62", "38"))
TIME = Allocation("time", ("work", "rest", "play"), ("2.1", "1.7", "1.2"), 5)
RED, BLUE = ("colour", "red"), ("colour", "blue")
BETWEEN = Statement(Mean("time", "play", RED), Mean("time", "play", BLUE), strict=True)
SURVEY = PublishedSurvey((COLOUR, SIZE, TIME), (*highest(TIME, "work", group=RED), BETWEEN), population=100)
STATISTICS: list[Statistic] = [
    Mean("time", "work", RED),
    Mean("time", "play", BLUE),
    Mean("time", "rest"),
    DifferenceOfMeans(Mean("time", "work", RED), Mean("time", "rest", BLUE)),
    TopShare("time", "play", BLUE),
    Cell(RED, ("size", "big"), "row"),
]


def test_the_union_over_sizes_has_the_ends_of_the_bounds_at_each_size() -> None:
    assert len(SURVEY.sample_sizes()) > 20
    union = SURVEY.union_of_bounds(STATISTICS)
    for found, each in zip(union, SURVEY.bounds_of(STATISTICS), strict=True):
        assert (found.lower, found.upper) == (each.lower, each.upper)
        for witness, value in ((found.at_lower, found.lower), (found.at_upper, found.upper)):
            at = each.at[witness.problem.n]
            assert value in (at.lower, at.upper)
            assert prints_as(witness.problem, witness.data_set()) == []


def test_the_union_does_not_depend_on_the_number_of_processes() -> None:
    one = SURVEY.union_of_bounds(STATISTICS[:4], n_jobs=1)
    two = SURVEY.union_of_bounds(STATISTICS[:4], n_jobs=2)
    for first, second in zip(one, two, strict=True):
        assert (first.lower, first.upper) == (second.lower, second.upper)
        assert first.attained_lower().equals(second.attained_lower())
        assert first.attained_upper().equals(second.attained_upper())


def test_the_table_of_bounds_has_a_row_for_every_size_that_fits() -> None:
    found = SURVEY.bounds(STATISTICS[0], [100, 29, 61])
    table = found.table()
    assert table["n"].tolist() == sorted(found.at)
    assert table["lower"].tolist() == [float(found.at[n].lower) for n in table["n"]]
    assert found.n_upper in found.at


def test_a_given_n_is_the_only_size() -> None:
    survey = PublishedSurvey((COLOUR,), population=150, n=100)
    assert survey.sample_sizes() == [100]
    assert PublishedSurvey((COLOUR,), population=150, n=7).sample_sizes() == []


def test_nothing_is_bounded_where_no_size_fits() -> None:
    impossible = PublishedSurvey((TIME,), highest(TIME, "play"), population=60)
    assert impossible.sample_sizes()
    assert impossible.feasible_sizes() == []
    for ask in (impossible.bounds, lambda statistic: impossible.union_of_bounds([statistic])):
        with pytest.raises(InfeasibleError, match="at none of the"):
            ask(Mean("time", "work"))
    with pytest.raises(InfeasibleError, match="at none of these"):
        impossible.decide(highest(TIME, "work"))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"population": 0}, "population is 0, expected"),
        ({"population": 10.0}, r"population is 10.0, expected"),
        ({"population": 50, "n": 60}, r"n is 60, expected .* at most the population \(50\)"),
        ({"n": 0}, "n is 0, expected"),
        ({"rounding": "sideways"}, "rounding is 'sideways'"),
        (
            {"statements": (Statement(Mean("time", "work", ("colour", "pink")), Mean("time", "rest")),)},
            "'pink'",
        ),
    ],
)
def test_what_is_wrong_with_a_survey_is_named(options: dict[str, Any], message: str) -> None:
    with pytest.raises(PublishedFigureError, match=message):
        PublishedSurvey((COLOUR, TIME), **options)
