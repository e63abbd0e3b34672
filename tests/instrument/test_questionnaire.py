"""The questionnaire asks what the codebook asks, for every tool, and what comes back is read as it is."""

import csv
import datetime
import io
import re

import openpyxl
import pandas as pd
import pdfua
import pikepdf
import pypdf
import pytest
from pyxform.xls2xform import convert

from evenwicht import codebook as codebooks
from evenwicht import instrument, survey
from evenwicht.command import main
from evenwicht.instrument.xlsform import survey_rows
from evenwicht.survey.labels import columns, questions

BOOK = codebooks.load()
FORM = instrument.questionnaire(BOOK)
QUESTIONS = [question for group in FORM.groups for question in group.questions]
ASKED = [variable for variable in questions(BOOK) if variable.kind != "not_asked"]
NOW = datetime.datetime(2026, 10, 1, tzinfo=datetime.UTC)


def answers(n=6):
    """Made-up answers to all questions of the questionnaire in the codebook: the first item gets the most points."""
    rows = []
    for i in range(n):
        row = {}
        for variable in ASKED:
            names = [column.name for column in columns(variable)]
            if variable.kind == "allocation":
                row |= dict.fromkeys(names, 0) | {names[0]: 10 - i, names[1 + i]: i}
            else:
                row[variable.name] = BOOK.names(variable.name)[i % len(variable.categories)]
        rows.append(row)
    return pd.DataFrame(rows, dtype=object)


