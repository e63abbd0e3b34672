"""Bounds over an unknown number of respondents: the union of the bounds at every n that it may be.

Most n hold nothing beyond what another n already attains, which is quicker to see than their own bounds.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from evenwicht.identify.bounds.bounds import Bounds, End, extreme
from evenwicht.identify.bounds.witness import Witness
from evenwicht.identify.bounds.workings import Workings
from evenwicht.identify.model.problem_data import ProblemData
from evenwicht.identify.model.statistics import Statistic
from evenwicht.identify.rounding.errors import InfeasibleError
from evenwicht.identify.tasks.scheduler import run_tasks

_SHARES = 4  # however many processes there are, so that they find the same
ENDS: tuple[End, End] = ("lower", "upper")
Best = tuple[Fraction, int]
"""A value, and the position of the problem that attains it."""


def union_of_bounds(
    problems: Sequence[ProblemData],
    statistics: Sequence[Statistic],
    *,
    n_jobs: int = 1,
    scheduler: str | None = None,
) -> list[Bounds]:
    """For each statistic the least and the greatest value over all data sets of all problems.

    Parameters
    ----------
    problems
        The survey at several n (or any problems with the same questions).
    statistics
        What to bound.
    n_jobs
        Processes to spread the problems over; None for joblib's own setting. The result does not depend on
        it.

    Returns
    -------
    One `Bounds` a statistic. `at_lower.problem` and `at_upper.problem` are the first problems that attain
    them.

    Raises
    ------
    InfeasibleError
        If no problem has a data set in which the groups of a statistic have respondents.
    """
    numbered = list(enumerate(problems))
    tasks = [(numbered[first::_SHARES], tuple(statistics)) for first in range(min(_SHARES, len(problems)))]
    searched = list(run_tasks(_search, tasks, n_jobs=n_jobs, scheduler=scheduler))
    made = []
    for number, statistic in enumerate(statistics):
        lower, upper = (_attained(problems, statistic, end, [found[number][end] for found in searched]) for end in ENDS)
        made.append(Bounds(statistic, lower[0], upper[0], lower[1], upper[1]))
    return made


def _search(task: tuple[Sequence[tuple[int, ProblemData]], Sequence[Statistic]]) -> list[dict[End, Best | None]]:
    """The best value at either end of each statistic, and a problem that attains it."""
    problems, statistics = task
    started = [(position, Workings(problem)) for position, problem in problems]
    fitting = [(position, workings) for position, workings in started if workings.is_feasible()]
    return [{end: _best(fitting, statistic, end) for end in ENDS} for statistic in statistics]


def _best(problems: Sequence[tuple[int, Workings]], statistic: Statistic, end: End) -> Best | None:
    """One end of one statistic: problem by problem, only what lies beyond the best so far."""
    best: Best | None = None
    for position, workings in problems:
        found = extreme(workings, statistic, end, None if best is None else best[0])
        if found is not None:
            best = found[0], position
    return best


def _attained(
    problems: Sequence[ProblemData], statistic: Statistic, end: End, found: Sequence[Best | None]
) -> tuple[Fraction, Witness]:
    """The best of these, solved once more on its own: the same data set whoever found it."""
    values = [best for best in found if best is not None]
    if not values:
        raise InfeasibleError(
            f"at none of the {len(problems)} numbers of respondents does a data set fit in which {statistic} exists"
        )
    value = min(v for v, _ in values) if end == "lower" else max(v for v, _ in values)
    problem = problems[min(position for v, position in values if v == value)]
    again = extreme(Workings(problem), statistic, end)
    if again is None or again[0] != value:
        raise ArithmeticError(f"the {end} bound of {statistic} is {value}, then {again and again[0]}")
    return again
