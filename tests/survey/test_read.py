"""A table of respondents reads the same from every kind of file, in names and in labels of either language."""

import pandas as pd
import pyreadstat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenwicht import survey
from evenwicht.datafile import DataFileError
from evenwicht.survey.headings import Headings
from evenwicht.survey.labels import fold, questions

CONFIDENTIAL = "confidential"


def same(table, answers):
    pd.testing.assert_frame_equal(table.astype(object), answers[list(table.columns)].astype(object))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("sep", [",", ";", "\t"])
def test_labels_of_either_language_and_any_separator_read_as_names(
    tmp_path, codebook, answers, in_labels, language, sep
):
    path = tmp_path / "export.csv"
    in_labels(language).to_csv(path, index=False, sep=sep)
    read = survey.read(path, codebook, CONFIDENTIAL)
    same(read.table, answers)
    assert read.ignored == ("Respondent",)
    assert read.source == "export.csv"


def test_case_spaces_accents_and_a_byte_order_mark_do_not_matter(tmp_path, codebook, answers, in_labels):
    path = tmp_path / "export.csv"
    table = in_labels().map(lambda cell: f"  {cell.upper()} " if isinstance(cell, str) else cell)
    table.columns = [f" {name.upper().replace('-', ' - ')}" for name in table.columns]
    path.write_bytes(b"\xef\xbb\xbf" + table.to_csv(index=False, sep=";").encode())
    same(survey.read(path, codebook, CONFIDENTIAL).table, answers)


def test_categories_have_the_order_of_the_codebook_and_points_are_whole_numbers(codebook, answers):
    table = survey.from_table(answers, codebook, CONFIDENTIAL).table
    assert list(table["philosophy"].cat.categories) == codebook.names("philosophy")
    assert table["steering_form.line"].dtype == "int64"


def test_excel_reads_as_csv_does(tmp_path, codebook, answers, in_labels):
    path = tmp_path / "export.xlsx"
    in_labels().to_excel(path, index=False)
    same(survey.read(path, codebook, CONFIDENTIAL).table, answers)


def test_spss_codes_read_by_their_labels_and_columns_by_their_long_names(tmp_path, codebook, answers, in_labels):
    path = tmp_path / "export.sav"
    long = in_labels()
    coded = long.set_axis([f"q{i}" for i in range(len(long.columns))], axis=1)
    codes = {}
    for short in coded.columns:
        if not pd.api.types.is_numeric_dtype(coded[short]):
            labels = sorted(set(coded[short]))
            codes[short] = dict(enumerate(labels, 1))
            coded[short] = coded[short].map({label: code for code, label in codes[short].items()}).astype(float)
    pyreadstat.write_sav(coded, str(path), column_labels=list(long.columns), variable_value_labels=codes)
    same(survey.read(path, codebook, CONFIDENTIAL).table, answers)


def test_parquet_with_categories_reads_back(tmp_path, codebook, answers):
    path = tmp_path / "answers.parquet"
    answers.astype({"philosophy": "category"}).to_parquet(path)
    same(survey.read(path, codebook, CONFIDENTIAL).table, answers)


def test_a_decimal_comma_is_a_decimal_point(tmp_path, codebook, answers):
    answers = answers.astype({"steering_form.line": object, "steering_form.task": object})
    others = [name for name in answers if name.startswith("steering_form.")]
    answers.loc[0, others] = 0
    answers.loc[0, ["steering_form.line", "steering_form.task"]] = ["7,5", "2.5"]
    path = tmp_path / "export.csv"
    answers.to_csv(path, index=False, sep=";")
    table = survey.read(path, codebook, CONFIDENTIAL).table
    assert table.loc[0, ["steering_form.line", "steering_form.task"]].tolist() == [7.5, 2.5]


def test_missing_answers_are_kept_and_counted(codebook, answers):
    answers = answers.astype(object)
    answers.loc[[0, 3], "philosophy"] = None
    answers.loc[[3], [name for name in answers if name.startswith("condition.")]] = None
    read = survey.from_table(answers, codebook, CONFIDENTIAL)
    missing = read.missing().set_index("question")["missing"].to_dict()
    assert missing == {
        "philosophy": 2,
        "steering_form": 0,
        "condition": 1,
        "assignment": 0,
        "repertoire": 0,
        "domain": 0,
        "form_social": 0,
        "form_physical": 0,
        "form_operations": 0,
    }
    assert read.answered("philosophy", "condition").n == len(answers) - 2
    assert read.table["condition.trust"].isna().sum() == 1


def test_a_survey_may_lack_the_domain_but_no_other_question(codebook, answers):
    assert "domain" not in survey.from_table(answers.drop(columns="domain"), codebook, CONFIDENTIAL).table
    with pytest.raises(DataFileError, match="column repertoire: found no such column"):
        survey.from_table(answers.drop(columns="repertoire"), codebook, CONFIDENTIAL)


def test_a_data_set_of_an_ensemble_is_an_ensemble_no_more_than_an_ensemble_is_a_survey(tmp_path, codebook, answers):
    path = tmp_path / "synthetic.parquet"
    answers.assign(chain=0, draw=0).to_parquet(path)
    with pytest.raises(DataFileError, match="an ensemble of many synthetic data sets"):
        survey.read(path, codebook, "synthetic")


def test_every_name_and_label_stands_for_one_column(codebook):
    known = Headings(codebook)
    for variable in questions(codebook):
        if variable.kind != "allocation":
            texts = {*variable.labels.values(), *variable.questions.values(), variable.name}
            assert {known.meant(text).column.name for text in texts} == {variable.name}
        else:
            for item in variable.categories:
                assert known.meant(f"{variable.name}.{item.name}").column.name == f"{variable.name}.{item.name}"


@given(st.text(max_size=20))
def test_folding_a_label_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
    assert fold(text.upper()) == fold(text.upper().lower())
