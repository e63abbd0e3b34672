"""A chapter shows the passages that hold for the data it is built on, and no others."""

import pandas as pd
import pytest

from evenwicht.evidence import Evidence
from evenwicht.publish.passages import PassageError, chosen, whole
from evenwicht.survey import Survey

TEXT = (
    "# A\n\n% {without-answers}\n\nnagebouwd\n\n% {with-answers}\n\nantwoorden\n\n"
    "% {with-answers: domain}\n\ndomeinen\n\n% {always}\n\nslot\n"
)
CELL = ':  figure:\n:    caption: "Reeksen."\n:    caption-with-answers: "Antwoorden."\n:    name: fig-x\n'


def answers(provenance="confidential", **columns):
    rows = {"philosophy": ["combined"] * 6} | columns
    return Evidence(Survey(pd.DataFrame(rows), provenance, "export.csv"))


def test_without_answers_only_what_holds_without_them_is_shown():
    shown = chosen(TEXT, Evidence(None))
    assert "nagebouwd" in shown
    assert "slot" in shown
    assert "antwoorden" not in shown
    assert "domeinen" not in shown
    assert "%" not in shown


def test_a_passage_on_a_question_needs_enough_answers_to_it():
    assert "domeinen" not in chosen(TEXT, answers())
    assert "domeinen" in chosen(TEXT, answers(domain=["social"] * 6))
    few = ["social"] * 2 + [None] * 4
    assert "domeinen" not in chosen(TEXT, answers(domain=few))
    assert "domeinen" in chosen(TEXT, answers("public", domain=few))
    assert "nagebouwd" not in chosen(TEXT, answers())


def test_a_caption_gives_way_to_the_one_on_answers():
    assert chosen(CELL, Evidence(None)) == ':  figure:\n:    caption: "Reeksen."\n:    name: fig-x\n'
    assert chosen(CELL, answers()) == ':  figure:\n:    caption: "Antwoorden."\n:    name: fig-x\n'


def test_who_translates_gets_every_passage_and_every_caption():
    text = whole(TEXT + CELL)
    assert all(word in text for word in ("nagebouwd", "antwoorden", "domeinen", "Reeksen.", "\n\nAntwoorden."))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a\n% {met-antwoorden}\nb\n% {always}\n", "line 2: found 'met-antwoorden'"),
        ("% {with-answers}\nb\n", "not ended"),
    ],
)
def test_a_mark_that_cannot_be_read_is_told(text, told):
    with pytest.raises(PassageError, match=told):
        chosen(text, Evidence(None))
