"""Statistics of many data sets at once, from the arrays of an ensemble."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.model.groups import Where, conditions
from evenwicht.identify.model.problem_data import ProblemData
from evenwicht.identify.model.questions import NOT_ANSWERED, Allocation, Categorical
from evenwicht.identify.model.references import check_mean
from evenwicht.identify.model.scale import scores_of
from evenwicht.identify.model.statements import Figured, Mean, Share
from evenwicht.identify.model.statistics import Cell, GroupTotal, Statistic, TopShare, as_linear, check_statistic
from evenwicht.identify.rounding.errors import PublishedFigureError
from evenwicht.identify.sampling.block import Block
from evenwicht.identify.search.programme import Floats, Truths, Whole

Of = Literal["count", "row", "column"]


def statistic_values(problem: ProblemData, block: Block, statistic: Statistic) -> Floats:
    """The statistic of every data set of a block, (draws, chains); NaN where a group it divides by is empty.

    Raises
    ------
    PublishedFigureError
        If the statistic names something that the problem does not have.
    """
    linear = as_linear(statistic)
    if isinstance(statistic, Mean):
        check_mean(statistic, problem.questions, f"statistic {statistic}")
    else:
        check_statistic(statistic, problem.questions)
    if linear is not None:
        result = np.full(block.shape, float(linear.constant))
        for weight, term in linear.terms:
            member = _answering(problem, block, term)
            total = _sum_of(problem, block, term, member)
            size = 1 if isinstance(term, GroupTotal) else member.sum(axis=1)
            result += float(weight) * _ratio(total, size)
        return result
    if isinstance(statistic, TopShare):
        member = _answering(problem, block, Mean(statistic.question, statistic.item, statistic.group))
        return _ratio((member & _top(problem, block, statistic)).sum(axis=1), member.sum(axis=1))
    assert isinstance(statistic, Cell)
    row, column = _members(problem, block, statistic.row), _members(problem, block, statistic.column)
    both = (row & column).sum(axis=1)
    if statistic.of == "count":
        return np.asarray(both, dtype=np.float64)
    return _ratio(both, row.sum(axis=1) if statistic.of == "row" else block.n)


def group_means(problem: ProblemData, block: Block, allocation: str, by: str | None) -> Floats:
    """Mean points of every item in every group, (draws, chains, groups, items); NaN for empty groups.

    `by` None takes all respondents as one group.
    """
    items = problem.allocation(allocation).items
    labels: tuple[Any, ...] = (None,) if by is None else tuple((by, g) for g in problem.categorical(by).labels)
    result = np.empty((*block.shape, len(labels), len(items)))
    for g, group in enumerate(labels):
        member = _answering(problem, block, Mean(allocation, items[0], group))
        for j, item in enumerate(items):
            result[:, :, g, j] = _ratio(_total(problem, block, allocation, item, member), member.sum(axis=1))
    return result


def _members(problem: ProblemData, block: Block, group: Where | None) -> Truths:
    """Who belongs to a group, (draws, n, chains)."""
    member = np.ones((block.shape[0], block.n, block.shape[1]), dtype=np.bool_)
    for name, answer in conditions(group):
        member &= block.labels[name] == problem.categorical(name).labels.index(answer)
    return member


def _answering(problem: ProblemData, block: Block, term: Figured | GroupTotal) -> Truths:
    """Whom a mean or a share is of: those of its group who answered, but for a share of those who did not."""
    member = _members(problem, block, term.group)
    question = problem.by_name[term.question]
    if NOT_ANSWERED in question.labels and term.item != NOT_ANSWERED:
        member &= ~_members(problem, block, (term.question, NOT_ANSWERED))
    if isinstance(question, Allocation) and question.base is not None:
        member &= block.points[term.question].any(axis=1)
    return member


def _sum_of(problem: ProblemData, block: Block, term: Figured | GroupTotal, member: Truths) -> Floats:
    """What members give an item, how many give an answer, or what they score together, (draws, chains)."""
    question = problem.by_name[term.question]
    if isinstance(term, Share):
        given = member & _members(problem, block, (term.question, term.item))
        return np.asarray(given.sum(axis=1), dtype=np.float64)
    if isinstance(question, Categorical) and question.scale is not None:
        scores = scores_of(question.scale)
        worth = np.array([scores.get(label, 0) for label in question.labels])
        total: Whole = (worth[block.labels[term.question]] * member).sum(axis=1)
        return np.asarray(total / question.scale.items, dtype=np.float64)
    return _total(problem, block, term.question, term.item, member).astype(np.float64)


def _total(problem: ProblemData, block: Block, question: str, item: str, member: Truths) -> Whole:
    place = problem.allocation(question).items.index(item)
    total: Whole = (block.points[question][:, place] * member).sum(axis=1, dtype=np.int64)
    return total


def _top(problem: ProblemData, block: Block, statistic: TopShare) -> Truths:
    """Who gives the item the most points, (draws, n, chains)."""
    points = block.points[statistic.question]
    place = problem.allocation(statistic.question).items.index(statistic.item)
    others = np.delete(points, place, axis=1)
    if others.shape[1] == 0:
        return np.ones(points[:, place].shape, dtype=np.bool_)
    best = others.max(axis=1)
    top: Truths = points[:, place] >= best if statistic.ties else points[:, place] > best
    return top


def _ratio(total: NDArray[Any], size: NDArray[Any] | int) -> Floats:
    size = np.broadcast_to(np.asarray(size, dtype=np.float64), total.shape)
    ratio = np.full(total.shape, np.nan)
    np.divide(total, size, out=ratio, where=size > 0)
    return ratio


def cross_tables(survey: ProblemData, block: Block, row: str, column: str, of: Of = "count") -> Floats:
    """Every cell, with the meaning of `evenwicht.identify.bounds.cross_table_bounds.cross_table_bounds`.

    Returns
    -------
    (draws, chains, rows, columns); NaN for a share of an empty row or column.

    Raises
    ------
    PublishedFigureError
        There is no such question, or `of` is none of the three.
    """
    if of not in ("count", "row", "column"):
        raise PublishedFigureError(f"of: found {of!r}, expected count, row or column", field="of")
    first, second = (_weights(survey, block, name) for name in (row, column))
    cells: Floats = np.einsum("dinc,djnc->dcij", first, second)
    if of == "count":
        return cells
    whole = (first if of == "row" else second).sum(axis=2).swapaxes(1, 2)
    whole = whole[:, :, :, None] if of == "row" else whole[:, :, None, :]
    shares: Floats = np.divide(cells, whole, out=np.full(cells.shape, np.nan), where=whole > 0)
    return shares


def _weights(survey: ProblemData, block: Block, name: str) -> Floats:
    """The weight of each respondent in each answer, 0 to 1: (draws, answers, n, chains)."""
    question = survey.by_name.get(name)
    if question is None:
        raise PublishedFigureError(f"found {name!r}, expected one of {', '.join(survey.by_name)}", field="question")
    if isinstance(question, Allocation):
        points: Floats = block.points[name] / question.total
        return points
    codes = block.labels[name][:, None]
    chosen: Floats = (codes == np.arange(len(question.labels))[None, :, None, None]).astype(np.float64)
    return chosen
