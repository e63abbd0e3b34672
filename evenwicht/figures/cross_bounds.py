"""Figure of the cross-table of two single choices: the least and the greatest number that each cell can hold."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pandas as pd

from evenwicht import language as lang
from evenwicht import report
from evenwicht.bilingual import Bilingual
from evenwicht.figures.book_figure import BookFigure, at_both_widths
from evenwicht.figures.heat_map import ColumnHead, heat_map
from evenwicht.figures.numbers import ranges
from evenwicht.figures.status import Status
from evenwicht.figures.style import drawing
from evenwicht.identify import cross_table_bounds
from evenwicht.phrases import in_sentence
from evenwicht.published import Published

ROOM = (60, 20)
"""The room in a cell in percents of its row, from which it is darker."""

_RESTS_ON: tuple[Status, ...] = ("derived", "interpretation")
_WORDS: Bilingual[dict[str, Any]] = Bilingual(
    __name__,
    {
        "axis": "aantal respondenten in elk vak, van de {n}",
        "cell": "{low} tot {high}",
        "tints": ("ruimte voor meer dan {wide}% van de rij", "tot {wide}%", "tot {narrow}%"),
        "frame": "begint boven nul",
        "source": "rapport, paragrafen 2.1 en 2.5; rekenwerk van deze uitgave",
        "alt": "Een kruistabel bij {n} respondenten: een rij voor elk antwoord op {row}, een kolom voor elk antwoord op {column}. "
        "In elk vak staat hoeveel respondenten beide antwoorden gegeven kunnen hebben, van het kleinste tot het grootste "
        "aantal. Hoe voller de kleur, hoe meer er vastligt, gerekend naar de grootte van de rij. {firm}. Het meeste dat in een rij kan: {most}.",
        "firm": "Boven nul begint alleen {items}",
        "none": "Elk vak begint bij nul",
        "item": "{row} met {column}, {range}",
        "most": "{row} {count}",
    },
)


@at_both_widths
def cross_table_cells(
    published: Published,
    language: str | None = None,
    row: str = "philosophy",
    column: str = "assignment",
    n: int | None = None,
) -> BookFigure:
    """How many respondents can have given both answers? Sharp bounds of every cell of a cross-table.

    Parameters
    ----------
    published
        The printed figures.
    language
        ``nl`` or ``en``; by default the language of the book.
    row, column
        Two single-choice questions of which figures are printed; up to five answers make columns.
    n
        The number of respondents, which the report does not give: one that can print its figures, by default the least.

    Raises
    ------
    evenwicht.identify.PublishedFigureError
        There is no such question, or `row` and `column` are one.
    evenwicht.identify.InfeasibleError
        No data set of `n` respondents prints the figures.
    """
    words, codebook = _WORDS[lang.current(language)], published.codebook
    n = report.smallest_n(published) if n is None else n
    problem = report.problem(published, n)
    found = cross_table_bounds(problem, row, column)
    shares = cross_table_bounds(problem, row, column, "row")
    labels, others = (codebook.labels(name, language) for name in (row, column))
    rows, columns = found["row"].unique().tolist(), found["column"].unique().tolist()
    texts: dict[tuple[str, str], str] = {}
    tints: dict[tuple[str, str], int] = {}
    for a, b, *ends in found.to_numpy().tolist():
        low, high = (int(Fraction(end)) for end in ends)
        texts[a, b] = str(low) if low == high else words["cell"].format(low=low, high=high)
    for a, b, *ends in shares.to_numpy().tolist():
        tints[a, b] = 0 if None in ends else sum(100 * (ends[1] - ends[0]) <= percent for percent in ROOM)
    wide, narrow = ROOM
    legend = [text.format(wide=wide, narrow=narrow) for text in words["tints"]]
    with drawing():
        figure = heat_map(
            [labels[name] for name in rows],
            [ColumnHead(others[name]) for name in columns],
            [[texts[a, b] for a in rows] for b in columns],
            [[tints[a, b] for a in rows] for b in columns],
            legend,
            _RESTS_ON,
            words["axis"].format(n=n),
            language,
            [(columns.index(b), rows.index(a)) for a, b, low, _ in found.to_numpy().tolist() if low],
            words["frame"],
        )
    firm = [
        words["item"].format(row=in_sentence(labels[a]), column=in_sentence(others[b]), range=texts[a, b])
        for a, b, low, _ in found.to_numpy().tolist()
        if low
    ]
    least = words["firm"].format(items=lang.listing(firm, language)) if firm else words["none"]
    highest = found.groupby("row", sort=False)["upper"].max()
    each = [words["most"].format(row=in_sentence(labels[str(a)]), count=int(count)) for a, count in highest.items()]
    table = pd.DataFrame(
        [[labels[a], *(texts[a, b] for b in columns)] for a in rows],
        columns=[codebook.label(row, language=language), *(others[b] for b in columns)],
    )
    about = {"row": row, "column": column}
    names = {key: in_sentence(codebook.label(name, language=language)) for key, name in about.items()}
    alt = words["alt"].format(n=n, firm=least, most=lang.listing(each, language), **names)
    least_and_most = found.set_index(["row", "column"])[["lower", "upper"]]
    cells = {
        others[b]: ranges(least_and_most.loc[[(a, b) for a in rows]].itertuples(index=False), "respondents")
        for b in columns
    }
    return BookFigure(figure, alt, table, cells, _RESTS_ON, words["source"], language)
