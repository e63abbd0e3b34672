"""Figure on the steering philosophies (report, 2.1)."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd
from matplotlib.axes import Axes

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.figures import marks
from evenwicht.figures.book_figure import BookFigure, at_both_widths
from evenwicht.figures.canvas import EDGE, canvas
from evenwicht.figures.labels import note
from evenwicht.figures.legend import status_legend
from evenwicht.figures.numbers import numbers, ranges
from evenwicht.figures.real import beside_answers
from evenwicht.figures.stairs import Step, draw_stairs
from evenwicht.figures.status import LOOKS, name
from evenwicht.figures.style import GROUND, INK, MUTED, STRONG, drawing
from evenwicht.implied.sums import implied_range
from evenwicht.phrases import counted, in_sentence, range_text
from evenwicht.published import Published

COMBINED = "combined"
"""The category for whoever works from more than one philosophy."""

_WORDS = Bilingual(
    __name__,
    {
        "one": "Eén perspectief",
        "share": "Aandeel",
        "range": "Werkelijk aandeel, vóór afronding",
        "status": "Rust op",
        "source": "rapport, paragraaf 2.1",
        "alt": "Een balk van 0 tot 100 procent in twee delen: {combined} {share} en, wat daaruit volgt, één "
        "perspectief {rest} (vóór afronding {range}). Daaronder splitst een trap dat tweede deel op "
        "dezelfde schaal in de {count} afzonderlijke perspectieven: {items}.",
    },
)


@at_both_widths
@beside_answers("philosophy")
def philosophy_shares(published: Published, language: str | None = None) -> BookFigure:
    """Does one philosophy suffice? A bar split into combination and one perspective, and the latter taken
    apart.

    Parameters
    ----------
    published
        The printed figures; those on ``philosophy`` are percentages.
    language
        ``nl`` or ``en``; by default the language of the book.
    """
    words = _WORDS[lang.current(language)]
    labels = published.codebook.labels("philosophy", language)
    figures = {figure.category: figure for figure in published.of("philosophy")}
    combined = figures.pop(COMBINED)
    singles = sorted(figures.values(), key=lambda figure: -figure.value)
    rest = sum((figure.value for figure in singles), start=0 * combined.value)
    lower, upper = implied_range(published, "philosophy", {figure.category: 1 for figure in singles})
    decimals = combined.decimals
    spread = range_text(lower, upper, decimals + 1, language)
    steps = [
        Step(
            labels[figure.category],
            Fraction(figure.value),
            lang.percent(figure.text, figure.decimals, language),
        )
        for figure in singles
    ]
    share, remaining = lang.percent(combined.text, decimals, language), lang.percent(rest, decimals, language)
    with drawing():
        figure, axes = canvas(len(steps) + 1.6, row=0.4, left=EDGE, right=0.2, axis=0.32)
        axes.set(xlim=(0, 100), ylim=(len(steps) + 0.5, -1.1))
        axes.set_xticks([0, 25, 50, 75, 100], [lang.percent(tick, 0, language) for tick in (0, 25, 50, 75, 100)])
        cut = float(combined.value)
        marks.stacked_bar(axes, [marks.BarPart.of("reported", cut), marks.BarPart.of("derived", float(rest))], 0, 0.62)
        _told_above(axes, 0.0, labels[COMBINED], share, INK)
        _told_above(axes, cut, words["one"], remaining, LOOKS["derived"].colour)
        axes.plot([cut, cut], [0.31, 1], color=MUTED, linewidth=0.9, zorder=2)
        draw_stairs(axes, steps, Fraction(combined.value), 1)
        status_legend(axes, ["reported", "derived"], language)
    return BookFigure(
        figure,
        words["alt"].format(
            combined=in_sentence(labels[COMBINED]),
            share=share,
            rest=remaining,
            range=spread,
            count=counted(len(steps), language),
            items="; ".join(f"{in_sentence(step.label)} {step.text}" for step in steps),
        ),
        pd.DataFrame(
            [
                *(
                    (
                        labels[f.category],
                        lang.percent(f.text, f.decimals, language),
                        "",
                        name("reported", language),
                    )
                    for f in (combined, *singles)
                ),
                (words["one"], remaining, f"{spread}%", name("derived", language)),
            ],
            columns=[
                published.codebook.label("philosophy", language=language),
                words["share"],
                words["range"],
                words["status"],
            ],
        ),
        {
            words["share"]: numbers([combined.value, *(single.value for single in singles), rest], "percent"),
            words["range"]: ranges([*[None] * (1 + len(singles)), (lower, upper)], "percent"),
        },
        ("reported", "derived"),
        words["source"],
        language,
    )


def _told_above(axes: Axes, place: float, label: str, number: str, colour: str) -> None:
    """What a part of the bar is, and how much, above where it starts."""
    written = note(axes, label, (place, -0.42), (1, 2), va="bottom", bbox=GROUND)
    note(axes, number, (1, 0), (5, 0), coordinates=written, va="bottom", weight=STRONG, color=colour, bbox=GROUND)
