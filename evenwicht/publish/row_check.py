"""Find the answers of respondents in what was built: the points that one of them divided, side by side and in order.

Totals and means are withheld where they are computed (`evenwicht.survey.disclosure`). This is the check afterwards, on
every text that was written. A row is found with anything between its points that is no number, with decimals or
without, with the names of its items before the points, and as a run of digits such as explorers hold.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evenwicht.codebook import Codebook
from evenwicht.survey import Survey

KINDS = frozenset({".html", ".csv", ".ipynb", ".svg", ".json", ".js", ".txt", ".xml", ".bib", ".ris", ".typ", ".md"})
"""Endings of the files that are looked into, also within a zip; the PDF is searched by its sources (``.typ``)."""
Row = tuple[str, ...]
"""The points of a respondent as texts, without needless decimals."""

_TAG = re.compile(r"<[^>]*>|\\n")
_TOLD = re.compile(r'\b(?:alt|title|content|aria-label|value)="([^"]*)"')
_NUMBER = r"\d{1,2}(?:\.\d{1,3})?"
_END = r"(?!\w|\.\d)"
_RUN = re.compile(rf"(?<![\w.,]){_NUMBER}(?:[\s,;|\"'\[\]()]+{_NUMBER})+{_END}")
_COMMA = re.compile(r"(?<=\d),(?=\d{1,3}(?!\d))")
_DIGITS = re.compile(r"(?<![\w.,])[0-9A]{5,}(?![\w.,]?\w)")
_SIGNS = "0123456789A"
_BETWEEN = rf"[^\d]{{0,60}}?({_NUMBER}){_END}.{{0,80}}?"


@dataclass(frozen=True)
class Rows:
    """What must not stand in a book.

    Attributes
    ----------
    points
        The points of every respondent to every allocation of three items or more, in the order of the file.
    names
        Of each such question the names or labels of its items, in that order; once for each way to call them.
    """

    points: frozenset[Row]
    names: tuple[Sequence[str], ...]


def rows_of(survey: Survey, codebook: Codebook | None = None, known: Collection[Sequence[int]] = ()) -> Rows:
    """The rows of a survey.

    Parameters
    ----------
    survey
        The answers.
    codebook
        Knows what the items are called in the book.
    known
        Divisions that the book shows whoever answered; they give nobody away.
    """
    points: set[Row] = set()
    names: list[Sequence[str]] = []
    for question in survey.questions:
        columns = survey.columns(question)
        if len(columns) < 3:
            continue
        rows = survey.answered(question).table[columns].itertuples(index=False, name=None)
        points |= {tuple(f"{float(point):g}" for point in row) for row in rows}
        items = [column.partition(".")[2] for column in columns]
        names.append(items)
        if codebook is not None:
            names += [[codebook.label(question, item, language) for item in items] for language in ("nl", "en")]
    return Rows(frozenset(points - {tuple(f"{point:g}" for point in division) for division in known}), tuple(names))


def rows_in(text: str, rows: Rows) -> list[Row]:
    """The rows that stand in a text, its tags left out but for what they tell a reader.

    >>> rows_in("<td>3</td><td>0</td><td>7</td>", Rows(frozenset({("3", "0", "7")}), ()))
    [('3', '0', '7')]
    """
    plain = html.unescape(" # ".join([_TAG.sub(" ", text), *_TOLD.findall(text)]))
    found = _coded(plain, rows)
    for reading in (plain, _COMMA.sub(".", plain)):  # a comma may stand between numbers, or within one
        found += _side_by_side(reading, rows) + _named(reading, rows)
    return list(dict.fromkeys(found))


def _side_by_side(text: str, rows: Rows) -> list[Row]:
    found = []
    widths = {len(row) for row in rows.points}
    for run in _RUN.finditer(text):
        numbers = [f"{float(number):g}" for number in re.findall(_NUMBER, run.group())]
        for width in widths:
            windows = (tuple(numbers[at : at + width]) for at in range(len(numbers) - width + 1))
            found += [window for window in windows if window in rows.points]
    return found


def _coded(text: str, rows: Rows) -> list[Row]:
    """Rows as one sign for each answer, five or more of them: fewer are too often something else."""
    codes = {"".join(_SIGNS[int(point)] for point in row): row for row in rows.points if all(map(_whole, row))}
    return [codes[run] for run in _DIGITS.findall(text) if run in codes]


def _whole(point: str) -> bool:
    return point.isdecimal() and int(point) < len(_SIGNS)


def _named(text: str, rows: Rows) -> list[Row]:
    """Rows of which each point stands after the name of its item, the one below the other or in a line."""
    found = []
    for names in rows.names:
        pattern = re.compile("".join(re.escape(name) + _BETWEEN for name in names), re.DOTALL)
        for match in pattern.finditer(text):
            row = tuple(f"{float(number):g}" for number in match.groups())
            found += [row] if row in rows.points else []
    return found


def texts_in(folder: Path) -> Iterator[tuple[str, str]]:
    """Name and contents of every text within a folder, those in zips too."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix in KINDS:
            yield name, path.read_text(encoding="utf-8", errors="replace")
        elif path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                for entry in archive.namelist():
                    if Path(entry).suffix in KINDS:
                        yield f"{name}, {entry}", archive.read(entry).decode("utf-8", errors="replace")


def files_with_rows(folder: Path, rows: Rows) -> list[str]:
    """The files of a built site, or of its figures, in which the answer of a respondent stands."""
    return [name for name, text in texts_in(folder) if rows_in(text, rows)] if rows.points else []
