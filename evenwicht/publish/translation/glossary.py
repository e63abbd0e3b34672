"""The glossary for translators, ``locale/en/glossary.csv``: Dutch, English, and the forms by which a term is recognised."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

FILE = "glossary.csv"


@dataclass(frozen=True)
class GlossaryTerm:
    """A term in both languages, with the pattern of its Dutch forms."""

    dutch: str
    english: str
    forms: re.Pattern[str]


def read(folder: Path) -> list[GlossaryTerm]:
    """The terms; none without a file. The column ``forms`` holds beginnings of words, with strokes between them."""
    path = folder / FILE
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [
            GlossaryTerm(
                row["dutch"], row["english"], re.compile(rf"\b(?:{row['forms'] or re.escape(row['dutch'])})", re.I)
            )
            for row in csv.DictReader(file)
        ]


def comments(text: str, terms: list[GlossaryTerm]) -> tuple[str, ...]:
    """What a translator of a text is told of its terms.

    >>> comments("De opgave.", [GlossaryTerm("opgave", "societal challenge", re.compile("opgave"))])
    ('opgave: societal challenge',)
    """
    return tuple(f"{term.dutch}: {term.english}" for term in terms if term.forms.search(text))
