"""Figures on the seven steering forms (report, 2.3, figures I and II)."""

from __future__ import annotations

import pandas as pd
import seaborn as sns
from matplotlib.figure import Figure

from evenwicht import language as lang
from evenwicht.figures.book_figure import BookFigure
from evenwicht.figures.legend import status_legend
from evenwicht.figures.status import LOOKS
from evenwicht.figures.style import INK, MUTED, RULE, WIDTH, drawing
from evenwicht.published import Published

_WORDS = {
    "nl": {
        "axis": "gemiddeld aantal punten",
        "even": "gelijk verdeeld",
        "form": "Sturingsvorm",
        "points": "Punten (gemiddeld)",
        "source": "rapport, figuur II",
        "alt": "Puntgrafiek van het gemiddelde aantal punten, van tien, voor elke sturingsvorm: {items}. "
        "Bij een gelijke verdeling kreeg elke vorm {even} punten; {above} liggen daarboven.",
    },
    "en": {
        "axis": "mean number of points",
        "even": "even split",
        "form": "Steering form",
        "points": "Points (mean)",
        "source": "report, figure II",
        "alt": "Dot plot of the mean number of points, out of ten, for each steering form: {items}. "
        "In an even split each form would get {even} points; {above} lie above that.",
    },
}


def steering_form_means(published: Published, language: str | None = None) -> BookFigure:
    """Mean points of each steering form beside an even split: which forms stand out? (report, figure II).

    Parameters
    ----------
    published
        The printed figures; those on ``steering_form`` are means of points out of ten.
    language
        ``nl`` or ``en``; by default the language of the book.
    """
    words = _WORDS[lang.current(language)]
    table = published.table("steering_form", language).sort_values("value", ascending=False, kind="stable")
    total = published.codebook.variable("steering_form").total or 0
    even = total / len(table)
    look = LOOKS["printed"]
    with drawing():
        figure = Figure(figsize=(WIDTH, 3.5), layout="constrained")
        axes = figure.subplots()
        axes.axvline(even, color=MUTED, linewidth=1, linestyle=(0, (4, 3)))
        axes.hlines(table["label"], even, table["value"], color=RULE, linewidth=3)
        sns.stripplot(table, x="value", y="label", ax=axes, color=look.colour, size=11, jitter=False)
        for row in table.itertuples():
            beyond = 9 if row.value >= even else -9
            axes.annotate(
                lang.number(row.text, 1, language),
                (row.value, row.label),
                (beyond, 0),
                textcoords="offset points",
                ha="left" if beyond > 0 else "right",
                va="center",
                color=INK,
            )
        axes.annotate(
            f"{words['even']}: {lang.number(even, 1, language)}",
            (even, 1),
            (4, 4),
            xycoords=("data", "axes fraction"),
            textcoords="offset points",
            color=MUTED,
            fontsize=10.5,
        )
        axes.set(xlabel=words["axis"], ylabel="", xlim=(0, 3.2), xticks=range(4))
        status_legend(axes, ["printed"], language)
    items = [f"{row.label} {lang.number(row.text, 1, language)}" for row in table.itertuples()]
    above = list(table.loc[table["value"] > even, "label"])
    return BookFigure(
        figure,
        words["alt"].format(
            items=lang.listing(items, language),
            even=lang.number(even, 1, language),
            above=lang.listing(above, language),
        ),
        pd.DataFrame(
            {words["form"]: table["label"], words["points"]: [lang.number(t, 1, language) for t in table["text"]]}
        ),
        ("printed",),
        words["source"],
    )
