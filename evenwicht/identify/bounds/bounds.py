"""Sharp bounds: the least and the greatest value of a statistic over all data sets that print a survey's
figures.

The sharp bounds of what is only partly known (Manski 2003, *Partial Identification of Probability
Distributions*) are here whole-number optima, each attained by a data set that can be had and checked.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import pandas as pd

from evenwicht.identify.bounds.conflicts import check_feasible
from evenwicht.identify.bounds.frechet import cell_extreme
from evenwicht.identify.bounds.part import Part
from evenwicht.identify.bounds.witness import Witness, witness
from evenwicht.identify.bounds.workings import Names, Workings, workings_of
from evenwicht.identify.model.problem_data import ProblemData
from evenwicht.identify.model.statements import Mean, Share
from evenwicht.identify.model.statistics import Cell, Statistic, TopShare, as_figure, as_linear, check_statistic
from evenwicht.identify.rounding.errors import InfeasibleError
from evenwicht.identify.search.sum_of_ratios import Objective

End = Literal["lower", "upper"]


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


def bounds(problem: ProblemData | Workings, statistic: Statistic) -> Bounds:
    """The sharp bounds of a statistic over all data sets of a problem.

    Raises
    ------
    PublishedFigureError
        If the statistic names what the survey does not have.
    InfeasibleError
        If no data set fits the problem (the message names a smallest conflicting set), or none in which the
        groups of the statistic have respondents.

    >>> from evenwicht.identify import Allocation, Categorical, Mean, Problem
    >>> colour = Categorical("colour", ("red", "blue"), ("50", "50"))
    >>> time = Allocation("time", ("work", "rest"), ("6.5", "3.5"))
    >>> found = Problem(4, (colour, time)).bounds(Mean("time", "work", ("colour", "red")))
    >>> found.lower, found.upper
    (Fraction(3, 1), Fraction(10, 1))
    """
    workings = workings_of(problem)
    lower, upper = (extreme(workings, statistic, end) for end in ("lower", "upper"))
    if lower is None or upper is None:
        check_feasible(workings)
        linear = as_linear(statistic)
        told = " and ".join(str(as_figure(term)) for _, term in linear.terms) if linear else str(statistic)
        raise InfeasibleError(f"in no data set are there respondents of whom this is: {told}")
    return Bounds(statistic, lower[0], upper[0], lower[1], upper[1])


def extreme(
    workings: Workings, statistic: Statistic, end: End, beyond: Fraction | None = None
) -> tuple[Fraction, Witness] | None:
    """One end of the bounds of a statistic, and sums that attain it.

    Parameters
    ----------
    workings
        Of the problem.
    statistic
        As for `bounds`.
    end
        Which end.
    beyond
        Only values below (`"lower"`) or above (`"upper"`) this one count; that is quicker to rule out.

    Returns
    -------
    None if no data set fits, if its groups have respondents in none, or if nothing is beyond `beyond`.
    """
    check_statistic(statistic, workings.problem.questions)
    parts, objectives, constant = _objectives(workings, statistic)
    if not objectives:
        assert isinstance(statistic, Cell)
        found = cell_extreme(workings, statistic, end)
        return found if found is not None and _is_beyond(found[0], end, beyond) else None
    sign = 1 if end == "upper" else -1
    above = None if beyond is None or len(objectives) > 1 else sign * (beyond - constant)
    value, solutions = constant, {}
    for names, (part, objective) in objectives.items():
        optimum = part.maximise(objective if end == "upper" else objective.negated(), above=above)
        if optimum is None:
            return None
        value += sign * optimum.value
        solutions[names] = optimum.solution
    if not _is_beyond(value, end, beyond) or not workings.is_feasible():
        return None
    return value, witness(workings, parts, solutions)


def _objectives(
    workings: Workings, statistic: Statistic
) -> tuple[tuple[Names, ...], dict[Names, tuple[Part, Objective]], Fraction]:
    """The parts of a problem, the objectives of which the statistic is the sum, by part, and what is added
    to them.

    No objectives for a cell of two parts.
    """
    linear = as_linear(statistic)
    if linear is not None:
        figures = [as_figure(term) for _, term in linear.terms]
        parts = workings.parts(*((figure,) for figure in figures))
        objectives = {}
        for names in parts:
            terms = [term for term in linear.exact_terms if term[1].question in names]
            if terms:
                part = workings.part(names, measured=[as_figure(term) for _, term in terms])
                objectives[names] = part, part.objective(terms)
        return parts, objectives, Fraction(linear.constant)
    if isinstance(statistic, TopShare):
        parts = workings.parts((Mean(statistic.question, statistic.item, statistic.group),))
        (names,) = (names for names in parts if statistic.question in names)
        part = workings.part(names, statistic, [Mean(statistic.question, statistic.item, statistic.group)])
        return parts, {names: (part, part.top_share(statistic.group))}, Fraction(0)
    assert isinstance(statistic, Cell)
    share = Share(*statistic.column, statistic.row)
    of_answers = statistic.of == "row" and workings.problem.by_name[share.question].base is not None
    parts = workings.parts((share,)) if of_answers else workings.parts()
    for names in parts:
        if statistic.row[0] in names and statistic.column[0] in names:
            part = workings.part(names, measured=[share])
            if statistic.of == "row":
                objective = part.objective([(Fraction(1), share)])
            else:
                whole = workings.problem.n if statistic.of == "total" else 1
                objective = part.count(statistic.row, statistic.column, share_of=whole)
            return parts, {names: (part, objective)}, Fraction(0)
    return parts, {}, Fraction(0)


def _is_beyond(value: Fraction, end: End, beyond: Fraction | None) -> bool:
    return beyond is None or (value > beyond if end == "upper" else value < beyond)
