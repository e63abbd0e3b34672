"""The search finds the greatest value, whatever was asked before."""

from __future__ import annotations

import itertools
import math
from fractions import Fraction

import numpy as np
import pytest
from enumerated import enumerate_data_sets
from hidden import Hidden, hidden_surveys
from hypothesis import given
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from evenwicht.identify import (
    Allocation,
    Categorical,
    Mean,
    OutOfReachError,
    Problem,
    Solver,
    Statement,
    highest,
)
from evenwicht.identify.bounds.part import Part
from evenwicht.identify.rounding.farey import before
from evenwicht.identify.search.branch_and_cut import BranchAndCut
from evenwicht.identify.search.mean_ranges import Box, MeanRanges
from evenwicht.identify.search.programme import Coefficients, Programme, total
from evenwicht.identify.search.search import Search

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


@given(programmes(), st.lists(st.integers(-3, 3), min_size=6, max_size=6), st.none() | st.integers(-9, 9), st.data())
def test_every_optimum_is_that_of_enumeration(
    programme: Programme, weights: list[int], above: int | None, data: st.DataObject
) -> None:
    objective = dict(enumerate(weights))
    limited, limits = data.draw(st.integers(0, 5)), data.draw(pair)
    found = [
        total(objective, values)
        for values in admitted(programme)
        if limits[0] <= values[limited] <= limits[1] and (above is None or total(objective, values) > above)
    ]
    optimum = Search(programme).maximise(objective, above=above, limits={limited: limits})
    assert (None if optimum is None else optimum.value) == max(found, default=None)


@given(programmes(), st.lists(st.integers(-3, 3), min_size=6, max_size=6))
def test_no_box_is_below_a_solution_and_no_cut_loses_one(programme: Programme, weights: list[int]) -> None:
    found, objective = admitted(programme), dict(enumerate(weights))
    mean_ranges = MeanRanges(programme)
    solver = BranchAndCut(programme, mean_ranges.means)
    boxes = [mean_ranges.box(np.array(programme.lower, dtype=float), np.array(programme.upper, dtype=float))]
    for _ in range(6):
        assert all(any(within(values, box, mean_ranges) for box in boxes) for values in found)
        halves = []
        for box in boxes:
            values = None
            if (box.lower <= box.upper).all():
                values = solver.maximise(np.array(weights, dtype=float), box, -math.inf)
            inside = [total(objective, values) for values in found if within(values, box, mean_ranges)]
            assert values is not None or not inside
            if values is not None:
                assert total(objective, values) >= max(inside, default=-math.inf)
                halves += [mean_ranges.narrowed(half) for half in mean_ranges.halves(values, box) or [box]]
        boxes = halves


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
    size = formulation.size(("philosophy", "combined"))
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


def test_a_programme_that_the_solver_gives_up_at_first_is_solved_in_another_way() -> None:
    made = Programme()
    for low, high in ((0, 1), (1, 1), (1, 1), (0, 1)):
        made.variable(low, high)
    made.row({0: 1, 2: -4}, None, 0)
    made.row({1: 1, 3: -4}, None, 0)
    made.compare({0: 1}, 2, {1: 1}, 3, strict=False)
    found = Search(made).maximise({0: 1, 3: 1}, limits={})
    assert found is not None
    assert found.value == 2 == max(total({0: 1, 3: 1}, values) for values in admitted(made))


ORDER_SLOW = Problem(
    383,
    (
        Categorical("c", ("l0", "l1", "l2", "l3"), ("79", "4", "6", "11")),
        Allocation("a", ("i0", "i1", "i2", "i3", "i4"), ("13.6", "17.2", "21.0", "9.7", "38.5"), 100),
    ),
    (
        Statement(Mean("a", "i4", ("c", "l3")), Mean("a", "i2", ("c", "l3"))),
        Statement(Mean("a", "i2", ("c", "l0")), Mean("a", "i3"), strict=True),
        Statement(Mean("a", "i4"), Mean("a", "i4", ("c", "l3"))),
        Statement(Mean("a", "i4", ("c", "l0")), Mean("a", "i2", ("c", "l0"))),
        Statement(Mean("a", "i2", ("c", "l0")), Mean("a", "i1", ("c", "l0"))),
    ),
    "largest_remainder",
)


def test_an_answer_and_its_data_set_do_not_depend_on_what_was_asked_before() -> None:
    asked = [Mean("a", item, ("c", label)) for item, label in (("i2", "l0"), ("i4", "l3"), ("i0", "l1"))]
    first = {statistic: Solver(ORDER_SLOW).bounds(statistic) for statistic in asked}
    for order in itertools.permutations(asked):
        solver = Solver(ORDER_SLOW)
        solver.is_feasible()
        assert {statistic: solver.bounds(statistic) for statistic in order} == first


def test_an_answer_does_not_depend_on_the_order_in_which_answers_and_items_are_listed() -> None:
    grouping, points = ORDER_SLOW.questions
    assert isinstance(grouping, Categorical)
    assert isinstance(points, Allocation)
    turned = Problem(
        383,
        (
            Allocation(points.name, points.items[::-1], points.means[::-1], 100),
            Categorical(grouping.name, grouping.categories[::-1], grouping.percentages[::-1]),
        ),
        ORDER_SLOW.statements[::-1],
        "largest_remainder",
    )
    for item, label in (("i2", "l0"), ("i4", "l3")):
        here, there = (problem.bounds(Mean("a", item, ("c", label))) for problem in (ORDER_SLOW, turned))
        assert (here.lower, here.upper) == (there.lower, there.upper)


def test_a_search_that_is_too_long_names_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evenwicht.identify.search.search._MOST_STEPS", 1)
    with pytest.raises(OutOfReachError, match="10,000 respondents, 30 items and 20 groups"):
        report(3_001).bounds(CHAIN)
