"""Ways in which people and tools write headings, answers, points and files that mean the same table."""

import csv
import itertools

import openpyxl
import pandas as pd
import pyreadstat
import pytest

from evenwicht import survey
from evenwicht.datafile import DataFileError
from evenwicht.survey.labels import questions


def heading(codebook, name, pattern, language="nl"):
    """The heading of a column: the question, or `pattern` of question and item."""
    variable, _, item = name.partition(".")
    text = codebook.variable(variable).questions.get(language)
    return pattern.format(question=text, item=codebook.label(variable, item, language)) if item else text


def short(codebook, name):
    variable, _, item = name.partition(".")
    return codebook.label(variable, item or None, "nl")


@pytest.fixture
def asked(codebook, answers):
    """Answers to the questions that the report prints, as names."""
    names = [variable.name for variable in questions(codebook, optional=False)]
    return answers[[name for name in answers if name.partition(".")[0] in names]].astype(object)


@pytest.fixture
def said(codebook, asked):
    """The same, as Dutch labels."""
    return pd.DataFrame(
        {name: asked[name] if "." in name else asked[name].map(codebook.labels(name, "nl")) for name in asked}
    )


def written(path, rows, sep=","):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=sep).writerows(rows)
    return path


def lists(table):
    """The cells of a table, a list a row."""
    return table.to_numpy().tolist()


def same(path, codebook, asked):
    found = survey.read(path, codebook, "synthetic")
    pd.testing.assert_frame_equal(found.table, survey.from_table(asked, codebook, "synthetic").table)
    return found


@pytest.mark.parametrize(
    "pattern",
    [
        "{question} [{item}]",
        "{question} - {item}",
        "{question}: {item}",
        "{question} ({item})",
        "{question} | {item}",
        "{question} >> {item}",
        "{question} {item}",
        "{question}/{item}",
        "{item} - {question}",
        "<p>{question}</p> {item}&nbsp;",
    ],
)
@pytest.mark.parametrize("before", ["", "3. ", "Q3: ", "Q3 - ", "deel 1/"])
def test_headings_of_question_and_item_in_either_language(pattern, before, tmp_path, codebook, asked, said):
    for language in ("nl", "en"):
        header = [before + heading(codebook, name, pattern, language) for name in asked]
        same(written(tmp_path / "export.csv", [header, *lists(said)]), codebook, asked)


@pytest.mark.parametrize(
    "beside",
    [
        "Vraagtijd: {q}",
        "Punten - {q}",
        "Feedback - {q}",
        "Punten - Sturingsvorm: Opgavesturing",
        "{q} [Anders]",
        "{q} - Anders, namelijk: - Text",
        "{q} [Opmerking]",
    ],
)
def test_a_column_about_a_question_is_not_taken_for_its_answer(beside, tmp_path, codebook, asked, said):
    question = codebook.variable("repertoire").questions["nl"]
    header = [*(heading(codebook, name, "{question} [{item}]") for name in asked), beside.format(q=question)]
    rows = [[*row, "12"] for row in lists(said)]
    found = same(written(tmp_path / "export.csv", [header, *rows]), codebook, asked)
    assert found.ignored == (beside.format(q=question),)


@pytest.mark.parametrize("below", ["", "Response", "Antwoord"])
def test_a_header_of_two_rows_with_each_question_once_over_its_items(below, tmp_path, codebook, asked, said):
    stems = [name.partition(".")[0] for name in asked]
    above = [
        codebook.variable(stem).questions["nl"] if stem != earlier else None
        for earlier, stem in itertools.pairwise([None, *stems])
    ]
    items = [short(codebook, name) if "." in name else below for name in asked]
    book = openpyxl.Workbook()
    for row in (above, items, *lists(said)):
        book.active.append([None if cell == "" else cell for cell in row])
    book.save(tmp_path / "export.xlsx")
    same(tmp_path / "export.xlsx", codebook, asked)


@pytest.mark.parametrize(
    "write",
    [
        lambda i, label, text: f"{i}. {label}",
        lambda i, label, text: f"{i} = {label}",
        lambda i, label, text: f"[A{i}] {label}",
        lambda i, label, text: f"{label};",
        lambda i, label, text: f"{label}: {text}",
        lambda i, label, text: f"{label} ({text})",
        lambda i, label, text: f"{label}\n{text}",
    ],
)
def test_answers_with_a_code_before_or_their_meaning_after(write, tmp_path, codebook, asked, said):
    table = said.copy()
    for name in asked:
        if "." not in name:
            numbered = enumerate(codebook.variable(name).categories, 1)
            words = {each.name: write(i, each.labels["nl"], each.descriptions["nl"]) for i, each in numbered}
            table[name] = asked[name].map(words)
    path = written(tmp_path / "export.csv", [[short(codebook, name) for name in asked], *lists(table)])
    same(path, codebook, asked)


