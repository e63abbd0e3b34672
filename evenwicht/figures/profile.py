"""Figure on one way to divide the points, beside the means that the report prints."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import seaborn as sns
from matplotlib.lines import Line2D

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.figures import marks
from evenwicht.figures.book_figure import BookFigure, at_both_widths
from evenwicht.figures.canvas import canvas
from evenwicht.figures.labels import row_label
from evenwicht.figures.legend import status_legend
from evenwicht.figures.numbers import numbers
from evenwicht.figures.style import INK, drawing
from evenwicht.phrases import in_sentence
from evenwicht.published import Published

_WORDS = Bilingual(
    __name__,
    {
        "axis": "punten, van de {total}",
        "own": "een verdeling in hele punten",
        "reported": "Vermeld gemiddelde",
        "apart": "Verschil met vermeld",
        "way": "Meer of minder dan vermeld",
        "less": "minder",
        "same": "evenveel",
        "more": "meer",
        "source": "rapport, figuur {figure}; de verdeling is een voorbeeld van deze uitgave",
        "alt": "Voor elk antwoord een stip op het vermelde gemiddelde en een open ruit op een verdeling van {total} hele "
        "punten. {items}.",
        "item": "{label} vermeld {mean}, in de verdeling {points}",
    },
)


@at_both_widths
def profile_beside_means(
    published: Published, variable: str, points: Sequence[int], language: str | None = None
) -> BookFigure:
    """One division of whole points over the answers to a question, beside the printed means.

    Parameters
    ----------
    published
        The printed figures.
    variable
        A question that lets people divide points.
    points
        Whole points for each printed answer, in the order of the report; together all that there are to divide.
    language
        ``nl`` or ``en``; by default the language of the book.

    Raises
    ------
    ValueError
        The points do not fit the question.
    """
    words = _WORDS[lang.current(language)]
    printed = published.of(variable)
    total = published.codebook.variable(variable).total
    if total is None or len(points) != len(printed) or sum(points) != total or min(points) < 0:
        raise ValueError(f"points: found {list(points)}; expected {len(printed)} whole numbers that add to {total}")
    labels = published.codebook.labels(variable, language)
    with drawing():
        figure, axes = canvas(len(printed), row=0.4, left=2.6, right=0.3)
        reach = max(*points, *(int(answer.value) for answer in printed)) + 1
        axes.set(xlim=(-0.45, reach), xlabel=words["axis"].format(total=total), xticks=range(reach + 1))
        table, items = [], []
        for row, (answer, given) in enumerate(zip(printed, points, strict=True)):
            label = labels[answer.category]
            mean = lang.number(answer.text, answer.decimals, language)
            row_label(axes, row, label)
            marks.reported_dots(axes, [float(answer.value)], [row], 7)
            sns.scatterplot(
                x=[given],
                y=[row],
                marker="D",
                s=10**2,
                facecolor="none",
                edgecolor=INK,
                linewidth=1,
                clip_on=False,
                ax=axes,
            )
            apart = given - answer.value
            way = words["more" if apart > 0 else "less" if apart < 0 else "same"]
            table.append((label, mean, str(given), lang.number(apart, answer.decimals, language), way))
            items.append(words["item"].format(label=in_sentence(label), mean=mean, points=given))
        own = Line2D([], [], linestyle="", marker="D", markerfacecolor="none", color=INK, label=words["own"])
        status_legend(axes, ["reported"], language, marks=["reported"], others=[own])
    columns = [
        published.codebook.label(variable, language=language),
        words["reported"],
        words["own"].capitalize(),
        words["apart"],
        words["way"],
    ]
    source = words["source"].format(figure=printed[0].figure)
    told = "; ".join(items)
    alt = words["alt"].format(total=total, items=told[:1].upper() + told[1:])
    given_numbers = {
        columns[1]: numbers([answer.value for answer in printed], "points"),
        columns[2]: numbers(points, "points"),
        columns[3]: numbers([mine - answer.value for mine, answer in zip(points, printed, strict=True)], "points"),
    }
    return BookFigure(
        figure,
        alt,
        pd.DataFrame(table, columns=columns),
        given_numbers,
        ("reported", "interpretation"),
        source,
        language,
    )
