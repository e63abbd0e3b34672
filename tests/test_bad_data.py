"""A hand-edited data file with a mistake stops with file, row, column, what was found and what to do."""

import shutil
from pathlib import Path

import pytest

from evenwicht import data_package
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
        data_package.check(folder)
    return str(stopped.value)


def test_the_data_as_they_stand_are_read(folder):
    assert len(data_package.check(folder).claims) > 30


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
    assert "column unit: found 'dots'" in said[0]


def test_a_claim_about_something_that_does_not_exist(folder):
    edit(folder / "claims.csv", "highest steering_form.line", "highest steering_form.lijn")
    said = message(folder)
    assert "claims.csv, row " in said
    assert "column expression: found 'steering_form.lijn'" in said


def test_a_claim_without_expression_or_reason(folder):
    edit(folder / "claims.csv", ",highest steering_form.line,", ",,")
    assert "no expression and no note" in message(folder)


def test_a_claim_that_something_grows_that_was_not_asked(folder):
    edit(folder / "claims.csv", ",philosophy.networking,", ",philosophy.network,")
    assert "column grows: found 'philosophy.network'; expected answers to one question" in message(folder)


def test_a_file_that_is_gone(folder):
    (folder / "printed.csv").unlink()
    assert "printed.csv: found no such file" in message(folder)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("printed.csv", "2.1,2.1,philosophy,combined", "2.1,2-jan,philosophy,combined", "row 2, column section"),
        ("printed.csv", "2.1,2.1,philosophy,combined", "2-jan,2.1,philosophy,combined", "row 2, column figure"),
        ("claims.csv", "combination_most,a,report,2.1,", "combination_most,a,report,2-jan,", "row 2, column section"),
        ("sections.csv", "\n2.1,", "\n2-jan,", "row 7, column section"),
    ],
)
def test_a_section_of_which_a_spreadsheet_made_a_date_is_told_with_the_number_that_stood_there(
    folder, file, old, new, said
):
    edit(folder / file, old, new)
    told = message(folder).splitlines()[0]
    assert told.startswith(f"{file}, {said}: found '2-jan'; expected ")
    assert "Write 2.1: a spreadsheet made a date of it" in told


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("printed.csv", "II,2.3,steering_form,line", "II,2.9,steering_form,line", "row 7, column section: found '2.9'"),
        ("printed.csv", "II,2.3,steering_form,line", "fig,2.3,steering_form,line", "row 7, column figure: found 'fig'"),
        ("printed.csv", "64,percent,0,true,table", "64,percent,0,true,tabel", "row 2, column place: found 'tabel'"),
        (
            "claims.csv",
            "combination_most,a,report,2.1,",
            "combination_most,a,report,2.8,",
            "row 2, column section: found '2.8'",
        ),
        ("insights.csv", "style_flexibility,1,3.1", "style_flexibility,1,3.7", "row 2, column section: found '3.7'"),
        ("sections.csv", "\n2.5.1,3,", "\n2.7.1,3,", "column section: found '2.7.1'; expected a section of which 2.7 "),
    ],
)
def test_a_section_figure_or_place_that_does_not_exist(folder, file, old, new, said):
    edit(folder / file, old, new)
    told = message(folder)
    assert told.startswith(f"{file}, ")
    assert said in told


@pytest.mark.parametrize(
    ("file", "old"),
    [
        ("claims.csv", "combination_most,a,report,2.1,sturingsfilosofie"),
        ("sections.csv", "Roles of government,sturingsfilosofie"),
    ],
)
def test_a_chapter_that_the_book_does_not_have_is_told_instead_of_losing_its_claims(folder, file, old):
    shutil.copytree(data_folder().parent / "chapters", folder.parent / "chapters")
    edit(folder / file, old, old.replace("sturingsfilosofie", "sturingfilosofie"))
    told = message(folder)
    assert told.startswith(f"{file}, row ")
    assert "column chapter: found 'sturingfilosofie'; expected one of " in told
    assert "opdracht-en-leiderschap" in told


def test_a_passage_that_no_heading_of_the_chapter_has_for_its_label_is_told(folder):
    shutil.copytree(data_folder().parent / "chapters", folder.parent / "chapters")
    edit(folder / "claims.csv", "sturingsfilosofie,filosofie-accent", "sturingsfilosofie,filosofie-acent")
    told = message(folder)
    assert "column passage: found 'filosofie-acent'; expected one of " in told
    assert "filosofie-accent" in told


def test_a_claim_of_an_unknown_chapter_is_told_where_the_chapters_themselves_are_elsewhere(folder):
    edit(
        folder / "claims.csv",
        "combination_most,a,report,2.1,sturingsfilosofie",
        "combination_most,a,report,2.1,sturing",
    )
    assert "claims.csv, row 2, column chapter: found 'sturing'" in message(folder)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("codebook.csv", "philosophy,networking,2,", "philosophy,networking,1,", "row 3, column order: found '1'"),
        (
            "codebook.csv",
            "Presterende overheid,",
            "netwerkende overheid,",
            "row 4, column label_nl: found 'netwerkende overheid' for performing, which networking has already",
        ),
        ("codebook.csv", "Performing government,", "Networking government,", "row 4, column label_en: found"),
        ("variables.csv", "Sturingsvorm,", "Sturingsfilosofie,", "row 3, column label_nl: found 'Sturingsfilosofie'"),
        ("perspectives.csv", "performing,2,", "performing,1,", "row 3, column order: found '1' for performing"),
        ("insights.csv", "balancing,3,", "balancing,2,", "row 4, column order: found '2' for balancing"),
        ("organisation_models.csv", "Sectorenmodel", "Directiemodel", "row 4, column label_nl: found 'Directiemodel'"),
        ("themes.csv", "self_steering,2,", "self_steering,1,", "column order: found '1' for self_steering"),
        ("themes.csv", "changing_role,1,Een rol die", "changing_role,1,De rol die", "row 3, column label_nl: found"),
    ],
)
def test_an_order_or_a_label_that_two_share_is_told_by_row_and_column(folder, file, old, new, said):
    edit(folder / file, old, new)
    told = message(folder)
    assert told.startswith(f"{file}, ")
    assert said in told


def test_an_answer_of_which_nothing_is_printed_though_all_are(folder):
    edit(folder / "printed.csv", "2.1,2.1,philosophy,lawful,3,percent,0,true,table\n", "")
    edit(folder / "printed.csv", "philosophy,combined,64", "philosophy,combined,67")
    assert "printed.csv, row 2: found no figure of philosophy for lawful; expected one for every" in message(folder)


def test_a_question_of_which_one_row_says_that_all_is_printed_and_another_that_it_is_not(folder):
    edit(folder / "printed.csv", "philosophy,lawful,3,percent,0,true", "philosophy,lawful,3,percent,0,false")
    assert "printed.csv, row 2, column exhaustive: found both true and false for philosophy" in message(folder)


def test_a_question_of_which_nothing_is_printed(folder):
    path = folder / "printed.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if ",repertoire," not in line), encoding="utf-8")
    assert "printed.csv: found no figures of repertoire; expected some of every question" in message(folder)
