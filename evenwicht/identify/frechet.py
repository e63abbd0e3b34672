"""Cells of a cross-table of two questions that nothing links: closed-form bounds from the margins.

Fréchet (1951): with margins a and b of n respondents, a cell holds at least max(0, a + b - n) and at most
min(a, b) of them, and every whole number between. The margins themselves vary within what prints.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from evenwicht.identify.feasibility import InfeasibleError, check_feasible, witness
from evenwicht.identify.part import PartSolution, part_of, parts_of
from evenwicht.identify.problem import Problem
from evenwicht.identify.questions import Group
from evenwicht.identify.statistics import Cell
from evenwicht.identify.witness import Overlap

if TYPE_CHECKING:
    from evenwicht.identify.bounds import Bounds

__all__ = ["cell_bounds"]


def cell_bounds(problem: Problem, cell: Cell) -> Bounds:
    """The sharp bounds of a cell whose two questions are in different parts of the problem.

    Raises
    ------
    InfeasibleError
        If no data set fits the problem or, for a share of the row, none in which the row has respondents.
    """
    from evenwicht.identify.bounds import Bounds

    n, of_row = problem.n, cell.of == "row"
    least_row, most_row = _margin(problem, cell.row, filled=of_row)
    least_column, most_column = _margin(problem, cell.column, filled=False)
    # a share of the row: b / a is greatest, and 1 - (n - b) / a least, in the smallest row
    upper_row = least_row if of_row else most_row
    upper = Fraction(min(upper_row[0], most_column[0]))
    lower = Fraction(max(0, least_row[0] + least_column[0] - n))
    if of_row:
        lower, upper = lower / least_row[0], upper / least_row[0]
    elif cell.of == "total":
        lower, upper = lower / n, upper / n
    parts = parts_of(problem)
    ends = []
    for row, column, kind in ((least_row, least_column, "least"), (upper_row, most_column, "most")):
        solutions = {row[1].names: row[1], column[1].names: column[1]}
        overlap = Overlap(cell.row, cell.column, "least" if kind == "least" else "most")
        ends.append(witness(problem, parts, solutions, overlap))
    return Bounds(cell, lower, upper, *ends)


def _margin(
    problem: Problem, group: Group, *, filled: bool
) -> tuple[tuple[int, PartSolution], tuple[int, PartSolution]]:
    """The least and the greatest size of a group, each with a solution of its part."""
    (names,) = (names for names in parts_of(problem) if group[0] in names)
    part = part_of(problem, names)
    objective = part.count(group)
    limits = {part.formulation.group_sizes[group]: (1, problem.n)} if filled else None
    most = part.maximise(objective, limits)
    least = part.maximise(objective.negated(), limits)
    if most is None or least is None:
        check_feasible(problem)
        raise InfeasibleError(f"in no data set does anyone answer {group[1]} to {group[0]}")
    return (int(-least.value), least.solution), (int(most.value), most.solution)
