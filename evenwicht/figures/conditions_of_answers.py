"""Figure on how certain it is, by answers of respondents, that some conditions come before others."""

from __future__ import annotations

import pandas as pd

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.figures.answer_marks import answer_interval, answer_marks, at_margin, status_of
from evenwicht.figures.book_figure import BookFigure
from evenwicht.figures.canvas import band, canvas
from evenwicht.figures.labels import group_heading, row_label
from evenwicht.figures.legend import status_legend
from evenwicht.figures.numbers import numbers, ranges
from evenwicht.figures.real import told_source
from evenwicht.figures.status import LOOKS
from evenwicht.figures.style import INK, MUTED, drawing
from evenwicht.implied.condition_contrasts import condition_contrasts, contrasts_of_one_side, names
from evenwicht.phrases import counted, in_sentence
from evenwicht.published import Published
from evenwicht.survey import Survey
from evenwicht.survey.disclosure import tellable

_WORDS = Bilingual(
    __name__,
    {
        "axis": "verschil in punten tussen gemeenten, met interval (n = {n})",
        "between": "Tussen dimensies",
        "within": "Binnen een dimensie",
        "above": "boven {label}",
        "first": "Eerste",
        "second": "Tweede",
        "yes": "zeker",
        "no": "ligt niet vast",
        "difference": "Verschil",
        "interval": "Interval van {confidence}",
        "certain": "Staat vast",
        "range": "{low} tot {high}",
        "alt": "Voor {between} van de {pairs} verschillen tussen twee dimensies, en daarna tussen de twee pijlers van een dimensie, het verschil "
        "in de antwoorden met een interval van {confidence} voor alle gemeenten, dat voor alle rijen tegelijk geldt. "
        "Rechts van nul ligt de eerste voor. {items}.",
        "item": "{first} boven {second}: {mean}, van {range}",
    },
)


def conditions_of_answers(
    published: Published, survey: Survey, language: str | None = None, confidence: float = 0.95
) -> BookFigure:
    """Are relational and cultural conditions really ahead, by the answers? Each difference with its interval.

    Parameters
    ----------
    published
        The printed figures, which say which differences are in question.
    survey
        The answers; a t interval with the finite population of the report, as of a random sample.
    language
        ``nl`` or ``en``; by default the language of the book.
    confidence
        For all rows together (Bonferroni).

    Raises
    ------
    evenwicht.survey.DisclosureError
        Too few answered to tell of them.
    """
    words, status = _WORDS[lang.current(language)], status_of(survey)
    answers = tellable(survey, "condition").table
    between, within = condition_contrasts(published)
    found = {c: c.interval_of(answers, confidence, len(between) + len(within)) for c in between + within}
    share = lang.percent(str(round(100 * confidence)), 0, language)
    table: list[tuple[str, ...]] = []
    items: list[str] = []

    def text(value: float) -> str:
        return lang.number(str(round(value, 6)), 1, language)

    with drawing():
        figure, axes = canvas(1.4 * len(between) + 2.2 * len(within) + 1.6, row=0.36, left=2.45, right=1.02)
        axes.axvline(0, color=INK, linewidth=1, zorder=1)
        ends = [end for interval in found.values() for end in interval]
        axes.set(xlim=(min(0.0, *ends) - 0.2, max(0.0, *ends) + 0.2), xlabel=words["axis"].format(n=len(answers)))
        row = 0.0
        for heading, contrasts in (("between", between), ("within", within)):
            band(axes, row - 0.4, row + 0.4, named=False)
            group_heading(axes, row, words[heading])
            step = 1.4 if heading == "between" else 2.2
            for contrast in contrasts:
                row += step * 0.7 if contrast is contrasts[0] else step
                first, second = names(published, contrast, language)
                row_label(axes, row, first, words["above"].format(label=in_sentence(second)))
                low, high = found[contrast]
                mean = (low + high) / 2
                answer_interval(axes, low, high, row, status)
                answer_marks(axes, [mean], [row], status)
                sure = low > 0
                told = words["yes" if sure else "no"]
                at_margin(axes, row, told, 0.98, LOOKS[status].colour if sure else MUTED)
                ranged = words["range"].format(low=text(low), high=text(high))
                table.append((first, second, text(mean), ranged, told))
                one = in_sentence(first) if items else first
                items.append(words["item"].format(first=one, second=in_sentence(second), mean=text(mean), range=ranged))
            row += 1.2
        status_legend(axes, [status], language, marks=[status])
    columns = [
        words["first"],
        words["second"],
        words["difference"],
        words["interval"].format(confidence=share),
        words["certain"],
    ]
    return BookFigure(
        figure,
        words["alt"].format(**pairs_told(published, len(between), confidence, language), items="; ".join(items)),
        pd.DataFrame(table, columns=columns),
        {
            words["difference"]: numbers([(low + high) / 2 for low, high in found.values()], "points", 1),
            columns[3]: ranges(found.values(), "points", 1),
        },
        (status, "interpretation"),
        told_source(survey, len(answers), language),
        language,
    )


def pairs_told(published: Published, between: int, confidence: float, language: str | None) -> dict[str, str]:
    """How many of the differences between two dimensions are drawn, and at which confidence, for the alt text."""
    return {
        "between": counted(between, language),
        "pairs": counted(between + len(contrasts_of_one_side(published)), language),
        "confidence": lang.percent(str(round(100 * confidence)), 0, language),
    }
