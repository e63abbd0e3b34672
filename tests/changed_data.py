"""Data packages that differ from the book's own: other figures, another category, an item or a question less."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from evenwicht.datafile import data_folder

Rows = list[dict[str, str]]
Change = Mapping[str, Callable[[Rows], Rows]]
"""What is done to the rows of each file."""


def printed(variable: str, **values: str) -> Change:
    """Other printed figures of a question."""

    def changed(rows: Rows) -> Rows:
        found = {row["category"] for row in rows if row["variable"] == variable}
        assert values.keys() <= found, (variable, found)
        return [
            {**row, "value": values[row["category"]], "decimals": str(len(values[row["category"]].partition(".")[2]))}
            if row["variable"] == variable and row["category"] in values
            else row
            for row in rows
        ]

    return {"printed.csv": changed}


def without(column: str, *values: str, variable: str | None = None) -> Callable[[Rows], Rows]:
    """The rows that do not have one of these values in a column (of one variable)."""

    def changed(rows: Rows) -> Rows:
        kept = [row for row in rows if not (row[column] in values and variable in (None, row.get("variable")))]
        assert len(kept) < len(rows)
        return kept

    return changed


def also(after: Mapping[str, str], **cells: str) -> Callable[[Rows], Rows]:
    """One row more below another: that row with other cells."""

    def changed(rows: Rows) -> Rows:
        place = next(i for i, row in enumerate(rows) if after.items() <= row.items())
        return [*rows[: place + 1], {**rows[place], **cells}, *rows[place + 1 :]]

    return changed


def together(*changes: Change) -> Change:
    """Several changes, one after the other."""
    files = dict.fromkeys(name for change in changes for name in change)

    def of(name: str) -> Callable[[Rows], Rows]:
        def changed(rows: Rows) -> Rows:
            for change in changes:
                rows = change[name](rows) if name in change else rows
            return rows

        return changed

    return {name: of(name) for name in files}


def _not_about(*words: str) -> Callable[[Rows], Rows]:
    return lambda rows: [row for row in rows if not any(word in row["expression"] + row["grows"] for word in words)]


def _not_asked(rows: Rows) -> Rows:
    return [{**row, "kind": "not_asked"} if row["variable"] == "repertoire" else row for row in rows]


CHANGES: Mapping[str, Change] = {
    "other percentages": printed("philosophy", combined="63", networking="18"),
    "another least n": printed(
        "repertoire", patience_timing="29", commitment="26", attention="16", conflict_management="11"
    ),
    "other means": printed("steering_form", line="2.8", project_programme="2.2", task="1.5", results="1.3"),
    "conditions nearer together": printed(
        "condition", trust="2.6", mindset="2.5", dialogue="0.7", chain_knowledge="0.4"
    ),
    "a claim that turns": printed("philosophy", networking="9", performing="17"),
    "line no longer first": printed("steering_form", line="2.3", project_programme="2.7"),
    "a sum of 99": printed("assignment", efficient_delivery="7"),
    "one decimal": printed(
        "assignment", adaptive="60.6", lasting_value="22.1", legitimate_choices="9.6", efficient_delivery="7.7"
    ),
    "one category more": together(
        printed("philosophy", combined="62"),
        {
            "printed.csv": also({"variable": "philosophy", "category": "lawful"}, category="experimental", value="2"),
            "codebook.csv": also(
                {"variable": "philosophy", "category": "lawful"},
                category="experimental",
                order="6",
                label_nl="Experimenterende overheid",
                label_en="Experimenting government",
            ),
        },
    ),
    "one item less": together(
        printed("steering_form", chain_network="1.4"),
        {
            "printed.csv": without("category", "area", variable="steering_form"),
            "codebook.csv": without("category", "area", variable="steering_form"),
            "steering_forms.csv": without("steering_form", "area"),
            "claims.csv": _not_about("steering_form.area"),
        },
    ),
    "a question left out": {
        "printed.csv": without("variable", "repertoire"),
        "variables.csv": _not_asked,
        "claims.csv": _not_about("repertoire is"),
    },
}
"""By name, what is changed."""


def changed(folder: Path, name: str) -> Path:
    """A copy of the data package in a folder, with one of `CHANGES` made to it."""
    data = Path(shutil.copytree(data_folder(), folder / "data"))
    for file, change in CHANGES[name].items():
        with (data / file).open(encoding="utf-8", newline="") as opened:
            rows = list(csv.DictReader(opened))
        made = change(rows)
        with (data / file).open("w", encoding="utf-8", newline="") as opened:
            writer = csv.DictWriter(opened, list(rows[0]))
            writer.writeheader()
            writer.writerows(made)
    assert json.loads((data / "datapackage.json").read_text(encoding="utf-8"))["name"] == "evenwicht"
    return data
