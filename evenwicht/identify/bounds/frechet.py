"""Cells of a cross-table of two questions that nothing links: closed-form bounds from the margins.

Fréchet (1951): with margins a and b of n respondents, a cell holds at least max(0, a + b - n) and at most
min(a, b) of them, and every whole number between. The margins themselves vary within what prints.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from evenwicht.identify.bounds.part import PartSolution
from evenwicht.identify.bounds.single_question import SingleQuestion
from evenwicht.identify.bounds.witness import Overlap, Witness, witness
from evenwicht.identify.bounds.workings import Workings
from evenwicht.identify.model.groups import Group
from evenwicht.identify.model.statistics import Cell


def cell_extreme(workings: Workings, cell: Cell, end: Literal["lower", "upper"]) -> tuple[Fraction, Witness] | None:
    """One end of the bounds of a cell whose two questions are in different parts of the problem.

    Returns
    -------
    The value and sums that attain it; None if no data set fits the problem or, for a share of the row, none
    in which the row has respondents.
    """
    n, of_row = workings.problem.n, cell.of == "row"
    if not workings.is_feasible():
        return None
    # a share of the row: b / a is greatest, and 1 - (n - b) / a least, in the smallest row
    row = _margin(workings, cell.row, "lower" if of_row else end, filled=of_row)
    column = _margin(workings, cell.column, end, filled=False)
    if row is None or column is None:
        return None
    count = min(row[0], column[0]) if end == "upper" else max(0, row[0] + column[0] - n)
    whole = row[0] if of_row else n if cell.of == "total" else 1
    overlap = Overlap(cell.row, cell.column, "most" if end == "upper" else "least")
    solutions = {row[1].names: row[1], column[1].names: column[1]}
    return Fraction(count, whole), witness(workings, workings.parts(), solutions, overlap)


def _margin(
    workings: Workings, group: Group, end: Literal["lower", "upper"], *, filled: bool
) -> tuple[int, PartSolution | SingleQuestion] | None:
    """The least or the greatest size of a group, with a solution of its part."""
    (names,) = (names for names in workings.parts() if group[0] in names)
    if workings.is_single(names):
        low, high = workings.ranges(group[0])[group[1]]
        size = high if end == "upper" else max(low, int(filled))
        return (size, SingleQuestion(*group, size)) if int(filled) <= size <= high else None
    part = workings.part(names)
    objective = part.count(group)
    limits = {part.formulation.size(group): (1, workings.problem.n)} if filled else None
    found = part.maximise(objective if end == "upper" else objective.negated(), limits)
    return None if found is None else (abs(int(found.value)), found.solution)
