"""How many municipalities there were to ask, and of which size, where ``SURVEY_POPULATION`` tells it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from evenwicht.answers_named import POPULATION_VARIABLE, population_path
from evenwicht.datafile import CheckedRows, DataFileError, Fault, read_rows, stop_on
from evenwicht.survey.background import CLASSES, SIZE, codebook
from evenwicht.survey.labels import answers, fold

_COLUMNS = (SIZE, "municipalities")
_SIZES = CLASSES[SIZE]


@dataclass(frozen=True)
class Population:
    """Who could have answered.

    Attributes
    ----------
    total
        How many municipalities there were.
    sizes
        How many of each size, by class; empty where only the total is known.
    """

    total: int
    sizes: Mapping[str, int] = field(default_factory=dict)


def population() -> Population | None:
    """What ``SURVEY_POPULATION`` tells: a number, or a CSV file with a row a size (``size,municipalities``).

    Raises
    ------
    evenwicht.datafile.DataFileError
        It is neither, or the file has other sizes than the questionnaire.
    """
    told = os.environ.get(POPULATION_VARIABLE, "").strip()
    if not told:
        return None
    if told.isdecimal() and int(told):
        return Population(int(told))
    path = population_path()
    if path is None:
        raise DataFileError(
            f"{POPULATION_VARIABLE}: found {told!r}; expected a number of municipalities, or a CSV file with the columns "
            f"{', '.join(_COLUMNS)}. Mend it, or leave it unset."
        )
    return _read(path)


def _read(path: Path) -> Population:
    by_text, sizes = answers(codebook().variable(SIZE)), {}
    table = CheckedRows(path, read_rows(path, _COLUMNS))
    for i, row in enumerate(table.rows):
        name = by_text.get(fold(row[SIZE]))
        if name is None or name in sizes:
            table.fault(i, SIZE, repr(row[SIZE]), f"each of {', '.join(_SIZES)} once", "Mend the name of the class.")
        elif table.whole(i, "municipalities", range(1_000_000), "Mend it."):
            sizes[name] = int(row["municipalities"])
    absent = [name for name in _SIZES if name not in sizes]
    if absent and not table.faults:
        table.faults.append(Fault(path.name, f"no row for {', '.join(absent)}", "a row for each size", "Add it."))
    stop_on(table.faults)
    return Population(sum(sizes.values()), {name: sizes[name] for name in _SIZES})
