"""Figure on how certain it is that some conditions for collaboration come before others."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from evenwicht import language as lang
from evenwicht import report
from evenwicht.bilingual import Bilingual
from evenwicht.figures import marks
from evenwicht.figures.book_figure import BookFigure, at_both_widths
from evenwicht.figures.canvas import band, canvas
from evenwicht.figures.captions import captioned
from evenwicht.figures.conditions_of_answers import conditions_of_answers, pairs_told
from evenwicht.figures.labels import at_right, group_heading, row_label
from evenwicht.figures.legend import status_legend
from evenwicht.figures.numbers import numbers, ranges
from evenwicht.figures.style import INK, MUTED, drawing, is_narrow
from evenwicht.implied.condition_contrasts import condition_contrasts, names
from evenwicht.phrases import in_sentence
from evenwicht.published import Published
from evenwicht.survey import loaded

_ZERO: dict[str, Any] = {"color": MUTED, "linewidth": 1.2, "linestyle": (0, (3, 2)), "zorder": 1}
"""The line of no difference."""
_WORDS = Bilingual(
    __name__,
    {
        "axis": "verschil in punten, interval van {confidence} bij n = {n}",
        "between": "Tussen dimensies",
        "within": "Binnen een dimensie",
        "above": "boven {label}",
        "first": "Eerste",
        "second": "Tweede",
        "from": "vanaf n = {n}",
        "open": "ligt niet vast",
        "difference": "Verschil tussen de cijfers",
        "before": "Verschil, vóór afronding",
        "widest": "Ruimste interval bij n = {n}",
        "certain": "Staat vast vanaf (respondenten)",
        "reported": "verschil tussen de cijfers",
        "zero": "geen verschil",
        "range": "{low} tot {high}",
        "source": "rapport, figuur IV; rekenwerk van deze uitgave",
        "alt": "Voor {between} van de {pairs} verschillen tussen twee dimensies, en daarna tussen de twee pijlers van een dimensie, een balk "
        "tussen haken: het ruimste interval van {confidence} voor alle gemeenten, bij {n} respondenten en bij de "
        "grootste spreiding die de vermelde gemiddelden toelaten, met een streep op het verschil tussen de vermelde "
        "cijfers. Rechts van nul ligt de eerste voor. {items}.",
        "item": "{first} boven {second}: {printed}, {range}, {certain}",
        "sure": "zeker vanaf n = {n}",
    },
)


@at_both_widths
@captioned
def conditions_certainty(
    published: Published,
    language: str | None = None,
    n: int | None = None,
    sizes: Sequence[int] | None = None,
    confidence: float = 0.95,
) -> BookFigure:
    """Are relational and cultural conditions really ahead? Each with its interval at the greatest spread.

    Where the book is built on answers, these give way to their own intervals (`conditions_of_answers`).

    Parameters
    ----------
    published
        The printed figures.
    language
        ``nl`` or ``en``; by default the language of the book.
    n
        The number of respondents of the intervals; by default the least that can print the report.
    sizes
        The numbers of respondents over which certainty is sought; by default all that can print the report.
    confidence
        For all rows together (Bonferroni).
    """
    if (survey := loaded()) is not None:
        return conditions_of_answers(published, survey, language, confidence)
    words = _WORDS[lang.current(language)]
    n = report.smallest_n(published) if n is None else n
    ns = report.sample_sizes(published) if sizes is None else sizes
    between, within = condition_contrasts(published)
    told_of = pairs_told(published, len(between), confidence, language)
    rows = len(between) + len(within)
    table: list[tuple[str, ...]] = []
    items: list[str] = []
    with drawing():
        steps = {"between": 1.35, "within": 1.85} if not is_narrow() else {"between": 1.6, "within": 2.0}
        lines = steps["between"] * len(between) + steps["within"] * len(within) + (2.8 if is_narrow() else 2.3)
        figure, axes = canvas(lines, row=0.34, left=2.6, right=1.02)
        if not is_narrow():  # there it would run through the names above the rows
            axes.axvline(0, **_ZERO)
        widest = {c: c.greatest_interval(published, n, confidence, rows) for c in between + within}
        certain = {c: c.certain_from(published, ns, confidence, rows) for c in widest}
        _set_scale(axes, widest.values(), words["axis"].format(n=n, **told_of))
        row = 0.0
        for heading, contrasts in (("between", between), ("within", within)):
            band(axes, row - 0.4, row + 0.4, named=False)
            group_heading(axes, row, words[heading])
            step = steps[heading]
            row += 0.45 + step / 2 - (0.2 if heading == "between" else 0) + (0.5 if is_narrow() else 0)
            for contrast in contrasts:
                first, second = names(published, contrast, language)
                row_label(axes, row, first, words["above"].format(label=in_sentence(second)), clear=13, ground=True)
                printed = contrast.printed(published)
                told, settled, sure = _settled(words, certain[contrast], language)
                _draw(axes, row, widest[contrast], float(printed), told)
                widest_text = _text(words, language, *widest[contrast])
                apart = _text(words, language, *map(float, contrast.mean_range(published)))
                difference = lang.number(printed, 1, language)
                table.append((first, second, difference, apart, widest_text, settled))
                pair = {"first": in_sentence(first) if items else first, "second": in_sentence(second)}
                items.append(words["item"].format(**pair, printed=difference, range=widest_text, certain=sure))
                row += step
            row += 0.55 - step / 2
        others = [_stroke(words["reported"]), Line2D([], [], label=words["zero"], **_ZERO)]
        status_legend(axes, ["derived"], language, ranges=["derived"], others=others, assuming=["derived"])
    columns = [words[head] for head in ("first", "second", "difference", "before")] + [words["widest"].format(n=n)]
    return BookFigure(
        figure,
        words["alt"].format(**told_of, n=n, items="; ".join(items)),
        pd.DataFrame(table, columns=[*columns, words["certain"]]),
        {
            words["difference"]: numbers([contrast.printed(published) for contrast in widest], "points"),
            words["before"]: ranges([contrast.mean_range(published) for contrast in widest], "points"),
            columns[-1]: ranges(widest.values(), "points"),
            words["certain"]: numbers(certain.values(), "respondents"),
        },
        ("derived", "interpretation"),
        words["source"],
        language,
    )


def _set_scale(axes: Axes, intervals: Collection[tuple[float, float]], label: str) -> None:
    """An axis as wide as the intervals, with a tick at every second point."""
    low, high = min(low for low, _ in intervals), max(high for _, high in intervals)
    axes.set(
        xlim=(low - 0.1, high + 0.1), xticks=[tick for tick in range(-10, 11, 2) if low <= tick <= high], xlabel=label
    )


def _stroke(label: str) -> Line2D:
    """The sign of a difference between printed figures, for the legend."""
    stroke = Line2D([], [], linestyle="", marker="|", markersize=11, markeredgewidth=2.2, color=INK)
    stroke.set_label(label)
    return stroke


def _draw(axes: Axes, row: float, ends: tuple[float, float], printed: float, told: str) -> None:
    """One difference: its interval, a stroke at what is printed, and from where it is settled."""
    marks.derived_interval(axes, *ends, row, 0.5)
    if is_narrow():
        axes.plot([0, 0], [row - 0.45, row + 0.45], **_ZERO)
    axes.plot([printed] * 2, [row - 0.34, row + 0.34], color=INK, linewidth=2.2, zorder=5)
    at_right(axes, row, told, "derived")


def _settled(words: dict[str, str], n: int | None, language: str | None) -> tuple[str, str, str]:
    """From how many respondents a difference is settled: in the figure, in the table and in the alt text."""
    if n is None:
        return (words["open"],) * 3
    return words["from"].format(n=n), lang.number(n, language=language), words["sure"].format(n=n)


def _text(words: dict[str, str], language: str | None, low: float, high: float) -> str:
    ends = (lang.number(str(round(end, 6)), 1, language) for end in (low, high))
    return words["range"].format(**dict(zip(("low", "high"), ends, strict=True)))
