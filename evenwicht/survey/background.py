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
from evenwicht.survey.raw import RawTable, rows_named

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
LIMITS: Mapping[str, tuple[int, ...]] = {
    SIZE: (5_000, 10_000, 20_000, 50_000, 100_000, 150_000, 250_000),
    YEARS: (2, 5, 10),
}
"""Where one class ends and the next begins; of sizes those of Statistics Netherlands (CBS, *gemeentegrootte*, eight classes)."""
_CLASS: Mapping[str, Mapping[str, _Words]] = {
    SIZE: {
        "under": Bilingual(__name__, "minder dan {high}"),
        "between": Bilingual(__name__, "{low} tot {high}"),
        "from": Bilingual(__name__, "{low} of meer"),
    },
    YEARS: {
        "under": Bilingual(__name__, "korter dan {high} jaar"),
        "between": Bilingual(__name__, "{low} tot {high} jaar"),
        "from": Bilingual(__name__, "{low} jaar of langer"),
    },
}
CLASSES: Mapping[str, tuple[str, ...]] = {
    question: (f"under_{limits[0]}", *(f"from_{limit}" for limit in limits)) for question, limits in LIMITS.items()
}
"""The answers to each question, the least first."""


def label(question: str, classes: Sequence[str], language: str) -> str:
    """What a class, or some that follow each other, is called.

    >>> label("size", ["under_5000", "from_5000"], "nl"), label("years", ["from_2"], "en")
    ('minder dan 10.000', '2 to 5 years')
    """
    ends = (0, *LIMITS[question], 0)
    low, high = ends[CLASSES[question].index(classes[0])], ends[CLASSES[question].index(classes[-1]) + 1]
    form = "under" if not low else "between" if high else "from"
    return _CLASS[question][form][language].format(
        low=lang.number(low, language=language), high=lang.number(high, language=language)
    )


def codebook() -> Codebook:
    """These questions as a codebook of their own, since no report prints anything on them."""
    nothing: _Words = {language: "" for language in lang.LANGUAGES}

    def variable(name: str) -> Variable:
        classes = tuple(
            Category(
                code, {language: label(name, [code], language) for language in lang.LANGUAGES}, nothing, "", nothing
            )
            for code in CLASSES[name]
        )
        return Variable(name, "not_asked", None, LABELS[name], _QUESTIONS[name], classes)

    return Codebook(tuple(map(variable, CLASSES)))


def background(
    raw: RawTable, unused: Sequence[str], answered: Sequence[bool]
) -> tuple[Mapping[str, str], Mapping[str, Mapping[str, int]], list[str]]:
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
    The heading of the column of each question that the file tells, the numbers by class (those of 0 included), and a remark on
    each column that has other classes, which is left out whole.
    """
    book = codebook()
    known = Headings(book)
    headings, counts, remarks = {}, {}, []
    for heading in unused:
        meant = known.meant(heading)
        if meant is None or meant.column.variable in counts:
            continue
        name, place = meant.column.variable, raw.header.index(heading)
        named = frozenset([name] if meant.by == "name" else [])
        found = decode(raw, Layout({Column(name): place}, (), named), book, Mapped()).table[name]
        given = {
            number: cell for number, cell, counts_in in zip(raw.numbers, found, answered, strict=True) if counts_in
        }
        told = [cell for cell in given.values() if cell in CLASSES[name]]
        strange = [number for number, cell in given.items() if cell is not None and cell not in CLASSES[name]]
        if strange:
            remarks.append(f"{heading}: no class of our questionnaire, so left out: {rows_named(strange)}")
        elif told:
            headings[name], counts[name] = heading, {code: told.count(code) for code in CLASSES[name]}
    return headings, counts, remarks
