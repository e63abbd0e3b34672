"""Ensembles: every data set is reached, as often as the prior says, and prints as the report."""

from __future__ import annotations

import math
import tracemalloc
from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import pytest
from ensembles import (
    Weight,
    data_set_weight,
    expected_counts,
    linked_survey,
    profile_weight,
    small_surveys,
    tally,
)
from every_data_set import enumerate_histograms
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.stats import chisquare

from evenwicht.identify import (
    Allocation,
    Categorical,
    DirichletMultinomial,
    Ensemble,
    InfeasibleError,
    Mean,
    Problem,
    PublishedFigureError,
    Rounding,
    Statement,
    highest,
    prints_as,
    read_ensemble,
    sample,
    sample_over,
    sample_to_parquet,
)
from evenwicht.identify.sampling.cells import CellState, deal
from evenwicht.identify.sampling.limits import Limits
from evenwicht.identify.sampling.priors import Prior
from evenwicht.identify.sampling.respondents import RespondentMoves, RespondentState, sums_of
from evenwicht.identify.sampling.space import Space
from evenwicht.identify.sampling.start import corners
from evenwicht.identify.sampling.walk import Walk

SMALL = small_surveys()
SIGNIFICANCE = 1e-3  # seeds are fixed: a test that passes keeps passing


def assert_drawn_as_often_as_the_prior_says(
    problem: Problem, prior: Prior | str, weight: Weight, *, chains: int = 2048
) -> None:
    """Every data set of the enumeration is drawn, no other, and as often; chains are independent of each other."""
    # only excursions join the pieces of this survey, and they must forget where they started
    warmup = 300 if problem is SMALL["pieces that steps do not join"] else 25
    ensemble = sample(problem, 1, chains, seed=1, prior=prior, warmup=warmup, thin=1, progress=False)
    drawn = tally(problem, ensemble)
    expected = expected_counts(problem, weight, len(ensemble))
    assert set(drawn) == set(expected)
    assert min(expected.values()) > 2.5
    counts = [drawn[histogram] for histogram in expected]
    assert len(counts) == 1 or chisquare(counts, list(expected.values())).pvalue > SIGNIFICANCE


@pytest.mark.parametrize("name", SMALL)
def test_every_data_set_is_drawn_as_often_as_every_other(name: str) -> None:
    assert_drawn_as_often_as_the_prior_says(SMALL[name], "data_sets", data_set_weight)


@pytest.mark.parametrize(
    "name", ["strictly, with answers that are not printed", "two allocations are compared", "largest remainder"]
)
def test_uniform_over_histograms_draws_every_histogram_as_often(name: str) -> None:
    assert_drawn_as_often_as_the_prior_says(SMALL[name], "histograms", lambda _: 1.0)


@pytest.mark.parametrize(
    ("name", "concentration"),
    [
        pytest.param("pieces that steps do not join", None, marks=pytest.mark.long),
        ("strictly, with answers that are not printed", None),
        pytest.param("two questions group the respondents", 5.0, marks=pytest.mark.long),
        ("largest remainder", 2.0),
    ],
)
def test_dirichlet_multinomial_draws_as_its_integral_says(name: str, concentration: float | None) -> None:
    problem = SMALL[name]
    weight = profile_weight(problem, concentration or len(problem.allocation("points").items), "group", "points")
    assert_drawn_as_often_as_the_prior_says(problem, DirichletMultinomial(concentration, "group"), weight)


def test_a_profile_of_all_respondents_makes_each_point_fall_by_itself() -> None:
    problem = Problem(3, (Allocation("points", ("x", "y", "z"), ("1", "1", "1"), total=3),))
    weight = profile_weight(problem, 3.0, None, "points")
    assert_drawn_as_often_as_the_prior_says(problem, "dirichlet_multinomial", weight, chains=8192)


