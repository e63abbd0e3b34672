"""Exports of every kind that people have are read as they are, or refused with what to do (made by ``make_exports.py``)."""

from pathlib import Path

import pandas as pd
import pytest

from evenwicht import survey
from evenwicht.command import main
from evenwicht.datafile import DataFileError

FOLDER = Path(__file__).parent / "exports"
READ = {
    "limesurvey-full-texts.csv": "LimeSurvey",
    "limesurvey-code-and-text.csv": "LimeSurvey",
    "limesurvey-codes-of-the-instrument.csv": "LimeSurvey",
    "qualtrics-choice-text.csv": "Qualtrics",
    "qualtrics-numeric.tsv": "Qualtrics",
    "qualtrics-two-header-rows.csv": "Qualtrics",
    "kobo-labels.xlsx": "KoboToolbox",
    "kobo-names.csv": "KoboToolbox",
    "odk-central.csv": "ODK Central",
    "redcap-raw.csv": "REDCap",
    "redcap-labels.csv": "REDCap",
    "microsoft-forms.xlsx": "Microsoft Forms",
    "google-forms.csv": "Google Forms",
    "spss-user-missing.sav": "SPSS",
    "spss-labelled-points.sav": "SPSS",
    "stata-extended-missing.dta": "Stata",
    "excel-title-and-totals.xlsx": "",
    "excel-sep-line.csv": "",
    "percentages-windows-1252.csv": "",
    "english-with-hints.csv": "",
    "duplicates-and-times.csv": "",
}
REFUSED = {
    "limesurvey-stock-codes.csv": r"no column for 18 of the 18 .* evenwicht survey map limesurvey-stock-codes\.csv",
    "spss-code-without-label.sav": r"These are codes: give each a label in the file, .* \(evenwicht survey map spss-code-without-label\.sav",
    "spss-weights.sav": "column weeg: found weights, other than 1; .* each respondent for one",
    "excel-empty-for-zero.xlsx": "of which cells are empty: .* --empty zero",
    "bad-other-language.csv": r"column Sturingsfilosofie: found 8 answers that are none \(3 different\): 'Combinaison' in row 2",
    "bad-other-year.csv": "no column for 8 of the 18 .* 'Mindset gericht op ketensamenwerking in 2028'",
    "bad-two-columns.csv": "the columns 'Lijnsturing' and 'Sturingsvorm - Lijnsturing'; expected one column",
    "bad-sums-of-nine.csv": "found 4 answers whose points do not come to the whole: 9 in row 2, 9 in row 4, 9 in row 6, ...;",
    "bad-no-rows.csv": "found no respondents",
    "bad-nobody-answered.csv": "found 8 respondents, none with an answer",
    "bad-other-survey.csv": "no column for 18 of the 18",
    "bad-locked.xlsx": "found a workbook with a password",
}


def expected(name, codebook):
    """The table that an export was made of, typed as `survey.read` types it."""
    table = pd.read_csv(FOLDER / "expected" / f"{Path(name).stem}.csv", dtype=object, keep_default_na=False)
    return survey.from_table(table.replace("", None), codebook, "synthetic").table


def read(name, codebook, **options):
    return survey.read(FOLDER / name, codebook, "synthetic", **options)


def told(found, text):
    return [remark for remark in found.reading.remarks if text in remark]


def test_every_export_is_tried():
    assert {path.name for path in FOLDER.iterdir() if path.is_file()} == {*READ, *REFUSED}


@pytest.mark.parametrize("name", READ)
def test_an_export_is_read_as_it_is_and_its_tool_is_named(name, codebook):
    found = read(name, codebook)
    pd.testing.assert_frame_equal(found.table, expected(name, codebook))
    assert found.reading.tool == READ[name]


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_a_few_lines_that_say_what_to_do(name, codebook):
    with pytest.raises(DataFileError, match=REFUSED[name]) as refused:
        read(name, codebook)
    assert len(str(refused.value).splitlines()) <= 5


