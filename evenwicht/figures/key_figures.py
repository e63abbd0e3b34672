"""Key figures: one answer of the report each, at a glance, small enough to stand five on a spread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.figures import marks
from evenwicht.figures.book_figure import BookFigure
from evenwicht.figures.canvas import EDGE, canvas
from evenwicht.figures.labels import beside, note
from evenwicht.figures.legend import status_legend
from evenwicht.figures.numbers import numbers, ranges
from evenwicht.figures.status import LOOKS, Status, name, names
from evenwicht.figures.style import BAND, BODY, MUTED, SMALL, STRONG, drawing, drawn_at
from evenwicht.identify import NOT_PRINTED
from evenwicht.implied.sums import conditions_by_dimension, implied_range
from evenwicht.phrases import in_sentence, range_text
from evenwicht.published import Published, ReportedFigure

KEY_WIDTH = 3.4
"""Width of a key figure in inches: the text column of a telephone, or half that of a wide screen."""

_THICK = 0.32
"""Height of a bar, in rows: over it its name has room, and the name below it is clear of it."""

_WORDS = Bilingual(
    __name__,
    {
        "percent": "Aandeel",
        "points": "Punten (gemiddeld)",
        "before": "Vóór afronding",
        "spread": "vóór afronding {range}",
        "whole": "{whole}\npunten",
        "status": "Rust op",
        "alt": "Een balk voor elk antwoord: {items}.",
        "item": "{label} met {text}",
        "sums": "Een balk voor elke dimensie, met de som van de vermelde cijfers: {items}.",
        "source": "rapport, {place}",
        "section": "paragraaf {section}",
        "figure": "figuur {figure}, paragraaf {section}",
    },
)


@dataclass(frozen=True)
class _Bar:
    """A name, how long its bar is, the number beside it, and what that rests on; of a derived one, what rounding leaves."""

    label: str
    size: Fraction
    text: str
    status: Status
    ends: tuple[Fraction, Fraction] | None = None


def key_philosophy(published: Published, language: str | None = None) -> BookFigure:
    """Which philosophy do municipalities work from? The report's shares (2.1), as bars."""
    return _of_question(published, "philosophy", language)


def key_steering_forms(published: Published, language: str | None = None) -> BookFigure:
    """Which steering forms get most points? The report's means (figure II), as bars."""
    return _of_question(published, "steering_form", language)


def key_assignment(published: Published, language: str | None = None) -> BookFigure:
    """Which assignment fits best? The report's shares (figure V), as bars."""
    return _of_question(published, "assignment", language)


def key_repertoire(published: Published, language: str | None = None) -> BookFigure:
    """What weighs most in the secretaries' own acting? The report's shares (figure VI), and what it leaves out."""
    return _of_question(published, "repertoire", language)


def key_conditions(published: Published, language: str | None = None) -> BookFigure:
    """What does collaboration need most? The report's means (figure IV), added up by dimension."""
    words = _WORDS[lang.current(language)]
    bars = []
    for dimension, pillars in conditions_by_dimension(published).items():
        size = sum((Fraction(pillar.value) for pillar in pillars), Fraction(0))
        label = published.codebook.label("dimension", dimension, language)
        text = lang.number(size, max(pillar.decimals for pillar in pillars), language)
        ends = implied_range(published, "condition", {pillar.category: 1 for pillar in pillars})
        bars.append(_Bar(label, size, text, "derived", ends))
    bars.sort(key=lambda bar: -bar.size)
    heading = published.codebook.label("dimension", language=language)
    return _drawn(published, "condition", bars, heading, words["sums"], language)


def _number(figure: ReportedFigure, language: str | None) -> str:
    written = lang.percent if figure.unit == "percent" else lang.number
    return written(figure.text, figure.decimals, language)