def test_members_of_groups_of_any_size_pass_between_them_as_their_integral_says() -> None:
    group = Categorical("group", ("a", "b"), ("-", "-"))
    points = Allocation("points", ("x", "y"), ("0.5", "0.5"), total=1)
    ordered = Statement(Mean("points", "x", ("group", "a")), Mean("points", "x", ("group", "b")))
    problem = Problem(4, (group, points), (ordered,))
    weight = profile_weight(problem, 2.0, "group", "points")
    assert_drawn_as_often_as_the_prior_says(problem, "dirichlet_multinomial", weight, chains=1024)


def test_chains_start_where_nearly_no_size_of_a_group_is_possible() -> None:
    group = Categorical("group", ("a", "b"), ("-", "-"))
    points = Allocation("points", ("x", "y"), ("0.000", "1.000"), total=1)  # at most 5 give x their point
    half = Statement(Mean("points", "x", ("group", "a")), Mean("points", "y", ("group", "a")))
    problem = Problem(10_000, (group, points), (half,))
    (block,) = sample(problem, 1, 1, seed=1, warmup=2, progress=False).blocks
    assert (block.labels["group"][0] == 0).sum() <= 10


def cross_table_weights(prior: str) -> dict[tuple[int, int, int], float]:
    """For 200 respondents who give 1 point to u or v: weight by size of a, total of u, and u's points from a."""
    weights = {}
    for size, total in product((99, 100, 101), repeat=2):
        for points in range(total + 1):
            cells = (points, size - points, total - points, 200 - size - total + points)
            if min(cells) >= 0 and points * (200 - size) >= (total - points) * size:
                members = math.lgamma(size + 1) + math.lgamma(201 - size)
                weights[size, total, points] = (
                    -sum(math.lgamma(cell + 1) for cell in cells)
                    if prior == "data_sets"
                    # every split of a group's points is as likely, and answers are uniform over data sets
                    else -math.log((size + 1) * (201 - size)) - members
                )
    most = max(weights.values())
    return {state: math.exp(w - most) for state, w in weights.items()}


@pytest.mark.parametrize("prior", ["data_sets", pytest.param("dirichlet_multinomial", marks=pytest.mark.long)])
def test_sizes_of_groups_vary_as_the_prior_says(prior: str) -> None:
    group = Categorical("group", ("a", "b"), ("50", "50"))
    points = Allocation("points", ("u", "v"), ("0.50", "0.50"), total=1)
    mean_a, mean_b = (Mean("points", "u", ("group", label)) for label in "ab")
    problem = Problem(200, (group, points), (Statement(mean_a, mean_b),))
    ensemble = sample(problem, 1, 1024, seed=4, prior=prior, warmup=100, progress=False)
    expected = cross_table_weights(prior)
    in_a = np.concatenate([block.labels["group"][0] == 0 for block in ensemble.blocks], axis=1)
    u = np.concatenate([block.points["points"][0, 0] for block in ensemble.blocks], axis=1)
    drawn, means = [0] * 18, [0.0] * 18
    sums = (in_a.sum(axis=0), u.sum(axis=0), (in_a * u).sum(axis=0))
    for state in zip(*(column.tolist() for column in sums), strict=True):
        drawn[_coarse(state)] += 1
    for state, weight in expected.items():
        means[_coarse(state)] += weight * len(ensemble) / sum(expected.values())
    common = [place for place, mean in enumerate(means) if mean > 5]
    assert len(common) > 9
    assert sum(drawn[place] for place in common) > 0.95 * len(ensemble)
    shares = np.array([means[place] for place in common])
    observed = [drawn[place] for place in common]
    assert chisquare(observed, shares / shares.sum() * sum(observed)).pvalue > SIGNIFICANCE


def _coarse(state: tuple[int, int, int]) -> int:
    """A class by the sizes of the group and of the total, and by whether a has far more of the points."""
    size, total, points = state
    return 6 * (size - 99) + 2 * (total - 99) + (points > 54)


def start(problem: Problem, chains: int) -> tuple[Walk, RespondentState]:
    random = np.random.Generator(np.random.SFC64(5))
    space = Space(problem, problem.components()[0])
    points, labels = deal(space, corners(problem, space, chains, random), random)
    state = RespondentState(points, labels, *sums_of(space, points, labels))
    return Walk(RespondentMoves(space, state, False), Limits(space), None, random, random), state


