"""Columns of a table of results, as they were typed."""

from __future__ import annotations

from collections.abc import Sequence, Sized
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from evenwicht.identify.rounding.errors import PublishedFigureError
from evenwicht.identify.rounding.parse_printed import FigureLike, parse_printed
from evenwicht.identify.rounding.rounding import Rounding, check_rounding, printed_interval, whole_range

Column = FigureLike | Sequence[Any] | NDArray[Any] | pd.Series
"""One value, or one a row."""


def as_rows(**columns: Column | None) -> pd.DataFrame:
    """A table of these columns, values given once repeated for each row."""
    one = all(isinstance(values, str) or not hasattr(values, "__len__") for values in columns.values())
    try:
        return pd.DataFrame(columns, index=[0] if one else None)
    except ValueError as error:
        lengths = ", ".join(
            f"{name} {len(v)}" for name, v in columns.items() if isinstance(v, Sized) and not isinstance(v, str)
        )
        raise PublishedFigureError(f"the columns have different lengths ({lengths}): give one value a row") from error


def decimals_of(column: pd.Series, name: str, *, negative: bool = True) -> NDArray[np.int64]:
    """The printed decimals of each figure of a column.

    Raises
    ------
    PublishedFigureError
        If one is no number that shows its decimals, or is below 0 where that is not `negative`; the message names the
        row, counted from 1.
    """
    decimals, typed = np.empty(len(column), dtype=np.int64), column.tolist()
    for rows in column.groupby(column, sort=False, dropna=False).indices.values():
        figure = typed[rows[0]]
        try:
            value, decimals[rows] = parse_printed(figure, label=name)
        except PublishedFigureError as error:
            raise PublishedFigureError(f"row {rows[0] + 1}: {error}", field=name) from error
        if value < 0 and not negative:
            raise PublishedFigureError(f"row {rows[0] + 1}: {name} is {figure}, expected 0 or more", field=name)
    return decimals


def totals_that_print(
    column: pd.Series, answers: NDArray[np.int64], rounding: Rounding, scale: int = 1
) -> tuple[NDArray[np.object_], NDArray[np.object_]]:
    """The least and the greatest whole t for which `scale * t / answers` prints as each figure of a column.

    The least exceeds the greatest where there is none.
    """
    low, high = np.empty(len(column), dtype=object), np.empty(len(column), dtype=object)
    for figure, rows in column.groupby(column, sort=False).indices.items():
        interval = printed_interval(str(figure), None, rounding)
        low[rows], high[rows] = whole_range(interval, answers[rows], scale, None, None)
    return low, high


def whole(column: pd.Series, name: str, least: int = 1) -> NDArray[np.int64]:
    """The whole numbers of a column, each `least` or more.

    Raises
    ------
    PublishedFigureError
        If one is not; the message names the row, counted from 1.
    """
    numbers = pd.to_numeric(column, errors="coerce").to_numpy(dtype=np.float64)
    wrong = ~(np.isfinite(numbers) & (numbers == np.rint(numbers)) & (numbers >= least) & (numbers < 2**53))
    if wrong.any():
        row = int(np.argmax(wrong))
        raise PublishedFigureError(
            f"row {row + 1}: {name} is {column.tolist()[row]!r}, expected a whole number of {least} or more", field=name
        )
    return numbers.astype(np.int64)


def check_one_by_one(rounding: str) -> Rounding:
    """The convention, which must round each figure by itself.

    Raises
    ------
    PublishedFigureError
        If it rounds whole rows, or is no convention.
    """
    if check_rounding(rounding) == "largest_remainder":
        raise PublishedFigureError(
            "largest remainder rounds the figures of a row together: choose half_up, half_even or any", field="rounding"
        )
    return check_rounding(rounding)
