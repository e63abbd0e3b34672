"""A table of results as articles print them, each row checked by the test that its columns allow."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evenwicht.identify.consistency.debit import debit
from evenwicht.identify.consistency.grim import grim
from evenwicht.identify.consistency.grimmer import grimmer
from evenwicht.identify.rounding.errors import PublishedFigureError
from evenwicht.identify.rounding.rounding import Rounding


def check_results(table: pd.DataFrame, *, rounding: Rounding = "any", ddof: int = 1) -> pd.DataFrame:
    """Which rows of a table no data set can print.

    Parameters
    ----------
    table
        One row a result, as text: `x` (a mean) and `n`; where known `sd`, `items` (how many answers a score averages, 1
        if left empty), and `min_val` and `max_val`, the ends of the scale.
    rounding
        How the source rounded.
    ddof
        1 if standard deviations divide by n - 1, 0 if by n.

    Returns
    -------
    The table, with `test` ("DEBIT" for a scale of 0 to 1, "GRIMMER" with a standard deviation, else "GRIM"), `consistency`
    and `reason`, empty where consistent. A mean off its scale is inconsistent.

    Raises
    ------
    PublishedFigureError
        If `x` or `n` is missing, or a cell is not what its column asks; the message names the row, counted from 1.

    >>> results = pd.DataFrame({"x": ["5.21", "5.20"], "n": ["28", "28"], "sd": ["1.60", ""]})
    >>> check_results(results)[["test", "consistency"]].values.tolist()
    [['GRIMMER', True], ['GRIM', False]]
    """
    for column in ("x", "n"):
        if column not in table:
            raise PublishedFigureError(f"found no column {column}, expected x (a mean) and n", field=column)
    checked = table.assign(test="", consistency=False, reason="")
    for position, row in enumerate(table.to_dict("records")):
        given: dict[str, Any] = {
            str(name): value for name, value in row.items() if not (pd.isna(value) or str(value).strip() == "")
        }
        try:
            test, found = _checked(given, rounding, ddof)
        except PublishedFigureError as error:
            told = str(error).removeprefix("row 1: ")
            raise PublishedFigureError(f"row {position + 1}: {told}", field=error.field) from error
        checked.iloc[position, -3:] = [test, bool(found["consistency"].iloc[0]), found["reason"].iloc[0]]
    return checked


def _checked(row: dict[str, Any], rounding: Rounding, ddof: int) -> tuple[str, pd.DataFrame]:
    """The test of one row, and what it found."""
    missing = next((column for column in ("x", "n") if column not in row), None)
    if missing:
        raise PublishedFigureError(f"{missing} is empty, expected a value", field=missing)
    x, n, items = str(row["x"]), row["n"], row.get("items", 1)
    if "sd" not in row:
        return "GRIM", grim(x, n, items, rounding=rounding)
    scale = {name: row.get(name) for name in ("min_val", "max_val")}
    if (str(scale["min_val"]), str(scale["max_val"]), str(items)) == ("0", "1", "1"):
        return "DEBIT", debit(x, str(row["sd"]), n, rounding=rounding, ddof=ddof)
    return "GRIMMER", grimmer(x, str(row["sd"]), n, items, **scale, rounding=rounding, ddof=ddof)
