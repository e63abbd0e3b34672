"""Where a file holds the answers: which of its columns is which question or item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from evenwicht.codebook import Codebook
from evenwicht.datafile import Fault, stop_on
from evenwicht.survey.headings import Headings
from evenwicht.survey.labels import Column, all_columns, columns, fold, questions
from evenwicht.survey.mapping import Mapped
from evenwicht.survey.provenance import KEY
from evenwicht.survey.raw import RawTable

_MANY = 4
"""So many columns that are not there are told in one line."""
_ROWS = 200
"""How many rows are looked at for headings that stand below each other."""


@dataclass(frozen=True)
class Layout:
    """Where a file holds the answers.

    Attributes
    ----------
    places
        The place of each column in the file, in the order of the codebook.
    ignored
        Headers of the columns that are no question.
    named
        The questions whose heading is their name in the codebook: their answers may be codes of this package.
    """

    places: Mapping[Column, int]
    ignored: tuple[str, ...]
    named: frozenset[str] = frozenset()


def layout(raw: RawTable, codebook: Codebook, mapped: Mapped) -> Layout:
    """Find the columns of a file by a mapping, else by their headers or their labels.

    Raises
    ------
    evenwicht.datafile.DataFileError
        A column is not there, or stands twice; every such fault is told.
    """
    known = Headings(codebook)
    found: dict[Column, list[int]] = {}
    ignored, named = [], set()
    for place, (header, label) in enumerate(zip(raw.header, raw.labels, strict=True)):
        meant = None if header in mapped.ignored else known.meant(header) or (known.meant(label) if label else None)
        column = mapped.columns.get(header)
        if column is None and meant is not None and meant.column not in mapped.columns.values():
            column = meant.column
        if column is not None:
            found.setdefault(column, []).append(place)
            if meant is not None and meant.by == "name" and meant.column == column:
                named.add(column.variable)
        elif fold(header) != KEY:
            ignored.append(header)
    faults = []
    for column, places in found.items():
        if len(places) > 1:
            twice, expected = " and ".join(repr(raw.header[place]) for place in places), f"one column for {column.name}"
            faults.append(
                Fault(raw.file, f"the columns {twice}", expected, "Take one out.", column=raw.header[places[1]])
            )
    required = {variable.name for variable in questions(codebook, optional=False)}
    wanted = all_columns(codebook)
    absent = [column for column in wanted if column not in found and column.variable in required]
    long = _of_questions(raw, known) if len(absent) >= _MANY else None
    if long is not None:
        what, expected = f"a row for each answer: column {long + 1} names the questions", "a row for each respondent"
        remedy = "Export a row for each respondent and a column for each question, or turn it with a pivot table."
        stop_on([Fault(raw.file, what, expected, remedy)])
    faults += _absent(raw, absent, codebook, ignored)
    stop_on(faults)
    return Layout({column: found[column][0] for column in wanted if column in found}, tuple(ignored), frozenset(named))


def _of_questions(raw: RawTable, known: Headings) -> int | None:
    """The place of a column whose cells are the headings of questions; None where there is none."""
    for place in range(len(raw.header)):
        texts = {cell for row in raw.rows[:_ROWS] if isinstance(cell := row[place], str)}
        if len({meant.column for text in texts if (meant := known.meant(text)) is not None}) > _MANY * 2:
            return place
    return None


def _absent(raw: RawTable, absent: list[Column], codebook: Codebook, ignored: list[str]) -> list[Fault]:
    if len(absent) < _MANY:
        return [_one_absent(raw, column, codebook, ignored) for column in absent]
    whole = len([column for variable in questions(codebook, optional=False) for column in columns(variable)])
    first = ", ".join(repr(codebook.label(column.variable, column.item or None)) for column in absent[:3])
    has = ", ".join(map(repr, ignored[:3])) + (", ..." if len(ignored) > 3 else "") if ignored else "no others"
    found = f"no column for {len(absent)} of the {whole} that are needed, such as {first}"
    expected = "each question in a column, headed by its name, its label or the question in words"
    remedy = (
        f"The columns that are no question are {has}. Export the full texts of questions and answers, or say which column "
        f"is which: evenwicht survey map {raw.file}."
    )
    return [Fault(raw.file, found, expected, remedy)]


def _one_absent(raw: RawTable, column: Column, codebook: Codebook, ignored: list[str]) -> Fault:
    label = codebook.label(column.variable, column.item or None)
    folded = {fold(header): header for header in ignored}
    near = get_close_matches(fold(label), folded, 1) or get_close_matches(fold(column.name), folded, 1)
    remedy = f"Rename {folded[near[0]]!r}, if that is the one." if near else "Add the column, or mend its name."
    return Fault(raw.file, "no such column", f"a column {column.name!r} or {label!r}", remedy, column=column.name)
