"""Many questions that figures of groups link: bounds cross only those that stand together, and are exact all the same."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from every_data_set import as_frame, enumerate_histograms

from evenwicht.identify import (
    Allocation,
    Categorical,
    Cell,
    GroupFigure,
    Mean,
    Problem,
    PublishedFigureError,
    Share,
    Statement,
    prints_as,
)
from evenwicht.identify.model.verify import mean_of

YES = ("yes", "no")
LINKS = {
    "all by one": [("b", "a"), ("c", "a"), ("d", "a")],
    "one after the other": [("b", "a"), ("c", "b"), ("d", "c")],
    "in a circle": [("b", "a"), ("c", "b"), ("d", "c"), ("a", "d")],
}


def share_of(data: pd.DataFrame, question: str, of: str) -> Fraction | None:
    answers = data[data[of] == "yes"][question].tolist()
    return Fraction(answers.count("yes"), len(answers)) if answers else None


@pytest.mark.parametrize(
    "links", [pytest.param(name, marks=[pytest.mark.long] * (name != "in a circle")) for name in LINKS]
)
def test_bounds_equal_those_over_every_data_set_however_questions_are_linked(links: str) -> None:
    printed = {"a": "2", "b": "1-2", "c": "1-2", "d": "-"}
    questions = tuple(Categorical(name, YES, counts=(count, "-")) for name, count in printed.items())
    figures = [
        GroupFigure(one, "yes", (other, "yes"), printed)
        for (one, other), printed in zip(LINKS[links], ("50", "<100", "<100"), strict=False)
    ]
    one, other = LINKS[links][-1]
    said = Statement(Share(one, "yes", (other, "yes")), Share(one, "yes", (other, "no")))
    problem = Problem(3, questions, (*figures, said))
    frames = [as_frame(problem, histogram) for histogram in enumerate_histograms(problem)]
    assert len(frames) > 1
    for one, other in (("c", "a"), ("d", "b"), ("d", "a"), ("a", "b")):
        values = {found for frame in frames if (found := share_of(frame, one, other)) is not None}
        bounds = problem.bounds(Share(one, "yes", (other, "yes")))
        assert (bounds.lower, bounds.upper) == (min(values), max(values))
        for attained, end in ((bounds.attained_lower(), bounds.lower), (bounds.attained_upper(), bounds.upper)):
            assert share_of(attained, one, other) == end  # and it was checked to print as the survey


def test_points_of_groups_that_are_linked_with_other_questions() -> None:
    sex = Categorical("sex", ("m", "f"), counts=("2", "1"))
    vote = Categorical("vote", YES, ("-", "-"))
    time = Allocation("time", ("work", "rest"), ("1.3", "0.7"), total=2)
    figures = (GroupFigure("vote", "yes", ("sex", "m"), "50"), GroupFigure("time", "work", ("vote", "yes"), ">1"))
    problem = Problem(3, (sex, vote, time), figures)
    frames = [as_frame(problem, histogram) for histogram in enumerate_histograms(problem)]
    for group in (("sex", "m"), ("vote", "yes"), (("sex", "f"), ("vote", "no"))):
        mean = Mean("time", "work", group)
        values = {found for frame in frames if (found := mean_of(mean, frame)) is not None}
        bounds = problem.bounds(mean)
        assert (bounds.lower, bounds.upper) == (min(values), max(values))
        assert mean_of(mean, bounds.attained_upper()) == bounds.upper


def ten_questions_by_sex() -> tuple[Problem, pd.DataFrame]:
    """A cross-table as reports print it: percentages of men and of women for ten questions of five answers."""
    random = np.random.default_rng(1)
    answers, n = tuple("vwxyz"), 400
    data = pd.DataFrame({"sex": np.where(random.random(n) < 0.48, "m", "f")})
    questions = [Categorical("sex", ("m", "f"), counts=tuple(str((data["sex"] == sex).sum()) for sex in "mf"))]
    figures = []
    for number in range(10):
        name = f"q{number}"
        data[name] = random.choice(answers, n)
        shares = pd.crosstab(data["sex"], data[name], normalize="index")
        everyone = tuple(f"{100 * (data[name] == answer).mean():.0f}" for answer in answers)
        questions.append(Categorical(name, answers, everyone))
        figures += [GroupFigure(name, a, ("sex", s), f"{100 * shares.loc[s, a]:.0f}") for s in "mf" for a in answers]
    return Problem(n, tuple(questions), tuple(figures)), data


def test_ten_questions_by_sex_are_bounded_though_their_answers_combine_in_twenty_million_ways() -> None:
    problem, data = ten_questions_by_sex()
    both = ((data["q3"] == "v") & (data["q8"] == "w")).sum()
    bounds = problem.bounds(Cell(("q3", "v"), ("q8", "w")))
    assert both > 0
    assert int(both) in bounds
    assert prints_as(problem, bounds.attained_lower()) == []
    claim = Statement(Share("q3", "v", ("sex", "m")), Share("q3", "v", ("sex", "f")))
    share = {sex: share for sex, share in (data["q3"] == "v").groupby(data["sex"]).mean().items()}
    assert problem.decide(claim).verdict == ("must" if share["m"] >= share["f"] else "cannot")


def test_what_must_be_crossed_and_is_too_much_is_told_in_one_line() -> None:
    problem, _ = ten_questions_by_sex()
    everyone = tuple((f"q{number}", "v") for number in range(1, 7))
    with pytest.raises(PublishedFigureError, match="combine in 156250 ways") as told:
        problem.bounds(Share("q0", "v", everyone))
    assert "\n" not in str(told.value)
