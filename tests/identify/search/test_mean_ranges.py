"""Means of groups whose sizes vary are compared exactly: by fractions, whole points and sizes, at any number of people."""

from __future__ import annotations

import itertools
import math
from fractions import Fraction

import highspy
import numpy as np
import pytest
from enumerated import enumerate_data_sets
from hidden import Hidden, hidden_surveys
from hypothesis import given
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from evenwicht.identify import Allocation, Categorical, Mean, Problem, Statement, highest
from evenwicht.identify.bounds.part import Part
from evenwicht.identify.programme.programme import Coefficients, Programme, total
from evenwicht.identify.search.bound_tightening import BoundTightening
from evenwicht.identify.search.lattice import has_points, sizes_within
from evenwicht.identify.search.mean_ranges import Box, MeanRanges
from evenwicht.identify.search.relaxation import Relaxation
from evenwicht.identify.search.search import Search
from evenwicht.identify.whole_numbers.farey import before

PHILOSOPHY = Categorical(
    "philosophy", ("combined", "networking", "performing", "responsive", "lawful"), ("64", "17", "9", "7", "3")
)
FORM = Allocation(
    "form",
    ("line", "project", "task", "results", "self", "area", "chain"),
    ("2.7", "2.3", "1.6", "1.2", "0.8", "0.7", "0.7"),
)
FEWEST = tuple(
    Statement(Mean("form", "chain", ("philosophy", other)), Mean("form", "chain", ("philosophy", "combined")))
    for other in PHILOSOPHY.categories[1:]
)
CHAIN = Mean("form", "chain", ("philosophy", "combined"))
small = st.fractions(0, 3, max_denominator=60)
pair = st.tuples(st.integers(0, 6), st.integers(0, 6)).map(lambda limits: (min(limits), max(limits)))


def report(n: int) -> Problem:
    return Problem(n, (PHILOSOPHY, FORM), (*highest(FORM, "line", by=PHILOSOPHY), *FEWEST))


