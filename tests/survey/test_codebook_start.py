"""A codebook that is started from an export reads that export, and says what is still to be filled in."""

from pathlib import Path

import pandas as pd
import pyreadstat
import pytest

from evenwicht import codebook as codebooks
from evenwicht import survey
from evenwicht.command import main
from evenwicht.datafile import DataFileError
from evenwicht.survey import start

EXPORTS = Path(__file__).parent / "exports"
BOOK = codebooks.load()
WHOLE = [
    "limesurvey-full-texts.csv",
    "limesurvey-stock-codes.csv",
    "qualtrics-two-header-rows.csv",
    "google-forms.csv",
    "odk-central.csv",
    "english-with-hints.csv",
    "excel-title-and-totals.xlsx",
    "spss-user-missing.sav",
    "stata-extended-missing.dta",
]


def started(path, folder):
    made = start.start(start.read_headings(path))
    start.write(made, folder)
    return made, codebooks.load(folder, own=True)


@pytest.mark.parametrize("name", WHOLE)
def test_an_export_is_read_by_the_codebook_that_was_started_from_it(name, tmp_path):
    made, own = started(EXPORTS / name, tmp_path / "codebook")
    assert list(start.not_recognised(made, start.read_headings(EXPORTS / name), own)) == []
    found = survey.read(EXPORTS / name, own, "synthetic")
    kinds = [variable.kind for variable in own.variables]
    assert kinds == ["single_choice", "allocation", "allocation", *["single_choice"] * 3]
    assert [variable.total for variable in own.variables] == [None, 10, 10, None, None, None]
    if name == "limesurvey-stock-codes.csv":  # which the codebook of the book does not read without a mapping
        return
    of_the_book = survey.read(EXPORTS / name, BOOK, "synthetic")
    for mine, theirs in zip(found.table, of_the_book.table, strict=True):
        if "." in theirs:
            pd.testing.assert_series_equal(found.table[mine], of_the_book.table[theirs], check_names=False)
        else:
            pairs = set(zip(found.table[mine].astype(str), of_the_book.table[theirs].astype(str), strict=True))
            assert len({one for one, _ in pairs}) == len({two for _, two in pairs}) == len(pairs)


def test_scales_labels_and_columns_that_are_no_question_are_told_apart(tmp_path):
    n = 24
    table = pd.DataFrame(
        {
            "nr": [float(i) for i in range(1, n + 1)],
            "tevreden": [float(1 + i % 5) for i in range(n)],
            "cijfer": [float(4 + i % 6) for i in range(n)],
            "gemeente": [f"gemeente {i}" for i in range(n)],
            "leeftijd": [float(20 + 7 * i % 50) for i in range(n)],
            "geslacht": [float(1 + i % 2) for i in range(n)],
        }
    )
    labels = {
        "tevreden": {1: "zeer ontevreden", 5: "zeer tevreden"},
        "geslacht": {1: "man", 2: "vrouw", 9: "weet niet"},
    }
    path = tmp_path / "export.sav"
    pyreadstat.write_sav(
        table, str(path), column_labels={"cijfer": "Welk cijfer geeft u?"}, variable_value_labels=labels
    )
    made, own = started(path, tmp_path / "codebook")
    assert [(v.name, v.kind, v.lowest, v.highest) for v in own.variables] == [
        ("tevreden", "scale", 1, 5),
        ("cijfer", "scale", 0, 10),
        ("geslacht", "single_choice", None, None),
    ]
    assert own.labels("tevreden", "en") == {"1": "zeer ontevreden", "5": "zeer tevreden"}
    assert own.languages == ("nl",)
    assert own.label("cijfer") == "Welk cijfer geeft u?"
    assert own.names("geslacht") == ["man", "vrouw"]
    assert {why: heads for why, heads in made.left_out.items()} == {
        "numbers of the rows": ["nr"],
        "texts that people typed": ["gemeente"],
        "numbers, neither points nor a scale": ["leeftijd"],
    }
    found = survey.read(path, own, "synthetic")
    assert found.table["tevreden"].tolist() == table["tevreden"].tolist()


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("head", ["{}", "q/punten_{}"])
def test_a_column_of_totals_beside_points_is_no_item(first, head, tmp_path):
    points = [(i % 5, (i * 3) % 6, 10 - i % 5 - (i * 3) % 6) for i in range(20)]
    rows = [(sum(each), *each) if first else (*each, sum(each)) for each in points]
    rows[4] = (0, None, None, None) if first else (None, None, None, 0)
    names = ["samen", "een", "twee", "drie"] if first else ["een", "twee", "drie", "samen"]
    pd.DataFrame(rows, columns=[head.format(name) for name in names]).to_csv(tmp_path / "export.csv", index=False)
    made, own = started(tmp_path / "export.csv", tmp_path / "codebook")
    assert [(each.kind, each.total, len(each.categories)) for each in own.variables] == [("allocation", 10, 3)]
    assert made.left_out == {"totals of points": [head.format("samen")]}
    found = survey.read(tmp_path / "export.csv", own, "synthetic")
    survey.write(
        found, tmp_path / "synthetic.csv", own
    )  # as a report keeps them, under a question that may be called points
    again = survey.read(tmp_path / "synthetic.csv", own)
    assert again.n == found.n == 19
    pd.testing.assert_frame_equal(again.table, found.table, check_dtype=False)


