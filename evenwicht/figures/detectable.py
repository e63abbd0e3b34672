"""Figure on what a survey of this size could show: the smallest difference that it would find, by comparison."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from evenwicht import language as lang
from evenwicht import report
from evenwicht.analysis.detectable import smallest_between, smallest_within
from evenwicht.bilingual import Bilingual
from evenwicht.figures import marks
from evenwicht.figures.book_figure import BookFigure, at_both_widths
from evenwicht.figures.canvas import canvas
from evenwicht.figures.labels import note
from evenwicht.figures.legend import status_legend
from evenwicht.figures.numbers import numbers
from evenwicht.figures.status import LOOKS
from evenwicht.figures.style import MUTED, SMALL, drawing
from evenwicht.number_runs import runs, told
from evenwicht.phrases import in_sentence
from evenwicht.published import Published
from evenwicht.tables.domains import compared

GROUPS = ("combined", "lawful")
"""The philosophies that are set against all others."""
_STYLES = ("-", "--", "-.", ":")
_MARKS = ("o", "s", "^", "D")
_TALLEST = 2.5
_DOT = 2.6
"""Size in points of a dot: about as far apart as two numbers of respondents on paper."""

_WORDS = Bilingual(
    __name__,
    {
        "axis": "aantal respondenten (n)",
        "up": "kleinste verschil (standaarddeviaties)",
        "comparison": "Vergelijking",
        "at": "Kleinste verschil bij n = {n}",
        "source": "rapport, paragraaf 2.1; rekenwerk van deze uitgave, met een onderscheidend vermogen van {power} bij "
        "een toets op {alpha}",
        "alt": "Lijngrafiek van het kleinste verschil, in standaarddeviaties, dat een toets op {alpha} met een kans "
        "van {power} vindt, bij {least} tot {most} respondenten. {items}.{apart} Hoe lager de lijn, "
        "hoe kleiner het verschil dat nog zichtbaar wordt.",
        "item": "{label}: van {first} naar {last}",
        "apart": " Waar niet elk aantal kan, staan alleen punten: bij {sizes} respondenten.",
        "dot": "punt: een los aantal dat kan",
        "alt_one": "Kleinste verschil, in standaarddeviaties, dat een toets op {alpha} met een kans van {power} vindt "
        "bij {least} respondenten, het enige mogelijke aantal. {items}. Hoe lager het teken, hoe kleiner het verschil "
        "dat nog zichtbaar wordt.",
        "item_one": "{label}: {first}",
    },
)


@at_both_widths
def detectable_differences(
    published: Published,
    language: str | None = None,
    groups: Sequence[str] = GROUPS,
    population: int | None = None,
    power: float = 0.8,
    alpha: float = 0.05,
) -> BookFigure:
    """What could this survey show? The smallest difference it finds, between domains and between philosophies.

    Parameters
    ----------
    published
        The printed figures.
    language
        ``nl`` or ``en``; by default the language of the book.
    groups
        Philosophies, each set against all other respondents.
    population
        Municipalities for claims about just these; None for claims about how municipalities work in general.
    power, alpha
        Chance of finding the difference, and level of the two-sided test.
    """
    words = _WORDS[lang.current(language)]
    sizes = report.sample_sizes(published)
    ns = list(sizes)
    names = [compared(published, group, language) for group in (None, *groups)]
    lines = [
        [smallest_within(n, power, alpha, population) for n in ns],
        *(
            [
                smallest_between(n, float(published.value("philosophy", group)) / 100, power, alpha, population)
                for n in ns
            ]
            for group in groups
        ),
    ]
    alone = "_one" if len(ns) == 1 else ""  # one possible number of respondents: a mark, no line
    shown = sorted({ns[0], min(ns, key=lambda n: abs(n - 200)), ns[-1]})
    at = {words["at"].format(n=n): [line[ns.index(n)] for line in lines] for n in shown}
    table = pd.DataFrame(
        {words["comparison"]: names} | {head: [_told(v, language) for v in column] for head, column in at.items()}
    )
    with drawing():
        figure, axes = canvas(6.6, row=0.5, left=0.62, right=0.25, top=0.5)
        _set_axes(axes, ns, max(max(line) for line in lines), words, language)
        styles = (_MARKS if alone else _STYLES) * len(lines)
        for place, (style, line, name) in enumerate(zip(styles, lines, names, strict=False)):
            _line(axes, dict(zip(ns, line, strict=True)), name, style, in_steps=place > 0)
        _name_height(axes, words["up"])
        by_height = sorted(axes.lines, key=lambda entry: -np.asarray(entry.get_ydata())[0])
        dot = [_dot(words["dot"])] if _apart(ns) else []
        status_legend(axes, [], language, others=by_height + dot, over=["derived", "interpretation"], sign=2.6)
    percents = {
        "power": lang.percent(str(round(100 * power)), 0, language),
        "alpha": lang.percent(str(round(100 * alpha)), 0, language),
    }
    items = [
        words["item" + alone].format(label=name if not i else in_sentence(name), first=row[0], last=row[-1])
        for i, (name, *row) in enumerate(table.itertuples(index=False))
    ]
    apart = words["apart"].format(sizes=told(_apart(ns))) if _apart(ns) else ""
    alt = words["alt" + alone].format(least=ns[0], most=ns[-1], items="; ".join(items), apart=apart, **percents)
    return BookFigure(
        figure,
        alt[:1].upper() + alt[1:],
        table,
        {head: numbers(column, "deviations") for head, column in at.items()},
        ("derived", "interpretation"),
        words["source"].format(**percents),
        language,
    )


def _line(axes: Axes, values: Mapping[int, float], name: str, style: str, *, in_steps: bool) -> None:
    """A comparison: a line over the n that are all possible, in steps where a group grows by one at a time; before it, a
    dot at each n that is. A mark where only one n is possible."""
    colour, apart = LOOKS["derived"].colour, _apart(list(values))
    look: dict[str, Any] = {"linestyle": "", "marker": style, "markeredgecolor": colour}
    if len(values) > 1:
        look = {"linestyle": style, "drawstyle": "steps-post" if in_steps else "default"}
    joined = [n for n in values if n not in apart]
    marks.derived_line(axes, joined, [values[n] for n in joined], label=name, **look)
    axes.scatter(apart, [values[n] for n in apart], _DOT**2, color=colour, linewidth=0, clip_on=False, zorder=3)


def _apart(ns: Sequence[int]) -> list[int]:
    """The possible n below the last that is impossible, which no line may join."""
    start = runs(ns)[-1][0]
    return [n for n in ns if n < start]


def _dot(label: str) -> Line2D:
    """The legend's entry for an n that stands apart."""
    return Line2D([], [], linestyle="", marker="o", markersize=_DOT, color=LOOKS["derived"].colour, label=label)


def _set_axes(axes: Axes, ns: Sequence[int], highest: float, words: dict[str, str], language: str | None) -> None:
    """Respondents along, differences up; around one number of respondents where only one is possible."""
    alone = len(ns) == 1
    top = min(_TALLEST, highest * 1.05)
    ticks = [0.5 * tick for tick in range(int(2 * top) + 1)]
    along = (ns[0] - 10, ns[0] + 10) if alone else (ns[0], ns[-1])
    axes.set(xlim=along, ylim=(0, top), xlabel=words["axis"], yticks=ticks)
    axes.set_xticks(ns if alone else [n for n in range(50, ns[-1] + 1, 50) if n >= ns[0]])
    axes.set_yticklabels([lang.number(str(tick), 1, language) for tick in ticks], color=MUTED)
    axes.grid(visible=True, axis="y")
    axes.grid(visible=False, axis="x")


def _name_height(axes: Axes, text: str) -> None:
    """What the vertical axis counts, above it."""
    note(axes, text, (0, 1), (-28, 10), coordinates="axes fraction", size=SMALL, color=MUTED)


def _told(value: float, language: str | None) -> str:
    return lang.number(str(round(value, 6)), 2, language)
