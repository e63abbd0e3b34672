"""What each piece of the search is worth: the problems that count, with one piece switched off at a time.

    python benchmarks/ablation.py                      about half an hour on a free core
    python benchmarks/ablation.py --surveys 20 nothing "circles of statements"

Every problem is stopped after a limit; its time then counts as the limit. Times are of the processor. An answer other
than that of the whole search is told.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import signal
import sys
import time
from collections.abc import Callable
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any
from unittest import mock

import numpy as np
import pandas as pd

from evenwicht.identify import (
    Allocation,
    Categorical,
    Mean,
    PrintedMeanAndSD,
    Problem,
    PublishedFigureError,
    Solver,
    Statement,
    apportion,
    find_histogram,
    union_of_bounds,
)
from evenwicht.identify.bounds import union
from evenwicht.identify.bounds.bounds import _is_beyond
from evenwicht.identify.bounds.workings import Workings
from evenwicht.identify.search import branch_and_cut, mean_ranges, sum_of_ratios

TESTS = Path(__file__).resolve().parents[1] / "tests"
sys.path += [str(TESTS / "identify"), str(TESTS / "conformance"), str(Path(__file__).parent)]
report, recovery = import_module("bounds"), import_module("test_recovery")
hide, SOLVABLE = import_module("hidden").hide, import_module("test_conformance").SOLVABLE

Ask = Callable[[], object]
LIMIT = 60.0


# --- the problems


def seventy(n: int) -> Ask:
    """All 70 bounds of the report at one n."""
    return lambda: report.ours(n)


def over_sizes(reading: str, every: int) -> Ask:
    """The union of two bounds over some of the 251 possible n."""
    whole = report.PublishedSurvey(
        (report.PHILOSOPHY, report.FORM, report.ASSIGNMENT, report.REPERTOIRE), population=355
    )
    questions, statements = (report.PHILOSOPHY, report.FORM), (*report.LINE_FIRST, *report.READINGS[reading])
    asked = [Mean("form", item, report.COMBINED) for item in ("line", "chain")]

    def ask() -> object:
        problems = [Problem(n, questions, statements) for n in whole.sample_sizes()[::every]]
        return [(found.lower, found.upper) for found in union_of_bounds(problems, asked)]

    return ask


def recovered(name: str) -> Ask:
    """Both ends of the mean of every item in every group of a survey with public answers."""
    problem = getattr(recovery, name)("any").problem

    def ask() -> object:
        grouping = next(q for q in problem.questions if hasattr(q, "categories"))
        allocation = next(q for q in problem.questions if hasattr(q, "items"))
        solver = Solver(problem)
        means = [Mean(allocation.name, i, (grouping.name, g)) for g in grouping.labels for i in allocation.items]
        return [(found.lower, found.upper) for found in map(solver.bounds, means)]

    return ask


def made_up(seed: int, least: int, most: int, kind: str) -> Ask:
    """Two bounds of a survey of a random size, with statements that are true of it."""
    random = np.random.default_rng([seed, most])
    n = int(np.exp(random.uniform(np.log(least), np.log(most))))
    groups, items = "abcdef"[: random.integers(2, 7)], "pqrstuvw"[: random.integers(3, 9)]
    total = int(random.choice([10, 100]))
    chosen = random.choice(list(groups), size=n, p=random.dirichlet([2.0] * len(groups)))
    weights = {g: random.dirichlet([1.0] * len(items)) for g in groups}
    points = np.stack([random.multinomial(total, weights[g]) for g in chosen])
    truth = pd.DataFrame({"g": chosen} | {f"share.{i}": points[:, j] for j, i in enumerate(items)})
    hidden = hide(truth, {"g": tuple(groups)}, {"share": (tuple(items), total)}, "any", decimals=(0, 1)).problem
    filled = [g for g in groups if (chosen == g).any()]
    means = {(i, g): points[chosen == g, j].mean() for j, i in enumerate(items) for g in filled}
    statements = []
    for _ in range(0 if kind == "without" else int(random.integers(2, 6))):
        i, g = str(random.choice(list(items))), str(random.choice(filled))
        j, h = (str(random.choice(list(items))), g) if kind == "within" else (i, str(random.choice(filled)))
        if (i, g) != (j, h):
            one, other = (i, g), (j, h)
            larger, smaller = (one, other) if means[one] >= means[other] else (other, one)
            statements.append(Statement(*(Mean("share", item, ("g", group)) for item, group in (larger, smaller))))
    problem = Problem(n, hidden.questions, tuple(statements), hidden.rounding)
    asked = Mean("share", str(random.choice(list(items))), ("g", str(random.choice(filled))))

    def ask() -> object:
        found = problem.bounds(asked)
        return found.lower, found.upper

    return ask


def compared(n: int) -> Ask:
    """One bound of the report under four statements between groups."""
    return lambda: report.highest_chain(n)


def implied(seed: int, n: int) -> Ask:
    """A verdict that follows: of a chain of groups, each at least (or above) the next, that the first is at least the last."""
    random = np.random.default_rng([seed, n])
    groups = tuple("abcdef"[: random.integers(3, 7)])
    shares = apportion([int(w) for w in random.integers(5, 50, len(groups))], 100)
    allocation = Allocation("share", ("p", "q", "r"), ("4.2", "3.5", "2.3"))
    means = [Mean("share", "p", ("g", group)) for group in groups]
    statements = [Statement(one, other, strict=bool(seed % 2)) for one, other in itertools.pairwise(means)]
    problem = Problem(n, (Categorical("g", groups, tuple(map(str, shares))), allocation), tuple(statements))
    return lambda: problem.decide(Statement(means[0], means[-1])).verdict


def conformance() -> Ask:
    """Whether a data set exists, for the cases of pysprite's own tests."""

    def ask() -> object:
        found = []
        for case, exactly, items in SOLVABLE:
            n, mean, sd, lowest, highest = case
            printed = PrintedMeanAndSD(n, mean, sd, lowest, highest, decimals=2, items=items)
            found.append(find_histogram(printed, exactly) is not None)
        return found

    return ask


