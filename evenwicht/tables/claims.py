"""Tables of the report's claims and their verdicts, and of its score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from evenwicht import claims
from evenwicht import language as lang
from evenwicht.bilingual import Bilingual, Plural
from evenwicht.claims import Verdict
from evenwicht.nothing import Nothing
from evenwicht.published import Published
from evenwicht.tables.book_table import BookTable

_CONFIRMED = Bilingual(
    __name__,
    Plural("De cijfers bevestigen {must} van de {n} uitspraak.", "De cijfers bevestigen {must} van de {n} uitspraken."),
)
_WORDS = Bilingual(
    __name__,
    {
        "untestable": "Geen van de {n} uitspraken is met cijfers te toetsen.",
        "about": "Wat het rapport over dit onderwerp zegt, met het oordeel en de vindplaats.",
        "readings": "Een uitspraak die op meer manieren te lezen is, heeft voor elke lezing een regel.",
    },
)


def verdicts_of_chapter(chapter: str, language: str | None = None) -> BookTable | Nothing:
    """The claims that a chapter treats with their verdicts, and how many of them the figures confirm for a caption.

    The caption counts what the report says, and not in how many ways that can be read (`evenwicht.claims.counts`).
    """
    judged = claims.judged(chapter=chapter)
    table = verdicts(judged, language)
    if not isinstance(table, BookTable):
        return table
    counts, words = claims.counts(judged), _WORDS[lang.current(language)]
    n, must = sum(counts.values()), counts["must"]
    found = words["untestable"] if counts["not_testable"] == n else _CONFIRMED[lang.current(language)].of(n)
    readings = [words["readings"]] if len(judged) > n else []
    return replace(table, caption=" ".join([found.format(must=must, n=n), words["about"], *readings]))


def verdicts(judged: Sequence[Verdict], language: str | None = None) -> BookTable | Nothing:
    """Claims that were judged, each with its place in the report and its verdict (`evenwicht.claims.as_rows`).

    Nothing where none was judged, as in a chapter that treats no claim.
    """
    return BookTable(*claims.as_rows(judged, language)) if judged else Nothing()


def all_verdicts(judged: Sequence[Verdict], language: str | None = None) -> BookTable:
    """Claims under their verdicts, each with an address of its own and a link to the passage that treats it, under the title of its chapter.

    Where a verdict has a reason, the claim is followed by it. On the site one can look for a word in it, and keep one verdict or one
    chapter.
    """
    table, rests_on = claims.as_groups(judged, language)
    names = table.index.get_level_values("name").tolist()
    ids = [f"uitspraak-{name.replace('_', '-')}" for name in names]
    places = zip(*(table.index.get_level_values(level) for level in ("chapter", "passage")), strict=True)
    links = [f"{chapter}.md#{passage}".rstrip("#") for chapter, passage in places]
    why = {table.columns[1]: table.index.get_level_values("why").tolist()}
    return BookTable(table, rests_on, row_ids=ids, links={table.columns[-2]: links}, remarks=why, name="filterable")


def verdicts_on(published: Published, *names: str, language: str | None = None) -> BookTable | Nothing:
    """The verdicts on some claims, in the order of the report.

    Parameters
    ----------
    published
        The printed figures.
    *names
        Of the claims, as in ``data/claims.csv``.
    language
        ``nl`` or ``en``; by default the language of the book.
    """
    return verdicts(claims.judged(published, names=names), language)


_HEADS = Bilingual(__name__, ["Oordeel", "Aantal"])


def outcomes(published: Published, language: str | None = None) -> BookTable:
    """How did the sentences of the report fare? Each outcome in words, and how many sentences had it."""
    chosen = lang.current(language)
    counted = claims.counts(claims.judged(published))
    rows = [
        (claims.OUTCOME_WORDS[chosen][outcome], lang.number(number, 0, chosen)) for outcome, number in counted.items()
    ]
    return BookTable(pd.DataFrame(rows, columns=_HEADS[chosen]), ("derived", "interpretation"))
