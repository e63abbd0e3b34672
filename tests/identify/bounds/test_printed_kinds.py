"""Counts, limits, withheld figures and roundings of their own: bounds are those of every data set that prints them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import get_args

import pytest
from every_data_set import as_frame, enumerate_histograms
from hypothesis import given
from hypothesis import strategies as st

from evenwicht.identify import (
    Allocation,
    Bounds,
    Categorical,
    Cell,
    GroupFigure,
    InfeasibleError,
    Mean,
    PrintedFigure,
    Problem,
    PublishedFigureError,
    Rounding,
    explain,
    figures_hash,
    joint_sample_sizes,
    prints_as,
    survey_as_json,
    survey_from_json,
)

KINDS = st.sampled_from(["number", "nearest", "below", "above", "between", "withheld"])
ROUNDINGS = [rounding for rounding in get_args(Rounding) if rounding != "largest_remainder"]


def printed(value: Fraction, kind: str, rounding: Rounding, exact: bool = False) -> PrintedFigure:
    """A figure that this value can be printed as."""
    near = 5 if kind == "nearest" else 1
    below = int(value // near) * near
    up = rounding == "up" or (rounding not in ("down", "truncated") and value - below > Fraction(near, 2))
    number = below + near if up and value > below else below
    if kind == "below":
        return PrintedFigure(f"<{int(value) + 2}")
    if kind == "above":
        return PrintedFigure(f">={max(0, number - 1)}")
    if kind == "between":
        return PrintedFigure(f"{max(0, number - 1)}-{number + 2}")
    if kind == "withheld":
        return PrintedFigure("-")
    return PrintedFigure(str(number), nearest=5 if kind == "nearest" else None)


def bounded(problem: Problem, statistic: Mean | Cell) -> Bounds | None:
    try:
        return problem.bounds(statistic)
    except InfeasibleError:
        return None


@given(
    st.lists(st.integers(0, 2), min_size=4, max_size=4).filter(lambda c: c[0] + c[1] > 0 and 1 < sum(c) < 6),
    st.lists(KINDS, min_size=5, max_size=5),
    st.sampled_from(ROUNDINGS),
    st.booleans(),
    st.booleans(),
)
def test_bounds_are_those_of_every_data_set_that_prints_the_figures(
    table: list[int], kinds: list[str], rounding: Rounding, counted: bool, of_group: bool
) -> None:
    n, (a, b, c, d) = sum(table), table
    sums = [Fraction(x if counted else 100 * x, 1 if counted else n) for x in (a + b, c + d)]
    shown = tuple(printed(value, kind, rounding) for value, kind in zip(sums, kinds, strict=False))
    sex = (
        Categorical("sex", ("m", "f"), counts=shown, rounding=rounding)
        if counted
        else Categorical("sex", ("m", "f"), shown, rounding=rounding)
    )
    shares = [Fraction(100 * x, n) for x in (a + c, b + d)]
    vote = Categorical(
        "vote", ("y", "n"), tuple(printed(x, k, rounding) for x, k in zip(shares, kinds[2:], strict=False))
    )
    within = Fraction(a) if counted else Fraction(100 * a, a + b)
    group = GroupFigure("vote", "y", ("sex", "m"), printed(within, kinds[4], rounding), rounding, counted=counted)
    problem = Problem(n, (sex, vote), (group,) if of_group else (), rounding)
    histograms = list(enumerate_histograms(problem))
    truth = {("m", "y"): a, ("m", "n"): b, ("f", "y"): c, ("f", "n"): d}
    assert tuple((row, k) for row, k in sorted(truth.items()) if k) in histograms
    assert survey_as_json(survey_from_json(survey_as_json(problem), n)) == survey_as_json(problem)
    assert n in joint_sample_sizes(problem.questions, 12, rounding)
    for of in ("count", "row"):
        values = set()
        for histogram in histograms:
            found = dict(histogram)
            men = found.get(("m", "y"), 0) + found.get(("m", "n"), 0)
            if of == "count" or men:
                values.add(Fraction(found.get(("m", "y"), 0), 1 if of == "count" else men))
        bounds = bounded(problem, Cell(("sex", "m"), ("vote", "y"), of))
        assert bounds is not None
        assert (bounds.lower, bounds.upper) == (min(values), max(values))
        assert not prints_as(problem, bounds.attained_lower())
        assert not prints_as(problem, bounds.attained_upper())


@given(
    st.lists(st.integers(0, 2), min_size=3, max_size=3),
    st.lists(KINDS.filter(lambda kind: kind != "nearest"), min_size=2, max_size=2),
    st.sampled_from(ROUNDINGS),
)
def test_means_with_limits_are_bounded_by_every_data_set(
    points: list[int], kinds: list[str], rounding: Rounding
) -> None:
    n = len(points)
    means = [Fraction(sum(points), n), Fraction(2 * n - sum(points), n)]
    shown = tuple(printed(value, kind, rounding) for value, kind in zip(means, kinds, strict=False))
    time = Allocation("time", ("work", "rest"), shown, 2, rounding=rounding)
    sex = Categorical("sex", ("m", "f"), counts=("2", "1"))
    problem = Problem(n, (sex, time))
    values = {
        Fraction(sum(p for (s, p, _), k in h for _ in range(k) if s == "f")) for h in enumerate_histograms(problem)
    }
    found = problem.bounds(Mean("time", "work", ("sex", "f")))
    assert (found.lower, found.upper) == (min(values), max(values))
    assert not prints_as(problem, found.attained_upper())


def test_every_data_set_that_is_checked_prints_by_the_row_too() -> None:
    time = Allocation("time", ("work", "rest"), ("1", "<1"), 2, rounding="half_up")
    problem = Problem(3, (time,))
    frames = [as_frame(problem, histogram) for histogram in enumerate_histograms(problem)]
    assert {int(frame["time.work"].sum()) for frame in frames} == {4}  # 4 of 6 points: 1.33 and 0.67


def test_an_item_that_is_not_printed_takes_what_is_left() -> None:
    wishes = Allocation("w", ("a", "b"), ("4.0", "3.0"), exhaustive=False)
    assert wishes.items == ("a", "b", "not_printed")
    assert Problem(20, (wishes,)).column_ranges("w")["not_printed"] == (58, 62)
    shown = Allocation("w", ("a", "b"), ("4.0", "3.0"), exhaustive=False, rounding="largest_remainder")
    assert Problem(10, (shown,)).column_ranges("w")["not_printed"] == (30, 30)


def test_counts_tell_how_many_answered_and_one_that_is_withheld_leaves_room() -> None:
    told = Categorical("q", ("a", "b"), counts=("60", "60"))
    assert joint_sample_sizes([told], 200) == [120]
    assert "less than 121" in str(explain(121, [told]))
    assert "more than 50" in str(explain(50, [told]))
    room = Categorical("q", ("a", "b"), counts=("60", "<5"))
    assert joint_sample_sizes([room], 200) == [60, 61, 62, 63, 64]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Categorical("q", ("a", "b"), counts=("6.5", "3")), "q: figure 1 (a) is 6.5, expected a whole number"),
        (lambda: Categorical("q", ("a", "b"), ("60", "40"), counts=("6", "4")), "found percentages and counts"),
        (lambda: Categorical("q", ("a", "b"), ("60", "9-5")), "expected the smaller limit first"),
        (lambda: Categorical("q", ("a", "b"), ("60", ">100 and more")), "which is not a number"),
        (lambda: Categorical("q", ("a", "b"), ("60", ">140")), "is >140, expected 0 to 100"),
        (lambda: Categorical("q", ("a", "b", "c"), ("38", "37", "37")), "it is multiple response"),
        (lambda: Categorical("q", ("a", "b"), (PrintedFigure("61", nearest=5), "39")), "no multiple of 5"),
        (lambda: PrintedFigure("60", nearest=0), "nearest is 0, expected a whole number"),
        (lambda: Categorical("q", ("a", "b"), ("60", "40"), rounding="away"), "rounding is 'away'"),
        (
            lambda: Categorical("q", ("a", "b"), ("60", "<45"), rounding="largest_remainder").row.check("any"),
            "say how this question was rounded instead",
        ),
        (lambda: Allocation("q", ("a", "b"), ("6", "<2")), "the figures add to 6, too far from 10"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(make: Callable[[], object], message: str) -> None:
    with pytest.raises(PublishedFigureError) as told:
        make()
    assert message in str(told.value)
    assert "\n" not in str(told.value)


def test_a_survey_with_its_own_roundings_is_another_one() -> None:
    plain = Problem(10, (Categorical("q", ("a", "b"), ("60", "40")),))
    own = Problem(10, (Categorical("q", ("a", "b"), ("60", "40"), rounding="down"),))
    assert figures_hash(plain) != figures_hash(own)