def test_statements_part_data_sets_that_steps_cannot_join_but_excursions_do() -> None:
    problem = SMALL["pieces that steps do not join"]
    assert len(list(enumerate_histograms(problem))) == 2
    walk, state = start(problem, 64)
    held = rows_of_groups(state)
    for _ in range(50):
        for kind, lengths in walk.moves.lengths.items():
            for length in lengths.tolist():
                walk.step(kind, length)
    np.testing.assert_array_equal(rows_of_groups(state), held)
    for _ in range(50):
        walk.excursion()
    moved = (rows_of_groups(state) != held).any(axis=(0, 1))
    assert 8 < moved.sum() < 56


def rows_of_groups(state: RespondentState) -> NDArray[np.int64]:
    """The points of the two groups of one respondent each, (groups, items, chains)."""
    return np.stack([(state.points[0] * (state.labels[0] == label)).sum(axis=1) for label in (0, 1)])


def test_sums_that_a_walk_keeps_are_those_of_its_respondents() -> None:
    problem = linked_survey(355)
    walk, state = start(problem, 5)
    walk.warm_up(6)
    sums, counts = sums_of(Space(problem, problem.components()[0]), state.points, state.labels)
    assert (sums == state.sums).all()
    assert (counts == state.counts).all()


@st.composite
def printed_surveys(draw: st.DrawFn) -> Problem:
    """Surveys that random respondents answered, printed and hidden, with statements that are true of them."""
    n = draw(st.integers(2, 30))
    answers = draw(st.lists(st.integers(0, 2), min_size=n, max_size=n))
    items, total = draw(st.integers(2, 4)), draw(st.integers(1, 12))
    seed = draw(st.integers(0, 10**6))
    points = np.random.default_rng(seed).multinomial(total, [1 / items] * items, size=n)
    exhaustive = draw(st.booleans())
    rounding = draw(st.sampled_from(["any", "half_up", "half_even"]))
    places = draw(st.integers(0, 2))
    shares = [printed(Fraction(100 * answers.count(g), n), 0, rounding) for g in range(3)]
    group = Categorical("group", ("a", "b", "c")[: 3 if exhaustive else 2], tuple(shares[: 3 if exhaustive else 2]),
                        exhaustive)  # fmt: skip
    means = [printed(Fraction(int(t), n), places, rounding) for t in points.sum(axis=0)]
    given_points = Allocation("points", tuple("wxyz"[:items]), tuple(means), total)
    members = [i for i in range(n) if answers[i] == 0]
    statements: tuple[Statement, ...] = ()
    if members:
        first = "wxyz"[int(points[members].sum(axis=0).argmax())]
        statements = highest(given_points, first, group=("group", "a"))
    return Problem(n, (group, given_points), statements, rounding)


def printed(value: Fraction, places: int, rounding: str) -> str:
    """Round a value as a report might."""
    scaled = value * 10**places
    down = math.floor(scaled)
    up = scaled - down > Fraction(1, 2) or (
        scaled - down == Fraction(1, 2) and (rounding != "half_even" or down % 2 == 1)
    )
    digits = str(down + up).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


@given(problem=printed_surveys(), prior=st.sampled_from(["data_sets", "histograms", "dirichlet_multinomial"]))
def test_every_sampled_data_set_prints_as_the_survey(problem: Problem, prior: str) -> None:
    ensemble = sample(problem, 2, 3, seed=6, prior=prior, warmup=3, thin=1, progress=False)
    for data in ensemble.frames():
        assert prints_as(problem, data) == []


def test_every_sampled_data_set_of_the_linked_questions_prints_as_they_do() -> None:
    survey = linked_survey()
    roundings: list[tuple[int, Rounding]] = [(80, "any"), (100, "half_up"), (80, "largest_remainder")]
    for n, rounding in roundings:
        problem = Problem(n, survey.questions, survey.statements, rounding)
        for data in sample(problem, 2, 8, seed=7, warmup=10, progress=False).frames():
            assert prints_as(problem, data) == []


