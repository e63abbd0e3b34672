"""Sharp bounds of a whole cross-table, in closed form, for two questions that no statement links.

Each respondent has a *weight* in each answer: 1 or 0 for a single choice, the part of the points for an allocation. A
cell of the cross-table holds, over all respondents, the sum of the weight in the row times the weight in the column:
a number of respondents for two choices, and ``total`` times fewer than the points of a group for a choice beside an
allocation. For two allocations it is the cross-table of points: every respondent counts in a row by the points given to
it.

Where nothing links the questions, the figures fix the total weight of either answer up to a range, and any two columns
of weights with such totals can be put beside each other in any order of respondents (whatever is left of each
respondent's points can always be filled up to the other totals: a transportation table). So the sum is greatest when
the heaviest stand beside the heaviest, and least when the heaviest stand beside the lightest (Hoeffding 1940; Fréchet
1951; Hardy, Littlewood and Pólya 1934, section 10.2), and, being linear in either column, at an extreme one: whole
weights, and one respondent with what is left over.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import pandas as pd

from evenwicht.identify.bounds.conflicts import check_feasible
from evenwicht.identify.model.figure_ranges import Range, figure_ranges
from evenwicht.identify.model.problem_data import ProblemData
from evenwicht.identify.model.questions import Allocation, Question
from evenwicht.identify.rounding.errors import PublishedFigureError


def cross_table_bounds(
    problem: ProblemData, row: str, column: str, of: Literal["count", "row", "column"] = "count"
) -> pd.DataFrame:
    """The sharp bounds of every cell of the cross-table of two questions.

    Parameters
    ----------
    problem
        The survey at one number of respondents, without statements about either question.
    row, column
        Names of two questions, single choices or allocations.
    of
        ``count``: the cell itself, in respondents. ``row``, ``column``: as a share, 0 to 1, of its row or column; the
        mean points within a group are the share of the row times the total of the allocation.

    Returns
    -------
    ``row, column, lower, upper``: one line a cell, in the order of the labels; exact fractions, each attained by some
    data set. Both ends of a share are None where its row or column is empty in every data set.

    Raises
    ------
    PublishedFigureError
        There is no such question, it is one question, a statement is about it, or `of` is none of the three.
    InfeasibleError
        No data set prints the figures.

    >>> from evenwicht.identify import Allocation, Categorical, Problem
    >>> colour = Categorical("colour", ("red", "blue"), ("25", "75"))
    >>> time = Allocation("time", ("work", "rest"), ("8.0", "2.0"))
    >>> table = cross_table_bounds(Problem(4, (colour, time)), "colour", "time", "row")
    >>> [tuple(map(str, line)) for line in table[["lower", "upper"]].to_numpy()]
    [('1/5', '1'), ('0', '4/5'), ('11/15', '1'), ('0', '4/15')]
    """
    by_name = {question.name: question for question in problem.questions}
    for field, name in (("row", row), ("column", column)):
        if name not in by_name:
            raise PublishedFigureError(f"{field}: found {name!r}, expected one of {', '.join(by_name)}", field=field)
    if row == column:
        raise PublishedFigureError(f"row and column are both {row!r}, expected two questions", field="column")
    if of not in ("count", "row", "column"):
        raise PublishedFigureError(f"of: found {of!r}, expected count, row or column", field="of")
    for statement in problem.statements:
        named = set(statement.linked)
        if named & {row, column}:
            raise PublishedFigureError(
                f"statement {statement.name or statement!r} is about {' and '.join(sorted(named & {row, column}))}, "
                "expected none: take Problem.bounds, or leave the statement out",
                field="statements",
            )
    check_feasible(problem)
    first, second = by_name[row], by_name[column]
    units = _unit(first), _unit(second)
    ranges = [figure_ranges(question, problem.n, problem.rounding) for question in (first, second)]
    lines: list[tuple[str, str, Fraction | None, Fraction | None]] = []
    for label, totals in ranges[0].items():
        for other, others in ranges[1].items():
            lines.append((label, other, *_ends(totals, others, units, problem.n, of)))
    return pd.DataFrame(lines, columns=["row", "column", "lower", "upper"])


def _unit(question: Question) -> int:
    """What a respondent's weight of 1 is in whole units of the question."""
    return question.total if isinstance(question, Allocation) else 1


def _ends(
    rows: Range, columns: Range, units: tuple[int, int], n: int, of: str
) -> tuple[Fraction | None, Fraction | None]:
    """Both ends of one cell; more weight in either answer never makes either end smaller."""
    (u, v), (low, high) = units, columns
    if of == "count":
        return least(rows[0], u, low, v, n), greatest(rows[1], u, high, v)
    if of == "column":
        return _ends(columns, rows, (v, u), n, "row")
    filled = range(max(rows[0], 1), rows[1] + 1)
    lower = min((least(total, u, low, v, n) / Fraction(total, u) for total in filled), default=None)
    upper = max((greatest(total, u, high, v) / Fraction(total, u) for total in filled), default=None)
    return lower, upper


def greatest(first: int, u: int, second: int, v: int) -> Fraction:
    """The greatest sum of products of weights: totals `first` and `second` in units of 1 / `u` and 1 / `v`."""
    (a, r), (b, s) = divmod(first, u), divmod(second, v)
    beside = r * v if a < b else s * u if b < a else r * s
    return min(a, b) + Fraction(beside, u * v)


def least(first: int, u: int, second: int, v: int, n: int) -> Fraction:
    """The least sum of products of weights of `n` respondents: the first fill up from one side, the second from the
    other."""
    (a, r), (b, s) = divmod(first, u), divmod(second, v)
    last = n - 1 - b  # who has what is left of the second
    beside = 0
    if a < n:
        beside += r * (v if a > last else s if a == last else 0)
    if last >= 0 and last < a:
        beside += s * u
    return max(0, a + b - n) + Fraction(beside, u * v)
