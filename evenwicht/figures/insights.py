"""Figure on the report's three insights, each a balance of two things (report, 3)."""

from __future__ import annotations

from evenwicht import definitions
from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.figures.book_figure import BookFigure, at_both_widths
from evenwicht.figures.canvas import EDGE, band, bare, canvas
from evenwicht.figures.labels import write
from evenwicht.figures.legend import status_legend
from evenwicht.figures.status import LOOKS
from evenwicht.figures.style import BODY, INK, PAPER, STRONG, drawing, width
from evenwicht.phrases import in_sentence

_WORDS = Bilingual(
    __name__,
    {
        "insight": "Inzicht",
        "one": "Enerzijds",
        "other": "Anderzijds",
        "place": "Vindplaats",
        "source": "rapport, hoofdstuk 3; wat er op de balken staat, is zo benoemd door deze uitgave",
        "item": "{insight} ({place}), met aan de ene kant {one} en aan de andere kant {other}",
        "alt": "Balken die op een punt in het midden rusten, een voor elk inzicht, met aan elk eind wat dat inzicht vraagt: {items}. "
        "Elke balk ligt recht: de figuur weegt niets. Over samenwerken zegt het rapport dat relatie en cultuur het belangrijkst zijn.",
    },
)


@at_both_widths
def insight_balances(language: str | None = None) -> BookFigure:
    """Which two things does each insight hold together? A level beam an insight, on one point (report, 3).

    Parameters
    ----------
    language
        ``nl`` or ``en``; by default the language of the book.
    """
    words = _WORDS[lang.current(language)]
    insights = definitions.insights(language)
    insights = insights.assign(section="§ " + insights["section"])
    columns = ["label", "pole", "counter_pole", "section"]
    entries = list(insights[columns].itertuples(index=False, name=None))
    look = LOOKS["interpretation"]
    with drawing():
        figure, axes = canvas(len(entries), row=0.98, left=EDGE, right=EDGE, axis=0.1)
        bare(axes)
        axes.set(xlim=(0, 1))
        half = (width() - 2 * EDGE) * 0.45
        for row, (label, one, other, section) in enumerate(entries):
            band(axes, row - 0.46, row + 0.46, named=False)
            start, end, beam = 0.02, 0.98, row - 0.1
            write(
                axes,
                0.5,
                beam,
                f"{label} ({section})",
                inches=2 * half,
                above=24,
                size=BODY,
                colour=INK,
                weight=STRONG,
                align="center",
            )
            axes.plot([start, end], [beam] * 2, color=look.colour, linewidth=2.4, solid_capstyle="butt", zorder=2)
            axes.plot(
                [0.5],
                [beam + 0.09],
                look.marker,
                color=look.colour,
                markerfacecolor=PAPER,
                markersize=10,
                markeredgewidth=1.4,
                zorder=3,
            )
            write(axes, start, beam, one, inches=half, above=-8, colour=INK)
            write(axes, end, beam, other, inches=half, above=-8, colour=INK, align="right")
        status_legend(axes, ["interpretation"], language, marks=["interpretation"])
    items = "; ".join(
        words["item"].format(insight=in_sentence(label), place=section, one=one, other=other)
        for label, one, other, section in entries
    )
    names = [words[name] for name in ("insight", "one", "other", "place")]
    table = insights[columns].set_axis(names, axis="columns")
    return BookFigure(
        figure, words["alt"].format(items=items), table, {}, ("interpretation",), words["source"], language
    )
