"""Whether any data set fits a problem at all, and one that does."""

from __future__ import annotations

from evenwicht.identify.bounds.part import PartSolution, part_of, parts_of
from evenwicht.identify.model.problem_data import ProblemData

__all__ = ["is_feasible", "part_solution"]

Names = tuple[str, ...]


def is_feasible(problem: ProblemData) -> bool:
    """Whether a data set exists that prints these figures and bears out these statements."""
    return all(part_solution(problem, names) is not None for names in parts_of(problem))


def part_solution(problem: ProblemData, names: Names) -> PartSolution | None:
    """Sums of some data set of one part; None if none fits."""
    key = ("feasible", names)
    if key not in problem.solved:
        problem.solved[key] = part_of(problem, names).feasible()
    found: PartSolution | None = problem.solved[key]
    return found
