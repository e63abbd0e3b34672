"""Scales: means, spreads, medians, quartiles and ends of scores, against every data set that prints them."""

from __future__ import annotations

import itertools
import statistics
from fractions import Fraction
from typing import Any

import pytest
from every_data_set import enumerate_histograms
from hypothesis import given
from hypothesis import strategies as st

from evenwicht.identify import (
    Base,
    Categorical,
    Cell,
    GroupFigure,
    InfeasibleError,
    Mean,
    OutOfReachError,
    PrintedMeanAndSD,
    Problem,
    PublishedFigureError,
    PublishedSurvey,
    Scale,
    Share,
    Solver,
    Statement,
    find_histogram,
    prints_as,
    scored,
    survey_as_json,
    survey_from_json,
)

FIGURES = ("mean", "sd", "median", "lower_quartile", "upper_quartile", "least", "greatest")


def figures_of(scores: list[int], items: int, decimals: int, ddof: int) -> dict[str, str]:
    """What a report prints of these scores, each a whole number of answers."""
    exact = sorted(Fraction(score, items) for score in scores)
    deviation = statistics.stdev if ddof else statistics.pstdev
    lower, _, upper = statistics.quantiles(exact, n=4, method="inclusive") if len(exact) > 1 else exact * 3
    values = {
        "mean": statistics.mean(exact),
        "sd": deviation([float(score) for score in exact]) if len(exact) > ddof else 0.0,
        "median": statistics.median(exact),
        "lower_quartile": lower,
        "upper_quartile": upper,
    }
    shown = {name: f"{float(value):.{decimals}f}" for name, value in values.items()}
    return shown | {"least": str(float(exact[0])), "greatest": str(float(exact[-1]))}


