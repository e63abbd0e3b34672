"""Columns of a table of results, as they were typed, turned into whole numbers."""

from __future__ import annotations

from collections.abc import Sequence, Sized
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from evenwicht.identify.errors import PublishedFigureError
from evenwicht.identify.rounding.printed_figure import FigureLike, parse_printed
from evenwicht.identify.rounding.rounding import Rounding, check_rounding

__all__ = ["Column", "Typed", "as_rows", "check_one_by_one", "figures", "whole"]

Column = FigureLike | Sequence[Any] | NDArray[Any] | pd.Series
"""One value, or one a row."""


@dataclass(frozen=True)
class Typed:
    """Printed figures in units of their last decimal.

    Attributes
    ----------
    units
        The figures times 10 to the power of `decimals`, shape (rows,).
    decimals
        The decimals of each, shape (rows,).
    """

    units: NDArray[np.int64]
    decimals: NDArray[np.int64]


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


def figures(column: pd.Series, name: str) -> Typed:
    """The printed figures of a column.

    Raises
    ------
    PublishedFigureError
        If one is no number that shows its decimals; the message names the row, counted from 1.
    """
    seen: dict[object, tuple[int, int]] = {}
    units, decimals = np.empty(len(column), dtype=np.int64), np.empty(len(column), dtype=np.int64)
    for row, value in enumerate(column.tolist()):
        known = seen.get(value)
        if known is None:
            try:
                exact, places = parse_printed(value, label=name)
            except PublishedFigureError as error:
                raise PublishedFigureError(f"row {row + 1}: {error}", field=name) from error
            known = seen[value] = int(exact * 10**places), places
        units[row], decimals[row] = known
    return Typed(units, decimals)


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