def test_a_header_alone_gives_a_codebook_whose_gaps_are_told_in_a_line_each(tmp_path, capsys):
    path = tmp_path / "header.csv"
    path.write_text("Nr;Bezoek;Wensen [Boeken];Wensen [Rust];Wensen [Koffie]\n", encoding="utf-8")
    assert main(["codebook", str(path), "--to", str(tmp_path / "own"), "--language", "en"]) == 0
    assert "wensen: points, a total that you fill in to divide (3 columns under one heading)" in capsys.readouterr().out
    with pytest.raises(DataFileError) as refused:
        codebooks.load(tmp_path / "own", own=True)
    lines = str(refused.value).splitlines()
    assert lines[0] == (
        "variables.csv, row 4, column total: found ''; expected a whole number. Write how many points were divided."
    )
    assert lines[1].startswith("codebook.csv: found no answers to 2 of the questions: nr, bezoek; expected")
    assert len(lines) == 2


def test_a_codebook_saved_by_a_dutch_spreadsheet_with_few_columns_is_read(tmp_path):
    (tmp_path / "variables.csv").write_text(
        "variable;kind;lowest;highest;answers_of;label_nl\nbezoek;single_choice;;;;Bezoek\n"
        "lenen;single_choice;;;bezoek;Lenen\ncijfer;scale;0;10;;Cijfer\n",
        encoding="utf-8-sig",
    )
    (tmp_path / "codebook.csv").write_text(
        "variable;category;label_nl\nbezoek;vaak;Vaak\nbezoek;zelden;Zelden\n", encoding="utf-8-sig"
    )
    own = codebooks.load(tmp_path, own=True)
    assert own.names("lenen") == ["vaak", "zelden"]
    assert own.variable("cijfer").range == (0, 10)
    (tmp_path / "answers.csv").write_text(
        'Bezoek,Lenen,Cijfer\nVaak,zelden,7\nZelden,,"8 (goed)"\n,,11\n', encoding="utf-8"
    )
    with pytest.raises(DataFileError, match="row 4, column Cijfer: found '11'; expected a number from 0 to 10"):
        survey.read(tmp_path / "answers.csv", own, "synthetic")
    text = (tmp_path / "variables.csv").read_text(encoding="utf-8").replace(";0;10;", ";10;0;")
    (tmp_path / "variables.csv").write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError, match=r"variables\.csv, row 4, column lowest: found 10 to 0"):
        codebooks.load(tmp_path, own=True)


def test_a_folder_that_is_no_codebook_says_how_to_start_one(tmp_path):
    with pytest.raises(DataFileError, match=r"found no variables\.csv; .* evenwicht codebook EXPORT"):
        codebooks.load(tmp_path, own=True)
