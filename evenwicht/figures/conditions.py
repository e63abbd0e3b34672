"""Figure on the conditions for collaboration, by steering dimension (report, 2.4, figure IV)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patheffects import withStroke

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.figures import marks
from evenwicht.figures.book_figure import BookFigure, at_both_widths
from evenwicht.figures.canvas import band, canvas
from evenwicht.figures.labels import beside, row_label
from evenwicht.figures.legend import status_legend
from evenwicht.figures.numbers import numbers, ranges
from evenwicht.figures.real import beside_answers
from evenwicht.figures.status import LOOKS, Status, name
from evenwicht.figures.style import INK, PAPER, STRONG, drawing
from evenwicht.implied.sums import conditions_by_dimension, implied_range
from evenwicht.phrases import counted, in_sentence, range_text, shortest
from evenwicht.published import Published, ReportedFigure

_WORDS = Bilingual(
    __name__,
    {
        "axis": "gemiddeld aantal punten",
        "even": "gelijk verdeeld: {pillar_even} en {even} ({status})",
        "points": "Punten (gemiddeld)",
        "sum": "Samen",
        "range": "Werkelijke som, vóór afronding",
        "status": "Rust op",
        "source": "rapport, figuur IV",
        "item": "{dimension} samen {sum} (vóór afronding {range}), namelijk {pillars}",
        "alt": "Voor elke dimensie een open balk met de som van de gemiddelde punten, van {total} in "
        "totaal, en daaronder een balk voor elke voorwaarde waaruit die som volgt: {items}. Een streep in elke rij geeft "
        "een gelijke verdeling aan: {even} voor een dimensie, {pillar_even} voor een voorwaarde. {above}.",
        "above": "Van de dimensies ligt daarboven: {names}",
        "none": "Geen dimensie ligt daarboven",
    },
)


@dataclass(frozen=True)
class _Dimension:
    """A dimension, its pillars as printed, and what their sum is."""

    label: str
    pillars: tuple[ReportedFigure, ...]
    sum: Fraction
    lower: Fraction
    upper: Fraction


@at_both_widths
@beside_answers("condition")
def condition_means(published: Published, language: str | None = None) -> BookFigure:
    """Are relational and cultural conditions ahead? Pillars added up by dimension, beside an even split
    (figure IV).

    Parameters
    ----------
    published
        The printed figures; those on ``condition`` are means of points out of ten.
    language
        ``nl`` or ``en``; by default the language of the book.
    """
    words = _WORDS[lang.current(language)]
    labels = published.codebook.labels("condition", language)
    dimensions = _dimensions(published, language)
    total = published.codebook.variable("condition").total or 0
    decimals = max(pillar.decimals for pillar in published.of("condition"))
    even = Fraction(total, len(dimensions))
    pillar_even = Fraction(total, len(published.of("condition")))
    shares = {"even": even, "pillar_even": pillar_even}
    evens = {which: shortest(share, decimals + 1, language) for which, share in shares.items()}
    even_told = words["even"].format(**evens, status=name("derived", language))
    table: list[tuple[str, str, str, str, str]] = []
    means: list[Decimal | Fraction] = []
    sums: list[tuple[Fraction, Fraction] | None] = []
    items = []
    with drawing():
        rows = sum(len(dimension.pillars) + 1 for dimension in dimensions)
        figure, axes = canvas(rows, row=0.4, left=2.6, right=0.2)
        top = max(float(dimension.upper) for dimension in dimensions)
        axes.set(xlim=(0, max(4.9, top + 0.8)), xlabel=words["axis"], xticks=range(int(top) + 1))
        row = 0
        for dimension in dimensions:
            pillars = [lang.number(pillar.text, pillar.decimals, language) for pillar in dimension.pillars]
            names = [labels[pillar.category] for pillar in dimension.pillars]
            sum_text = lang.number(dimension.sum, decimals, language)
            spread = range_text(dimension.lower, dimension.upper, decimals + 1, language)
            _draw(axes, row, dimension, names, pillars, sum_text, pillar_even)
            row += len(pillars) + 1
            table += [
                (dimension.label, *pair, "", name("reported", language)) for pair in zip(names, pillars, strict=True)
            ]
            table.append((dimension.label, words["sum"], sum_text, spread, name("derived", language)))
            means += [*(pillar.value for pillar in dimension.pillars), dimension.sum]
            sums += [*[None] * len(pillars), (dimension.lower, dimension.upper)]
            listed = [f"{in_sentence(label)} {text}" for label, text in zip(names, pillars, strict=True)]
            items.append(
                words["item"].format(
                    dimension=in_sentence(dimension.label),
                    sum=sum_text,
                    range=spread,
                    pillars=lang.listing(listed, language),
                )
            )
        status_legend(axes, ["reported", "derived"], language, others=[_even_entry(even_told)])
    above = [in_sentence(dimension.label) for dimension in dimensions if dimension.lower > even]
    return BookFigure(
        figure,
        words["alt"].format(
            total=counted(total, language),
            items="; ".join(items),
            **evens,
            above=words["above"].format(names=lang.listing(above, language)) if above else words["none"],
        ),
        pd.DataFrame(
            table,
            columns=[
                published.codebook.label("dimension", language=language),
                published.codebook.label("condition", language=language),
                words["points"],
                words["range"],
                words["status"],
            ],
        ),
        {words["points"]: numbers(means, "points"), words["range"]: ranges(sums, "points")},
        ("reported", "derived"),
        words["source"],
        language,
    )


def _dimensions(published: Published, language: str | None) -> list[_Dimension]:
    """The dimensions with a printed pillar, the one with the largest sum first."""
    found = [
        _Dimension(
            published.codebook.label("dimension", dimension, language),
            tuple(pillars),
            sum((Fraction(pillar.value) for pillar in pillars), Fraction(0)),
            *implied_range(published, "condition", {pillar.category: 1 for pillar in pillars}),
        )
        for dimension, pillars in conditions_by_dimension(published).items()
    ]
    return sorted(found, key=lambda dimension: -dimension.sum)


def _draw(
    axes: Axes, row: int, dimension: _Dimension, names: list[str], texts: list[str], sum_text: str, even: Fraction
) -> None:
    """One dimension from `row` on: its sum, then its pillars, each with what `even` gives to a pillar."""
    band(axes, row - 0.45, row + 0.45)
    pillars = zip(names, (Fraction(pillar.value) for pillar in dimension.pillars), texts, strict=True)
    bars = [(dimension.label, dimension.sum, sum_text), *pillars]
    for place, (label, size, text) in enumerate(bars):
        status: Status = "reported" if place else "derived"
        row_label(axes, row + place, label, weight=400 if place else STRONG)
        marks.bars(axes, [float(size)], [row + place], status, 0.44)
        fair = float(even) if place else float(even) * len(names)
        (stroke,) = axes.plot([fair] * 2, [row + place - 0.27, row + place + 0.27], color=INK, linewidth=1.6, zorder=4)
        stroke.set_path_effects([withStroke(linewidth=4.6, foreground=PAPER)])  # to be seen on a filled bar
        beyond = max(float(size), fair if fair < float(size) + 0.5 else 0.0)
        colour = INK if place else LOOKS["derived"].colour
        beside(axes, beyond, row + place, text, 6, weight=STRONG, color=colour)


def _even_entry(label: str) -> Line2D:
    """The legend's entry for an even split: an upright stroke."""
    return Line2D([], [], linestyle="", marker="|", markersize=11, markeredgewidth=1.6, color=INK, label=label)
