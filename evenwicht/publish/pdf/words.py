"""The few words that the PDF adds of its own, by the language of the book."""

from __future__ import annotations

from dataclasses import dataclass

from evenwicht.bilingual import Bilingual


@dataclass(frozen=True)
class PdfWords:
    """Interface words in one language; `region` selects its typographic conventions."""

    region: str
    contents: str
    colophon: str
    solutions: str
    solution: str
    exercise: str
    to_solution: str
    back_to: str
    page: str
    live_version: str
    live_version_without_address: str
    conjunction: str
    title: str
    authors: str
    publisher: str
    date: str
    version: str
    licence: str
    website: str
    admonitions: dict[str, str]


_REGIONS = {"nl": "NL", "en": "GB"}
_WORDS = Bilingual(
    __name__,
    {
        "contents": "Inhoud",
        "colophon": "Colofon",
        "solutions": "Uitwerkingen",
        "solution": "Uitwerking van opgave",
        "exercise": "Opgave",
        "to_solution": "Naar de uitwerking",
        "back_to": "Terug naar de opgave",
        "page": "bladzijde",
        "live_version": "Zelf proberen? Open deze verkenner op de website",
        "live_version_without_address": "Op de website van dit boek is deze verkenner zelf te bedienen.",
        "conjunction": "en",
        "title": "Titel",
        "authors": "Auteurs",
        "publisher": "Uitgever",
        "date": "Datum",
        "version": "versie",
        "licence": "Licentie",
        "website": "Website",
    },
)
_ADMONITIONS = Bilingual(
    __name__,
    {
        "note": "Opmerking",
        "tip": "Tip",
        "hint": "Hint",
        "important": "Belangrijk",
        "warning": "Waarschuwing",
        "caution": "Let op",
        "attention": "Let op",
        "danger": "Gevaar",
        "error": "Fout",
        "seealso": "Zie ook",
    },
)
ADMONITIONS = tuple(_ADMONITIONS["nl"])
"""Kinds of boxes with a title of their own."""


def words_for(language: str | None) -> PdfWords:
    """The words of a Sphinx `language` code.

    Raises
    ------
    KeyError
        The book is not in that language.

    Examples
    --------
    >>> words_for("nl").contents
    'Inhoud'
    >>> words_for("en_GB").solutions
    'Solutions'
    """
    code = (language or "en").replace("-", "_").split("_")[0].lower()
    if code not in _REGIONS:
        raise KeyError(f"language: the PDF has no words for {language!r}, only for {', '.join(_REGIONS)}")
    return PdfWords(region=_REGIONS[code], admonitions=_ADMONITIONS[code], **_WORDS[code])
