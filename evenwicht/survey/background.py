"""The size of each respondent's municipality, where a file tells it; the book sets it beside all municipalities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.codebook import Category, Codebook, Variable
from evenwicht.survey.decode import decode
from evenwicht.survey.headings import Headings
from evenwicht.survey.labels import Column
from evenwicht.survey.layout import Layout
from evenwicht.survey.mapping import Mapped
from evenwicht.survey.raw import RawTable

NAME = "size"
"""The name of the question."""
LABEL: Mapping[str, str] = Bilingual(__name__, "Aantal inwoners")
QUESTION: Mapping[str, str] = Bilingual(__name__, "Hoeveel inwoners heeft uw gemeente?")
SIZES: Mapping[str, Mapping[str, str]] = {
    "under_20000": Bilingual(__name__, "minder dan 20.000"),
    "from_20000": Bilingual(__name__, "20.000 tot 50.000"),
    "from_50000": Bilingual(__name__, "50.000 tot 100.000"),
    "from_100000": Bilingual(__name__, "100.000 of meer"),
}
"""Classes with the limits of those of Statistics Netherlands (CBS), taken together so that none holds a few municipalities."""


def codebook() -> Codebook:
    """The question on size as a codebook of its own, since no report prints anything on it."""
    nothing: Mapping[str, str] = {language: "" for language in lang.LANGUAGES}
    classes = tuple(Category(name, labels, nothing, "", nothing) for name, labels in SIZES.items())
    return Codebook((Variable(NAME, "not_asked", None, LABEL, QUESTION, classes),))


def size_classes(raw: RawTable, unused: Sequence[str], answered: Sequence[bool]) -> tuple[str, Mapping[str, int]]:
    """How many respondents are of a municipality of each size.

    Parameters
    ----------
    raw
        The file.
    unused
        Headings of its columns that are no question of the report.
    answered
        For each of its rows whether the respondent counts.

    Returns
    -------
    The heading of the column and the numbers by class, those of 0 included; both empty where no column tells it.
    """
    book = codebook()
    known = Headings(book)
    for heading in unused:
        meant = known.meant(heading)
        if meant is None:
            continue
        place = raw.header.index(heading)
        column = Column(NAME)
        named = frozenset([NAME] if meant.by == "name" else [])
        found = decode(raw, Layout({column: place}, (), named), book, Mapped()).table[NAME]
        told = [cell for cell, counts in zip(found, answered, strict=True) if counts and cell in SIZES]
        if told:
            return heading, {name: told.count(name) for name in SIZES}
    return "", {}
