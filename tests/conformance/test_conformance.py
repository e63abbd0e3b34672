"""Cases whose answers others found: see README.md."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pysprite.test.test_pysprite as of_pysprite
import pytest
import yaml
from reconstruct_people import reconstruct_people

from evenwicht.identify import (
    PrintedMeanAndSD,
    closure_count,
    conditional_table_bounds,
    count_two_way_tables,
    debit,
    find_histogram,
    grim,
    grimmer,
)

CASES = Path(__file__).parent / "cases"


def marks(**case: Any) -> str:
    return "".join("T" if possible else "F" for possible in grim(**case)["consistency"])


def cells_and_rows(*, shares: list[str], n: int, **options: Any) -> dict[str, list[list[int]]]:
    found = conditional_table_bounds(pd.DataFrame([row.split() for row in shares]), n, percent=False, **options)
    cells = np.stack([found.lower.to_numpy().ravel(), found.upper.to_numpy().ravel()], axis=1)
    return {"cells": cells.tolist(), "rows": np.stack([found.row_lower, found.row_upper], axis=1).tolist()}


ADAPTERS: dict[str, Callable[..., object]] = {
    "grim": marks,
    "grimmer": lambda **case: bool(grimmer(**case)["consistency"].item()),
    "debit": lambda **case: bool(debit(**case)["consistency"].item()),
    "closure_count": closure_count,
    "conditional_table": cells_and_rows,
    "two_way_tables": count_two_way_tables,
    "reconstruct_people": reconstruct_people,
}
"""What answers each question; another library is tried by other functions here."""


def cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yml")):
        file = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert file["checked"] in ("read", "second hand"), path.name
        for number, case in enumerate(file["cases"], start=1):
            answer = case.pop("answer")
            slow = (pytest.mark.long,) if file["question"] == "reconstruct_people" else ()
            yield pytest.param(file["question"], case, answer, id=f"{path.stem}-{number}", marks=slow)


@pytest.mark.parametrize(("question", "case", "answer"), list(cases()))
def test_the_answer_is_the_known_one(question: str, case: dict[str, Any], answer: object) -> None:
    found = ADAPTERS[question](**case)
    if isinstance(answer, dict):  # of several things those that the source gives
        assert isinstance(found, dict)
        found = {name: found[name] for name in answer}
    assert found == answer


SOLVABLE = [
    *((case[:3] + case[5:7], {}, 1) for case in of_pysprite.values_success),
    *((case[:3] + case[5:7], case[7], 1) for case in of_pysprite.values_inclusions + of_pysprite.values_exclusions),
    *((case[:3] + case[5:7], {}, case[7]) for case in of_pysprite.values_twoitems + of_pysprite.values_threeitems),
]
"""The solvable cases of pysprite's own tests (André 2019), with what they say of single scores, and items averaged."""


@pytest.mark.parametrize(("case", "exactly", "items"), SOLVABLE)
def test_a_data_set_is_found_wherever_pysprite_is_asked_for_one(
    case: list[Any], exactly: dict[int, int], items: int
) -> None:
    n, mean, sd, lowest, highest = case
    printed = PrintedMeanAndSD(n, mean, sd, lowest, highest, decimals=2, items=items)
    found = find_histogram(printed, exactly)
    assert found is not None
    assert found.sum() == n
    assert all(found[score] == number for score, number in exactly.items())
    scores = found.index.repeat(found).to_numpy(dtype=float)
    assert abs(scores.mean() - mean) <= 0.005 + 1e-9
    assert abs(scores.std(ddof=1) - sd) <= 0.005 + 1e-9


@pytest.mark.parametrize("case", of_pysprite.values_GRIMfail)
def test_what_pysprite_refuses_is_refused_or_has_no_data_set(case: list[Any]) -> None:
    n, mean, sd, decimals, _, lowest, highest = case
    found = grimmer(f"{mean:.{decimals}f}", f"{sd:.2f}", n, min_val=lowest, max_val=highest)
    assert not found["consistency"].item()
