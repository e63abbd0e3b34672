"""A problem says what is wrong with its input and splits into parts."""

from __future__ import annotations

import pickle
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from enumerated import enumerate_data_sets
from hidden import ROUNDINGS, Hidden, hidden_surveys
from hypothesis import given
from small_problem import COLOUR, RED, TIME, build

from evenwicht.identify import (
    Allocation,
    Categorical,
    Mean,
    Problem,
    PublishedFigureError,
    Rounding,
    Statement,
    highest,
    lowest,
)
from evenwicht.identify.model.figure_ranges import count_vectors


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: Allocation("time", ("work", "work"), ("5", "5")),
            "item 'work' is named twice, as number 1 and",
        ),
        (lambda: Categorical("colour", ("red", "red"), ("50", "50")), "category 'red' is named twice"),
        (
            lambda: Allocation("time", ("work", "rest"), ("11", "-1"), 10),
            r"time: figure 1 \(work\) is 11, expected",
        ),
        (
            lambda: Categorical("colour", ("red", "blue"), ("101", "0")),
            r"colour: figure 1 \(red\) is 101, exp",
        ),
        (lambda: Categorical("colour", ("red", "blue"), ("-1", "99")), r"figure 1 \(red\) is -1"),
        (lambda: Categorical("colour", ("red", "blue"), ("60", "45")), "colour: the figures add to 105"),
        (lambda: Categorical("colour", ("red", "blue"), ("60", "25")), "colour: the figures add to 85"),
        (lambda: Allocation("time", ("work", "rest"), ("6.5", "3.9")), "time: the figures add to 10.4"),
        (lambda: Categorical("colour", ("red", "blue"), (float("nan"), 50.0)), "figure 1 .* expected"),
        (lambda: Categorical("colour", ("red", "blue"), ("50",)), "found 1 figures for 2 answers"),
        (lambda: Allocation("time", ("work", "rest"), ("0", "0"), 0), "the total is 0, expected"),
        (lambda: Categorical("", ("red",), ("100",)), "a question is named ''"),
        (lambda: Categorical("colour", (), ()), "expected one category or more"),
        (
            lambda: Categorical("colour", ("a", "not_printed"), ("50", "20"), exhaustive=False),
            "'not_printed'",
        ),
        (lambda: build(n=0), "n is 0: give a whole number of respondents, 1 or more"),
        (lambda: build(n=4.0), "n is 4.0: give a whole number"),
        (lambda: build(rounding="away"), "rounding is 'away'.*half_up"),
        (lambda: build(questions=(COLOUR, COLOUR)), "two questions are named 'colour'"),
        (lambda: build(questions=()), "found no questions"),
        (
            lambda: build(statements=(Statement(Mean("time", "work", ("colour", "green")), Mean("time", "rest")),)),
            "colour has no category 'green': choose one of red, blue",
        ),
        (
            lambda: build(statements=(Statement(Mean("time", "play"), Mean("time", "rest")),)),
            "time has no item 'play': choose one of work, rest",
        ),
        (
            lambda: build(statements=(Statement(Mean("space", "work"), Mean("time", "rest")),)),
            r"no allocation question 'space': choose one \(time\)",
        ),
        (
            lambda: build(statements=(Statement(Mean("time", "work", ("hue", "red")), Mean("time", "rest")),)),
            r"no categorical question 'hue': choose one \(colour\)",
        ),
        (
            lambda: Statement(Mean("time", "work"), Mean("time", "work"), strict=True),
            "compares a mean with itself",
        ),
        (lambda: highest(TIME, "play"), "time has no item 'play'"),
        (lambda: highest(TIME, "work", group=RED, by=COLOUR), "give one of the two"),
        (
            lambda: Problem(4, (Categorical("c", ("a", "b", "d"), ("33", "33", "33")),), (), "largest_remainder"),
            "largest remainder keeps the sum",
        ),
    ],
)
def test_what_is_wrong_is_named_with_what_was_expected(make: Any, message: str) -> None:
    with pytest.raises(PublishedFigureError, match=message):
        make()


def test_questions_that_no_statement_links_are_parts_of_their_own() -> None:
    other = Categorical("size", ("big", "small"), ("25", "75"))
    problem = Problem(4, (COLOUR, TIME, other), highest(TIME, "work", by=COLOUR))
    assert problem.components() == (("colour", "time"), ("size",))
    assert Problem(4, (COLOUR, TIME, other)).components() == (("colour",), ("time",), ("size",))


def test_the_highest_item_by_group_is_one_statement_for_each_group_and_other_item() -> None:
    three = Allocation("time", ("work", "rest", "play"), ("5", "3", "2"))
    stated = highest(three, "work", by=COLOUR, strict=True)
    assert [(s.larger.group, s.smaller.item) for s in stated] == [
        (("colour", "red"), "rest"),
        (("colour", "red"), "play"),
        (("colour", "blue"), "rest"),
        (("colour", "blue"), "play"),
    ]
    assert all(s.strict and s.larger.item == "work" for s in stated)
    assert [s.larger.item for s in lowest(three, "work")] == ["rest", "play"]


def test_a_problem_keeps_nothing_of_what_was_asked_of_it() -> None:
    problem = build()
    problem.bounds(Mean("time", "work", RED))
    copy = pickle.loads(pickle.dumps(problem))
    assert copy == problem
    assert set(vars(problem)) == {"n", "questions", "statements", "rounding"}
    assert copy.bounds(Mean("time", "work", RED)).upper == Fraction(10)


@given(hidden_surveys(most_respondents=5, most_items=3, most_groups=3, most_points=2))
def test_ranges_and_count_vectors_are_those_of_enumeration(hidden: Hidden) -> None:
    problem = hidden.problem
    grouping, share = problem.questions
    found = enumerate_data_sets(problem, printed_only=True)
    counts = np.stack([(found.answers[grouping.name] == c).sum(axis=1) for c in grouping.labels], axis=1)
    assert set(problem.count_vectors(grouping.name)) == set(map(tuple, counts.tolist()))
    totals = found.points["share"].sum(axis=1)
    for question, rows, ranges in (
        (grouping, counts, problem.count_ranges(grouping.name)),
        (share, totals, problem.column_ranges("share")),
    ):
        expected = zip(question.labels, rows.min(axis=0).tolist(), rows.max(axis=0).tolist(), strict=True)
        assert ranges == {label: (low, high) for label, low, high in expected}


@pytest.mark.parametrize("rounding", ROUNDINGS)
def test_count_vectors_are_none_where_no_counts_print(rounding: Rounding) -> None:
    thirds = Categorical("colour", ("red", "blue"), ("34", "66"))
    assert list(count_vectors(thirds, 3, rounding)) == []
