"""Figure of the cross-table of two single choices: the least and the greatest number that each cell can hold."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Polygon

from evenwicht import language as lang
from evenwicht import report
from evenwicht.figures.book_figure import BookFigure
from evenwicht.figures.canvas import canvas
from evenwicht.figures.labels import row_label
from evenwicht.figures.legend import status_legend
from evenwicht.figures.status import LOOKS
from evenwicht.figures.style import INK, SMALL, STRONG, drawing
from evenwicht.figures.text import in_sentence, wrapped
from evenwicht.identify.overlap import cross_table_bounds
from evenwicht.published import Published

_WORDS = {
    "nl": {
        "axis": "aantal respondenten in elk vak, van de {n}",
        "cell": "{low} tot {high}",
        "source": "rapport, paragrafen 2.1 en 2.5; rekenwerk van deze uitgave",
        "alt": "Een kruistabel als vlakken, bij {n} respondenten: een rij voor elk antwoord op {row}, een kolom voor elk "
        "antwoord op {column}. In elk vak staat hoeveel respondenten er kunnen zijn die beide antwoorden gaven, van het "
        "kleinste tot het grootste aantal; hoe meer, hoe donkerder. {items}.",
        "item": "{row} en {column}: {range}",
    },
    "en": {
        "axis": "number of respondents in each cell, of {n}",
        "cell": "{low} to {high}",
        "source": "report, sections 2.1 and 2.5; arithmetic of this edition",
        "alt": "A cross-table as fields, with {n} respondents: a row for each answer to {row}, a column for each answer "
        "to {column}. In each cell stands how many respondents can have given both answers, from the least to the most; "
        "the more, the darker. {items}.",
        "item": "{row} and {column}: {range}",
    },
}
_FAINT, _FULL = 0.06, 0.5
"""Strength of the tint of a cell that holds no one, and of the fullest."""


def cross_table_cells(
    published: Published,
    language: str | None = None,
    row: str = "philosophy",
    column: str = "assignment",
    n: int = 80,
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
        The number of respondents, which the report does not give: one that can print its figures.

    Raises
    ------
    evenwicht.identify.PublishedFigureError
        There is no such question, or `row` and `column` are one.
    evenwicht.identify.InfeasibleError
        No data set of `n` respondents prints the figures.
    """
    words, codebook = _WORDS[lang.current(language)], published.codebook
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
            _heading(axes, x, wrapped(others[name], 3.6 / len(columns), SMALL, STRONG))
        for y, name in enumerate(rows):
            row_label(axes, y, labels[name])
        for a, b, *ends in found.to_numpy().tolist():
            x, y = columns.index(b), rows.index(a)
            low, high = (int(Fraction(end)) for end in ends)
            _field(axes, x, y, [low / most, high / most])
            text = str(low) if low == high else words["cell"].format(low=low, high=high)
            axes.text(x, y, text, ha="center", va="center", size=SMALL, color=INK)
            texts[a, b] = text
        status_legend(axes, ["implied"], language)
    items = [
        words["item"].format(row=in_sentence(labels[a]), column=in_sentence(others[b]), range=text)
        for (a, b), text in texts.items()
    ]
    told = "; ".join(items)
    table = pd.DataFrame(
        [[labels[a], *(texts[a, b] for b in columns)] for a in rows],
        columns=[codebook.label(row, language=language), *(others[b] for b in columns)],
    )
    about = {"row": row, "column": column}
    names = {key: in_sentence(codebook.label(name, language=language)) for key, name in about.items()}
    alt = words["alt"].format(n=n, items=told[:1].upper() + told[1:], **names)
    return BookFigure(figure, alt, table, ("implied",), words["source"], language)


def _field(axes: Axes, x: float, y: float, levels: Sequence[float]) -> None:
    """One cell in two tints: below the diagonal the first level, 0 to 1, above it the second."""
    left, right, top, foot = x - 0.47, x + 0.47, y - 0.45, y + 0.45
    corners = [[(left, top), (left, foot), (right, foot)], [(left, top), (right, top), (right, foot)]]
    colour = LOOKS["implied"].colour
    for level, triangle in zip(levels, corners, strict=True):
        strength = _FAINT + (_FULL - _FAINT) * level
        axes.add_patch(Polygon(triangle, facecolor=colour, alpha=strength, linewidth=0))
    frame = [(left, top), (left, foot), (right, foot), (right, top)]
    axes.add_patch(Polygon(frame, fill=False, edgecolor=colour, linewidth=1.0))


def _heading(axes: Axes, x: float, text: str) -> None:
    axes.annotate(
        text,
        (x, 1),
        (0, 5),
        xycoords=("data", "axes fraction"),
        textcoords="offset points",
        ha="center",
        va="bottom",
        size=SMALL,
        weight=STRONG,
        linespacing=1.05,
        annotation_clip=False,
    )
