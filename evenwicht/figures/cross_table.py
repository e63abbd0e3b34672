"""Figure of the cross-table that the report does not print: each form within each philosophy, in one picture."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pandas as pd

from evenwicht import language as lang
from evenwicht import report
from evenwicht.figures import marks
from evenwicht.figures.book_figure import BookFigure
from evenwicht.figures.captions import captioned
from evenwicht.figures.cross_table_of_answers import PITCH, cross_canvas, cross_table_of_answers, heading
from evenwicht.figures.ensemble import report_ensembles
from evenwicht.figures.legend import status_legend
from evenwicht.figures.style import RULE, drawing
from evenwicht.identify import Ensemble
from evenwicht.implied.form_bounds import form_bounds, group_sizes
from evenwicht.phrases import counted, in_sentence, spread
from evenwicht.published import Published
from evenwicht.survey import loaded

_WORDS = {
    "nl": {
        "axis": "gemiddeld aantal punten binnen de groep (n = {n})",
        "size": "{size} van {n}",
        "bounds": "Grenzen",
        "strip": "Gesimuleerd {which}",
        "source": "rapport, paragraaf 2.1 en figuur II; rekenwerk en synthetische verzamelingen van deze uitgave",
        "alt": "Een kruistabel als beeld, bij {n} respondenten en als {first} in elke groep vooropstaat: een kolom "
        "voor elke sturingsfilosofie en een rij voor elke sturingsvorm. In elke cel staat tussen haken alles wat het "
        "gemiddelde kan zijn, met een stip op het vermelde gemiddelde over iedereen, en daaronder {count} gestippelde "
        "balken: van het laagste tot het hoogste gemiddelde in gesimuleerde verzamelingen, elke balk onder een andere "
        "aanname. De groepen: {groups}. {first_up}: grenzen {line}. Alleen de grenzen zijn afgeleid uit de vermelde cijfers.",
        "group": "{label} ({size} van {n})",
        "cell": "{range} binnen {label}",
    },
    "en": {
        "axis": "mean number of points within the group (n = {n})",
        "size": "{size} of {n}",
        "bounds": "Bounds",
        "strip": "Simulated {which}",
        "source": "report, section 2.1 and figure II; arithmetic and synthetic data sets of this edition",
        "alt": "A cross-table as a picture, with {n} respondents and if {first} comes first in every group: a column "
        "for each steering philosophy and a row for each steering form. In each cell all that the mean can be stands "
        "between brackets, with a dot at the reported mean of everyone, and below it {count} dotted bars: from the "
        "lowest to the highest mean in simulated data sets, each bar under another assumption. The groups: "
        "{groups}. {first_up}: bounds {line}. Only the bounds follow from what is reported.",
        "group": "{label} ({size} of {n})",
        "cell": "{range} within {label}",
    },
}


@captioned
def cross_table(
    published: Published,
    language: str | None = None,
    ensembles: Sequence[Ensemble] | None = None,
) -> BookFigure:
    """What can be said of the cross-table? Bounds of every cell, and its range in ensembles under some priors.

    Where the book is built on answers, both give way to these (`cross_table_of_answers`).

    Parameters
    ----------
    published
        The printed figures.
    language
        ``nl`` or ``en``; by default the language of the book.
    ensembles
        One or more, all of one n, of the report's questions with line steering first in every philosophy; by default
        `evenwicht.figures.ensemble.report_ensembles`. Each gives one bar a cell, in this order.

    Raises
    ------
    ValueError
        There are no ensembles, or they have different n.
    """
    survey = loaded()
    if survey is not None:
        return cross_table_of_answers(published, survey, language)
    words = _WORDS[lang.current(language)]
    given = tuple(report_ensembles(published) if ensembles is None else ensembles)
    sizes_given = sorted({int(n) for ensemble in given for n in ensemble.index["n"]})
    if len(sizes_given) != 1:
        raise ValueError(f"ensembles: found n = {sizes_given}; expected one or more ensembles of a single n")
    (n,) = sizes_given
    groups = [figure.category for figure in published.of("philosophy")]
    forms = published.of("steering_form")
    group_labels = published.codebook.labels("philosophy", language)
    form_labels = published.codebook.labels("steering_form", language)
    found = form_bounds(published, n, True)
    sizes = group_sizes(report.problem(published, n), language)
    ranges = [cell_ranges(ensemble) for ensemble in given]
    table = []
    with drawing():
        height, axis = 0.2 + 0.13 * (1 + len(given)), words["axis"].format(n=n)
        figure, axes = cross_canvas([form_labels[form.category] for form in forms], len(groups), height, axis)
        for column, group in enumerate(groups):
            start = PITCH * column
            axes.vlines([start, start + 5, start + 10], -0.5, len(forms) - 0.5, color=RULE, linewidth=0.8, zorder=1)
            head = words["size"].format(size=sizes[group], n=n)
            heading(axes, start + 5, group_labels[group], head, upper=column % 2 == 0)
            for row, form in enumerate(forms):
                bounds = found[group, form.category]
                step = 0.8 / (1 + len(given))
                top = row - 0.4 + step / 2
                marks.derived_interval(axes, start + float(bounds.lower), start + float(bounds.upper), top, step * 1.2)
                marks.reported_dots(axes, [start + float(form.value)], [top], 3.5)
                texts = [spread(bounds.lower, bounds.upper, language)]
                for place, cells in enumerate(ranges):
                    low, high = cells[group, form.category]
                    foot = top + step * (place + 1.1)
                    marks.bar(axes, start + low, start + high, foot, "simulated", step * 0.6)
                    least, most = (Fraction(end).limit_denominator(n) for end in (low, high))
                    texts.append(spread(least, most, language))
                table.append((group_labels[group], sizes[group], form_labels[form.category], *texts))
        status_legend(axes, ["reported", "derived", "simulated"], language, marks=["reported"])
    first = in_sentence(form_labels["line"])
    told = {group: in_sentence(group_labels[group]) for group in groups}
    return BookFigure(
        figure,
        words["alt"].format(
            n=n,
            first=first,
            first_up=form_labels["line"],
            count=counted(len(given), language),
            groups=lang.listing([words["group"].format(label=told[g], size=sizes[g], n=n) for g in groups], language),
            line=lang.listing(
                [
                    words["cell"].format(range=spread(b.lower, b.upper, language), label=told[g])
                    for g in groups
                    for b in [found[g, "line"]]
                ],
                language,
            ),
        ),
        pd.DataFrame(
            table,
            columns=[
                published.codebook.label("philosophy", language=language),
                "n",
                published.codebook.label("steering_form", language=language),
                words["bounds"],
                *(words["strip"].format(which=place + 1) for place in range(len(given))),
            ],
        ),
        ("reported", "derived", "simulated"),
        words["source"],
        language,
    )


def cell_ranges(ensemble: Ensemble) -> dict[tuple[str, str], tuple[float, float]]:
    """The lowest and the highest mean of each form within each philosophy, over the data sets of an ensemble.

    Returns
    -------
    By the name of the philosophy and that of the form.
    """
    means = ensemble.group_means("steering_form", "philosophy")
    ends = means.groupby(["group", "item"], sort=False)["mean"].agg(["min", "max"])
    return {
        (str(group), str(item)): (float(low), float(high))
        for (group, item), low, high in zip(ends.index.tolist(), ends["min"], ends["max"], strict=True)
    }
