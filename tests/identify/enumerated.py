"""Every data set of a tiny survey, with rounding done by the decimal module: an oracle for exact code."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify import Allocation, Categorical, Mean, Problem, Statement

Ints = NDArray[np.int64]

_MODES = {
    "half_up": (ROUND_HALF_UP,),
    "half_even": (ROUND_HALF_EVEN,),
    "any": (ROUND_HALF_UP, ROUND_HALF_DOWN),
}


def prints(value: Fraction, decimals: int, rounding: str) -> set[str]:
    """Every way to print one value of 0 or more."""
    exact = Context(prec=60).divide(Decimal(value.numerator), Decimal(value.denominator))
    unit = Decimal(1).scaleb(-decimals)
    return {str(exact.quantize(unit, rounding=mode)) for mode in _MODES[rounding]}


def prints_of_row(values: Sequence[Fraction], decimals: int, rounding: str) -> set[tuple[str, ...]]:
    """Every way to print a row of values that add to a whole."""
    if rounding != "largest_remainder":
        return set(itertools.product(*(sorted(prints(value, decimals, rounding)) for value in values)))
    scaled = [value * 10**decimals for value in values]
    below = [value.numerator // value.denominator for value in scaled]
    missing = int(sum(scaled) - sum(below))
    remainders = [value - floor for value, floor in zip(scaled, below, strict=True)]
    rows = set()
    for ups in itertools.combinations(range(len(values)), missing):
        others = [remainders[i] for i in range(len(values)) if i not in ups]
        if all(remainders[i] >= other for i in ups for other in others):
            units = [floor + (i in ups) for i, floor in enumerate(below)]
            rows.add(tuple(str(Decimal(unit).scaleb(-decimals)) for unit in units))
    return rows


@dataclass(frozen=True)
class DataSets:
    """Many data sets at once: answers by question, one row a data set, one column a respondent."""

    problem: Problem
    answers: dict[str, NDArray[np.object_]]
    points: dict[str, Ints]  # one more axis: the items

    def __len__(self) -> int:
        return len(next(iter((*self.answers.values(), *self.points.values()))))

    def members(self, group: tuple[str, str] | None) -> NDArray[np.bool_]:
        if group is None:
            return np.ones((len(self), self.problem.n), dtype=bool)
        return np.asarray(self.answers[group[0]] == group[1])

    def sums(self, question: str, item: str, group: tuple[str, str] | None) -> tuple[Ints, Ints]:
        """The points and the size of the group, in each data set."""
        position = self.problem.allocation(question).items.index(item)
        inside = self.members(group)
        return (self.points[question][:, :, position] * inside).sum(axis=1), inside.sum(axis=1)

    def tops(self, question: str, item: str, group: tuple[str, str] | None, ties: bool) -> tuple[Ints, Ints]:
        """The respondents with the item on top and the size of the group, in each data set."""
        position = self.problem.allocation(question).items.index(item)
        points, inside = self.points[question], self.members(group)
        others = np.delete(points, position, axis=2).max(axis=2, initial=-1)
        top = points[:, :, position] >= others if ties else points[:, :, position] > others
        return (top & inside).sum(axis=1), inside.sum(axis=1)

    def holds(self, statement: Statement) -> NDArray[np.bool_]:
        a, m = self.sums(statement.larger.question, statement.larger.item, statement.larger.group)
        b, k = self.sums(statement.smaller.question, statement.smaller.item, statement.smaller.group)
        ordered = a * k > b * m if statement.strict else a * k >= b * m
        return np.asarray(ordered | (m == 0) | (k == 0))

    def select(self, keep: NDArray[np.bool_]) -> DataSets:
        return DataSets(
            self.problem,
            {q: a[keep] for q, a in self.answers.items()},
            {q: p[keep] for q, p in self.points.items()},
        )


def fractions(pairs: tuple[Ints, Ints]) -> set[Fraction]:
    """The different quotients, of data sets in which the divisor is not 0."""
    different = np.unique(np.stack(pairs, axis=1), axis=0).tolist()
    return {Fraction(a, b) for a, b in different if b}


def enumerate_data_sets(problem: Problem, *, printed_only: bool = False) -> DataSets:
    """Every data set, up to the order of respondents, that prints the figures and keeps the statements."""
    options: list[list[object]] = []
    for question in problem.questions:
        if isinstance(question, Categorical):
            options.append(list(question.labels))
        else:
            k = len(question.items)
            options.append(
                [c for c in itertools.product(range(question.total + 1), repeat=k) if sum(c) == question.total]
            )
    kinds = list(itertools.product(*options))
    chosen = np.array(list(itertools.combinations_with_replacement(range(len(kinds)), problem.n)))
    answers: dict[str, NDArray[np.object_]] = {}
    points: dict[str, Ints] = {}
    for position, question in enumerate(problem.questions):
        column = [kind[position] for kind in kinds]
        if isinstance(question, Categorical):
            answers[question.name] = np.array(column, dtype=object)[chosen]
        else:
            points[question.name] = np.array(column, dtype=np.int64)[chosen]
    found = DataSets(problem, answers, points)
    for question in problem.questions:
        found = found.select(_printing(found, question))
    if not printed_only:
        for statement in problem.statements:
            found = found.select(found.holds(statement))
    return found


def _printing(found: DataSets, question: Categorical | Allocation) -> NDArray[np.bool_]:
    n, rounding = found.problem.n, found.problem.rounding
    if isinstance(question, Categorical):
        totals = np.stack([(found.answers[question.name] == label).sum(axis=1) for label in question.labels], axis=1)
        scale, printed = 100, [str(figure) for figure in question.percentages]
    else:
        totals = found.points[question.name].sum(axis=1)
        scale, printed = 1, [str(figure) for figure in question.means]
    if not len(found):
        return np.zeros(0, dtype=bool)
    decimals = len(printed[0].partition(".")[2])
    rows, which = np.unique(totals.reshape(len(found), -1), axis=0, return_inverse=True)
    fits = [
        any(
            row[: len(printed)] == tuple(printed)
            for row in prints_of_row([Fraction(scale * t, n) for t in totals_], decimals, rounding)
        )
        for totals_ in rows.tolist()
    ]
    return np.array(fits, dtype=bool)[which.reshape(-1)]


def means_agree(mean: Mean, found: DataSets) -> set[Fraction]:
    """The values that a mean takes over these data sets."""
    return fractions(found.sums(mean.question, mean.item, mean.group))
