"""Figure on the points that the seven steering forms get (report, 2.3, figure II)."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.figures.book_figure import BookFigure, at_both_widths
from evenwicht.figures.canvas import canvas
from evenwicht.figures.labels import above_plot, beside, row_label
from evenwicht.figures.legend import status_legend
from evenwicht.figures.marks import reported_dots
from evenwicht.figures.numbers import numbers
from evenwicht.figures.real import beside_answers
from evenwicht.figures.status import LOOKS
from evenwicht.figures.status import name as name_of
from evenwicht.figures.style import MUTED, RULE, STRONG, drawing, is_narrow
from evenwicht.phrases import counted, in_sentence
from evenwicht.published import Published

_WORDS = Bilingual(
    __name__,
    {
        "axis": "gemiddeld aantal punten",
        "even": "gelijk verdeeld",
        "points": "Punten (gemiddeld)",
        "against": "Ten opzichte van gelijk verdeeld ({even})",
        "above": "erboven",
        "below": "eronder",
        "source": "rapport, figuur II",
        "alt": "Puntgrafiek van het gemiddelde aantal punten, van {total}, voor elke sturingsvorm. Een stippellijn "
        "staat bij {even}: zoveel zou elke vorm krijgen bij een gelijke verdeling. Van de {all} vormen liggen er {number} "
        "boven die lijn: {above}. Eronder liggen: {below}.",
    },
)


@at_both_widths
@beside_answers("steering_form")
def steering_form_means(published: Published, language: str | None = None) -> BookFigure:
    """Which forms stand out? Mean points of each steering form, beside an even split (report, figure II).

    Parameters
    ----------
    published
        The printed figures; those on ``steering_form`` are means of points out of ten.
    language
        ``nl`` or ``en``; by default the language of the book.
    """
    words = _WORDS[lang.current(language)]
    labels = published.codebook.labels("steering_form", language)
    forms = sorted(published.of("steering_form"), key=lambda form: -form.value)
    total = published.codebook.variable("steering_form").total or 0
    even = Fraction(total, len(forms))
    names = [labels[form.category] for form in forms]
    texts = [lang.number(form.text, form.decimals, language) for form in forms]
    even_text = lang.number(even, forms[0].decimals, language)
    with drawing():
        figure, axes = canvas(len(forms), row=0.24 if is_narrow() else 0.38, left=2.25, top=0.32)
        axes.axvline(float(even), color=MUTED, linewidth=1, linestyle=(0, (4, 3)))
        means, rows = [float(form.value) for form in forms], range(len(forms))
        axes.hlines(rows, float(even), means, color=RULE, linewidth=3)
        reported_dots(axes, means, rows)
        axes.set(xlabel=words["axis"], xlim=(0, max(3.0, means[0] + 0.5)), xticks=range(int(means[0]) + 2))
        for row, (form, name, text) in enumerate(zip(forms, names, texts, strict=True)):
            beyond = 9 if form.value >= even else -9
            row_label(axes, row, name, clear=8, ground=True)
            beside(axes, float(form.value), row, text, beyond, weight=STRONG)
        told = f"{words['even']}: {even_text} ({name_of('derived', language)})"
        above_plot(axes, float(even), told, 3, colour=LOOKS["derived"].colour)
        status_legend(axes, ["reported"], language, marks=["reported"])
    is_above = [form.value > even for form in forms]
    items = [f"{in_sentence(name)} {text}" for name, text in zip(names, texts, strict=True)]
    return BookFigure(
        figure,
        words["alt"].format(
            total=counted(total, language),
            even=even_text,
            all=counted(len(forms), language),
            number=counted(sum(is_above), language),
            above="; ".join(item for item, above in zip(items, is_above, strict=True) if above),
            below="; ".join(item for item, above in zip(items, is_above, strict=True) if not above),
        ),
        pd.DataFrame(
            {
                published.codebook.label("steering_form", language=language): names,
                words["points"]: texts,
                words["against"].format(even=even_text): [words["above" if above else "below"] for above in is_above],
            }
        ),
        {words["points"]: numbers([form.value for form in forms], "points")},
        ("reported", "derived"),
        words["source"],
        language,
    )
