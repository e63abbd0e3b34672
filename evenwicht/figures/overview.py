"""Figure on what the report prints and what it leaves out, question by question."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.figures.book_figure import BookFigure, at_both_widths
from evenwicht.figures.canvas import EDGE, band, bare, canvas
from evenwicht.figures.labels import beside_row, note, row_label
from evenwicht.figures.legend import status_legend
from evenwicht.figures.numbers import numbers
from evenwicht.figures.status import LOOKS, name
from evenwicht.figures.style import BODY, INK, MUTED, SMALL, STRONG, drawing, is_narrow
from evenwicht.phrases import counted, in_sentence
from evenwicht.published import Published

CROSSED = (("steering_form", "philosophy"), ("steering_form", "domain"), ("philosophy", "assignment"))
"""What the report relates in words, the first by the second (2.3, 2.5), without printing a cell."""
_ACROSS = 12
"""Circles in a line of the pictogram."""
_UNKNOWN = "$?$"
"""The sign for figures that are missing of which it is not known how many there are."""

_WORDS = Bilingual(
    __name__,
    {
        "respondents": "Aantal respondenten",
        "by": "{first} per {second}",
        "question": "Vraag",
        "reported": "Vermeld",
        "missing": "Niet {status}",
        "unknown": "onbekend",
        "how_many": "{status}, aantal onbekend",
        "unit": "Eenheid",
        "complete": "Alle antwoorden vermeld",
        "sum": "Som",
        "yes": "ja",
        "no": "nee",
        "percent": "procent",
        "points": "punten",
        "follows": "{status}:\nsom",
        "source": "rapport, paragrafen 2.1 tot en met 2.5.1",
        "complete_item": "{label} {printed} cijfers, samen {sum}",
        "partial_item": "{label} {printed} cijfers, samen {sum} van {whole}, hoeveel er ontbreken is onbekend",
        "missing_item": "{label}, {count}",
        "mark": ", een vraagteken een onbekend aantal dat ontbreekt",
        "alt": "Overzicht in rondjes: een gevuld rondje is een vermeld cijfer, een open rondje een cijfer "
        "dat ontbreekt{how_many}. Vermeld zijn {total} cijfers op {questions} vragen: {items}. Ontbrekende cijfers: "
        "{missing}.",
    },
)


@dataclass(frozen=True)
class _Row:
    """A question, or what could have been printed of several: how many figures are printed and how many are
    not; None where that is not known."""

    label: str
    printed: int
    missing: int | None
    unit: str = ""
    complete: bool | None = None
    sum: str = ""
    total: Decimal | None = None
    whole: str = ""


@at_both_widths
def printed_overview(published: Published, language: str | None = None) -> BookFigure:
    """What is printed, and what is not? A circle a figure, filled or open, question by question.

    Parameters
    ----------
    published
        The printed figures.
    language
        ``nl`` or ``en``; by default the language of the book.
    """
    words = _WORDS[lang.current(language)]
    not_printed = words["missing"].format(status=name("reported", language))
    questions, absent = _questions(published, language), _absent(published, words, language)
    rows = [*questions, *absent]
    heights = [max(1, -(-(row.printed + (1 if row.missing is None else row.missing)) // _ACROSS)) for row in rows]
    derived = LOOKS["derived"].colour
    with drawing():
        above = 1 if is_narrow() else 0  # a line for the name of each row
        lines = sum(height + 1 + above for height in heights)
        left = EDGE if above else 2.3
        figure, axes = canvas(lines, row=0.21, left=left, right=1.05, top=0.5, axis=0.06)
        bare(axes)
        axes.set(xlim=(-0.7, _ACROSS - 0.3))
        line = 0.0
        for i, (row, height) in enumerate(zip(rows, heights, strict=True)):
            if i % 2 == 0:
                band(axes, line - 1, line + above + height, named=False)
            if above:
                beside_row(axes, line - 0.1, row.label, 0, size=BODY, colour=INK, at=0)
            line += above
            middle = line + (height - 1) / 2
            if not above:
                row_label(axes, middle, row.label)
            _circles(axes, line, row)
            beside_row(axes, middle, row.sum, 4, size=BODY, colour=derived, weight=STRONG)
            line += height + 1
        follows = words["follows"].format(status=name("derived", language))
        note(axes, follows, (1, 1), (4, 18), "axes fraction", va="center", size=SMALL, weight=400, color=derived)
        others = [_sign(in_sentence(not_printed), "o")]
        if any(row.missing is None for row in rows):
            others.append(_sign(words["how_many"].format(status=in_sentence(not_printed)), _UNKNOWN))
        status_legend(axes, ["reported"], language, marks=["reported"], others=others)
    return BookFigure(
        figure,
        _alt(questions, absent, words, language),
        _table(rows, words, not_printed),
        {
            words["reported"]: numbers(row.printed for row in rows),
            not_printed: numbers(row.missing for row in rows),
            words["sum"]: numbers(row.total for row in rows),
        },
        ("reported", "derived")
        if all(row.complete for row in questions)
        else ("reported", "derived", "interpretation"),
        words["source"],
        language,
    )


def _questions(published: Published, language: str | None) -> list[_Row]:
    """The questions with printed figures, in the order of the codebook."""
    rows = []
    printed = {figure.variable for figure in published.figures}
    for variable in published.codebook.variables:
        if variable.name not in printed:
            continue
        figures = published.of(variable.name)
        decimals = max(figure.decimals for figure in figures)
        complete = published.is_complete(variable.name)
        unit = figures[0].unit

        def written(value: Decimal, unit: str = unit, decimals: int = decimals) -> str:
            return lang.number(value, decimals, language) + ("%" if unit == "percent" else "")

        total = sum((figure.value for figure in figures), Decimal(0))
        rows.append(
            _Row(
                published.codebook.label(variable.name, language=language),
                len(figures),
                0 if complete else None,
                unit,
                complete,
                written(total),
                total,
                written(Decimal(variable.total or 100)),
            )
        )
    return rows


def _absent(published: Published, words: dict[str, str], language: str | None) -> list[_Row]:
    """What could have been printed and is not: the number of respondents, and the cells of what is related in
    words."""
    codebook = published.codebook
    rows = [_Row(words["respondents"], 0, 1)]
    for first, second in CROSSED:
        label = words["by"].format(
            first=codebook.label(first, language=language),
            second=in_sentence(codebook.label(second, language=language)),
        )
        rows.append(_Row(label, 0, len(codebook.names(first)) * len(codebook.names(second))))
    return rows


def _circles(axes: Axes, line: float, row: _Row) -> None:
    """The circles of a question from `line` on: the printed ones filled, then the missing ones open.

    Where it is not known how many are missing, a question mark stands in the place of these.
    """
    colour = LOOKS["reported"].colour
    absent = 1 if row.missing is None else row.missing
    places = [(i % _ACROSS, line + i // _ACROSS) for i in range(row.printed + absent)]
    looks = ((colour, colour, "o"), (MUTED, MUTED, _UNKNOWN) if row.missing is None else ("none", MUTED, "o"))
    for signs, (face, edge, marker) in zip((places[: row.printed], places[row.printed :]), looks, strict=True):
        sns.scatterplot(
            x=[x for x, _ in signs],
            y=[y for _, y in signs],
            ax=axes,
            marker=marker,
            s=9**2,
            facecolor=face,
            edgecolor=edge,
            linewidth=1.1 if marker == "o" else 0,
            clip_on=False,
        )


def _sign(label: str, marker: str) -> Line2D:
    """The legend's entry for what is not printed: an open circle, or the question mark for nobody knows how many."""
    open_circle = {"markerfacecolor": "none"} if marker == "o" else {"markeredgewidth": 0}
    return Line2D([], [], linestyle="", marker=marker, markersize=9, color=MUTED, label=label, **open_circle)