@pytest.mark.parametrize("write", ["{}.0", "{},0", "{} punten", "{} pts", " {} "])
def test_points_with_decimals_or_a_word(write, tmp_path, codebook, asked, said):
    table = said.copy()
    for name in (name for name in asked if "." in name):
        table[name] = asked[name].map(write.format)
    path = written(tmp_path / "export.csv", [[short(codebook, name) for name in asked], *lists(table)], ";")
    same(path, codebook, asked)


def test_percentages_are_points_only_where_every_answer_adds_to_a_hundred(tmp_path, codebook, asked, said):
    table = said.copy()
    for name in (name for name in asked if "." in name):
        table[name] = asked[name].map(lambda points: f"{10 * points}%")
    header = [short(codebook, name) for name in asked]
    found = same(written(tmp_path / "export.csv", [header, *lists(table)]), codebook, asked)
    assert [remark for remark in found.reading.remarks if "every answer adds to 100, read as percentages" in remark]
    first = next(name for name in asked if asked.loc[0, name] and "." in name)
    table.loc[0, first] = f"{10 * asked.loc[0, first] - 10}%"
    with pytest.raises(DataFileError, match="outside the range"):
        survey.read(written(tmp_path / "export.csv", [header, *lists(table)]), codebook, "synthetic")


@pytest.mark.parametrize(("cell", "reason"), [("-99", "-99"), ("99", "99"), ("n.v.t.", "n.v.t."), ("-", None)])
def test_one_code_or_word_in_a_whole_allocation_is_no_answer(cell, reason, tmp_path, codebook, asked, said):
    own = [name for name in asked if name.startswith("steering_form.")]
    table, expected = said.copy(), asked.copy()
    table.loc[2, own], expected.loc[2, own] = cell, None
    path = written(tmp_path / "export.csv", [[short(codebook, name) for name in asked], *lists(table)])
    found = same(path, codebook, expected)
    assert dict(found.reading.reasons["steering_form"]) == ({reason: 1} if reason else {})


def test_a_code_beside_points_is_a_fault(tmp_path, codebook, asked):
    asked.loc[2, "steering_form.line"] = -99
    asked.to_csv(tmp_path / "export.csv", index=False)
    with pytest.raises(DataFileError, match="found '-99'"):
        survey.read(tmp_path / "export.csv", codebook, "synthetic")


def test_files_as_programs_and_accidents_leave_them(tmp_path, codebook, asked, said):
    header = [short(codebook, name) for name in asked]
    rows = [header, *lists(said)]
    same(written(tmp_path / "bars.csv", rows, "|"), codebook, asked)
    same(
        written(tmp_path / "row-names.csv", [["", *header], *([i, *row] for i, row in enumerate(rows[1:]))]),
        codebook,
        asked,
    )
    same(written(tmp_path / "wide.csv", [[*row, "", ""] for row in rows]), codebook, asked)
    same(written(tmp_path / "source.csv", [["Enquête"], [], *rows, [], ["Bron: de enquête"]]), codebook, asked)
    lines = ['"' + ",".join(map(str, row)) + '"' for row in rows]
    (tmp_path / "lines.csv").write_text("\n".join(lines), encoding="utf-8")
    assert "each line was one cell" in same(tmp_path / "lines.csv", codebook, asked).reading.remarks[0]
    names = [f"v{i}" for i in range(len(header))]
    table = said.set_axis(names, axis=1)
    for place, name in zip(names, asked, strict=True):
        table[place] = table[place].astype(float if "." in name else str)
    labels = [heading(codebook, name, "{item} - {question}") for name in asked]
    pyreadstat.write_sav(table, str(tmp_path / "strings.sav"), column_labels=labels)
    same(tmp_path / "strings.sav", codebook, asked)


def test_a_last_respondent_with_one_answer_is_no_remark_below_the_answers(tmp_path, codebook, asked, said):
    rows = [[short(codebook, name) for name in asked], *lists(said)]
    rows.append([said.iloc[0, 0], *[""] * (len(said.columns) - 1)])
    found = survey.read(written(tmp_path / "export.csv", rows), codebook, "synthetic")
    assert found.n == len(asked) + 1


@pytest.mark.parametrize(
    ("points", "fits"),
    [
        (["3.33", "3.33", "3.33", 0, 0, 0, 0], True),
        (["3,3", "3,3", "3,3", 0, 0, 0, 0], True),
        (["3.3333333", "3.3333333", "3.3333334", 0, 0, 0, 0], True),
        (["2.5", "2.5", "2.5", "2.3", 0, 0, 0], True),
        (["2.5", "2.5", "2.5", "2.2", 0, 0, 0], False),
        (["3.33", "3.33", "3.30", 0, 0, 0, 0], False),
        ([3, 3, 3, 0, 0, 0, 0], False),
        ([9, "0.5", 0, 0, 0, 0, 0], False),
    ],
)
def test_points_may_fall_short_of_ten_by_their_own_rounding_and_no_more(points, fits, tmp_path, codebook, asked):
    asked.loc[4, [name for name in asked if name.startswith("steering_form.")]] = points
    asked.to_csv(tmp_path / "export.csv", index=False)
    if fits:
        found = survey.read(tmp_path / "export.csv", codebook, "synthetic")
        assert found.table.loc[4, "steering_form.line"] == float(str(points[0]).replace(",", "."))
    else:
        with pytest.raises(DataFileError, match="points that add to"):
            survey.read(tmp_path / "export.csv", codebook, "synthetic")


