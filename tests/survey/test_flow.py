"""What came in, what is missing in it and who answered: told in full of public answers, without small numbers of confidential ones."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenwicht import published, survey
from evenwicht.datafile import DataFileError
from evenwicht.survey import Survey
from evenwicht.survey.background import CLASSES, SIZE, YEARS
from evenwicht.survey.flow import Flow, told_background, told_flow, told_missing
from evenwicht.survey.population import population
from evenwicht.survey.table import Reading
from evenwicht.tables import answers_by_size, answers_by_years, answers_missing, answers_received


@pytest.fixture
def export(simulate, tmp_path):
    """A function that writes forty answers, three without conditions, six who do not know, and two silent rows."""

    def written(name="2026.csv", **columns):
        table = simulate(40, 3).astype(object).drop(columns="domain")
        table.loc[:2, [column for column in table if column.startswith("condition.")]] = None
        table.loc[10:15, "repertoire"] = "weet niet"
        table.loc[16, "repertoire"] = "n.v.t."
        for column, cells in columns.items():
            table[column] = cells
        silent = pd.DataFrame(None, index=range(2), columns=table.columns)
        silent["repertoire"] = "weet niet"
        path = tmp_path / name
        pd.concat([table, silent]).to_csv(path, index=False)
        return path

    return written


def test_public_answers_are_told_in_full(export, codebook):
    found = survey.read(export(), codebook, "public")
    assert told_flow(found) == Flow(received=42, silent=2, partial=10, complete=30)
    missing = {each.question: each for each in told_missing(found)}
    assert (missing["condition"].answered, missing["condition"].missing) == (37, 3)
    assert dict(missing["repertoire"].reasons) == {"weet niet": 6, "n.v.t.": 1}, "not of those who answered nothing"


def test_of_confidential_answers_no_small_number_is_told_nor_one_that_gives_it(export, codebook):
    found = survey.read(export(), codebook, "confidential")
    assert told_flow(found) == Flow(received=None, silent=None, partial=10, complete=30)
    missing = {each.question: each for each in told_missing(found)}
    assert (missing["condition"].answered, missing["condition"].missing) == (37, None)
    assert (missing["repertoire"].missing, dict(missing["repertoire"].reasons)) == (7, {}), "six of seven tells the one"
    assert missing["repertoire"].withheld


SIZES = {"from_10000": 12, "from_20000": 20, "from_50000": 6, "from_250000": 2}


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("size", ["A3", "A4", "A5", "A8"]),
        ("Hoeveel inwoners heeft uw gemeente?", ["10.000 tot 20.000", "20.000 tot 50.000", "50.000 tot 100.000", "250.000 of meer"]),
        ("grp_background/size", list(SIZES)),
    ],
)  # fmt: skip
def test_sizes_are_read_as_the_questionnaires_ask_them(heading, names, export, codebook, monkeypatch):
    cells = [name for name, n in zip(names, SIZES.values(), strict=True) for _ in range(n)]
    path = export(**{heading: cells})
    found = survey.read(path, codebook, "public")
    assert dict(found.reading.background[SIZE]) == dict.fromkeys(CLASSES[SIZE], 0) | SIZES
    assert found.ignored == ()
    assert list(told_background(found, SIZE)) == [(name,) for name in CLASSES[SIZE]], "eight classes of public answers"
    monkeypatch.setenv("SURVEY", str(path))
    rows = answers_by_size("nl").table.iloc[:, :2].to_numpy().tolist()
    assert rows == [["minder dan 20.000", "12"], ["20.000 tot 50.000", "20"], ["50.000 of meer", "8"]], (
        "few with the next"
    )
    assert answers_by_size("en").table.iloc[0, 0] == "fewer than 20,000"


@given(st.lists(st.integers(0, 12), min_size=8, max_size=8), st.integers(0, 9))
def test_no_class_of_few_is_told_and_none_is_lost(counts, unknown):
    sizes = dict(zip(CLASSES[SIZE], counts, strict=True))
    n = sum(counts) + unknown
    found = Survey(pd.DataFrame(index=range(n)), "confidential", "x.csv", reading=Reading(background={SIZE: sizes}))
    told = told_background(found, SIZE)
    if told is None:
        assert len([n for n in counts if n >= 5]) < 2
        return
    assert [name for classes in told for name in classes] == list(sizes)
    for classes, count in told.items():
        assert count is None or count == (sum(sizes[name] for name in classes) if classes else unknown) >= 5
    hidden = [count for count in told.values() if count is None]
    assert len(hidden) != 1, "the others give it away"


@pytest.mark.parametrize(
    "heading", ["years", "Hoelang bent u gemeentesecretaris, alle gemeenten samen?", "grp_background/years"]
)
def test_years_in_office_are_read_and_told_beside_sizes(heading, export, codebook, monkeypatch):
    years = ["from_5"] * 15 + ["under_2"] * 12 + ["from_2"] * 8 + [None] * 5
    path = export(size=["A4"] * 40, **{heading: years})
    found = survey.read(path, codebook, "public")
    assert dict(found.reading.background[YEARS]) == {"under_2": 12, "from_2": 8, "from_5": 15, "from_10": 0}
    assert found.ignored == ()
    monkeypatch.setenv("SURVEY", str(path))
    rows = answers_by_years("nl").table.to_numpy().tolist()
    assert rows[2:] == [["5 jaar of langer", "15", "38%"], ["niet opgegeven", "5", "13%"]]
    assert answers_by_years("en").table.columns[0] == "Years in office"
    assert not answers_by_size(), "all in one class tells nothing"


def test_a_few_who_do_not_tell_it_are_hidden_beside_a_class(export, codebook):
    path = export(years=["under_2"] * 12 + ["from_2"] * 10 + ["from_10"] * 15 + [None] * 3)
    told = told_background(survey.read(path, codebook, "confidential"), YEARS)
    assert told[()] is None
    assert list(told.values()).count(None) == 2


@pytest.mark.parametrize(
    "cells", [["XL"] * 40, ["weet niet"] * 3 + ["20.000 tot 50.000"] * 30 + ["100.000 of meer"] * 7]
)
def test_a_column_of_that_name_with_other_classes_is_left_out_whole_and_told(cells, export, codebook):
    found = survey.read(export(size=cells), codebook, "public")
    assert not found.reading.background
    assert found.ignored == ("size",)
    strange = [i for i, cell in enumerate(cells, 2) if cell in ("XL", "100.000 of meer")]
    rows = f"{len(strange)} rows: {strange[0]}, {strange[1]}, {strange[2]}, ..."
    assert found.reading.remarks[-1] == f"size: no class of our questionnaire, so left out: {rows}"


def test_the_tables_set_respondents_beside_all_municipalities(export, monkeypatch, tmp_path, codebook):
    path = export(size=["A3"] * 12 + ["A4"] * 20 + ["A5"] * 8)
    there = tmp_path / "municipalities.csv"
    rows = [f"{size},{n}" for size, n in zip(CLASSES[SIZE], (5, 9, 46, 180, 70, 14, 14, 4), strict=True)]
    there.write_text("\n".join(["size,municipalities", *rows, ""]).replace("from_10000,", "10k,"))
    monkeypatch.setenv("SURVEY", str(path))
    monkeypatch.setenv("SURVEY_PROVENANCE", "public")
    monkeypatch.setenv("SURVEY_POPULATION", str(there))
    with pytest.raises(DataFileError, match=r"row 4, column size: found '10k'; expected each of"):
        population()
    there.write_text(there.read_text().replace("10k", "10.000 tot 20.000"))
    assert population().total == 342
    told = answers_by_size("nl").table.to_numpy().tolist()
    assert told[2] == ["10.000 tot 20.000", "12", "30%", "46", "13%", "26%"]
    monkeypatch.setenv("SURVEY_PROVENANCE", "confidential")
    told = answers_by_size("nl").table.to_numpy().tolist()
    assert told[0] == ["minder dan 20.000", "12", "30%", "60", "18%", "20%"]
    monkeypatch.setenv("SURVEY_PROVENANCE", "public")
    assert answers_received("nl").table["Aantal"].tolist() == ["42", "2", "40", "30", "10"]
    missing = answers_missing(published.load(), "nl").table.set_index("Vraag")
    assert missing.loc["Handelingsrepertoire"].tolist() == [
        "33",
        "7",
        "6 \N{MULTIPLICATION SIGN} weet niet; 1 \N{MULTIPLICATION SIGN} n.v.t.",
    ]
    monkeypatch.setenv("SURVEY_POPULATION", "many")
    with pytest.raises(DataFileError, match="found no such file"):
        population()
    monkeypatch.delenv("SURVEY")
    assert not answers_received()
    assert not answers_missing(published.load())
    assert not answers_by_size()
    assert not answers_by_years()
