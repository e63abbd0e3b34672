"""A problem that no data set fits names a smallest set of figures and statements that clash."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from enumerated import enumerate_data_sets
from hypothesis import assume, given
from hypothesis import strategies as st

from evenwicht.identify import (
    Allocation,
    Categorical,
    InfeasibleError,
    Mean,
    Problem,
    Statement,
    highest,
)
from evenwicht.identify.bounds.part import Part

COLOUR = Categorical("colour", ("red", "blue"), ("50", "50"))


def test_a_problem_that_fits_has_no_conflict() -> None:
    assert Problem(4, (COLOUR,)).conflict() is None


def test_a_figure_that_no_count_prints_clashes_alone() -> None:
    conflict = Problem(7, (Categorical("colour", ("red", "blue"), ("50", "50")),)).conflict()
    assert conflict is not None
    assert len(conflict.figures) == 1
    assert conflict.figures[0][2] == "50 %"
    assert conflict.statements == ()
    assert conflict.smallest


def test_figures_that_print_one_by_one_but_not_together_are_all_named() -> None:
    thirds = Categorical("colour", ("red", "blue", "green"), ("33", "33", "33"))
    four = Categorical("colour", ("red", "blue", "green"), ("34", "33", "33"))
    assert Problem(3, (thirds,)).conflict() is None
    conflict = Problem(200, (four,)).conflict()
    assert conflict is None
    mixed = Problem(81, (Categorical("c", tuple("abcde"), ("64", "17", "9", "7", "3")),)).conflict()
    assert mixed is not None
    assert {figure for _, _, figure in mixed.figures} <= {"64 %", "17 %", "9 %", "7 %", "3 %"}


def test_a_statement_against_the_printed_order_clashes_with_two_figures() -> None:
    time = Allocation("time", ("work", "rest", "play"), ("6.5", "2.5", "1.0"))
    problem = Problem(80, (COLOUR, time), highest(time, "rest"))
    conflict = problem.conflict()
    assert conflict is not None
    assert conflict.statements == (problem.statements[0],)
    assert [(question, label) for question, label, _ in conflict.figures] in (
        [("time", "work")],  # 6.5 of 10 is more than half: one figure is enough
        [("time", "work"), ("time", "rest")],
    )
    assert len(conflict.figures) == 1
    with pytest.raises(InfeasibleError, match=r"mean of time.rest >= mean of time.work"):
        problem.bounds(Mean("time", "work"))


def test_statements_that_contradict_each_other_clash_without_any_figure() -> None:
    time = Allocation("time", ("work", "rest", "play"), ("4.0", "3.5", "2.5"))
    a, b, c = (Mean("time", item, ("colour", "red")) for item in time.items)
    circle = (Statement(a, b), Statement(b, c, strict=True), Statement(c, a))
    conflict = Problem(80, (COLOUR, time), (*highest(time, "work"), *circle)).conflict()
    assert conflict is not None
    assert set(conflict.statements) == set(circle)
    # without a figure the group may be empty, and then the statements hold
    assert [(question, label) for question, label, _ in conflict.figures] in (
        [("colour", "red")],
        [("colour", "blue")],
    )


def test_statements_of_every_group_clash_with_a_figure_of_everyone() -> None:
    share = Allocation("share", ("p", "q"), ("6.0", "4.0"))
    low = tuple(
        Statement(Mean("share", "q", ("colour", c)), Mean("share", "p", ("colour", c))) for c in ("red", "blue")
    )
    conflict = Problem(10, (COLOUR, share), low).conflict()
    assert conflict is not None
    assert set(conflict.statements) == set(low)
    assert str(conflict).startswith("no data set of 10 respondents fits; a smallest set that clashes: share.")
    assert "Correct one of these" in str(conflict)


@st.composite
def clashing(draw: st.DrawFn) -> Problem:
    n = draw(st.integers(1, 4))
    halves = draw(st.sampled_from([("50", "50"), ("33", "67"), ("25", "75"), ("0", "100")]))
    means = draw(st.sampled_from([("1.0", "1.0", "1.0"), ("1.5", "1.0", "0.5"), ("2.0", "0.3", "0.7")]))
    questions = (Categorical("colour", ("red", "blue"), halves), Allocation("share", tuple("pqr"), means, 3))
    groups: list[tuple[str, str] | None] = [None, ("colour", "red"), ("colour", "blue")]
    every = [Mean("share", item, group) for item in "pqr" for group in groups]
    pairs = st.tuples(st.sampled_from(every), st.sampled_from(every), st.booleans())
    drawn = draw(st.lists(pairs.filter(lambda p: p[0] != p[1]), max_size=4, unique=True))
    return Problem(n, questions, tuple(Statement(a, b, strict) for a, b, strict in drawn))


@given(clashing())
def test_a_conflict_clashes_and_no_smaller_set_does(problem: Problem) -> None:
    assume(len(enumerate_data_sets(problem)) == 0)
    conflict = problem.conflict()
    assert conflict is not None
    assert conflict.smallest
    figures = [(q.name, label) for q in problem.questions for label in q.labels]
    size = len(conflict.figures) + len(conflict.statements)

    def fits(items: tuple[object, ...]) -> bool:
        kept = tuple(s for s in problem.statements if s in items)
        without = frozenset(figure for figure in figures if figure not in items)
        names = [q.name for q in problem.questions]
        return Part(replace(problem, statements=kept), names, without=without).feasible() is not None

    named = tuple((question, label) for question, label, _ in conflict.figures)
    assert not fits((*named, *conflict.statements))
    everything = (*figures, *problem.statements)
    assert all(fits(smaller) for smaller in itertools.combinations(everything, size - 1))
