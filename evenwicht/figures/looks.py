"""Figure on the five things a figure can rest on, each drawn with the marks that it has in every other figure."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.figures import marks
from evenwicht.figures.answer_marks import answer_interval, explained_statuses
from evenwicht.figures.book_figure import BookFigure, at_both_widths
from evenwicht.figures.canvas import band, canvas
from evenwicht.figures.labels import above_plot, row_label
from evenwicht.figures.status import Status, explanation, name
from evenwicht.figures.style import MUTED, STRONG, drawing, is_narrow

PLACES = ("value", "range", "area")
"""What a status can be drawn as, from left to right."""
_STRIP = (0.34, 0.5, 0.43, 0.6, 0.39, 0.55, 0.47, 0.66, 0.36, 0.52, 0.44, 0.58)
"""Where the squares of the example stand: no numbers of anything."""

_WORDS: Bilingual[dict[Any, Any]] = Bilingual(
    __name__,
    {
        "value": "een waarde",
        "range": "een bereik",
        "area": "een vlak",
        "status": "Rust op",
        "means": "Betekent",
        "none": "komt niet voor",
        "source": "deze uitgave",
        "alt": "Hoe {count} eruitzien in elke figuur, ook zonder kleur te herkennen. {items}.",
        "count": {4: "de vier soorten grond", 5: "de vijf soorten grond"},
        ("reported", "value"): "een dichte stip",
        ("reported", "area"): "een dicht vlak",
        ("derived", "value"): "een streep of een lijn",
        ("derived", "range"): "een gestreepte balk tussen haken",
        ("derived", "area"): "een open vlak met schuine strepen",
        ("simulated", "value"): "open vierkantjes",
        ("simulated", "range"): "een open balk met stippels",
        ("answers", "value"): "een dichte ruit",
        ("answers", "range"): "een lijn tussen twee streepjes",
        ("interpretation", "value"): "een open driehoek",
        ("interpretation", "area"): "een open vlak met liggende strepen",
    },
)


@at_both_widths
def looks_of_statuses(language: str | None = None) -> BookFigure:
    """How does each look? What a figure can rest on, a row each, drawn as a value, as a range and as an area.

    With answers, what makes room for them is left out (`answer_marks.explained_statuses`).

    Parameters
    ----------
    language
        ``nl`` or ``en``; by default the language of the book.
    """
    words = _WORDS[lang.current(language)]
    statuses = explained_statuses()
    table, items = [], []
    row_height = 0.72 if is_narrow() else 0.84
    with drawing():
        figure, axes = canvas(
            len(statuses), row=row_height, left=2.6, right=0.1, top=0.36, axis=0, legend=False, details=2
        )
        axes.set(xlim=(0, len(PLACES)))
        for column, place in enumerate(PLACES):
            above_plot(axes, column + 0.5, words[place], 6, colour=MUTED)
        for row, status in enumerate(statuses):
            if row % 2 == 0:
                band(axes, row - 0.5, row + 0.5, details=2)
            row_label(axes, row, name(status, language), explanation(status, language), weight=STRONG, clear=24)
            _marks(axes, status, row)
            texts = [words.get((status, place), words["none"]) for place in PLACES]
            table.append((name(status, language), explanation(status, language), *texts))
            shown = [words[status, place] for place in PLACES if (status, place) in words]
            items.append(f"{name(status, language)}: {lang.listing(shown, language)}")
    said = "; ".join(items)
    columns = [words["status"], words["means"], *(words[place] for place in PLACES)]
    return BookFigure(
        figure,
        words["alt"].format(count=words["count"][len(statuses)], items=said[:1].upper() + said[1:]),
        pd.DataFrame(table, columns=columns),
        {},
        statuses,
        words["source"],
        language,
    )


def _marks(axes: Axes, status: Status, row: float) -> None:
    """One row of the figure; what `_WORDS` says of it is what stands here."""
    value, start, end, area = 0.5, 1.2, 1.8, (2.2, 2.8)
    if status == "reported":
        marks.reported_dots(axes, [value], [row])
        marks.bar(axes, *area, row, status, 0.36)
    elif status == "derived":
        marks.derived_strokes(axes, [0.3], row, 0.36, 2)
        marks.derived_line(axes, [0.45, 0.7], [row + 0.12, row - 0.12])
        marks.derived_interval(axes, start, end, row, 0.5)
        marks.bar(axes, *area, row, status, 0.36)
    elif status == "simulated":
        marks.ensemble_strip(axes, _STRIP, row, 0.5)
        marks.bar(axes, start, end, row, status, 0.22)
    elif status == "interpretation":
        marks.interpretation_triangles(axes, [value], [row])
        marks.bar(axes, *area, row, status, 0.36)
    else:
        marks.answer_diamonds(axes, [value], [row])
        answer_interval(axes, start, end, row, status)