@given(
    st.lists(st.integers(0, 4), min_size=2, max_size=5),
    st.sets(st.sampled_from(FIGURES), min_size=1),
    st.sampled_from([1, 2]),
    st.integers(0, 2),
    st.integers(0, 1),
    st.integers(-1, 1),
    st.data(),
)
def test_bounds_are_those_of_every_data_set_that_prints_the_scale(
    scores: list[int], kept: set[str], items: int, decimals: int, ddof: int, lowest: int, data: st.DataObject
) -> None:
    scores = [score + lowest * items for score in scores]
    kept = kept | ({"mean"} if "sd" in kept else set())
    shown = {name: figure for name, figure in figures_of(scores, items, decimals, ddof).items() if name in kept}
    scale = Scale(lowest, lowest + 4 // items, ddof=ddof, items=items, **shown)
    men = data.draw(st.integers(1, len(scores) - 1))
    n = len(scores)
    sex = Categorical("sex", ("m", "f"), counts=(str(men), str(n - men)))
    problem = Problem(n, (sex, scored("liked", scale)))
    assert survey_as_json(survey_from_json(survey_as_json(problem), n)) == survey_as_json(problem)
    histograms = list(enumerate_histograms(problem))
    means, shares = set(), set()
    for histogram in histograms:
        of_men = [Fraction(str(score)) for (group, score), count in histogram for _ in range(count) if group == "m"]
        means.add(sum(of_men) / len(of_men))
        shares.add(Fraction(of_men.count(Fraction(scores[0], items)), len(of_men)))
    assert statistics.mean(Fraction(score, items) for score in scores[:men]) in means
    mean = problem.bounds(Mean("liked", "", ("sex", "m")))
    assert (mean.lower, mean.upper) == (min(means), max(means))
    assert not prints_as(problem, mean.attained_upper())
    share = problem.bounds(Share("liked", str(Fraction(scores[0], items)), ("sex", "m")))
    assert (share.lower, share.upper) == (min(shares), max(shares))


def test_a_scale_is_possible_where_the_fields_own_search_finds_a_data_set() -> None:
    for n in range(2, 40):
        survey = PublishedSurvey((scored("q", Scale(1, 5, mean="3.44", sd="1.47")),), n=n, population=n)
        found = find_histogram(PrintedMeanAndSD(n, "3.44", "1.47", 1, 5)) is not None
        assert survey.sample_sizes() == ([n] if found else [])


def test_means_of_groups_and_statements_of_scores_narrow_what_is_possible() -> None:
    sex = Categorical("sex", ("m", "f"), ("40", "60"))
    liked = scored("liked", Scale(1, 5, mean="3.7", sd="1.1"), {"5": "25"})
    of_men = GroupFigure("liked", "", ("sex", "m"), "4.2")
    problem = Problem(100, (sex, liked), (of_men,))
    women = problem.bounds(Mean("liked", "", ("sex", "f")))
    assert (women.lower, women.upper) == (Fraction(365 - 170, 60), Fraction(375 - 166, 60))
    said = Statement(Mean("liked", "", ("sex", "m")), Mean("liked", "", ("sex", "f")), strict=True)
    assert problem.decide(said).verdict == "must"
    assert Problem(100, (sex, liked)).decide(said).verdict == "may"
    assert problem.bounds(Cell(("sex", "m"), ("liked", "5"), "row")).upper == Fraction(25, 40)
    alone = Problem(100, (sex, liked), (said,)).bounds(Mean("liked", "", ("sex", "m")))
    assert alone.lower > Fraction(7, 2)


def test_a_clash_names_the_figure_of_the_scale() -> None:
    problem = Problem(10, (scored("liked", Scale(1, 5, mean="3.7", sd="2.4")),))
    clash = problem.conflict()
    assert clash is not None
    assert "liked.sd = 2.4" in str(clash)
    with pytest.raises(InfeasibleError, match=r"liked.mean = 3.72"):
        Problem(10, (scored("liked", Scale(1, 5, mean="3.72")),)).bounds(Mean("liked"))
    with pytest.raises(OutOfReachError, match="not known how many answered"):
        Problem(10, (scored("q", Scale(1, 5, mean="3.7", sd="1.0"), base=Base("-")),)).bounds(Mean("q"))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Scale(5, 1), "expected the lowest score first"),
        (lambda: Scale(1, 5, mean="5.1"), "mean is 5.1, off the scale of 1 to 5"),
        (lambda: Scale(1, 5, median="0.5"), "median is 0.5, off the scale of 1 to 5"),
        (lambda: Scale(1, 5, mean="3", sd="4.2"), "sd is 4.2, which no scores from 1 to 5 allow"),
        (lambda: Scale(1, 5, sd="1.2"), "sd is printed without a mean"),
        (lambda: Scale(1, 5, least="1.5"), "least is 1.5, which is no score"),
        (lambda: Scale(1, 5, items=0), "items is 0, expected a whole number, 1 or more"),
        (lambda: Scale(1, 5, items=1.5), "items is 1.5, expected a whole number"),
        (lambda: Scale(1, 5, mean="<4"), "mean is <4, expected a number"),
        (lambda: Scale(1, 5, ddof=2), "ddof is 2, expected 1"),
        (lambda: scored("q", Scale(1, 5), {"6": "10"}), "found a percentage of '6', expected a score of 1, 2, 3, 4, 5"),
        (
            lambda: Categorical("q", ("a", "b"), ("50", "50"), scale=Scale(1, 2)),
            "the answers of a scale are its scores",
        ),
        (
            lambda: Problem(9, (scored("q", Scale(1, 5)),), (GroupFigure("q", "", ("s", "m"), "4"),)),
            "no categorical question 's'",
        ),
    ],
)
def test_what_cannot_be_is_told_in_one_line(make: Any, message: str) -> None:
    with pytest.raises(PublishedFigureError) as told:
        make()
    assert message in str(told.value)
    assert "\n" not in str(told.value)


AGES = Scale(1, 125, mean="44.0", median="30.0")


def test_three_published_numbers_of_three_men_leave_thirty_triples_of_ages() -> None:
    """Garfinkel, Abowd & Martindale 2018, doi:10.1145/3287287: count 3, median 30, mean 44."""
    solver = Solver(Problem(3, (scored("age", AGES),)))
    youngest = [age for age in range(1, 31) if solver.bounds(Share("age", str(age))).upper > 0]
    oldest = [age for age in range(70, 103) if solver.bounds(Share("age", str(age))).upper > 0]
    assert (len(youngest), oldest) == (30, list(range(72, 102)))  # who is youngest tells who is oldest: 102 less it


