"""Rows of an integer programme that make whole totals print as the figures of a question."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from evenwicht.identify.model.figure_ranges import figure_ranges, separate_ranges
from evenwicht.identify.model.questions import Allocation, Question
from evenwicht.identify.rounding.rounding import Interval, Rounding
from evenwicht.identify.search.programme import Coefficients, Programme

Figure = tuple[str, str]
"""A printed figure: its question and its category or item, or `BASE`."""

BASE = "(base)"
"""What stands for the base of a question among its figures."""


def print_limits(programme: Programme, total: Coefficients, size: int, within: Interval, scale: int) -> None:
    """Make `scale * total / size` lie within an interval: in whole numbers, `low * size <= total <= high * size`."""
    for end, closed, sign in ((within.lower, within.lower_closed, 1), (within.upper, within.upper_closed, -1)):
        weights = {variable: sign * scale * end.denominator * weight for variable, weight in total.items()}
        programme.row(weights | {size: -sign * end.numerator}, 0 if closed else 1, None)


def print_question(
    programme: Programme,
    question: Question,
    totals: Sequence[Coefficients],
    size: int,
    n: int,
    rounding: Rounding,
    without: frozenset[Figure],
) -> None:
    """Make the totals print as the question's figures, those in `without` excepted.

    Parameters
    ----------
    totals
        By answer.
    size
        The variable that counts those who answered, `n` at most.
    """
    kept = [i for i, label in enumerate(question.answers) if (question.name, label) not in without]
    if len(kept) < len(question.answers) and not question.row.exhaustive:
        kept = [i for i in kept if i < len(question.row.figures)]  # what is not printed follows from all the rest
    low, high = programme.lower[size], programme.upper[size]
    if low == high:
        _print_of_known(programme, question, totals, low, rounding, kept)
        return
    if any(not figure.withheld for figure in question.row.figures):
        programme.lower[size] = max(1, low)
    row, convention = question.row, question.row.convention(rounding)
    for position in kept:
        if position < len(row.figures) and not row.figures[position].withheld:
            if row.kind == "counts":
                programme.row(totals[position], *row.totals(position, high, rounding))
            else:
                print_limits(programme, totals[position], size, row.interval(position, rounding), row.scale)
    if convention == "largest_remainder":
        units = row.units()
        whole, points = sum(units), question.total if isinstance(question, Allocation) else 1
        for i, j in itertools.permutations(kept, 2):
            weights = {v: whole for v in totals[i]} | {v: -whole for v in totals[j]}
            programme.row({**weights, size: -points * (units[i] - units[j] + 1)}, None, 0)


def _print_of_known(
    programme: Programme,
    question: Question,
    totals: Sequence[Coefficients],
    n: int,
    rounding: Rounding,
    kept: Sequence[int],
) -> None:
    """The same where it is known how many answered."""
    complete = len(kept) == len(question.answers)
    ranges = list(figure_ranges(question, n, rounding).values()) if complete else separate_ranges(question, n, rounding)
    for position in kept:
        low, high = ranges[position]
        if len(totals[position]) == 1:
            (variable,) = totals[position]
            programme.lower[variable] = max(programme.lower[variable], low)
            programme.upper[variable] = min(programme.upper[variable], high)
        else:
            programme.row(totals[position], low, high)
    if question.row.convention(rounding) == "largest_remainder":
        # max(e) - min(e) <= N for e = t S - v N (largest_remainder.py), pair by pair, divided by S and rounded down
        units = question.row.units()
        whole, total = sum(units), n * (question.total if isinstance(question, Allocation) else 1)
        for i, j in itertools.permutations(kept, 2):
            weights = {v: 1 for v in totals[i]} | {v: -1 for v in totals[j]}
            programme.row(weights, None, total * (units[i] - units[j] + 1) // whole)
