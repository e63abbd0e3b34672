"""Who respondents are: the size of their municipality and their years in office, where a file tells it; set beside the answers."""

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

_Words = Mapping[str, str]

SIZE, YEARS = "size", "years"
"""The names of the questions."""
LABELS: Mapping[str, _Words] = {
    SIZE: Bilingual(__name__, "Aantal inwoners"),
    YEARS: Bilingual(__name__, "Jaren in het ambt"),
}
_QUESTIONS: Mapping[str, _Words] = {
    SIZE: Bilingual(__name__, "Hoeveel inwoners heeft uw gemeente?"),
    YEARS: Bilingual(__name__, "Hoelang bent u gemeentesecretaris, alle gemeenten samen?"),
}
CLASSES: Mapping[str, Mapping[str, _Words]] = {
    SIZE: {
        "under_20000": Bilingual(__name__, "minder dan 20.000"),
        "from_20000": Bilingual(__name__, "20.000 tot 50.000"),
        "from_50000": Bilingual(__name__, "50.000 tot 100.000"),
        "from_100000": Bilingual(__name__, "100.000 of meer"),
    },
    YEARS: {
        "under_2": Bilingual(__name__, "korter dan 2 jaar"),
        "from_2": Bilingual(__name__, "2 tot 5 jaar"),
        "from_5": Bilingual(__name__, "5 tot 10 jaar"),
        "from_10": Bilingual(__name__, "10 jaar of langer"),
    },
}
"""The answers to each. Sizes have limits of Statistics Netherlands (CBS), taken together so that none holds a few municipalities."""


def codebook() -> Codebook:
    """These questions as a codebook of their own, since no report prints anything on them."""
    nothing: _Words = {language: "" for language in lang.LANGUAGES}

    def variable(name: str) -> Variable:
        classes = tuple(Category(code, labels, nothing, "", nothing) for code, labels in CLASSES[name].items())
        return Variable(name, "not_asked", None, LABELS[name], _QUESTIONS[name], classes)

    return Codebook(tuple(map(variable, CLASSES)))


def background(
    raw: RawTable, unused: Sequence[str], answered: Sequence[bool]
) -> tuple[Mapping[str, str], Mapping[str, Mapping[str, int]]]:
    """How many respondents gave each answer to the questions on who they are.

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
    The heading of the column of each question that the file tells, and the numbers by class, those of 0 included.
    """
    book = codebook()
    known = Headings(book)
    headings, counts = {}, {}
    for heading in unused:
        meant = known.meant(heading)
        if meant is None or meant.column.variable in counts:
            continue
        name, place = meant.column.variable, raw.header.index(heading)
        named = frozenset([name] if meant.by == "name" else [])
        found = decode(raw, Layout({Column(name): place}, (), named), book, Mapped()).table[name]
        told = [cell for cell, counts_in in zip(found, answered, strict=True) if counts_in and cell in CLASSES[name]]
        if told:
            headings[name], counts[name] = heading, {code: told.count(code) for code in CLASSES[name]}
    return headings, counts