def problems(surveys: int) -> dict[str, list[Ask]]:
    """All of them, by group; the made-up ones are `surveys` in all."""
    each = surveys // 6
    groups = {
        "70 bounds, 80": [seventy(80)],
        "70 bounds, 355": [seventy(355)],
        "all n, (a)": [over_sizes("(a) fewest of their forms", 25)],
        "all n, (b)": [over_sizes("(b) fewest of the philosophies", 25)],
        "compared, 3,001": [compared(3_001)],
        "compared, 10,000": [compared(10_000)],
        "implied, 100": [implied(seed, 100) for seed in range(6)],
        "implied, 1,000": [implied(seed, 1_000) for seed in range(6)],
        "recovery": [recovered(name) for name in ("beps", "bfi", "anes")],
        "pysprite's cases": [conformance()],
    }
    for least, most in ((20, 1_000), (1_000, 10_000)):
        for kind in ("without", "within", "between"):
            groups[f"to {most:,}, {kind}"] = [made_up(seed, least, most, kind) for seed in range(each)]
    return groups


# --- the pieces


_EXTREME = union.extreme


def _halfway(low: Fraction, high: Fraction) -> Fraction:
    return (low + high) / 2


def _no_cuts(self: Any, values: Any, box: Any) -> list[Any]:
    return []


def _no_factors(row: Any, box: Any) -> tuple[int, int]:
    return (1, 1) if row.larger_size == row.smaller_size else (0, 0)


def _without_beyond(workings: Any, statistic: Any, end: Any, beyond: Fraction | None = None) -> Any:
    found = _EXTREME(workings, statistic, end)
    return None if found is None or not _is_beyond(found[0], end, beyond) else found


def _boxed(searched: Any, objective: Any, size: int, limits: Any, above: Any) -> Any:
    return sum_of_ratios._boxed(searched, objective, limits, above)


def _never(*told: Any) -> bool:
    return False


Patch = tuple[object, str, Any]
PIECES: dict[str, Patch | None] = {
    "nothing": None,
    "cuts between means": (mean_ranges.MeanRanges, "halves", _no_cuts),
    "comparisons by sizes": (branch_and_cut, "_factors", _no_factors),
    "order of ranges": (mean_ranges, "_ordered", lambda row, one, other, upper: (one, other)),
    "circles of statements": (mean_ranges, "_circles", lambda rows: []),
    "simplest fraction as a level": (mean_ranges, "simplest_between", _halfway),
    "the best of earlier n": (union, "extreme", _without_beyond),
    "one ratio by Dinkelbach": (sum_of_ratios, "_single", _boxed),
    "single questions in closed form": (Workings, "is_single", _never),
}


# --- the measuring


class TooLongError(Exception):
    """A problem took longer than the limit."""


def _stop(number: int, frame: FrameType | None) -> None:
    raise TooLongError


class Failure(str):
    """Why there is no answer."""


def timed(ask: Ask, limit: float) -> tuple[float, object]:
    """Processor time in seconds, and the answer; the limit, and why, if there is none."""
    signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, limit)
    start = time.process_time()
    try:
        answer = ask()
    except TooLongError:
        return limit, Failure("too long")
    except PublishedFigureError as error:
        return time.process_time() - start, Failure(type(error).__name__)
    except (ArithmeticError, RecursionError) as error:
        return limit, Failure(error)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return time.process_time() - start, answer


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pieces", nargs="*", default=[], help="which to switch off; all if none is named")
    parser.add_argument("--surveys", type=int, default=60, help="how many made-up surveys, in all")
    parser.add_argument("--limit", type=float, default=LIMIT, help="seconds for one problem")
    parser.add_argument("--groups", default="", help="only groups of problems with this in their name")
    told = parser.parse_args()
    groups = {name: asks for name, asks in problems(told.surveys).items() if told.groups in name}
    print(f"| switched off | {' | '.join(groups)} |\n| --- |{' ---: |' * len(groups)}", flush=True)
    first: dict[str, list[object]] = {}
    for piece in told.pieces or PIECES:
        cells = []
        for name, asks in groups.items():
            patch = PIECES[piece]
            with mock.patch.object(*patch) if patch else contextlib.nullcontext():
                found = [timed(ask, told.limit) for ask in asks]
            times = [seconds for seconds, _ in found]
            answers = [answer for _, answer in found]
            other = [a for a, b in zip(answers, first.setdefault(name, answers), strict=True) if a != b]
            worst = f" ({max(times):.2f})" if len(times) > 1 else ""
            note = (
                "" if not other else " " + ", ".join(sorted({a if isinstance(a, Failure) else "OTHER" for a in other}))
            )
            note += (
                f" {sum(isinstance(a, Failure) for a in answers)} without"
                if any(isinstance(a, Failure) for a in answers)
                else ""
            )
            cells.append(f"{sum(times):.2f}{worst}{note}")
            print(f"  {piece}: {name}: {cells[-1]}", file=sys.stderr, flush=True)
        print(f"| {piece} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
