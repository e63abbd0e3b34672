"""Figure on how sure a share is by answers of respondents, whose number is known."""

from __future__ import annotations

import pandas as pd

from evenwicht import language as lang
from evenwicht import report
from evenwicht.analysis.proportions import proportions_of
from evenwicht.bilingual import Bilingual
from evenwicht.figures import marks
from evenwicht.figures.answer_marks import answer_interval, answer_marks, at_margin, status_of
from evenwicht.figures.book_figure import BookFigure
from evenwicht.figures.canvas import band, canvas
from evenwicht.figures.labels import row_label
from evenwicht.figures.legend import status_legend
from evenwicht.figures.numbers import numbers, ranges
from evenwicht.figures.real import told_source
from evenwicht.figures.status import LOOKS, name
from evenwicht.figures.style import MUTED, drawing
from evenwicht.phrases import in_sentence
from evenwicht.published import Published
from evenwicht.survey import Survey, told_shares

_NONE = "\N{EN DASH}"
_WORDS = Bilingual(
    __name__,
    {
        "axis": "aandeel van alle gemeenten, met interval van {confidence} (n = {n})",
        "reported": "Vermeld",
        "interval": "Interval, populatie {population}",
        "range": "{low} tot {high}",
        "source": "rapport; {answers}; rekenwerk van deze uitgave",
        "alt": "Voor elk antwoord het aandeel in {answers}, met een interval van {confidence} dat voor alle antwoorden "
        "tegelijk geldt, als de respondenten een aselecte steekproef zijn uit {population} gemeenten. {items}.",
        "item": "{label} {share}, van {range}",
        "hidden": "{label} niet getoond: te weinig respondenten",
    },
)


def intervals_of_answers(
    published: Published,
    survey: Survey,
    variable: str,
    language: str | None = None,
    population: int = report.POPULATION,
    confidence: float = 0.95,
) -> BookFigure:
    """How sure is each share of the answers? Its simultaneous interval (Goodman 1965), beside the printed share.

    Parameters
    ----------
    published
        The printed figures.
    survey
        The answers; of confidential ones, a share is left out that must not be told.
    variable
        A question with one choice.
    language
        ``nl`` or ``en``; by default the language of the book.
    population
        Municipalities that the respondents were drawn from.
    confidence
        Of the intervals, for all answers at once.
    """
    words, status = _WORDS[lang.current(language)], status_of(survey)
    told, n = told_shares(survey, variable), survey.answered(variable).n
    found = proportions_of(survey.table, variable, population, confidence).set_index("category")
    ends = 100 * found[["lower", "upper"]].astype("float64")
    limits = {str(each): (low, high) for each, low, high in ends.itertuples() if told[each] == told[each]}
    printed = {figure.category: figure for figure in published.of(variable)}
    labels = published.codebook.labels(variable, language)
    shown = sorted(labels, key=lambda each: -float(printed[each].value) if each in printed else 0.0)

    def percent(value: float) -> str:
        return lang.percent(str(round(value, 6)), 1, language)

    table, items = [], []
    with drawing():
        figure, axes = canvas(len(shown), row=0.55, left=2.1, right=0.72)
        axes.set(xlim=(0, 100))
        axes.set_xticks([0, 25, 50, 75, 100], [lang.percent(tick, 0, language) for tick in (0, 25, 50, 75, 100)])
        share = lang.percent(str(round(100 * confidence)), 0, language)
        axes.set_xlabel(words["axis"].format(confidence=share, n=lang.number(n, language=language)))
        for row, each in enumerate(shown):
            if row % 2:
                band(axes, row - 0.5, row + 0.5)
            row_label(axes, row, labels[each])
            value, given = float(told[each]), _NONE
            if each in printed:
                marks.reported_dots(axes, [float(printed[each].value)], [row - 0.22], 6)
                given = lang.percent(printed[each].text, printed[each].decimals, language)
            if each not in limits:
                at_margin(axes, row, _NONE, 0.6, MUTED)
                table.append((labels[each], given, _NONE, _NONE))
                items.append(words["hidden"].format(label=in_sentence(labels[each])))
                continue
            low, high = limits[each]
            answer_interval(axes, low, high, row + 0.12, status)
            answer_marks(axes, [value], [row + 0.12], status)
            at_margin(axes, row, percent(value), 0.68, LOOKS[status].colour)
            ranged = words["range"].format(low=percent(low), high=percent(high))
            table.append((labels[each], given, percent(value), ranged))
            items.append(words["item"].format(label=in_sentence(labels[each]), share=percent(value), range=ranged))
        status_legend(axes, ["reported", status], language, marks=["reported", status])
    answers, said = told_source(survey, n, language), "; ".join(items)
    columns = [published.codebook.label(variable, language=language), words["reported"]]
    columns += [name(status, language).capitalize(), words["interval"].format(population=population)]
    return BookFigure(
        figure,
        words["alt"].format(
            answers=answers, confidence=share, population=population, items=said[:1].upper() + said[1:]
        ),
        pd.DataFrame(table, columns=columns),
        {
            columns[1]: numbers([printed[each].value if each in printed else None for each in shown], "percent"),
            columns[2]: numbers([told[each] for each in shown], "percent", 1),
            columns[3]: ranges([limits.get(each) for each in shown], "percent", 1),
        },
        ("reported", status, "interpretation"),
        words["source"].format(answers=answers),
        language,
    )
