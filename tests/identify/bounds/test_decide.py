"""A verdict is must, may or cannot, as enumeration says, and comes with its proof."""

from __future__ import annotations

import operator
from fractions import Fraction
from typing import Any, cast

import pandas as pd
import pytest
from enumerated import enumerate_data_sets
from hidden import Hidden, hidden_surveys
from hypothesis import given
from hypothesis import strategies as st

from evenwicht.identify import (
    Allocation,
    Categorical,
    Cell,
    Comparison,
    DifferenceOfMeans,
    InfeasibleError,
    Mean,
    Problem,
    PublishedFigureError,
    PublishedSurvey,
    Relation,
    Statement,
    TopShare,
    highest,
)
from evenwicht.identify.model.verify import mean_of

COLOUR = Categorical("colour", ("red", "blue"), ("50", "50"))
TIME = Allocation("time", ("work", "rest"), ("6.5", "3.5"))
RED = ("colour", "red")
PROBLEM = Problem(4, (COLOUR, TIME))


@given(hidden_surveys(most_respondents=4, most_items=3, most_groups=3, most_points=3), st.data())
def test_the_verdict_is_that_of_every_data_set(hidden: Hidden, data: st.DataObject) -> None:
    grouping, share = hidden.problem.questions
    groups: list[tuple[str, str] | None] = [None, *((grouping.name, c) for c in grouping.labels)]
    means = [Mean("share", item, group) for item in share.labels for group in groups]
    pairs = st.tuples(st.sampled_from(means), st.sampled_from(means)).filter(lambda pair: pair[0] != pair[1])
    claim = [
        Statement(larger, smaller, strict=data.draw(st.booleans()))
        for larger, smaller in data.draw(st.lists(pairs, min_size=1, max_size=2))
    ]
    found = enumerate_data_sets(hidden.problem)
    holds = found.holds(claim[0])
    for statement in claim[1:]:
        holds = holds & found.holds(statement)
    expected = "must" if holds.all() else "may" if holds.any() else "cannot"
    decision = hidden.problem.decide(claim)
    assert decision.verdict == expected
    assert (decision.witness is None) == (expected == "cannot")
    assert (decision.counterexample is None) == (expected == "must")
    if decision.witness is not None:
        assert all(_holds(s, decision.witness.data_set()) for s in claim)
    if decision.counterexample is not None:
        assert not all(_holds(s, decision.counterexample.data_set()) for s in claim)


def _holds(statement: Statement, data: pd.DataFrame) -> bool:
    larger, smaller = mean_of(statement.larger, data), mean_of(statement.smaller, data)
    if larger is None or smaller is None:
        return True
    return larger > smaller if statement.strict else larger >= smaller


def test_a_claim_that_the_printed_figures_settle_must_hold() -> None:
    assert PROBLEM.decide(highest(TIME, "work")).verdict == "must"
    assert PROBLEM.decide(highest(TIME, "rest")).verdict == "cannot"
    assert PROBLEM.decide(highest(TIME, "rest", group=RED)).verdict == "may"


@pytest.mark.parametrize(
    ("relation", "threshold", "verdict"),
    [
        (">=", 3, "must"),
        (">", 3, "may"),
        ("<=", 10, "must"),
        ("<", 10, "may"),
        (">", 10, "cannot"),
        ("<", 3, "cannot"),
        (">=", Fraction(13, 2), "may"),
        (">=", Fraction(101, 10), "cannot"),
    ],
)
def test_a_statistic_is_compared_with_a_number_exactly(relation: Relation, threshold: Fraction, verdict: str) -> None:
    statistic = Mean("time", "work", RED)
    bounds = PROBLEM.bounds(statistic)
    assert (bounds.lower, bounds.upper) == (Fraction(3), Fraction(10))
    decision = PROBLEM.decide(Comparison(statistic, relation, threshold))
    assert decision.verdict == verdict
    held = {">=": operator.ge, ">": operator.gt, "<=": operator.le, "<": operator.lt}[relation]
    for proof, expected in ((decision.witness, True), (decision.counterexample, False)):
        if proof is not None:
            mean = mean_of(Mean("time", "work", RED), proof.data_set())
            assert mean is not None
            assert held(mean, threshold) == expected


