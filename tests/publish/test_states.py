"""A page shows the prose and the cells that hold for the data it is built on; every cell stays in its notebook."""

import pandas as pd
import pytest

from evenwicht.evidence import Evidence
from evenwicht.publish.states import StateError, shown, whole
from evenwicht.survey import Survey

TEXT = (
    "# A\n\n:::{without-answers}\nnagebouwd\n:::\n\n:::{with-answers}\nantwoorden\n:::\n\n"
    ":::{with-answers} domain\ndomeinen\n:::\n\nslot\n"
)
CELL = "```{code-cell} ipython3\n:tags: [hide-input, without-answers]\nx = 1\n```\n"


def answers(provenance="confidential", **columns):
    rows = {"philosophy": ["combined"] * 6} | columns
    return Evidence(Survey(pd.DataFrame(rows), provenance, "export.csv"))


def test_without_answers_only_what_holds_without_them_is_shown():
    text = shown(TEXT, Evidence(None))
    assert "nagebouwd" in text
    assert "slot" in text
    assert "antwoorden" not in text
    assert "domeinen" not in text
    assert ":::" not in text


def test_prose_on_a_question_needs_enough_answers_to_it():
    assert "domeinen" not in shown(TEXT, answers())
    assert "domeinen" in shown(TEXT, answers(domain=["social"] * 6))
    few = ["social"] * 2 + [None] * 4
    assert "domeinen" not in shown(TEXT, answers(domain=few))
    assert "domeinen" in shown(TEXT, answers("public", domain=few))
    assert "nagebouwd" not in shown(TEXT, answers())
    either = TEXT.replace("} domain", "} domain form_social")
    assert "domeinen" in shown(either, answers(form_social=["line"] * 6)), "one of the questions is enough"


def test_a_cell_of_the_other_state_stays_and_is_not_shown():
    assert shown(CELL, Evidence(None)) == CELL
    assert shown(CELL, answers()) == CELL.replace("without-answers", "remove-cell")


def test_an_item_of_a_list_within_a_box_may_hold_in_one_state():
    box = "::::{admonition} Slot\n- een\n:::{with-answers}\n- twee\n:::\n::::\n"
    assert shown(box, answers()) == "::::{admonition} Slot\n- een\n- twee\n::::\n"
    assert shown(box, Evidence(None)) == "::::{admonition} Slot\n- een\n::::\n"


def test_who_translates_gets_the_prose_of_both_states():
    assert all(word in whole(TEXT) for word in ("nagebouwd", "antwoorden", "domeinen"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a\n:::{with-answers}\nb\n", "without an end"),
        (f"a\n:::{{with-answers}}\n{CELL}:::\n", "line 2: .* around a code cell"),
        (":::{with-answers}\n:::{note}\nb\n:::\n:::\n", "give the outer one a colon more"),
    ],
)
def test_a_directive_that_cannot_be_read_is_told(text, told):
    with pytest.raises(StateError, match=told):
        shown(text, Evidence(None))
