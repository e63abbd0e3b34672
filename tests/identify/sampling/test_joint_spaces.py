"""Ensembles of what reports print beyond rows of everyone: groups, filters, answers missing, scores, statements of shares."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from ensembles import (
    ANY_SEX,
    MEN,
    PAIR,
    SEX,
    SURVEYS_OF_EVERY_KIND,
    VOTE,
    WOMEN,
    data_set_weight,
    expected_counts,
    tally,
)
from scipy.stats import chisquare

from evenwicht.identify import (
    NOT_ANSWERED,
    Allocation,
    Base,
    Categorical,
    Cell,
    GroupFigure,
    GroupTotal,
    Mean,
    OutOfReachError,
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


def assert_drawn_evenly(problem: Problem, prior: str, chains: int = 1024) -> None:
    """Every data set of the enumeration is drawn, no other, and as often as the prior says."""
    ensemble = sample(problem, 1, chains, seed=1, prior=prior, warmup=30, thin=1, progress=False)
    drawn = tally(problem, ensemble)
    weight = (lambda _: 1.0) if prior == "histograms" else data_set_weight
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


DRAWN = [name for name in SURVEYS_OF_EVERY_KIND if not name.startswith("points")]


@pytest.mark.parametrize("name", DRAWN)
def test_every_data_set_is_drawn_as_often_as_every_other(name: str) -> None:
    assert_drawn_evenly(SURVEYS_OF_EVERY_KIND[name], "data_sets")


@pytest.mark.long
@pytest.mark.parametrize("name", ["means of groups", "those who were asked", "mean and spread"])
def test_every_histogram_is_drawn_as_often_as_every_other(name: str) -> None:
    assert_drawn_evenly(SURVEYS_OF_EVERY_KIND[name], "histograms")


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


@pytest.mark.parametrize(
    ("questions", "statements", "prior", "message"),
    [
        ((Allocation("time", ("a", "b"), ("1", "1"), total=2, base=Base("3")),), (), "data_sets", "not everyone divided points"),
        ((ANY_SEX, PAIR), (GroupFigure("points", "x", MEN, "1"),), "dirichlet_multinomial", "profiles of groups"),
        ((scored("age", Scale(0, 127, mean="40.0")),), (), "data_sets", "128 ways, more than 127"),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_told_in_one_line(questions, statements, prior, message) -> None:
    with pytest.raises(OutOfReachError, match=message) as told:
        Problem(4, questions, statements).sample(1, 1, seed=1, prior=prior)
    assert "\n" not in str(told.value)
