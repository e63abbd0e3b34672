"""Whether all stored draws print the figures and bear out the statements of their survey: by counting, all at once."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.model.figure_ranges import separate_ranges
from evenwicht.identify.model.problem_data import ProblemData
from evenwicht.identify.model.questions import Categorical, Question
from evenwicht.identify.model.statements import Mean
from evenwicht.identify.rounding.largest_remainder import prints_by_largest_remainder
from evenwicht.identify.sampling.block import Block
from evenwicht.identify.sampling.joint_space import JointSpace, is_joint
from evenwicht.identify.sampling.limits import JointLimits
from evenwicht.identify.sampling.respondents import sums_of


def fault_of(problem: ProblemData, block: Block) -> str | None:
    """What some draw of a block breaks, in words; None if all print as the problem."""
    parts = problem.components()
    joint = [part for part in parts if is_joint(problem, part)]
    for question in problem.questions:
        if isinstance(question, Categorical):
            labels = block.labels[question.name]
            if bool(((labels < 0) | (labels >= len(question.labels))).any()):
                return f"{question.name}: an answer that the question does not have"
            totals = np.stack([(labels == place).sum(axis=1) for place in range(len(question.labels))])
        else:
            points = block.points[question.name].astype(np.int64)
            given = points.sum(axis=1)
            fits = (given == question.total) | ((given == 0) & (question.base is not None))
            if bool((points < 0).any() or not fits.all()):
                return f"{question.name}: a respondent who does not divide {question.total} points"
            totals = points.sum(axis=2).swapaxes(0, 1)
        if any(question.name in part for part in joint):
            continue
        row = _without_print(question, np.unique(totals.reshape(len(totals), -1), axis=1).T, problem)
        if row is not None:
            return f"{question.name}: totals {row}, which do not print as its figures"
    for part in joint:
        if not _holds_together(JointSpace(problem, part), block):
            return f"{', '.join(part)}: a data set that does not print as their figures"
    for statement in problem.orders:
        if any(statement.linked[0] in part for part in joint):
            continue
        (larger, m), (smaller, k) = (_sum_and_size(problem, block, mean) for mean in statement.means)
        gap = larger * k - smaller * m
        if bool(((gap < int(statement.strict)) & (m > 0) & (k > 0)).any()):
            return f"the statement {statement} does not hold"
    return None


def _holds_together(space: JointSpace, block: Block) -> bool:
    """Whether the questions of a joint space print as they do in every draw of a block."""
    limits = JointLimits(space)
    for draw in range(block.shape[0]):
        points = [block.points[asked.name][draw] for asked in space.points]
        given = {asked.name: one for asked, one in zip(space.points, points, strict=True)}
        cells = space.cells_of_answers([block.labels[name][draw] for name in space.names], given)
        if bool((cells < 0).any()) or not bool(limits.holds(*sums_of(space, points, [cells])).all()):
            return False
    return True


def _without_print(question: Question, rows: NDArray[Any], problem: ProblemData) -> list[int] | None:
    """The first of some rows of totals that does not print as a question; None if all do."""
    if question.row.convention(problem.rounding) == "largest_remainder":
        units = question.row.units()
        prints = np.array([prints_by_largest_remainder(row, units) for row in rows.tolist()])
    else:
        low, high = np.array(separate_ranges(question, problem.n, problem.rounding)).T
        prints = ((low <= rows) & (rows <= high)).all(axis=1)
    row: list[int] | None = None if prints.all() else rows[int(prints.argmin())].tolist()
    return row


def _sum_and_size(problem: ProblemData, block: Block, mean: Mean) -> tuple[NDArray[Any], NDArray[Any]]:
    """The points that a group gives an item, and its size, (draws, chains)."""
    item = problem.allocation(mean.question).items.index(mean.item)
    points = block.points[mean.question][:, item].astype(np.int64)
    group = mean.one_group
    if group is None:
        return points.sum(axis=1), np.full((points.shape[0], points.shape[2]), block.n)
    member = block.labels[group[0]] == problem.categorical(group[0]).labels.index(group[1])
    return (points * member).sum(axis=1), member.sum(axis=1)
