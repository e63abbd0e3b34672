"""Figure of the cross-table of two single choices: the least and the greatest number that each cell can hold."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Polygon

from evenwicht import language as lang
from evenwicht import report
from evenwicht.figures import marks
from evenwicht.figures.book_figure import BookFigure
from evenwicht.figures.canvas import canvas
from evenwicht.figures.labels import above_plot, row_label
from evenwicht.figures.legend import status_legend
from evenwicht.figures.style import INK, RULE, SMALL, STRONG, drawing
from evenwicht.figures.text import wrapped
from evenwicht.identify import cross_table_bounds
from evenwicht.phrases import in_sentence
from evenwicht.published import Published

_WORDS = {
    "nl": {
        "axis": "aantal respondenten in elk vak, van de {n}",
        "cell": "{low} tot {high}",
        "source": "rapport, paragrafen 2.1 en 2.5; rekenwerk van deze uitgave",
        "alt": "Een kruistabel met een balk tussen haken in elk vak, bij {n} respondenten: een rij voor elk antwoord op {row}, "
        "een kolom voor elk antwoord op {column}. De balk en de tekst erboven geven hoeveel respondenten beide antwoorden "
        "gegeven kunnen hebben, van het kleinste tot het grootste aantal. {firm}. Het meeste dat in een rij kan: {most}.",
        "firm": "Boven nul begint alleen {items}",
        "none": "Elk vak begint bij nul",
        "item": "{row} met {column}, {range}",
        "most": "{row} {count}",
    },
    "en": {
        "axis": "number of respondents in each cell, of {n}",
        "cell": "{low} to {high}",
        "source": "report, sections 2.1 and 2.5; arithmetic of this edition",
        "alt": "A cross-table with a bar between brackets in each cell, with {n} respondents: a row for each answer to {row}, a "
        "column for each answer to {column}. The bar and the text above it give how many respondents can have given both "
        "answers, from the least to the most. {firm}. The most that a row can hold in a cell: {most}.",
        "firm": "Only {items} begins above zero",
        "none": "Every cell begins at zero",
        "item": "{row} with {column}, {range}",
        "most": "{row} {count}",
    },
}


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
    found = cross_table_bounds(report.problem(published, n), row, column)
    labels, others = (codebook.labels(name, language) for name in (row, column))
    rows, columns = found["row"].unique().tolist(), found["column"].unique().tolist()
    most = float(found["upper"].max())
    texts: dict[tuple[str, str], str] = {}
    with drawing():
        figure, axes = canvas(len(rows), row=0.52, left=1.72, right=0.12, top=0.62, axis=0.32)
        axes.set(xlim=(-0.5, len(columns) - 0.5), xticks=[], xlabel=words["axis"].format(n=n))
        axes.spines["bottom"].set_visible(False)
        axes.grid(visible=False)
        for x, name in enumerate(columns):
            above_plot(axes, x, wrapped(others[name], 3.6 / len(columns), SMALL, STRONG), 5, weight=STRONG)
        for y, name in enumerate(rows):
            row_label(axes, y, labels[name])
        for a, b, *ends in found.to_numpy().tolist():
            x, y = columns.index(b), rows.index(a)
            low, high = (int(Fraction(end)) for end in ends)
            _cell(axes, x, y, low / most, high / most)
            text = str(low) if low == high else words["cell"].format(low=low, high=high)
            axes.text(x, y - 0.16, text, ha="center", va="center", size=SMALL, color=INK)
            texts[a, b] = text
        status_legend(axes, ["derived"], language)
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
    return BookFigure(figure, alt, table, ("derived",), words["source"], language)


def _cell(axes: Axes, x: float, y: float, low: float, high: float) -> None:
    """A frame, and in it an interval between brackets on a scale from 0 to 1."""
    left, right, top, foot = x - 0.47, x + 0.47, y - 0.45, y + 0.45
    frame = [(left, top), (left, foot), (right, foot), (right, top)]
    axes.add_patch(Polygon(frame, fill=False, edgecolor=RULE, linewidth=1.0))
    start, width = left + 0.06, right - left - 0.12
    marks.derived_interval(axes, start + low * width, start + high * width, y + 0.22, 0.3)
