"""Who the rows of a file are: people who answered nothing, previews, tests, duplicates, impossible times; and weights.

Only those who answered nothing are left out; the others are told, for a person to decide on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime

import pandas as pd

from evenwicht.datafile import Fault
from evenwicht.survey.labels import fold
from evenwicht.survey.points import number
from evenwicht.survey.raw import Cell, RawTable, rows_named
from evenwicht.survey.tools import (
    ENDS,
    FINISHED,
    IDENTITIES,
    MOMENTS,
    PREVIEWS,
    STARTS,
    STATUSES,
    SUBMITTED,
    TESTS,
    WEIGHTS,
)


def _places(raw: RawTable, headings: Collection[str]) -> list[int]:
    return [place for place, header in enumerate(raw.header) if header.casefold() in headings]


def _at(raw: RawTable, rows: Iterable[int]) -> str:
    return rows_named([raw.numbers[row] for row in rows])


def weights(raw: RawTable, among: Collection[str]) -> list[Fault]:
    """A fault for each of these columns that holds weights, not all one: no analysis of the book counts with them."""
    faults = []
    for place, (header, label) in enumerate(zip(raw.header, raw.labels, strict=True)):
        if header not in among or not {*fold(header).split(), *fold(label).split()} & WEIGHTS:
            continue
        cells = [number(row[place]) for row in raw.rows]
        if any(isinstance(cell, str) for cell in cells) or all(cell in (None, 1) for cell in cells):
            continue
        found, expected = "weights, other than 1", "answers that count for one each"
        remedy = (
            "The counts, tests and intervals of the book take each respondent for one, and would be wrong for weighted "
            "answers. To have them counted unweighted, take the column out, or name it under no_question in a mapping."
        )
        faults.append(Fault(raw.file, found, expected, remedy, column=header))
    return faults


def _moments(raw: RawTable, places: list[int]) -> list[datetime | None]:
    if not places:
        return [None] * len(raw.rows)
    return [_moment(row[places[0]]) for row in raw.rows]


_FIRST = re.compile(r"(\d{1,2})([-./ ])")
"""What a moment begins with that has not its year first."""
_CLOCK = re.compile(r"\d{1,2}:\d\d(:\d\d(\.\d+)?)?( ?[ap]\.?m\.?)?", re.IGNORECASE)
"""A time of day alone, which pandas would take for one of today."""


def _moment(cell: Cell) -> datetime | None:
    if not isinstance(cell, str):
        return None
    text = cell.strip()
    if _CLOCK.fullmatch(text):
        return None
    first = _FIRST.match(text)
    day = first is not None and (first[2] != "/" or int(first[1]) > 12)  # of 11/28/2026 it is the month
    found = pd.to_datetime(text, errors="coerce", utc=True, dayfirst=day)
    return None if pd.isna(found) else found.to_pydatetime()


_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_STAMP = "_timestamp"
"""How the heading of a moment ends in REDCap, after the name of the form."""
_SOME = 2010
"""Earlier years in a file are no years of answers: a tool that keeps no moments writes 1980."""


def _year_in(cell: Cell) -> int | None:
    """The year of a moment, written in a way that is known or, as tools do in their own language, in any way with a whole year."""
    moment = _moment(cell)
    told = _YEAR.findall(cell) if moment is None and isinstance(cell, str) else []
    return moment.year if moment else int(told[0]) if len(told) == 1 else None


def year_of(raw: RawTable) -> int | None:
    """The year of the answers: the last in the name of the file, else that of most moments in it; None where neither tells.

    >>> table = RawTable("export.csv", ("submitdate",), ("",), (("2026-11-28 10:00:00",), ("1980-01-01 00:00:00",)), (2, 3))
    >>> year_of(table)
    2026
    """
    named = _YEAR.findall(raw.file)
    if named:
        return int(named[-1])
    stamps = [place for place, heading in enumerate(raw.header) if heading.casefold().endswith(_STAMP)]
    for place in [*_places(raw, MOMENTS), *stamps]:
        years = Counter(year for row in raw.rows if (year := _year_in(row[place])) is not None and year >= _SOME)
        if years:
            return years.most_common(1)[0][0]
    return None


def remarks(raw: RawTable, answered: pd.DataFrame) -> list[str]:
    """What there is to know of the respondents, a sentence each, with the first three rows.

    Parameters
    ----------
    raw
        The file.
    answered
        Its decoded answers, a row for each of ``raw.rows``.
    """
    found: list[str] = []

    def note(rows: Iterable[int], text: str) -> None:
        at = list(rows)
        if at:
            found.append(f"{text}: {_at(raw, at)}")

    everyone = range(len(raw.rows))
    for place in _places(raw, STATUSES):
        said = [str(row[place]).strip().casefold() for row in raw.rows]
        note((i for i in everyone if said[i] in PREVIEWS), f"{raw.header[place]} says a preview or a test; kept")
    note(
        (i for i, row in enumerate(raw.rows) if any(isinstance(cell, str) and fold(cell) in TESTS for cell in row)),
        "a cell says that it is a test; kept",
    )
    submitted, finished = _places(raw, SUBMITTED), _places(raw, FINISHED)
    if submitted:
        note((i for i, row in enumerate(raw.rows) if row[submitted[0]] is None), "stopped before the end; kept")
    elif finished:
        no = ("false", "0", "nee", "no", "onwaar")
        note((i for i in everyone if str(raw.rows[i][finished[0]]).casefold() in no), "stopped before the end; kept")
    for place in _places(raw, IDENTITIES):
        column = pd.Series([row[place] for row in raw.rows], dtype=object)
        again = column.duplicated(keep="first") & column.notna()
        if again.sum() > column.notna().sum() / 2:  # such as "anonymous": no identity
            continue
        note(again[again].index, f"the same {raw.header[place]} as an earlier row; kept")
    whole = answered.notna().all(axis=1)
    alike = answered.astype(str).duplicated(keep="first") & whole
    note(alike[alike].index, "every answer the same as in an earlier row; kept")
    starts, ends = _moments(raw, _places(raw, STARTS)), _moments(raw, _places(raw, ENDS))
    pairs = [(i, start, end) for i, (start, end) in enumerate(zip(starts, ends, strict=True)) if start and end]
    note((i for i, start, end in pairs if end < start), "ready before the start; kept")
    return found
