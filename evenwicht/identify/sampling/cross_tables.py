"""The cross-table of two questions in every data set of an ensemble, at once."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.model.problem_data import ProblemData
from evenwicht.identify.model.questions import Allocation
from evenwicht.identify.rounding.errors import PublishedFigureError
from evenwicht.identify.sampling.block import Block

Of = Literal["count", "row", "column"]


def cross_tables(survey: ProblemData, block: Block, row: str, column: str, of: Of = "count") -> NDArray[np.float64]:
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
    cells: NDArray[np.float64] = np.einsum("dinc,djnc->dcij", first, second)
    if of == "count":
        return cells
    whole = (first if of == "row" else second).sum(axis=2).swapaxes(1, 2)
    whole = whole[:, :, :, None] if of == "row" else whole[:, :, None, :]
    shares: NDArray[np.float64] = np.divide(cells, whole, out=np.full(cells.shape, np.nan), where=whole > 0)
    return shares


def _weights(survey: ProblemData, block: Block, name: str) -> NDArray[np.float64]:
    """The weight of each respondent in each answer, 0 to 1: (draws, answers, n, chains)."""
    question = survey.by_name.get(name)
    if question is None:
        raise PublishedFigureError(f"found {name!r}, expected one of {', '.join(survey.by_name)}", field="question")
    if isinstance(question, Allocation):
        points: NDArray[np.float64] = block.points[name] / question.total
        return points
    codes = block.labels[name][:, None]
    chosen: NDArray[np.float64] = (codes == np.arange(len(question.labels))[None, :, None, None]).astype(np.float64)
    return chosen