def test_empty_cells_are_zeros_only_when_that_is_said_and_then_it_is_told(codebook):
    found = read("excel-empty-for-zero.xlsx", codebook, empty="zero")
    pd.testing.assert_frame_equal(found.table, expected("excel-empty-for-zero.xlsx", codebook))
    assert found.reading.filled > 0
    assert told(found, f"empty cells taken for no points, as was asked: {found.reading.filled}")


def test_an_allocation_that_does_not_come_to_its_total_is_not_filled_with_zeros(tmp_path, codebook, answers):
    table = answers.astype(object)
    row = [name for name in table if name.startswith("steering_form.")]
    table.loc[0, row] = [9, None, None, None, None, None, None]
    table.to_csv(tmp_path / "export.csv", index=False)
    with pytest.raises(DataFileError, match="6 empty of 7 cells"):
        survey.read(tmp_path / "export.csv", codebook, "synthetic", empty="zero")


def test_who_answered_nothing_is_left_out_and_told_and_who_stopped_is_kept(codebook):
    found = read("limesurvey-full-texts.csv", codebook)
    assert (found.reading.received, found.reading.silent, found.n) == (9, 1, 8)
    assert told(found, "answered nothing, left out: row 10")
    assert told(found, "stopped before the end; kept: 2 rows: 3, 10")


def test_the_reasons_for_no_answer_are_kept(codebook):
    for name in ("spss-user-missing.sav", "stata-extended-missing.dta"):
        reasons = read(name, codebook).reading.reasons
        assert reasons["philosophy"] == {"Weet niet / geen antwoord": 1}
        assert reasons["steering_form"] == {"Niet ingevuld": 1}
        assert not reasons["condition"]
    assert read("limesurvey-code-and-text.csv", codebook).reading.reasons["condition"] == {"N/A": 1}


def test_another_answer_counts_as_not_printed_and_that_is_told(codebook):
    for name in ("qualtrics-choice-text.csv", "google-forms.csv", "microsoft-forms.xlsx", "limesurvey-full-texts.csv"):
        assert told(read(name, codebook), "an answer that the report does not print, taken for not_printed"), name


def test_an_unknown_answer_is_no_other_answer_where_the_tool_writes_those_elsewhere(tmp_path, codebook, answers):
    table = answers.copy()
    table.loc[0, "repertoire"] = "humor"
    table.to_csv(tmp_path / "export.csv", index=False)
    with pytest.raises(DataFileError, match="found 'humor'"):
        survey.read(tmp_path / "export.csv", codebook, "synthetic")


def test_previews_tests_duplicates_and_impossible_times_are_told_and_kept(codebook):
    assert told(read("qualtrics-choice-text.csv", codebook), "Status says a preview or a test; kept: row 4")
    found = read("duplicates-and-times.csv", codebook)
    assert found.n == 9
    assert told(found, "a cell says that it is a test; kept: row 3")
    assert told(found, "the same token as an earlier row; kept: row 10")
    assert told(found, "every answer the same as in an earlier row; kept: row 10")
    assert told(found, "ready before the start; kept: row 4")


def test_the_sheet_the_title_and_the_totals_of_a_workbook_are_told(codebook):
    found = read("excel-title-and-totals.xlsx", codebook)
    assert told(found, "read from sheet 'Data', of 2")
    assert told(found, "above the header, passed over: 2 rows: 1, 2")
    assert told(found, "totals, not respondents, left out: row 13")


def test_a_file_of_two_hundred_megabytes_is_refused_unread(tmp_path, codebook):
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(DataFileError, match="found 200 MB; expected a file of answers, of 20 MB at most"):
        survey.read(path, codebook, "synthetic")


def test_weights_may_be_put_aside_by_a_person_who_says_so(tmp_path, codebook):
    mapping = tmp_path / "mapping.yml"
    mapping.write_text("no_question: [weeg]\n", encoding="utf-8")
    found = read("spss-weights.sav", codebook, mapping=mapping)
    pd.testing.assert_frame_equal(found.table, expected("spss-weights.sav", codebook))
    assert found.ignored == ("weeg",)


