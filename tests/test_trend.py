"""Then and now: each printed figure beside new answers, without what must not be told."""

import pandas as pd
import pytest

from evenwicht import claims, evidence, figures, published, reconstruction, survey, tables, trend
from evenwicht.command import main
from evenwicht.datafile import DataFileError

PRINTED = published.load()


@pytest.fixture(scope="module")
def alike():
    """Made-up answers that print the report's figures themselves."""
    table = reconstruction.load()["data_sets"].frame(0, 0).astype(object)
    table.attrs = {}
    return table


def compared(table, provenance="confidential", **options):
    return trend.then_and_now(PRINTED, survey.from_table(table, PRINTED.codebook, provenance, "new.csv"), **options)


def test_every_printed_figure_has_a_line_and_answers_like_the_report_show_no_change(alike):
    found = compared(alike.assign(domain="social"), "synthetic")
    assert len(found) == len(PRINTED.figures)
    assert set(found["direction"]) == {"undecided"}
    assert (found["lower"] < 0).all()
    assert (found["upper"] > 0).all()


def test_a_change_that_holds_for_every_number_of_respondents_is_told(alike):
    table = alike.copy()
    table["assignment"] = "lasting_value"
    found = compared(table, "synthetic").set_index(["question", "answer"])
    assert found.loc[("assignment", "lasting_value"), "direction"] == "up"
    assert found.loc[("assignment", "adaptive"), "direction"] == "down"
    assert found.loc[("assignment", "lasting_value"), "now"] == 100


def test_of_too_few_nothing_is_told(alike):
    found = compared(alike).set_index(["question", "answer"])
    few = found.loc[("philosophy", "lawful")]
    assert (few["direction"], pd.isna(few["now"]), pd.isna(few["lower"])) == ("", True, True)
    assert found.loc[("philosophy", "combined"), "direction"] == "undecided"


def test_a_known_population_narrows_the_intervals(alike):
    wide, narrow = compared(alike, "synthetic"), compared(alike, "synthetic", population_now=342)
    assert ((narrow["upper"] - narrow["lower"]) < (wide["upper"] - wide["lower"])).all()


def test_the_command_tells_each_figure_and_writes_them(alike, tmp_path, capsys):
    path = tmp_path / "new.csv"
    alike.to_csv(path, index=False)
    assert main(["then-and-now", str(path)]) == 0
    shown = capsys.readouterr().out
    assert "philosophy (n = 80)" in shown
    assert "64% then,         64% now;" in shown
    assert "not told now, of too few" in shown
    assert main(["then-and-now", str(path), "--csv", str(tmp_path / "changes.csv")]) == 0
    assert len(pd.read_csv(tmp_path / "changes.csv")) == len(PRINTED.figures)
    capsys.readouterr()
    assert main(["then-and-now", str(path), "--population", "10"]) == 2
    assert "--population: found 10; expected 80 or more" in capsys.readouterr().err
    capsys.readouterr()
    assert main(["then-and-now", str(path), "--since", str(path)]) == 0
    shown = capsys.readouterr().out
    assert "not told then" in shown
    assert shown.count("undecided") > 20


def wave(folder, name, table, monkeypatch=None):
    """A file of answers, which the environment names where `monkeypatch` is given."""
    path = folder / name
    table.to_csv(path, index=False)
    if monkeypatch is not None:
        monkeypatch.setenv("SURVEY", str(path))
    return path


@pytest.fixture
def networkers(alike):
    """The same people, of whom thirty turned to networking and give self-management and challenges all their points."""
    table = alike.copy()
    table.loc[:29, "philosophy"] = "networking"
    forms = [column for column in table if column.startswith("steering_form.")]
    table.loc[:59, forms] = 0
    table.loc[:59, "steering_form.self"], table.loc[:59, "steering_form.task"] = 5, 5
    return table


