"""Whether a complete data set prints as a survey says, and if not where."""

from __future__ import annotations

import pandas as pd
import pytest
from hidden import ROUNDINGS
from small_problem import RED, build

from evenwicht.identify import (
    Categorical,
    Mean,
    Problem,
    PublishedFigureError,
    Statement,
    prints_as,
)


def data(colours: list[str], work: list[int], rest: list[int]) -> pd.DataFrame:
    return pd.DataFrame({"colour": colours, "time.work": work, "time.rest": rest})


FITTING = data(["red", "red", "blue", "blue"], [10, 6, 5, 5], [0, 4, 5, 5])


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (FITTING.head(3), "found 3 respondents, expected 4"),
        (FITTING.assign(colour="red"), "colour: red is 100, which does not print as 50"),
        (FITTING.assign(colour=["red", "red", "blue", "green"]), "colour: found the answer 'green'"),
        (FITTING.drop(columns="colour"), "colour: there is no such column"),
        (FITTING.drop(columns="time.rest"), "time.rest: there is no such column"),
        (FITTING.assign(**{"time.work": [9, 6, 5, 5]}), r"respondent 0 gave 9 of 10 points"),
        (
            data(["red", "red", "blue", "blue"], [11, 5, 5, 5], [-1, 5, 5, 5]),
            "respondent 0 has .*, expected whole",
        ),
        (
            data(["red", "red", "blue", "blue"], [9, 6, 5, 5], [1, 4, 5, 5]),
            "time: work is 6.25, which does not",
        ),
    ],
)
def test_a_data_set_that_does_not_print_is_told_apart(wrong: pd.DataFrame, message: str) -> None:
    assert prints_as(build(), FITTING) == []
    faults = prints_as(build(), wrong)
    assert faults
    pd.testing.assert_series_equal(
        pd.Series(faults).str.contains(message).head(1), pd.Series([True]), check_names=False
    )


def test_a_data_set_that_breaks_a_statement_is_told_apart() -> None:
    more = Statement(Mean("time", "work", ("colour", "blue")), Mean("time", "work", RED), name="blue works more")
    faults = prints_as(build(statements=(more,)), FITTING)
    assert faults == [f"does not hold: {more}"]
    assert prints_as(build(statements=(more.reversed(),)), FITTING) == []


def test_halves_print_as_the_convention_says() -> None:
    eight = pd.DataFrame({"colour": ["red"] + ["blue"] * 7})  # 12.5 and 87.5
    printed: dict[tuple[str, str], set[str]] = {}
    for rounding in ROUNDINGS[:3]:
        for red, blue in (("12", "87"), ("12", "88"), ("13", "87"), ("13", "88")):
            try:
                question = Categorical("colour", ("red", "blue"), (red, blue))
                problem = Problem(8, (question,), (), rounding)
            except PublishedFigureError:  # no figures that add to 100 print so
                continue
            if prints_as(problem, eight) == []:
                printed.setdefault((rounding, "red"), set()).add(red)
                printed.setdefault((rounding, "blue"), set()).add(blue)
    assert printed == {
        ("half_up", "red"): {"13"},
        ("half_up", "blue"): {"88"},
        ("half_even", "red"): {"12"},
        ("half_even", "blue"): {"88"},
        ("any", "red"): {"12", "13"},
        ("any", "blue"): {"87", "88"},
    }


def test_largest_remainder_gives_the_missing_unit_to_the_largest_remainder() -> None:
    seven = pd.DataFrame({"colour": ["a"] * 3 + ["b"] * 2 + ["c"] * 2})  # 42.86, 28.57, 28.57
    rows = {
        row: prints_as(Problem(7, (Categorical("colour", ("a", "b", "c"), row),), (), "largest_remainder"), seven)
        for row in (("43", "29", "28"), ("43", "28", "29"), ("42", "29", "29"))
    }
    assert rows["43", "29", "28"] == []
    assert rows["43", "28", "29"] == []
    assert rows["42", "29", "29"] == ["colour: a figure went up although one with a larger remainder did not"]
