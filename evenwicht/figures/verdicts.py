"""Figure on how the report's sentences fare by its own figures."""

from __future__ import annotations

import pandas as pd
from matplotlib.patches import Patch

from evenwicht import claims
from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.claims import OUTCOME_WORDS, Outcome
from evenwicht.figures.book_figure import BookFigure, at_both_widths
from evenwicht.figures.canvas import EDGE, bare, canvas
from evenwicht.figures.labels import above_plot, note
from evenwicht.figures.legend import status_legend
from evenwicht.figures.marks import BarPart, stacked_bar
from evenwicht.figures.numbers import numbers
from evenwicht.figures.status import LOOKS, Status, name
from evenwicht.figures.style import BODY, PAPER, STRONG, TINTS, drawing
from evenwicht.phrases import counted as in_words
from evenwicht.published import Published

_WORDS = Bilingual(
    __name__,
    {
        "outcome": "Oordeel",
        "count": "Aantal uitspraken",
        "source": "uitspraken van het rapport, gekozen en gelezen door deze uitgave; de oordelen zijn berekend, behalve dat een uitspraak niet te "
        "toetsen is",
        "alt": "Een balk in {parts} delen: de {total} uitspraken van het rapport naar hun oordeel. {items}.",
    },
)
_FILLS: dict[Outcome, tuple[str, str, Status]] = {
    "must": (TINTS["derived"][2], LOOKS["derived"].hatch, "derived"),
    "may": (TINTS["derived"][1], "", "derived"),
    "cannot": (PAPER, "xxxx", "derived"),
    "not_testable": (PAPER, LOOKS["interpretation"].hatch, "interpretation"),
}
"""Of each verdict: the fill of its part of the bar, its pattern, and what it rests on."""


@at_both_widths
def verdict_counts(published: Published, language: str | None = None) -> BookFigure:
    """How many claims do the report's own figures confirm? One bar, a part for each verdict.

    Parameters
    ----------
    published
        The printed figures.
    language
        ``nl`` or ``en``; by default the language of the book.
    """
    chosen = lang.current(language)
    words, told = _WORDS[chosen], OUTCOME_WORDS[chosen]
    counted = {outcome: count for outcome, count in claims.counts(claims.judged(published)).items() if count}
    total = sum(counted.values())
    parts = {
        outcome: BarPart(count, face, hatch, LOOKS[status].colour)
        for outcome, count in counted.items()
        for face, hatch, status in [_FILLS[outcome]]
    }
    with drawing():
        figure, axes = canvas(1, row=0.42, left=EDGE, right=EDGE, top=0.3, axis=0.3)
        axes.set(xlim=(0, total), ylim=(0.5, -0.5))
        bare(axes)
        stacked_bar(axes, list(parts.values()), height=1)
        start = 0
        headed: set[Status] = set()
        for outcome, count in counted.items():
            status = _FILLS[outcome][2]
            if status not in headed:
                above_plot(axes, start, name(status, language), 5, colour=LOOKS[status].colour, align="left")
            headed.add(status)
            below = {"va": "top", "ha": "center", "size": BODY + 2, "weight": STRONG}
            note(axes, str(count), (start + count / 2, 0.5), (0, -4), **below)
            start += count
        handles = [
            Patch(facecolor=part.face, hatch=part.hatch, edgecolor=part.edge, label=told[outcome])
            for outcome, part in parts.items()
        ]
        status_legend(axes, [], language, others=handles)
    items = [f"{told[outcome]} {count}" for outcome, count in counted.items()]
    said = lang.listing(items, language)
    return BookFigure(
        figure,
        words["alt"].format(parts=in_words(len(counted), language), total=total, items=said[:1].upper() + said[1:]),
        pd.DataFrame(
            [(told[outcome], str(count)) for outcome, count in counted.items()],
            columns=[words["outcome"], words["count"]],
        ),
        {words["count"]: numbers(counted.values())},
        ("derived", "interpretation"),
        words["source"],
        language,
    )