def test_codes_in_texts_go_by_their_labels_or_by_their_number(tmp_path, codebook, asked):
    """LimeSurvey writes SPSS files whose codes are texts with labels; a program that took codes for numbers writes 2.0."""
    choices = [name for name in asked if "." not in name]
    numbers = {name: {each: i for i, each in enumerate(codebook.names(name), 1)} for name in choices}
    texts, labels = asked.copy(), {}
    for name in asked:
        texts[name] = (
            [f"A{numbers[name][cell]}" for cell in asked[name]] if name in choices else asked[name].astype(float)
        )
    for i, name in enumerate(choices):
        labels[f"v{i}"] = {f"A{number}": codebook.label(name, each, "nl") for each, number in numbers[name].items()}
    codes = {name: f"v{choices.index(name)}" if name in choices else f"p{i}" for i, name in enumerate(asked)}
    heads = [heading(codebook, name, "[{item}] {question}") for name in asked]
    path = tmp_path / "limesurvey.sav"
    pyreadstat.write_sav(texts.rename(columns=codes), str(path), column_labels=heads, variable_value_labels=labels)
    same(path, codebook, asked)
    for name in choices:
        texts[name] = asked[name].map(numbers[name]).astype(float)
    texts.to_csv(tmp_path / "floats.csv", index=False)
    same(tmp_path / "floats.csv", codebook, asked)


def test_a_question_about_weight_whose_label_is_cut_short_is_no_weight(tmp_path, codebook, asked):
    """Stata cuts a label of a variable at 80 signs."""
    names = [variable.name for variable in codebook.variables if variable.kind == "asked_anew"]
    table = asked.assign(**dict.fromkeys(names, 2)).rename(columns=lambda name: name.replace(".", "_"))
    for name in table:
        if name not in names and not pd.api.types.is_numeric_dtype(table[name].infer_objects()):
            table[name] = table[name].astype(str)
    labels = [name if name not in names else f"Welke vorm het zwaarst weeg {name}" for name in table]
    path = tmp_path / "cut.dta"
    pyreadstat.write_dta(table.infer_objects(), str(path), column_labels=labels)
    found = same_columns(path, codebook, asked)
    assert set(found.table[names[0]]) == {codebook.names(names[0])[1]}


def same_columns(path, codebook, asked):
    found = survey.read(path, codebook, "synthetic")
    expected = survey.from_table(asked, codebook, "synthetic").table
    pd.testing.assert_frame_equal(found.table[list(expected)], expected)
    return found


@pytest.mark.parametrize(
    ("heading", "moment"),
    [
        ("Tijdstempel", "2026/11/28 10:00:11 a.m. CET"),
        ("Timestamp", "2026/11/28 9:14:23 PM EET"),
        ("Datum", "za 28 nov. 2026"),
        ("sturing_timestamp", "2026-11-28 10:00"),
        ("Submit Date (UTC)", "2026-11-28 09:09:00"),
        ("Ingevuld op", "28-11-2026 13:41"),
        ("tijd", "28-11-26 13:41"),
    ],
)
def test_the_year_is_known_by_moments_however_a_tool_writes_them(heading, moment, tmp_path, codebook, asked):
    asked.assign(**{heading: moment}).to_csv(tmp_path / "export.csv", index=False)
    assert survey.read(tmp_path / "export.csv", codebook, "synthetic").year == 2026


def test_a_row_for_each_answer_is_told_as_such(tmp_path, codebook, asked):
    rows = [("wie", "vraag", "antwoord")]
    rows += [(i, name, cell) for i, person in asked.head(9).iterrows() for name, cell in person.items()]
    with pytest.raises(
        DataFileError, match=r"a row for each answer: column 2 names the questions; expected a row for each r"
    ):
        survey.read(written(tmp_path / "long.csv", rows), codebook, "synthetic")


@pytest.mark.parametrize("moment", ["09:12", "9:12:33", "10:30 PM", "2-10 09:12", "300", "zaterdag"])
@pytest.mark.parametrize("heading", ["tijd", "starttijd", "date"])
def test_a_time_without_a_year_tells_none_and_not_that_of_today(heading, moment, tmp_path, codebook, asked):
    asked.assign(**{heading: moment}).to_csv(tmp_path / "export.csv", index=False)
    assert survey.read(tmp_path / "export.csv", codebook, "synthetic").year is None


def test_who_is_ready_after_midnight_is_not_ready_before_the_start(tmp_path, codebook, asked):
    asked.assign(starttijd="23:55", **{"completion time": "00:10"}).to_csv(tmp_path / "export.csv", index=False)
    found = survey.read(tmp_path / "export.csv", codebook, "synthetic")
    assert not any("before the start" in remark for remark in found.reading.remarks)
