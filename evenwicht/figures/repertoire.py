"""Figure on the repertoire of the municipal secretary (report, 2.5.1, figure VI)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pandas as pd

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.figures.book_figure import BookFigure, at_both_widths
from evenwicht.figures.canvas import EDGE, canvas
from evenwicht.figures.legend import status_legend
from evenwicht.figures.numbers import numbers, ranges
from evenwicht.figures.real import beside_answers
from evenwicht.figures.stairs import Step, draw_stairs
from evenwicht.figures.status import name, names
from evenwicht.figures.style import drawing
from evenwicht.identify import NOT_PRINTED
from evenwicht.implied.sums import implied_range
from evenwicht.phrases import counted, in_sentence, range_text
from evenwicht.published import Published

_WORDS = Bilingual(
    __name__,
    {
        "share": "Aandeel",
        "range": "Werkelijk aandeel, vóór afronding",
        "status": "Rust op",
        "source": "rapport, figuur VI",
        "alt": "Een trap van 0 tot 100 procent: elk antwoord begint waar het vorige eindigt. Vermeld zijn "
        "{count} antwoorden: {items}. Samen is dat {sum}; de overige {rest} (vóór afronding {range}) staat "
        "als open, gearceerde trede onder de naam {open} ({status}).",
        "alt_all": "Een trap van 0 tot 100 procent: elk antwoord begint waar het vorige eindigt. Vermeld "
        "zijn {count} antwoorden: {items}. Samen is dat {sum}.",
    },
)


@at_both_widths
@beside_answers("repertoire")
def repertoire_shares(published: Published, language: str | None = None) -> BookFigure:
    """What weighs most, and how much is not printed? The answers as stairs to 100, the last step open (figure
    VI).

    Parameters
    ----------
    published
        The printed figures; those on ``repertoire`` are percentages and leave a part of the answers out.
    language
        ``nl`` or ``en``; by default the language of the book.
    """
    words = _WORDS[lang.current(language)]
    labels = published.codebook.labels("repertoire", language)
    figures = sorted(published.of("repertoire"), key=lambda figure: -figure.value)
    decimals = max(figure.decimals for figure in figures)
    total = sum((figure.value for figure in figures), Decimal(0))
    steps = [
        Step(
            labels[figure.category],
            Fraction(figure.value),
            lang.percent(figure.text, figure.decimals, language),
        )
        for figure in figures
    ]
    rows = [(step.label, step.text, "", name("reported", language)) for step in steps]
    remainder = published.remainder("repertoire")
    is_open = remainder > 0 and not published.is_complete("repertoire")
    before: list[tuple[Fraction, Fraction] | None] = [None] * len(steps)
    rest, spread = lang.percent(remainder, decimals, language), ""
    assumed = names("derived", "interpretation", language=language)
    if is_open:
        lower, upper = implied_range(published, "repertoire", {NOT_PRINTED: 1})
        spread = range_text(lower, upper, decimals + 1, language)
        before.append((lower, upper))
        rows.append((labels[NOT_PRINTED], rest, f"{spread}%", assumed))
    with drawing():
        figure, axes = canvas(len(rows), row=0.42, left=EDGE, right=0.2, axis=0.32)
        axes.set(xlim=(0, 100))
        axes.set_xticks([0, 25, 50, 75, 100], [lang.percent(tick, 0, language) for tick in (0, 25, 50, 75, 100)])
        shown = [*steps, Step(labels[NOT_PRINTED], Fraction(remainder), rest, "derived")] if is_open else steps
        draw_stairs(axes, shown, Fraction(0), 0)
        status_legend(axes, ["reported", "derived"] if is_open else ["reported"], language, assuming=["derived"])
    return BookFigure(
        figure,
        words["alt" if is_open else "alt_all"].format(
            count=counted(len(steps), language),
            items="; ".join(f"{in_sentence(step.label)} {step.text}" for step in steps),
            sum=lang.percent(total, decimals, language),
            rest=rest,
            range=spread,
            open=in_sentence(labels[NOT_PRINTED]) if is_open else "",
            status=assumed,
        ),
        pd.DataFrame(
            rows,
            columns=[
                published.codebook.label("repertoire", language=language),
                words["share"],
                words["range"],
                words["status"],
            ],
        ),
        {words["share"]: numbers([step.size for step in shown], "percent"), words["range"]: ranges(before, "percent")},
        ("reported", "derived", "interpretation") if is_open else ("reported",),
        words["source"],
        language,
    )
