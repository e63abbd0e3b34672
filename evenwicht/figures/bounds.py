"""Figure on what the printed figures leave of the mean points of each form within each philosophy."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from evenwicht import language as lang
from evenwicht import report
from evenwicht.figures import marks
from evenwicht.figures.book_figure import BookFigure
from evenwicht.figures.canvas import band, canvas
from evenwicht.figures.labels import beside_row, margin, row_label
from evenwicht.figures.legend import status_legend
from evenwicht.figures.status import LOOKS, Status
from evenwicht.figures.style import BODY, INK, SMALL, STRONG, drawing
from evenwicht.identify import Bounds
from evenwicht.implied.form_bounds import form_bounds, group_sizes
from evenwicht.phrases import in_sentence, spread
from evenwicht.published import Published

_DECIMALS = 2
_ROW = 0.215

_WORDS = {
    "nl": {
        "axis": "gemiddeld aantal punten binnen de groep (n = {n})",
        "alone": "volgt uit de cijfers alleen",
        "group": "{label} ({size} van {n})",
        "reported": "Vermeld, over iedereen",
        "lower": "Ondergrens",
        "upper": "Bovengrens",
        "alone_range": "Uit de cijfers alleen",
        "source": "rapport, paragraaf 2.1 en figuur II; rekenwerk van deze uitgave",
        "alt": "Voor elke sturingsfilosofie en elke sturingsvorm een balk tussen haken met alles wat het gemiddelde "
        "binnen die groep kan zijn, bij {n} respondenten en als {first} in elke groep vooropstaat; een dunne lijn "
        "toont de ruimte zonder die uitspraak. Een stip is het vermelde gemiddelde over iedereen. {lead}. {narrow}. "
        "{wide}.",
        "in": "Binnen {group}, {size} respondenten: {items}",
        "narrow": "Het smalst is {form} binnen {group}, met {range}",
        "wide": "Het breedst is {form} binnen {group}, met {range}",
    },
    "en": {
        "axis": "mean number of points within the group (n = {n})",
        "alone": "derived from the figures alone",
        "group": "{label} ({size} of {n})",
        "reported": "Reported, of everyone",
        "lower": "Lower bound",
        "upper": "Upper bound",
        "alone_range": "By the figures alone",
        "source": "report, section 2.1 and figure II; arithmetic of this edition",
        "alt": "For each steering philosophy and each steering form a bar between brackets with all that the mean "
        "within that group can be, with {n} respondents and if {first} comes first in every group; a thin line shows "
        "the room without that statement. A dot is the reported mean of everyone. {lead}. {narrow}. {wide}.",
        "in": "Within {group}, {size} respondents: {items}",
        "narrow": "The narrowest is {form} within {group}, with {range}",
        "wide": "The widest is {form} within {group}, with {range}",
    },
}


def steering_form_bounds(published: Published, language: str | None = None, n: int | None = None) -> BookFigure:
    """What can the means within each philosophy be? Sharp bounds of every form, with and without a statement.

    The statement is the report's: whatever the philosophy, line steering has the highest mean (2.3).

    Parameters
    ----------
    published
        The printed figures.
    language
        ``nl`` or ``en``; by default the language of the book.
    n
        The number of respondents, which the report does not give: one that can print its figures, by default the least.

    Raises
    ------
    evenwicht.identify.InfeasibleError
        No data set of `n` respondents prints the figures.
    """
    words, n = _WORDS[lang.current(language)], report.smallest_n(published) if n is None else n
    groups, forms = published.of("philosophy"), published.of("steering_form")
    labels = published.codebook.labels("steering_form", language)
    group_labels = published.codebook.labels("philosophy", language)
    found, alone = form_bounds(published, n, True), form_bounds(published, n, False)
    sizes = group_sizes(report.problem(published, n), language)
    rows = []
    with drawing():
        figure, axes = canvas(len(groups) * (len(forms) + 1.55), row=_ROW, left=2.2, right=1.02, top=0.08)
        axes.set(xlim=(0, 10), xlabel=words["axis"].format(n=n), xticks=range(0, 11, 2))
        row = 0.0
        for group in groups:
            band(axes, row - 0.6, row + 0.6)
            heading = words["group"].format(label=group_labels[group.category], size=sizes[group.category], n=n)
            group_heading(axes, row, heading)
            row += 0.15
            for form in forms:
                row += 1
                bounds, free = found[group.category, form.category], alone[group.category, form.category]
                row_label(axes, row, labels[form.category])
                _interval(axes, row, bounds, free, float(form.value))
                at_right(axes, row, spread(bounds.lower, bounds.upper, language), "derived")
                rows.append(
                    (
                        group_labels[group.category],
                        labels[form.category],
                        lang.number(form.text, form.decimals, language),
                        lang.number(bounds.lower, _DECIMALS, language),
                        lang.number(bounds.upper, _DECIMALS, language),
                        spread(free.lower, free.upper, language),
                    )
                )
            row += 1.4
        free_line = Line2D([], [], color=LOOKS["derived"].colour, linewidth=1, label=words["alone"])
        status_legend(axes, ["reported", "derived"], language, marks=["reported"], others=[free_line])
    return BookFigure(
        figure,
        _alt(published, found, sizes, n, words, language),
        pd.DataFrame(
            rows,
            columns=[
                published.codebook.label("philosophy", language=language),
                published.codebook.label("steering_form", language=language),
                *(words[column] for column in ("reported", "lower", "upper", "alone_range")),
            ],
        ),
        ("reported", "derived"),
        words["source"],
        language,
    )


def _interval(axes: Axes, row: float, bounds: Bounds, free: Bounds, mean: float) -> None:
    """The bounds with the statement between brackets, those without as a thin line, the printed mean as a dot."""
    axes.plot(
        [float(free.lower), float(free.upper)],
        [row, row],
        color=LOOKS["derived"].colour,
        linewidth=1,
        solid_capstyle="butt",
        zorder=2,
    )
    marks.derived_interval(axes, float(bounds.lower), float(bounds.upper), row, 0.66)
    marks.reported_dots(axes, [mean], [row], 4.5)


def group_heading(axes: Axes, row: float, text: str) -> None:
    """The name of a group over its rows, at the left edge of the figure."""
    beside_row(axes, row, text, 9 - margin(axes) * 72, size=BODY, colour=INK, weight=STRONG, at=0)


def at_right(axes: Axes, row: float, text: str, status: Status) -> None:
    """A number in the right margin, in the colour of what it rests on."""
    beside_row(axes, row, text, 7, size=SMALL, colour=LOOKS[status].colour)


def _alt(
    published: Published,
    found: dict[tuple[str, str], Bounds],
    sizes: dict[str, str],
    n: int,
    words: dict[str, str],
    language: str | None,
) -> str:
    """All of the largest group in numbers, then the narrowest and the widest of all."""
    labels = published.codebook.labels("steering_form", language)
    groups = published.codebook.labels("philosophy", language)

    def told(bounds: Bounds) -> str:
        return spread(bounds.lower, bounds.upper, language)

    largest = max(published.of("philosophy"), key=lambda figure: figure.value).category
    items = [
        f"{in_sentence(labels[form])} {told(bounds)}" for (group, form), bounds in found.items() if group == largest
    ]
    lead = words["in"].format(group=in_sentence(groups[largest]), size=sizes[largest], items="; ".join(items))
    extremes = {
        key: pick(found, key=lambda place: found[place].width) for key, pick in (("narrow", min), ("wide", max))
    }
    ends = {
        key: words[key].format(
            form=in_sentence(labels[form]), group=in_sentence(groups[group]), range=told(found[group, form])
        )
        for key, (group, form) in extremes.items()
    }
    return words["alt"].format(n=n, first=in_sentence(labels["line"]), lead=lead, **ends)