@pytest.mark.parametrize("name", ["limesurvey-stock-codes.csv", "spss-code-without-label.sav"])
def test_a_proposed_mapping_reads_once_a_person_has_confirmed_it(name, codebook, tmp_path, capsys):
    mapping = tmp_path / "mapping.yml"
    assert main(["survey", "map", str(FOLDER / name), "--out", str(mapping)]) == 0
    proposed = mapping.read_text(encoding="utf-8")
    assert "confidence: 0.5" in proposed
    with pytest.raises(DataFileError, match="guesses that nobody has confirmed"):
        read(name, codebook, mapping=mapping)
    mapping.write_text(proposed.replace("confidence: 0.5", "confidence: 1"), encoding="utf-8")
    pd.testing.assert_frame_equal(read(name, codebook, mapping=mapping).table, expected(name, codebook))
    assert main(["survey", "map", str(FOLDER / name), "--out", str(mapping)]) == 2
    assert "a file that is there already" in capsys.readouterr().err


def test_what_is_read_as_it_is_needs_no_guess_in_a_mapping(codebook, tmp_path):
    name, mapping = "limesurvey-codes-of-the-instrument.csv", tmp_path / "mapping.yml"
    assert main(["survey", "map", str(FOLDER / name), "--out", str(mapping)]) == 0
    assert "confidence: 0" not in mapping.read_text(encoding="utf-8")
    pd.testing.assert_frame_equal(read(name, codebook, mapping=mapping).table, expected(name, codebook))


def test_a_mapping_leaves_the_questions_on_who_answered_as_they_are(codebook, tmp_path):
    path, mapping = tmp_path / "export.csv", tmp_path / "mapping.yml"
    expected("google-forms.csv", codebook).assign(size="from_20000", x=1).to_csv(path, index=False)
    assert main(["survey", "map", str(path), "--out", str(mapping)]) == 0
    found = survey.read(path, codebook, "synthetic", mapping=mapping)
    assert found.reading.background["size"]["from_20000"] == found.n
    assert found.ignored == ("x",)
    assert '  # - "size"' in mapping.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colums: {}\n", "found 'colums'; expected some of columns, .* Did you mean 'columns'"),
        ("columns: {philosofy: Q1}\n", "found 'philosofy'; .* Did you mean 'philosophy'"),
        ("columns: {philosophy: Q99}\n", "no column 'Q99', which the mapping names"),
        ("answers: {philosophy: {A1: combined, A2: network}}\n", "found 'network' for 'A2'; .* 'networking'"),
        ("columns: [\n", "what is no YAML"),
        ("- philosophy\n", "no entries"),
    ],
)
def test_a_mapping_that_cannot_be_meant_is_told(text, said, tmp_path, codebook):
    mapping = tmp_path / "mapping.yml"
    mapping.write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError, match=said):
        read("excel-sep-line.csv", codebook, mapping=mapping)


def test_check_answers_says_what_it_found_and_that_too_few_make_no_book(tmp_path, capsys, answers):
    assert main(["check-answers", str(FOLDER / "qualtrics-choice-text.csv")]) == 0
    shown = capsys.readouterr().out
    assert "written by Qualtrics; 8 respondents, 8 of whom answered something" in shown
    assert "steering_form: 8 answered, 0 did not; from 7 columns, 'Q2_1' to 'Q2_7'" in shown
    assert "no faults" in shown
    answers.head(4).to_csv(tmp_path / "four.csv", index=False)
    assert main(["check-answers", str(tmp_path / "four.csv")]) == 0
    assert "make no book\n  four.csv: found 4 respondents; expected 5 or more" in capsys.readouterr().out
    assert main(["check-answers", str(FOLDER / "bad-sums-of-nine.csv")]) == 2
    assert "found 4 answers whose points do not come to the whole" in capsys.readouterr().err
