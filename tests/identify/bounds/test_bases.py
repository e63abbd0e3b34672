"""Questions that not everyone answered, filters, groups of two answers and statements of shares: against every data set."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pandas as pd
import pytest
from every_data_set import as_frame, enumerate_histograms
from hypothesis import given
from hypothesis import strategies as st

from evenwicht.identify import (
    NOT_ANSWERED,
    Allocation,
    Base,
    Categorical,
    Cell,
    Comparison,
    GroupFigure,
    InfeasibleError,
    Mean,
    Problem,
    PublishedFigureError,
    PublishedSurvey,
    Share,
    Statement,
    equal,
    explain,
    joint_sample_sizes,
    prints_as,
    survey_as_json,
    survey_from_json,
)
from evenwicht.identify.model.groups import conditions

MEN = ("sex", "m")


def value(figure: Mean | Share, data: pd.DataFrame) -> Fraction | None:
    """The figure in a data set, of those who answered."""
    for name, answer in conditions(figure.group):
        data = data[data[name] == answer]
    if isinstance(figure, Mean):
        points = [int(p) for p in data[f"{figure.question}.{figure.item}"] if not pd.isna(p)]
        return Fraction(sum(points), len(points)) if points else None
    answers = [a for a in data[figure.question] if a != NOT_ANSWERED or figure.item == NOT_ANSWERED]
    return Fraction(answers.count(figure.item), len(answers)) if answers else None


def against_every_data_set(problem: Problem, figures: list[Mean | Share]) -> int:
    """Bounds equal those over all data sets that are listed; how many there are."""
    frames = [as_frame(problem, histogram) for histogram in enumerate_histograms(problem)]
    assert survey_as_json(survey_from_json(survey_as_json(problem), problem.n)) == survey_as_json(problem)
    for figure in figures:
        values = {found for frame in frames if (found := value(figure, frame)) is not None}
        if not values:
            with pytest.raises(InfeasibleError):
                problem.bounds(figure)
            continue
        found = problem.bounds(figure)
        assert (found.lower, found.upper) == (min(values), max(values)), str(figure)
        assert value(figure, found.attained_lower()) == found.lower
        assert not prints_as(problem, found.attained_upper())
    return len(frames)


def percentages(counts: list[int]) -> tuple[str, ...]:
    return tuple(f"{100 * count / sum(counts):.0f}" for count in counts)


counts = st.lists(st.integers(0, 2), min_size=2, max_size=2).filter(any)


@given(counts, counts, st.integers(0, 2), st.sampled_from(["known", "limits", "unknown"]), st.booleans())
def test_a_question_that_not_everyone_answered(
    sexes: list[int], votes: list[int], more: int, kind: str, statement: bool
) -> None:
    answered = sum(votes)
    n = max(sum(sexes), answered)
    sexes[0] += n - sum(sexes)
    base = {"known": Base(str(answered)), "limits": Base(f"{answered}-{answered + more}"), "unknown": Base("-")}[kind]
    sex = Categorical("sex", ("m", "f"), counts=tuple(str(count) for count in sexes))
    vote = Categorical("vote", ("y", "n"), percentages(votes), base=base)
    said = Statement(Share("vote", "y", MEN), Share("vote", "y", ("sex", "f")), strict=True)
    problem = Problem(n, (sex, vote), (said,) if statement else ())
    asked: list[Mean | Share] = [Share("vote", "y"), Share("vote", "y", MEN), Share("sex", "m", ("vote", "y"))]
    found = against_every_data_set(problem, [*asked, Share("vote", NOT_ANSWERED, MEN)])
    assert statement or found
    assert n in joint_sample_sizes((sex, vote), n)


@given(st.lists(st.integers(0, 2), min_size=1, max_size=3), st.integers(0, 1), st.booleans(), st.booleans())
def test_points_of_those_who_were_asked(points: list[int], others: int, known: bool, of_group: bool) -> None:
    n, asked = len(points) + others, len(points)
    drives = Categorical("drives", ("y", "n"), counts=(str(asked), str(others)))
    base = Base(str(asked) if known else None, ("drives", "y"))
    means = tuple(f"{sum(p) / asked:.0f}" for p in (points, [2 - p for p in points]))
    time = Allocation("time", ("work", "rest"), means, 2, base=base)
    said = (Statement(Mean("time", "work"), Fraction(1, 2)),) if of_group and sum(points) * 2 >= asked else ()
    problem = Problem(n, (drives, time), said)
    assert against_every_data_set(problem, [Mean("time", "work"), Mean("time", "rest", ("drives", "y"))])
    assert n in PublishedSurvey((drives, time), population=n + 2).sample_sizes()


@pytest.mark.parametrize("relation", [">=", "=", ">"])
@pytest.mark.parametrize("of", ["share", "number", "mean"])
def test_statements_of_shares_means_and_numbers(relation: str, of: str) -> None:
    sex = Categorical("sex", ("m", "f"), counts=("2", "2"))
    vote = Categorical("vote", ("y", "n"), ("50", "50"))
    time = (
        Allocation("time", ("work",), ("1",), 1)
        if of != "mean"
        else Allocation("time", ("work", "rest"), ("0", "1"), 1)
    )
    left = Share("vote", "y", MEN)
    right: Any = {"share": Share("vote", "y", ("sex", "f")), "number": Fraction(1, 2), "mean": Mean("time", "work")}[of]
    said = equal(left, right) if relation == "=" else (Statement(left, right, relation == ">"),)
    problem = Problem(4, (sex, vote, time), said)
    assert against_every_data_set(
        problem, [left, Share("vote", "y", ("sex", "f")), Mean("time", "work", ("vote", "y"))]
    )


def test_groups_of_two_answers_are_bounded_by_every_data_set() -> None:
    sex = Categorical("sex", ("m", "f"), counts=("2", "3"))
    age = Categorical("age", ("young", "old"), counts=("3", "2"))
    vote = Categorical("vote", ("y", "n"), counts=("3", "2"))
    young_men = (("sex", "m"), ("age", "young"))
    printed = GroupFigure("vote", "y", young_men, "100")
    said = Statement(Share("vote", "y", ("age", "young")), Share("vote", "y", ("age", "old")))
    problem = Problem(5, (sex, age, vote), (printed, said))
    asked: list[Mean | Share] = [Share("vote", "y", (("sex", "f"), ("age", "old"))), Share("vote", "n", young_men)]
    assert against_every_data_set(problem, asked) > 3
    assert problem.decide(Statement(Share("vote", "y", young_men), Share("vote", "y"))).verdict == "must"
    shares = Comparison(Cell(("sex", "m"), ("vote", "y"), "row"), ">=", Cell(("sex", "f"), ("vote", "y"), "row"))
    assert problem.decide(shares).verdict == "may"


def test_what_not_everyone_answered_is_told_in_one_line() -> None:
    vote = Categorical("vote", ("y", "n"), ("60", "40"), base=Base("480"))
    assert "answered by 480, more than 100" in str(explain(100, [vote]))
    assert joint_sample_sizes([vote], 500) == list(range(480, 501))
    with pytest.raises(PublishedFigureError, match="vote was answered by 480, more than the 100 respondents"):
        Problem(100, (vote,))
    problem = Problem(500, (vote,))
    with pytest.raises(PublishedFigureError, match=r"not everyone answered vote \(n = 480\)"):
        problem.count_ranges("vote")
    drives = Categorical("drives", ("y", "n"), ("10", "90"))
    of = Categorical("car", ("new", "old"), ("55", "45"), base=Base("30", ("drives", "y")))
    clash = Problem(100, (drives, of)).conflict()
    assert clash is not None
    assert "car.base = n = 30 where drives is y" in str(clash)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Base(), "a base has neither n nor a group"),
        (lambda: Base("0"), "n of a question is 0, expected a whole number of 1 or more"),
        (lambda: Base("4.5"), "n of a question is 4.5, expected a whole number"),
        (lambda: Problem(9, (Categorical("q", ("a",), ("100",), base=Base(None, ("q", "a"))),)), "q is named twice"),
        (
            lambda: Problem(9, (Categorical("q", ("a",), ("100",), base=Base(None, ("r", "a"))),)),
            "no categorical question",
        ),
        (lambda: Categorical("q", ("a", NOT_ANSWERED), ("50", "50"), base=Base("9")), "give it another name"),
        (lambda: Statement(Fraction(1), Fraction(2)), "it compares two numbers"),
        (
            lambda: Problem(9, (Categorical("q", ("a",), ("100",)),), (Statement(Share("q", "b"), 0),)),
            "q has no category 'b'",
        ),
    ],
)
def test_what_cannot_be_is_told(make: Any, message: str) -> None:
    with pytest.raises(PublishedFigureError) as told:
        make()
    assert message in str(told.value)
    assert "\n" not in str(told.value)