def _alt(questions: list[_Row], absent: list[_Row], words: dict[str, str], language: str | None) -> str:
    items = [
        words["complete_item" if row.complete else "partial_item"].format(
            label=in_sentence(row.label), printed=counted(row.printed, language), sum=row.sum, whole=row.whole
        )
        for row in questions
    ]
    missing = [
        words["missing_item"].format(label=in_sentence(row.label), count=counted(row.missing or 0, language))
        for row in absent
    ]
    return words["alt"].format(
        total=counted(sum(row.printed for row in questions), language),
        questions=counted(len(questions), language),
        items="; ".join(items),
        missing="; ".join(missing),
        how_many="" if all(row.complete for row in questions) else words["mark"],
    )


def _table(rows: list[_Row], words: dict[str, str], not_printed: str) -> pd.DataFrame:
    answer = {True: words["yes"], False: words["no"], None: ""}
    return pd.DataFrame(
        [
            (
                row.label,
                str(row.printed),
                words["unknown"] if row.missing is None else str(row.missing),
                words.get(row.unit, ""),
                answer[row.complete],
                row.sum,
            )
            for row in rows
        ],
        columns=[
            words["question"],
            words["reported"],
            not_printed,
            *(words[column] for column in ("unit", "complete", "sum")),
        ],
    )
