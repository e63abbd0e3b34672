"""Find in the explorers of a built page what must not be told of confidential answers: rows, and small cells.

The traits of an explorer stand in the page as data. A row may lie there in any form that JSON has; a cell of a
cross-table of answers (`evenwicht.widgets.CrossTable`) must be missing where `evenwicht.survey.cross_tables` hides it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from evenwicht.publish.row_check import Row, Rows, rows_in
from evenwicht.survey import Survey
from evenwicht.survey.cross_tables import told_cross_tables

_EXPLORER = re.compile(
    r'<div class="explorer" id="verken-([^"]+)".*?<script type="application/json">(.*?)</script>', re.DOTALL
)
Told = Mapping[tuple[str, str, str], pd.DataFrame]
"""The cells that may be told, by row, column and what they are of."""


def explorers_in(page: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The name of its figure and the traits of each explorer of a page."""
    for name, data in _EXPLORER.findall(page):
        yield name, json.loads(data)["state"]


def told_of(survey: Survey, labels: Mapping[str, Sequence[str]]) -> Told:
    """What may be told of every pair of questions; `labels` gives their answers in the order that explorers have."""
    asked = [name for name in labels if name in survey.questions]
    return {
        (row, column, of): cells.reindex(index=list(labels[row]), columns=list(labels[column]))
        for row, column, of, cells in told_cross_tables(survey, asked)
    }


def has_rows(state: Any, rows: Rows) -> bool:
    """Whether the answer of a respondent lies in some traits: in a list, over the keys of an object, or over the lists of a
    table that holds a list for each item."""
    if isinstance(state, str):
        return bool(rows_in(state, rows))
    if not isinstance(state, dict | list):
        return False
    parts = list(state.values()) if isinstance(state, dict) else state
    widths = {len(row) for row in rows.points}
    windows = [tuple(parts[at : at + width]) for width in widths for at in range(len(parts) - width + 1)]
    if len(parts) in widths and all(isinstance(part, list) for part in parts):
        windows += list(zip(*parts, strict=False))
    return any(_texts(window) in rows.points for window in windows) or any(has_rows(part, rows) for part in parts)


def _texts(values: Sequence[Any]) -> Row:
    """Numbers as `Rows` has them; what is no number as it is, so that it is none of them."""
    return tuple(f"{value:g}" if isinstance(value, int | float) else repr(value) for value in values)


def small_cells(state: Mapping[str, Any], told: Told) -> list[str]:
    """The cells of answers in some traits that must not be told, in words."""
    found = []
    known = {f"{row}*{column}" for row, column, _ in told}
    for pair, stored in dict(state.get("answers") or {}).items():
        if pair not in known:
            found.append(f"all of {pair}")
        for (row, column, of), cells in told.items():
            if f"{row}*{column}" == pair:
                places = [(a, b) for a in cells.index for b in cells.columns for _ in range(3)]
                found += [
                    f"{row} {a} by {column} {b}"
                    for (a, b), value in zip(places, stored.get(of, []), strict=False)
                    if value is not None and pd.isna(cells.loc[a, b])
                ]
    return list(dict.fromkeys(found))


def faults(site: Path, rows: Rows, told: Told | None) -> list[str]:
    """What each explorer of a site tells too much: its page, its figure and what it is; cells where `told` says which may be."""
    found = []
    for path in sorted(site.rglob("*.html")):
        for name, state in explorers_in(path.read_text(encoding="utf-8")):
            where = f"{path.relative_to(site).as_posix()}, explorer of figure {name}"
            if has_rows(state, rows):
                found.append(f"{where}: the answer of a respondent")
            cells = [] if told is None else small_cells(state, told)
            if cells:
                found.append(f"{where}: {len(cells)} cells of too few respondents, such as {cells[0]}")
    return found
