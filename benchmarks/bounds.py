"""Sharp bounds: how long they take, beside two general solvers that are given the same programme.

    python benchmarks/bounds.py                 a few minutes on a free core
    python benchmarks/bounds.py --quick         without the union over all sample sizes

The survey is that of a Dutch report of 2020: five governance philosophies (percentages) and seven steering
forms (means of ten points), with the statement that line steering comes first within every philosophy. The
two readings of what it says of those who combine philosophies: chain and network steering gets (a) the
fewest points among their seven forms; (b) a lower mean from them than from any of the other four.

Wanted: all 70 bounds within a second at n = 80 and at 355, one bound within half a second up to 1,000
respondents and within five up to 10,000, and all sample sizes under both readings within a minute. Times are
of the processor, on one core; those of the 70 bounds the best of three.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from fractions import Fraction
from functools import partial

import numpy as np
from ortools.sat.python import cp_model
from scipy import optimize, sparse

from evenwicht.identify import (
    Allocation,
    Categorical,
    Mean,
    Problem,
    PublishedSurvey,
    Solver,
    Statement,
    highest,
    lowest,
)

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
ASSIGNMENT = Categorical("assignment", ("adaptive", "value", "legitimate", "efficient"), ("61", "22", "9", "8"))
REPERTOIRE = Categorical(
    "repertoire",
    ("patience", "commitment", "attention", "conflict"),
    ("28", "25", "17", "10"),
    exhaustive=False,
)
LINE_FIRST = highest(FORM, "line", by=PHILOSOPHY)
COMPARED = (80, 355, 3_001, 10_000)
COMBINED = ("philosophy", "combined")
READINGS: dict[str, tuple[Statement, ...]] = {
    "neither": (),
    "(a) fewest of their forms": lowest(FORM, "chain", group=COMBINED),
    "(b) fewest of the philosophies": tuple(
        Statement(Mean("form", "chain", ("philosophy", other)), Mean("form", "chain", COMBINED))
        for other in PHILOSOPHY.categories[1:]
    ),
}
TABLE = [Mean("form", item, ("philosophy", category)) for category in PHILOSOPHY.categories for item in FORM.items]
Bounds70 = list[tuple[Fraction, Fraction]]


def ours(n: int) -> Bounds70:
    """All 70 bounds, the model made anew."""
    solver = Solver(Problem(n, (PHILOSOPHY, FORM), LINE_FIRST))
    return [(found.lower, found.upper) for found in map(solver.bounds, TABLE)]


def by_scipy() -> Bounds70:
    """The same at n = 80 by `scipy.optimize.milp`: one integer programme an end of a bound."""
    sizes, columns = np.array([51, 14, 7, 6, 2]), np.array([FORM_TOTALS[item] for item in FORM.items])
    rows = sparse.kron(sparse.eye(5), np.ones(7))
    totals = sparse.kron(np.ones(5), sparse.eye(7))
    first = sparse.kron(sparse.eye(5), np.hstack([np.ones((6, 1)), -np.eye(6)]))
    constraints = [
        optimize.LinearConstraint(rows, 10 * sizes, 10 * sizes),
        optimize.LinearConstraint(totals, columns[:, 0], columns[:, 1]),
        optimize.LinearConstraint(first, 0, np.inf),
    ]
    found = []
    for position in range(35):
        ends = []
        for sign in (1, -1):
            cost = np.zeros(35)
            cost[position] = sign
            solved = optimize.milp(cost, constraints=constraints, integrality=np.ones(35), options={"mip_rel_gap": 0.0})
            ends.append(Fraction(round(sign * solved.fun), int(sizes[position // 7])))
        found.append((ends[0], ends[1]))
    return found


def by_cp_sat() -> Bounds70:
    """The same at n = 80 by CP-SAT, one thread."""
    sizes = [51, 14, 7, 6, 2]
    model = cp_model.CpModel()
    points = [[model.new_int_var(0, 10 * size, "") for _ in FORM.items] for size in sizes]
    for row, size in zip(points, sizes, strict=True):
        model.add(sum(row) == 10 * size)
        for other in row[1:]:
            model.add(row[0] >= other)
    for j, item in enumerate(FORM.items):
        model.add_linear_constraint(sum(row[j] for row in points), *FORM_TOTALS[item])
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    found = []
    for row, size in zip(points, sizes, strict=True):
        for variable in row:
            ends = []
            for sign in (-1, 1):
                model.maximize(sign * variable)
                solver.solve(model)
                ends.append(Fraction(sign * round(solver.objective_value), size))
            found.append((ends[0], ends[1]))
    return found


FORM_TOTALS = Problem(80, (PHILOSOPHY, FORM)).column_ranges("form")


def timed(run: Callable[[], Bounds70], repeats: int = 3) -> tuple[float, Bounds70]:
    """The least processor time in seconds, and the answer."""
    best, answer = np.inf, []
    for _ in range(repeats):
        start = time.process_time()
        answer = run()
        best = min(best, time.process_time() - start)
    return float(best), answer


def print_one_size() -> None:
    """70 bounds at one n, ours and the general solvers'."""
    print("| 70 bounds | n | seconds | beside ours at n = 80 | |\n| --- | ---: | ---: | ---: | --- |")
    mine, answer = timed(partial(ours, 80))
    print(f"| ours | 80 | {mine:.3f} | 1.0 | asked: 1 |")
    for name, run in (("scipy.optimize.milp", by_scipy), ("CP-SAT, one thread", by_cp_sat)):
        theirs, same = timed(run)
        agreed = "same answers" if same == answer else "OTHER ANSWERS"
        print(f"| {name} | 80 | {theirs:.3f} | {theirs / mine:.1f} | {agreed} |")
    for n in (355, 1_000, 10_000):
        more, _ = timed(partial(ours, n))
        print(f"| ours | {n:,} | {more:.3f} | {more / mine:.2f} | |")


