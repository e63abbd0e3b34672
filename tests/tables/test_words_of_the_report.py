"""Tables of what the report says: every figure, question, answer, theme and insight once, in both languages."""

import pytest

from evenwicht import definitions, tables
from evenwicht import published as publications


@pytest.fixture(scope="module")
def published():
    return publications.load()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_figure_of_the_report_has_a_row_as_it_stands_there(published, language):
    table = tables.reported_figures(published, language).table
    assert len(table) == len(published.figures)
    cells = table.iloc[:, -1].str.replace(",", ".").str.removesuffix("%")
    assert list(cells) == [figure.text for figure in published.figures]
    assert not table.iloc[0, 1], "the table of the philosophies has no number"
    assert table.iloc[-1, 1] == "VI"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_codebook_tables_name_every_question_and_answer_in_code(published, language):
    codebook = published.codebook
    names = [variable.name for variable in codebook.variables if variable.kind != "asked_anew"]
    assert list(tables.questions(codebook, language).table.iloc[:, -1]) == names
    answers = [f"{name}.{answer}" for name in names for answer in codebook.names(name)]
    assert list(tables.answers(codebook, language).table.iloc[:, -1]) == answers


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_theme_has_a_cell_an_image_and_a_dash_where_an_image_is_silent(language):
    themes = definitions.themes(language)
    shown = tables.themes(themes, language)
    assert shown.rests_on == ("interpretation",)
    assert list(shown.table.iloc[:, 0]) == list(dict.fromkeys(themes["label"]))
    silent = int((themes["stance"] == "absent").sum())
    assert int((shown.table == "\u2013").sum().sum()) == silent > 0
