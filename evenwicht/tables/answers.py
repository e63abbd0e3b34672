"""Tables of what tests say of answers of respondents; nothing where there are none that may be told of."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from evenwicht import evidence
from evenwicht import language as lang
from evenwicht.analysis.groups import one_way
from evenwicht.analysis.ranks import friedman
from evenwicht.bilingual import Bilingual
from evenwicht.nothing import Nothing
from evenwicht.published import Published
from evenwicht.tables.book_table import BookTable

_PERMUTATIONS = 1999
_WORDS = Bilingual(
    __name__,
    {
        "form": "Sturingsvorm",
        "respondents": "Respondenten",
        "between": "Tussen groepen",
        "chance": "Kans bij toeval (p)",
    },
)


def group_differences_in_answers(
    published: Published, group: str, items: Sequence[str], language: str | None = None
) -> BookTable | Nothing:
    """How much of the spread lies between groups, and how often does chance give as much? A permutation test an item, Holm's adjustment.

    Parameters
    ----------
    published
        The printed figures, whose codebook names the items.
    group
        The single-choice question that makes the groups; only groups that may be told of are compared.
    items
        Columns of one allocation, such as ``steering_form.line``.
    language
        ``nl`` or ``en``; by default the language of the book.
    """
    words, found = _WORDS[lang.current(language)], evidence.current()
    question = items[0].partition(".")[0]
    if not found.tells(question, group):
        return Nothing()
    (answers,) = found.tables(question, group)
    tested = one_way(answers, group=group, items=list(items), permutations=_PERMUTATIONS)
    rows = [
        (
            published.codebook.label(question, item.partition(".")[2], language),
            n,
            lang.percent(str(100 * part), language=language),
            lang.number(str(chance), 3, language),
        )
        for item, n, part, chance in zip(
            map(str, tested["item"]), tested["n"], tested["eta_squared"], tested["p_adjusted"], strict=True
        )
    ]
    heads = [words[head] for head in ("form", "respondents", "between", "chance")]
    return BookTable(pd.DataFrame(rows, columns=heads), (found.rests_on,))


def agreement_in_answers(items: Sequence[str], language: str | None = None) -> BookTable | Nothing:
    """How far do respondents agree on conditions? Kendall's W, and how often chance gives as much (Friedman's test).

    Parameters
    ----------
    items
        The pillars that are ranked, by name.
    language
        ``nl`` or ``en``; by default the language of the book.
    """
    words, found = _WORDS[lang.current(language)], evidence.current()
    if not found.tells("condition"):
        return Nothing()
    (answers,) = found.tables("condition")
    rows = [
        (row.n, lang.number(str(row.kendall_w), 2, language), lang.number(str(row.p_value), 3, language))
        for row in friedman(answers, items=[f"condition.{item}" for item in items]).itertuples()
    ]
    heads = [words["respondents"], "W", words["chance"]]
    return BookTable(pd.DataFrame(rows, columns=heads), (found.rests_on,))