def test_two_statistics_are_compared_by_the_bounds_of_their_difference() -> None:
    red, blue = Mean("time", "work", RED), Mean("time", "work", ("colour", "blue"))
    assert PROBLEM.decide(Comparison(red, ">", blue)).verdict == "may"
    rest = Mean("time", "rest")
    assert PROBLEM.decide(Comparison(Mean("time", "work"), ">", rest)).verdict == "must"
    difference = DifferenceOfMeans(Mean("time", "work"), Mean("time", "rest"))
    assert PROBLEM.decide(Comparison(difference, "<", 3)).verdict == "cannot"


def test_shares_of_two_rows_of_a_cross_table_are_compared() -> None:
    red, blue = (Cell(("colour", label), ("size", "big"), "row") for label in ("red", "blue"))
    for big, verdict in (("75", "may"), ("100", "must")):
        size = Categorical("size", ("big", "small"), (big, str(100 - int(big))))
        decision = Problem(4, (COLOUR, size)).decide(Comparison(red, ">=", blue))
        assert decision.verdict == verdict
        for found, holds in ((decision.witness, True), (decision.counterexample, False)):
            if found is not None:
                data = found.data_set()
                shares = (data["size"] == "big").groupby(data["colour"].astype(str)).mean()
                assert (shares["red"] >= shares["blue"]) == holds


def test_shares_and_cells_are_compared_with_numbers_only() -> None:
    size = Categorical("size", ("big", "small"), ("75", "25"))
    problem = Problem(4, (COLOUR, TIME, size))
    assert problem.decide(Comparison(Cell(RED, ("size", "big")), ">=", 1)).verdict == "must"
    assert problem.decide(Comparison(TopShare("time", "work"), ">", 0)).verdict == "must"
    with pytest.raises(PublishedFigureError, match="compare a share of top items, or a count, with a number"):
        problem.decide(Comparison(TopShare("time", "work"), ">", Mean("time", "work")))


def test_over_an_unknown_n_a_claim_must_hold_at_every_n() -> None:
    thirds = Categorical("colour", ("red", "blue"), ("33", "67"))
    survey = PublishedSurvey((thirds,), population=9)
    cell = Comparison(Cell(("colour", "red"), ("size", "big")), ">=", 2)
    size = Categorical("size", ("big", "small"), ("67", "33"))
    survey = PublishedSurvey((thirds, size), population=9)
    assert survey.sample_sizes() == [3, 6, 9]
    assert {n: survey.at(n).decide(cell).verdict for n in (3, 6, 9)} == {3: "cannot", 6: "may", 9: "may"}
    assert survey.decide(cell).verdict == "may"
    assert survey.decide(cell, [3]).verdict == "cannot"
    assert survey.decide(Comparison(Cell(("colour", "red"), ("size", "big")), ">=", 0)).verdict == "must"


def test_nothing_is_decided_where_no_data_set_fits() -> None:
    clash = Problem(4, (COLOUR, TIME), highest(TIME, "rest"))
    with pytest.raises(InfeasibleError, match=r"time.(work = 6.5|rest = 3.5)"):
        clash.decide(highest(TIME, "work"))
    with pytest.raises(PublishedFigureError, match="no item 'play'"):
        PROBLEM.decide(Statement(Mean("time", "play"), Mean("time", "rest")))
    with pytest.raises(PublishedFigureError, match="no statements"):
        PROBLEM.decide([])
    with pytest.raises(PublishedFigureError, match="relation '=': choose one of >="):
        Comparison(Mean("time", "work"), cast(Any, "="), 1)


@pytest.mark.parametrize("share", [TopShare("time", "work", RED), Cell(RED, ("size", "large"), of="row")])
@pytest.mark.parametrize("threshold", [50, -1, Fraction(101, 100)])
def test_a_share_is_not_compared_with_a_number_that_no_share_can_be(
    share: TopShare | Cell, threshold: int | Fraction
) -> None:
    with pytest.raises(PublishedFigureError, match="expected a number from 0 to 1: 50 % is"):
        Comparison(share, ">", threshold)


def test_a_count_is_compared_with_any_number() -> None:
    assert Comparison(Cell(RED, ("size", "large"), of="count"), ">", 50).right == 50
