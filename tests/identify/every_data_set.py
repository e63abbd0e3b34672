"""Every complete data set of a small problem, one by one: to teach with, and to test bounds and samplers against.

Nothing here is clever, on purpose. Rows of answers are combined in all ways, sums that have grown too large are
cut off, and what is left is checked by counting (`verify.py`). It shares nothing with programmes or walks.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import product

import pandas as pd

from evenwicht.identify.model.problem_data import ProblemData
from evenwicht.identify.model.questions import Allocation, Categorical
from evenwicht.identify.model.verify import prints_as

Row = tuple[str | int | None, ...]
"""The answers of a respondent: a category for each categorical question, points for each item, column by column."""

Histogram = tuple[tuple[Row, int], ...]
"""A data set but for the order of its respondents: each row that occurs, and how often; rows sorted."""


def enumerate_histograms(problem: ProblemData) -> Iterator[Histogram]:
    """Every data set of a problem, those that differ in the order of respondents counted once.

    The time grows fast: a handful of respondents, items and points each is what it is for.

    >>> from evenwicht.identify import Problem
    >>> time = Allocation("time", ("work", "rest"), ("1.5", "0.5"), total=2)
    >>> for histogram in enumerate_histograms(Problem(2, (time,))):
    ...     print(histogram)
    (((1, 1), 1), ((2, 0), 1))
    """
    combinations = product(*(_answers(question) for question in problem.questions))
    rows = sorted(
        (tuple(answer for answers in combined for answer in answers) for combined in combinations), key=_order
    )
    most = _most(problem)
    sizes = [[_amounts(problem, row)[key] for key in most] for row in rows]

    def extend(chosen: list[int], totals: list[int]) -> Iterator[list[int]]:
        if len(chosen) == problem.n:
            yield chosen
            return
        for place in range(chosen[-1] if chosen else 0, len(rows)):
            grown = [t + s for t, s in zip(totals, sizes[place], strict=True)]
            if all(g <= limit for g, limit in zip(grown, most.values(), strict=True)):
                yield from extend([*chosen, place], grown)

    for chosen in extend([], [0] * len(most)):
        histogram = tuple(sorted(Counter(rows[place] for place in chosen).items(), key=lambda item: _order(item[0])))
        if not prints_as(problem, as_frame(problem, histogram)):
            yield histogram


def count_orders(histogram: Histogram) -> int:
    """In how many orders its respondents can stand: how many tables of n rows have this histogram.

    >>> count_orders((((2, 0), 1), ((1, 1), 2)))
    3
    """
    orders = math.factorial(sum(count for _, count in histogram))
    for _, count in histogram:
        orders //= math.factorial(count)
    return orders


def as_frame(problem: ProblemData, histogram: Histogram) -> pd.DataFrame:
    """A data set with this histogram, its rows sorted."""
    return pd.DataFrame([row for row, count in histogram for _ in range(count)], columns=_columns(problem))


def _order(row: Row) -> tuple[tuple[bool, str | int], ...]:
    """Sorts rows in which points may be missing."""
    return tuple((answer is None, 0 if answer is None else answer) for answer in row)


def _columns(problem: ProblemData) -> list[str]:
    return [
        column
        for question in problem.questions
        for column in ((question.name,) if isinstance(question, Categorical) else question.columns)
    ]


def _answers(question: Categorical | Allocation) -> list[Row]:
    """Every answer that a respondent can give."""
    if isinstance(question, Categorical):
        return [(label,) for label in question.labels]
    everything = product(range(question.total + 1), repeat=len(question.items))
    nothing: list[Row] = [] if question.base is None else [(None,) * len(question.items)]
    return [*nothing, *(points for points in everything if sum(points) == question.total)]


def _most(problem: ProblemData) -> dict[tuple[str, str], int]:
    """For each printed figure a total that none that prints as it exceeds: one unit more than printed."""
    most = {}
    for question in problem.questions:
        for label, figure in zip(question.labels, question.row.figures, strict=False):
            whole = problem.n * (question.total if isinstance(question, Allocation) else 1)
            if figure.value is not None and question.row.kind != "counts":
                unit = Fraction(figure.nearest or Fraction(1, 10**figure.places))
                whole = math.ceil((figure.value + unit) * problem.n / question.row.scale)
            most[question.name, label] = whole
    return most


def _amounts(problem: ProblemData, row: Row) -> dict[tuple[str, str], int]:
    """What a row adds to the totals behind the printed figures."""
    amounts: dict[tuple[str, str], int] = {}
    place = 0
    for question in problem.questions:
        if isinstance(question, Categorical):
            amounts |= {(question.name, label): int(row[place] == label) for label in question.labels}
            place += 1
        else:
            for item in question.items:
                amounts[question.name, item] = int(row[place] or 0)
                place += 1
    return amounts
