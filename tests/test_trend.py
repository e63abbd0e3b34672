"""Then and now: each printed figure beside new answers, without what must not be told."""

import pandas as pd
import pytest

from evenwicht import published, reconstruction, survey, trend
from evenwicht.command import main

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
