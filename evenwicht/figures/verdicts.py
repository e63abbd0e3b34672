"""Figure on how the report's sentences fare by its own figures."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from evenwicht import claims
from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.claims import OUTCOME_WORDS, Outcome
from evenwicht.figures.book_figure import BookFigure, at_both_widths
from evenwicht.figures.canvas import EDGE, canvas
from evenwicht.figures.legend import status_legend
from evenwicht.figures.marks import BarPart, stacked_bar
from evenwicht.figures.numbers import numbers
from evenwicht.figures.status import LOOKS
from evenwicht.figures.style import BODY, INK, MUTED, PAPER, STRONG, TINTS, drawing
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
_COLOUR = LOOKS["derived"].colour
_FILLS: dict[Outcome, tuple[str, str, str]] = {
    "must": (TINTS["derived"][2], LOOKS["derived"].hatch, INK),
    "may": (TINTS["derived"][1], "", INK),
    "cannot": (PAPER, "xxxx", INK),
    "not_testable": (PAPER, "", MUTED),
}
"""Of each verdict: the fill of its part of the bar, its pattern, and the ink of its number."""


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
    with drawing():
        figure, axes = canvas(1, row=0.62, left=EDGE, right=EDGE, top=0.06, axis=0)
        axes.set(xlim=(0, total))
        parts = [BarPart(count, *_FILLS[outcome][:2], _COLOUR) for outcome, count in counted.items()]
        stacked_bar(axes, parts, height=0.8)
        start = 0
        for outcome, count in counted.items():
            _number(axes, start + count / 2, count, outcome)
            start += count
        handles = [
            Patch(
                facecolor=_FILLS[outcome][0],
                hatch=_FILLS[outcome][1],
                edgecolor=_COLOUR,
                label=told[outcome],
            )
            for outcome in counted
        ]
        status_legend(axes, [], language, others=handles, over=["derived"])
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


def _number(axes: Axes, middle: float, count: int, outcome: Outcome) -> None:
    """The number in the middle of a part of the bar."""
    _, hatch, ink = _FILLS[outcome]
    ground = None if not hatch else {"facecolor": PAPER, "edgecolor": "none", "pad": 1.5}
    axes.text(
        middle,
        0,
        str(count),
        ha="center",
        va="center_baseline",
        size=BODY + 2,
        weight=STRONG,
        color=ink,
        bbox=ground,
        zorder=4,
    )
