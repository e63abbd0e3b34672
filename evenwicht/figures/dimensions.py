"""Figure on the four steering dimensions and their poles (report, 2.4, figure III)."""

from __future__ import annotations

from typing import Any

from matplotlib.lines import Line2D

from evenwicht import definitions
from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.codebook import load
from evenwicht.figures.book_figure import BookFigure, at_both_widths
from evenwicht.figures.canvas import EDGE, band, bare, canvas
from evenwicht.figures.labels import note, write
from evenwicht.figures.legend import status_legend
from evenwicht.figures.status import LOOKS, name
from evenwicht.figures.style import STRONG, drawing, is_narrow, width
from evenwicht.phrases import in_sentence

_WORDS = Bilingual(
    __name__,
    {
        "for": "Ene pool",
        "against": "Andere pool",
        "steer": "Stuur op",
        "source": "rapport, figuur III",
        "item": "{dimension} van {pole_for} tot {pole_against}, stuur op {steer_on}",
        "alt": "Vier lijnen, een voor elke besturingsdimensie, met aan elk eind een pool en eronder waarop "
        "te sturen valt: {items}. Tussen de polen staat geen punt: waar gemeenten staan, is niet gemeten.",
    },
)


@at_both_widths
def dimension_poles(language: str | None = None) -> BookFigure:
    """Between which poles does each dimension lie, and what is there to steer on? (report, figure III).

    Parameters
    ----------
    language
        ``nl`` or ``en``; by default the language of the book.
    """
    words = _WORDS[lang.current(language)]
    dimensions = definitions.dimensions(language)
    look: dict[str, Any] = {"color": LOOKS["reported"].colour, "linewidth": 1.6}
    columns = ("label", "pole_for", "pole_against", "steer_on")
    entries = list(zip(*(dimensions[column] for column in columns), strict=True))
    with drawing():
        figure, axes = canvas(len(entries), row=0.98 if is_narrow() else 0.84, left=EDGE, right=EDGE, axis=0.1)
        bare(axes)
        axes.set(xlim=(0, 1))
        room = width() - 2 * EDGE
        for row, (label, pole_for, pole_against, steer_on) in enumerate(entries):
            band(axes, row - 0.46, row + 0.46, named=False)
            start, end, line = 0.02, 0.98, row - (0.14 if is_narrow() else 0.08)
            for x, text, align, weight in (
                (start, pole_for, "left", 400),
                (0.5, label, "center", STRONG),
                (end, pole_against, "right", 400),
            ):
                note(axes, text, (x, line), (0, 9), ha=align, weight=weight)
            axes.plot([start, end], [line] * 2, **look)
            for x, marker in ((start, "<"), (end, ">")):  # an axis with two ends, not a range between two values
                axes.plot(x, line, marker=marker, markersize=6, clip_on=False, **look)
            advice = f"{words['steer'].lower()}: {steer_on}"
            write(axes, start, line, advice, inches=room * (end - start), above=-8)
        status_legend(axes, [], language, others=[Line2D([], [], label=name("reported", language), **look)], sign=2.0)
    items = "; ".join(
        words["item"].format(
            dimension=in_sentence(label), pole_for=pole_for, pole_against=pole_against, steer_on=steer_on
        )
        for label, pole_for, pole_against, steer_on in entries
    )
    names = [load().label("dimension", language=language), words["for"], words["against"], words["steer"]]
    table = dimensions[list(columns)].set_axis(names, axis="columns")
    return BookFigure(figure, words["alt"].format(items=items), table, {}, ("reported",), words["source"], language)
