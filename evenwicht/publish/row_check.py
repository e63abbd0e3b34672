"""Refuse a book on confidential answers in whose pages, figures or downloads the answer of a respondent stands.

Totals and means are withheld where they are computed (`evenwicht.survey.disclosure`). This is the check afterwards, on
what was built: nowhere may the points that one respondent divided stand side by side, in order.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from evenwicht.survey import Survey

KINDS = frozenset({".html", ".csv", ".ipynb", ".svg", ".json", ".js", ".txt", ".xml"})
"""Endings of the files that are looked into, also within a zip."""
_TAG = re.compile(r"<[^>]*>|\\n")
_RUN = re.compile(r"(?<![\w.,])\d{1,2}(?:[\s,;|\"'\[\]()]+\d{1,2})+(?![\w])")


def answers_of_respondents(survey: Survey) -> frozenset[tuple[str, ...]]:
    """The points of every respondent to every allocation of three items or more, as texts, in the order of the file."""
    found: set[tuple[str, ...]] = set()
    for question in survey.questions:
        columns = survey.columns(question)
        if len(columns) > 2:
            rows = survey.answered(question).table[columns].itertuples(index=False, name=None)
            found |= {tuple(f"{float(point):g}" for point in row) for row in rows}
    return frozenset(found)


def rows_in(text: str, answers: frozenset[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The answers that stand in a text, its tags left out.

    >>> rows_in("<td>3</td><td>0</td><td>7</td>", frozenset({("3", "0", "7")}))
    [('3', '0', '7')]
    """
    plain = html.unescape(_TAG.sub(" ", text))
    found = []
    for run in _RUN.finditer(plain):
        numbers = re.findall(r"\d+", run.group())
        for width in {len(answer) for answer in answers}:
            windows = (tuple(numbers[at : at + width]) for at in range(len(numbers) - width + 1))
            found += [window for window in windows if window in answers]
    return found


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix in KINDS:
            yield name, path.read_text(encoding="utf-8", errors="replace")
        elif path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                for entry in archive.namelist():
                    if Path(entry).suffix in KINDS:
                        yield f"{name}, {entry}", archive.read(entry).decode("utf-8", errors="replace")


def files_with_rows(folder: Path, survey: Survey) -> list[str]:
    """The files of a built site, or of its figures, in which the answer of a respondent stands."""
    answers = answers_of_respondents(survey)
    return [name for name, text in _texts(folder) if rows_in(text, answers)] if answers else []
