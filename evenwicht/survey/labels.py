"""How a file may name the questions and answers of the codebook: by name, or by label in either language."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from evenwicht.codebook import Category, Codebook, Variable

ASKED = ("single_choice", "allocation")
"""Kinds of question that every table of respondents has."""
OPTIONAL = ("not_asked",)
"""Kinds of question that a table may have besides, though the report prints nothing on them."""


@dataclass(frozen=True)
class Column:
    """A column of a table of respondents: a single-choice question, or an item of an allocation.

    ``item`` is empty for a single-choice question.
    """

    variable: str
    item: str = ""

    @property
    def name(self) -> str:
        """Its name in the table."""
        return f"{self.variable}.{self.item}" if self.item else self.variable


def fold(text: str) -> str:
    """A text without its case, accents, punctuation and double spaces, for comparing labels.

    >>> fold("  Project-/programma\\u00adsturing"), fold("steering_form.line"), fold("E\\u0301\\u00e9n")
    ('project programmasturing', 'steering form line', 'een')
    """
    plain = unicodedata.normalize("NFKD", text.replace("\N{SOFT HYPHEN}", "")).casefold()
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[\W_]+", " ", letters).strip()


def questions(codebook: Codebook, *, optional: bool = True) -> list[Variable]:
    """The questions that a table of respondents answers, in the codebook's order."""
    kinds = ASKED + OPTIONAL if optional else ASKED
    return [variable for variable in codebook.variables if variable.kind in kinds]


def columns(variable: Variable) -> list[Column]:
    """The columns of one question."""
    if variable.kind == "allocation":
        return [Column(variable.name, category.name) for category in variable.categories]
    return [Column(variable.name)]


def _names(entry: Variable | Category) -> set[str]:
    return {entry.name, *entry.labels.values()}


def headers(codebook: Codebook) -> dict[str, Column]:
    """Every folded text that may stand over a column.

    A question goes by its name, its labels, or the question itself; an item by that of its question followed by its
    own name or label, or by its own alone where no other column could be meant.
    """
    found: dict[str, set[Column]] = {}
    for variable in questions(codebook):
        if variable.kind != "allocation":
            for text in _names(variable) | set(variable.questions.values()):
                found.setdefault(fold(text), set()).add(Column(variable.name))
            continue
        for category in variable.categories:
            column = Column(variable.name, category.name)
            for text in _names(category):
                for whole in (text, *(f"{stem} {text}" for stem in _names(variable))):
                    found.setdefault(fold(whole), set()).add(column)
    return {text: next(iter(meant)) for text, meant in found.items() if len(meant) == 1}


def answers(variable: Variable) -> dict[str, str]:
    """Every folded text that may stand for an answer to a single-choice question, with the name of its category."""
    return {fold(text): category.name for category in variable.categories for text in _names(category)}
