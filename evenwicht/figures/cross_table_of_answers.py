"""Figure of the cross-table that the report does not print, and of one by answers: each steering form within each group."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual, Plural
from evenwicht.figures.answer_marks import status_of
from evenwicht.figures.book_figure import BookFigure
from evenwicht.figures.bounds import steering_form_bounds
from evenwicht.figures.captions import captioned
from evenwicht.figures.heat_map import ColumnHead, heat_map
from evenwicht.figures.numbers import numbers
from evenwicht.figures.real import told_source
from evenwicht.figures.status import name
from evenwicht.figures.style import drawing
from evenwicht.phrases import in_sentence
from evenwicht.published import Published
from evenwicht.survey import Survey, loaded, told_group_means

POINTS = (1, 2)
"""Mean points from which a cell is darker."""
_NONE = "\N{EN DASH}"

_WORDS: Bilingual[dict[str, Any]] = Bilingual(
    __name__,
    {
        "axis": "gemiddeld aantal punten binnen de groep (n = {n})",
        "size": "n = {size}",
        "small": "te klein",
        "tints": ("minder dan {some} punt", "{some} tot {many}", "{many} of meer"),
        "count": "Aantal",
        "source": "{answers}",
        "alt": "Een kruistabel als beeld, naar {answers}: een kolom voor elke groep van {question} en een rij voor elke "
        "sturingsvorm. In elke cel staat het gemiddelde van de antwoorden; hoe voller de kleur, hoe meer punten. {groups}.",
        "group": Plural(
            "{label} ({size} respondent): {first} het hoogst, {mean}",
            "{label} ({size} respondenten): {first} het hoogst, {mean}",
        ),
        "hidden": "{label}: niet getoond, te weinig respondenten",
    },
)


def cross_table_of_answers(
    published: Published, survey: Survey, language: str | None = None, by: str = "philosophy"
) -> BookFigure:
    """What do the answers say of the cross-table? The mean of each form within each group, a column a group.

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
    sizes: list[int | None] = []
    given: list[float] = []
    heads: list[ColumnHead] = []
    texts: list[list[str]] = []
    tints: list[list[int]] = []
    for group in groups:
        size = _size(told, group)
        shown = _NONE if size is None else lang.number(size, language=language)
        heads.append(
            ColumnHead(group_labels[group], words["small"] if size is None else words["size"].format(size=shown))
        )
        means = [float(means_told[group, form.category]) for form in forms]
        texts.append([_NONE if size is None else lang.number(str(mean), 2, language) for mean in means])
        tints.append([0 if size is None else sum(mean >= least for least in POINTS) for mean in means])
        sizes += [size] * len(forms)
        given += means
        table += [
            (group_labels[group], shown, form_labels[form.category], text)
            for form, text in zip(forms, texts[-1], strict=True)
        ]
        label = in_sentence(group_labels[group])
        if size is None:
            items.append(words["hidden"].format(label=label))
        else:
            best = max(range(len(forms)), key=means.__getitem__)
            first = in_sentence(form_labels[forms[best].category])
            items.append(words["group"].of(size).format(label=label, size=size, first=first, mean=texts[-1][best]))
    some, many = POINTS
    legend = [text.format(some=some, many=many) for text in words["tints"]]
    axis = words["axis"].format(n=lang.number(n, language=language))
    names = [form_labels[form.category] for form in forms]
    with drawing():
        figure = heat_map(names, heads, texts, tints, legend, [status], axis, language)
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
        {
            words["count"]: numbers(sizes, "respondents"),
            name(status, language).capitalize(): numbers(given, "points", 2),
        },
        (status,),
        words["source"].format(answers=answers),
        language,
    )


def _size(told: pd.DataFrame, group: str) -> int | None:
    """The size of a group; None where it must not be told."""
    size = told["n"].xs(group, level="group").iloc[0]
    return None if size is pd.NA else int(size)


@captioned
def cross_table(published: Published, language: str | None = None, n: int | None = None) -> BookFigure:
    """What can be said of the cross-table? The bounds of every cell (`steering_form_bounds`).

    Where the book is built on answers, these give way to their means (`cross_table_of_answers`).

    Parameters
    ----------
    published
        The printed figures.
    language
        ``nl`` or ``en``; by default the language of the book.
    n
        The number of respondents of the bounds; by default the least that can print the report.
    """
    survey = loaded()
    if survey is not None:
        return cross_table_of_answers(published, survey, language)
    return steering_form_bounds(published, language, n)
