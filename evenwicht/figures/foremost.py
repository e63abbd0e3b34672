"""Figure on the first page: how much of each question its first answer takes."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.figures import marks
from evenwicht.figures.book_figure import BookFigure, at_both_widths
from evenwicht.figures.canvas import canvas
from evenwicht.figures.labels import above_plot, beside, row_label
from evenwicht.figures.legend import status_legend
from evenwicht.figures.numbers import numbers, units
from evenwicht.figures.status import Status
from evenwicht.figures.style import GROUND, MUTED, PAPER, STRONG, drawing, is_narrow
from evenwicht.implied.sums import share_of_first
from evenwicht.phrases import counted, in_sentence
from evenwicht.published import Published, Unit

_DRAWN: dict[Status, Unit] = {"reported": "percent", "derived": "points"}
"""How the bars of a unit are drawn: a percentage as it is reported, a part of the points as what follows from them."""
_WORDS = Bilingual(
    __name__,
    {
        "axis": "deel van de antwoorden of van de punten",
        "half": "de helft",
        "of": "{question}, een van {count}",
        "of_reported": "{question}, een van {count} vermelde",
        "points": "{mean} van {total} punten",
        "question": "Vraag",
        "answer": "Antwoord bovenaan",
        "reported": "Vermeld",
        "share": "Deel",
        "in_percent": "procent",
        "in_points": "punten",
        "source": "rapport, paragrafen 2.1 tot en met 2.5.1",
        "item": "{question}: {answer} met {told}",
        "alt": "Een balk voor elk van de {count} vragen: hoeveel het antwoord bovenaan krijgt, van niets tot alles; open en "
        "gestreept waar dat deel uit een gemiddelde is afgeleid. {items}. Een lijn wijst de helft aan.",
    },
)


@at_both_widths
def foremost_answers(published: Published, language: str | None = None) -> BookFigure:
    """How much of each question does its first answer take? A bar each, from the largest part to the least.

    Parameters
    ----------
    published
        The printed figures.
    language
        ``nl`` or ``en``; by default the language of the book.
    """
    words, codebook = _WORDS[lang.current(language)], published.codebook
    asked = dict.fromkeys(figure.variable for figure in published.figures)
    rows = []
    found = sorted((share_of_first(published, variable) for variable in asked), key=lambda each: -each[1])
    for first, share in found:
        variable = first.variable
        mean = lang.number(first.text, first.decimals, language)
        told = (
            words["points"].format(mean=mean, total=codebook.variable(variable).total)
            if first.unit == "points"
            else lang.percent(first.text, first.decimals, language)
        )
        question, count = codebook.label(variable, language=language), counted(len(published.of(variable)), language)
        of = words["of" if published.is_complete(variable) else "of_reported"].format(question=question, count=count)
        rows.append(
            (
                question,
                of,
                codebook.label(variable, first.category, language),
                told,
                float(share),
            )
        )
    with drawing():
        figure, axes = canvas(len(rows), row=0.3 if is_narrow() else 0.56, left=2.55, right=0.3, top=0.3, details=1)
        axes.set(xlim=(0, 100), xlabel=words["axis"])
        axes.set_xticks([0, 50, 100], [lang.percent(tick, 0, language) for tick in (0, 50, 100)])
        dashes: dict[str, Any] = {"linewidth": 1, "linestyle": (0, (4, 3))}
        axes.axvline(50, color=MUTED, zorder=1, **dashes)
        above_plot(axes, 50, words["half"], 3, colour=MUTED)
        high = 0.28 if is_narrow() else 0.5
        for status, unit in _DRAWN.items():
            own = [row for row, (first, _) in enumerate(found) if first.unit == unit]
            marks.bars(axes, [rows[row][-1] for row in own], own, status, high)
        for row, (_, of, answer, told, part) in enumerate(rows):
            if part > 50:  # the line goes on over the bar
                axes.plot([50, 50], [row - high / 2, row + high / 2], color=PAPER, zorder=4, **dashes)
            row_label(axes, row, answer, of, clear=8, ground=True)
            beside(axes, part, row, told, 7, weight=STRONG, bbox=GROUND, zorder=5)
        status_legend(axes, list(_DRAWN), language)
    items = "; ".join(
        words["item"].format(question=of, answer=in_sentence(answer), told=told) for _, of, answer, told, _ in rows
    )
    table = pd.DataFrame(
        [(question, answer, told, lang.percent(str(part), 0, language)) for question, _, answer, told, part in rows],
        columns=[words["question"], words["answer"], words["reported"], words["share"]],
    )
    return BookFigure(
        figure,
        words["alt"].format(count=counted(len(rows), language), items=items),
        table,
        {
            words["reported"]: numbers(first.value for first, _ in found)
            + units(words[f"in_{first.unit}"] for first, _ in found),
            words["share"]: numbers([share for _, share in found], "percent"),
        },
        ("reported", "derived")
        if all(map(published.is_complete, asked))
        else ("reported", "derived", "interpretation"),
        words["source"],
        language,
    )
