"""A hand-edited data file with a mistake stops with file, row, column, what was found and what to do."""

import shutil
from pathlib import Path

import pytest

from evenwicht import claims
from evenwicht import published as publications
from evenwicht.datafile import DataFileError, data_folder


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(data_folder(), tmp_path / "data"))


def edit(path, old, new, encoding="utf-8"):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode(encoding))


def message(folder):
    with pytest.raises(DataFileError) as stopped:
        claims.load(publications.load(folder), folder)
    return str(stopped.value)


def test_the_data_as_they_stand_are_read(folder):
    assert len(claims.load(publications.load(folder), folder)) > 30


def test_a_category_that_the_codebook_lacks(folder):
    edit(folder / "printed.csv", "steering_form,line,", "steering_form,lijn,")
    said = message(folder)
    assert "printed.csv, row 7, column category: found 'lijn'" in said
    assert "chain_network" in said
    assert "codebook.csv" in said


def test_percentages_that_sum_to_107(folder):
    edit(folder / "printed.csv", "philosophy,combined,64", "philosophy,combined,71")
    assert "printed.csv, row 2, column value: found a sum of 107 for philosophy" in message(folder)


def test_a_mean_of_eleven(folder):
    edit(folder / "printed.csv", "steering_form,line,2.7", "steering_form,line,11.0")
    assert "row 7, column value: found 11.0; expected a number from 0 to 10" in message(folder)


def test_a_missing_column(folder):
    path = folder / "printed.csv"
    lines = [line.rpartition(",")[0] for line in path.read_text(encoding="utf-8").splitlines()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert "printed.csv, row 1, column place: found no column 'place'" in message(folder)


def test_a_column_too_many(folder):
    path = folder / "variables.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([lines[0] + ",remark", *(line + "," for line in lines[1:])]), encoding="utf-8")
    assert "variables.csv, row 1, column remark: found column 'remark'" in message(folder)


def test_a_windows_1252_file(folder):
    edit(folder / "codebook.csv", "Eén helder doel", "Eén helder doel", encoding="windows-1252")
    said = message(folder)
    assert "codebook.csv, row " in said
    assert "in Windows-1252" in said
    assert "CSV UTF-8" in said


def test_semicolons(folder):
    path = folder / "printed.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",", ";"), encoding="utf-8")
    assert "printed.csv, row 1: found semicolons; expected commas" in message(folder)


def test_decimal_commas(folder):
    edit(folder / "printed.csv", "line,2.7", 'line,"2,7"')
    assert "row 7, column value: found '2,7'; expected a number with a decimal point. Write 2.7." in message(folder)


def test_decimals_that_do_not_match_the_figure(folder):
    edit(folder / "printed.csv", "line,2.7,points,1", "line,2.70,points,1")
    assert "row 7, column decimals" in message(folder)


def test_a_category_printed_twice(folder):
    edit(folder / "printed.csv", "philosophy,networking", "philosophy,combined")
    assert "row 3, column category: found 'combined' for the second time" in message(folder)


def test_several_mistakes_are_told_at_once(folder):
    edit(folder / "printed.csv", "line,2.7", 'line,"2,7"')
    edit(folder / "printed.csv", "task,1.6,points", "task,1.6,dots")
    said = message(folder).splitlines()
    assert len(said) == 2
    assert "column unit: found 'dots'" in said[1]


def test_a_claim_about_something_that_does_not_exist(folder):
    edit(folder / "claims.csv", "highest(steering_form.line)", "highest(steering_form.lijn)")
    said = message(folder)
    assert "claims.csv, row " in said
    assert "column expression: found steering_form.lijn" in said


def test_a_claim_without_expression_or_reason(folder):
    edit(folder / "claims.csv", ",highest(steering_form.line),", ",,")
    assert "no expression and no note" in message(folder)


def test_a_file_that_is_gone(folder):
    (folder / "printed.csv").unlink()
    assert "printed.csv: found no such file" in message(folder)