def test_only_answers_of_another_year_are_set_beside_the_report(alike, tmp_path, monkeypatch):
    for name, expected in {"2026.csv": ("2020", "2026"), "answers of 2020.csv": None, "export.csv": None}.items():
        wave(tmp_path, name, alike, monkeypatch)
        found = trend.current(PRINTED)
        assert (found and (found.then, found.now)) == expected, name
        assert evidence.current().tells("since_report") == (expected is not None)
        assert bool(figures.then_and_now(PRINTED, "points")) == (expected is not None)
    monkeypatch.setenv("SURVEY_YEAR", "2024")
    assert trend.current(PRINTED).now == "2024"
    wave(tmp_path, "export.csv", alike.assign(submitdate="2025-11-28 09:30:00"), monkeypatch)
    monkeypatch.delenv("SURVEY_YEAR")
    assert trend.current(PRINTED).now == "2025"
    assert "De antwoorden zijn van 2025, de vermelde cijfers van 2020." in evidence.current().note("nl")[1]


def test_claims_on_a_development_get_their_first_verdict(networkers, alike, tmp_path, monkeypatch):
    wave(tmp_path, "2026.csv", networkers, monkeypatch)
    by_name = {claim.name: claim for claim in claims.load(PRINTED) if claim.kind == "trend"}
    compared = trend.current(PRINTED)
    found = {name: claims.judge_trend(claim, compared) for name, claim in by_name.items()}
    assert {name for name, verdict in found.items() if verdict} == {
        "networking_grows",
        "new_forms_grow",
        "responsive_grows",
        "shift_to_relational",
    }
    assert found["networking_grows"].outcome == "up"
    assert found["new_forms_grow"].outcome == "up"
    assert found["shift_to_relational"].outcome == "undecided"
    assert found["responsive_grows"].outcome == "undecided"
    new = ("task", "self", "area", "chain_network")
    assert found["new_forms_grow"].then == pytest.approx(
        float(sum(PRINTED.value("steering_form", each) for each in new))
    )
    told = tables.developments(PRINTED, "nl").table.iloc[:, -1].tolist()
    assert told == ["gestegen sinds 2020"] * 2 + ["verandering sinds 2020 niet te beslissen"] * 2
    rows = claims.as_rows(claims.judged(PRINTED, names=["networking_grows", "doing_mode"]), "en")[0]
    assert rows.iloc[:, 2].tolist() == ["risen since 2020", "no answers on this"]
    wave(tmp_path, "2026.csv", alike.assign(philosophy=["combined"] * 78 + ["networking"] * 2), monkeypatch)
    assert claims.judge_trend(by_name["networking_grows"], trend.current(PRINTED)) is None, "it would tell of two"
    monkeypatch.delenv("SURVEY")
    assert not tables.developments(PRINTED)


def test_two_waves_of_answers_are_compared_by_what_both_are_known_to_be(networkers, alike, tmp_path, monkeypatch):
    first, second = wave(tmp_path, "wave 2026.csv", alike), wave(tmp_path, "2028.csv", networkers)
    monkeypatch.setenv("SURVEY", f"'{first}' {second}")
    found = trend.current(PRINTED)
    assert (found.then, found.now, found.since_report) == ("2026", "2028", False)
    table = found.table.set_index(["question", "answer"])
    assert table.loc[("philosophy", "combined"), "direction"] == "down"
    assert pd.isna(table.loc[("philosophy", "lawful"), "then"]), "two people"
    known, wide = found.change("steering_form", "line"), trend.then_and_now(PRINTED, found.survey)
    line = wide.set_index(["question", "answer"]).loc[("steering_form", "line")]
    assert known.upper - known.lower < line["upper"] - line["lower"], "the spread of then is known"
    drawn = figures.then_and_now(PRINTED, "percent", "nl")
    assert list(drawn.table.columns[2:4]) == ["2026", "2028"]
    assert drawn.table.loc[4, "2028"] == "\N{EN DASH}"
    assert "te weinig respondenten" in drawn.caption
    monkeypatch.setenv("SURVEY", f"{second} '{first}'")
    with pytest.raises(DataFileError, match="found answers of 2028 before those of 2026"):
        evidence.check_years(survey.waves())
    monkeypatch.setenv("SURVEY", f"{second} {second} {second}")
    with pytest.raises(DataFileError, match="found 3 files"):
        survey.waves()
