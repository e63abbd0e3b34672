"""Whether answers exist that print the report's figures and make comparisons true: a small programme in whole numbers.

Its unknowns are how many people gave each answer, how many points each item got in all, or, for a share within groups,
the cells of a cross-table. Each lies where its printed figure puts it, and together they add up to everyone.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor, inf, lcm

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from evenwicht import report
from evenwicht.claims.expression import ExpressionError, Inequality, Term
from evenwicht.published import Published

_REST = "rest"  # the answers of a question that are not printed


@dataclass
class _Programme:
    """Whole unknowns, each 0 or more, and linear rows that bound their sums."""

    unknowns: list[Hashable] = field(default_factory=list)
    rows: list[tuple[dict[Hashable, int], float, float]] = field(default_factory=list)

    def solvable(self) -> bool:
        """Whether whole numbers within all rows exist; what the solver finds is checked in whole numbers."""
        place = {unknown: i for i, unknown in enumerate(self.unknowns)}
        matrix = np.zeros((len(self.rows), len(place)))
        for i, (weights, _, _) in enumerate(self.rows):
            for unknown, weight in weights.items():
                matrix[i, place[unknown]] = weight
        limits = LinearConstraint(matrix, [low for _, low, _ in self.rows], [high for _, _, high in self.rows])
        found = milp(np.zeros(len(place)), integrality=1, bounds=Bounds(0, np.inf), constraints=limits)
        if found.status == 2:
            return False
        if found.x is None:
            raise RuntimeError(f"the solver of a claim stopped without an answer: {found.message}")
        values = [round(value) for value in found.x]
        for weights, low, high in self.rows:
            total = sum(weight * values[place[unknown]] for unknown, weight in weights.items())
            if not low <= total <= high:
                raise RuntimeError("the solver of a claim found numbers that are not whole; state the claim otherwise")
        return True


def _margins(published: Published, variable: str, n: int) -> dict[str, tuple[float, float]]:
    """For each answer or item of a question, the least and the greatest count or total that prints its figure."""
    figures = published.of(variable)
    unit = 100 if figures[0].unit == "percent" else 1
    found: dict[str, tuple[float, float]] = {}
    for figure in figures:
        value, slack = Fraction(figure.value), report.half_unit(figure.decimals)
        found[figure.category] = max(0, ceil((value - slack) * n / unit)), floor((value + slack) * n / unit)
    if not all(figure.exhaustive for figure in figures):
        found[_REST] = 0, inf
    return found


def _whole(
    weights: dict[Hashable, Fraction], constant: Fraction, *, strict: bool
) -> tuple[dict[Hashable, int], float, float]:
    """A comparison with zero as a row of whole numbers."""
    scale = lcm(*(weight.denominator for weight in weights.values()), constant.denominator)
    row = {unknown: int(weight * scale) for unknown, weight in weights.items()}
    return row, int(strict) - int(constant * scale), inf


def _unit(published: Published, variable: str, n: int) -> Fraction:
    return Fraction(1 if published.codebook.variable(variable).total else 100, n)


def answers_exist(comparisons: Sequence[Inequality], published: Published, n: int) -> bool:
    """Whether `n` respondents can print the figures on the questions that the comparisons name, and make all true.

    The comparisons are of shares and means among everyone, or each of one share within a group with a number.

    Raises
    ------
    ExpressionError
        A comparison within groups is another one, or of a group that may be empty.
    """
    terms = {term for comparison in comparisons for term in comparison.left.weights}
    programme = _Programme()
    tables = sorted({(term.group[0], term.variable) for term in terms if term.group})
    for variable in sorted({term.variable for term in terms if term.group is None}):
        margins = _margins(published, variable, n)
        programme.unknowns += [(variable, category) for category in margins]
        programme.rows += [({(variable, category): 1}, *ends) for category, ends in margins.items()]
        everyone = n * (published.codebook.variable(variable).total or 1)
        programme.rows.append(({(variable, category): 1 for category in margins}, everyone, everyone))
    for group, variable in tables:
        rows, columns = _margins(published, group, n), _margins(published, variable, n)
        programme.unknowns += [(group, g, variable, c) for g in rows for c in columns]
        programme.rows += [({(group, g, variable, c): 1 for c in columns}, *ends) for g, ends in rows.items()]
        programme.rows += [({(group, g, variable, c): 1 for g in rows}, *ends) for c, ends in columns.items()]
        programme.rows.append(({(group, g, variable, c): 1 for g in rows for c in columns}, n, n))
    for comparison in comparisons:
        if comparison.groups:
            programme.rows.append(_share_in_group(comparison, published, n))
        else:
            weights: dict[Hashable, Fraction] = {
                (term.variable, term.category): weight * _unit(published, term.variable, n)
                for term, weight in comparison.left.weights.items()
            }
            programme.rows.append(_whole(weights, comparison.left.constant, strict=comparison.strict))
    return programme.solvable()


def _share_in_group(comparison: Inequality, published: Published, n: int) -> tuple[dict[Hashable, int], float, float]:
    """A comparison of one share within a group with a number, times the size of the group."""
    term: Term
    ((term, weight),) = _one(comparison)
    if term.group is None:
        raise ExpressionError("found a share without a group; expected share(x, group=g) beside a number")
    group, category = term.group
    if _margins(published, group, n)[category][0] < 1:
        raise ExpressionError(f"found {group}.{category}, which may be empty; expected a group with respondents")
    columns = _margins(published, term.variable, n)
    weights: dict[Hashable, Fraction] = {(group, category, term.variable, c): comparison.left.constant for c in columns}
    weights[group, category, term.variable, term.category] += 100 * weight
    return _whole(weights, Fraction(0), strict=comparison.strict)


def _one(comparison: Inequality) -> list[tuple[Term, Fraction]]:
    terms = list(comparison.left.weights.items())
    if len(terms) != 1:
        raise ExpressionError("found several shares within groups; expected each compared with a number")
    return terms
