"""Figure on the numbers of respondents that can have given the report's figures."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from evenwicht import language as lang
from evenwicht import report
from evenwicht.bilingual import Bilingual
from evenwicht.figures import marks
from evenwicht.figures.book_figure import BookFigure, at_both_widths
from evenwicht.figures.canvas import band, canvas, points_across
from evenwicht.figures.labels import beside_row, note, row_label
from evenwicht.figures.legend import status_legend
from evenwicht.figures.numbers import numbers
from evenwicht.figures.status import LOOKS, names
from evenwicht.figures.style import BODY, MUTED, RULE, SMALL, STRONG, drawing
from evenwicht.identify import Rounding, joint_sample_sizes
from evenwicht.number_runs import runs, told
from evenwicht.phrases import in_sentence
from evenwicht.published import Published

_BEYOND = 9
"""How many n the strips show beyond the last that is impossible."""

_WORDS = Bilingual(
    __name__,
    {
        "all": "Alle vragen samen",
        "axis": "aantal respondenten (n)",
        "possible": "{status}: deze n is mogelijk",
        "smallest": "vanaf",
        "more": "verder tot en met {population}:\nalles mogelijk",
        "question": "Vraag",
        "least": "Kleinste aantal",
        "count": "Mogelijke aantallen, van {population}",
        "which": "Welke aantallen",
        "none": "geen",
        "source": "rapport, paragrafen 2.1 tot en met 2.5.1; rekenwerk van deze uitgave",
        "alt": "Stroken van streepjes: één streepje voor elk aantal respondenten dat de vermelde cijfers kan "
        "opleveren, en een gat waar dat niet kan. {items}. Alle vragen samen, door dezelfde mensen beantwoord: "
        "{joint}.",
        "item": "{label} kan vanaf {least}, bij {count} van de {population} aantallen",
        "impossible_item": "{label} kan bij geen enkel aantal",
        "joint": "de kleinste mogelijke n is {least}, onmogelijk blijven daarboven {gaps}, en vanaf {certain} tot en "
        "met {population} kan elk aantal",
        "joint_none": "geen enkel aantal tot en met {population} is mogelijk",
        "no_gaps": "geen andere aantallen",
    },
)


@at_both_widths
def possible_sample_sizes(
    published: Published,
    language: str | None = None,
    rounding: Rounding = "any",
    population: int = report.POPULATION,
) -> BookFigure:
    """How many can have answered? For each question and for all together, the n that can print the figures.

    Parameters
    ----------
    published
        The printed figures.
    language
        ``nl`` or ``en``; by default the language of the book.
    rounding
        How the report rounded; it does not say, so by default a half may have gone either way.
    population
        The largest n considered.
    """
    words = _WORDS[lang.current(language)]
    questions = report.questions(published)
    rows = [
        (
            published.codebook.label(question.name, language=language),
            joint_sample_sizes([question], population, rounding),
        )
        for question in questions
    ]
    joint = joint_sample_sizes(questions, population, rounding)
    rows.append((words["all"], joint))
    possible = set(joint)
    last_gap = max((n for n in range(1, population + 1) if n not in possible), default=0)
    end = min(last_gap + _BEYOND, population)
    with drawing():
        figure, axes = canvas(len(rows), row=0.52, left=1.7, right=0.6, top=0.42)
        axes.set(xlim=(0, end + 1), xlabel=words["axis"], xticks=range(0, end + 1, 20))
        axes.grid(visible=False)
        band(axes, len(rows) - 1.48, len(rows) - 0.52)
        for row, (label, sizes) in enumerate(rows):
            together = row == len(rows) - 1
            row_label(axes, row, label, weight=STRONG if together else 400)
            _strip(axes, [n for n in sizes if n <= end], row)
            least = lang.number(min(sizes), 0, language) if sizes else words["none"]
            beside_row(axes, row, least, 6, size=BODY, colour=LOOKS["derived"].colour, weight=STRONG)
        _above(axes, 1, words["smallest"], "left", 6)
        if end < population:
            _above(axes, 1, words["more"].format(population=population), "right", 0)
        tick = Line2D(
            [],
            [],
            linestyle="",
            marker=LOOKS["derived"].marker,
            color=LOOKS["derived"].colour,
            markersize=11,
            markeredgewidth=1.6,
            label=words["possible"].format(status=names("derived", "interpretation", language=language)),
        )
        status_legend(axes, [], language, others=[tick])
    return BookFigure(
        figure,
        _alt(rows, population, words, language),
        pd.DataFrame(
            [
                (
                    label,
                    lang.number(min(sizes), 0, language) if sizes else words["none"],
                    lang.number(len(sizes), 0, language),
                    told(sizes) or words["none"],
                )
                for label, sizes in rows
            ],
            columns=[
                words["question"],
                words["least"],
                words["count"].format(population=population),
                words["which"],
            ],
        ),
        {
            words["least"]: numbers([min(sizes, default=None) for _, sizes in rows], "respondents"),
            words["count"].format(population=population): numbers([len(sizes) for _, sizes in rows]),
        },
        ("derived", "interpretation"),
        words["source"],
        language,
    )


def _strip(axes: Axes, sizes: list[int], row: int) -> None:
    """A line under the row, and on it one stroke for each possible n."""
    left, right = axes.get_xlim()
    axes.plot([left, right], [row + 0.3, row + 0.3], color=RULE, linewidth=1, zorder=1, clip_on=False)
    marks.derived_strokes(axes, sizes, row, 0.56, 0.62 * points_across(axes) / (right - left))


def _above(axes: Axes, x: float, text: str, align: str, right: float) -> None:
    note(axes, text, (x, 1), (right, 2), coordinates="axes fraction", ha=align, va="bottom", size=SMALL, color=MUTED)


def _alt(rows: list[tuple[str, list[int]]], population: int, words: dict[str, str], language: str | None) -> str:
    items: list[str] = []
    for label, sizes in rows[:-1]:
        item = words["item" if sizes else "impossible_item"]
        items.append(
            item.format(
                label=label if not items else in_sentence(label),
                least=min(sizes, default=0),
                count=len(sizes),
                population=population,
            )
        )
    joint = rows[-1][1]
    told_joint = words["joint_none"].format(population=population)
    if joint:
        gaps = [n for n in range(joint[0], joint[-1] + 1) if n not in set(joint)]
        told_joint = words["joint"].format(
            least=joint[0],
            gaps=lang.listing(told(gaps).split(", "), language) if gaps else words["no_gaps"],
            certain=runs(joint)[-1][0],
            population=population,
        )
    return words["alt"].format(items="; ".join(items), joint=told_joint)
