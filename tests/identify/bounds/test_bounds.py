"""Bounds are sharp: they equal enumeration, contain the truth, and are attained."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, cast

import pytest
from enumerated import DataSets, enumerate_data_sets, fractions
from hidden import Hidden, hidden_surveys
from hypothesis import assume, given
from ortools.sat.python import cp_model

from evenwicht.identify import (
    Allocation,
    Bounds,
    Categorical,
    Cell,
    Comparison,
    DifferenceOfMeans,
    GroupTotal,
    InfeasibleError,
    Linear,
    Mean,
    OutOfReachError,
    Problem,
    PublishedFigureError,
    PublishedSurvey,
    Solver,
    Statement,
    Statistic,
    TopShare,
    highest,
    lowest,
    prints_as,
)
from evenwicht.identify.model.verify import mean_of

PHILOSOPHY = Categorical(
    "philosophy",
    ("combined", "networking", "performing", "responsive", "lawful"),
    ("64", "17", "9", "7", "3"),
)
FORM = Allocation(
    "form",
    ("line", "project", "task", "results", "self", "area", "chain"),
    ("2.7", "2.3", "1.6", "1.2", "0.8", "0.7", "0.7"),
)
LINE_FIRST = highest(FORM, "line", by=PHILOSOPHY)
REPORT = Problem(80, (PHILOSOPHY, FORM), LINE_FIRST)


def combined(item: str) -> Mean:
    return Mean("form", item, ("philosophy", "combined"))


def test_reference_values_of_the_report_are_reached() -> None:
    assert list(REPORT.count_vectors("philosophy")) == [(51, 14, 7, 6, 2)]
    line, chain = REPORT.bounds(combined("line")), REPORT.bounds(combined("chain"))
    networking = REPORT.bounds(Mean("form", "line", ("philosophy", "networking")))
    assert (line.lower, line.upper) == (Fraction(81, 51), Fraction(178, 51))
    assert (chain.lower, chain.upper) == (Fraction(0), Fraction(60, 51))
    assert (networking.lower, networking.upper) == (Fraction(20, 14), Fraction(90, 14))


def cp_sat_extremes(group: int, item: int) -> tuple[int, int]:
    """The least and greatest points of a group for an item at n = 80, by another solver and programme."""
    sizes, columns = (
        [51, 14, 7, 6, 2],
        [(212, 220), (180, 188), (124, 132), (92, 100), (60, 68), (52, 60), (52, 60)],
    )
    found = []
    for sign in (1, -1):
        model = cp_model.CpModel()
        points = [[model.new_int_var(0, 10 * size, "") for _ in columns] for size in sizes]
        for row, size in zip(points, sizes, strict=True):
            model.add(sum(row) == 10 * size)
            for other in row[1:]:
                model.add(row[0] >= other)
        for j, (low, high) in enumerate(columns):
            model.add_linear_constraint(sum(row[j] for row in points), low, high)
        model.maximize(sign * points[group][item])
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        assert solver.solve(model) == cp_model.OPTIMAL
        found.append(sign * round(solver.objective_value))
    return found[1], found[0]


@pytest.mark.parametrize("group", range(5))
def test_every_mean_of_the_table_has_the_bounds_another_solver_finds(group: int) -> None:
    size = [51, 14, 7, 6, 2][group]
    for item, name in enumerate(FORM.items):
        found = REPORT.bounds(Mean("form", name, ("philosophy", PHILOSOPHY.categories[group])))
        assert [found.lower * size, found.upper * size] == list(cp_sat_extremes(group, item)), name


def values_of(statistic: Statistic, found: DataSets) -> set[Fraction]:
    """What a statistic is in these data sets, counted without the code under test."""
    n = found.problem.n
    match statistic:
        case Mean(question, item, group):
            return fractions(found.sums(question, item, group))
        case GroupTotal(question, item, group):
            return {Fraction(int(t)) for t in found.sums(question, item, group)[0]}
        case DifferenceOfMeans(first, second):
            (a, m), (b, k) = (found.sums(x.question, x.item, x.group) for x in (first, second))
            return fractions((a * k - b * m, m * k))
        case TopShare(question, item, group, ties):
            return fractions(found.tops(question, item, group, ties))
        case Cell(row, column, of):
            inside = found.members(row)
            both = (inside & found.members(column)).sum(axis=1)
            size = {"count": inside.sum(axis=1) * 0 + 1, "total": inside.sum(axis=1) * 0 + n}
            return fractions((both, size.get(of, inside.sum(axis=1))))
    raise AssertionError(statistic)


def check_against(found: DataSets, statistic: Statistic) -> None:
    expected = values_of(statistic, found)
    if not expected:
        with pytest.raises(InfeasibleError):
            found.problem.bounds(statistic)
        return
    bounds = found.problem.bounds(statistic)
    assert (bounds.lower, bounds.upper) == (min(expected), max(expected)), statistic
    check_attained(bounds)


def check_attained(bounds: Bounds) -> None:
    """The two data sets have the statistic at its bounds, counted from their rows."""
    for data, value in ((bounds.attained_lower(), bounds.lower), (bounds.attained_upper(), bounds.upper)):
        one = DataSets(
            bounds.at_lower.problem,
            {
                q.name: data[[q.name]].to_numpy().T
                for q in bounds.at_lower.problem.questions
                if isinstance(q, Categorical)
            },
            {
                q.name: data[list(q.columns)].to_numpy()[None]
                for q in bounds.at_lower.problem.questions
                if isinstance(q, Allocation)
            },
        )
        assert values_of(bounds.statistic, one) == {value}


@given(hidden_surveys(most_respondents=4, most_items=3, most_groups=3, most_points=3))
def test_bounds_equal_enumeration_of_every_data_set(hidden: Hidden) -> None:
    found = enumerate_data_sets(hidden.problem)
    assert len(found)
    grouping = hidden.problem.questions[0]
    items = hidden.problem.allocation("share").items
    groups: list[tuple[str, str] | None] = [None, *((grouping.name, c) for c in grouping.labels)]
    for group in groups[:3]:
        check_against(found, Mean("share", items[0], group))
        check_against(found, GroupTotal("share", items[-1], group))
        for ties in (True, False):
            check_against(found, TopShare("share", items[0], group, ties))
    first, second = Mean("share", items[0], groups[1]), Mean("share", items[1], groups[2])
    check_against(found, DifferenceOfMeans(first, second))
    check_against(found, DifferenceOfMeans(first, Mean("share", items[0])))


@given(hidden_surveys(most_respondents=3, most_items=2, most_groups=2, most_points=3, groupings=2))
def test_bounds_equal_enumeration_with_two_questions_that_group(hidden: Hidden) -> None:
    assume("g1" in hidden.problem.by_name)
    found = enumerate_data_sets(hidden.problem)
    for group in (("g0", "a"), ("g1", "b")):
        check_against(found, Mean("share", "p", group))
    row, column = ("g0", "a"), ("g1", "b")
    for cell in (Cell(row, column), Cell(row, column, "total"), Cell(row, column, "row")):
        check_against(found, cell)
    check_against(found, DifferenceOfMeans(Mean("share", "p", ("g0", "a")), Mean("share", "p", ("g1", "b"))))


def test_a_difference_between_groups_of_two_questions_that_nothing_printed_crosses() -> None:
    groups = [Categorical(name, ("a", "b"), ("67", "33")) for name in ("g0", "g1")]
    problem = Problem(3, (*groups, Allocation("share", ("p", "q"), ("1.3", "0.7"), total=2)))
    difference = DifferenceOfMeans(Mean("share", "p", ("g0", "a")), Mean("share", "p", ("g1", "b")))
    check_against(enumerate_data_sets(problem), difference)


@given(hidden_surveys(most_respondents=60, most_items=6, most_groups=5, most_points=10))
def test_bounds_contain_the_truth_they_were_rounded_from(hidden: Hidden) -> None:
    assert prints_as(hidden.problem, hidden.truth) == []
    items = hidden.problem.allocation("share").items
    grouping = hidden.problem.questions[0]
    for item, category in zip(items, grouping.labels, strict=False):
        truth = mean_of(Mean("share", item, (grouping.name, category)), hidden.truth)
        if truth is not None:
            found = hidden.problem.bounds(Mean("share", item, (grouping.name, category)))
            assert found.lower <= truth <= found.upper
            check_attained(found)


def test_a_user_defined_weighted_sum_is_bounded_exactly() -> None:
    group = ("philosophy", "combined")
    steering = Linear(((1, Mean("form", "line", group)), (Fraction(1, 2), Mean("form", "project", group))), 3)
    single = REPORT.bounds(combined("line"))
    found = REPORT.bounds(steering)
    data = found.attained_upper()
    line, project = mean_of(Mean("form", "line", group), data), mean_of(Mean("form", "project", group), data)
    assert line is not None
    assert project is not None
    assert found.upper == line + project / 2 + 3 >= single.upper + 3


def test_terms_of_parts_that_nothing_links_add_up() -> None:
    other = Allocation("time", ("work", "rest"), ("6.5", "3.5"))
    problem = Problem(80, (PHILOSOPHY, FORM, other), LINE_FIRST)
    work = Mean("time", "work")
    found = problem.bounds(Linear(((1, Mean("form", "line", ("philosophy", "combined"))), (-2, work))))
    alone = problem.bounds(Mean("time", "work"))
    assert found.lower == Fraction(81, 51) - 2 * alone.upper
    assert found.upper == Fraction(178, 51) - 2 * alone.lower
    assert prints_as(problem, found.attained_lower()) == []


def test_bounds_over_an_unknown_n_are_the_union_of_those_at_each_n() -> None:
    survey = PublishedSurvey((PHILOSOPHY, FORM), LINE_FIRST, population=80)
    assert survey.sample_sizes() == [58, 69, 70, 75, 76, 80]
    found = survey.bounds(combined("chain"))
    assert sorted(found.at) == survey.feasible_sizes()
    assert found.lower == min(at.lower for at in found.at.values())
    assert found.upper == max(at.upper for at in found.at.values())
    assert found.upper == found.at[found.n_upper].upper
    spread = survey.bounds(combined("chain"), n_jobs=2)
    assert {n: (b.lower, b.upper) for n, b in spread.at.items()} == {n: (b.lower, b.upper) for n, b in found.at.items()}


def test_a_varying_group_size_is_bounded_as_the_union_over_its_sizes() -> None:
    colour = Categorical("colour", ("red", "blue"), ("30", "70"))
    time = Allocation("time", ("work", "rest", "play"), ("5.0", "3.0", "2.0"))
    problem = Problem(150, (colour, time), highest(time, "rest", group=("colour", "red")))
    statistic = Mean("time", "work", ("colour", "red"))
    sizes = [red for red, _ in problem.count_vectors("colour")]
    assert sizes == [45]
    problem = Problem(450, (colour, time), problem.statements)
    found = problem.bounds(statistic)
    each = []
    for red, blue in problem.count_vectors("colour"):
        exact = Categorical("colour", ("red", "blue"), (f"{100 * red / 450:.9f}", f"{100 * blue / 450:.9f}"))
        each.append(Problem(450, (exact, time), problem.statements).bounds(statistic))
    assert len(each) > 3
    assert (found.lower, found.upper) == (min(b.lower for b in each), max(b.upper for b in each))
    difference = DifferenceOfMeans(Mean("time", "work", ("colour", "red")), Mean("time", "rest", ("colour", "blue")))
    assert problem.bounds(difference).upper < 10


def better_mean_exists(n: int, item: int, mean: Fraction, sign: int) -> bool:
    """Whether CP-SAT finds a higher (sign 1) or lower (sign -1) mean of an item within combined."""
    model = cp_model.CpModel()
    sizes = [
        model.new_int_var(-(-n * (2 * share - 1) // 200), n * (2 * share + 1) // 200, "") for share in (64, 17, 9, 7, 3)
    ]
    model.add(sum(sizes) == n)
    points = [[model.new_int_var(0, 10 * n, "") for _ in FORM.items] for _ in sizes]
    for row, size in zip(points, sizes, strict=True):
        model.add(sum(row) == 10 * size)
        for other in row[1:]:
            model.add(row[0] >= other)
    for j, tenths in enumerate((27, 23, 16, 12, 8, 7, 7)):
        low, high = -(-n * (2 * tenths - 1) // 20), n * (2 * tenths + 1) // 20
        model.add_linear_constraint(sum(row[j] for row in points), low, high)
    model.add(sign * (mean.denominator * points[0][item] - mean.numerator * sizes[0]) >= 1)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    assert status in (cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.INFEASIBLE)
    return bool(status != cp_model.INFEASIBLE)


@pytest.mark.parametrize("n", [300, 10_000])
def test_bounds_with_varying_group_sizes_leave_nothing_better_to_another_solver(n: int) -> None:
    found = Problem(n, (PHILOSOPHY, FORM), LINE_FIRST).bounds(combined("line"))
    check_attained(found)
    assert not better_mean_exists(n, 0, found.upper, 1)
    assert not better_mean_exists(n, 0, found.lower, -1)
    assert better_mean_exists(n, 0, found.upper - Fraction(1, 50), 1)


def test_a_statement_between_groups_narrows_the_bounds() -> None:
    fewest = tuple(
        Statement(Mean("form", "chain", ("philosophy", other)), Mean("form", "chain", ("philosophy", "combined")))
        for other in PHILOSOPHY.categories[1:]
    )
    narrowed = Problem(80, (PHILOSOPHY, FORM), (*LINE_FIRST, *fewest)).bounds(combined("chain"))
    # with 37 points or more the others need 11 + 6 + 5 + 2 at least, and 61 points print as 0.8
    assert narrowed.upper == Fraction(36, 51)
    within = Problem(80, (PHILOSOPHY, FORM), (*LINE_FIRST, *lowest(FORM, "chain", group=("philosophy", "combined"))))
    assert within.bounds(combined("chain")).upper < narrowed.upper + 1


def test_a_statistic_of_something_that_is_not_there_names_it() -> None:
    with pytest.raises(PublishedFigureError, match="no item 'circle': choose one of line"):
        REPORT.bounds(Mean("form", "circle"))
    with pytest.raises(PublishedFigureError, match="no category 'idle'"):
        REPORT.bounds(Mean("form", "line", ("philosophy", "idle")))
    with pytest.raises(PublishedFigureError, match="one question, expected two"):
        REPORT.bounds(Cell(("philosophy", "combined"), ("philosophy", "lawful")))
    with pytest.raises(PublishedFigureError, match="expected a statistic"):
        REPORT.bounds(cast(Any, 3))


def test_a_mean_of_a_group_that_must_be_empty_has_no_bounds() -> None:
    empty = Categorical("colour", ("red", "blue"), ("0", "100"))
    time = Allocation("time", ("work", "rest"), ("6.5", "3.5"))
    with pytest.raises(
        InfeasibleError, match=r"are there respondents of whom this is: mean of time\.work where colour is red"
    ):
        Problem(4, (empty, time)).bounds(Mean("time", "work", ("colour", "red")))


def test_too_many_combinations_of_answers_are_refused() -> None:
    many = tuple(
        Categorical(name, tuple(f"{name}{i}" for i in range(20)), ("5",) * 20) for name in ("one", "two", "three")
    )
    time = Allocation("time", ("work", "rest"), ("6.5", "3.5"))
    statements = tuple(
        Statement(Mean("time", "work", (q.name, q.categories[0])), Mean("time", "rest", (q.name, q.categories[0])))
        for q in many
    )
    with pytest.raises(PublishedFigureError, match="combine in 8000 ways"):
        Problem(80, (*many, time), statements).bounds(Mean("time", "work"))


def test_a_difference_with_a_group_that_is_certainly_empty_has_no_bounds_and_the_others_have() -> None:
    groups = Categorical("g", ("a", "b", "c", "d"), ("33", "65", "0", "2"))
    points = Allocation("p", ("x", "y", "z"), ("94", "2", "4"), 100)

    def mean(item: str, group: str | None = None) -> Mean:
        return Mean("p", item, ("g", group) if group else None)

    statements = (Statement(mean("x"), mean("z")), Statement(mean("x", "a"), mean("z", "b")))
    problem = Problem(135, (groups, points), statements, "largest_remainder")
    assert problem.count_ranges("g")["c"] == (0, 0)
    assert problem.count_ranges("g")["b"][0] < problem.count_ranges("g")["b"][1]
    with pytest.raises(
        InfeasibleError, match=r"in no data set .*: mean of p\.x where g is b and mean of p\.y where g is c$"
    ):
        problem.bounds(DifferenceOfMeans(mean("x", "b"), mean("y", "c")))
    with pytest.raises(InfeasibleError, match=r"in no data set .* mean of p\.y where g is c$"):
        problem.decide(Comparison(DifferenceOfMeans(mean("x", "b"), mean("y", "c")), ">", 0))
    found = problem.bounds(DifferenceOfMeans(mean("x", "b"), mean("y", "a")))
    assert found.lower < found.upper


def test_a_group_that_is_empty_at_every_number_of_respondents_has_bounds_at_none() -> None:
    groups = Categorical("g", ("a", "b", "c"), ("33", "67", "0"))
    survey = PublishedSurvey((groups, Allocation("p", ("x", "y"), ("6.0", "4.0"))), population=60)
    nobody, somebody = (Mean("p", "x", ("g", group)) for group in ("c", "a"))
    empty, filled = survey.bounds_of([nobody, somebody], ns=[30, 60])
    assert empty.at == {}
    assert set(filled.at) == {30, 60}
    with pytest.raises(InfeasibleError, match="nobody can be in its group"):
        empty.lower.as_integer_ratio()
    with pytest.raises(InfeasibleError, match="nobody can be in its group"):
        survey.bounds(nobody, ns=[30, 60])


def test_where_the_search_gives_up_on_one_statistic_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    groups = Categorical("g", ("a", "b"), ("33", "67"))
    survey = PublishedSurvey((groups, Allocation("p", ("x", "y"), ("6.0", "4.0"))), population=60)
    hard, easy = (Mean("p", "x", ("g", group)) for group in "ab")
    solve = Solver.bounds

    def give_up(solver: Solver, statistic: Mean) -> Bounds:
        if statistic == hard and solver.problem.n == 60:
            raise OutOfReachError("gave up after 4000 steps")
        return solve(solver, statistic)

    monkeypatch.setattr(Solver, "bounds", give_up)
    for ns in ([60], [30, 60]):
        one, other = survey.bounds_of([hard, easy], ns=ns)
        assert (one.at, one.gave_up) == ({}, "gave up after 4000 steps")
        assert list(other.at) == ns
        with pytest.raises(OutOfReachError, match="4000 steps"):
            one.upper.as_integer_ratio()


@given(hidden_surveys(most_respondents=12, most_items=3, most_groups=3, most_points=5))
def test_every_true_statement_that_is_added_narrows_bounds_or_leaves_them(hidden: Hidden) -> None:
    problem = hidden.problem
    statistic = Mean("share", "p", ("g0", "a"))
    if not (hidden.truth["g0"] == "a").any():
        return
    truth, before = mean_of(statistic, hidden.truth), None
    for kept in range(len(problem.statements) + 1):
        found = Problem(problem.n, problem.questions, problem.statements[:kept], problem.rounding).bounds(statistic)
        assert found.lower <= truth <= found.upper
        assert before is None or before.lower <= found.lower <= found.upper <= before.upper
        before = found
