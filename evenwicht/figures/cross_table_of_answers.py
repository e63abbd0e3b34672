"""Figure of a cross-table by answers of respondents: the mean of each steering form within each group."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from evenwicht import language as lang
from evenwicht.figures import marks
from evenwicht.figures.answer_marks import answer_marks, status_of
from evenwicht.figures.book_figure import BookFigure
from evenwicht.figures.canvas import band, canvas
from evenwicht.figures.labels import above_plot, row_label
from evenwicht.figures.legend import status_legend
from evenwicht.figures.real import told_source
from evenwicht.figures.status import LOOKS, name
from evenwicht.figures.style import MUTED, RULE, SMALL, STRONG, drawing
from evenwicht.figures.text import wrapped
from evenwicht.phrases import in_sentence
from evenwicht.published import Published
from evenwicht.survey import Survey, told_group_means

PITCH = 13.0
"""Width of a column, of which the ten points take up the first ten."""
_HEAD = 46
"""Height of one tier of column heads, in points."""
_NONE = "\N{EN DASH}"

_WORDS = {
    "nl": {
        "axis": "gemiddeld aantal punten binnen de groep (n = {n})",
        "size": "n = {size}",
        "small": "te klein",
        "count": "Aantal",
        "source": "rapport, figuur II; {answers}",
        "alt": "Een kruistabel als beeld, naar {answers}: een kolom voor elke groep van {question} en een rij voor elke "
        "sturingsvorm. In elke cel staat het gemiddelde van de antwoorden, met een stip op het vermelde gemiddelde over "
        "iedereen. {groups}.",
        "group": "{label} ({size} respondenten): {first} het hoogst, {mean}",
        "hidden": "{label}: niet getoond, te weinig respondenten",
    },
    "en": {
        "axis": "mean number of points within the group (n = {n})",
        "size": "n = {size}",
        "small": "too few",
        "count": "Number",
        "source": "report, figure II; {answers}",
        "alt": "A cross-table as a picture, by {answers}: a column for each group of {question} and a row for each "
        "steering form. In each cell stands the mean of the answers, with a dot at the reported mean of everyone. "
        "{groups}.",
        "group": "{label} ({size} respondents): {first} highest, {mean}",
        "hidden": "{label}: not shown, too few respondents",
    },
}


def cross_table_of_answers(
    published: Published, survey: Survey, language: str | None = None, by: str = "philosophy"
) -> BookFigure:
    """What do the answers say of the cross-table? The mean of each form within each group, beside the printed one.

    Neither size nor means of a group are told that must not be (`evenwicht.survey.disclosure`).

    Parameters
    ----------
    published
        The printed figures.
    survey
        The answers.
    language
        ``nl`` or ``en``; by default the language of the book.
    by
        The single-choice question that makes the groups: up to five.
    """
    words, status, codebook = _WORDS[lang.current(language)], status_of(survey), published.codebook
    told = told_group_means(survey, by, "steering_form").set_index(["group", "item"])
    means_told = told["mean"].to_dict()
    forms, group_labels = published.of("steering_form"), codebook.labels(by, language)
    form_labels = codebook.labels("steering_form", language)
    groups = [group for group in group_labels if _size(told, group) != 0]
    n = survey.answered(by, "steering_form").n
    table, items = [], []
    with drawing():
        axis = words["axis"].format(n=lang.number(n, language=language))
        figure, axes = cross_canvas([form_labels[form.category] for form in forms], len(groups), 0.42, axis)
        for column, group in enumerate(groups):
            start, size = PITCH * column, _size(told, group)
            axes.vlines([start, start + 5, start + 10], -0.5, len(forms) - 0.5, color=RULE, linewidth=0.8, zorder=1)
            head = words["small"] if size is None else words["size"].format(size=lang.number(size, language=language))
            heading(axes, start + 5, group_labels[group], head, upper=column % 2 == 0)
            means = [float(means_told[group, form.category]) for form in forms]
            texts = [_NONE if size is None else lang.number(str(mean), 2, language) for mean in means]
            for row, (form, mean, text) in enumerate(zip(forms, means, texts, strict=True)):
                marks.reported_dots(axes, [start + float(form.value)], [row - 0.2], 3.5)
                if size is not None:
                    answer_marks(axes, [start + mean], [row + 0.1], status, 6)
                    colour = LOOKS[status].colour
                    beside = start + mean + (1 if mean < 6 else -1) * 0.3 * len(groups)
                    axes.text(
                        beside,
                        row + 0.1,
                        text,
                        size=SMALL,
                        color=colour,
                        va="center",
                        ha="left" if mean < 6 else "right",
                    )
                shown = _NONE if size is None else lang.number(size, language=language)
                table.append((group_labels[group], shown, form_labels[form.category], text))
            label = in_sentence(group_labels[group])
            if size is None:
                items.append(words["hidden"].format(label=label))
            else:
                best = max(range(len(forms)), key=means.__getitem__)
                first = in_sentence(form_labels[forms[best].category])
                items.append(words["group"].format(label=label, size=size, first=first, mean=texts[best]))
        status_legend(axes, ["reported", status], language, marks=["reported", status])
    answers, question = told_source(survey, n, language), codebook.label(by, language=language)
    said = "; ".join(items)
    return BookFigure(
        figure,
        words["alt"].format(answers=answers, question=in_sentence(question), groups=said[:1].upper() + said[1:]),
        pd.DataFrame(
            table,
            columns=[
                question,
                words["count"],
                codebook.label("steering_form", language=language),
                name(status, language).capitalize(),
            ],
        ),
        ("reported", status),
        words["source"].format(answers=answers),
        language,
    )


def _size(told: pd.DataFrame, group: str) -> int | None:
    """The size of a group; None where it must not be told."""
    size = told["n"].xs(group, level="group").iloc[0]
    return None if size is pd.NA else int(size)


def cross_canvas(rows: Sequence[str], columns: int, height: float, axis: str) -> tuple[Figure, Axes]:
    """A figure for a cross-table: named rows with bands, and a scale from 0 to 10 for each column.

    Parameters
    ----------
    rows
        The names of the rows, from the top.
    columns
        How many columns; each begins `PITCH` after the one before it.
    height
        Of a row, in inches.
    axis
        What the scales measure.
    """
    figure, axes = canvas(len(rows), row=height, left=1.66, right=0.1, top=1.36)
    axes.set(xlim=(-1, PITCH * columns - 2), xlabel=axis)
    axes.grid(visible=False)
    ticks = [(column, tick) for column in range(columns) for tick in (0, 5, 10)]
    named = [
        str(tick) if tick < 10 or column == columns - 1 else "" for column, tick in ticks
    ]  # 10 would touch the next 0
    axes.set_xticks([PITCH * column + tick for column, tick in ticks], named)
    for row, label in enumerate(rows):
        if row % 2 == 0:
            band(axes, row - 0.5, row + 0.5)
        row_label(axes, row, label)
    return figure, axes


def heading(axes: Axes, x: float, name: str, size: str, *, upper: bool) -> None:
    """The head of a column in one of two tiers, so that neighbours have room; a line leads down from the upper."""
    foot = 6 + (_HEAD if upper else 0)
    if upper:
        axes.annotate(
            "",
            (x, 1),
            (0, foot),
            xycoords=("data", "axes fraction"),
            textcoords="offset points",
            arrowprops={"arrowstyle": "-", "color": RULE, "linewidth": 0.8, "shrinkA": 0, "shrinkB": 0},
            annotation_clip=False,
        )
    above_plot(axes, x, size, foot, colour=MUTED)
    above_plot(axes, x, wrapped(name, 1.02, SMALL, STRONG), foot + 14, weight=STRONG)
