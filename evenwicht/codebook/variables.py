"""The variables of a survey, with their categories and labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from evenwicht import language as lang

Kind = Literal["single_choice", "allocation", "scale", "definition", "not_asked", "asked_anew"]
KINDS: tuple[Kind, ...] = ("single_choice", "allocation", "scale", "definition", "not_asked", "asked_anew")
"""One answer; points that are divided; a whole number from a lowest to a highest; a notion that is no question; a question
on which nothing is printed; a single choice that only a new questionnaire has."""


@dataclass(frozen=True)
class Category:
    """One answer: its labels and, where the report ties it to one, its dimension and leadership style."""

    name: str
    labels: Mapping[str, str]
    descriptions: Mapping[str, str]
    dimension: str
    leadership_styles: Mapping[str, str]


@dataclass(frozen=True)
class Variable:
    """One question: its kind, its labels and its categories in the codebook's order.

    ``total`` is the number of points a respondent divides, for an allocation; ``lowest`` and ``highest`` are the ends of a
    scale; None for the other kinds. The categories of a scale are the numbers on it that have a label.
    """

    name: str
    kind: Kind
    total: int | None
    labels: Mapping[str, str]
    questions: Mapping[str, str]
    categories: tuple[Category, ...]
    lowest: int | None = None
    highest: int | None = None

    @property
    def range(self) -> tuple[int, int]:
        """The least and the greatest number of a scale, or of points to one item; `ValueError` for other kinds."""
        if self.kind == "scale" and self.lowest is not None and self.highest is not None:
            return self.lowest, self.highest
        if self.total is None:
            raise ValueError(f"{self.name}: found a {self.kind}; expected a question that is answered with numbers")
        return 0, self.total


@dataclass(frozen=True, eq=False)
class Codebook:
    """All variables, in the codebook's order.

    Attributes
    ----------
    variables
        The variables.
    languages
        In which its labels are written; where there is one, labels in the other are the same.
    """

    variables: tuple[Variable, ...]
    languages: tuple[lang.Language, ...] = lang.LANGUAGES

    @cached_property
    def _by_name(self) -> dict[str, Variable]:
        return {variable.name: variable for variable in self.variables}

    def variable(self, name: str) -> Variable:
        """The variable of that name; `KeyError` names the ones that exist."""
        if name not in self._by_name:
            raise KeyError(f"variable {name!r} is not in the codebook; it has {', '.join(self._by_name)}")
        return self._by_name[name]

    def category(self, variable: str, name: str) -> Category:
        """One category of a variable; `KeyError` names the ones that exist."""
        categories = {category.name: category for category in self.variable(variable).categories}
        if name not in categories:
            raise KeyError(f"{variable} has no category {name!r}; it has {', '.join(categories)}")
        return categories[name]

    def names(self, variable: str) -> list[str]:
        """The names of a variable's categories, in order."""
        return [category.name for category in self.variable(variable).categories]

    def label(self, variable: str, category: str | None = None, language: str | None = None) -> str:
        """The label of a variable, or of one of its categories."""
        labels = self.variable(variable).labels if category is None else self.category(variable, category).labels
        return labels[lang.current(language)]

    def labels(self, variable: str, language: str | None = None) -> dict[str, str]:
        """The label of each category of a variable, in order."""
        return {name: self.label(variable, name, language) for name in self.names(variable)}

    def dimension(self, variable: str, category: str) -> str:
        """The steering dimension that a category is tied to; empty where there is none."""
        return self.category(variable, category).dimension
