"""Hold answers against the codebook."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from evenwicht.codebook import Codebook
from evenwicht.datafile import Fault
from evenwicht.survey.labels import Column, columns
from evenwicht.survey.raw import RawTable

_WHOLE = " in all"
"""What follows the name of an allocation in the column that holds the sum of its points."""
_CODE = re.compile(r"'?[A-Za-z]{0,2}[0-9]{1,3}'?")
"""An answer that is no more than a code."""
_NOTHING_REPAIRED = "Ask the respondent, or empty the whole question; nothing is repaired here."


def _in_all(points: Iterable[object], whole: int) -> Decimal | str | None:
    """The sum of one answer to an allocation; a text that says how many cells are empty; None where it says nothing.

    Points written with decimals may have been rounded: the sum is then the `whole` where it differs by no more than that.
    """
    given = [point for point in points if point is not None]
    total = sum((point for point in given if isinstance(point, Decimal)), Decimal(0))
    everything = list(points)
    if not given or any(not isinstance(point, Decimal) for point in given):
        return None
    if len(given) < len(everything):
        return f"{len(everything) - len(given)} empty of {len(everything)} cells"
    return Decimal(whole) if 0 < abs(total - whole) <= _rounding(given) else total


def _rounding(points: Iterable[object]) -> Decimal:
    """How much rounding can have changed the sum of points: half a unit in the last place of each that is not whole."""
    places = [point.as_tuple().exponent for point in points if isinstance(point, Decimal)]
    return sum((Decimal(5).scaleb(int(place) - 1) for place in places if int(place) < 0), Decimal(0))


def with_sums(frame: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """The answers, with a column for each allocation that holds the sum of its points."""
    sums: dict[str, pd.Series[Any]] = {}
    for variable in codebook.variables:
        if variable.kind != "allocation":
            continue
        rows = frame[[column.name for column in columns(variable)]].itertuples(index=False, name=None)
        sums[variable.name + _WHOLE] = pd.Series(
            [_in_all(row, variable.total or 0) for row in rows], index=frame.index, dtype=object
        )
    return frame.assign(**sums)


def _rules(name: str, codebook: Codebook) -> Mapping[str, Callable[[Any], bool]]:
    """What an answer in a column has to be, by the codebook: a test for each kind of fault."""
    variable = codebook.variable(name.partition(".")[0].removesuffix(_WHOLE))
    if name.endswith(_WHOLE):
        return {
            "complete": lambda found: not isinstance(found, str),
            "sum": lambda found: isinstance(found, str) or found == (variable.total or 0),
        }
    if "." in name or variable.kind == "scale":
        least, most = variable.range
        return {
            "number": lambda value: isinstance(value, Decimal),
            "range": lambda value: not isinstance(value, Decimal) or least <= value <= most,
        }
    return {"category": frozenset(codebook.names(name)).__contains__}


def faults(frame: pd.DataFrame, raw: RawTable, places: Mapping[Column, int], codebook: Codebook) -> list[Fault]:
    """Every fault of decoded answers, in the order of the rows.

    Parameters
    ----------
    frame
        What `decode` made of the file.
    raw, places
        The file, and the place of each column in it: faults are told as they stand there.
    """
    summed = with_sums(frame, codebook)
    cases = [
        (row, str(name), kind)
        for name, answers in summed.items()
        for kind, holds in _rules(str(name), codebook).items()
        for row, answer in enumerate(answers)
        if not pd.isna(answer) and not holds(answer)
    ]
    kinds: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for row, column, kind in sorted(cases, key=lambda case: case[0]):
        name = column.removesuffix(_WHOLE)
        about = name if kind == "category" else name.partition(".")[0]
        kinds.setdefault((about, kind), []).append((row, name))
    by_name = {column.name: place for column, place in places.items()}
    return [_fault(raw, by_name, codebook, summed, about, kind, at) for (about, kind), at in kinds.items()]


def _fault(
    raw: RawTable,
    by_name: Mapping[str, int],
    codebook: Codebook,
    summed: pd.DataFrame,
    about: str,
    check: str,
    at: list[tuple[int, str]],
) -> Fault:
    """All faults of one kind: as many as there are, what was found, and the first three places.

    Parameters
    ----------
    about
        The column or question that they are about.
    at
        Where they are: the place of the row, and the column.
    """
    variable = codebook.variable(about.partition(".")[0])
    least, most = variable.range if variable.kind in ("allocation", "scale") else (0, 0)
    expected, remedy = {
        "category": (
            "one of " + ", ".join(codebook.labels(variable.name).values()),
            "Write one of these in Dutch or English, or leave the cell empty.",
        ),
        "number": (
            ("a number of points", "Write the number, or empty the whole question.")
            if variable.total
            else (f"a number from {least} to {most}", "Write the number, or leave the cell empty.")
        ),
        "range": (
            f"{'points' if variable.total else 'a number'} from {least} to {most}",
            "Compare it with the answer.",
        ),
        "complete": (
            f"points in every cell of {about}, or in none",
            "Write 0 where no points were given, or empty the whole question; if every empty cell is a 0, say --empty zero "
            "(SURVEY_EMPTY=zero).",
        ),
        "sum": (f"{variable.total}", _NOTHING_REPAIRED),
    }[check]
    whole = check in ("complete", "sum")
    own = [by_name[name] for name in by_name if name == about or name.startswith(f"{about}.")]
    between = f"{raw.header[own[0]]} to {raw.header[own[-1]]}" if len(own) > 1 else raw.header[own[0]]

    def told(row: int, name: str) -> str:
        if whole:
            return str(summed[about + _WHOLE].iloc[row])
        cell = raw.rows[row][by_name[name]]
        return repr(int(cell) if isinstance(cell, float) and cell.is_integer() else cell)

    values = [told(row, name) for row, name in at]
    several = dict.fromkeys(values)
    if check == "category" and all(_CODE.fullmatch(value) for value in several):
        remedy = (
            "These are codes: give each a label in the file, export the full answers, or say in a mapping what each stands "
            f"for (evenwicht survey map {raw.file})."
        )
    if len(at) == 1:
        row, name = at[0]
        found = f"points that add to {told(row, name)}" if check == "sum" else told(row, name)
        column = between if whole else raw.header[by_name[name]]
        return Fault(raw.file, found, expected, remedy, raw.numbers[row], column)
    first = ", ".join(f"{values[i]} in row {raw.numbers[row]}" for i, (row, _) in enumerate(at[:3]))
    what = {
        "category": f"{len(at)} answers that are none ({len(several)} different)",
        "number": f"{len(at)} cells that are no number",
        "range": f"{len(at)} cells outside the range",
        "complete": f"{len(at)} answers of which cells are empty",
        "sum": f"{len(at)} answers whose points do not come to the whole",
    }[check]
    found = f"{what}: {first}{', ...' if len(at) > 3 else ''}"
    return Fault(raw.file, found, expected, remedy, column=between)
