"""A mapping file: which column of an export is which question, where its headings do not tell.

``evenwicht survey map EXPORT`` proposes one (`evenwicht.survey.propose`); a person reads and corrects it. What it does not name
goes by its heading as ever.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from evenwicht.codebook import Codebook
from evenwicht.datafile import Fault, read_text, stop_on
from evenwicht.survey.labels import Column, all_columns

SURE = 0.9
"""The confidence from which a proposal needs no look."""
KEYS = ("columns", "answers", "no_answer", "no_question")


@dataclass(frozen=True)
class Mapped:
    """What a mapping file says.

    Attributes
    ----------
    columns
        The column of the codebook that a heading of the export stands for.
    answers
        For each question, the category that an answer in the export stands for.
    no_answer
        Cells that say that there is no answer.
    ignored
        Headings of columns that are no question, whatever they seem to be.
    """

    columns: Mapping[str, Column] = field(default_factory=dict)
    answers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    no_answer: frozenset[str] = frozenset()
    ignored: frozenset[str] = frozenset()


def _near(name: str, allowed: list[str]) -> str:
    close = get_close_matches(name, allowed, 1)
    return f"Did you mean {close[0]!r}?" if close else f"It has {', '.join(allowed[:8])}, ..."


def read_mapping(path: Path, codebook: Codebook) -> Mapped:
    """Read a mapping file.

    Raises
    ------
    evenwicht.datafile.DataFileError
        It is no such file, names what the codebook does not have, or holds a proposal that nobody has looked at.
    """
    try:
        told: Any = yaml.safe_load(read_text(path)) or {}
    except yaml.YAMLError as error:
        place = getattr(error, "problem_mark", None)
        row = place.line + 1 if place else None
        stop_on(
            [Fault(path.name, "what is no YAML", "lines as 'evenwicht survey map' writes them", "Mend the line.", row)]
        )
    if not isinstance(told, dict):
        stop_on(
            [Fault(path.name, "no entries", f"some of {', '.join(KEYS)}", "Make one: evenwicht survey map EXPORT.")]
        )
    known = {column.name: column for column in all_columns(codebook)}
    faults = [
        Fault(path.name, repr(key), f"some of {', '.join(KEYS)}", _near(str(key), list(KEYS)))
        for key in told
        if key not in KEYS
    ]
    columns: dict[str, Column] = {}
    unsure: list[str] = []
    for name, entry in (told.get("columns") or {}).items():
        if name not in known:
            faults.append(Fault(path.name, repr(name), "a column of the codebook", _near(str(name), list(known))))
            continue
        heading = str(entry.get("heading", "")) if isinstance(entry, dict) else "" if entry is None else str(entry)
        confidence = entry.get("confidence", 1) if isinstance(entry, dict) else 1
        if not isinstance(confidence, int | float) or confidence < SURE:
            unsure.append(f"{name} = {heading!r}")
        if heading:
            columns[" ".join(heading.split())] = known[name]
    if unsure:
        shown = ", ".join(unsure[:3]) + (", ..." if len(unsure) > 3 else "")
        remedy = "Look at each, mend its heading and its answers where they are wrong, and write 'confidence: 1'."
        found = f"{len(unsure)} guesses that nobody has confirmed: {shown}"
        faults.append(Fault(path.name, found, f"a confidence of {SURE} or more", remedy))
    answers: dict[str, dict[str, str]] = {}
    for question, meanings in (told.get("answers") or {}).items():
        if question not in known:
            faults.append(Fault(path.name, repr(question), "a single choice", _near(str(question), list(known))))
            continue
        allowed = codebook.names(str(question))
        for text, category in (meanings or {}).items():
            if category not in allowed:
                found, remedy = f"{category!r} for {text!r}", _near(str(category), allowed)
                faults.append(Fault(path.name, found, f"an answer to {question}", remedy))
            else:
                answers.setdefault(str(question), {})[str(text)] = str(category)
    stop_on(faults)
    return Mapped(
        columns,
        answers,
        frozenset(str(text) for text in told.get("no_answer") or ()),
        frozenset(" ".join(str(text).split()) for text in told.get("no_question") or ()),
    )