def _of_question(published: Published, variable: str, language: str | None) -> BookFigure:
    """A bar for each printed figure of a question, and one for what is not printed of it."""
    words = _WORDS[lang.current(language)]
    labels = published.codebook.labels(variable, language)
    figures = sorted(published.of(variable), key=lambda figure: -figure.value)
    bars = [
        _Bar(labels[figure.category], Fraction(figure.value), _number(figure, language), "reported")
        for figure in figures
    ]
    rest = Fraction(published.remainder(variable))
    if rest > 0 and not published.is_complete(variable):
        text = lang.percent(rest, figures[0].decimals, language)
        ends = implied_range(published, variable, {NOT_PRINTED: 1})
        bars.append(_Bar(labels[NOT_PRINTED], rest, text, "derived", ends))
    heading = published.codebook.label(variable, language=language)
    return _drawn(published, variable, bars, heading, words["alt"], language)


def _drawn(
    published: Published, variable: str, bars: Sequence[_Bar], heading: str, alt: str, language: str | None
) -> BookFigure:
    """The bars, a name above each and its number at the end."""
    words, first = _WORDS[lang.current(language)], published.of(variable)[0]
    statuses = tuple(dict.fromkeys(bar.status for bar in bars))
    assuming: list[Status] = [] if published.is_complete(variable) else ["derived"]
    whole = published.codebook.variable(variable).total or 100
    end = lang.percent(whole, 0, language) if first.unit == "percent" else words["whole"].format(whole=whole)
    before = [_before_rounding(bar, first, language) for bar in bars]
    with drawing(), drawn_at(KEY_WIDTH):
        figure, axes = canvas(len(bars), row=0.4, left=EDGE, right=0.52, top=0.1, axis=0)
        axes.set(xlim=(0, whole))
        axes.barh(range(len(bars)), whole, _THICK, color=BAND, linewidth=0, zorder=1)
        beside(axes, whole, 0, end, 3, size=SMALL, color=MUTED, linespacing=1.0)
        for status in statuses:
            own = [(float(bar.size), row) for row, bar in enumerate(bars) if bar.status == status]
            marks.bars(axes, [size for size, _ in own], [row for _, row in own], status, _THICK)
        for row, (bar, spread) in enumerate(zip(bars, before, strict=True)):
            colour = LOOKS[bar.status].colour
            label = note(axes, bar.label, (0, row - _THICK / 2), (0, 4), va="bottom")
            if spread:
                told = words["spread"].format(range=spread)
                note(axes, told, (1, 0), (6, 0), coordinates=label, va="bottom", size=SMALL, color=colour)
            beside(axes, float(bar.size), row, bar.text, 5, weight=STRONG, size=BODY + 1.5, color=colour)
        status_legend(axes, statuses, language, assuming=assuming)
    assumed = names("derived", "interpretation", language=language)
    rests = [assumed if bar.status in assuming else name(bar.status, language) for bar in bars]
    items = []
    for bar, spread, basis in zip(bars, before, rests, strict=True):
        told = words["item"].format(label=in_sentence(bar.label), text=bar.text)
        if spread:
            rest = words["spread"].format(range=spread)
            told += f" ({basis}; {rest})" if len(statuses) > 1 else f" ({rest})"
        items.append(told)
    is_numbered = first.figure.isalpha()
    place = words["figure" if is_numbered else "section"].format(figure=first.figure, section=first.section)
    columns = {
        heading: [bar.label for bar in bars],
        words[first.unit]: [bar.text for bar in bars],
    }
    sizes = {words[first.unit]: numbers([bar.size for bar in bars], first.unit)}
    if any(before):
        columns[words["before"]] = before
        sizes[words["before"]] = ranges([bar.ends for bar in bars], first.unit)
    columns[words["status"]] = rests
    rests_on: tuple[Status, ...] = (*statuses, "interpretation") if assuming else statuses
    source = words["source"].format(place=place)
    told_alt = alt.format(items="; ".join(items))
    return BookFigure(figure, told_alt, pd.DataFrame(columns), sizes, rests_on, source, language)


def _before_rounding(bar: _Bar, first: ReportedFigure, language: str | None) -> str:
    """What rounding leaves of a derived number; empty for a reported one."""
    if bar.ends is None:
        return ""
    spread = range_text(*bar.ends, first.decimals + 1, language)
    return f"{spread}%" if first.unit == "percent" else spread
