"""A table as an annex prints it becomes a survey file, and what cannot be read of it is told with its cell."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from evenwicht.command import main
from evenwicht.identify import (
    Categorical,
    GroupFigure,
    PublishedSurvey,
    Share,
    SurveyFileError,
    annex_table,
    read_sheet,
    read_survey,
    survey_of_table,
)

EXAMPLE = Path(__file__).parents[3] / "data" / "examples" / "annex.xlsx"


def understood(folder: Path, text: str, **options: Any) -> tuple[PublishedSurvey, list[str], list[str]]:
    path = folder / "annex.csv"
    path.write_text(text, encoding="utf-8")
    made = survey_of_table(annex_table(read_sheet(path), path.name), path.name, **options)
    (folder / "annex.yml").write_text(made.text, encoding="utf-8")
    return read_survey(folder / "annex.yml"), made.lines, made.left_out


def test_the_example_has_two_questions_in_its_rows_and_two_in_its_columns(tmp_path: Path) -> None:
    made = survey_of_table(annex_table(read_sheet(EXAMPLE), EXAMPLE.name), EXAMPLE.name)
    (tmp_path / "annex.yml").write_text(made.text, encoding="utf-8")
    survey, lines, left_out = read_survey(tmp_path / "annex.yml"), made.lines, made.left_out
    assert survey.n == 400
    assert survey.questions[0] == Categorical("Sex", ("Men", "Women"), counts=("180", "220"))
    assert survey.questions[2] == Categorical("Visits", ("weekly", "monthly", "seldom"), ("24", "47", "30"))
    assert [question.name for question in survey.questions[3:]] == [
        f"Reads (several answers).{answer}" for answer in ("novels", "newspapers", "comics")
    ]
    assert GroupFigure("Visits", "weekly", ("Age", "40 and over"), "20") in survey.statements
    assert GroupFigure("Reads (several answers).comics", "yes", ("Sex", "Women"), "<5") in survey.statements
    assert lines[0] == "Sex: groups Men, Women, with their numbers"
    assert left_out == ["the note in row 13: Figures may not add to 100 through rounding."]
    few = PublishedSurvey(survey.questions[:3], survey.statements[:6], n=400, population=400)
    found = few.bounds(Share("Visits", "weekly", (("Sex", "Men"), ("Age", "Under 40"))))
    assert found.lower < Fraction(1, 5) < found.upper


def test_groups_may_stand_in_the_rows_where_a_column_says_how_many_they_are(tmp_path: Path) -> None:
    survey, _, left_out = understood(tmp_path, "Sex,yes,no,n\nmen,70%,30%,40\nwomen,45%,55%,60\n")
    assert survey.n == 100
    assert survey.questions == (
        Categorical("Sex", ("men", "women"), counts=("40", "60")),
        Categorical("answer", ("yes", "no"), ("-", "-")),
    )
    assert GroupFigure("answer", "no", ("Sex", "women"), "55") in survey.statements
    assert left_out == ["no column of everyone: what all answered is left open"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (";men;women;total\nyes;28;27;55\nno;12;33;45\n", "counts"),
        (";men;women;total\nn;40;60;100\nyes;28;27;55\nno;12;33;45\n", "counts"),
        (";men;women;total\nyes;70;45;55\nno;30;55;45\n", "percentages"),
        (";men;women;total\nwork;6,5;5,7;6,0\nrest;3,5;4,3;4,0\n", "means"),
        (";men;women;total\na;70;45;55\nb;60;55;57\n", "multiple"),
    ],
)
def test_what_the_figures_are_is_told_from_what_they_add_to(tmp_path: Path, text: str, kind: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    table = annex_table(read_sheet(path), "t.csv")
    words = {"counts": "numbers of", "percentages": "one answer", "means": "points", "multiple": "several answers"}
    made = survey_of_table(table, "t.csv", n=100)
    assert words[kind] in made.lines[-1]
    assert made == survey_of_table(table, "t.csv", n=100, kind=kind)
    (tmp_path / "t.yml").write_text(made.text, encoding="utf-8")
    assert read_survey(tmp_path / "t.yml").at(100).conflict() is None


def test_a_workbook_is_read_as_it_is_seen_with_its_merged_headers(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "cover"
    page = book.create_sheet("Table 1")
    for row in (["Use of a library", None, None, None], [None, "Sex", None, "All"], [None, "Men", "Women", None]):
        page.append(row)
    page.append(["n", 40, 60, 100])
    page.append(["yes", 0.702, 0.448, 0.55])
    page.append(["no", 0.298, 0.552, 0.45])
    page.merge_cells("A1:D1")
    page.merge_cells("B2:C2")
    for row in page["B5:D6"]:
        for cell in row:
            cell.number_format = "0%"
    book.save(tmp_path / "annex.xlsx")
    out = tmp_path / "annex.yml"
    assert main(["table", str(tmp_path / "annex.xlsx"), "--sheet", "Table 1", "--out", str(out)]) == 0
    survey = read_survey(out)
    assert survey.title == "Use of a library"
    assert survey.questions[1] == Categorical("answer", ("yes", "no"), ("55", "45"))
    assert GroupFigure("answer", "yes", ("Sex", "Men"), "70") in survey.statements
    with pytest.raises(SurveyFileError, match="found no sheet 'Table 9', expected one of cover, Table 1"):
        read_sheet(tmp_path / "annex.xlsx", "Table 9")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "found no table"),
        ("a note\nanother\n", "found no table"),
        (",a,b\n", "found 1 rows of headers from A1 on, expected one or two and then rows with a label and figures"),
        (",a,b\nyes,60,sixty\nno,40,40\n", "cell C2: found 'sixty', expected a figure"),
        (",a,\nyes,60,50\nno,40,50\n", "cell C1: the column has figures and no header; where a header is merged"),
        (",a,a\nyes,60,50\nno,40,50\n", "cell C1: the answer 'a' to 'group' has two columns"),
        (",a,b\nyes,60,50\nyes,40,50\n", "row 3: the answer 'yes' is named twice"),
        (
            ",a,b\nyes,20,15\nno,21,17\n",
            "cannot tell what the figures of 'answer' are: the columns add to 41, 32; say it by",
        ),
        ("group,a,b\ngroup,60,50\nno,40,50\n", "names a question in the rows and one in the columns"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line_with_its_cell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, message: str
) -> None:
    path = tmp_path / "annex.csv"
    path.write_text(text, encoding="utf-8")
    assert main(["table", str(path)]) == 2
    captured = capsys.readouterr()
    assert message in captured.err
    assert captured.err.count("\n") == 1


def test_a_file_that_is_no_workbook_and_one_that_is_not_there_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "annex.xlsx"
    path.write_text("no workbook", encoding="utf-8")
    with pytest.raises(SurveyFileError, match="no Excel workbook that can be read"):
        read_sheet(path)
    with pytest.raises(SurveyFileError, match="cannot be opened"):
        read_sheet(tmp_path / "absent.csv")


def test_a_table_without_a_base_says_that_the_number_of_respondents_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "annex.csv"
    path.write_text(",men,women\nyes,70,45\nno,30,55\n", encoding="utf-8")
    assert main(["table", str(path)]) == 0
    assert "left out: the number of respondents" in capsys.readouterr().out
    assert main(["table", str(path), "--n", "100"]) == 0
    assert "number of respondents: add" not in capsys.readouterr().out
    assert main(["table", str(path), "--out", str(path)]) == 2


def as_typed(tmp_path: Path, text: str, **options: Any) -> tuple[dict[str, Any], list[str]]:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    made = survey_of_table(annex_table(read_sheet(path, None), path.name, **options), path.name)
    return yaml.safe_load(made.text), [*made.lines, *made.left_out]


def test_numbers_with_their_percentages_are_read_under_headers_that_say_n(tmp_path: Path) -> None:
    """As articles print their first table."""
    table, told = as_typed(
        tmp_path,
        "Characteristic,Treatment (n = 48),Control (n = 52)\nMale,21 (43.8%),25 (48.1%)\nFemale,27 (56.2%),27 (51.9%)\n",
    )
    assert table["questions"]["group"] == {"counts": {"Treatment": 48, "Control": 52}}
    assert table["tables"][0]["counts"]["Control"] == {"Male": 25, "Female": 27}
    assert any("percentages in brackets" in line for line in told)


def test_totals_of_a_table_of_numbers_say_how_many_answered(tmp_path: Path) -> None:
    table, _ = as_typed(tmp_path, "Region,Car,Bike,Total\nNorth,41,30,71\nSouth,55,22,77\nTotal,96,52,148\n")
    assert (table["n"], table["questions"]["group"]) == (148, {"counts": {"Car": 96, "Bike": 52}})


LIKERT = "{},Agree,Neutral,Disagree,n\nMy work is meaningful,41,38,21,150\nI have time,9,21,70,149\n"


def test_statements_with_the_same_answers_are_questions_and_no_groups(tmp_path: Path) -> None:
    table, told = as_typed(tmp_path, LIKERT.format("Statement"))
    assert (table["n"], table.get("tables")) == (150, None)
    assert table["questions"]["I have time"] == {"percentages": {"Agree": 9, "Neutral": 21, "Disagree": 70}, "n": 149}
    assert told[0].startswith("2 questions with the same answers, of 150 respondents")
    assert as_typed(tmp_path, LIKERT.format(""), rows="questions")[0] == table
    assert as_typed(tmp_path, LIKERT.format("Statement"), rows="groups")[0]["n"] == 299


@pytest.mark.parametrize(
    "text", [",Men,Women\nMean,7.1,7.4\nSD,1.4,1.3\nn,120,131\n", "Measure,M,SD,N\nTrust,5.2,1.1,28\n"]
)
def test_a_table_of_means_of_scores_is_sent_to_check(tmp_path: Path, text: str) -> None:
    with pytest.raises(SurveyFileError, match="evenwicht check reads such a table"):
        as_typed(tmp_path, text)


def test_columns_of_men_and_women_by_their_first_letters_are_groups(tmp_path: Path) -> None:
    table, _ = as_typed(tmp_path, ",M,W\nyes,40,50\nno,60,50\n")
    assert list(table["questions"]["group"]["percentages"]) == ["M", "W"]


def test_a_question_answered_by_more_than_all_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "base.yml"
    path.write_text("n: 100\nquestions:\n  a: {percentages: {x: 50, y: 50}, n: 120}\n", encoding="utf-8")
    with pytest.raises(SurveyFileError, match=r"line 3, questions\.a\.n: a was answered by 120, more than the 100"):
        read_survey(path)


def test_a_table_whose_rows_and_columns_disagree_is_told_of_the_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "annex.csv"
    path.write_text(",Men,Women,Total\nn,40,60,100\nYes,20,20,50\nNo,20,40,50\n", encoding="utf-8")
    assert main(["table", str(path), "--out", str(tmp_path / "annex.yml")]) == 2
    told = capsys.readouterr().err
    assert "annex.csv: tables[1].counts.Women.Yes: the figures of Yes add to 40 respondents, expected 50" in told
    assert not (tmp_path / "annex.yml").exists()


@pytest.mark.parametrize("again", ["", "Vote"])
def test_a_column_of_questions_and_one_of_their_answers_are_told_apart(tmp_path: Path, again: str) -> None:
    text = (
        "Question,Answer,Men (n=40),Women (n=60)\n"
        f"Vote,Yes,70%,60%\n{again},No,30%,40%\n"
        "Drives,Often,25%,20%\n,Seldom,75%,80%\n"
    )
    survey, _, _ = understood(tmp_path, text)
    assert {q.name: q.labels for q in survey.questions} == {
        "group": ("Men", "Women"),
        "Vote": ("Yes", "No"),
        "Drives": ("Often", "Seldom"),
    }
    assert len(survey.statements) == 8


# Doll & Hill (1950), Smoking and carcinoma of the lung, British Medical Journal 2(4682), 739-748: tables IV and V, of which
# the rows that are typed here. The numbers were compared with copies: of table V those of men in the R package HSAUR3
# (Smoking_DollHill1950), of table IV the two by two table that courses in epidemiology use. The percentages follow from them.
SMOKERS = """\
Disease group,No. of non-smokers,No. of smokers
Males lung-carcinoma patients (649),2 (0.3%),647
Males control patients (649),27 (4.2%),622
"""
CIGARETTES = """\
,No. smoking daily,,,,
Disease group,1 cig.-,5 cigs.-,15 cigs.-,25 cigs.-,50 cigs. +
Lung-carcinoma patients (647),33 (5.1%),250 (38.6%),196 (30.3%),136 (21.0%),32 (4.9%)
Control patients (622),55 (8.8%),293 (47.1%),190 (30.5%),71 (11.4%),13 (2.1%)
"""


@pytest.mark.parametrize(
    ("text", "sizes", "answers", "first"),
    [
        (SMOKERS, ("649", "649"), "answer", ("2", "647")),
        (CIGARETTES, ("647", "622"), "No. smoking daily", ("33", "250", "196", "136", "32")),
    ],
)
def test_a_published_table_that_says_in_labels_of_rows_how_many_they_are(
    tmp_path: Path, text, sizes, answers, first
) -> None:
    survey, _, left_out = understood(tmp_path, text)
    group, question = survey.questions
    assert (group.name, group.counts) == ("Disease group", sizes)
    assert question.name == answers
    of_first = [f for f in survey.statements if f.group == ("Disease group", group.labels[0])]
    assert tuple(str(f.figure) for f in of_first) == first
    assert survey.n == sum(map(int, sizes))
    assert any("percentages in brackets" in line for line in left_out)


def test_years_in_labels_of_rows_are_no_numbers_of_respondents(tmp_path: Path) -> None:
    text = "group,Yes,No\nFirst wave (2019),60%,40%\nSecond wave (2023),55%,45%\n"
    path = tmp_path / "annex.csv"
    path.write_text(text, encoding="utf-8")
    assert all(block.bases == {} for block in annex_table(read_sheet(path), path.name).blocks)


@pytest.mark.parametrize(
    ("mean", "sd", "base", "fits"),
    [("3.0", "2.5", "", False), ("4.5", "1.5", "", False), ("3.0", "2.0", "", True), ("3.0", "2.5", ", n: 2-9", True)],
)
def test_a_standard_deviation_that_its_number_of_scores_rules_out_is_told_with_its_line(
    tmp_path: Path, mean: str, sd: str, base: str, fits: bool
) -> None:
    path = tmp_path / "scores.yml"
    asked = f"{{lowest: 1, highest: 5, mean: {mean}, sd: {sd}{base}}}"
    path.write_text(f"n: 100\nquestions:\n  liked: {asked}\n", encoding="utf-8")
    if fits:
        assert read_survey(path).n == 100
    else:
        with pytest.raises(SurveyFileError, match=r"line 3, questions\.liked\.sd: no 100 or more scores have"):
            read_survey(path)
