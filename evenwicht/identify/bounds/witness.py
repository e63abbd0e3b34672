"""A data set that proves a bound or a verdict: dealt out from its sums, and checked against every printed
figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from evenwicht.identify.bounds.conflicts import check_feasible
from evenwicht.identify.bounds.part import CellAnswers, PartSolution
from evenwicht.identify.bounds.single_question import SingleQuestion
from evenwicht.identify.bounds.workings import Workings
from evenwicht.identify.model.dealing import deal
from evenwicht.identify.model.groups import Group
from evenwicht.identify.model.problem_data import ProblemData
from evenwicht.identify.model.questions import Allocation, Categorical
from evenwicht.identify.model.verify import prints_as


@dataclass(frozen=True)
class Overlap:
    """How to line up two parts: as many respondents as possible in both groups, or as few."""

    first: Group
    second: Group
    kind: Literal["most", "least"]


@dataclass(frozen=True)
class Witness:
    """The sums of a complete data set.

    Attributes
    ----------
    problem
        The survey that it prints as.
    parts
        The sums, part by part.
    overlap
        How the respondents of two parts coincide, where that matters; elsewhere it is arbitrary.
    """

    problem: ProblemData
    parts: tuple[PartSolution | SingleQuestion, ...]
    overlap: Overlap | None = None

    def data_set(self) -> pd.DataFrame:
        """The data set, one row a respondent.

        Returns
        -------
        One column of category names for each categorical question, and one of whole points for each
        allocation item, named `question.item`; in the order of the problem's questions.

        Raises
        ------
        ArithmeticError
            If it does not print as the problem says: a fault of this library, never of its input.
        """
        frames = [self._arranged(_deal_part(self.problem, part)) for part in self.parts]
        columns = [column for q in self.problem.questions for column in _columns(q)]
        data = pd.concat(frames, axis=1)[columns]
        faults = prints_as(self.problem, data)
        if faults:
            raise ArithmeticError("a data set breaks what it must print: " + "; ".join(faults))
        return data

    def _arranged(self, frame: pd.DataFrame) -> pd.DataFrame:
        if self.overlap is None:
            return frame
        for (question, category), first in ((self.overlap.first, True), (self.overlap.second, False)):
            if question in frame:
                in_front = first or self.overlap.kind == "most"
                last = (frame[question] == category).to_numpy() != in_front
                return frame.iloc[np.argsort(last, kind="stable")].reset_index(drop=True)
        return frame


def witness(
    workings: Workings,
    parts: Sequence[tuple[str, ...]],
    solutions: Mapping[tuple[str, ...], PartSolution | SingleQuestion],
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
        solution = solutions.get(names) or workings.solution(names)
        if solution is None:
            check_feasible(workings)
            raise ArithmeticError(f"the questions {names} have a solution apart but not together")
        found.append(solution)
    return Witness(workings.problem, tuple(found), overlap)


def _deal_part(problem: ProblemData, part: PartSolution | SingleQuestion) -> pd.DataFrame:
    if isinstance(part, SingleQuestion):
        part = part.solution(problem)
    first, *others = (_deal_table(problem, cells) for cells in part.tables)
    for table in others:
        shared = [str(name) for name in table if name in first]
        if shared:  # respondents with the same answers to these are matched
            first, table = (frame.sort_values(shared, kind="stable", ignore_index=True) for frame in (first, table))
        first = pd.concat([first, table.drop(columns=shared)], axis=1)
    return first


def _deal_table(problem: ProblemData, cells: Sequence[CellAnswers]) -> pd.DataFrame:
    """The respondents of the cells of one table."""
    columns: dict[str, object] = {}
    sizes = [cell.size for cell in cells]
    for name in cells[0].answers:
        labels = np.array([cell.answers[name] for cell in cells], dtype=object)
        columns[name] = np.repeat(labels, sizes)
    for name in cells[0].allocations:
        question = problem.allocation(name)
        answers = np.concatenate([_deal_cell(cell, question) for cell in cells])
        columns |= {column: _points(answers[:, j], question) for j, column in enumerate(question.columns)}
    return pd.DataFrame(columns)


def _deal_cell(cell: CellAnswers, question: Allocation) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """The points of a cell, one row a respondent; those of who did not answer are -1."""
    dealt = np.concatenate([deal(given, question.total) for given in cell.allocations[question.name]])
    return np.pad(dealt, ((0, cell.size - len(dealt)), (0, 0)), constant_values=-1)


def _points(given: np.ndarray[tuple[int], np.dtype[np.int64]], question: Allocation) -> object:
    """A column of a data set; where not everyone answered, with missing values."""
    return given if question.base is None else pd.arrays.IntegerArray(given, given < 0)


def _columns(question: Categorical | Allocation) -> tuple[str, ...]:
    return (question.name,) if isinstance(question, Categorical) else question.columns
