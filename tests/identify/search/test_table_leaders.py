"""Whole sizes and leaders of a table: what rounding does to its highest items, and which leaders let the rest fall into place."""

from __future__ import annotations

import itertools
import math
from fractions import Fraction

import highspy
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenwicht.identify import Allocation, Categorical, Mean, Problem, Statement, highest, lowest
from evenwicht.identify.programme.formulation import formulate
from evenwicht.identify.programme.programme import Programme, Table
from evenwicht.identify.search.exchange import exchanged
from evenwicht.identify.search.extreme_items import extreme_items, strengthen
from evenwicht.identify.search.relaxation import Relaxation
from evenwicht.identify.search.search import Search
from evenwicht.identify.search.size_rounding import divisible_sizes, smooth_limits
from evenwicht.identify.search.symmetry import Proof
from evenwicht.identify.search.table_leaders import TableLeaders
from evenwicht.identify.search.table_rows import table_rows

Floats = np.ndarray[tuple[int], np.dtype[np.float64]]
PHILOSOPHY = Categorical("philosophy", ("all", "net", "perform", "respond", "lawful"), ("64", "17", "9", "7", "3"))
FORM = Allocation("form", tuple("abcdefg"), ("2.7", "2.3", "1.6", "1.2", "0.8", "0.7", "0.7"))


def shares(total: int, items: int) -> list[tuple[int, ...]]:
    """Every way to give whole points to items that adds to a total."""
    if items == 1:
        return [(total,)]
    return [(first, *rest) for first in range(total + 1) for rest in shares(total - first, items - 1)]


def made(sizes: list[tuple[int, int]], items: int, total: int, orders: list[tuple[int, int, int, int]]) -> Programme:
    """Groups with limits on their sizes, a table of their points, and orders (group, larger, smaller, least)."""
    programme = Programme()
    counts = tuple(programme.variable(*limits) for limits in sizes)
    most = total * max(high for _, high in sizes)
    points = tuple(tuple(programme.variable(0, most) for _ in range(items)) for _ in sizes)
    for row, count in zip(points, counts, strict=True):
        programme.row({**dict.fromkeys(row, 1), count: -total}, 0, 0)
    for group, larger, smaller, least in orders:
        programme.row({points[group][larger]: 1, points[group][smaller]: -1}, least, None)
    programme.sizes, programme.tables = [list(counts)], [Table(points, counts, total)]
    return programme


def admitted(programme: Programme) -> set[tuple[int, ...]]:
    """Every data set of a programme with one group."""
    ((row,), (size,), total) = (programme.tables[0].points, programme.tables[0].sizes, programme.tables[0].total)
    low, high = programme.lower[size], programme.upper[size]
    every = ((s, *given) for s in range(low, high + 1) for given in shares(total * s, len(row)))
    return {values for values in every if programme.admits(values)}


@st.composite
def one_group(draw: st.DrawFn) -> tuple[Programme, bool]:
    """A group whose first item is the highest or the lowest of all, by some margin, and whether it is the highest."""
    low, total = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    items, top = draw(st.integers(2, 4)), draw(st.booleans())
    least = [draw(st.integers(0, 1)) for _ in range(items - 1)]
    orders = [(0, 0, other, by) if top else (0, other, 0, by) for other, by in enumerate(least, start=1)]
    return made([(low, low + draw(st.integers(0, 3)))], items, total, orders), top


@given(one_group())
def test_what_is_added_about_extreme_items_rules_no_data_set_out(drawn: tuple[Programme, bool]) -> None:
    programme, _ = drawn
    before = admitted(programme)
    strengthen(programme)
    assert admitted(programme) == before