def test_chains_of_the_linked_questions_converge_to_the_range_that_was_found_before() -> None:
    ensemble = sample(linked_survey(), 80, 64, seed=8, progress=False)
    found = ensemble.diagnostics("form", "philosophy")
    assert found["r_hat"].max() < 1.02
    assert found["ess_bulk"].min() > 2000
    line = ensemble.values(Mean("form", "line", ("philosophy", "combined")))["value"]
    assert line.quantile([0.025, 0.975]).round(2).tolist() == [2.31, 2.76]


@pytest.mark.parametrize("prior", ["data_sets", "dirichlet_multinomial"])
def test_no_data_set_lies_outside_the_bounds(prior: str) -> None:
    problem = linked_survey()
    ensemble = sample(problem, 5, 32, seed=16, prior=prior, warmup=0, progress=False)
    for group in ("combined", "networking", "lawful"):
        for item in ("line", "chain"):
            statistic = Mean("form", item, ("philosophy", group))
            bounds = problem.bounds(statistic)
            values = ensemble.values(statistic)["value"]
            assert values.min() >= float(bounds.lower) - 1e-9
            assert values.max() <= float(bounds.upper) + 1e-9


def test_a_profile_for_each_group_spreads_the_means_of_groups_further_than_uniform_data_sets() -> None:
    mean = Mean("form", "line", ("philosophy", "networking"))
    spread = [
        sample(linked_survey(), 10, 64, seed=9, prior=prior, progress=False).values(mean)["value"].std()
        for prior in ("data_sets", "dirichlet_multinomial")
    ]
    assert spread[1] > 1.3 * spread[0]


def test_the_same_seed_gives_the_same_draws_whatever_the_number_of_processes() -> None:
    problem = linked_survey(3000)  # 10 chains a block
    one = sample(problem, 2, 21, seed=10, warmup=2, progress=False)
    two = sample(problem, 2, 21, seed=10, warmup=2, n_jobs=2, progress=False)
    assert len(one.blocks) == 3
    assert_same(one, two)
    other = sample(problem, 2, 1, seed=11, warmup=2, progress=False)
    assert not np.array_equal(one.blocks[0].points["form"][..., :1], other.blocks[0].points["form"])


def assert_same(one: Ensemble, other: Ensemble) -> None:
    assert one.provenance == other.provenance
    for a, b in zip(one.blocks, other.blocks, strict=True):
        for name in a.points:
            np.testing.assert_array_equal(a.points[name], b.points[name])
        for name in a.labels:
            np.testing.assert_array_equal(a.labels[name], b.labels[name])


def test_without_a_seed_one_is_drawn_and_told() -> None:
    problem = SMALL["largest remainder"]
    first = sample(problem, 2, 2, progress=False)
    assert_same(first, sample(problem, 2, 2, seed=first.provenance.seed, progress=False))


def test_questions_that_nothing_links_are_independent() -> None:
    group = Categorical("group", ("a", "b"), ("50", "50"))
    points = Allocation("points", ("x", "y"), ("2.0", "8.0"))
    ensemble = sample(Problem(20, (group, points)), 100, 16, seed=12, progress=False)
    difference = (
        ensemble.values(Mean("points", "x", ("group", "a")))["value"]
        - ensemble.values(Mean("points", "x", ("group", "b")))["value"]
    )
    assert abs(difference.mean()) < 4 * difference.std() / math.sqrt(len(difference))


def test_memory_grows_with_the_number_of_respondents() -> None:
    peaks = []
    for n in (2_000, 20_000):
        tracemalloc.start()
        sample(linked_survey(n), 2, 1, seed=13, warmup=2, progress=False)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 12 * peaks[0]
    assert peaks[1] < 20_000 * 400  # bytes a respondent, the two stored draws of 8 bytes included


