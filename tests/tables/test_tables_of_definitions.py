"""The table of what the report defines: a row for each, every cell filled, under its own heads in both languages."""

import pytest

from evenwicht import tables
from evenwicht.figures.status import LOOKS, name


def test_no_head_of_the_table_is_in_both_languages_the_same(published):
    dutch, english = (tables.assignments(published, language).table.columns for language in ("nl", "en"))
    assert len(dutch) == len(english)
    assert not set(dutch) & set(english)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_head_of_the_table_is_a_word_for_what_a_figure_rests_on(published, language):
    heads = {head.casefold() for head in tables.assignments(published, language).table}
    assert not heads & {name(status, language) for status in LOOKS}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_assignment_has_its_style_its_pillar_and_its_share(published, language):
    table = tables.assignments(published, language).table
    codebook = published.codebook
    assert list(table.iloc[:, 0]) == list(codebook.labels("assignment", language).values())
    assert set(table.iloc[:, 3]) <= set(codebook.labels("dimension", language).values())
    shares = table.iloc[:, 4].str.extract(r"(\d+)", expand=False).astype(int)
    assert list(shares) == [int(published.value("assignment", name)) for name in codebook.names("assignment")]
    assert table.iloc[:, 1:3].nunique().to_list() == [len(table)] * 2, "each has words and a style of its own"
