"""Figure on what an ensemble of synthetic data sets adds to the bounds, and how much of that its prior put in."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from evenwicht import evidence
from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.figures import marks
from evenwicht.figures.book_figure import BookFigure, at_both_widths
from evenwicht.figures.canvas import band, canvas
from evenwicht.figures.captions import captioned
from evenwicht.figures.labels import at_right, group_heading, long_axis_label, name_axis, row_label
from evenwicht.figures.legend import status_legend
from evenwicht.figures.numbers import numbers
from evenwicht.figures.real import group_means_of_answers
from evenwicht.figures.status import Status, name, names
from evenwicht.figures.style import drawing, is_narrow
from evenwicht.identify import Ensemble
from evenwicht.implied.form_bounds import form_bounds, group_sizes
from evenwicht.phrases import counted, in_sentence, spread
from evenwicht.published import Published
from evenwicht.survey import loaded
from evenwicht.tables.ensembles import prior_name

SHOWN = 60
"""The most data sets that a strip draws."""

_COLUMNS = ("what", "least", "most", "status")
_DRAWN: tuple[Status, ...] = ("derived", "simulated")
_WORDS = Bilingual(
    __name__,
    {
        "axis": "gemiddeld aantal punten voor {item} (n = {n})",
        "bounds": "grenzen",
        "group": "{label} ({size} van {n})",
        "least": "Laagste",
        "most": "Hoogste",
        "what": "Wat",
        "status": "Rust op",
        "source": "rapport, paragraaf 2.1, figuur II en de zin over de lijn in paragraaf 2.3; rekenwerk en synthetische verzamelingen van deze uitgave "
        "(toevalsgetal {seed})",
        "alt": "Het gemiddelde aantal punten voor {item} binnen elke sturingsfilosofie, bij {n} respondenten. Een balk "
        "tussen haken toont de grenzen; daaronder staan stroken van vierkantjes, één voor elk van hoogstens {shown} "
        "gesimuleerde verzamelingen antwoorden, onder {count} aannamen: {priors}; de getallen gaan over alle verzamelingen. {items}. De grenzen zijn {assumed}, "
        "de stroken {simulated}.",
        "item": "{group}: grenzen {bounds}; stroken {strips}",
    },
)


@at_both_widths
@captioned
def ensembles_in_bounds(
    published: Published,
    language: str | None = None,
    ensembles: Sequence[Ensemble] | None = None,
    item: str = "line",
) -> BookFigure:
    """What do reconstructions add? The mean of one form in each group: its bounds, and ensembles under some priors.

    Where the book is built on answers, the ensembles give way to these (`real.group_means_of_answers`).

    Parameters
    ----------
    published
        The printed figures.
    language
        ``nl`` or ``en``; by default the language of the book.
    ensembles
        One or more, all of one n, of the report's questions with line steering first in every philosophy; by default
        those of the book. A strip draws up to `SHOWN` of its data sets, evenly chosen; the numbers are of all.
    item
        The steering form.

    Raises
    ------
    ValueError
        There are no ensembles, or they have different n.
    """
    if (survey := loaded()) is not None:
        return group_means_of_answers(published, survey, item, language)
    words = _WORDS[lang.current(language)]
    given = tuple(evidence.current().ensembles().values() if ensembles is None else ensembles)
    n = _their_n(given)
    groups, group_labels = published.of("philosophy"), published.codebook.labels("philosophy", language)
    form = in_sentence(published.codebook.label("steering_form", item, language))
    found = form_bounds(published, n, True)
    sizes = group_sizes(given[0].problem(0), language)
    priors = [prior_name(ensemble, language) for ensemble in given]
    means = [_means(ensemble, item) for ensemble in given]
    rows: list[tuple[str, str, Fraction, Fraction, str]] = []
    assumed, simulated = names("derived", "interpretation", language=language), name("simulated", language)
    items: list[tuple[str, str, str]] = []
    with drawing():
        lines = len(groups) * (len(given) + (2.75 if is_narrow() else 2.6))
        axis, more = long_axis_label(words["axis"].format(item=form, n=n))
        figure, axes = canvas(lines, row=0.36 if is_narrow() else 0.27, left=2.25, right=1.02, axis=0.5 + more)
        name_axis(axes, axis)
        top = max(float(found[group.category, item].upper) for group in groups)
        axes.set(xlim=(0, top), xticks=range(0, int(top) + 1, 2))
        row = 0.0
        for group in groups:
            label = group_labels[group.category]
            band(axes, row - 0.35, row + 0.35, named=False)
            group_heading(axes, row, words["group"].format(label=label, size=sizes[group.category], n=n))
            bounds = found[group.category, item]
            row += 1.25 if is_narrow() else 1.1
            row_label(axes, row, words["bounds"])
            marks.derived_interval(axes, float(bounds.lower), float(bounds.upper), row, 0.5 if is_narrow() else 0.7)
            at_right(axes, row, spread(bounds.lower, bounds.upper, language), "derived")
            rows.append((label, words["bounds"], bounds.lower, bounds.upper, assumed))
            strips = []
            for prior, values in zip(priors, means, strict=True):
                row += 1
                here = values[group.category]
                low, high = (Fraction(end).limit_denominator(n) for end in (min(here), max(here)))
                _draw_strip(axes, row, prior, here)
                at_right(axes, row, spread(low, high, language), "simulated")
                rows.append((label, prior, low, high, simulated))
                strips.append(spread(low, high, language))
            items.append((label, spread(bounds.lower, bounds.upper, language), lang.listing(strips, language)))
            row += 1.5
        status_legend(axes, _DRAWN, language, marks=["simulated"], ranges=["derived"], assuming=["derived"])
    said = {"count": counted(len(given), language), "priors": lang.listing(priors, language)}
    said |= {"items": _items(items, words["item"]), "assumed": assumed, "simulated": simulated}
    heads = [published.codebook.label("philosophy", language=language), *(words[column] for column in _COLUMNS)]
    return BookFigure(
        figure,
        words["alt"].format(item=form, n=n, shown=SHOWN, **said),
        pd.DataFrame([_table_row(*row, language) for row in rows], columns=heads),
        {heads[2]: numbers([row[2] for row in rows], "points"), heads[3]: numbers([row[3] for row in rows], "points")},
        ("derived", "simulated", "interpretation"),
        words["source"].format(seed=lang.listing(sorted({str(e.provenance.seed) for e in given}), language)),
        language,
    )


def _items(items: Sequence[tuple[str, str, str]], item: str) -> str:
    """Of each group its bounds and its strips, in words."""
    return ". ".join(item.format(group=group, bounds=bounds, strips=strips) for group, bounds, strips in items)


def _their_n(ensembles: Sequence[Ensemble]) -> int:
    """The number of respondents that ensembles have in common."""
    sizes = sorted({int(n) for ensemble in ensembles for n in ensemble.index["n"]})
    if len(sizes) != 1:
        raise ValueError(f"ensembles: found n = {sizes}; expected one or more ensembles of a single n")
    return sizes[0]


def _draw_strip(axes: Axes, row: float, prior: str, values: list[float]) -> None:
    """Up to `SHOWN` values of an ensemble, evenly chosen, beside the name of its prior."""
    row_label(axes, row, prior)
    chosen = np.linspace(0, len(values) - 1, min(SHOWN, len(values))).round().astype(int)
    marks.ensemble_strip(axes, [values[i] for i in chosen], row, 0.5 if is_narrow() else 0.66)


def _means(ensemble: Ensemble, item: str) -> dict[str, list[float]]:
    """The mean of the form within each philosophy, in every data set."""
    table = ensemble.group_means("steering_form", "philosophy")
    chosen = table[table["item"] == item]
    return {str(group): part["mean"].tolist() for group, part in chosen.groupby("group", sort=False)}


def _table_row(
    label: str, what: str, low: Fraction, high: Fraction, rests_on: str, language: str | None
) -> tuple[str, ...]:
    return label, what, lang.number(low, 2, language), lang.number(high, 2, language), rests_on
