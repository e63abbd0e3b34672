"""Cross-tables of answers: what pandas counts where it may be told, and nothing that the rules hide."""

from __future__ import annotations

import itertools

import pandas as pd
import pytest

from evenwicht import published, survey
from evenwicht.survey import Survey, disclosure
from evenwicht.survey.cross_tables import hidden_answers, told_cross_table, told_cross_tables
from evenwicht.widgets import CrossTable
from evenwicht.widgets import cross_table as widget

NAMES = ["philosophy", "assignment", "repertoire", "steering_form", "condition"]


@pytest.fixture
def survey_of(codebook, simulate):
    """A function of a provenance, and of how many chose each philosophy: answers of sixty respondents."""
    return lambda provenance, weights=None: made(codebook, simulate(60, 5), provenance, weights)


def made(codebook, table, provenance, weights):
    for name in ("philosophy", "assignment", "repertoire"):
        table[name] = pd.Categorical(table[name], categories=codebook.names(name))
    if weights:
        table["philosophy"] = pd.Categorical(
            [name for name, count in weights.items() for _ in range(count)], categories=codebook.names("philosophy")
        )
    return Survey(table, provenance, "test.csv")


@pytest.fixture
def book_on(codebook, tmp_path, monkeypatch):
    """A function of answers: from here on they are those that the book is built on."""

    def built_on(answers):
        survey.write(answers, tmp_path / "test.csv", codebook)
        monkeypatch.setenv("SURVEY", str(tmp_path / "test.csv"))

    return built_on


def test_of_public_answers_every_cell_is_what_pandas_counts(survey_of):
    survey = survey_of("public")
    table = survey.table
    counts = pd.crosstab(table["philosophy"], table["assignment"])
    told = told_cross_table(survey, "philosophy", "assignment")
    assert told.to_numpy().tolist() == counts.to_numpy().tolist()
    shares = pd.crosstab(table["philosophy"], table["assignment"], normalize="columns")
    told = told_cross_table(survey, "philosophy", "assignment", "column")
    assert told.to_numpy() == pytest.approx(shares.to_numpy())
    means = table.groupby("philosophy", observed=False)["condition.trust"].mean() / 10
    told = told_cross_table(survey, "philosophy", "condition", "row")["trust"]
    assert told.to_dict() == pytest.approx(means.to_dict())
    turned = told_cross_table(survey, "condition", "philosophy", "column").loc["trust"]
    assert turned.to_dict() == pytest.approx(means.to_dict())
    products = (table["steering_form.line"] * table["condition.trust"]).sum()
    told = told_cross_table(survey, "steering_form", "condition")
    assert told.loc["line", "trust"] == pytest.approx(products / 100)
    told = told_cross_table(survey, "steering_form", "condition", "row")
    assert told.loc["line", "trust"] == pytest.approx(products / table["steering_form.line"].sum() / 10)


WEIGHTS = {"combined": 30, "networking": 12, "performing": 9, "responsive": 7, "lawful": 2}


def test_an_answer_that_one_table_hides_is_in_none(survey_of):
    survey = survey_of("confidential", weights=WEIGHTS)
    hidden = hidden_answers(survey, "philosophy", NAMES)
    assert "lawful" in hidden
    assert len(hidden) >= 2  # one alone would follow from the total
    for row, column, _, cells in told_cross_tables(survey, NAMES):
        if row == "philosophy":
            assert cells.loc[sorted(hidden)].isna().all(axis=None), column
        if {row, column} == {"steering_form", "condition"}:
            assert cells.isna().all(axis=None)


def test_a_confidential_cell_is_told_by_the_explorer_only_where_the_rules_tell_it(survey_of, book_on):
    answers = survey_of("confidential", weights=WEIGHTS)
    book_on(answers)
    explorer = CrossTable(published.load(), view="answers")
    assert explorer.ensembles == {}
    assert explorer.setting()["view"] == "answers"
    for row, column in itertools.combinations(NAMES[:3], 2):
        told = disclosure.told_counts(answers, row, column).astype("float64")
        explorer.row, explorer.column = row, column
        cells = explorer.cells().set_index(["row", "column"])["middle"].astype("float64")
        shown = 0
        for key, value in cells.items():
            if pd.notna(value):
                assert value == told.loc[key]
                assert value >= 5
                shown += 1
        assert shown
    stored = [value for pair in explorer.answers.values() for value in pair["count"] if value is not None]
    assert min(stored) > 0
    assert set(explorer.answers["philosophy*steering_form"]["count"]) != {None}
    assert widget.UNIT["count"] == 100


def test_public_answers_take_the_place_of_the_ensemble(survey_of, book_on):
    answers = survey_of("public")
    book_on(answers)
    explorer = CrossTable(published.load(), "assignment", "steering_form", view="ensemble", measure="mean")
    cells = explorer.cells().set_index(["row", "column"])["middle"]
    mean = answers.table.loc[answers.table["assignment"] == "adaptive", "steering_form.line"].mean()
    assert cells["adaptive", "line"] == pytest.approx(mean, abs=0.0051)