def read_back(path, table, header, cells):
    """Write a file as a tool does, read it, and hold it against the answers that it was made of."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *cells])
    found = survey.read(path, BOOK, "synthetic")
    pd.testing.assert_frame_equal(found.table, survey.from_table(table, BOOK, "synthetic").table)
    return found


def code(name, value):
    return BOOK.names(name).index(value) + 1 if "." not in name else value


def test_every_question_of_the_codebook_is_asked_in_both_languages_and_background_besides():
    asked = {question.name: question for question in QUESTIONS}
    for variable in ASKED:
        question = asked[variable.name]
        assert question.total == variable.total
        assert [answer.code for answer in question.answers] == BOOK.names(variable.name)
        assert question.text == variable.questions
    assert {"form_social", "form_physical", "form_operations", "size", "years"} <= set(asked)
    for question in QUESTIONS:
        for texts in (question.text, question.hint, *(answer.label for answer in question.answers)):
            assert texts["nl"]
            assert texts["en"]
            assert "{" not in texts["nl"] + texts["en"]


def test_an_answer_that_the_report_does_not_print_is_offered_as_other():
    repertoire = next(question for question in QUESTIONS if question.name == "repertoire")
    assert repertoire.answers[-1].label == {"nl": "Anders", "en": "Other"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_whoever_answers_reads_what_an_answer_means_in_every_tool(language, xlsform):
    limesurvey = [row["help"] for row in limesurvey_rows() if row["language"] == language]
    sheet = list(openpyxl.load_workbook(xlsform)["survey"].iter_rows(values_only=True))
    asked = "\n".join(str(cell) for row in sheet for cell in row)
    for text in ("\n".join(limesurvey), instrument.qualtrics(FORM, language), asked):
        for question in QUESTIONS:
            for answer in question.answers:
                assert answer.meaning[language] in text
    assert QUESTIONS[0].meanings("nl")[1].startswith("Netwerkende overheid: De gemeente")


def limesurvey_rows():
    return list(csv.DictReader(io.StringIO(instrument.limesurvey(FORM)), delimiter="\t"))


def test_limesurvey_gets_the_same_rows_in_either_language_with_codes_that_it_takes():
    rows = [row for row in limesurvey_rows() if row["class"] in ("G", "Q", "SQ", "A")]
    dutch, english = ([row for row in rows if row["language"] == language] for language in ("nl", "en"))
    kept = ("id", "class", "type/scale", "relevance", "equals_num_value")
    assert [[row[key] for key in kept] for row in dutch] == [[row[key] for key in kept] for row in english]
    codes = [row["name"] for row in dutch if row["class"] == "Q"]
    assert len(set(codes)) == len(codes) == len(QUESTIONS)
    for row in dutch:
        if row["class"] in ("Q", "SQ"):
            assert re.fullmatch(r"[a-z][a-z0-9]{0,19}", row["name"])
        if row["class"] == "A":
            assert re.fullmatch(r"[A-Z0-9]{1,5}", row["name"])
    points = [row for row in dutch if row["type/scale"] == "K"]
    assert [row["equals_num_value"] for row in points] == ["10", "10"]


def test_what_limesurvey_exports_of_it_is_read(tmp_path):
    rows = [row for row in limesurvey_rows() if row["language"] == "nl"]
    header, question = [], None
    for row in rows:
        if row["class"] == "Q":
            question = row
            if row["type/scale"] == "L":
                header.append(row["name"])
        elif row["class"] == "SQ":
            header.append(f"{question['name']}[{row['name']}]")
    table = answers()
    by_code = {f"{name.replace('_', '').replace('.', '[')}{']' if '.' in name else ''}": name for name in table}
    assert set(by_code) <= set(header)
    cells = [
        [
            "A2"
            if head in ("size", "years")
            else ""
            if head not in by_code
            else f"A{code(by_code[head], row[by_code[head]])}"
            if "[" not in head
            else row[by_code[head]]
            for head in header
        ]
        for _, row in table.iterrows()
    ]
    own = ["id", "submitdate", "lastpage", "startlanguage"]
    extra = [[i, "1980-01-01 00:00:00", 4, "nl"] for i in range(len(cells))]
    found = read_back(tmp_path / "results.csv", table, own + header, [a + b for a, b in zip(extra, cells, strict=True)])
    assert found.reading.tool == "LimeSurvey"
    assert found.ignored == ("id", "submitdate", "lastpage", "startlanguage")
    assert {
        name: classes["from_5000" if name == "size" else "from_2"] for name, classes in found.reading.background.items()
    } == {"size": len(cells), "years": len(cells)}


def test_qualtrics_gets_each_question_under_its_name_and_what_it_exports_is_read(tmp_path):
    text = instrument.qualtrics(FORM, "nl")
    assert text.startswith("[[AdvancedFormat]]\n")
    blocks = text.split("[[Question:")[2:]
    assert [re.search(r"\[\[ID:(\w+)\]\]", block).group(1) for block in blocks] == [each.name for each in QUESTIONS]
    assert [len(re.findall(r"\[\[Choice:", block)) for block in blocks] == [len(each.answers) for each in QUESTIONS]
    table = answers()
    header = [
        f"{name.partition('.')[0]}_{BOOK.names(name.partition('.')[0]).index(name.partition('.')[2]) + 1}"
        if "." in name
        else name
        for name in table
    ]
    cells = [[code(name, row[name]) for name in table] for _, row in table.iterrows()]
    read_back(tmp_path / "qualtrics.csv", table, header, cells)


@pytest.fixture(scope="module")
def xlsform(tmp_path_factory):
    path = tmp_path_factory.mktemp("xlsform") / "vragenlijst.xlsx"
    instrument.write_xlsform(FORM, path)
    return path


def test_the_xlsform_converts_without_a_warning_in_both_languages(xlsform):
    converted = convert(str(xlsform))
    assert converted.warnings == []
    for language in ("Nederlands (nl)", "English (en)"):
        assert f'<translation lang="{language}"' in converted.xform
    for question in QUESTIONS:
        assert question.text["en"].replace("&", "&amp;") in converted.xform


def test_the_last_item_of_an_allocation_takes_only_what_brings_the_points_to_ten(xlsform):
    rows = list(survey_rows(FORM))
    sheet = openpyxl.load_workbook(xlsform)["survey"]
    assert sheet.max_row == len(rows) + 1
    for variable in (variable for variable in questions(BOOK) if variable.kind == "allocation"):
        items = [row for row in rows if row["type"] == "integer" and row["name"].startswith(f"{variable.name}_")]
        assert [row["name"] for row in items] == [column.name.replace(".", "_") for column in columns(variable)]
        assert all(row["required"] == f"${{{variable.name}_given}} > 0" for row in items)
        last = items[-1]["constraint"]
        assert last.endswith("= 10")
        assert all(f"coalesce(${{{row['name']}}}, 0)" in last for row in items[:-1])


def test_what_kobo_exports_of_it_is_read(tmp_path):
    path, header = [], []
    for row in survey_rows(FORM):
        if row["type"] == "begin group":
            path.append(row["name"])
        elif row["type"] == "end group":
            path.pop()
        else:
            header.append("/".join([*path, row["name"]]))
    table = answers()
    by_name = {name.replace(".", "_"): name for name in table}
    cells = [
        [row[by_name[head.rpartition("/")[2]]] if head.rpartition("/")[2] in by_name else "" for head in header]
        for _, row in table.iterrows()
    ]
    own = [[1000 + i, f"uuid-{i}", i] for i in range(len(cells))]
    header += ["_id", "_uuid", "_index"]
    found = read_back(tmp_path / "kobo.csv", table, header, [a + b for a, b in zip(cells, own, strict=True)])
    assert found.reading.tool == "KoboToolbox"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_paper_is_an_accessible_pdf_that_asks_everything(tmp_path, language):
    path = tmp_path / "paper.pdf"
    path.write_bytes(instrument.paper(FORM, language, NOW))
    text = " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())
    for question in QUESTIONS:
        assert question.text[language] in text
        for answer in question.answers:
            assert answer.label[language] in text
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == language
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
    assert list(pdfua.validate(str(path)).findings) == []


@pytest.mark.parametrize("tool", ["limesurvey", "xlsform", "qualtrics", "paper"])
def test_the_command_writes_a_file_for_each_tool(tool, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["instrument", "--for", tool]) == 0
    (made,) = tmp_path.iterdir()
    assert made.name.startswith("vragenlijst-")
    assert f"{len(QUESTIONS)} questions written to {made.name}" in capsys.readouterr().out
    assert (made.read_bytes()[:3] == b"\xef\xbb\xbf") == (tool == "limesurvey")
