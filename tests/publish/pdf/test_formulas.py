"""Formulas in Typst and in words."""

from __future__ import annotations

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from evenwicht.publish.pdf.formula import FormulaError, to_typst
from evenwicht.publish.pdf.spoken import speech_for, spoken

FORMULAS = [
    r"\hat{p} \pm 1{,}96\sqrt{\frac{p(1-p)}{n}}",
    r"\sum_{i=1}^{n} x_i = 10n",
    r"V = \sqrt{\frac{\chi^2/n}{\min(r-1, k-1)}}",
    r"\left\lfloor \frac{100x}{n} + \tfrac12 \right\rfloor",
    r"x \in \{1, \dots, n\}",
    r"\operatorname{clr}(x)_j = \ln \frac{x_j}{g(x)}",
    r"\begin{aligned} a &= b \\ c &= d \end{aligned}",
    r"\begin{cases} 1 & x > 0 \\ 0 & \text{anders} \end{cases}",
    r"W = \frac{12 S}{m^2 (k^3 - k)}",
    r"\bar{x}_{\text{lijn}} \in \left[\tfrac{81}{51},\ \tfrac{178}{51}\right]",
]


@pytest.mark.parametrize("latex", FORMULAS)
def test_a_formula_compiles(latex: str) -> None:
    source = f"$ {to_typst(latex)} $".encode()
    assert typst.compile(source, format="pdf").startswith(b"%PDF")


@given(st.integers(0, 9999), st.integers(0, 9999))
def test_a_decimal_comma_has_no_space_and_is_read_as_one_number(whole: int, decimals: int) -> None:
    latex = f"{whole}{{,}}{decimals}"
    assert to_typst(latex) == f'{whole}","{decimals}'
    assert spoken(latex, "nl") == f"{whole},{decimals}"
    assert spoken(latex, "en") == f"{whole}.{decimals}"


@pytest.mark.parametrize(
    ("latex", "dutch", "english"),
    [
        (r"\hat{p} = x/n", "p dakje is gelijk aan x gedeeld door n", "p hat equals x over n"),
        (
            r"\sum_{i=1}^{n} x_i",
            "som van i is gelijk aan 1 tot n over x i",
            "sum from i equals 1 to n of x i",
        ),
        (r"\sqrt{n} \le \chi^2", "wortel van n is hoogstens chi kwadraat", "square root of n is at most chi squared"),
        (
            r"\frac{a+b}{n}",
            "breuk met teller a plus b en noemer n, einde breuk",
            "fraction with numerator a plus b and denominator n, end of fraction",
        ),
        (r"\bar{x} \ne 0{,}5", "x streep is ongelijk aan 0,5", "x bar is not equal to 0.5"),
        (
            r"f(\theta) = \alpha x",
            "f haakje open thèta haakje sluiten is gelijk aan alfa x",
            "f open parenthesis theta close parenthesis equals alpha x",
        ),
        (r"x_i^2", "x i kwadraat", "x i squared"),
        (r"x_i^3", "x i tot de macht 3", "x i to the power 3"),
        (r"\sqrt[3]{n}", "3e-machtswortel van n", "root of order 3 of n"),
    ],
)
def test_a_formula_is_read_in_the_language_of_the_book(latex: str, dutch: str, english: str) -> None:
    assert (spoken(latex, "nl"), spoken(latex, "en")) == (dutch, english)


def test_both_languages_know_the_same_signs() -> None:
    dutch, english = speech_for("nl"), speech_for("en")
    assert dutch.signs.keys() == english.signs.keys()
    assert dutch.greek.keys() == english.greek.keys()
    assert dutch.accents.keys() == english.accents.keys()


def test_a_formula_that_is_not_understood_says_so() -> None:
    with pytest.raises(FormulaError, match="write it in simpler LaTeX"):
        to_typst(r"\frac{1}{")
