"""The claims of the report, as ``claims.csv`` lists them: one row a claim, or a reading of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from evenwicht import language as lang
from evenwicht import report, sections
from evenwicht.claims.expression import Condition, parse
from evenwicht.datafile import CheckedRows, data_folder, read_rows, stop_on
from evenwicht.identify import Categorical, PublishedFigureError, Question
from evenwicht.published import Published

Kind = Literal["figure", "order", "trend", "inference", "interview"]
KINDS: tuple[Kind, ...] = ("figure", "order", "trend", "inference", "interview")
Whose = Literal["report", "edition"]
WHOSE: tuple[Whose, ...] = ("report", "edition")
FILE = "claims.csv"
COLUMNS = (
    "claim",
    "reading",
    "whose",
    "section",
    "chapter",
    "passage",
    "kind",
    "summary_nl",
    "summary_en",
    "reading_nl",
    "reading_en",
    "expression",
    "given",
    "grows",
    "note_nl",
    "note_en",
)


@dataclass(frozen=True)
class Claim:
    """One claim in one reading.

    ``condition`` is what would make it true; it has no parts where nothing printed can test the claim, and then
    ``notes`` say why. ``grows`` names the question and the answers to it that the claim says became more, for two waves to
    judge (`evenwicht.claims.trend_verdict`). ``passage`` is
    the label of the heading or the figure in its chapter that treats it; none for the chapter as a whole. ``given`` names the claims that are taken for true while this one is judged. ``whose`` tells a
    reading that the report's words allow (*report*) from a stricter one that this edition adds (*edition*).
    """

    name: str
    reading: str
    whose: Whose
    section: str
    chapter: str
    passage: str
    kind: Kind
    summaries: Mapping[str, str]
    readings: Mapping[str, str]
    expression: str
    condition: Condition
    given: tuple[str, ...]
    notes: Mapping[str, str]
    grows: tuple[tuple[str, str], ...] = ()


def _both(row: Mapping[str, str], stem: str) -> dict[str, str]:
    return {language: row[f"{stem}_{language}"] for language in lang.LANGUAGES}


def printed_categories(published: Published) -> dict[str, tuple[str, ...]]:
    """For each variable on which figures are printed, its printed categories in order."""
    found: dict[str, tuple[str, ...]] = {}
    for figure in published.figures:
        found[figure.variable] = (*found.get(figure.variable, ()), figure.category)
    return found


def questions_asked(published: Published) -> tuple[Question, ...]:
    """The questions that a claim may name: those on which figures are printed, and single choices on which none are."""
    unprinted = [v for v in published.codebook.variables if v.kind in ("not_asked", "asked_anew")]
    choices = [
        Categorical(v.name, tuple(names), ("-",) * len(names))
        for v in unprinted
        if (names := [c.name for c in v.categories])
    ]
    return (*report.questions(published), *choices)


def _grows(table: CheckedRows, i: int, printed: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, str], ...]:
    """The question and answers that a claim says became more; a fault is noted where they are not of one printed question."""
    told = table.rows[i]["grows"]
    parted = [name.partition(".") for name in told.split()]
    wrong = [answer for question, _, answer in parted if answer not in printed.get(question, ())]
    if wrong or len({question for question, _, _ in parted}) > 1:
        expected = "answers to one question on which figures are printed, such as philosophy.networking"
        table.fault(i, "grows", repr(told), expected, "Mend the names.")
    return tuple((question, answer) for question, _, answer in parted)


def load(published: Published, folder: Path | None = None) -> tuple[Claim, ...]:
    """Read every claim of a data package.

    Raises
    ------
    evenwicht.datafile.DataFileError
        The file cannot be read, an expression names what does not exist, or a claim has neither an expression nor a
        note that says why it cannot be tested.
    """
    folder = folder or data_folder()
    path = folder / FILE
    asked, printed = questions_asked(published), printed_categories(published)
    table, known = CheckedRows(path, read_rows(path, COLUMNS)), sections.names(folder)
    names = [row["claim"] for row in table.rows]
    table.choice("kind", KINDS, "Choose the kind of the claim.")
    table.choice("whose", WHOSE, "Say whose reading it is.")
    table.filled("claim", "section", "chapter", "summary_nl", "summary_en")
    table.once("claim", "reading", remedy="Name the reading.")
    claims: list[Claim] = []
    for i, row in enumerate(table.rows):
        if row["section"]:
            table.faults += sections.reference_fault(path, i, row, "section", known)
        given = tuple(row["given"].split())
        for name in given:
            if name not in names:
                table.fault(i, "given", repr(name), "a claim of this file", "Mend the name.")
        condition = Condition()
        if row["expression"]:
            try:
                condition = parse(row["expression"], asked)
            except PublishedFigureError as error:
                remedy = "See evenwicht/claims/expression.py for the language."
                table.fault(i, "expression", str(error).removeprefix("found "), "a valid expression", remedy)
        elif not row["note_nl"] or not row["note_en"]:
            remedy = "Say in both notes why the claim cannot be tested, or give an expression."
            table.fault(i, "note_nl", "no expression and no note", "one of them", remedy)
        claims.append(
            Claim(
                row["claim"],
                row["reading"],
                cast(Whose, row["whose"]),
                row["section"],
                row["chapter"],
                row["passage"],
                cast(Kind, row["kind"]),
                _both(row, "summary"),
                _both(row, "reading"),
                row["expression"],
                condition,
                given,
                _both(row, "note"),
                _grows(table, i, printed),
            )
        )
    stop_on(table.faults)
    return tuple(claims)
