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
from evenwicht.figures.numbers import numbers
from evenwicht.figures.status import LOOKS, Status, name
from evenwicht.figures.style import BAND, BODY, MUTED, SMALL, STRONG, drawing, drawn_at
from evenwicht.identify import NOT_PRINTED
from evenwicht.implied.sums import conditions_by_dimension
from evenwicht.phrases import in_sentence
from evenwicht.published import Published, ReportedFigure

KEY_WIDTH = 3.4
"""Width of a key figure in inches: the text column of a telephone, or half that of a wide screen."""

_WORDS = Bilingual(
    __name__,
    {
        "percent": "Aandeel",
        "points": "Punten (gemiddeld)",
        "status": "Rust op",
        "alt": "Een balk voor elk antwoord: {items}.",
        "item": "{label} met {text}",
        "sums": "Een balk voor elke dimensie, met de som van de vermelde cijfers: {items}.",
        "sum": "{label} {sum}, namelijk {parts}",
        "source": "rapport, {place}",
        "section": "paragraaf {section}",
        "figure": "figuur {figure}, paragraaf {section}",
    },
)


@dataclass(frozen=True)
class _Bar:
    """A name, how long its bar is, the number beside it, and what that rests on; `told` is how the alt text says it."""

    label: str
    size: Fraction
    text: str
    status: Status
    told: str = ""


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
    labels = published.codebook.labels("condition", language)
    bars = []
    for dimension, pillars in conditions_by_dimension(published).items():
        size = sum((Fraction(pillar.value) for pillar in pillars), Fraction(0))
        label = published.codebook.label("dimension", dimension, language)
        text = lang.number(size, max(pillar.decimals for pillar in pillars), language)
        each = [f"{in_sentence(labels[one.category])} {_number(one, language)}" for one in pillars]
        told = words["sum"].format(label=in_sentence(label), sum=text, parts=lang.listing(each, language))
        bars.append(_Bar(label, size, text, "derived", told))
    bars.sort(key=lambda bar: -bar.size)
    return _drawn(published, "condition", bars, published.codebook.label("dimension", language=language), language)


def _number(figure: ReportedFigure, language: str | None) -> str:
    written = lang.percent if figure.unit == "percent" else lang.number
    return written(figure.text, figure.decimals, language)


def _of_question(published: Published, variable: str, language: str | None) -> BookFigure:
    """A bar for each printed figure of a question, and one for what is not printed of it."""
    labels = published.codebook.labels(variable, language)
    figures = sorted(published.of(variable), key=lambda figure: -figure.value)
    bars = [
        _Bar(labels[figure.category], Fraction(figure.value), _number(figure, language), "reported")
        for figure in figures
    ]
    rest = Fraction(published.remainder(variable))
    if rest > 0 and not published.is_complete(variable):
        text = lang.percent(rest, figures[0].decimals, language)
        bars.append(_Bar(labels[NOT_PRINTED], rest, text, "derived"))
    return _drawn(published, variable, bars, published.codebook.label(variable, language=language), language)


def _drawn(published: Published, variable: str, bars: Sequence[_Bar], heading: str, language: str | None) -> BookFigure:
    """The bars, a name above each and its number at the end."""
    words, first = _WORDS[lang.current(language)], published.of(variable)[0]
    statuses = tuple(dict.fromkeys(bar.status for bar in bars))
    assuming: list[Status] = [] if published.is_complete(variable) else ["derived"]
    whole = published.codebook.variable(variable).total or 100
    end = (lang.percent if first.unit == "percent" else lang.number)(whole, 0, language)
    with drawing(), drawn_at(KEY_WIDTH):
        figure, axes = canvas(len(bars), row=0.42, left=EDGE, right=0.52, top=0.14, axis=0)
        axes.set(xlim=(0, whole))
        axes.barh(range(len(bars)), whole, 0.4, color=BAND, linewidth=0, zorder=1)
        beside(axes, whole, 0, end, 5, size=SMALL, color=MUTED)
        for status in statuses:
            own = [(float(bar.size), row) for row, bar in enumerate(bars) if bar.status == status]
            marks.bars(axes, [size for size, _ in own], [row for _, row in own], status, 0.4)
        for row, bar in enumerate(bars):
            note(axes, bar.label, (0, row - 0.22), (0, 1), va="bottom")
            look = {"weight": STRONG, "size": BODY + 1.5, "color": LOOKS[bar.status].colour}
            beside(axes, float(bar.size), row, bar.text, 5, **look)
        status_legend(axes, statuses, language, assuming=assuming)
    items = "; ".join(bar.told or words["item"].format(label=in_sentence(bar.label), text=bar.text) for bar in bars)
    is_numbered = first.figure.isalpha()
    place = words["figure" if is_numbered else "section"].format(figure=first.figure, section=first.section)
    table = pd.DataFrame(
        [(bar.label, bar.text, name(bar.status, language)) for bar in bars],
        columns=[heading, words[first.unit], words["status"]],
    )
    alt = words["sums" if any(bar.told for bar in bars) else "alt"].format(items=items)
    sizes = {words[first.unit]: numbers([bar.size for bar in bars], first.unit)}
    rests_on: tuple[Status, ...] = (*statuses, "interpretation") if assuming else statuses
    return BookFigure(figure, alt, table, sizes, rests_on, words["source"].format(place=place), language)
