"""Figures on what changed between two waves: each figure then and now, with the interval of the difference."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import pandas as pd

from evenwicht import language as lang
from evenwicht import trend
from evenwicht.bilingual import Bilingual, Plural
from evenwicht.figures.answer_marks import answer_interval, answer_marks, at_margin, status_of
from evenwicht.figures.book_figure import BookFigure, at_both_widths
from evenwicht.figures.canvas import band, canvas
from evenwicht.figures.labels import group_heading, row_label
from evenwicht.figures.legend import status_legend
from evenwicht.figures.numbers import numbers, ranges
from evenwicht.figures.real import told_source
from evenwicht.figures.status import LOOKS, Status
from evenwicht.figures.style import INK, MUTED, drawing, is_narrow
from evenwicht.nothing import Nothing
from evenwicht.phrases import counted, in_sentence
from evenwicht.published import Published, Unit

_NONE = "\N{EN DASH}"
_COLUMNS = (0.44, 0.92, 1.54)
"""How far from the plot the numbers of then and now end, and the word on the change, in inches."""
_WORDS = Bilingual(
    __name__,
    {
        "percent": "verandering in procentpunten, met interval van {confidence}",
        "points": "verandering in punten, met interval van {confidence}",
        "answer": "Antwoord",
        "question": "Vraag",
        "interval": "Verandering, interval van {confidence}",
        "change": "Verandering",
        "range": "{low} tot {high}",
        "up": "meer",
        "down": "minder",
        "undecided": "",
        "": "",
        "told_up": "meer",
        "told_down": "minder",
        "told_undecided": "niet te beslissen",
        "told_": "niet genoemd: te weinig respondenten",
        "source": "rapport; {answers}; rekenwerk van deze uitgave",
        "source_waves": "antwoorden uit {earlier}; {answers}; rekenwerk van deze uitgave",
        "percent_none": "Van geen enkel percentage staat vast dat het sinds {then} veranderde.",
        "points_none": "Van geen enkel gemiddelde staat vast dat het sinds {then} veranderde.",
        "percent_what": "Elk percentage in {then} en in {now}, met het interval van het verschil.",
        "points_what": "Elk gemiddelde aantal punten in {then} en in {now}, met het interval van het verschil.",
        "few": "Een streepje staat waar te weinig respondenten antwoordden om het te noemen.",
        "alt": "Voor elk antwoord het cijfer in {then} en in {now}, en het interval van {confidence} van de verandering. "
        "Rechts van nul is het meer geworden. {items}.",
        "item": "{label} van {before} naar {after}, verandering {range}: {verdict}",
        "hidden": "{label} {verdict}",
    },
)

_CHANGED = Bilingual(
    __name__,
    {
        "percent": Plural(
            "Van één percentage staat vast dat het sinds {then} veranderde.",
            "Van {count} percentages staat vast dat ze sinds {then} veranderden.",
        ),
        "points": Plural(
            "Van één gemiddelde staat vast dat het sinds {then} veranderde.",
            "Van {count} gemiddelden staat vast dat ze sinds {then} veranderden.",
        ),
    },
)


_PLACES: dict[Unit, int] = {"percent": 0, "points": 1}
"""Decimals of a figure, by what it counts."""


@dataclass(frozen=True)
class _Row:
    """One answer to one question, in words; what is not told is a dash."""

    question: str
    label: str
    before: str
    after: str
    then: float
    now: float
    limits: tuple[float, float] | None
    range: str
    direction: str


@at_both_widths
def then_and_now(published: Published, unit: Unit, language: str | None = None) -> BookFigure | Nothing:
    """What changed since the earlier wave? A row an answer: the figure then and now, and the interval of the difference.

    Nothing where there is no later wave (`evenwicht.trend.compare`), or it has no such question.

    Parameters
    ----------
    published
        The printed figures, for labels, and for the earlier wave where no answers are.
    unit
        ``percent`` for questions with one choice, ``points`` for allocations.
    language
        ``nl`` or ``en``; by default the language of the book.
    """
    words, compared = _WORDS[lang.current(language)], trend.current(published)
    rows = [] if compared is None else _rows(compared, published, unit, language)
    if compared is None or not rows:
        return Nothing()
    status = status_of(compared.survey)
    confidence = lang.percent(str(round(100 * compared.confidence)), 0, language)
    groups = [(question, list(given)) for question, given in groupby(rows, lambda row: row.question)]
    earlier: Status = "reported" if compared.since_report else status
    with drawing():
        first = 1.25 if is_narrow() else 1.0  # names of rows stand above them there, below the heading
        high = len(rows) + (0.15 + first) * len(groups) - 0.3
        figure, axes = canvas(high, row=0.4, left=2.3, right=1.66)
        ends = [end for row in rows if row.limits for end in row.limits] or [-1.0, 1.0]
        reach = 0.06 * (max(0.0, *ends) - min(0.0, *ends))
        axes.set(xlim=(min(0.0, *ends) - reach, max(0.0, *ends) + reach))
        axes.set_xlabel(words[unit].format(confidence=confidence), loc="left" if is_narrow() else "center")
        axes.axvline(0, color=INK, linewidth=1, zorder=1)
        place = -0.1
        for question, given in groups:
            band(axes, place - 0.4, place + 0.4, named=False)
            group_heading(axes, place, question)
            for text, inches, of in zip((compared.then, compared.now), _COLUMNS, (earlier, status), strict=False):
                at_margin(axes, place, text, inches, LOOKS[of].colour)
            for i, row in enumerate(given):
                place += 1.0 if i else first
                row_label(axes, place, row.label, ground=True)
                at_margin(axes, place, row.before, _COLUMNS[0], LOOKS[earlier].colour)
                at_margin(axes, place, row.after, _COLUMNS[1], MUTED if row.limits is None else LOOKS[status].colour)
                if row.limits is not None:
                    answer_interval(axes, *row.limits, place, status)
                    answer_marks(axes, [row.now - row.then], [place], status, 7)
                    at_margin(axes, place, words[row.direction], _COLUMNS[2])
            place += 1.15
        status_legend(axes, [status], language, marks=[status])
    answers = told_source(compared.survey, compared.survey.n, language)
    source = words["source" if compared.since_report else "source_waves"].format(answers=answers, earlier=compared.then)
    items = [_in_words(row, words) for row in rows]
    table = [
        (row.question, row.label, row.before, row.after, row.range, words[f"told_{row.direction}"]) for row in rows
    ]
    heads = [words["question"], words["answer"], compared.then, compared.now]
    heads.append(words["interval"].format(confidence=confidence))
    return BookFigure(
        figure,
        words["alt"].format(then=compared.then, now=compared.now, confidence=confidence, items="; ".join(items)),
        pd.DataFrame(table, columns=[*heads, words["change"]]),
        {
            compared.then: numbers([row.then for row in rows], unit, _PLACES[unit]),
            compared.now: numbers([row.now for row in rows], unit, _PLACES[unit]),
            heads[-1]: ranges([row.limits for row in rows], unit, 1),
        },
        tuple(dict.fromkeys((earlier, status))),
        source,
        language,
        caption=_caption(rows, compared, unit, language),
    )


def _rows(compared: trend.WaveComparison, published: Published, unit: Unit, language: str | None) -> list[_Row]:
    words, codebook, places = _WORDS[lang.current(language)], published.codebook, _PLACES[unit]

    def text(value: float) -> str:
        if pd.isna(value):
            return _NONE
        number = lang.number(str(round(value, 9)), places, language)
        return f"{number}%" if unit == "percent" else number

    found = []
    for row in compared.table.itertuples():
        if (codebook.variable(str(row.question)).total is None) != (unit == "percent"):
            continue
        low, high = (float(str(end)) for end in (row.lower, row.upper))
        then, now = float(str(row.then)), float(str(row.now))
        ends = (lang.number(str(round(end, 9)), 1, language) for end in (low, high))
        told = bool(row.direction)
        found.append(
            _Row(
                codebook.label(str(row.question), language=language),
                codebook.label(str(row.question), str(row.answer), language),
                text(then),
                text(now),
                then,
                now,
                (low, high) if told else None,
                words["range"].format(low=next(ends), high=next(ends)) if told else _NONE,
                str(row.direction),
            )
        )
    return found


def _in_words(row: _Row, words: dict[str, str]) -> str:
    verdict, label = words[f"told_{row.direction}"], in_sentence(row.label)
    if row.limits is None:
        return words["hidden"].format(label=label, verdict=verdict)
    return words["item"].format(label=label, before=row.before, after=row.after, range=row.range, verdict=verdict)


def _caption(rows: list[_Row], compared: trend.WaveComparison, unit: Unit, language: str | None) -> str:
    """How many changed for certain, and what the figure shows."""
    words = _WORDS[lang.current(language)]
    count = sum(row.direction in ("up", "down") for row in rows)
    changed = _CHANGED[lang.current(language)][unit].of(count) if count else words[f"{unit}_none"]
    told = f"{changed} {words[f'{unit}_what']}".format(
        count=counted(count, language), then=compared.then, now=compared.now
    )
    return told if all(row.direction for row in rows) else f"{told} {words['few']}"