@given(small, small, pair, pair, st.sampled_from([0.0, 0.25, 1.5, math.inf]))
def test_sizes_without_whole_points_of_such_a_mean_are_left_out(
    one: Fraction, other: Fraction, sizes: tuple[int, int], points: tuple[int, int], slack: float
) -> None:
    mean = min(one, other), max(one, other)
    sizes = sizes[0] + 1, sizes[1] + 1
    having = [
        m
        for m in range(sizes[0], sizes[1] + 1)
        if any(
            mean[0] * m <= x <= min(mean[1] * m, mean[0] * m + slack if slack < math.inf else 99)
            for x in range(points[0], points[1] + 1)
        )
    ]
    least, most = sizes_within(mean, sizes, points, slack)
    assert all(least <= m <= most for m in having)
    if (mean[1] - mean[0]) * sizes[0] < 1 or slack < 1:
        assert (least, most) == (having[0], having[-1]) if having else least > most
    listed = np.arange(sizes[0], sizes[1] + 1)
    assert listed[has_points(listed, mean, points, slack)].tolist() == having


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Points and sizes of three groups, a row, and comparisons of their means."""
    made = Programme()
    for _ in range(6):
        low = draw(st.integers(0, 2))
        made.variable(low, draw(st.integers(low, 4)))
    for points in range(3):
        made.row({points: 1, points + 3: -4}, None, 0)
    weights = {v: w for v, w in enumerate(draw(st.lists(st.integers(-3, 3), min_size=6, max_size=6))) if w}
    if weights:
        made.row(weights, draw(st.none() | st.integers(-6, 2)), draw(st.integers(2, 8)))
    for _ in range(draw(st.integers(1, 3))):
        one, other = draw(st.sampled_from(list(itertools.permutations(range(3), 2))))
        made.compare({one: 1}, one + 3, {other: 1}, other + 3, strict=draw(st.booleans()))
    return made


def admitted(programme: Programme) -> list[tuple[int, ...]]:
    ranges = [range(low, high + 1) for low, high in zip(programme.lower, programme.upper, strict=True)]
    return [values for values in itertools.product(*ranges) if programme.admits(values)]


def within(values: tuple[int, ...], box: Box, mean_ranges: MeanRanges) -> bool:
    means = zip(mean_ranges.means, box.ranges, strict=True)
    return bool(
        (box.lower <= values).all()
        and (values <= box.upper).all()
        and all(
            values[mean.size] == 0 or low <= Fraction(total(dict(mean.points), values), values[mean.size]) <= high
            for mean, (low, high) in means
        )
    )


@given(programmes(), st.lists(st.integers(-3, 3), min_size=6, max_size=6), st.integers(-9, 9))
def test_no_box_loses_a_solution_and_every_optimum_is_that_of_enumeration(
    programme: Programme, weights: list[int], floor: int
) -> None:
    found, objective = admitted(programme), dict(enumerate(weights))
    relaxation, cost = Relaxation(programme), np.array(weights, dtype=float)
    mean_ranges = relaxation.mean_ranges
    better = [values for values in found if total(objective, values) > floor]
    tightening = BoundTightening(mean_ranges, objective, relaxation.first_range)
    boxes = [mean_ranges.box(np.array(programme.lower, dtype=float), np.array(programme.upper, dtype=float))]
    for _ in range(6):
        assert all(any(within(values, box, mean_ranges) for box in boxes) for values in better)
        halves = []
        for box in boxes:
            narrow = tightening.evident(box, floor)
            vertex = None
            if (narrow.lower <= narrow.upper).all():
                vertex = relaxation.maximise(cost, narrow.lower, narrow.upper, narrow.ranges)
            if vertex is not None and math.floor(vertex.bound + 1e-6) > floor:
                narrow = tightening.within_reach(narrow, vertex, floor)
                cut = mean_ranges.halves(vertex.values, narrow, False) or mean_ranges.between_few_sizes(
                    vertex.values, narrow
                )
                halves += cut or [narrow]
        boxes = halves
    optimum = Search(programme).maximise(objective)
    assert (None if optimum is None else optimum.value) == max((total(objective, v) for v in found), default=None)


def test_a_size_that_may_be_zero_can_be_the_objective() -> None:
    """Once a division by the greatest size that was left, 0."""
    made = Programme()
    for low, high in ((0, 2), (0, 2), (3, 3), (0, 2)):
        made.variable(low, high)
    for points, size in ((0, 2), (1, 3)):
        made.row({points: 1, size: -4}, None, 0)
    made.row({0: 3, 1: -4, 3: -1}, 1, 2)
    for strict in (False, True):
        made.compare({0: 1}, 2, {1: 1}, 3, strict=strict)
    objective: Coefficients = {3: -1}
    found = Search(made).maximise(objective)
    assert found is not None
    assert found.value == max(total(objective, values) for values in admitted(made))


@given(hidden_surveys(most_respondents=5, most_items=2, most_groups=3, most_points=3))
def test_statements_between_all_groups_bound_as_enumeration_does(hidden: Hidden) -> None:
    grouping, items = hidden.problem.questions[0], hidden.problem.allocation("share").items
    groups = [(grouping.name, label) for label in grouping.labels]
    chain = tuple(
        Statement(Mean("share", items[0], one), Mean("share", items[0], other))
        for one, other in itertools.pairwise(groups)
    )
    problem = Problem(hidden.problem.n, hidden.problem.questions, chain, hidden.problem.rounding)
    found = enumerate_data_sets(problem)
    for group in groups:
        points, sizes = found.sums("share", items[0], group)
        means = [Fraction(int(x), int(m)) for x, m in zip(points, sizes, strict=True) if m]
        if means:
            bounds = problem.bounds(Mean("share", items[0], group))
            assert (bounds.lower, bounds.upper) == (min(means), max(means))


def better_exists(problem: Problem, mean: Fraction) -> bool:
    """Whether CP-SAT finds a higher mean of chain within combined."""
    programme = Part(problem, ("philosophy", "form")).formulation.programme
    model = cp_model.CpModel()
    limits = zip(programme.lower, programme.upper, strict=True)
    variables = [model.new_int_var(low, high, "") for low, high in limits]
    for row in programme.rows:
        found = sum(w * variables[v] for v, w in row.weights.items())
        if row.low is not None:
            model.add(found >= row.low)
        if row.high is not None:
            model.add(found <= row.high)
    for ratio in programme.ratio_rows:
        products = []
        for points, size in ((ratio.larger, ratio.smaller_size), (ratio.smaller, ratio.larger_size)):
            (variable,) = points
            most = programme.upper[variable] * programme.upper[size]
            products.append(model.new_int_var(0, most, ""))
            model.add_multiplication_equality(products[-1], [variables[variable], variables[size]])
        model.add(products[0] >= products[1])
    formulation = Part(problem, ("philosophy", "form")).formulation
    (points,) = formulation.total("form", "chain", ("philosophy", "combined"))
    size = formulation.group_sizes["philosophy", "combined"]
    model.add(mean.denominator * variables[points] - mean.numerator * variables[size] >= 1)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    assert status in (cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.INFEASIBLE)
    return bool(status != cp_model.INFEASIBLE)


@pytest.mark.parametrize("n", [355, 3_001])
def test_another_solver_finds_nothing_better_than_the_bound_of_compared_groups(n: int) -> None:
    problem = report(n)
    found = problem.bounds(CHAIN).upper
    assert found == {355: Fraction(170, 227), 3_001: Fraction(1449, 1933)}[n]
    assert not better_exists(problem, found)
    assert better_exists(problem, before(found, n) - Fraction(1, 1_000))


@pytest.mark.parametrize(
    ("n", "upper"),
    [(100_000, Fraction(3, 4)), (100_003, Fraction(48374, 64499)), (1_000_003, Fraction(483749, 644999))],
)
def test_compared_groups_of_any_size_take_few_linear_programmes(
    n: int, upper: Fraction, solver_runs: list[highspy.Highs]
) -> None:
    assert report(n).bounds(CHAIN).upper == upper
    assert 0 < len(solver_runs) < 100


def test_other_means_and_claims_profit_too() -> None:
    problem = report(100_003)
    line = problem.bounds(Mean("form", "line", ("philosophy", "combined")))
    assert 1 < line.lower < line.upper < 4
    chain = {group: Mean("form", "chain", ("philosophy", group)) for group in PHILOSOPHY.categories}
    assert problem.decide(Statement(chain["lawful"], chain["combined"])).verdict == "must"
    assert problem.decide(Statement(chain["lawful"], chain["performing"])).verdict == "may"
