"""The figures that the report prints, as ``printed.csv`` transcribes them, each with its place in the report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Literal, cast

import pandas as pd

from evenwicht import codebook as codebooks
from evenwicht import sections
from evenwicht.codebook import Codebook, Kind
from evenwicht.datafile import (
    CheckedRows,
    Fault,
    choice_fault,
    data_folder,
    decimal_cell,
    read_rows,
    row_number,
    stop_on,
)

Unit = Literal["percent", "points"]
UNITS: tuple[Unit, ...] = ("percent", "points")
ASKED: tuple[Kind, ...] = ("single_choice", "allocation")
"""Kinds of questions of which figures are printed."""
PLACES = ("table", "text")
"""Where in the report a number stands."""
_ROMAN = re.compile("[IVXLC]+")
_COLUMNS = ("figure", "section", "variable", "category", "value", "unit", "decimals", "exhaustive", "place")
_MENTION = "Add the category to codebook.csv or mend the spelling."


@dataclass(frozen=True)
class ReportedFigure:
    """One printed number.

    ``text`` is the number as it stands in the file, with a decimal point: "2.0" and "2" differ in what they say about
    rounding. ``exhaustive`` tells whether the printed categories are all the answers there were.
    """

    figure: str
    section: str
    variable: str
    category: str
    text: str
    unit: Unit
    decimals: int
    exhaustive: bool
    place: str

    @property
    def value(self) -> Decimal:
        """The number, exactly as printed."""
        return Decimal(self.text)


@dataclass(frozen=True, eq=False)
class Published:
    """Every figure that the report prints, with the codebook that names their categories."""

    figures: tuple[ReportedFigure, ...]
    codebook: Codebook

    def of(self, variable: str) -> tuple[ReportedFigure, ...]:
        """The printed figures of one variable, in the order of the report.

        Raises
        ------
        KeyError
            The report prints nothing on that variable.
        """
        found = tuple(figure for figure in self.figures if figure.variable == variable)
        if not found:
            printed = sorted({figure.variable for figure in self.figures})
            raise KeyError(f"nothing is printed on {variable!r}; there is on {', '.join(printed)}")
        return found

    def value(self, variable: str, category: str) -> Decimal:
        """One printed number: a percentage (0 to 100) or a mean number of points."""
        for figure in self.of(variable):
            if figure.category == category:
                return figure.value
        raise KeyError(f"nothing is printed on {category!r} of {variable}")

    def share(self, variable: str, category: str) -> float:
        """A printed percentage as a share, from 0 to 1."""
        return float(self.value(variable, category)) / 100

    def remainder(self, variable: str) -> Decimal:
        """What the printed figures of a variable leave of the whole (100 %, or the points that are divided)."""
        whole = self.codebook.variable(variable).total or 100
        return Decimal(whole) - sum((figure.value for figure in self.of(variable)), Decimal(0))

    def is_complete(self, variable: str) -> bool:
        """Whether the printed answers to a question are all answers."""
        return all(figure.exhaustive for figure in self.of(variable))

    def table(self, variable: str, language: str | None = None) -> pd.DataFrame:
        """The printed figures of a variable as a table.

        Returns
        -------
        DataFrame
            Columns ``category`` (name), ``label`` (in `language`), ``value`` (float: percent or points), ``text``
            (as printed), ``unit``, ``dimension`` (empty where there is none); one row a printed category, in the
            order of the report.
        """
        return pd.DataFrame(
            [
                {
                    "category": figure.category,
                    "label": self.codebook.label(variable, figure.category, language),
                    "value": float(figure.value),
                    "text": figure.text,
                    "unit": figure.unit,
                    "dimension": self.codebook.dimension(variable, figure.category),
                }
                for figure in self.of(variable)
            ]
        )


def _whole_faults(
    path: Path, figures: Iterable[ReportedFigure], rows: dict[str, int], codebook: Codebook
) -> list[Fault]:
    """Faults of a question's figures together: a whole that rounding cannot explain, an answer or all of it left out."""
    faults = []
    by_variable: dict[str, list[ReportedFigure]] = {}
    for figure in figures:
        by_variable.setdefault(figure.variable, []).append(figure)
    for variable, group in by_variable.items():
        whole = Decimal(codebook.variable(variable).total or 100)
        found = sum((figure.value for figure in group), Decimal(0))
        slack = sum((Decimal(1).scaleb(-figure.decimals) / 2 for figure in group), Decimal(0))
        exhaustive = all(figure.exhaustive for figure in group)
        if found > whole + slack or (exhaustive and found < whole - slack):
            expected = f"{whole} give or take {slack} of rounding" if exhaustive else f"at most {whole + slack}"
            remedy = "Compare the numbers with the report."
            faults.append(
                Fault(path.name, f"a sum of {found} for {variable}", expected, remedy, rows[variable], "value")
            )
        told, printed = {figure.exhaustive for figure in group}, {figure.category for figure in group}
        absent = [name for name in codebook.names(variable) if name not in printed] if exhaustive else []
        if len(told) > 1:
            remedy = "Say the same in every row of the question."
            said = f"both true and false for {variable}"
            faults.append(Fault(path.name, said, "one of them", remedy, rows[variable], "exhaustive"))
        if absent:
            remedy = "Add them, take them out of codebook.csv, or write false."
            said = f"no figure of {variable} for {', '.join(absent)}"
            faults.append(
                Fault(path.name, said, "one for every answer where exhaustive is true", remedy, rows[variable])
            )
    for asked in codebook.variables:
        if asked.kind in ASKED and asked.name not in by_variable:
            remedy = "Add them, or write not_asked for its kind in variables.csv if no chapter is about it."
            faults.append(Fault(path.name, f"no figures of {asked.name}", "some of every question", remedy))
    return faults


