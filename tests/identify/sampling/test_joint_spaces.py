"""Ensembles of what reports print beyond rows of everyone: groups, filters, answers missing, scores, statements of shares."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from ensembles import (
    ANY_SEX,
    MEN,
    SEX,
    SURVEYS_OF_EVERY_KIND,
    VOTE,
    WOMEN,
    Weight,
    data_set_weight,
    expected_counts,
    profile_weight,
    tally,
)
from scipy.stats import chisquare

from evenwicht.identify import (
    NOT_ANSWERED,
    Allocation,
    Base,
    Categorical,
    Cell,
    DirichletMultinomial,
    GroupFigure,
    GroupTotal,
    Mean,
    PrintedMeanAndSD,
    Problem,
    PublishedFigureError,
    Scale,
    Share,
    prints_as,
    read_ensemble,
    sample,
    sample_over,
    scored,
    tabulate_data_sets,
    write_ensemble,
)
from evenwicht.identify.model.verify import mean_of
from evenwicht.identify.sampling.priors import Prior


def assert_drawn(problem: Problem, prior: Prior | str, weight: Weight, chains: int = 1024) -> None:
    """Every data set of the enumeration is drawn, no other, and as often as the prior says."""
    ensemble = sample(problem, 1, chains, seed=1, prior=prior, warmup=30, thin=1, progress=False)
    drawn = tally(problem, ensemble)
    expected = expected_counts(problem, weight, len(ensemble))
    assert len(expected) > 1
    assert set(drawn) <= set(expected)
    rare = {histogram for histogram, count in expected.items() if count < 5}
    counts = [drawn[histogram] for histogram in expected if histogram not in rare]
    mean = [expected[histogram] for histogram in expected if histogram not in rare]
    if rare:
        counts.append(sum(drawn[histogram] for histogram in rare))
        mean.append(sum(expected[histogram] for histogram in rare))
    assert chisquare(counts, mean).pvalue > 1e-3  # seeds are fixed


@pytest.mark.parametrize("name", SURVEYS_OF_EVERY_KIND)
def test_every_data_set_is_drawn_as_often_as_every_other(name: str) -> None:
    assert_drawn(SURVEYS_OF_EVERY_KIND[name], "data_sets", data_set_weight)


@pytest.mark.parametrize(
    "name",
    [
        *(pytest.param(name, marks=pytest.mark.long) for name in ("means of groups", "those who were asked", "mean and spread")),
        "points of those who were asked",
        pytest.param("points of some of a group, within a group", marks=pytest.mark.long),
    ],
)  # fmt: skip
def test_every_histogram_is_drawn_as_often_as_every_other(name: str) -> None:
    assert_drawn(SURVEYS_OF_EVERY_KIND[name], "histograms", lambda _: 1.0)


@pytest.mark.parametrize(
    ("name", "concentration", "by", "allocation"),
    [
        ("means of groups", 3.0, "sex", "points"),
        ("points of those who were asked", 0.5, None, "time"),
        pytest.param("points of some of a group, within a group", 0.5, "sex", "time", marks=pytest.mark.long),
        ("scores beside points", 0.5, "q", "points"),
    ],
)
def test_profiles_of_groups_are_drawn_as_their_integral_says(name, concentration, by, allocation) -> None:
    problem = SURVEYS_OF_EVERY_KIND[name]
    weight = profile_weight(problem, concentration, by, allocation)
    assert_drawn(problem, DirichletMultinomial(concentration), weight)


def test_points_of_some_print_as_they_did_and_are_missing_of_the_others(tmp_path: Path) -> None:
    wishes = Allocation("wishes", ("books", "quiet", "staff"), ("4.1", "3.6", "2.3"), base=Base("20-60", ("sex", "f")))
    problem = Problem(120, (SEX, VOTE, wishes), (GroupFigure("wishes", "quiet", ("vote", "yes"), "4.0"),))
    ensemble = sample(problem, 3, 4, seed=2, progress=False)
    write_ensemble(ensemble, tmp_path / "e.parquet")
    read = read_ensemble(tmp_path / "e.parquet")
    assert read.to_frame().equals(ensemble.to_frame())
    quiet = Mean("wishes", "quiet", ("vote", "no"))
    for value, frame in zip(read.values(quiet)["value"], read.frames(), strict=True):
        assert not prints_as(problem, frame)
        assert frame["wishes.books"].isna().sum() >= 60
        assert value == pytest.approx(float(mean_of(quiet, frame)))
    bounds = problem.bounds(quiet)
    assert (
        bounds.lower <= ensemble.values(quiet)["value"].min() <= ensemble.values(quiet)["value"].max() <= bounds.upper
    )


@pytest.mark.long
def test_scores_are_drawn_as_an_exact_table_draws_them() -> None:
    printed = PrintedMeanAndSD(40, "2.7", "1.5", 0, 6)
    problem = Problem(40, (scored("q", Scale(0, 6, mean="2.7", sd="1.5")),))
    ensemble = sample(problem, 15, 64, seed=2, warmup=30, progress=False)
    exact = tabulate_data_sets(printed).draw(20_000, seed=1)
    for score in range(7):
        shares = ensemble.values(Share("q", str(score)))["value"]
        assert shares.mean() == pytest.approx(exact[score].mean() / 40, abs=0.004)
        assert shares.std() == pytest.approx(exact[score].std() / 40, abs=0.004)
    assert ensemble.summary(Share("q", "3"))["r_hat"].item() < 1.15


def test_an_ensemble_of_a_large_cross_table_prints_as_it_and_stays_within_its_bounds() -> None:
    vote = Categorical("vote", ("yes", "no", "blank"), ("41", "39", "20"))
    printed = tuple(
        GroupFigure("vote", answer, group, figure)
        for group, figures in ((MEN, ("45", "34", "21")), (WOMEN, ("35", "47", "18")))
        for answer, figure in zip(vote.categories, figures, strict=True)
    )
    problem = Problem(
        200, (SEX, vote, scored("liked", Scale(1, 5, mean="3.21"))), (*printed, GroupFigure("liked", "", MEN, "3.4"))
    )
    ensemble = sample(problem, 4, 16, seed=3, warmup=20, progress=False)
    assert not prints_as(problem, ensemble.frame(3, 3))
    for statistic in (Cell(MEN, ("vote", "yes")), Mean("liked", "", WOMEN), Share("vote", "no", MEN)):
        values, bounds = ensemble.values(statistic)["value"], problem.bounds(statistic)
        assert float(bounds.lower) - 1e-9 <= values.min() <= values.max() <= float(bounds.upper) + 1e-9
        assert values.nunique() > 1
    assert not ensemble.independent


def test_statistics_of_an_ensemble_are_of_those_who_answered() -> None:
    drives = Categorical("drives", ("yes", "no"), ("75", "25"))
    liked = scored("liked", Scale(-2, 2, mean="0.3", items=2), base=Base(None, ("drives", "yes")))
    problem = Problem(8, (ANY_SEX, drives, liked), (GroupFigure("liked", "", MEN, "0.5"),))
    ensemble = sample(problem, 3, 4, seed=5, progress=False)
    statistics = [
        Mean("liked"), Mean("liked", "", MEN), Share("liked", "1/2", WOMEN), Share("liked", NOT_ANSWERED), GroupTotal("liked", "", MEN),
    ]  # fmt: skip
    told = np.stack([ensemble.values(statistic)["value"] for statistic in statistics], axis=1)
    for place, frame in enumerate(ensemble.frames()):
        assert not prints_as(problem, frame)
        men, women = frame[frame["sex"] == "m"], frame[frame["sex"] == "f"]
        answered = women[women["liked"] != NOT_ANSWERED]
        scores = [Fraction(a) for a in men["liked"] if a != NOT_ANSWERED]
        expected = [
            mean_of(Mean("liked"), frame),
            mean_of(Mean("liked", "", MEN), frame),
            (answered["liked"] == "1/2").mean() if len(answered) else float("nan"),
            (frame["liked"] == NOT_ANSWERED).mean(),
            sum(scores),
        ]
        assert told[place].tolist() == pytest.approx([float(e) for e in expected], nan_ok=True)


def test_the_draws_are_the_same_from_a_file_and_a_changed_answer_is_noticed(tmp_path: Path) -> None:
    problem = SURVEYS_OF_EVERY_KIND["scores of groups"]
    ensemble = sample(problem, 2, 3, seed=1, progress=False)
    write_ensemble(ensemble, tmp_path / "e.parquet")
    assert read_ensemble(tmp_path / "e.parquet").to_frame().equals(ensemble.to_frame())
    ensemble.blocks[0].labels["q"][0, 0, 0] ^= 1
    write_ensemble(ensemble, tmp_path / "changed.parquet")
    with pytest.raises(PublishedFigureError, match="not of its survey"):
        read_ensemble(tmp_path / "changed.parquet")


@pytest.mark.long
def test_several_numbers_of_respondents_are_drawn_side_by_side() -> None:
    problems = [Problem(n, (ANY_SEX, VOTE), (GroupFigure("vote", "yes", MEN, "67"),)) for n in (5, 6, 8)]
    ensemble = sample_over(problems, 2, 6, seed=1, progress=False)
    assert set(ensemble.index["n"]) == {5, 6, 8}
    assert np.isclose(ensemble.values(Share("vote", "yes", MEN))["value"], 2 / 3, atol=0.005).all()


def test_a_table_of_144_cells_is_drawn() -> None:
    answers = tuple("abcdefghijkl")
    twelve = Categorical("row", answers, counts=("5",) * 12)
    others = Categorical("column", answers, ("-",) * 12)
    figures = [GroupFigure("column", answer, ("row", answer), ">50") for answer in answers]
    figures.append(GroupFigure("column", "a", ("row", "b"), "20"))
    problem = Problem(60, (twelve, others), tuple(figures))
    ensemble = sample(problem, 2, 2, seed=1, progress=False)
    assert all(not prints_as(problem, frame) for frame in ensemble.frames())


def test_scores_in_200_ways_are_drawn_and_kept(tmp_path: Path) -> None:
    problem = Problem(20, (scored("q", Scale(0, 100, mean="37.2", sd="20.0", items=2)),))
    ensemble = sample(problem, 1, 2, seed=1, progress=False)
    assert all(not prints_as(problem, frame) for frame in ensemble.frames())
    write_ensemble(ensemble, tmp_path / "e.parquet")
    assert read_ensemble(tmp_path / "e.parquet").to_frame().equals(ensemble.to_frame())


def test_too_many_combinations_are_told_in_one_line() -> None:
    questions = tuple(Categorical(f"q{i}", tuple("abcde"), ("20",) * 5) for i in range(7))
    everyone = tuple((f"q{i}", "a") for i in range(1, 7))
    problem = Problem(400, questions, (GroupFigure("q0", "a", everyone, "<50"),))
    with pytest.raises(PublishedFigureError, match="combine in 78125 ways") as told:
        problem.sample(1, 1, seed=1)
    assert "\n" not in str(told.value)
