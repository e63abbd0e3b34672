"""Text in figures: lines fit, nothing is lost, and numbers read as their language writes them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenwicht.figures.style import STRONG
from evenwicht.figures.text import width_in_points, wrapped
from evenwicht.phrases import counted, in_sentence, range_text, shortest

words = st.lists(st.sampled_from(["keten-", "netwerk", "sturing/", "een", "opgave", "en", "organisatie"]), min_size=1)


@given(words, st.floats(0.3, 3))
def test_wrapping_loses_nothing_and_fits_unless_a_word_is_wider(pieces: list[str], inches: float) -> None:
    text = " ".join(pieces)
    lines = wrapped(text, inches).split("\n")
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    widest = max(width_in_points(piece) for piece in pieces)
    assert all(width_in_points(line) <= max(inches * 72, widest) + 1e-9 for line in lines)


def test_a_text_that_fits_stays_on_one_line() -> None:
    assert wrapped("Keten- en netwerksturing", 5) == "Keten- en netwerksturing"


def test_a_compound_breaks_after_its_slash_or_hyphen() -> None:
    assert wrapped("Keten- en netwerksturing", 1.1) == "Keten- en\nnetwerksturing"


def test_semibold_is_wider_than_regular() -> None:
    assert width_in_points("Cultureel", weight=STRONG) > width_in_points("Cultureel")


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Lijnsturing", "lijnsturing"),
        ("Eén vast aanspreekpunt", "één vast aanspreekpunt"),
        ("NORA", "NORA"),
        ("New Public Management", "New Public Management"),
        ("", ""),
    ],
)
def test_a_label_in_a_sentence_loses_its_capital_unless_it_is_a_name(label: str, expected: str) -> None:
    assert in_sentence(label) == expected


def test_small_numbers_are_words_and_large_ones_digits() -> None:
    assert [counted(n, "nl") for n in (0, 1, 4, 20, 21, 1169)] == ["nul", "één", "vier", "twintig", "21", "1.169"]
    assert [counted(n, "en") for n in (0, 1, 4, 10, 11)] == ["no", "one", "four", "ten", "11"]


def test_ranges_have_the_decimals_they_need_and_no_more() -> None:
    assert range_text(Fraction(18), Fraction(22), 1, "nl") == "18 tot 22"
    assert range_text(Fraction(71, 2), Fraction(37), 1, "en") == "35.5 to 37.0"
    assert range_text(Fraction(1, 3), Fraction(2, 3), 2, "nl") == "0,33 tot 0,67"
    assert shortest(Fraction(18), 2, "nl") == "18"
    assert shortest(Fraction(1, 3), 2, "nl") == "0,33"