def test_a_median_of_a_group_is_that_of_every_data_set() -> None:
    scale = Scale(1, 4)
    sex = Categorical("sex", ("m", "f"), counts=("3", "2"))
    printed = (
        GroupFigure("liked", "", ("sex", "m"), "2", median=True),
        GroupFigure("liked", "", ("sex", "f"), "2.5", median=True),
        GroupFigure("liked", "", ("sex", "f"), "2.5"),
    )
    problem = Problem(5, (sex, scored("liked", scale)), printed, "half_up")
    means = set()
    for men in itertools.combinations_with_replacement(range(1, 5), 3):
        if men[1] == 2:
            means.add(Fraction(sum(men), 3))
    found = problem.bounds(Mean("liked", "", ("sex", "m")))
    assert (found.lower, found.upper) == (min(means), max(means))
    assert not prints_as(problem, found.attained_upper())
    assert survey_as_json(survey_from_json(survey_as_json(problem), 5)) == survey_as_json(problem)
    with pytest.raises(OutOfReachError, match="not known how many the group are"):
        Problem(5, (Categorical("sex", ("m", "f"), ("-", "-")), scored("liked", scale)), printed[:1]).conflict()
    with pytest.raises(PublishedFigureError, match="expected a median of a scale"):
        Problem(
            5, (sex, Categorical("vote", ("m",), ("100",))), (GroupFigure("vote", "m", ("sex", "f"), "2", median=True),)
        )


def test_a_spread_of_a_group_is_that_of_every_data_set() -> None:
    sex = Categorical("sex", ("m", "f"), counts=("4", "3"))
    printed = GroupFigure("liked", "", ("sex", "m"), "2.5", sd="1.3")
    problem = Problem(7, (sex, scored("liked", Scale(1, 5, mean="2.7"))), (printed,), "half_up")
    highest, shares = [], []
    for men in itertools.combinations_with_replacement(range(1, 6), 4):
        if statistics.mean(men) != 2.5 or f"{statistics.stdev(men):.1f}" != "1.3":
            continue
        for women in itertools.combinations_with_replacement(range(1, 6), 3):
            if f"{statistics.mean(men + women):.1f}" == "2.7":
                highest.append(Fraction(sum(women), 3))
                shares.append(Fraction(men.count(1), 4))
    for statistic, values in ((Mean("liked", "", ("sex", "f")), highest), (Share("liked", "1", ("sex", "m")), shares)):
        found = problem.bounds(statistic)
        assert (found.lower, found.upper) == (min(values), max(values))
        assert not prints_as(problem, found.attained_upper())
    assert min(shares) > 0  # the mean alone allows 2, 2, 3, 3
    other = problem.bounds(Mean("liked")).attained_upper()
    other["liked"] = ["2", "2", "3", "3", *other["liked"].tolist()[4:]]
    assert any("does not hold" in fault for fault in prints_as(problem, other))
    assert survey_from_json(survey_as_json(problem), 7) == problem


@pytest.mark.parametrize(
    ("figure", "message"),
    [
        ({"sd": "3.0"}, "sd is 3.0, which no scores from 1 to 3 allow"),
        ({"sd": "1.0", "median": True}, "expected it beside a mean"),
        ({"sd": "1.0", "label": "2"}, "expected it beside a mean"),
    ],
)
def test_a_spread_of_a_group_stands_beside_a_mean_of_a_scale(figure: dict[str, Any], message: str) -> None:
    printed = GroupFigure(**{"question": "liked", "label": "", "group": ("sex", "m"), "figure": "2"} | figure)
    sex = Categorical("sex", ("m", "f"), counts=("4", "3"))
    with pytest.raises(PublishedFigureError) as told:
        Problem(7, (sex, scored("liked", Scale(1, 3))), (printed,))
    assert message in str(told.value)
