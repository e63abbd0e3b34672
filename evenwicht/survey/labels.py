"""How a file may name the answers of the codebook, and what its questions are: by name, or by label in either language."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from evenwicht.codebook import Category, Codebook, Variable

ASKED = ("single_choice", "allocation", "scale")
"""Kinds of question that every table of respondents has."""
OPTIONAL = ("not_asked", "asked_anew")
"""Kinds of question that a table may have besides, though the report prints nothing on them."""
NOT_PRINTED = "not_printed"
"""The category for an answer that the report does not print, to which "other" belongs."""
_OTHER = frozenset(
    (
        "anders",
        "anders namelijk",
        "anders nl",
        "iets anders",
        "overig",
        "overige",
        "geen van deze",
        "niet afgedrukt",
        "other",
        "other please specify",
        "other namely",
        "something else",
        "none of these",
        "oth",
        "not printed",
    )
)
_NO_ANSWER = frozenset(
    (
        "n a",
        "na",
        "nvt",
        "n v t",
        "niet van toepassing",
        "weet niet",
        "weet ik niet",
        "weet niet geen antwoord",
        "geen antwoord",
        "geen mening",
        "niet ingevuld",
        "zeg ik liever niet",
        "null",
        "nan",
        "missing",
        "no answer",
        "don t know",
        "dont know",
        "do not know",
        "prefer not to say",
        "not applicable",
        "no opinion",
    )
)


@dataclass(frozen=True)
class Column:
    """A column of a table of respondents: a single choice, a scale, or an item of an allocation.

    ``item`` is empty for a question of one column.
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


def all_columns(codebook: Codebook) -> list[Column]:
    """The columns of all questions, in the codebook's order."""
    return [column for variable in questions(codebook) for column in columns(variable)]


def names(entry: Variable | Category) -> set[str]:
    """The name and the labels of a question or an answer."""
    return {entry.name, *entry.labels.values()}


def answers(variable: Variable) -> dict[str, str]:
    """Every folded text that may stand for an answer to a question, with the name of its category: on a scale the number."""
    return {fold(text): category.name for category in variable.categories for text in names(category)}


def codes(variable: Variable) -> dict[str, str]:
    """The codes of this package's own questionnaires: 1, 2, ... or A1, A2, ... in the order of the codebook."""
    numbered = list(enumerate(variable.categories, 1))
    return {f"{letter}{i}": category.name for letter in ("", "a") for i, category in numbered}


def is_other(text: str) -> bool:
    """Whether an answer says that it is none of those that were offered."""
    folded = fold(text)
    return folded in _OTHER or folded.startswith(("anders namelijk", "other please specify"))


def is_no_answer(text: str) -> bool:
    """Whether a cell says in words that there is no answer."""
    return fold(text) in _NO_ANSWER
