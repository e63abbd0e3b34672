"""Figure on how sure a printed share can be, when the number of respondents is unknown."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from evenwicht import language as lang
from evenwicht import report
from evenwicht.bilingual import Bilingual
from evenwicht.figures import marks
from evenwicht.figures.book_figure import BookFigure, at_both_widths
from evenwicht.figures.canvas import canvas
from evenwicht.figures.captions import captioned
from evenwicht.figures.intervals_of_answers import intervals_of_answers
from evenwicht.figures.labels import above_plot, beside_row, long_axis_label, name_axis, row_label
from evenwicht.figures.legend import status_legend
from evenwicht.figures.numbers import numbers, ranges
from evenwicht.figures.status import Status
from evenwicht.figures.style import MUTED, SMALL, drawing, is_narrow
from evenwicht.implied.intervals import interval_table
from evenwicht.phrases import in_sentence
from evenwicht.published import Published, ReportedFigure
from evenwicht.survey import loaded

_WORDS = Bilingual(
    __name__,
    {
        "size": "n = {n}: {low}\N{EN DASH}{high}%",
        "exact": "n = {n}: {low}%",
        "half": "de helft",
        "axis": "aandeel, met interval van {confidence}",
        "axis_all": "aandeel, met interval van {confidence} bij n = {least}; bij n = {most} (alle gemeenten) alleen ruimte door afronding",
        "reported": "Vermeld",
        "at": "Bij {n} respondenten, van {population} gemeenten",
        "range": "{low} tot {high}",
        "source": "rapport, paragrafen 2.1 tot en met 2.5.1; rekenwerk van deze uitgave",
        "alt": "Voor elk vermeld aandeel twee stippen, elk met een balk tussen haken: het interval van {confidence} dat voor alle "
        "antwoorden tegelijk geldt, bij {least} en bij {most} respondenten, als zij een aselecte steekproef zijn uit "
        "{population} gemeenten. {items}.",
        "alt_all": "Voor elk vermeld aandeel twee stippen, elk met een balk tussen haken. Bij {least} respondenten is die balk het "
        "interval van {confidence} dat voor alle antwoorden tegelijk geldt, als zij een aselecte steekproef zijn uit {population} "
        "gemeenten; bij alle {most} gemeenten is het alleen de ruimte door afronding. {items}.",
        "half_told": "{alt} Een lijn wijst de helft aan.",
        "item": "{label} {share}: bij n = {least} van {range}, bij n = {most} van {last}",
    },
)


@at_both_widths
@captioned
def share_intervals(
    published: Published,
    language: str | None = None,
    variable: str = "assignment",
    sizes: Sequence[int] | None = None,
    population: int = report.POPULATION,
    confidence: float = 0.95,
) -> BookFigure:
    """How sure is each printed share? Its simultaneous interval at the least and at the greatest number of respondents.

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
    found = interval_table(published, variable, [ns[0], ns[-1]], population, confidence)
    level = lang.percent(str(round(100 * confidence)), 0, language)
    labels = [published.codebook.label(variable, printed.category, language) for printed in figures]
    shares = [lang.percent(printed.text, printed.decimals, language) for printed in figures]
    first, last = _ends(found, ns[0], figures), _ends(found, ns[-1], figures)
    majority, everyone = figures[0].value > 50, "_all" if ns[-1] == population else ""
    items = []
    with drawing():
        axis, more = long_axis_label(words["axis" + everyone].format(confidence=level, least=ns[0], most=ns[-1]))
        figure, axes = _scale(len(figures), 100 * found["upper"].max(), majority, more, words, language)
        name_axis(axes, axis)
        for row, (label, share, few, many) in enumerate(zip(labels, shares, first, last, strict=True)):
            if is_narrow():
                row_label(axes, row, f"{label}: {share}", clear=18, ground=True)
            else:
                row_label(axes, row, label, share)
            _draw(axes, row - 0.2, few, ns[0], words, language)
            _draw(axes, row + 0.2, many, ns[-1], words, language)
            marks.reported_dots(axes, [float(figures[row].value)] * 2, [row - 0.2, row + 0.2], 6)
            told = {"range": _range(few, words, language), "last": _range(many, words, language)}
            items.append(words["item"].format(label=in_sentence(label), share=share, least=ns[0], most=ns[-1], **told))
        shown: list[Status] = ["reported", "derived"]
        status_legend(axes, shown, language, marks=["reported"], ranges=["derived"], assuming=["derived"])
    alt = words["alt" + everyone].format(
        least=ns[0],
        most=ns[-1],
        confidence=level,
        population=population,
        items="; ".join(items)[:1].upper() + "; ".join(items)[1:],
    )
    if majority:
        alt = words["half_told"].format(alt=alt)
    spans = {words["at"].format(n=n, population=population): ends for n, ends in ((ns[0], first), (ns[-1], last))}
    table = {published.codebook.label(variable, language=language): labels, words["reported"]: shares}
    table |= {head: [_range(ends, words, language) for ends in each] for head, each in spans.items()}
    printed = numbers([each.value for each in figures], "percent")
    return BookFigure(
        figure,
        alt,
        pd.DataFrame(table),
        {words["reported"]: printed} | {head: ranges(each, "percent") for head, each in spans.items()},
        ("reported", "derived", "interpretation"),
        words["source"],
        language,
    )


def _scale(
    rows: int, most: float, majority: bool, more: float, words: dict[str, str], language: str | None
) -> tuple[Figure, Axes]:
    """Room for shares up to `most` percent, with a line at the half that the interval of a majority stays clear of."""
    row, top = 0.54 if is_narrow() else 0.57, 0.3 if majority else 0.08
    figure, axes = canvas(rows, row=row, left=2.0, right=1.3, top=top, axis=0.5 + more)
    ticks = range(0, ceil(most / 25) * 25 + 1, 25)
    axes.set(xlim=(0, ticks[-1]))
    axes.set_xticks(ticks, [lang.percent(tick, 0, language) for tick in ticks])
    axes.grid(visible=True, axis="x")
    if majority:
        axes.axvline(50, color=MUTED, linewidth=1, linestyle=(0, (4, 3)), zorder=1)
        above_plot(axes, 50, words["half"], 3, colour=MUTED)
    return figure, axes


def _draw(
    axes: Axes, row: float, ends: tuple[float, float], n: int, words: dict[str, str], language: str | None
) -> None:
    """The interval at n respondents, with its ends beside it."""
    marks.derived_interval(axes, *ends, row, 0.26)
    low, high = (lang.number(str(round(end)), 0, language) for end in ends)
    told = words["size" if low != high else "exact"].format(n=n, low=low, high=high)
    beside_row(axes, row, told, 6, size=SMALL, colour=MUTED)


def _ends(table: pd.DataFrame, n: int, figures: Sequence[ReportedFigure]) -> list[tuple[float, float]]:
    """The ends of the interval of each share at n respondents, in percent."""
    at = table[table["n"] == n].set_index("category")
    return [(100 * float(at["lower"][each.category]), 100 * float(at["upper"][each.category])) for each in figures]


def _range(ends: tuple[float, float], words: dict[str, str], language: str | None) -> str:
    low, high = (lang.percent(str(round(end, 6)), 1, language) for end in ends)
    return words["range"].format(low=low, high=high)
