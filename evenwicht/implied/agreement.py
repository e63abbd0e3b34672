"""Respondents who agree on no order of the items, and whose answers print as the report's means all the same.

Kendall's W is 0 where every item has the same mean rank. A high mean need not be a high rank for many: it can come of few
respondents who give an item all their points.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from math import exp

import pandas as pd

from evenwicht import report
from evenwicht.implied.sums import whole_points
from evenwicht.published import Published

_WARMTH = 0.5
"""How readily a step is taken that makes mean ranks differ more, in squares of half a rank."""
_STEPS = 150_000
_ATTEMPTS = 20


def without_agreement(published: Published, n: int, variable: str = "condition") -> pd.DataFrame | None:
    """Answers of `n` respondents that print all means of an allocation, and in which every item has the same mean rank.

    However halves are rounded: no mean ends in one.

    Found by simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983, doi:10.1126/science.220.4598.671): points change hands
    until no item ranks above another. The same answers at each call.

    Parameters
    ----------
    published
        The printed figures.
    n
        Respondents.
    variable
        The allocation question.

    Returns
    -------
    A row a respondent and a column an item, such as ``condition.trust``, in whole points; None where none were found, which
    does not say that there are none (of many respondents it takes more steps than are tried here).
    """
    total = published.codebook.variable(variable).total or 0
    sums = _whatever_the_rounding(published, variable, n)
    lows, highs = (sum(ends[side] for ends in sums.values()) for side in (0, 1))
    for attempt in range(_ATTEMPTS if lows <= n * total <= highs else 0):
        found = _annealed(sums, n, total, random.Random(attempt))
        if found is not None:
            return pd.DataFrame(found, columns=[f"{variable}.{item}" for item in sums])
    return None


def _whatever_the_rounding(published: Published, variable: str, n: int) -> dict[str, tuple[int, int]]:
    """The points of all respondents that print each mean, without those that end in a half, which may be rounded either way."""
    found = {}
    for item, ends in whole_points(published, variable, n).items():
        printed = Fraction(published.value(variable, item))
        half = report.half_unit(next(f.decimals for f in published.of(variable) if f.category == item))
        low, high = (abs(printed - Fraction(end, n)) == half for end in ends)
        found[item] = (ends[0] + low, ends[1] - high)
    return found


def _annealed(
    sums: Mapping[str, tuple[int, int]], n: int, total: int, rng: random.Random
) -> list[tuple[int, ...]] | None:
    """One attempt, from respondents who each give their points to as few items as can be."""
    low, high = ([ends[side] for ends in sums.values()] for side in (0, 1))
    points = _even_points(low, high, n * total)
    given = [item for item, whole in enumerate(points) for _ in range(whole)]
    items = range(len(points))
    rows = [tuple(given[start : start + total].count(item) for item in items) for start in range(0, n * total, total)]
    ahead = [sum(column) for column in zip(*map(_ranks, rows), strict=True)]
    for _ in range(_STEPS):
        if not any(ahead):
            return rows
        one, other, item, instead = rng.randrange(n), rng.randrange(n), rng.choice(items), rng.choice(items)
        first, second = list(rows[one]), list(rows[other])
        most = min(first[item], second[instead])
        if item == instead:
            continue
        if one == other:  # one point to another item, within what prints the same means
            if not first[item] or points[item] == low[item] or points[instead] == high[instead]:
                continue
            moved = 1
        elif most:  # as many points the one way as the other, so that all means stay
            moved = rng.choice((most, rng.randint(1, most)))
            second[instead] -= moved
            second[item] += moved
        else:
            continue
        first[item] -= moved
        first[instead] += moved
        new = {one: tuple(first)} if one == other else {one: tuple(first), other: tuple(second)}
        then = list(ahead)
        for row, answer in new.items():
            then = [a + b - c for a, b, c in zip(then, _ranks(answer), _ranks(rows[row]), strict=True)]
        worse = sum(a * a for a in then) - sum(a * a for a in ahead)
        if worse <= 0 or rng.random() < exp(-worse / _WARMTH):
            ahead = then
            for row, answer in new.items():
                rows[row] = answer
            if one == other:
                points[item] -= 1
                points[instead] += 1
    return None


def _even_points(low: list[int], high: list[int], whole: int) -> list[int]:
    """Points of each item that print its mean, as near to each other as they can be."""
    points = list(low)
    while sum(points) < whole:
        points[min((item for item in range(len(points)) if points[item] < high[item]), key=points.__getitem__)] += 1
    return points


@cache
def _ranks(answer: tuple[int, ...]) -> tuple[int, ...]:
    """By how much each item ranks above the middle, in half ranks; ties share theirs."""
    return tuple(2 * sum(other < own for other in answer) + answer.count(own) - len(answer) for own in answer)
