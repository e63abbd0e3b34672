"""Figure on the assignment of the municipal secretary (report, 2.5, figure V)."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.figures import marks
from evenwicht.figures.book_figure import BookFigure, at_both_widths
from evenwicht.figures.canvas import canvas
from evenwicht.figures.labels import beside, note, row_label
from evenwicht.figures.legend import status_legend
from evenwicht.figures.numbers import numbers, ranges
from evenwicht.figures.real import beside_answers
from evenwicht.figures.status import LOOKS, name
from evenwicht.figures.style import GROUND, MUTED, RULE, SMALL, STRONG, drawing, is_narrow
from evenwicht.figures.text import wrapped
from evenwicht.implied.sums import implied_range
from evenwicht.phrases import in_sentence, range_text
from evenwicht.published import Published

_WORDS = Bilingual(
    __name__,
    {
        "share": "Aandeel",
        "style": "Leiderschapsstijl",
        "pillar": "Pijler",
        "status": "Rust op",
        "gap": "{gap} procentpunt verschil",
        "gap_row": "Verschil tussen de eerste twee, in procentpunten (vóór afronding)",
        "source": "rapport, figuur V en paragraaf 2.5",
        "item": "{label} {share}, hoort bij {style} en de pijler {dimension}",
        "alt": "Puntgrafiek van het aandeel van de deelnemers dat elke opdracht koos, van 0 tot 100 procent: {items}. "
        "Een gearceerde balk tussen de eerste twee wijst {gap} procentpunt verschil aan (vóór afronding {range}).",
    },
)


@at_both_widths
@beside_answers("assignment")
def assignment_shares(published: Published, language: str | None = None) -> BookFigure:
    """How far apart are the first and the second? Shares of the assignments, with style and pillar (figure
    V).

    Parameters
    ----------
    published
        The printed figures; those on ``assignment`` are percentages.
    language
        ``nl`` or ``en``; by default the language of the book.
    """
    current = lang.current(language)
    words = _WORDS[current]
    codebook = published.codebook
    figures = sorted(published.of("assignment"), key=lambda figure: -figure.value)
    decimals = max(figure.decimals for figure in figures)
    categories = [codebook.category("assignment", figure.category) for figure in figures]
    labels = [category.labels[current] for category in categories]
    styles = [category.leadership_styles[current] for category in categories]
    dimensions = [codebook.label("dimension", category.dimension, language) for category in categories]
    shares = [lang.percent(figure.text, figure.decimals, language) for figure in figures]
    first, second = figures[:2]
    apart = first.value - second.value
    gap = lang.number(apart, decimals, language)
    lower, upper = implied_range(published, "assignment", {first.category: 1, second.category: -1})
    spread = range_text(lower, upper, decimals + 1, language)
    values = [float(figure.value) for figure in figures]
    with drawing():
        figure, axes = canvas(
            len(figures), row=0.3 if is_narrow() else 0.58, left=2.95, axis=0.32, right=0.34, details=1
        )
        axes.set(xlim=(0, 100))
        axes.set_xticks([0, 50, 100], [lang.percent(tick, 0, language) for tick in (0, 50, 100)])
        axes.hlines(range(len(figures)), 0, values, color=RULE, linewidth=3)
        marks.reported_dots(axes, values, list(range(len(figures))))
        for row, value in enumerate(values):
            row_label(axes, row, labels[row], f"{styles[row]} · {in_sentence(dimensions[row])}", clear=9, ground=True)
            before = row == 1  # the gap follows
            beside(axes, value, row, shares[row], -9 if before else 9, weight=STRONG, bbox=GROUND if before else None)
        _gap_line(axes, values[1], values[0], words["gap"].format(gap=gap))
        status_legend(axes, ["reported", "derived"], language, marks=["reported"])
    table = pd.DataFrame(
        [(*row, name("reported", language)) for row in zip(labels, shares, styles, dimensions, strict=True)]
        + [(words["gap_row"], f"{gap} ({spread})", "", "", name("derived", language))],
        columns=[
            codebook.label("assignment", language=language),
            words["share"],
            words["style"],
            words["pillar"],
            words["status"],
        ],
    )
    items = "; ".join(
        words["item"].format(label=in_sentence(label), share=share, style=in_sentence(style), dimension=dimension)
        for label, share, style, dimension in zip(labels, shares, styles, map(in_sentence, dimensions), strict=True)
    )
    alt = words["alt"].format(items=items, gap=gap, range=spread)
    numbers_of = {
        words["share"]: numbers([*(figure.value for figure in figures), apart], "percent")
        + ranges([*[None] * len(figures), (lower, upper)], "percent")
    }
    return BookFigure(figure, alt, table, numbers_of, ("reported", "derived"), words["source"], language)


def _gap_line(axes: Axes, low: float, high: float, text: str) -> None:
    """A bar on the second row, from the second value to where the first one ends."""
    colour = LOOKS["derived"].colour
    axes.plot([high, high], [0.17, 1.12], color=MUTED, linewidth=0.9, zorder=2)
    marks.bar(axes, low, high, 1, "derived", 0.16)
    if is_narrow():  # level with its bar, as under it stands the next name
        beside(axes, high, 1, wrapped(text, 1.1, SMALL), 5, va="top", size=SMALL, color=colour, bbox=GROUND)
    else:
        note(axes, text, (100, 1), (-5, -8), ha="right", va="top", size=SMALL, color=colour, bbox=GROUND)