def test_a_chain_holds_one_byte_an_answer_and_cells_none_a_respondent() -> None:
    held: dict[str, list[int]] = {"respondents": [], "cells": []}
    for n in (10_000, 30_000, 100_000):
        problem = linked_survey(n)
        (part,) = problem.components()
        space = Space(problem, part)
        found = corners(problem, space, 1, np.random.default_rng(1))
        points, labels = deal(space, found, np.random.default_rng(1))
        chain = RespondentState(points, labels, *sums_of(space, points, labels))
        answers = n * (len(labels) + sum(len(array) for array in points))
        held["respondents"].append(sum(array.nbytes for array in chain.arrays) - answers)
        held["cells"].append(sum(array.nbytes for array in CellState.of_corners(space, found).arrays))
    assert len({*held["respondents"]}) == len({*held["cells"]}) == 1, "what is left is the same at every n"
    assert max(held["respondents"]) < 2_000


def test_n_is_spread_over_chains_as_its_prior_says() -> None:
    problems = [linked_survey(n) for n in (80, 88, 99)]
    equal = sample_over(problems, 1, 9, seed=14, warmup=1, progress=False)
    assert equal.index.groupby("n")["chain"].nunique().to_dict() == {80: 3, 88: 3, 99: 3}
    weighted = sample_over(problems, 1, 10, 14, weights={80: 3, 88: 1, 99: 0}, warmup=1, progress=False)
    assert weighted.index.groupby("n")["chain"].nunique().to_dict() in ({80: 7, 88: 3}, {80: 8, 88: 2})
    for data in weighted.frames():
        assert prints_as(linked_survey(len(data)), data) == []
    alone = sample(problems[0], 1, 3, seed=14, warmup=1, progress=False)
    np.testing.assert_array_equal(equal.blocks[0].points["form"], alone.blocks[0].points["form"])


def test_a_problem_without_data_sets_names_what_clashes() -> None:
    points = Allocation("points", ("x", "y"), ("1.0", "3.0"), total=4)
    with pytest.raises(InfeasibleError, match=r"points\.y = 3\.0"):
        sample(Problem(10, (points,), highest(points, "x")))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"draws": 0}, "draws is 0"),
        ({"chains": 2.5}, "chains is 2.5"),
        ({"seed": -1}, "seed is -1"),
        ({"thin": 0}, "thin is 0"),
        ({"warmup": True}, "warmup is True"),
        ({"prior": "flat"}, "prior is 'flat'"),
        ({"prior": DirichletMultinomial(by="colour")}, "colour"),
    ],
)
def test_an_option_that_makes_no_sense_is_named(options: dict[str, Any], message: str) -> None:
    with pytest.raises(PublishedFigureError, match=message):
        sample(SMALL["largest remainder"], **options)


@pytest.mark.parametrize("concentration", [0, -1.0, math.nan, math.inf, True])
def test_a_concentration_is_a_finite_number_above_0(concentration: float) -> None:
    with pytest.raises(PublishedFigureError, match="concentration"):
        DirichletMultinomial(concentration)


def test_profiles_of_groups_of_two_questions_need_a_choice() -> None:
    with pytest.raises(PublishedFigureError, match="group and with other"):
        sample(SMALL["two questions group the respondents"], prior="dirichlet_multinomial")


@pytest.mark.parametrize(
    ("weights", "message"),
    [({80: 1.0}, "one for each of n"), ({80: -1, 88: 2}, "0 or more"), ({80: 0, 88: 0}, "above 0")],
)
def test_a_prior_over_n_weighs_every_n(weights: dict[int, float], message: str) -> None:
    with pytest.raises(PublishedFigureError, match=message):
        sample_over([linked_survey(80), linked_survey(88)], weights=weights)


def test_problems_of_one_ensemble_are_one_survey() -> None:
    with pytest.raises(PublishedFigureError, match="differ in n alone"):
        sample_over([linked_survey(80), Problem(88, linked_survey().questions)])


def test_draws_written_one_by_one_are_those_held_in_memory(tmp_path: Any) -> None:
    problem = linked_survey(3000)
    sample_to_parquet(problem, tmp_path / "draws.parquet", 2, 12, seed=15, warmup=2, progress=False)
    held = sample(problem, 2, 12, seed=15, warmup=2, progress=False)
    assert_same(read_ensemble(tmp_path / "draws.parquet"), held)
