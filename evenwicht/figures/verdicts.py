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
from evenwicht.figures.status import LOOKS, Status, names
from evenwicht.figures.style import BODY, PAPER, STRONG, TINTS, drawing
from evenwicht.phrases import counted as in_words
from evenwicht.published import Published

_WORDS = Bilingual(
    __name__,
    {
        "outcome": "Oordeel",
        "count": "Aantal uitspraken",
        "status": "Rust op",
        "source": "uitspraken van het rapport, gekozen en gelezen door deze uitgave; de oordelen zijn berekend, behalve dat een uitspraak niet te "
        "toetsen is",
        "alt": "Een balk in {parts} delen: de {total} uitspraken van het rapport naar hun oordeel. {items}. {heads}.",
        "head": "{status}: {outcomes}",
    },
)
_JUDGED: tuple[Status, ...] = ("derived", "interpretation")
"""What a verdict that is worked out rests on: the sentence was read first."""
_FILLS: dict[Outcome, tuple[str, str, tuple[Status, ...]]] = {
    "must": (TINTS["derived"][2], LOOKS["derived"].hatch, _JUDGED),
    "may": (TINTS["derived"][1], "", _JUDGED),
    "cannot": (PAPER, "xxxx", _JUDGED),
    "not_testable": (PAPER, LOOKS["interpretation"].hatch, ("interpretation",)),
}
"""Of each verdict: the fill of its part of the bar, its pattern, and what it rests on, which has its colour."""


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
        outcome: BarPart(count, face, hatch, LOOKS[statuses[0]].colour)
        for outcome, count in counted.items()
        for face, hatch, statuses in [_FILLS[outcome]]
    }
    rests = {outcome: names(*_FILLS[outcome][2], language=language) for outcome in counted}
    headed = {head: [each for each in counted if rests[each] == head] for head in rests.values()}
    with drawing():
        figure, axes = canvas(1, row=0.42, left=EDGE, right=EDGE, top=0.3, axis=0.3)
        axes.set(xlim=(0, total), ylim=(0.5, -0.5))
        bare(axes)
        stacked_bar(axes, list(parts.values()), height=1)
        start = 0
        for count in counted.values():
            below = {"va": "top", "ha": "center", "size": BODY + 2, "weight": STRONG}
            note(axes, str(count), (start + count / 2, 0.5), (0, -4), **below)
            start += count
        for place, (head, outcomes) in enumerate(headed.items()):
            x, align = (total, "right") if place else (0, "left")  # from either end of the bar, clear of each other
            above_plot(axes, x, head, 5, colour=parts[outcomes[0]].edge, align=align)
        handles = [
            Patch(facecolor=part.face, hatch=part.hatch, edgecolor=part.edge, label=told[outcome])
            for outcome, part in parts.items()
        ]
        status_legend(axes, [], language, others=handles)
    items = [f"{told[outcome]} {count}" for outcome, count in counted.items()]
    heads = [
        words["head"].format(status=head, outcomes=lang.listing([told[each] for each in outcomes], language))
        for head, outcomes in headed.items()
    ]
    said, based = lang.listing(items, language), "; ".join(heads)
    return BookFigure(
        figure,
        words["alt"].format(
            parts=in_words(len(counted), language),
            total=total,
            items=said[:1].upper() + said[1:],
            heads=based[:1].upper() + based[1:],
        ),
        pd.DataFrame(
            [(told[outcome], str(count), rests[outcome]) for outcome, count in counted.items()],
            columns=[words["outcome"], words["count"], words["status"]],
        ),
        {words["count"]: numbers(counted.values())},
        ("derived", "interpretation"),
        words["source"],
        language,
    )
