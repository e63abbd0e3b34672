"""What is wrong with a file is told all at once, by row and column, and nothing of it is repaired."""

import pandas as pd
import pytest

from evenwicht import survey
from evenwicht.datafile import DataFileError

LINE, TASK = "steering_form.line", "steering_form.task"


def refusal(tmp_path, codebook, table, name="export.csv", **options):
    path = tmp_path / name
    table.to_csv(path, index=False, **options) if name.endswith("csv") else table.to_excel(path, index=False)
    with pytest.raises(DataFileError) as refused:
        survey.read(path, codebook, "confidential")
    return str(refused.value).splitlines()


@pytest.mark.parametrize("off", [-1, 1])
def test_an_allocation_of_nine_or_eleven_points_is_told_and_not_repaired(tmp_path, codebook, answers, off):
    row = answers.index[answers[LINE] > 0][0]
    answers.loc[row, LINE] += off
    (said,) = refusal(tmp_path, codebook, answers)
    assert f"export.csv, row {row + 2}, column steering_form.line to steering_form.chain_network" in said
    assert f"found points that add to {10 + off}; expected 10" in said
    assert "nothing is repaired" in said


def test_every_fault_is_told_at_once_with_its_row_and_column_as_they_stand_in_the_file(
    tmp_path, codebook, answers, in_labels
):
    table = in_labels().astype(object)
    table.loc[2, "Sturingsfilosofie"] = "Hybride"
    table.loc[4, "Sturingsvorm: Lijnsturing"] = "veel"
    table.loc[5, "Sturingsvorm: Opgavesturing"] = -1
    table.loc[7, "Voorwaarde voor samenwerking: Kennis van de keten"] = None
    said = refusal(tmp_path, codebook, table, sep=";")
    assert len([line for line in said if "row 7, " in line and "'-1'" in line]) == 1
    places = [line.split(": found")[0] for line in said]
    assert "export.csv, row 4, column Sturingsfilosofie" in places
    assert "export.csv, row 6, column Sturingsvorm: Lijnsturing" in places
    empty = next(line for line in said if "row 9, " in line)
    assert "1 empty of 8 cells" in empty
    assert "Write 0" in empty
    assert "one of Combinatie van filosofieën" in said[0]


def test_a_row_of_excel_is_told_by_its_number_in_the_sheet(tmp_path, codebook, answers):
    table = answers.astype(object)
    table.loc[3, "assignment"] = "iets anders"
    (said,) = refusal(tmp_path, codebook, table, name="export.xlsx")
    assert said.startswith("export.xlsx, row 5, column assignment: found 'iets anders'")


def test_empty_rows_are_passed_over_and_later_rows_keep_their_number(tmp_path, codebook, answers):
    lines = answers.to_csv(index=False).splitlines()
    lines.insert(3, "," * (len(answers.columns) - 1))
    lines[5] = lines[5].replace(lines[5].split(",")[0], "nonsense", 1)
    path = tmp_path / "export.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(DataFileError, match="row 6, column philosophy"):
        survey.read(path, codebook, "confidential")


def test_a_misspelt_column_is_pointed_out(tmp_path, codebook, answers):
    (said,) = refusal(tmp_path, codebook, answers.rename(columns={"philosophy": "Sturingsfilosfie"}))
    assert "column philosophy: found no such column" in said
    assert "Rename 'Sturingsfilosfie'" in said


def test_two_columns_for_one_question_are_told(tmp_path, codebook, answers):
    said = refusal(tmp_path, codebook, answers.assign(Lijnsturing=answers[LINE]))
    assert said == [
        "export.csv, column Lijnsturing: found the columns 'steering_form.line' and 'Lijnsturing'; "
        "expected one column for steering_form.line. Take one out."
    ]


def test_text_as_excel_in_windows_saves_it_is_read_and_told(tmp_path, codebook, answers, in_labels):
    path = tmp_path / "export.csv"
    table = in_labels()
    table.loc[0, "Sturingsfilosofie"] = "Combinatie van filosofieën"
    path.write_bytes(table.to_csv(index=False).encode("windows-1252"))
    read = survey.read(path, codebook, "confidential")
    assert read.table.loc[0, "philosophy"] == "combined"
    assert any("Windows-1252" in remark for remark in read.reading.remarks)


def test_a_byte_of_no_known_encoding_is_told_with_its_row(tmp_path, codebook):
    path = tmp_path / "export.csv"
    path.write_bytes(b"Sturingsfilosofie\n\x81\n")
    with pytest.raises(DataFileError, match=r"byte 0x81 in row 2; expected text in UTF-8"):
        survey.read(path, codebook, "confidential")


@pytest.mark.parametrize("name", ["export.xlsx", "export.sav", "export.parquet"])
def test_a_file_that_is_not_what_its_ending_says_is_told(tmp_path, codebook, name):
    path = tmp_path / name
    path.write_text("philosophy\ncombined\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=f"{name}: found .*; expected"):
        survey.read(path, codebook, "confidential")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("export.csv", "", "no respondents"),
        ("export.csv", "philosophy;assignment\n", "no respondents"),
        ("export.csv", "a,b\n1,2,3\n", "row 2: found 3 cells; expected 2 cells"),
        ("export.ods", "x", "the ending '.ods'"),
    ],
)
def test_a_file_without_answers_or_of_another_kind_is_told(tmp_path, codebook, name, text, said):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError, match=said):
        survey.read(path, codebook, "confidential")


def test_a_file_that_is_not_there_is_told_without_its_folder(tmp_path, codebook):
    with pytest.raises(DataFileError, match=r"^nergens\.csv: found no such file"):
        survey.read(tmp_path / "nergens.csv", codebook, "confidential")


def test_no_value_slips_through_as_a_number(codebook, answers):
    for strange in ("inf", "1e1", "1_0", "1 0", "½", True, pd.Timestamp("2020-11-01")):
        table = answers.astype(object)
        table.loc[0, TASK] = strange
        with pytest.raises(DataFileError, match=r"column steering_form\.task: found"):
            survey.from_table(table, codebook, "confidential")


@pytest.mark.parametrize(
    ("name", "start", "said"),
    [
        ("export.csv", b"PK\x03\x04\x14\x00", r"found an Excel workbook; .* ending \.xlsx"),
        ("export.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x8d", "found a file that is no text, such as a picture"),
        ("export.xlsx", b"philosophy,assignment\n", r"if it is a CSV file, name it \.csv"),
    ],
)
def test_a_file_under_another_name_than_its_own_is_told_what_it_is(tmp_path, codebook, name, start, said):
    (tmp_path / name).write_bytes(start)
    with pytest.raises(DataFileError, match=said) as refused:
        survey.read(tmp_path / name, codebook, "confidential")
    assert "\n" not in str(refused.value)
