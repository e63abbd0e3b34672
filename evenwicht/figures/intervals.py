"""Figure on how sure a printed share can be, when the number of respondents is unknown."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes

from evenwicht import language as lang
from evenwicht import report
from evenwicht.bilingual import Bilingual
from evenwicht.figures import marks
from evenwicht.figures.book_figure import BookFigure, at_both_widths
from evenwicht.figures.canvas import canvas
from evenwicht.figures.captions import captioned
from evenwicht.figures.intervals_of_answers import intervals_of_answers
from evenwicht.figures.labels import beside_row, row_label
from evenwicht.figures.legend import status_legend
from evenwicht.figures.style import MUTED, SMALL, drawing, is_narrow
from evenwicht.implied.intervals import interval_table
from evenwicht.phrases import in_sentence
from evenwicht.published import Published
from evenwicht.survey import loaded

_WORDS = Bilingual(
    __name__,
    {
        "size": "n = {n}: {low}\N{EN DASH}{high}%",
        "exact": "n = {n}: {low}%",
        "axis": "aandeel, met een marge van {confidence}",
        "reported": "Vermeld",
        "smallest": "Bij {n} respondenten, van {population} gemeenten",
        "smallest_free": "Bij {n} respondenten, onbeperkt aantal gemeenten",
        "middle": "Bij {n} respondenten, van {population} gemeenten",
        "range": "{low} tot {high}",
        "source": "rapport, paragrafen 2.1 tot en met 2.5.1; rekenwerk van deze uitgave",
        "alt": "Voor elk vermeld aandeel twee stippen, elk met een balk tussen haken: het interval van {confidence} dat voor alle "
        "antwoorden tegelijk geldt, bij {least} en bij {most} respondenten, als zij een aselecte steekproef zijn uit "
        "{population} gemeenten. {items}.",
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
    middle = ns[len(ns) // 2]
    shown = sorted({ns[0], middle, ns[-1]})
    finite = interval_table(published, variable, shown, population, confidence)
    free = interval_table(published, variable, shown[:1], None, confidence)
    level = lang.percent(str(round(100 * confidence)), 0, language)
    table, items = [], []
    with drawing():
        figure, axes = canvas(len(figures), row=0.54 if is_narrow() else 0.57, left=2.1, right=1.3)
        axes.set(xlim=(0, 100), xlabel=words["axis"].format(confidence=level))
        axes.set_xticks([0, 25, 50, 75, 100], [lang.percent(tick, 0, language) for tick in (0, 25, 50, 75, 100)])
        for row, printed in enumerate(figures):
            label = published.codebook.label(variable, printed.category, language)
            share = lang.percent(printed.text, printed.decimals, language)
            if is_narrow():
                row_label(axes, row, f"{label}: {share}", clear=18)
            else:
                row_label(axes, row, label, share)
            mine = finite[finite["category"] == printed.category].set_index("n")
            wide = free[free["category"] == printed.category].set_index("n")
            for place, n in ((-0.2, ns[0]), (0.2, ns[-1])):
                _draw(axes, row + place, mine, n, words, language)
            marks.reported_dots(axes, [float(printed.value)] * 2, [row - 0.2, row + 0.2], 6)
            least, open_, half, last = (
                _range(frame, n, words, language)
                for frame, n in ((mine, ns[0]), (wide, ns[0]), (mine, middle), (mine, ns[-1]))
            )
            table.append((label, share, least, open_, half))
            items.append(
                words["item"].format(
                    label=in_sentence(label), share=share, least=ns[0], range=least, most=ns[-1], last=last
                )
            )
        status_legend(axes, ["reported", "derived"], language, marks=["reported"], ranges=["derived"])
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


def _draw(axes: Axes, row: float, frame: pd.DataFrame, n: int, words: dict[str, str], language: str | None) -> None:
    """The interval at n respondents, with its ends beside it."""
    low, high = (100 * float(frame[end][n]) for end in ("lower", "upper"))
    marks.derived_interval(axes, low, high, row, 0.26)
    ends = {name: lang.number(str(round(end)), 0, language) for name, end in (("low", low), ("high", high))}
    told = words["size" if ends["low"] != ends["high"] else "exact"].format(n=n, **ends)
    beside_row(axes, row, told, 6, size=SMALL, colour=MUTED)


def _range(frame: pd.DataFrame, n: int, words: dict[str, str], language: str | None) -> str:
    ends = (lang.percent(str(round(100 * float(frame[end][n]), 6)), 1, language) for end in ("lower", "upper"))
    low, high = ends
    return words["range"].format(low=low, high=high)
