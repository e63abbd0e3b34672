"""Sharp bounds: the least and the greatest value of a statistic over all data sets that print a survey's
figures.

The sharp bounds of what is only partly known (Manski 2003, *Partial Identification of Probability
Distributions*) are here whole-number optima, each attained by a data set that can be had and checked.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from evenwicht.identify.feasibility import InfeasibleError, check_feasible, witness
from evenwicht.identify.fractional import Objective
from evenwicht.identify.frechet import cell_bounds
from evenwicht.identify.part import Part, PartOptimum, part_of, parts_of
from evenwicht.identify.problem import Problem
from evenwicht.identify.questions import Mean
from evenwicht.identify.statistics import Cell, Linear, Statistic, TopShare, as_linear, check_statistic
from evenwicht.identify.witness import Witness

__all__ = ["Bounds", "InfeasibleError", "bounds"]


@dataclass(frozen=True)
class Bounds:
    """The least and the greatest value of a statistic, both attained.

    Attributes
    ----------
    statistic
        What is bounded.
    lower, upper
        Exact values. A mean of a group counts only data sets in which the group has respondents.
    at_lower, at_upper
        The sums of a data set that attains each.
    """

    statistic: Statistic
    lower: Fraction
    upper: Fraction
    at_lower: Witness
    at_upper: Witness

    @property
    def width(self) -> Fraction:
        """How much the printed figures leave open; 0 if they pin the statistic down."""
        return self.upper - self.lower

    def __contains__(self, value: object) -> bool:
        return isinstance(value, int | float | Fraction) and self.lower <= value <= self.upper

    def attained_lower(self) -> pd.DataFrame:
        """A complete data set in which the statistic has its least value, checked to print as the survey."""
        return self.at_lower.data_set()

    def attained_upper(self) -> pd.DataFrame:
        """A complete data set in which the statistic has its greatest value, checked to print as the
        survey."""
        return self.at_upper.data_set()


def bounds(problem: Problem, statistic: Statistic) -> Bounds:
    """The sharp bounds of a statistic over all data sets of a problem.

    Raises
    ------
    PublishedFigureError
        If the statistic names what the survey does not have.
    InfeasibleError
        If no data set fits the problem (the message names a smallest conflicting set), or none in which the
        groups of the statistic have respondents.

    >>> from evenwicht.identify.questions import Allocation, Categorical
    >>> from evenwicht.identify.statistics import MeanInGroup
    >>> colour = Categorical("colour", ("red", "blue"), ("50", "50"))
    >>> time = Allocation("time", ("work", "rest"), ("6.5", "3.5"))
    >>> found = Problem(4, (colour, time)).bounds(MeanInGroup("time", "work", ("colour", "red")))
    >>> found.lower, found.upper
    (Fraction(3, 1), Fraction(10, 1))
    """
    check_statistic(statistic, problem.questions)
    linear = as_linear(statistic)
    if linear is not None:
        return _linear_bounds(problem, statistic, linear)
    if isinstance(statistic, TopShare):
        return _top_bounds(problem, statistic)
    assert isinstance(statistic, Cell)
    return _cell_bounds(problem, statistic)


def _linear_bounds(problem: Problem, statistic: Statistic, linear: Linear) -> Bounds:
    means = [Mean(term.question, term.item, term.group) for _, term in linear.terms]
    parts = parts_of(problem, *((mean,) for mean in means))
    lower: dict[tuple[str, ...], PartOptimum] = {}
    upper: dict[tuple[str, ...], PartOptimum] = {}
    for names in parts:
        terms = [term for term in linear.exact_terms if term[1].question in names]
        if terms:
            part = part_of(problem, names)
            objective = part.objective(terms)
            lower[names], upper[names] = _both(problem, part, objective, statistic)
    low = sum((found.value for found in lower.values()), Fraction(linear.constant))
    high = sum((found.value for found in upper.values()), Fraction(linear.constant))
    return Bounds(
        statistic,
        low,
        high,
        witness(problem, parts, {n: f.solution for n, f in lower.items()}),
        witness(problem, parts, {n: f.solution for n, f in upper.items()}),
    )


def _top_bounds(problem: Problem, statistic: TopShare) -> Bounds:
    parts = parts_of(problem, (Mean(statistic.question, statistic.item, statistic.group),))
    (names,) = (names for names in parts if statistic.question in names)
    part = part_of(problem, names, statistic)
    lower, upper = _both(problem, part, part.top_share(statistic.group), statistic)
    return Bounds(
        statistic,
        lower.value,
        upper.value,
        witness(problem, parts, {names: lower.solution}),
        witness(problem, parts, {names: upper.solution}),
    )


def _cell_bounds(problem: Problem, statistic: Cell) -> Bounds:
    parts = parts_of(problem)
    scale = Fraction(1, problem.n) if statistic.of == "total" else Fraction(1)
    for names in parts:
        if statistic.row[0] in names and statistic.column[0] in names:
            part = part_of(problem, names)
            of = statistic.row if statistic.of == "row" else None
            lower, upper = _both(problem, part, part.count(statistic.row, statistic.column, of=of), statistic)
            return Bounds(
                statistic,
                lower.value * scale,
                upper.value * scale,
                witness(problem, parts, {names: lower.solution}),
                witness(problem, parts, {names: upper.solution}),
            )
    return cell_bounds(problem, statistic)


def _both(
    problem: Problem, part: Part, objective: Objective, statistic: Statistic
) -> tuple[PartOptimum, PartOptimum]:
    """The optimum at either end."""
    upper = part.maximise(objective)
    lower = None if upper is None else part.maximise(objective.negated())
    if upper is None or lower is None:
        check_feasible(problem)
        raise InfeasibleError(f"in no data set do the groups of {statistic} have respondents")
    return PartOptimum(-lower.value, lower.solution), upper
