"""Tables of what the report defines: a row for each, every cell filled, under its own heads in both languages."""

import pytest

from evenwicht import definitions, tables

TABLES = {
    "perspectives": (lambda published, language: tables.perspectives(language), definitions.perspectives),
}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", TABLES)
def test_every_definition_has_a_row_with_its_name_first_and_no_cell_empty(published, name, language):
    made, source = TABLES[name]
    shown = made(published, language)
    assert shown.rests_on == ("reported", "interpretation"), "three of the four periods are the edition's"
    assert list(shown.table.iloc[:, 0]) == list(source(language)["label"])
    assert shown.table.map(lambda cell: bool(str(cell).strip())).all(axis=None)


@pytest.mark.parametrize("name", TABLES)
def test_no_head_of_a_table_is_in_both_languages_the_same(published, name):
    dutch, english = (TABLES[name][0](published, language).table.columns for language in ("nl", "en"))
    assert len(dutch) == len(english)
    assert not set(dutch) & set(english)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_assignment_has_its_style_its_pillar_and_its_share(published, language):
    table = tables.assignments(published, language).table
    codebook = published.codebook
    assert list(table.iloc[:, 0]) == list(codebook.labels("assignment", language).values())
    assert set(table.iloc[:, 3]) <= set(codebook.labels("dimension", language).values())
    shares = table.iloc[:, 4].str.extract(r"(\d+)", expand=False).astype(int)
    assert list(shares) == [int(published.value("assignment", name)) for name in codebook.names("assignment")]
    assert table.iloc[:, 1:3].nunique().to_list() == [len(table)] * 2, "each has words and a style of its own"