def load(folder: Path | None = None) -> Published:
    """Read the printed figures of a data package.

    Parameters
    ----------
    folder
        The data package; by default that of the book (`evenwicht.datafile.data_folder`).

    Raises
    ------
    evenwicht.datafile.DataFileError
        A file cannot be read; a category is not in the codebook, or a section not in ``sections.csv``; a number is out of range or has other decimals than
        it says; the numbers of a question do not add up, or are not all there.
    """
    folder = folder or data_folder()
    codebook = codebooks.load(folder)
    path = folder / "printed.csv"
    names, known = [variable.name for variable in codebook.variables], sections.names(folder)
    table = CheckedRows(path, read_rows(path, _COLUMNS))
    table.choice("variable", names, "Add it to variables.csv or mend the spelling.")
    table.choice("unit", UNITS, "Name the unit.")
    table.choice("place", PLACES, "Say where the report prints it.")
    table.choice("exhaustive", ("true", "false"), "Say whether all answers are printed.")
    table.once("variable", "category")
    figures: list[ReportedFigure] = []
    first_row: dict[str, int] = {}
    for i, row in enumerate(table.rows):
        place, before = row_number(i), {fault.row for fault in table.faults}
        if row["variable"] in names:
            table.faults += choice_fault(path, i, row, "category", codebook.names(row["variable"]), _MENTION)
        table.faults += sections.reference_fault(path, i, row, "section", known)
        if not _ROMAN.fullmatch(row["figure"]):
            table.faults += sections.reference_fault(path, i, row, "figure", known)
        value = decimal_cell(path, i, row, "value")
        if isinstance(value, Fault):
            table.faults.append(value)
        elif place not in before:
            top = 100 if row["unit"] == "percent" else (codebook.variable(row["variable"]).total or 0)
            if not 0 <= value <= top:
                table.fault(i, "value", str(value), f"a number from 0 to {top}", "Compare it with the report.")
            shown = str(len(row["value"].partition(".")[2]))
            if row["decimals"] != shown:
                found = f"{row['decimals']!r} for {row['value']}"
                table.fault(i, "decimals", found, shown, "Write every decimal that is printed.")
        first_row.setdefault(row["variable"], place)
        if place not in {fault.row for fault in table.faults}:
            figures.append(
                ReportedFigure(
                    row["figure"],
                    row["section"],
                    row["variable"],
                    row["category"],
                    row["value"],
                    cast(Unit, row["unit"]),
                    int(row["decimals"]),
                    row["exhaustive"] == "true",
                    row["place"],
                )
            )
    stop_on(table.faults or _whole_faults(path, figures, first_row, codebook))
    return Published(tuple(figures), codebook)
