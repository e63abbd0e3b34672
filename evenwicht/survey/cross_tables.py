"""The cross-table of any two questions by answers, as far as it may be told: counts, and shares of rows and columns.

A respondent weighs 1 or 0 in a single choice and a part of the points in an allocation, as in
`evenwicht.identify.bounds.cross_table_bounds`. What may be told is what `evenwicht.survey.disclosure` says; of two allocations nothing is
told of confidential answers, as no rule for small groups fits a table in which everyone is in every row.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import numpy as np
import pandas as pd

from evenwicht.survey.disclosure import enough, hidden_groups, least_told, told_counts, told_group_means, told_shares
from evenwicht.survey.linked_tables import Linked
from evenwicht.survey.suppression import TOTAL
from evenwicht.survey.table import Survey

Of = Literal["count", "row", "column"]


def told_cross_table(survey: Survey, row: str, column: str, of: Of = "count") -> pd.DataFrame:
    """The cells that may be told of, by answer; NaN where one must not be told or its row or column is empty.

    Parameters
    ----------
    survey
        The answers.
    row, column
        Two questions of it, single choices or allocations.
    of
        ``count``: respondents; for an allocation its points divided by their total. ``row``, ``column``: share, 0 to 1.
    """
    if row in survey.table and column in survey.table:
        return _of_choices(survey, row, column, of)
    if row in survey.table:
        return _of_groups(survey, row, column, of)
    if column in survey.table:
        turned: Of = "column" if of == "row" else "row" if of == "column" else "count"
        return _of_groups(survey, column, row, turned).T
    return _of_allocations(survey, row, column, of)


def told_cross_tables(
    survey: Survey, questions: Sequence[str], by: Sequence[str] | None = None
) -> Iterator[tuple[str, str, Of, pd.DataFrame]]:
    """The cross-tables of all pairs of questions, protected against each other.

    An answer whose total is hidden in one table is left out of all: what is hidden beside it differs from table to
    table, and one table would tell what another hides. A table of two single choices that would still give a small count
    of any two away, together with those before it, is left out (`evenwicht.survey.linked_tables`). Counts of three
    answers at once are in no table; how small they are is not guarded.

    Parameters
    ----------
    survey
        The answers.
    questions
        Its questions that are crossed.
    by
        Those of which one stands in every table; None for all pairs.

    Yields
    ------
    Row, column, what the cells are of, and the cells as `told_cross_table` gives them.
    """
    hidden = {name: hidden_answers(survey, name, questions) for name in questions if name in survey.table}
    pairs = [pair for pair in itertools.combinations(questions, 2) if by is None or set(pair) & set(by)]
    left_out = _left_out(survey, hidden, [pair for pair in pairs if set(pair) <= set(hidden)])
    for row, column in pairs:
        for of in ("count", "row", "column"):
            cells = told_cross_table(survey, row, column, of)
            if (row, column) in left_out:
                cells = cells.mask(cells.notna())
            for name, axis in ((row, 0), (column, 1)):
                if name in hidden:
                    cells = cells.mask(cells.notna() & np.expand_dims(cells.axes[axis].isin(hidden[name]), 1 - axis))
            yield row, column, of, cells


def hidden_answers(survey: Survey, name: str, questions: Sequence[str]) -> set[str]:
    """The answers to a single choice of which some table with one of these questions does not tell the total."""
    if not least_told(survey):
        return set()
    found = set(hidden_groups(survey, name).pipe(lambda hidden: hidden.index[hidden]))
    for other in questions:
        if other == name:
            continue
        if other not in survey.table:
            hidden = hidden_groups(survey, name, other)
        elif enough(survey, name, other):
            hidden = told_counts(survey, name, other)[TOTAL].drop(TOTAL).isna()
        else:
            continue
        found |= set(hidden.index[hidden])
    return found


def _left_out(survey: Survey, hidden: Mapping[str, set[str]], pairs: Sequence[tuple[str, str]]) -> set[tuple[str, str]]:
    """The pairs of single choices of which the table may not be told beside those of the pairs before it."""
    if not least_told(survey) or not enough(survey):
        return set()
    tables = {}
    for row, column in pairs:
        if enough(survey, row, column):
            counts = told_counts(survey, row, column).astype("float64")
            tables[row, column] = counts.drop(index=list(hidden[row]), columns=list(hidden[column]))
    alone = {}
    for name in hidden:
        shares = told_shares(survey, name)
        alone[name] = list(shares.index[shares.notna()])
    linked = Linked(survey.table[list(hidden)], least_told(survey), alone)
    return set(tables) - set(linked.kept(tables))


def _of_choices(survey: Survey, row: str, column: str, of: Of) -> pd.DataFrame:
    if not enough(survey, row, column):
        rows, columns = (survey.table[name].cat.categories for name in (row, column))
        return pd.DataFrame(np.nan, index=rows, columns=columns)
    counts = told_counts(survey, row, column).astype("float64")
    cells = counts.drop(index=TOTAL, columns=TOTAL)
    totals = (counts if of == "row" else counts.T)[TOTAL].drop(TOTAL)
    return _shares(cells, totals, of)


def _of_groups(survey: Survey, by: str, question: str, of: Of) -> pd.DataFrame:
    told = told_group_means(survey, by, question)
    columns = survey.columns(question)
    points = survey.answered(by, question).table[columns]
    total = points.sum(axis=1).max()
    groups, items = told["group"].unique(), told["item"].unique()
    shape = (len(groups), len(items))
    shares = pd.DataFrame(told["mean"].to_numpy().reshape(shape) / total, index=groups, columns=items)
    if of == "row":
        return shares
    sizes = told["n"].astype("float64").to_numpy().reshape(shape)
    whole = pd.Series(points.sum().to_numpy() / total, index=shares.columns)
    return _shares(shares * sizes, whole, of)


def _of_allocations(survey: Survey, row: str, column: str, of: Of) -> pd.DataFrame:
    weights = []
    for name in (row, column):
        table = survey.answered(row, column).table[survey.columns(name)]
        table = table.rename(columns=lambda item: str(item).partition(".")[2]).astype("float64")
        weights.append(table.div(table.sum(axis=1), axis=0))
    first, second = weights
    values = first.to_numpy().T @ second.to_numpy()
    cells = pd.DataFrame(values, index=first.columns, columns=second.columns)
    if least_told(survey):
        return cells.mask(cells.notna())
    return _shares(cells, (first if of == "row" else second).sum(), of)


def _shares(cells: pd.DataFrame, whole: pd.Series[float], of: Of) -> pd.DataFrame:
    """The cells themselves, or what part each is of its row or column; nothing of an empty one."""
    if of == "count":
        return cells
    return cells.div(whole.where(whole > 0), axis=0 if of == "row" else 1)
