"""Figures of groups - the cells of a printed cross-table - against every data set there is, and on real answers."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations_with_replacement, product
from typing import Any

import pandas as pd
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st

from evenwicht.identify import (
    Allocation,
    Categorical,
    Cell,
    GroupFigure,
    InfeasibleError,
    Mean,
    Problem,
    PublishedFigureError,
    Question,
    Rounding,
    Statement,
    conditional_table_bounds,
    cross_table_bounds,
    figures_hash,
    prints_as,
    survey_as_json,
    survey_from_json,
)

SEX = Categorical("sex", ("men", "women"), ("40", "60"))
VOTE = Categorical("vote", ("yes", "no"), ("55", "45"))
OF_MEN = GroupFigure("vote", "yes", ("sex", "men"), "70")


def share(group: str) -> Cell:
    return Cell(("sex", group), ("vote", "yes"), of="row")


def test_a_printed_share_of_one_group_pins_down_that_of_the_other() -> None:
    found = Problem(100, (SEX, VOTE), (OF_MEN,)).bounds(share("women"))
    assert (found.lower, found.upper) == (Fraction(27, 60), Fraction(27, 60))  # 55 less 28 of 40 men
    alone = Problem(100, (SEX, VOTE)).bounds(share("women"))
    assert (alone.lower, alone.upper) == (Fraction(15, 60), Fraction(55, 60))


def printed(counts: list[int], rounding_of: int = 0) -> tuple[str, ...]:
    return tuple(f"{100 * count / sum(counts):.{rounding_of}f}" for count in counts)


@given(st.lists(st.integers(0, 4), min_size=4, max_size=4).filter(lambda c: c[0] + c[1] and c[2] + c[3]), st.booleans())
def test_shares_are_bounded_by_every_table_that_prints_them(counts: list[int], half_up: bool) -> None:
    a, b, c, d = counts
    n = sum(counts)
    rounding: Rounding = "half_up" if half_up else "any"
    tables = [t for t in product(range(n + 1), repeat=4) if sum(t) == n]
    sex = Categorical("sex", ("men", "women"), printed([a + b, c + d]))
    vote = Categorical("vote", ("yes", "no"), printed([a + c, b + d]))
    figure = GroupFigure("vote", "yes", ("sex", "men"), printed([a, b])[0])
    problem = Problem(n, (sex, vote), (figure,), rounding)

    def data(table: tuple[int, ...]) -> pd.DataFrame:
        answers = [("men", "yes"), ("men", "no"), ("women", "yes"), ("women", "no")]
        rows = [answer for answer, times in zip(answers, table, strict=True) for _ in range(times)]
        return pd.DataFrame(rows, columns=["sex", "vote"])

    kept = [t for t in tables if not prints_as(problem, data(t)) and t[2] + t[3]]
    if not kept:
        with pytest.raises(InfeasibleError):
            problem.bounds(share("women"))
        return
    shares = [Fraction(t[2], t[2] + t[3]) for t in kept]
    found = problem.bounds(share("women"))
    assert (found.lower, found.upper) == (min(shares), max(shares))
    assert not prints_as(problem, found.attained_upper())


@pytest.mark.parametrize("rounding", ["any", "half_up", "half_even"])
def test_means_are_bounded_by_every_data_set_that_prints_them(rounding: Rounding) -> None:
    points = [(x, 2 - x) for x in range(3)]
    everyone = list(product(["men", "women"], points))
    found: dict[tuple[str, str, str], set[Fraction]] = {}
    for people in combinations_with_replacement(everyone, 4):
        men, women = ([p[0] for sex, p in people if sex == group] for group in ("men", "women"))
        if men and women:
            mean = Fraction(sum(men), len(men))
            tenths = mean * 10
            shown = {int(tenths + Fraction(1, 2))}
            if tenths % 1 == Fraction(1, 2):
                shown = {"any": {int(tenths), int(tenths) + 1}, "half_even": {round(tenths)}}.get(rounding, shown)
            of_all = Fraction(sum(men) + sum(women), 4)
            for figure in shown:
                if 10 * of_all % 1 != Fraction(1, 2):
                    key = (f"{100 * len(men) / 4:.0f}", f"{float(of_all):.1f}", f"{figure / 10:.1f}")
                    found.setdefault(key, set()).add(Fraction(sum(women), len(women)))
    assert len(found) > 20
    for (share_of_men, of_all, of_men), means in list(found.items())[::3]:
        sex = Categorical("sex", ("men", "women"), (share_of_men, str(100 - int(share_of_men))))
        time = Allocation("time", ("work", "rest"), (of_all, f"{2 - float(of_all):.1f}"), 2)
        figure = GroupFigure("time", "work", ("sex", "men"), of_men)
        bounds = Problem(4, (sex, time), (figure,), rounding).bounds(Mean("time", "work", ("sex", "women")))
        assert (bounds.lower, bounds.upper) == (min(means), max(means))


def test_bounds_of_a_table_with_margins_lie_within_those_of_the_table_alone() -> None:
    shares = pd.DataFrame([["70", "30"], ["45", "55"]], ["men", "women"], ["yes", "no"])
    figures = [
        GroupFigure("vote", answer, ("sex", group), str(shares.loc[group, answer]))
        for group in shares.index
        for answer in shares.columns
    ]
    alone = conditional_table_bounds(shares, 100)
    for group in shares.index:
        for answer in shares.columns:
            cell = Problem(100, (SEX, VOTE), tuple(figures)).bounds(Cell(("sex", group), ("vote", answer)))
            assert alone.lower.loc[group, answer] <= cell.lower <= cell.upper <= alone.upper.loc[group, answer]


def test_the_truth_behind_a_real_cross_table_lies_within_and_each_printed_cell_narrows_the_rest() -> None:
    answers = sm.datasets.anes96.load_pandas().data
    vote = answers["vote"].map({0: "Clinton", 1: "Dole"})
    educ = answers["educ"].map(lambda years: "school" if years <= 3 else "college" if years <= 5 else "degree")
    n = len(answers)

    def question(name: str, column: Any) -> Categorical:
        counts = column.value_counts()
        return Categorical(name, tuple(counts.index), tuple(f"{100 * c / n:.1f}" for c in counts))

    questions: tuple[Question, ...] = (question("vote", vote), question("educ", educ))
    within = pd.crosstab(educ, vote, normalize="index")
    asked = Cell(("educ", "degree"), ("vote", "Dole"), of="row")
    width, figures = Fraction(2), []
    for level in ("school", "college", None):
        bounds = Problem(n, questions, tuple(figures)).bounds(asked)
        assert bounds.lower <= Fraction(float(within.loc["degree", "Dole"])) + Fraction(1, 10**9)
        assert bounds.upper >= Fraction(float(within.loc["degree", "Dole"])) - Fraction(1, 10**9)
        assert bounds.width <= width
        width = bounds.width
        if level is not None:
            figures.append(GroupFigure("vote", "Dole", ("educ", level), f"{100 * within.loc[level, 'Dole']:.0f}"))
    assert width < Fraction(1, 20)


def test_a_figure_of_a_group_that_cannot_be_is_named_in_the_conflict() -> None:
    problem = Problem(100, (SEX, VOTE), (GroupFigure("vote", "yes", ("sex", "women"), "95"),))
    conflict = problem.conflict()
    assert conflict is not None
    assert "vote.yes where sex is women = 95" in str(conflict)


def test_figures_of_groups_go_with_statements_and_decide_claims() -> None:
    time = Allocation("time", ("work", "rest"), ("6.0", "4.0"))
    said = Statement(Mean("time", "work", ("sex", "men")), Mean("time", "work", ("sex", "women")))
    of_women = GroupFigure("time", "work", ("sex", "women"), "5.0")
    problem = Problem(100, (SEX, time), (of_women,))
    assert problem.decide(said).verdict == "must"
    assert Problem(100, (SEX, time)).decide(said).verdict == "may"
    assert Problem(100, (SEX, time), (said, of_women)).bounds(Mean("time", "rest", ("sex", "men"))).upper < 3


def test_a_survey_with_figures_of_groups_is_stored_and_read_and_is_another_survey_than_without() -> None:
    with_figure, without = Problem(100, (SEX, VOTE), (OF_MEN,)), Problem(100, (SEX, VOTE))
    assert survey_from_json(survey_as_json(with_figure), 100) == with_figure
    assert figures_hash(with_figure) != figures_hash(without)


def test_closed_forms_are_refused_where_they_would_be_wrong() -> None:
    problem = Problem(100, (SEX, VOTE), (OF_MEN,))
    with pytest.raises(PublishedFigureError, match="about sex and vote"):
        cross_table_bounds(problem, "sex", "vote")


@pytest.mark.parametrize(
    ("figure", "message"),
    [
        (("vote", "maybe", ("sex", "men"), "7"), "vote has no 'maybe'"),
        (("votes", "yes", ("sex", "men"), "7"), "found no question 'votes'"),
        (("vote", "yes", ("sex", "boys"), "7"), "sex has no category 'boys'"),
        (("vote", "yes", ("sex", "men"), "107"), "expected 0 to 100"),
        (("vote", "yes", ("sex", "men"), "-7"), "expected 0 or more"),
        (("vote", "yes", ("vote", "no"), "7"), "made of the question itself"),
        (("vote", "yes", ("sex", "men"), 7.5), "does not show how many decimals"),
    ],
)
def test_a_figure_that_names_nothing_or_is_none_is_refused(figure: Any, message: str) -> None:
    with pytest.raises(PublishedFigureError) as told:
        Problem(100, (SEX, VOTE), (GroupFigure(*figure),))
    assert message in str(told.value)
