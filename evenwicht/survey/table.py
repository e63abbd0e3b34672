"""A table of respondents with its provenance, which every step from here on keeps, and what was recognised in its file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from evenwicht.survey.provenance import KEY, Provenance, checked


@dataclass(frozen=True)
class Reading:
    """How a file was read: what was recognised in it, and what a reader of the results should know.

    Attributes
    ----------
    tool
        What wrote the file: a tool for surveys, a program, or empty where that is not known.
    columns
        The heading in the file of each column of the table.
    received
        How many respondents the file holds, those included who answered nothing.
    silent
        How many answered nothing, and were left out.
    filled
        How many empty cells of an allocation were taken for zero, as the user asked.
    reasons
        For each question, how many of those who answered something gave which reason for no answer.
    background
        For each question on who they are that the file tells (`evenwicht.survey.background`), how many of them gave each answer.
    remarks
        What was done or noticed besides, a sentence each.
    """

    tool: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    received: int = 0
    silent: int = 0
    filled: int = 0
    reasons: Mapping[str, Counter[str]] = field(default_factory=dict)
    background: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Survey:
    """Answers of respondents, one row each.

    Attributes
    ----------
    table
        A categorical column a single-choice question, named as in the codebook and with its categories in order
        (missing: NaN); a numeric column a scale, and an item of an allocation, named ``variable.item``: int64 where every
        answer is there and whole, else float64. ``attrs`` hold ``provenance`` and ``source``.
    provenance
        ``synthetic`` (made by computer), ``confidential`` (given in confidence) or ``public``.
    source
        The name of the file, without its folder.
    ignored
        Columns of the file that are no question of the codebook; they were left out.
    reading
        How the file was read, and what was noticed.
    year
        In which year they were given; None where that is not known.
    """

    table: pd.DataFrame
    provenance: Provenance
    source: str
    ignored: tuple[str, ...] = ()
    reading: Reading = field(default_factory=Reading)
    year: int | None = None

    def __post_init__(self) -> None:
        checked(self.provenance, "provenance")
        table = self.table.copy()
        table.attrs = {**table.attrs, KEY: self.provenance, "source": self.source}
        object.__setattr__(self, "table", table)

    @property
    def n(self) -> int:
        """The number of respondents."""
        return len(self.table)

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions that it has answers on, in order."""
        return tuple(dict.fromkeys(str(name).partition(".")[0] for name in self.table.columns))

    def columns(self, question: str) -> list[str]:
        """The columns of a question: itself, or its items.

        Raises
        ------
        KeyError
            The survey does not have the question.
        """
        found = [name for name in self.table.columns if name == question or name.startswith(f"{question}.")]
        if not found:
            raise KeyError(f"{self.source} has no answers on {question!r}; it has them on {', '.join(self.questions)}")
        return found

    def filter(self, keep: pd.Series[bool] | Callable[[pd.DataFrame], pd.Series[bool]]) -> Survey:
        """The respondents for whom `keep`, a Series or a function of the table, is true; of the same provenance.

        >>> table = pd.DataFrame({"philosophy": ["combined", "lawful"]})
        >>> some = Survey(table, "synthetic", "trial.csv").filter(lambda table: table["philosophy"] == "lawful")
        >>> some.n, some.provenance
        (1, 'synthetic')
        """
        chosen = keep(self.table) if callable(keep) else keep
        return replace(self, table=self.table.loc[chosen].reset_index(drop=True))

    def answered(self, *questions: str) -> Survey:
        """The respondents who answered all of these questions."""
        columns = [column for question in questions for column in self.columns(question)]
        return self.filter(self.table[columns].notna().all(axis=1))

    def missing(self) -> pd.DataFrame:
        """How many answers are missing: columns ``question``, ``answered``, ``missing``; one row a question."""
        answered = {question: self.answered(question).n for question in self.questions}
        rows = [{"question": name, "answered": there, "missing": self.n - there} for name, there in answered.items()]
        return pd.DataFrame(rows)
