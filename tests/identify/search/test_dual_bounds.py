"""Dual values of one search bound other objectives and other limits: never below what enumeration finds."""

from __future__ import annotations

import itertools

import highspy
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from evenwicht.identify import Allocation, Categorical, Mean, Problem, highest
from evenwicht.identify.bounds.bounds import extreme
from evenwicht.identify.programme.programme import Programme, total
from evenwicht.identify.search.relaxation import Relaxation
from evenwicht.identify.search.search import Search

weight = st.integers(-4, 4)
COLOUR = Categorical("colour", ("red", "green", "blue"), ("50", "30", "20"))
TIME = Allocation("time", ("work", "rest", "play"), ("5.0", "3.0", "2.0"))


@st.composite
def limits_of(draw: st.DrawFn, most: int = 4) -> tuple[int, int]:
    low = draw(st.integers(0, most))
    return low, draw(st.integers(low, most))


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Two totals and the sizes of their groups, rows of every kind, and comparisons of the two means."""
    made = Programme()
    for _ in range(4):
        made.variable(*draw(limits_of()))
    for points, size in ((0, 2), (1, 3)):  # an empty group has no points
        made.row({points: 1, size: -4}, None, 0)
    for _ in range(draw(st.integers(0, 3))):
        weights = {v: w for v, w in enumerate(draw(st.lists(weight, min_size=4, max_size=4))) if w}
        low, high = draw(st.none() | st.integers(-6, 2)), draw(st.none() | st.integers(2, 8))
        if weights and (low, high) != (None, None):
            made.row(weights, low, high)
    for strict in draw(st.lists(st.booleans(), max_size=2)):
        made.compare({0: 1}, 2, {1: 1}, 3, strict=strict)
    return made


def admitted(programme: Programme, limits: dict[int, tuple[int, int]]) -> list[tuple[int, ...]]:
    """Every tuple of whole values that the programme admits within the limits."""
    ranges = [range(low, high + 1) for low, high in zip(programme.lower, programme.upper, strict=True)]
    return [
        values
        for values in itertools.product(*ranges)
        if all(low <= values[v] <= high for v, (low, high) in limits.items()) and programme.admits(values)
    ]


@given(
    programmes(),
    st.lists(weight, min_size=4, max_size=4),
    st.lists(weight, min_size=4, max_size=4),
    st.dictionaries(st.integers(0, 3), limits_of(), max_size=2),
    st.dictionaries(st.integers(0, 3), limits_of(), max_size=2),
    st.integers(1, 50),
)
def test_dual_values_of_one_objective_bound_every_other(
    programme: Programme,
    first: list[int],
    second: list[int],
    searched: dict[int, tuple[int, int]],
    asked: dict[int, tuple[int, int]],
    scale: int,
) -> None:
    search = Search(programme)
    found = search.maximise(dict(enumerate(first)), limits=searched)
    if found is None or found.dual is None:
        return
    assert found.value == max(total(dict(enumerate(first)), values) for values in admitted(programme, searched))
    objective = dict(enumerate(second))
    for values in admitted(programme, asked):
        assert search.bound(objective, found.dual * scale, asked) >= total(objective, values)


def test_a_programme_that_the_solver_gives_up_at_first_is_solved_in_another_way() -> None:
    made = Programme()
    for low, high in ((0, 1), (1, 1), (1, 1), (0, 1)):
        made.variable(low, high)
    made.row({0: 1, 2: -4}, None, 0)
    made.row({1: 1, 3: -4}, None, 0)
    made.compare({0: 1}, 2, {1: 1}, 3, strict=False)
    found = Search(made).maximise({0: 1, 3: 1}, limits={})
    assert found is not None
    assert found.value == 2 == max(total({0: 1, 3: 1}, values) for values in admitted(made, {}))


@given(
    programmes(),
    st.lists(weight, min_size=4, max_size=4),
    st.lists(st.floats(-5, 5), min_size=11, max_size=11),
)
def test_any_multipliers_whatever_give_a_bound(programme: Programme, cost: list[int], dual: list[float]) -> None:
    relaxation = Relaxation(programme)
    lower, upper = (np.array(limits, dtype=float) for limits in (programme.lower, programme.upper))
    multipliers = np.array(dual[: relaxation.first_range + 2 * len(relaxation.mean_ranges.means)])
    found = relaxation.bound(np.array(cost, dtype=float), multipliers, lower, upper)
    for values in admitted(programme, {}):
        assert found >= total(dict(enumerate(cost)), values)


def test_other_group_sizes_are_ruled_out_without_a_linear_programme_each(solver_runs: list[highspy.Highs]) -> None:
    problem = Problem(300, (COLOUR, TIME), highest(TIME, "work", by=COLOUR))
    found = extreme(problem, Mean("time", "rest", ("colour", "red")), "upper")
    ran = len(solver_runs)
    each = []
    for counts in problem.count_vectors("colour"):
        exact = Categorical("colour", COLOUR.categories, tuple(f"{100 * c / 300:.9f}" for c in counts))
        one = Problem(300, (exact, TIME), problem.statements)
        assert list(one.count_vectors("colour")) == [counts]
        each.append(one.bounds(Mean("time", "rest", ("colour", "red"))).upper)
    assert 0 < ran < len(each)
    assert found is not None
    assert found[0] == max(each)
