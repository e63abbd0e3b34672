"""What every analysis asks of its table, and the errors it gives when the table is otherwise.

A *table of respondents* is a pandas DataFrame with one row a respondent. A *group* column holds a
categorical answer; *item* columns hold the points that a respondent gave to the items of an allocation
question (zero or more, finite). Respondents without an answer to a column that an analysis uses are left
out of it, and its ``n`` counts those who remain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


class TableError(ValueError):
    """A table that an analysis cannot take; the message names row and column, what was found and what was
    expected."""


@dataclass(frozen=True)
class GroupedPoints:
    """Points of an allocation and the group of each respondent, complete rows only.

    ``points`` is n x k, ``codes`` holds n positions in ``labels``; a label may have no respondents.
    """

    points: Floats
    codes: Ints
    labels: tuple[Any, ...]

    def sizes(self) -> Ints:
        """Respondents per label."""
        return np.bincount(self.codes, minlength=len(self.labels)).astype(np.int64)

    def of(self, label: Any) -> Floats:
        """The points of one group."""
        mine: Floats = self.points[self.codes == self.labels.index(label)]
        return mine


def require_columns(table: pd.DataFrame, columns: Sequence[str]) -> None:
    """Raise `TableError` when a column is missing from the table or asked for twice."""
    missing = [column for column in columns if column not in table.columns]
    if missing:
        raise TableError(f"no column {missing[0]!r} in the table; found the columns {list(table.columns)}")
    doubled = [column for column in columns if list(columns).count(column) > 1]
    if doubled:
        raise TableError(f"column {doubled[0]!r} is asked for twice; expected each column once")


def points_of(table: pd.DataFrame, items: Sequence[str]) -> Floats:
    """The points of the respondents who answered every item, as an n x k array.

    Raises `TableError` naming row and column at an entry that is no number, is negative or is infinite.

    >>> points_of(pd.DataFrame({"a": [6, 3, None], "b": [4, 7, 10]}), ["a", "b"])
    array([[6., 4.],
           [3., 7.]])
    """
    points, complete = _points(table, items)
    return points if complete.all() else points[complete]


def complete_rows(table: pd.DataFrame, items: Sequence[str]) -> pd.DataFrame:
    """`points_of` as a table: the item columns, the index of the respondents kept."""
    points, complete = _points(table, items)
    return pd.DataFrame(points[complete], index=table.index[complete], columns=list(items))


def grouped_points(table: pd.DataFrame, group: str, items: Sequence[str]) -> GroupedPoints:
    """Points and groups of the respondents who answered the group question and every item.

    Labels come in the order of a categorical column's categories (unused ones included), otherwise sorted.
    """
    require_columns(table, [group, *items])
    codes, labels = coded(table[group])
    points, complete = _points(table, items)
    kept = complete & (codes >= 0)
    return GroupedPoints(points[kept], codes[kept], labels)


def coded(column: pd.Series[Any]) -> tuple[Ints, tuple[Any, ...]]:
    """Codes (-1 for no answer) and labels of a categorical answer.

    >>> coded(pd.Series(["b", "a", None, "b"]))
    (array([ 1,  0, -1,  1]), ('a', 'b'))
    """
    if isinstance(column.dtype, pd.CategoricalDtype):
        return np.asarray(column.cat.codes, dtype=np.int64), tuple(column.cat.categories)
    codes, labels = pd.factorize(column, sort=True)
    return np.asarray(codes, dtype=np.int64), tuple(labels)


def whole_counts(counts: pd.DataFrame) -> Ints:
    """A cross-table's counts as integers; raises `TableError` at a count that is negative, missing or not
    whole."""
    if counts.size == 0:
        raise TableError(f"an empty cross-table (shape {counts.shape}); expected at least one row and one column")
    values = _numbers(counts, list(counts.columns))
    wrong = ~np.isfinite(values) | (values < 0) | (values != np.floor(values))
    if wrong.any():
        row, column = np.argwhere(wrong)[0]
        raise TableError(
            f"row {counts.index[row]!r}, column {counts.columns[column]!r}: found {values[row, column]:g}; "
            "expected a whole count, zero or more"
        )
    return values.astype(np.int64)


def _points(table: pd.DataFrame, items: Sequence[str]) -> tuple[Floats, Bools]:
    """All points, missing ones too, and who is complete."""
    require_columns(table, items)
    if not len(items):
        raise TableError("no items given; expected at least one column of points")
    values = _numbers(table, items)
    wrong = (values < 0) | np.isinf(values)
    if wrong.any():
        row, column = np.argwhere(wrong)[0]
        raise TableError(
            f"row {table.index[row]!r}, column {items[column]!r}: found {values[row, column]:g}; "
            "expected a finite number of points, zero or more"
        )
    return values, np.asarray(~np.isnan(values).any(axis=1))


def _numbers(table: pd.DataFrame, columns: Sequence[Any]) -> Floats:
    try:
        # Column by column: choosing several at once takes ten times as long, and an ensemble asks for it thousands
        # of times. Only pandas' own types need to be told what a missing value becomes, which is slow.
        chosen = (table[column] for column in columns)
        values = np.empty((len(table), len(columns)))
        for place, column in enumerate(chosen):
            plain = isinstance(column.dtype, np.dtype)
            values[:, place] = column.to_numpy() if plain else column.to_numpy(np.float64, na_value=np.nan)
    except (TypeError, ValueError):
        for column in columns:
            for row, value in table[column].items():
                if pd.isna(value):
                    continue
                if not isinstance(value, (int, float, np.number)) or isinstance(value, bool):
                    raise TableError(f"row {row!r}, column {column!r}: found {value!r}; expected a number") from None
        raise
    return values