@given(one_group())
def test_the_highest_item_has_what_is_said_of_it_at_every_size(drawn: tuple[Programme, bool]) -> None:
    programme, top = drawn
    (item,) = (i for i in extreme_items(programme) if i.points == 1 and (i.sign > 0) == top)
    every = admitted(programme)
    for size in {values[0] for values in every}:
        points = [values[1] for values in every if values[0] == size]
        assert item.limit(size) == (min(points) if top else max(points))
        equal = [values for values in every if values[0] == size and len(set(values[1:])) == 1]
        assert bool(equal) == (not item.margin and size % item.step == 0)


@pytest.mark.parametrize("limits", [(9, 12), (59, 62), (24, 26), (226, 228)])
def test_the_relaxation_knows_what_whole_points_make_of_the_highest_item(limits: tuple[int, int]) -> None:
    programme = made([limits], 7, 10, [(0, 0, other, 0) for other in range(1, 7)])
    low, high = np.array(programme.lower, dtype=float), np.array(programme.upper, dtype=float)
    least = np.zeros(len(low))
    least[1] = -1.0
    plain = Relaxation(programme).maximise(least, low, high)
    strengthen(programme)
    low, high = np.array(programme.lower, dtype=float), np.array(programme.upper, dtype=float)
    closer = Relaxation(programme).maximise(least, low, high)
    assert plain is not None
    assert closer is not None
    assert plain.bound == pytest.approx(-10 * limits[0] / 7, abs=1e-6)
    assert closer.bound == pytest.approx(-math.ceil(10 * limits[0] / 7), abs=1e-6)
    for size in range(limits[0], limits[1] + 1):
        low[0] = high[0] = size
        found = Relaxation(programme).maximise(least, low, high)
        assert found is not None
        assert found.bound >= -math.ceil(10 * size / 7) - 1e-6


