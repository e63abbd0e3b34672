"""What was recognised in a file of answers, and what a reader of the results should know of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Reading:
    """How a file was read.

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
