"""A function that has nothing to say shows nothing, in Jupyter and in the book."""

from IPython.core.interactiveshell import InteractiveShell

from evenwicht import figures, published
from evenwicht.chapter import Chapter
from evenwicht.nothing import Nothing


def test_jupyter_shows_nothing_of_it():
    assert InteractiveShell.instance().display_formatter.format(Nothing()) == ({}, {})


def test_a_figure_that_only_answers_can_draw_is_nothing_without_them(monkeypatch):
    monkeypatch.delenv("SURVEY", raising=False)
    assert isinstance(figures.steering_forms_by_domain(published.load()), Nothing)


def test_a_chapter_that_treats_no_claim_has_no_table_of_claims():
    assert isinstance(Chapter("practicum").claims(), Nothing)