@st.composite
def tables(draw: st.DrawFn) -> tuple[Programme, Floats, list[int]]:
    """Two groups of fixed sizes with a highest item each, perhaps one with a lowest item too, ranges of column totals,
    and values near leaders or what may be one, whose variables come last."""
    items, total = draw(st.integers(2, 3)), draw(st.integers(2, 4))
    sizes = [draw(st.integers(1, 3)) for _ in range(2)]
    tops = [draw(st.integers(0, items - 1)) for _ in sizes]
    orders = [(group, top, other, 0) for group, top in enumerate(tops) for other in range(items) if other != top]
    both = draw(st.booleans())
    bottom = next(item for item in range(items) if item != tops[0])
    if both:
        orders += [(0, other, bottom, 0) for other in range(items) if other not in (tops[0], bottom)]
    programme = made([(size, size) for size in sizes], items, total, orders)
    for column in zip(*programme.tables[0].points, strict=True):
        low = draw(st.integers(0, total * sum(sizes) // items + 1))
        programme.row(dict.fromkeys(column, 1), low, low + draw(st.integers(0, 3)))
    values = np.array(programme.lower, dtype=np.float64)
    points = programme.tables[0].points
    leaders = [points[group][top] for group, top in enumerate(tops)]
    leaders = [*points[0], leaders[1]] if both else leaders
    for leader in leaders:
        values[leader] = draw(st.floats(0, total * max(sizes)))
    return programme, values, leaders


@given(tables())
def test_leaders_are_chosen_if_and_only_if_whole_points_exist_beside_them(
    drawn: tuple[Programme, Floats, list[int]],
) -> None:
    programme, values, leaders = drawn
    table = programme.tables[0]
    limits = np.array(programme.lower, dtype=float), np.array(programme.upper, dtype=float)
    found = TableLeaders(table_rows(programme, table)).rounded(np.zeros(len(values)), values, *limits)
    sizes = [programme.lower[size] for size in table.sizes]
    every = itertools.product(*(shares(table.total * size, len(table.points[0])) for size in sizes))
    fitting = [data for data in ((*sizes, *itertools.chain(*rows)) for rows in every) if programme.admits(data)]
    assert found is None or set(found) <= set(leaders)
    if found is None:
        near = [data for data in fitting if all(abs(data[leader] - values[leader]) < 1 for leader in leaders)]
        assert not near
    else:
        assert any(all(data[leader] == value for leader, value in found.items()) for data in fitting)


@given(st.data())
def test_sizes_that_ties_divide_keep_their_sum_and_their_limits(data: st.DataObject) -> None:
    items = data.draw(st.integers(2, 7))
    lows = data.draw(st.lists(st.integers(1, 400), min_size=2, max_size=4))
    limits = [(low, low + data.draw(st.integers(0, 300))) for low in lows]
    programme = made(limits, items, 10, [(g, 0, other, 0) for g in range(len(lows)) for other in range(1, items)])
    values = np.zeros(len(programme.lower))
    for size, row, (low, high) in zip(programme.tables[0].sizes, programme.tables[0].points, limits, strict=True):
        values[size] = data.draw(st.integers(low, high))
        tied = data.draw(st.integers(1, items))
        values[list(row[:tied])] = 10 * values[size] / tied
    low, high = np.array(programme.lower, dtype=float), np.array(programme.upper, dtype=float)
    sizes = list(programme.tables[0].sizes)
    found = divisible_sizes(programme, values, low, high)
    if found is not None:
        assert found.sum() == values[sizes].sum()
        assert (low[sizes] <= found).all()
        assert (found <= high[sizes]).all()
    smooth = smooth_limits(programme)
    for size, (least, most) in zip(sizes, limits, strict=True):
        if (smooth[0][size], smooth[1][size]) != (least, most):
            assert least <= smooth[0][size] < smooth[1][size] <= most
            for tied, end in itertools.product(range(1, items + 1), (smooth[0][size], smooth[1][size])):
                assert 10 * end % tied == 0


def test_where_all_items_tie_the_sizes_are_multiples_but_for_one() -> None:
    programme = made([(16500, 17499), (8500, 9499), (6500, 7499)], 7, 10, [(g, 0, 1, 0) for g in range(3)])
    values = np.array([17499.0, 9499.0, 6500.0, *([17499 * 10 / 7] * 7), *([13570.0] * 7), *([65000 / 7] * 7)])
    found = divisible_sizes(programme, values, np.array(programme.lower) * 1.0, np.array(programme.upper) * 1.0)
    assert found is not None
    assert sorted(int(size % 7) for size in found) == [0, 0, (17499 + 9499 + 6500) % 7]


@st.composite
def wide_tables(draw: st.DrawFn) -> tuple[Programme, tuple[int, ...]]:
    """Three groups of some size, of which the first item is the highest in one at least, and a data set."""
    items, total = draw(st.integers(3, 4)), draw(st.integers(2, 5))
    sizes = [draw(st.integers(0, 4)) for _ in range(3)]
    rows = [draw(st.sampled_from(shares(total * size, items))) for size in sizes]
    first = draw(st.integers(0, 2))
    rows[first] = tuple(sorted(rows[first], reverse=True))
    highest_in = [
        group for group, row in enumerate(rows) if row[0] == max(row) and (group == first or draw(st.booleans()))
    ]
    orders = [(group, 0, other, 0) for group in highest_in for other in range(1, items)]
    programme = made([(size, size + draw(st.integers(0, 2))) for size in sizes], items, total, orders)
    for position, column in enumerate(zip(*programme.tables[0].points, strict=True)):
        held = sum(row[position] for row in rows)
        programme.row(dict.fromkeys(column, 1), max(0, held - draw(st.integers(0, 3))), held + draw(st.integers(0, 3)))
    return programme, (*sizes, *itertools.chain(*rows))


@given(wide_tables(), st.data())
def test_where_a_group_swaps_two_items_the_others_give_back_what_the_columns_ask(
    drawn: tuple[Programme, tuple[int, ...]], data: st.DataObject
) -> None:
    programme, values = drawn
    assert programme.admits(values)
    table = programme.tables[0]
    cell = data.draw(st.integers(0, 2))
    pair = data.draw(st.permutations(range(1, len(table.points[0]))))[:2]  # neither is the highest
    gains, loses = sorted(pair, key=lambda item: values[table.points[cell][item]])
    limits = np.array(programme.lower, dtype=float), np.array(programme.upper, dtype=float)
    found = exchanged(table_rows(programme, table), np.array(values, dtype=float), *limits, cell, (loses, gains))
    if found is None:
        columns = list(zip(*table.points, strict=True))
        points = values[table.points[cell][loses]] - values[table.points[cell][gains]]
        held = {item: sum(values[v] for v in columns[item]) for item in (loses, gains)}
        low, high = ({frozenset(r.weights): r for r in programme.rows}[frozenset(columns[i])] for i in (loses, gains))
        assert held[loses] - points < (low.low or 0) or held[gains] + points > (high.high or 0)
        return
    assert programme.admits([int(value) for value in found])
    assert found[table.points[cell][gains]] == values[table.points[cell][loses]]
    assert found[table.points[cell][loses]] == values[table.points[cell][gains]]


def test_of_rows_about_the_same_items_or_the_same_column_the_closest_counts() -> None:
    programme = made([(2, 2), (3, 3)], 2, 4, [])
    (table,) = programme.tables
    (one, other), (below, _) = table.points
    for ahead in (3, 1):
        programme.row({one: 1, other: -1}, ahead, None)
    for low, high in ((2, 9), (1, 12)):
        programme.row({one: 1, below: 1}, low, high)
    rows = table_rows(programme, table)
    assert rows.above[0, 0, 1] == -3
    assert (rows.low[0], rows.high[0]) == (2, 9)


def test_what_bounds_one_item_of_a_group_bounds_another_of_the_same_rank_and_range() -> None:
    means = ("4.0", "1.5", "1.5", "3.0")
    time = Allocation("time", ("a", "b", "c", "d"), means)
    problem = Problem(1000, (PHILOSOPHY, time), highest(time, "a", by=PHILOSOPHY))
    made_of = formulate(problem.questions, problem.statements, 1000, "any")
    search = Search(made_of.programme)
    _, b, c, _ = made_of.points["time", 1]
    size = made_of.cell_sizes[1]
    low = made_of.programme.lower[size]
    best = search.maximise({b: 1}, limits={size: (low, low)})
    assert best is not None
    assert best.dual is not None
    search.symmetry.prove(Proof(b, Fraction(best.value, low), low, best.dual))
    other = search.symmetry.proof(c)
    assert other is not None
    assert other.mean == Fraction(best.value, low)
    limits = {size: (low, low)}
    assert best.value <= search.bound({b: 1}, best.dual, limits) < best.value + 1
    assert search.bound({c: 1}, other.dual, limits) == pytest.approx(search.bound({b: 1}, best.dual, limits))
    assert search.bound({c: 1}, best.dual, limits) > best.value + 1  # not without the swap
    like = search.like_another(c, other.mean, limits)
    assert like is not None
    assert like.value == best.value


def linear_programmes(problem: Problem, solver_runs: list[highspy.Highs]) -> int:
    """How many linear programmes all bounds of the table take."""
    before = len(solver_runs)
    for category in PHILOSOPHY.categories:
        for item in FORM.items:
            problem.bounds(Mean("form", item, ("philosophy", category)))
    return len(solver_runs) - before


@pytest.mark.parametrize("n", [355, *range(99_997, 100_004)])
@pytest.mark.parametrize("fewest", [(), lowest(FORM, "g", group=("philosophy", "all"))], ids=["highest", "and lowest"])
def test_bounds_for_many_respondents_take_fewer_linear_programmes_than_for_80(
    n: int, fewest: tuple[Statement, ...], solver_runs: list[highspy.Highs]
) -> None:
    statements = (*highest(FORM, "a", by=PHILOSOPHY), *fewest)
    few, many = (linear_programmes(Problem(m, (PHILOSOPHY, FORM), statements), solver_runs) for m in (80, n))
    assert 0 < many < few <= 75
