"""The table of the repertoire: reported answers, and the one that is what the others leave of a hundred."""

import pytest

from evenwicht import tables


@pytest.mark.parametrize(
    ("language", "reported", "derived"), [("nl", "vermeld", "afgeleid"), ("en", "reported", "derived")]
)
def test_the_shares_add_to_a_hundred_and_only_what_is_not_reported_is_derived(published, language, reported, derived):
    table = tables.repertoire_answers(published, language).table
    names = published.codebook.names("repertoire")
    shares = table.iloc[:, 2].str.extract(r"(\d+)", expand=False).astype(int)
    assert shares.sum() == 100
    printed = {figure.category: int(figure.value) for figure in published.of("repertoire")}
    for name, share, rests_on in zip(names, shares, table.iloc[:, 3], strict=True):
        assert rests_on == (reported if name in printed else derived)
        assert share == printed.get(name, 100 - sum(printed.values()))
    assert len(table) == len(printed) + 1
