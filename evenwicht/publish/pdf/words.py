"""The few words that the PDF adds of its own, by the language of the book."""

from __future__ import annotations

from dataclasses import dataclass

ADMONITIONS = (
    "note",
    "tip",
    "hint",
    "important",
    "warning",
    "caution",
    "attention",
    "danger",
    "error",
    "seealso",
)


@dataclass(frozen=True)
class Words:
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


DUTCH = Words(
    region="NL",
    contents="Inhoud",
    colophon="Colofon",
    solutions="Uitwerkingen",
    solution="Uitwerking van opgave",
    exercise="Opgave",
    to_solution="Naar de uitwerking",
    back_to="Terug naar de opgave",
    page="bladzijde",
    live_version="Zelf proberen? Open deze verkenner op de website",
    live_version_without_address="Op de website van dit boek is deze verkenner zelf te bedienen.",
    conjunction="en",
    title="Titel",
    authors="Auteurs",
    publisher="Uitgever",
    date="Datum",
    version="versie",
    licence="Licentie",
    website="Website",
    admonitions=dict(
        zip(
            ADMONITIONS,
            (
                "Opmerking",
                "Tip",
                "Hint",
                "Belangrijk",
                "Waarschuwing",
                "Let op",
                "Let op",
                "Gevaar",
                "Fout",
                "Zie ook",
            ),
            strict=True,
        )
    ),
)
ENGLISH = Words(
    region="GB",
    contents="Contents",
    colophon="Colophon",
    solutions="Solutions",
    solution="Solution to exercise",
    exercise="Exercise",
    to_solution="To the solution",
    back_to="Back to the exercise",
    page="page",
    live_version="Try it yourself: open this explorer on the website",
    live_version_without_address="On the website of this book this explorer can be operated.",
    conjunction="and",
    title="Title",
    authors="Authors",
    publisher="Publisher",
    date="Date",
    version="version",
    licence="Licence",
    website="Website",
    admonitions=dict(
        zip(
            ADMONITIONS,
            (
                "Note",
                "Tip",
                "Hint",
                "Important",
                "Warning",
                "Caution",
                "Attention",
                "Danger",
                "Error",
                "See also",
            ),
            strict=True,
        )
    ),
)
BY_LANGUAGE = {"nl": DUTCH, "en": ENGLISH}


def words_for(language: str | None) -> Words:
    """The words of a Sphinx `language` code.

    Raises
    ------
    KeyError
        If the language has no words here: add a `Words` to `BY_LANGUAGE`.

    Examples
    --------
    >>> words_for("nl").contents
    'Inhoud'
    >>> words_for("en_GB").solutions
    'Solutions'
    """
    code = (language or "en").replace("-", "_").split("_")[0].lower()
    if code not in BY_LANGUAGE:
        raise KeyError(
            f"language: the PDF has no words for {language!r}, only for {', '.join(sorted(BY_LANGUAGE))}; "
            "add them to evenwicht.publish.pdf.words.BY_LANGUAGE"
        )
    return BY_LANGUAGE[code]
