"""The variables of the survey, their categories and labels, as ``variables.csv`` and ``codebook.csv`` give them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, cast

from evenwicht import language as lang
from evenwicht.datafile import Fault, choice_fault, data_folder, read_rows, row_number, stop_on

Kind = Literal["single_choice", "allocation", "definition", "not_asked"]
KINDS: tuple[Kind, ...] = ("single_choice", "allocation", "definition", "not_asked")

_VARIABLE_COLUMNS = ("variable", "kind", "total", "label_nl", "label_en", "question_nl", "question_en")
_CATEGORY_COLUMNS = (
    "variable",
    "category",
    "order",
    "label_nl",
    "label_en",
    "description_nl",
    "description_en",
    "dimension",
    "leadership_style_nl",
    "leadership_style_en",
)


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

    ``total`` is the number of points a respondent divides, for an allocation; None for the other kinds.
    """

    name: str
    kind: Kind
    total: int | None
    labels: Mapping[str, str]
    questions: Mapping[str, str]
    categories: tuple[Category, ...]


@dataclass(frozen=True, eq=False)
class Codebook:
    """All variables, in the codebook's order."""

    variables: tuple[Variable, ...]

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


def _both(row: Mapping[str, str], stem: str) -> dict[str, str]:
    return {language: row[f"{stem}_{language}"] for language in lang.LANGUAGES}


def _required(path: Path, rows: list[dict[str, str]], columns: tuple[str, ...]) -> list[Fault]:
    return [
        Fault(path.name, "an empty cell", "a text", "Fill it in.", row_number(i), column)
        for i, row in enumerate(rows)
        for column in columns
        if not row[column]
    ]


def _used_twice(
    path: Path, rows: list[dict[str, str]], column: str, name: str, within: str | None = None
) -> list[Fault]:
    """Faults of a column in which no two rows (of one variable) may have the same, whatever its case."""
    owners: dict[tuple[str, str], str] = {}
    faults = []
    for i, row in enumerate(rows):
        cell = row[column]
        owner = owners.setdefault((row[within] if within else "", cell.casefold()), row[name])
        if cell and owner != row[name]:
            found, expected = f"{cell!r} for {row[name]}, which {owner} has already", f"one of its own for each {name}"
            faults.append(Fault(path.name, found, expected, "Mend one of them.", row_number(i), column))
    return faults


def load(folder: Path | None = None) -> Codebook:
    """Read the codebook of a data package.

    Parameters
    ----------
    folder
        The data package; by default that of the book (`evenwicht.datafile.data_folder`).

    Raises
    ------
    evenwicht.datafile.DataFileError
        A file cannot be read, a name, a label or an order stands twice, a label is empty, or a variable or dimension is
        unknown.
    """
    folder = folder or data_folder()
    path, category_path = folder / "variables.csv", folder / "codebook.csv"
    rows, category_rows = read_rows(path, _VARIABLE_COLUMNS), read_rows(category_path, _CATEGORY_COLUMNS)
    faults = _required(path, rows, ("variable", "label_nl", "label_en", "question_nl", "question_en"))
    faults += _required(category_path, category_rows, _CATEGORY_COLUMNS[:7])
    names = [row["variable"] for row in rows]
    for i, row in enumerate(rows):
        faults += choice_fault(path, i, row, "kind", KINDS, "Choose the kind of the question.")
        if row["kind"] == "allocation" and not row["total"].isdigit():
            found, remedy = repr(row["total"]), "Write how many points were divided."
            faults.append(Fault(path.name, found, "a whole number", remedy, row_number(i), "total"))
        if names.index(row["variable"]) != i:
            found = f"{row['variable']!r} for the second time"
            faults.append(Fault(path.name, found, "each variable once", "Take one out.", row_number(i), "variable"))
    dimensions = ["", *(row["category"] for row in category_rows if row["variable"] == "dimension")]
    seen: set[tuple[str, str]] = set()
    for i, row in enumerate(category_rows):
        remedy = "Add it to variables.csv or mend the spelling."
        faults += choice_fault(category_path, i, row, "variable", names, remedy)
        faults += choice_fault(category_path, i, row, "dimension", dimensions, "Name a category of dimension.")
        key = (row["variable"], row["category"])
        if key in seen:
            found = f"{row['category']!r} for the second time"
            faults.append(
                Fault(
                    category_path.name,
                    found,
                    "each category once",
                    "Take one out.",
                    row_number(i),
                    "category",
                )
            )
        seen.add(key)
        if not row["order"].isdigit():
            found = repr(row["order"])
            faults.append(
                Fault(category_path.name, found, "a whole number", "Number them from 1.", row_number(i), "order")
            )
    for language in lang.LANGUAGES:
        faults += _used_twice(path, rows, f"label_{language}", "variable")
        faults += _used_twice(category_path, category_rows, f"label_{language}", "category", "variable")
    faults += _used_twice(category_path, category_rows, "order", "category", "variable")
    stop_on(faults)
    by_variable: dict[str, list[dict[str, str]]] = {name: [] for name in names}
    for row in sorted(category_rows, key=lambda row: int(row["order"])):
        by_variable[row["variable"]].append(row)
    return Codebook(
        tuple(
            Variable(
                row["variable"],
                cast(Kind, row["kind"]),
                int(row["total"]) if row["total"] else None,
                _both(row, "label"),
                _both(row, "question"),
                tuple(
                    Category(
                        entry["category"],
                        _both(entry, "label"),
                        _both(entry, "description"),
                        entry["dimension"],
                        _both(entry, "leadership_style"),
                    )
                    for entry in by_variable[row["variable"]]
                ),
            )
            for row in rows
        )
    )
