"""Captions claim first, and what they claim of answers is computed from them."""

from __future__ import annotations

import pandas as pd
import pytest

from evenwicht import figures, published
from evenwicht.figures import captions
from evenwicht.survey import Provenance, Survey


def answers(provenance: Provenance, *chosen: str) -> Survey:
    names = [category.name for category in published.load().codebook.variable("philosophy").categories]
    table = pd.DataFrame({"philosophy": pd.Categorical(chosen, names)})
    return Survey(table, provenance, "proef.csv")


@pytest.mark.parametrize(
    ("provenance", "chosen", "said"),
    [
        ("public", ("networking", "networking", "combined"), "Vooraan in de antwoorden: netwerkende overheid. "),
        (
            "synthetic",
            ("lawful", "lawful", "combined"),
            "Vooraan in de synthetische antwoorden: rechtmatige overheid. ",
        ),
        ("public", ("lawful", "combined"), "De sturingsfilosofie"),
    ],
)
def test_the_first_answer_is_that_of_most_respondents(
    monkeypatch: pytest.MonkeyPatch, provenance: Provenance, chosen: tuple[str, ...], said: str
) -> None:
    given = answers(provenance, *chosen)
    monkeypatch.setattr(captions, "loaded", lambda: given)
    monkeypatch.setattr("evenwicht.figures.real.loaded", lambda: given)
    assert figures.philosophy_shares(published.load(), "nl").caption.startswith(said)
