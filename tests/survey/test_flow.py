"""What came in, what is missing in it and who answered: told in full of public answers, without small numbers of confidential ones."""

import pandas as pd
import pytest

from evenwicht import published, survey
from evenwicht.datafile import DataFileError
from evenwicht.survey.background import CLASSES, SIZE, YEARS
from evenwicht.survey.flow import Flow, told_background, told_flow, told_missing
from evenwicht.survey.population import population
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


@pytest.mark.parametrize(
    ("heading", "classes"),
    [
        ("size", ["A1"] * 12 + ["A2"] * 20 + ["A3"] * 6 + ["A4"] * 2),
        ("Hoeveel inwoners heeft uw gemeente?", ["minder dan 20.000"] * 12 + ["20.000 tot 50.000"] * 20 + ["50.000 tot 100.000"] * 6 + ["100.000 of meer"] * 2),
        ("grp_background/size", ["under_20000"] * 12 + ["from_20000"] * 20 + ["from_50000"] * 6 + ["from_100000"] * 2),
    ],
)  # fmt: skip
def test_sizes_are_read_as_the_questionnaires_ask_them(heading, classes, export, codebook):
    found = survey.read(export(**{heading: classes}), codebook, "public")
    assert dict(found.reading.background[SIZE]) == dict(zip(CLASSES[SIZE], (12, 20, 6, 2), strict=True))
    assert found.ignored == ()
    closed = told_background(survey.read(export(**{heading: classes}), codebook, "confidential"), SIZE)
    assert closed["from_100000"] is pd.NA
    assert closed.isna().sum() == 2, "the other classes give it away"


@pytest.mark.parametrize(
    "heading", ["years", "Hoelang bent u gemeentesecretaris, alle gemeenten samen?", "grp_background/years"]
)
def test_years_in_office_are_read_and_told_beside_sizes(heading, export, codebook, monkeypatch):
    years = ["from_5"] * 15 + ["under_2"] * 12 + ["from_2"] * 10 + [None] * 3
    path = export(size=["A1"] * 40, **{heading: years})
    found = survey.read(path, codebook, "public")
    assert dict(found.reading.background[YEARS]) == {"under_2": 12, "from_2": 10, "from_5": 15, "from_10": 0}
    assert found.ignored == ()
    closed = told_background(survey.read(path, codebook, "confidential"), YEARS)
    assert closed[["from_10", ""]].isna().all(), "nobody and three are both too few to tell"
    monkeypatch.setenv("SURVEY", str(path))
    assert answers_by_years("nl").table.to_numpy().tolist()[2] == ["5 tot 10 jaar", "15", "38%"]
    assert answers_by_years("en").table.columns[0] == "Years in office"


def test_another_column_of_that_name_is_no_size(export, codebook):
    found = survey.read(export(size=["XL"] * 40), codebook, "public")
    assert not found.reading.background
    assert found.ignored == ("size",)


def test_the_tables_set_respondents_beside_all_municipalities(export, monkeypatch, tmp_path, codebook):
    path = export(size=["A1"] * 12 + ["A2"] * 20 + ["A3"] * 8)
    there = tmp_path / "municipalities.csv"
    there.write_text("size,municipalities\nunder_20000,60\n20k,180\nfrom_50000,70\nfrom_100000,32\n")
    monkeypatch.setenv("SURVEY", str(path))
    monkeypatch.setenv("SURVEY_PROVENANCE", "public")
    monkeypatch.setenv("SURVEY_POPULATION", str(there))
    with pytest.raises(DataFileError, match=r"row 3, column size: found '20k'; expected each of"):
        population()
    there.write_text(there.read_text().replace("20k", "20.000 tot 50.000"))
    assert population().total == 342
    rows = answers_by_size("nl").table.to_numpy().tolist()
    assert rows[0] == ["minder dan 20.000", "12", "30%", "60", "18%", "20%"]
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
