"""The figures of the book by name, for the tests that hold for each of them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

import pytest

from evenwicht import figures
from evenwicht.figures import BookFigure
from evenwicht.published import Published

OF_ANSWERS = ("steering_forms_by_domain", "then_and_now")
"""What only answers can draw: tests/survey/test_real_figures.py does."""
NAMES = tuple(name for name in figures.__all__ if name not in ("BookFigure", *OF_ANSWERS))
LANGUAGES = ("nl", "en")
DATA = Path(__file__).resolve().parents[2] / "data"
T = TypeVar("T")
PRINTED = {
    "philosophy_shares": "philosophy",
    "steering_form_means": "steering_form",
    "condition_means": "condition",
    "assignment_shares": "assignment",
    "repertoire_shares": "repertoire",
}
"""The figures that draw the printed numbers of one variable, with that variable."""


def draw(name: str, published: Published, language: str) -> BookFigure:
    """One figure of the book by its name."""
    function = getattr(figures, name)
    takes_published = "published" in inspect.signature(function).parameters
    drawn = function(published, language) if takes_published else function(language)
    assert isinstance(drawn, BookFigure)
    return drawn


class WhenAsked(dict[tuple[str, str], T], Generic[T]):
    """What is made of each figure, by name and language: once, when a test first asks for it, of the data as they stand."""

    def __init__(self, make: Callable[[str, str], T]) -> None:
        self.make = make

    def __missing__(self, key: tuple[str, str]) -> T:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("EVENWICHT_DATA", str(DATA))
            self[key] = self.make(*key)
        return self[key]
