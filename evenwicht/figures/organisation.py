"""Figure on the organisation models of municipalities over time (report, 2.2)."""

from __future__ import annotations

from matplotlib.axes import Axes

from evenwicht import definitions
from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.figures.book_figure import BookFigure, at_both_widths
from evenwicht.figures.canvas import EDGE, band, bare, canvas
from evenwicht.figures.legend import status_legend
from evenwicht.figures.marks import interpretation_triangles
from evenwicht.figures.style import BODY, INK, MUTED, SMALL, STRONG, drawing, width
from evenwicht.phrases import counted, in_sentence

_WORDS = Bilingual(
    __name__,
    {
        "classic": "Klassiek: één vaste structuur",
        "new": "Nieuw: vormen naast elkaar",
        "model": "Organisatiemodel",
        "era": "Tijd",
        "era_classic": "klassiek",
        "era_new": "nieuw",
        "accent": "Accent",
        "source": "rapport, paragraaf 2.2; van deze uitgave zijn de accenten, en dat {in_passing} als model gelden",
        "item": "{label} ({accent})",
        "alt": "Twee groepen onder elkaar. Eerst {classics} klassieke modellen met een vaste "
        "structuur, in de volgorde van het rapport: {classic}. Daarna {news} nieuwe vormen die naast elkaar "
        "bestaan: {new}.",
    },
)
_IN_PASSING = 2
"""How many, the last ones, the report names but not as models: one in a quotation, one as a word for nimble."""
_MARK, _TEXT = 0.3, 0.54
"""Where the marks and the text stand, in inches."""


@at_both_widths
def organisation_models(language: str | None = None) -> BookFigure:
    """How did municipalities organise themselves, then and now? The classic models, then the new ones; no line joins
    them, as the report tells of no descent, and within each gives no order of time (2.2).

    Parameters
    ----------
    language
        ``nl`` or ``en``; by default the language of the book.
    """
    words = _WORDS[lang.current(language)]
    models = definitions.organisation_models(language)
    eras = {era: models[models["era"] == era] for era in definitions.ERAS}
    with drawing():
        figure, axes = canvas(len(models) + len(eras), row=0.46, left=EDGE, right=EDGE, axis=0.1)
        bare(axes)
        axes.set(xlim=(EDGE, width() - EDGE))
        row = 0
        places: list[int] = []
        for era, group in eras.items():
            band(axes, row - 0.4, row + 0.3, named=False)
            _write(axes, row, words[era], STRONG, INK, BODY, x=_TEXT)
            rows = [row + 1 + i for i in range(len(group))]
            places += rows
            for place, label, accent in zip(rows, group["label"], group["accent"], strict=True):
                _write(axes, place - 0.2, label, 400, INK, BODY)
                _write(axes, place + 0.22, accent, 400, MUTED, SMALL)
            row = rows[-1] + 1
        interpretation_triangles(axes, [_MARK] * len(places), places)
        status_legend(axes, ["interpretation"], language, marks=["interpretation"])
    lists = {
        era: "; ".join(
            words["item"].format(label=in_sentence(label), accent=accent)
            for label, accent in zip(group["label"], group["accent"], strict=True)
        )
        for era, group in eras.items()
    }
    alt = words["alt"].format(
        **lists, classics=counted(len(eras["classic"]), language), news=counted(len(eras["new"]), language)
    )
    table = models[["label", "era", "accent"]].set_axis([words["model"], words["era"], words["accent"]], axis="columns")
    table[words["era"]] = [words[f"era_{era}"] for era in models["era"]]
    in_passing = [in_sentence(label) for label in models["label"].iloc[-_IN_PASSING:]]
    source = words["source"].format(in_passing=lang.listing(in_passing, language))
    return BookFigure(figure, alt, table, {}, ("interpretation",), source, language)


def _write(axes: Axes, row: float, text: str, weight: int, colour: str, size: float, x: float = _TEXT) -> None:
    axes.text(x, row, text, va="center_baseline", weight=weight, color=colour, size=size)
