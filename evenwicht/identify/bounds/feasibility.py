"""Whether any data set fits a problem at all, and one that does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evenwicht.identify.bounds.part import PartSolution, part_of, parts_of
from evenwicht.identify.bounds.witness import Overlap, Witness
from evenwicht.identify.errors import PublishedFigureError
from evenwicht.identify.problem import Problem

__all__ = ["InfeasibleError", "check_feasible", "is_feasible", "witness"]

Names = tuple[str, ...]


class InfeasibleError(PublishedFigureError):
    """No data set of this number of respondents prints these figures and bears out these statements."""


def is_feasible(problem: Problem) -> bool:
    """Whether a data set exists that prints these figures and bears out these statements."""
    return all(_solution(problem, names) is not None for names in parts_of(problem))


def check_feasible(problem: Problem) -> None:
    """Raise `InfeasibleError`, naming figures and statements that clash, if no data set fits the problem."""
    if not is_feasible(problem):
        from evenwicht.identify.bounds.conflicts import find_conflict

        raise InfeasibleError(str(find_conflict(problem)))


def witness(
    problem: Problem,
    parts: Sequence[Names],
    solutions: Mapping[Names, PartSolution],
    overlap: Overlap | None = None,
) -> Witness:
    """A data set made of these solutions, and of any for the parts that have none.

    Raises
    ------
    InfeasibleError
        If some part has no solution.
    """
    found = []
    for names in parts:
        solution = solutions.get(names) or _solution(problem, names)
        if solution is None:
            check_feasible(problem)
            raise ArithmeticError(f"the questions {names} have a solution apart but not together")
        found.append(solution)
    return Witness(problem, tuple(found), overlap)


def _solution(problem: Problem, names: Names) -> PartSolution | None:
    key = ("feasible", names)
    if key not in problem.solved:
        problem.solved[key] = part_of(problem, names).feasible()
    found: PartSolution | None = problem.solved[key]
    return found
