"""Figure on what the printed figures leave of the mean points of each form within each philosophy."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evenwicht import language as lang
from evenwicht import report
from evenwicht.bilingual import Bilingual, Plural
from evenwicht.figures.book_figure import BookFigure, at_both_widths
from evenwicht.figures.heat_map import ColumnHead, heat_map
from evenwicht.figures.numbers import numbers, ranges
from evenwicht.figures.status import Status
from evenwicht.figures.style import drawing
from evenwicht.identify import Bounds
from evenwicht.implied.form_bounds import form_bounds, group_sizes
from evenwicht.phrases import in_sentence, spread
from evenwicht.published import Published

_DECIMALS = 2
ROOM = (5, 2)
"""The widths in points of bounds, from which a cell is darker."""

_RESTS_ON: tuple[Status, ...] = ("derived", "interpretation")
_WORDS: Bilingual[dict[str, Any]] = Bilingual(
    __name__,
    {
        "axis": "gemiddeld aantal punten, laagste en hoogste (n = {n})",
        "group": "{size} van {n}",
        "tints": ("meer dan {wide} punten ruimte", "{narrow} tot {wide} punten", "hoogstens {narrow}"),
        "reported": "Vermeld, over iedereen",
        "lower": "Ondergrens",
        "upper": "Bovengrens",
        "alone_range": "Uit de cijfers alleen",
        "source": "rapport, paragraaf 2.1, figuur II en de zin over de lijn in paragraaf 2.3; rekenwerk van deze uitgave",
        "alt": "Een tabel met een kolom voor elke sturingsfilosofie en een rij voor elke sturingsvorm. In elke cel staan het "
        "laagste en het hoogste gemiddelde dat binnen die groep kan, bij {n} respondenten en als {first} in elke groep "
        "vooropstaat; hoe voller de kleur van een cel, hoe meer er vastligt. {lead}. {narrow}. {wide}.",
        "in": Plural("Binnen {group}, {size} respondent: {items}", "Binnen {group}, {size} respondenten: {items}"),
        "narrow": "Het smalst: {form} binnen {group}, met {range}",
        "wide": "Het breedst: {form} binnen {group}, met {range}",
    },
)


@at_both_widths
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
    rows, texts, tints, ends, free_ends = [], [], [], [], []
    for group in groups:
        cells = [found[group.category, form.category] for form in forms]
        texts.append([_range(cell, language) for cell in cells])
        tints.append([sum(cell.width <= width for width in ROOM) for cell in cells])
        for form, bounds in zip(forms, cells, strict=True):
            free = alone[group.category, form.category]
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
            ends.append((bounds.lower, bounds.upper))
            free_ends.append((free.lower, free.upper))
    wide, narrow = ROOM
    heads = [
        ColumnHead(group_labels[each.category], words["group"].format(size=sizes[each.category], n=n))
        for each in groups
    ]
    legend = [text.format(wide=wide, narrow=narrow) for text in words["tints"]]
    names = [labels[form.category] for form in forms]
    with drawing():
        figure = heat_map(names, heads, texts, tints, legend, _RESTS_ON, words["axis"].format(n=n), language)
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
        {
            words["reported"]: numbers([form.value for _ in groups for form in forms], "points"),
            words["lower"]: numbers([low for low, _ in ends], "points"),
            words["upper"]: numbers([high for _, high in ends], "points"),
            words["alone_range"]: ranges(free_ends, "points"),
        },
        _RESTS_ON,
        words["source"],
        language,
    )


def _range(bounds: Bounds, language: str | None) -> str:
    low, high = (lang.number(end, _DECIMALS, language) for end in (bounds.lower, bounds.upper))
    return f"{low}\N{EN DASH}{high}"


def _alt(
    published: Published,
    found: dict[tuple[str, str], Bounds],
    sizes: dict[str, str],
    n: int,
    words: dict[str, Any],
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
    lead = (
        words["in"]
        .of(sizes[largest])
        .format(group=in_sentence(groups[largest]), size=sizes[largest], items="; ".join(items))
    )
    ends = {}
    for key, pick in (("narrow", min), ("wide", max)):
        group, form = pick(found, key=lambda place: found[place].width)
        alike = [
            item for item in labels if (group, item) in found and told(found[group, item]) == told(found[group, form])
        ]
        told_forms = lang.listing([in_sentence(labels[item]) for item in alike], language)
        ends[key] = words[key].format(form=told_forms, group=in_sentence(groups[group]), range=told(found[group, form]))
    text: str = words["alt"].format(n=n, first=in_sentence(labels["line"]), lead=lead, **ends)
    return text
