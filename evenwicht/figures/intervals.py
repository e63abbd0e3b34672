"""Figure on how sure a printed share can be, when the number of respondents is unknown."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from evenwicht import language as lang
from evenwicht import report
from evenwicht.figures import marks
from evenwicht.figures.book_figure import BookFigure
from evenwicht.figures.canvas import canvas
from evenwicht.figures.captions import captioned
from evenwicht.figures.intervals_of_answers import intervals_of_answers
from evenwicht.figures.labels import beside_row, row_label
from evenwicht.figures.legend import status_legend
from evenwicht.figures.status import LOOKS
from evenwicht.figures.style import MUTED, PAPER, SMALL, drawing
from evenwicht.implied.intervals import interval_table
from evenwicht.phrases import in_sentence
from evenwicht.published import Published
from evenwicht.survey import loaded

_HALF = 0.36
"""Half the height of a funnel, in rows."""

_WORDS = {
    "nl": {
        "size": "n = {n}",
        "axis": "aandeel, met marges van {confidence} voor alle antwoorden tegelijk",
        "free": "zonder correctie voor eindige populatie",
        "reported": "Vermeld",
        "smallest": "Bij {n} respondenten, van {population} gemeenten",
        "smallest_free": "Bij {n} respondenten, onbeperkt aantal gemeenten",
        "middle": "Bij {n} respondenten, van {population} gemeenten",
        "range": "{low} tot {high}",
        "source": "rapport, paragrafen 2.1 tot en met 2.5.1; rekenwerk van deze uitgave",
        "alt": "Voor elk vermeld aandeel een trechter: van boven naar beneden loopt het aantal respondenten van "
        "{least} tot {most}, en de breedte is het interval van {confidence} dat voor alle antwoorden tegelijk geldt, "
        "als de respondenten een aselecte steekproef zijn uit {population} gemeenten. Twee dunne lijnen tonen het "
        "interval zonder die eindige populatie. {items}.",
        "item": "{label} {share}: bij n = {least} van {range}, zonder eindige populatie van {free}",
    },
    "en": {
        "size": "n = {n}",
        "axis": "share, with {confidence} margins for all answers at once",
        "free": "without finite-population correction",
        "reported": "Reported",
        "smallest": "At {n} respondents, of {population} municipalities",
        "smallest_free": "At {n} respondents, of any number of municipalities",
        "middle": "At {n} respondents, of {population} municipalities",
        "range": "{low} to {high}",
        "source": "report, sections 2.1 to 2.5.1; arithmetic of this edition",
        "alt": "For each reported share a funnel: from top to bottom the number of respondents runs from {least} to "
        "{most}, and the width is the {confidence} interval that holds for all answers at once, if the respondents are "
        "a random draw from {population} municipalities. Two thin lines show the interval without that finite "
        "population. {items}.",
        "item": "{label} {share}: at n = {least} from {range}, without the finite population from {free}",
    },
}


@captioned
def share_intervals(
    published: Published,
    language: str | None = None,
    variable: str = "assignment",
    sizes: Sequence[int] | None = None,
    population: int = report.POPULATION,
    confidence: float = 0.95,
) -> BookFigure:
    """How sure is each printed share? Its simultaneous interval at every possible number of respondents.

    Where the book is built on answers, their number is known and they have the interval (`intervals_of_answers`).

    Parameters
    ----------
    published
        The printed figures.
    language
        ``nl`` or ``en``; by default the language of the book.
    variable
        A question with one choice.
    sizes
        The numbers of respondents; by default all that can print every question of the report.
    population
        Municipalities that the respondents were drawn from.
    confidence
        Of the intervals, for all answers at once.

    Raises
    ------
    ValueError
        Fewer than two numbers of respondents.
    """
    survey = loaded()
    if survey is not None:
        return intervals_of_answers(published, survey, variable, language, population, confidence)
    words = _WORDS[lang.current(language)]
    ns = sorted(sizes or report.sample_sizes(published, population))
    if len(ns) < 2:
        raise ValueError(f"sizes: found {ns}; expected two or more numbers of respondents")
    figures = sorted(published.of(variable), key=lambda figure: -figure.value)
    finite = interval_table(published, variable, ns, population, confidence)
    free = interval_table(published, variable, ns, None, confidence)
    middle = ns[len(ns) // 2]
    level = lang.percent(str(round(100 * confidence)), 0, language)
    table, items = [], []
    with drawing():
        figure, axes = canvas(len(figures), row=0.74, left=2.1, right=0.72)
        axes.set(xlim=(0, 100), xlabel=words["axis"].format(confidence=level))
        axes.set_xticks([0, 25, 50, 75, 100], [lang.percent(tick, 0, language) for tick in (0, 25, 50, 75, 100)])
        for row, printed in enumerate(figures):
            label = published.codebook.label(variable, printed.category, language)
            share = lang.percent(printed.text, printed.decimals, language)
            row_label(axes, row, label, share)
            mine = finite[finite["category"] == printed.category].set_index("n")
            wide = free[free["category"] == printed.category].set_index("n")
            _funnel(axes, row, mine, wide)
            marks.reported_dots(axes, [float(printed.value)], [row], 6)
            for place, n in ((-_HALF, ns[0]), (_HALF, ns[-1])):
                beside_row(axes, row + place * 0.75, words["size"].format(n=n), 6, size=SMALL, colour=MUTED)
            least, open_, half = (
                _range(frame, n, words, language) for frame, n in ((mine, ns[0]), (wide, ns[0]), (mine, middle))
            )
            table.append((label, share, least, open_, half))
            items.append(
                words["item"].format(label=in_sentence(label), share=share, least=ns[0], range=least, free=open_)
            )
        line = Line2D([], [], color=LOOKS["derived"].colour, linewidth=1, label=words["free"])
        status_legend(axes, ["reported", "derived"], language, marks=["reported"], others=[line])
    alt = words["alt"].format(
        least=ns[0],
        most=ns[-1],
        confidence=level,
        population=population,
        items="; ".join(items)[:1].upper() + "; ".join(items)[1:],
    )
    columns = [
        published.codebook.label(variable, language=language),
        words["reported"],
        words["smallest"].format(n=ns[0], population=population),
        words["smallest_free"].format(n=ns[0]),
        words["middle"].format(n=middle, population=population),
    ]
    return BookFigure(
        figure, alt, pd.DataFrame(table, columns=columns), ("reported", "derived"), words["source"], language
    )


def _range(frame: pd.DataFrame, n: int, words: dict[str, str], language: str | None) -> str:
    ends = (lang.percent(str(round(100 * float(frame[end][n]), 6)), 1, language) for end in ("lower", "upper"))
    low, high = ends
    return words["range"].format(low=low, high=high)


def _funnel(axes: Axes, row: int, finite: pd.DataFrame, free: pd.DataFrame) -> None:
    """One funnel: smallest n at the top."""
    look = LOOKS["derived"]
    first, last = finite.index.min(), finite.index.max()
    heights = row - _HALF + 2 * _HALF * (finite.index - first) / (last - first)
    axes.fill_betweenx(
        heights,
        100 * finite["lower"],
        100 * finite["upper"],
        facecolor=PAPER,
        edgecolor=look.colour,
        hatch=look.hatch,
        linewidth=1.2,
        zorder=3,
    )
    for end in ("lower", "upper"):
        axes.plot(100 * free[end], heights, color=look.colour, linewidth=1, zorder=2)
