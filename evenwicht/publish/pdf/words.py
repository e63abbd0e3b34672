"""The few words that the PDF adds of its own, by the language of the book."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evenwicht.bilingual import Bilingual

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


def words_for(language: str | None) -> Mapping[str, Any]:
    """The words of a Sphinx `language` code, with the titles of ``admonitions`` and the ``region`` whose typography it has.

    Examples
    --------
    >>> words_for("nl")["contents"], words_for("en_GB")["solutions"]
    ('Inhoud', 'Solutions')
    """
    code = "nl" if (language or "en").startswith("nl") else "en"
    return {"region": _REGIONS[code], "admonitions": _ADMONITIONS[code], **_WORDS[code]}
