"""A formula in words, as a screen reader should say it: the alternative text of formulas within a sentence.

LaTeX is read as presentation MathML and spoken from left to right, with the words of the language in `spoken.yml`.
A displayed formula is long enough to deserve words of its author: its `:alt:`.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from latex2mathml.converter import convert

_INVISIBLE = {"\u2061", "\u2062", "\u2063"}
_WORDS = Path(__file__).with_name("spoken.yml")


@dataclass(frozen=True)
class Speech:
    """How one language says signs, letters and structures; templates take what they speak of as `{0}`, `{1}`, `{2}`."""

    decimal_mark: str
    fraction: str
    long_fraction: str
    root: str
    long_root: str
    nth_root: str
    square: str
    power: str
    bounds: str
    over: str
    below: str
    next_line: str
    signs: dict[str, str]
    accents: dict[str, str]
    greek: dict[str, str]


@cache
def speech_for(language: str) -> Speech:
    """The words of a Sphinx language code; English for a language without words of its own."""
    by_language = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    code = language.replace("-", "_").split("_")[0]
    return Speech(**by_language.get(code, by_language["en"]))


def spoken(latex: str, language: str = "nl") -> str:
    r"""A formula in words.

    Parameters
    ----------
    latex : the formula, without dollar signs
    language : a Sphinx language code

    Examples
    --------
    >>> spoken(r"\frac{a}{b} \le x^2", "nl")
    'a gedeeld door b is hoogstens x kwadraat'
    >>> spoken(r"\hat{p} = 0{,}05", "nl")
    'p dakje is gelijk aan 0,05'
    """
    speech = speech_for(language)
    source = re.sub(r"(?<=\d)\{,\}(?=\d)", ".", latex)
    source = re.sub(r"\\(?:begin|end)\{(?:align|aligned|equation|gather|split)\*?\}|&", " ", source)
    source = source.replace("\\\\", rf"\;\text{{ {speech.next_line} }}\;")
    words = re.sub(r"\s+", " ", _speak(ElementTree.fromstring(convert(source)), speech))
    return re.sub(r"(?: ?,)+(?!\d)", ",", words).strip(" ,")


def _speak(element: ElementTree.Element, speech: Speech) -> str:
    """The words of one MathML element and what it holds."""
    tag = element.tag.split("}")[-1]
    if tag == "mn":
        return (element.text or "").strip().replace(".", speech.decimal_mark)
    if tag in {"mi", "mo", "mtext"}:
        return _token((element.text or "").strip(), speech)
    parts = [_speak(child, speech) for child in element]
    is_sum = bool(parts) and parts[0] in {speech.signs[sign] for sign in ("\u2211", "\u220f", "\u222b")}
    match tag, parts:
        case "mfrac", [above, below]:
            short = " " not in above and " " not in below
            return (speech.fraction if short else speech.long_fraction).format(above, below)
        case "msqrt", _:
            inside = " ".join(parts)
            return (speech.long_root if " " in inside else speech.root).format(inside)
        case "mroot", [inside, order]:
            return speech.nth_root.format(inside, order)
        case "msup", [base, exponent]:
            return speech.square.format(base) if exponent == "2" else speech.power.format(base, exponent)
        case "msub", [base, index]:
            return f"{base} {index}"
        case (("msubsup" | "munderover"), [base, low, high]):
            if is_sum:
                return speech.bounds.format(base, low, high)
            return (speech.square if high == "2" else speech.power).format(f"{base} {low}", high)
        case "mover", [base, accent]:
            return f"{base} {speech.accents.get((element[1].text or '').strip(), accent)}"
        case "munder", [base, below]:
            return (speech.over if is_sum else speech.below).format(base, below)
        case "mtr", _:
            return ", ".join(parts) + ";"
        case _:
            return " ".join(part for part in parts if part)


def _token(value: str, speech: Speech) -> str:
    """The word for one sign or letter; names are said as they stand."""
    if value in _INVISIBLE:
        return ""
    return speech.signs.get(value) or speech.greek.get(value) or value