def highest_chain(n: int) -> Fraction:
    """The greatest mean of chain steering of those who combine, below that of the four other groups."""
    problem = Problem(n, (PHILOSOPHY, FORM), (*LINE_FIRST, *READINGS["(b) fewest of the philosophies"]))
    return problem.bounds(Mean("form", "chain", COMBINED)).upper


def highest_chain_by_cp_sat(n: int) -> Fraction | None:
    """The same by CP-SAT, one thread: better and better ratios (Dinkelbach) until there is none; None if it takes
    longer than a minute."""
    problem = Problem(n, (PHILOSOPHY, FORM))
    model = cp_model.CpModel()
    ranges = problem.count_ranges("philosophy")
    sizes = [model.new_int_var(*ranges[group], "") for group in PHILOSOPHY.categories]
    points = [[model.new_int_var(0, 10 * n, "") for _ in FORM.items] for _ in sizes]
    model.add(sum(sizes) == n)
    for row, size in zip(points, sizes, strict=True):
        model.add(sum(row) == 10 * size)
        for other in row[1:]:
            model.add(row[0] >= other)
    for j, item in enumerate(FORM.items):
        model.add_linear_constraint(sum(row[j] for row in points), *problem.column_ranges("form")[item])
    for row, size in zip(points[1:], sizes[1:], strict=True):
        products = [model.new_int_var(0, 10 * n * n, "") for _ in range(2)]
        model.add_multiplication_equality(products[0], [row[-1], sizes[0]])
        model.add_multiplication_equality(products[1], [points[0][-1], size])
        model.add(products[0] >= products[1])
    best, left = Fraction(0), 60.0
    while left > 0:
        solver = cp_model.CpSolver()
        solver.parameters.num_workers, solver.parameters.max_time_in_seconds = 1, left
        model.maximize(best.denominator * points[0][-1] - best.numerator * sizes[0])
        status = solver.solve(model)
        left -= solver.wall_time
        if status == cp_model.OPTIMAL and solver.objective_value == 0:
            return best
        if status != cp_model.OPTIMAL:
            return None
        best = Fraction(solver.value(points[0][-1]), solver.value(sizes[0]))
    return None


def print_compared_groups() -> None:
    """One bound with statements between groups, whose sizes vary."""
    print("\n| one bound, four statements between groups | n | seconds | CP-SAT, one thread |")
    print("| --- | ---: | ---: | --- |")
    for n in COMPARED:
        start = time.process_time()
        theirs = highest_chain_by_cp_sat(n)
        peer = time.process_time() - start
        repeats = []
        for _ in range(2):
            start = time.process_time()
            mine = highest_chain(n)
            repeats.append(time.process_time() - start)
        same = "same answer" if mine == theirs else "ANOTHER ANSWER"
        beside = "none in 60 s" if theirs is None else f"{peer:.2f} s, {same}"
        print(f"| ours: {mine} | {n:,} | {min(repeats):.3f} | {beside} |")


def print_all_sizes() -> None:
    """The union of the 70 bounds over every sample size, under each reading."""
    whole = PublishedSurvey((PHILOSOPHY, FORM, ASSIGNMENT, REPERTOIRE), population=355)
    sizes = whole.sample_sizes()
    over = f"70 bounds over {len(sizes)} sizes, {sizes[0]} to {sizes[-1]}"
    print(f"\n| {over} | seconds | line in combined | chain |")
    print("| --- | ---: | --- | --- |")
    spent = 0.0
    for name, extra in READINGS.items():
        survey = PublishedSurvey((PHILOSOPHY, FORM), (*LINE_FIRST, *extra), population=355)
        start = time.process_time()
        found = dict(zip(FORM.items, survey.union_of_bounds(TABLE, sizes), strict=False))
        elapsed = time.process_time() - start
        spent += elapsed if extra else 0.0
        ends = [f"{float(found[i].lower):.3f} to {float(found[i].upper):.3f}" for i in ("line", "chain")]
        print(f"| {name} | {elapsed:.1f} | {ends[0]} | {ends[1]} |")
    print(f"| both readings (asked: 60) | {spent:.1f} | | |")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="leave out the union over all sample sizes")
    quick = parser.parse_args().quick
    print_one_size()
    print_compared_groups()
    if not quick:
        print_all_sizes()


if __name__ == "__main__":
    main()
