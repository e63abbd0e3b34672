"""Where answers come from is told when they are read, kept on every way, and written into every file."""

import pandas as pd
import pyarrow.parquet as pq
import pytest

from evenwicht import survey
from evenwicht.survey import ProvenanceError, loaded

FILES = ["synthetic.csv", "synthetic.xlsx", "synthetic.sav", "synthetic.parquet"]


@pytest.fixture
def synthetic(codebook, answers):
    return survey.from_table(answers, codebook, "synthetic")


def test_answers_without_provenance_are_not_read(tmp_path, codebook, answers):
    path = tmp_path / "export.csv"
    answers.to_csv(path, index=False)
    with pytest.raises(ProvenanceError, match="expected one of synthetic, confidential, public"):
        survey.read(path, codebook)
    with pytest.raises(ProvenanceError, match="'secret'"):
        survey.read(path, codebook, "secret")


@pytest.mark.parametrize("name", FILES)
def test_a_file_tells_its_provenance_and_keeps_its_answers(tmp_path, codebook, synthetic, name):
    path = tmp_path / name
    survey.write(synthetic.table, path, codebook)
    back = survey.read(path, codebook)
    assert back.provenance == "synthetic"
    assert back.table.attrs["provenance"] == "synthetic"
    pd.testing.assert_frame_equal(back.table, synthetic.table)
    with pytest.raises(ProvenanceError, match="says public"):
        survey.read(path, codebook, "public")


@pytest.mark.parametrize("name", FILES)
def test_missing_answers_survive_every_kind_of_file(tmp_path, codebook, answers, name):
    answers = answers.astype(object)
    answers.loc[0, "philosophy"] = None
    answers.loc[1, [column for column in answers if column.startswith("condition.")]] = None
    given = survey.from_table(answers, codebook, "synthetic")
    survey.write(given, tmp_path / name, codebook)
    pd.testing.assert_frame_equal(survey.read(tmp_path / name, codebook).table, given.table)


def test_every_row_of_a_file_tells_it_and_parquet_tells_it_in_its_metadata_too(tmp_path, codebook, synthetic):
    survey.write(synthetic, tmp_path / "synthetic.csv", codebook)
    assert set(pd.read_csv(tmp_path / "synthetic.csv")["provenance"]) == {"synthetic"}
    survey.write(synthetic, tmp_path / "synthetic.parquet", codebook)
    assert b'"provenance": "synthetic"' in pq.read_schema(tmp_path / "synthetic.parquet").metadata[b"evenwicht"]


def test_a_table_that_does_not_tell_it_is_not_written(tmp_path, codebook, answers):
    with pytest.raises(ProvenanceError, match="found nothing"):
        survey.write(answers, tmp_path / "answers.csv", codebook)
    assert list(tmp_path.iterdir()) == []


def test_synthetic_answers_are_not_written_to_a_file_whose_name_hides_it(tmp_path, codebook, synthetic):
    with pytest.raises(ProvenanceError, match="in the name of their file"):
        survey.write(synthetic, tmp_path / "answers.csv", codebook)
    assert list(tmp_path.iterdir()) == []


def test_writing_that_fails_leaves_the_old_file(tmp_path, codebook, synthetic):
    path = tmp_path / "synthetic.sav"
    survey.write(synthetic, path, codebook)
    before = path.read_bytes()
    broken = synthetic.table.assign(unknown=1)
    broken.attrs = synthetic.table.attrs
    with pytest.raises(KeyError):
        survey.write(broken, path, codebook)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["synthetic.sav"]


def test_choosing_respondents_keeps_it(synthetic):
    some = synthetic.filter(lambda table: table["steering_form.line"] > 1).answered("philosophy")
    assert 0 < some.n < synthetic.n
    assert some.provenance == some.table.attrs["provenance"] == "synthetic"


def test_rows_of_two_provenances_are_not_read_as_one_survey(tmp_path, codebook, answers):
    told = ["public"] * (len(answers) - 1) + ["synthetic"]
    answers.assign(provenance=told).to_csv(tmp_path / "mixed.csv", index=False)
    with pytest.raises(ProvenanceError, match="'public', 'synthetic'"):
        survey.read(tmp_path / "mixed.csv", codebook)


def test_the_book_takes_answers_for_confidential_unless_told_otherwise(tmp_path, answers, monkeypatch):
    path = tmp_path / "export.csv"
    answers.to_csv(path, index=False)
    monkeypatch.delenv("SURVEY", raising=False)
    assert loaded() is None
    monkeypatch.setenv("SURVEY", str(path))
    assert loaded().provenance == "confidential"
    monkeypatch.setenv("SURVEY_PROVENANCE", "public")
    assert loaded().provenance == "public"
    monkeypatch.setenv("SURVEY_PROVENANCE", "open")
    with pytest.raises(ProvenanceError, match="SURVEY_PROVENANCE"):
        loaded()
