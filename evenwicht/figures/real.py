"""Figures on the answers of respondents, where the book is built on them (``make book SURVEY=export.csv``).

A figure of printed shares or means then sets the shares or means of the answers beside the printed ones; a figure of
synthetic ensembles gives way to one of the answers. Synthetic answers, read for a trial, keep the look of what is
synthetic: they are never drawn as real.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

import pandas as pd

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual, Plural
from evenwicht.codebook import Variable
from evenwicht.figures import marks
from evenwicht.figures.answer_marks import answer_marks, at_margin, status_of
from evenwicht.figures.book_figure import BookFigure
from evenwicht.figures.canvas import band, canvas
from evenwicht.figures.captions import captioned
from evenwicht.figures.labels import long_axis_label, name_axis, row_label
from evenwicht.figures.legend import status_legend
from evenwicht.figures.numbers import Unit, numbers
from evenwicht.figures.status import LOOKS, name
from evenwicht.figures.style import MUTED, drawing
from evenwicht.phrases import counted, in_sentence
from evenwicht.published import Published
from evenwicht.survey import Survey, loaded, told_group_means, told_means, told_shares

_NONE = "\N{EN DASH}"

_WORDS = Bilingual(
    __name__,
    {
        "share": "aandeel van de respondenten (n = {n})",
        "mean": "gemiddeld aantal punten (n = {n})",
        "group_mean": "gemiddeld aantal punten voor {item} (n = {n})",
        "size": "Aantal",
        "source": "rapport, paragraaf {section}; {answers}",
        "answers": "antwoorden uit {source} ({provenance}, n = {n})",
        "trial": "proef met synthetische antwoorden uit {source} (n = {n}); geen bevinding",
        "confidential": "vertrouwelijk",
        "public": "openbaar",
        "alt": "Voor {count} antwoorden op {question} staat het vermelde cijfer naast dat van de {n} respondenten in "
        "{answers}: {items}.",
        "item": "{label} vermeld {printed}, {status} {answered}",
        "group_alt": "Het gemiddelde aantal punten voor {item} binnen elke groep van {question}, naar {answers}: "
        "{items}.",
        "too_few": "{label} niet getoond: te weinig respondenten",
        "small": "te klein",
    },
)
_GROUP = Bilingual(__name__, Plural("{label} {mean} ({size} respondent)", "{label} {mean} ({size} respondenten)"))


def answers_of(survey: Survey, variable: Variable) -> pd.Series[float]:
    """The share (percent) or mean (points) of every answer to a question, by category; NaN where it is not told."""
    told = told_means if variable.kind == "allocation" else told_shares
    return told(survey, variable.name).reindex([category.name for category in variable.categories])


def told_source(survey: Survey, n: int, language: str | None = None) -> str:
    """Which answers a figure rests on, in words, with how many respondents."""
    words = _WORDS[lang.current(language)]
    if survey.provenance == "synthetic":
        return words["trial"].format(source=survey.source, n=lang.number(n, language=language))
    return words["answers"].format(
        source=survey.source, provenance=words[survey.provenance], n=lang.number(n, language=language)
    )


def printed_beside_answers(
    published: Published, survey: Survey, variable: str, language: str | None = None
) -> BookFigure:
    """How do the answers compare with what is printed? A row for each answer to a question, with both figures.

    Parameters
    ----------
    published
        The printed figures.
    survey
        The answers.
    variable
        The question.
    language
        ``nl`` or ``en``; by default the language of the book.
    """
    words, asked = _WORDS[lang.current(language)], published.codebook.variable(variable)
    figures = {figure.category: figure for figure in published.of(variable)}
    answered, n = answers_of(survey, asked), survey.answered(variable).n
    shown = [category.name for category in asked.categories if category.name in figures or answered[category.name] != 0]
    shown.sort(key=lambda each: -float(figures[each].value) if each in figures else 0.0)
    decimals = next(iter(figures.values())).decimals
    is_share = asked.kind != "allocation"
    unit: Unit = "percent" if is_share else "points"

    def told(value: object) -> str:
        if value is None or value != value:
            return _NONE
        text = lang.number(str(value), decimals, language)
        return f"{text}%" if is_share else text

    labels, status = published.codebook.labels(variable, language), status_of(survey)
    printed = [told(figures[each].value if each in figures else None) for each in shown]
    real = [told(answered[each]) for each in shown]
    with drawing():
        figure, axes = canvas(len(shown), row=0.42, left=2.25, right=1.05)
        dots = [(float(figures[each].value), row) for row, each in enumerate(shown) if each in figures]
        values = [float(answered[each]) for each in shown]
        reach = max([value for value, _ in dots] + [value for value in values if value == value])
        axes.set(xlim=(0, reach * 1.06), xlabel=words["share" if is_share else "mean"].format(n=n))
        if is_share:
            ticks = range(0, int(reach) + 1, 10 if reach <= 50 else 20)
            axes.set_xticks(list(ticks), [lang.percent(tick, 0, language) for tick in ticks])
        marks.reported_dots(axes, [value for value, _ in dots], [row - 0.17 for _, row in dots], 8)
        answer_marks(axes, values, [row + 0.17 for row in range(len(shown))], status)
        for row, each in enumerate(shown):
            row_label(axes, row, labels[each])
            at_margin(axes, row, printed[row], 0.45, LOOKS["reported"].colour)
            at_margin(axes, row, real[row], 0.95, LOOKS[status].colour)
        status_legend(axes, ["reported", status], language, marks=["reported", status])
    answers = told_source(survey, n, language)
    items = [
        words["item"].format(label=in_sentence(labels[each]), printed=one, status=name(status, language), answered=two)
        for each, one, two in zip(shown, printed, real, strict=True)
    ]
    question = published.codebook.label(variable, language=language)
    return BookFigure(
        figure,
        words["alt"].format(
            count=counted(len(shown), language),
            question=in_sentence(question),
            n=lang.number(n, language=language),
            answers=answers,
            items="; ".join(items),
        ),
        pd.DataFrame(
            {
                question: [labels[each] for each in shown],
                name("reported", language).capitalize(): printed,
                name(status, language).capitalize(): real,
            }
        ),
        {
            name("reported", language).capitalize(): numbers(
                [figures[each].value if each in figures else None for each in shown], unit
            ),
            name(status, language).capitalize(): numbers([answered[each] for each in shown], unit, decimals),
        },
        ("reported", status),
        words["source"].format(section=next(iter(figures.values())).section, answers=answers),
        language,
    )


def group_means_of_answers(
    published: Published, survey: Survey, item: str, language: str | None = None, by: str = "philosophy"
) -> BookFigure:
    """How many points does each group give? The mean of one steering form within each group of respondents.

    Of confidential answers, neither size nor mean of a group is told that is too small, or that would give one away
    (`evenwicht.survey.disclosure`).

    Parameters
    ----------
    published
        The printed figures, for the labels.
    survey
        The answers.
    item
        The steering form.
    language
        ``nl`` or ``en``; by default the language of the book.
    by
        The single-choice question that makes the groups.
    """
    words, status, codebook = _WORDS[lang.current(language)], status_of(survey), published.codebook
    n = survey.answered(by, "steering_form").n
    labels = codebook.labels(by, language)
    groups = told_group_means(survey, by, "steering_form")
    groups = groups[(groups["item"] == item) & (groups["n"] != 0).fillna(True)]
    rows = [
        (labels[str(each)], None if size is pd.NA else int(size), float(mean))
        for each, size, mean in zip(groups["group"], groups["n"], groups["mean"], strict=True)
    ]
    form = in_sentence(codebook.label("steering_form", item, language))
    texts = [_NONE if size is None else lang.number(str(mean), 2, language) for _, size, mean in rows]
    sizes = [_NONE if size is None else lang.number(size, language=language) for _, size, _ in rows]
    with drawing():
        axis, more = long_axis_label(words["group_mean"].format(item=form, n=n))
        figure, axes = canvas(len(rows), row=0.5, left=2.25, right=0.6, axis=0.5 + more)
        name_axis(axes, axis)
        told = [(mean, row) for row, (_, size, mean) in enumerate(rows) if size is not None]
        reach = max([mean for mean, _ in told], default=1.0)
        axes.set(xlim=(0, reach * 1.1 or 1))
        for row, (label, size, _) in enumerate(rows):
            if row % 2:
                band(axes, row - 0.5, row + 0.5)
            row_label(axes, row, label, words["small"] if size is None else f"n = {sizes[row]}")
            at_margin(axes, row, texts[row], 0.5, MUTED if size is None else LOOKS[status].colour)
        answer_marks(axes, [mean for mean, _ in told], [row for _, row in told], status)
        status_legend(axes, [status], language, marks=[status])
    answers = told_source(survey, n, language)
    items = [
        (words["too_few"] if size is None else _GROUP[lang.current(language)].of(size)).format(
            label=in_sentence(label), mean=text, size=size
        )
        for (label, size, _), text in zip(rows, texts, strict=True)
    ]
    question = codebook.label(by, language=language)
    return BookFigure(
        figure,
        words["group_alt"].format(item=form, question=in_sentence(question), answers=answers, items="; ".join(items)),
        pd.DataFrame(
            {
                question: [label for label, _, _ in rows],
                words["size"]: sizes,
                codebook.label("steering_form", item, language): texts,
            }
        ),
        {
            words["size"]: numbers([size for _, size, _ in rows], "respondents"),
            codebook.label("steering_form", item, language): numbers([mean for *_, mean in rows], "points", 2),
        },
        (status,),
        answers,
        language,
    )


def beside_answers(
    variable: str,
) -> Callable[[Callable[[Published, str | None], BookFigure]], Callable[..., BookFigure]]:
    """Make a figure of printed numbers set answers beside them where the book is built on answers."""

    def decorate(draw: Callable[[Published, str | None], BookFigure]) -> Callable[..., BookFigure]:
        @captioned
        @wraps(draw)
        def drawn(published: Published, language: str | None = None) -> BookFigure:
            survey = loaded()
            if survey is None:
                return draw(published, language)
            return printed_beside_answers(published, survey, variable, language)

        return drawn

    return decorate
