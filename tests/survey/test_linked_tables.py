"""Cross-tables told side by side give no small count away, where each of them by itself would not."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from evenwicht.survey import Survey
from evenwicht.survey.cross_tables import told_cross_table, told_cross_tables
from evenwicht.survey.disclosure import told_shares
from evenwicht.survey.linked_tables import Linked
from evenwicht.survey.suppression import TOTAL, protected_counts, with_totals

MINIMUM = 5
CELLS = {
    "a0 b0 c1 d1": 20,
    "a0 b0 c1 d0": 3,
    "a0 b2 c0 d1": 3,
    "a0 b1 c1 d1": 7,
    "a0 b1 c0 d1": 3,
    "a2 b0 c1 d1": 3,
    "a2 b0 c1 d0": 3,
    "a2 b0 c0 d0": 2,
    "a2 b2 c1 d1": 2,
    "a2 b2 c1 d0": 1,
    "a2 b1 c0 d0": 8,
    "a1 b1 c1 d1": 3,
    "a1 b1 c0 d1": 1,
}
"""Made up: respondents by their four answers, of which single tables are safe and all six together are not."""


@pytest.fixture
def answers() -> pd.DataFrame:
    rows = [place.split() for place, count in CELLS.items() for _ in range(count)]
    table = pd.DataFrame(rows, columns=list("abcd"))
    return table.apply(lambda column: pd.Categorical(column, categories=sorted(set(column))))


def told(survey: Survey, pairs: set[tuple[str, str]] | None = None) -> dict[tuple[str, str], pd.DataFrame]:
    """The counts that are told of each pair of questions, or of some pairs."""
    return {
        (row, column): cells
        for row, column, of, cells in told_cross_tables(survey, list("abcd"))
        if of == "count" and (pairs is None or (row, column) in pairs)
    }


def most(answers: pd.DataFrame, tables: dict[tuple[str, str], pd.DataFrame], cell: dict[str, str]) -> float:
    """The greatest whole count of a cell that fits what is told, by an integer programme over all joint tables."""
    places = pd.DataFrame(
        list(itertools.product(*(answers[name].cat.categories for name in answers))), columns=list(answers)
    )

    def chosen(wanted: dict[str, str]) -> np.ndarray:
        return np.logical_and.reduce([places[name] == value for name, value in wanted.items()]).astype(float)

    sums, values = [np.ones(len(places))], [len(answers)]
    survey = Survey(answers, "confidential", "made-up.csv")
    for name in answers:
        for value in told_shares(survey, name).dropna().index:
            sums.append(chosen({name: value}))
            values.append((answers[name] == value).sum())
    for (row, column), counts in tables.items():
        for one, other in itertools.product(counts.index, counts.columns):
            if pd.notna(counts.loc[one, other]):
                sums.append(chosen({row: one, column: other}))
                values.append(counts.loc[one, other])
    result = milp(
        -chosen(cell),
        constraints=LinearConstraint(np.array(sums), values, values),
        integrality=np.ones(len(places)),
        bounds=Bounds(0, np.inf),
    )
    assert result.status == 0
    return round(-result.fun)


def small(answers: pd.DataFrame) -> list[dict[str, str]]:
    return [
        {row: one, column: other}
        for row, column in itertools.combinations(answers, 2)
        for one in answers[row].cat.categories
        for other in answers[column].cat.categories
        if ((answers[row] == one) & (answers[column] == other)).sum() < MINIMUM
    ]


def test_what_is_told_of_all_pairs_leaves_every_small_count_free(answers: pd.DataFrame) -> None:
    tables = told(Survey(answers, "confidential", "made-up.csv"))
    assert sum(cells.notna().any(axis=None) for cells in tables.values()) >= 4
    assert min(cells.min(axis=None) for cells in tables.values() if cells.notna().any(axis=None)) >= MINIMUM
    assert {str(cell): most(answers, tables, cell) >= MINIMUM for cell in small(answers)} == {
        str(cell): True for cell in small(answers)
    }


def test_tables_that_are_safe_alone_give_a_count_away_side_by_side(answers: pd.DataFrame) -> None:
    survey = Survey(answers, "confidential", "made-up.csv")
    tables = {pair: told_cross_table(survey, *pair) for pair in itertools.combinations(answers, 2)}
    given = {"b": "b2", "c": "c0"}
    assert most(answers, tables, given) < MINIMUM
    for pair, table in tables.items():
        assert most(answers, {pair: table}, given) >= MINIMUM, pair


def test_a_small_count_that_a_table_tells_is_given_away_and_only_such_a_table_is_left_out(
    answers: pd.DataFrame,
) -> None:
    linked = Linked(answers, MINIMUM, {})
    whole = pd.crosstab(answers["a"], answers["b"], margins=True, margins_name=TOTAL).astype(float)
    hidden = whole.mask(whole < 100)
    found = linked.given_away({("a", "b"): whole})
    assert {(one, other) for pair, one, other in found if pair == ("a", "b")} == {
        ("a0", "b2"), ("a1", "b0"), ("a1", "b1"), ("a1", "b2"), ("a2", "b2")
    }  # fmt: skip
    assert linked.kept({("a", "c"): hidden.iloc[:0], ("a", "b"): whole}) == [("a", "c")]


def test_who_did_not_answer_counts_as_one_who_may_be_anywhere(answers: pd.DataFrame) -> None:
    some = answers.copy()
    some.loc[:9, "b"] = np.nan
    counts = pd.crosstab(some["a"], some["b"])
    linked = Linked(some, MINIMUM, {"a": ["a0"], "b": ["b0"]})
    assert linked.given_away({("a", "b"): protected_counts(counts, MINIMUM)}) == []
    assert linked.given_away({("a", "b"): with_totals(counts)}) != []


def test_of_public_answers_no_table_is_left_out(answers: pd.DataFrame) -> None:
    tables = told(Survey(answers, "public", "made-up.csv"))
    assert all(cells.notna().all(axis=None) for cells in tables.values())
    assert tables["b", "c"].loc["b2", "c0"] == 3
