"""Tables of what the printed figures leave open: numbers of respondents, and means within groups."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from evenwicht import language as lang
from evenwicht import report
from evenwicht.bilingual import Bilingual
from evenwicht.claims.readings import moved_bounds
from evenwicht.identify import Rounding
from evenwicht.implied.form_bounds import form_bounds, form_bounds_over_sizes, group_size
from evenwicht.phrases import in_sentence, spread
from evenwicht.published import Published
from evenwicht.tables.book_table import BookTable

RULES: tuple[Rounding, ...] = ("any", "half_up", "half_even", "largest_remainder")
"""The rules of rounding that are set side by side."""
TWO_READINGS = "combined_least_chain"
"""The claim that its words let one read in two ways."""
_WORDS = Bilingual(
    __name__,
    {
        "rule": "Regel",
        "least": "Kleinste aantal",
        "possible": "Mogelijke aantallen",
        "any": "een half mag omhoog of omlaag",
        "half_up": "een half gaat omhoog",
        "half_even": "een half gaat naar het even cijfer",
        "largest_remainder": "grootste rest",
        "philosophy": "Sturingsfilosofie",
        "respondents": "Respondenten",
        "at": "Grenzen bij n = {n}",
        "over": "Grenzen over elk aantal",
        "reading": "Lezing {}: {}",
        "reading_head": "Lezing en sturingsfilosofie",
        "form": "Sturingsvorm",
        "without": "Zonder lezing",
        "with": "Met lezing",
    },
)


@lru_cache(4)
def sizes_by_rule(published: Published) -> dict[Rounding, tuple[int, ...]]:
    """Every possible number of respondents under each rule of rounding; none under a rule that rules the figures out."""
    return {rule: report.sample_sizes(published, rounding=rule) for rule in RULES}


def sizes_by_rounding(published: Published, language: str | None = None) -> BookTable:
    """How much does the rule of rounding matter? The smallest possible n and how many are possible, under each."""
    words = _WORDS[lang.current(language)]
    rows = [(words[rule], min(sizes), len(sizes)) for rule, sizes in sizes_by_rule(published).items() if sizes]
    return BookTable(
        pd.DataFrame(rows, columns=[words["rule"], words["least"], words["possible"]]), ("derived", "interpretation")
    )


def form_bounds_by_size(published: Published, form: str, language: str | None = None) -> BookTable:
    """Does it matter how many answered? Bounds of one form within each philosophy, at the smallest n and over every n."""
    words, n = _WORDS[lang.current(language)], report.smallest_n(published)
    least, labels = form_bounds(published, n, True), published.codebook.labels("philosophy", language)
    rows = [
        (
            labels[group],
            group_size(published, group, n, language),
            spread(least[group, form].lower, least[group, form].upper, language),
            spread(ever.lower, ever.upper, language),
        )
        for group, ever in form_bounds_over_sizes(published, form).items()
    ]
    heads = [words["philosophy"], words["respondents"], words["at"].format(n=n), words["over"]]
    return BookTable(pd.DataFrame(rows, columns=heads), ("derived", "interpretation"))


def bounds_that_readings_move(published: Published, language: str | None = None) -> BookTable:
    """What would either reading of `TWO_READINGS` fix? Each mean whose bounds it moves, before and after."""
    words, n = _WORDS[lang.current(language)], report.smallest_n(published)
    groups, forms = (published.codebook.labels(name, language) for name in ("philosophy", "steering_form"))
    rows = [
        (
            words["reading"].format(moved.reading, in_sentence(groups[moved.group])),
            forms[moved.form],
            spread(moved.before.lower, moved.before.upper, language),
            spread(moved.after.lower, moved.after.upper, language),
        )
        for moved in moved_bounds(published, TWO_READINGS, n)
    ]
    heads = [words["reading_head"], words["form"], words["without"], words["with"]]
    return BookTable(pd.DataFrame(rows, columns=heads), ("derived", "interpretation"))
