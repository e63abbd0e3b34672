"""The answers and the codebook of a short report, as its folder holds them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from evenwicht import codebook as codebooks
from evenwicht import language as lang
from evenwicht.codebook import Codebook, Variable
from evenwicht.datafile import DataFileError
from evenwicht.survey import Survey, read
from evenwicht.survey.cross_tables import told_cross_tables
from evenwicht.survey.disclosure import enough
from evenwicht.survey.labels import questions

CODEBOOK = "codebook"
ANSWERS = ("answers.csv", "synthetic-answers.csv")
"""What the file of answers is called: the second where a computer made them."""


@dataclass(frozen=True, eq=False)
class ShortReport:
    """What a short report is made of.

    Attributes
    ----------
    survey
        The answers.
    codebook
        The questions.
    language
        The language of its words, ``nl`` or ``en``.
    by
        Single choices whose answers make the groups of its cross-tables.
    """

    survey: Survey
    codebook: Codebook
    language: lang.Language
    by: tuple[str, ...] = ()

    def asked(self) -> Iterator[Variable]:
        """The questions that there are answers on, in the codebook's order."""
        return (variable for variable in questions(self.codebook) if variable.name in self.survey.questions)

    def tells(self, *names: str) -> bool:
        """Whether as many answered all of these questions as may be told of."""
        return enough(self.survey, *names)

    @cached_property
    def crossed(self) -> Mapping[tuple[str, str, str], pd.DataFrame]:
        """The cross-tables of two single choices, one of them in `by`, protected against each other.

        By row, column, and what the cells are of: ``count``, or ``column`` for shares (0 to 1) of each column.
        """
        choices = [variable.name for variable in self.asked() if variable.kind not in ("allocation", "scale")]
        told = told_cross_tables(self.survey, choices, self.by)
        both = {(row, column, of): cells for row, column, of, cells in told}
        turned = {"count": "count", "row": "column", "column": "row"}
        return both | {(column, row, turned[of]): cells.T for (row, column, of), cells in both.items()}


def language_of(codebook: Codebook, language: str | None = None) -> lang.Language:
    """The language of a report: the one asked for, else that of the labels, Dutch where both are there."""
    if language is None and os.environ.get("EVENWICHT_LANGUAGE") not in codebook.languages:
        return codebook.languages[0]
    return lang.current(language)


def opened(folder: str | os.PathLike[str] = ".", *, language: str | None = None, by: Sequence[str] = ()) -> ShortReport:
    """The report that a folder holds.

    Parameters
    ----------
    folder
        With a folder ``codebook`` and a file ``answers.csv``, as ``evenwicht report`` writes them.
    language
        ``nl`` or ``en``; by default that of the codebook.
    by
        Single choices whose answers make the groups of the cross-tables.

    Raises
    ------
    evenwicht.datafile.DataFileError
        A file is absent, does not fit the other, or `by` names no single choice of the codebook.
    """
    here = Path(folder)
    book = codebooks.load(here / CODEBOOK, own=True)
    found = next((here / name for name in ANSWERS if (here / name).is_file()), None)
    if found is None:
        raise DataFileError(f"{ANSWERS[0]}: found no such file; expected the answers. Write the report again.")
    return ShortReport(read(found, book, default="confidential"), book, language_of(book, language), groups(book, by))


def groups(codebook: Codebook, by: Sequence[str]) -> tuple[str, ...]:
    """The questions that make groups; `DataFileError` names one that is no single choice."""
    choices = [each.name for each in questions(codebook) if each.kind not in ("allocation", "scale")]
    for name in by:
        if name not in choices:
            expected = f"a single choice of the codebook: {', '.join(choices) or 'it has none'}"
            raise DataFileError(f"--by: found {name!r}; expected {expected}. Mend the name.")
    return tuple(dict.fromkeys(by))
