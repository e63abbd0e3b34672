"""Figure on the history of the four perspectives on government (report, 2.1)."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import Polygon

from evenwicht import definitions
from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.codebook import load
from evenwicht.figures.book_figure import BookFigure, at_both_widths
from evenwicht.figures.canvas import EDGE, canvas
from evenwicht.figures.labels import note
from evenwicht.figures.legend import status_legend
from evenwicht.figures.status import LOOKS
from evenwicht.figures.style import BODY, INK, MUTED, PAPER, SMALL, STRONG, drawing, is_narrow
from evenwicht.phrases import in_sentence

_WORDS = Bilingual(
    __name__,
    {
        "period": "Periode",
        "root": "Wortel",
        "driver": "Drijfveer",
        "organisation": "Organisatie",
        "now": "nu",
        "earlier": "eerder",
        "source": "rapport, paragrafen 2.1 en 2.5; de perioden zijn op één na van deze uitgave",
        "item": "{label}, {period}, geworteld in {root}, gedreven door {driver}",
        "alt": "Balken die elk later beginnen en alle tot nu doorlopen: een nieuw perspectief komt naast de "
        "oudere en vervangt ze niet. Van oud naar nieuw: {items}. De stappen geven de volgorde aan, niet "
        "het aantal jaren.",
    },
)
_NAMES = 3.3
"""Width of the column of names, in inches."""


@at_both_widths
def perspectives_history(language: str | None = None) -> BookFigure:
    """Which perspectives came when, and did they replace each other? Four bars that all run on until now
    (2.1).

    Parameters
    ----------
    language
        ``nl`` or ``en``; by default the language of the book.
    """
    words = _WORDS[lang.current(language)]
    perspectives = definitions.perspectives(language)
    columns = ("label", "period", "root", "driver")
    entries = list(zip(*(perspectives[column] for column in columns), strict=True))
    with drawing():
        narrow = is_narrow()
        left, row_height = (EDGE, 1.3) if narrow else (_NAMES, 0.92)
        figure, axes = canvas(len(entries), row=row_height, left=left, right=0.3, axis=0.26)
        axes.set(xlim=(0, len(entries)), xticks=[])
        axes.spines["bottom"].set_visible(False)
        for row, (label, period, root, driver) in enumerate(entries):
            _onward(axes, row, len(entries), row + 0.3 if narrow else row)
            _text(axes, row, label, (period, root, driver))
        for x, text, align in ((0, words["earlier"], "left"), (len(entries), words["now"], "right")):
            note(
                axes,
                text,
                (x, 0),
                (0, -4),
                coordinates=("data", "axes fraction"),
                ha=align,
                va="top",
                size=SMALL,
                color=MUTED,
            )
        status_legend(axes, ["interpretation"], language)
    items = "; ".join(
        words["item"].format(label=in_sentence(label), period=period, root=root, driver=driver)
        for label, period, root, driver in entries
    )
    names = [load().label("philosophy", language=language)]
    names += [words[column] for column in ("period", "root", "driver", "organisation")]
    table = perspectives[[*columns, "organisation"]].set_axis(names, axis="columns")
    return BookFigure(
        figure, words["alt"].format(items=items), table, {}, ("interpretation",), words["source"], language
    )


def _onward(axes: Axes, start: float, end: float, row: float) -> None:
    """A bar that ends in the point of an arrow: it goes on."""
    half, tip = 0.1 if is_narrow() else 0.15, 0.22
    corners = [
        (start, row - half),
        (end - tip, row - half),
        (end - tip, row - 1.7 * half),
        (end, row),
        (end - tip, row + 1.7 * half),
        (end - tip, row + half),
        (start, row + half),
    ]
    axes.add_patch(
        Polygon(
            corners,
            facecolor=PAPER,
            edgecolor=LOOKS["interpretation"].colour,
            hatch=LOOKS["interpretation"].hatch,
            linewidth=1.4,
            clip_on=False,
        )
    )


def _text(axes: Axes, row: float, label: str, lines: tuple[str, ...]) -> None:
    """A perspective's name and what is said of it, at the left edge of the figure: beside its bar, or above it."""
    step = 1.22 * SMALL
    height = step * (len(lines) + 1)
    left, top = (0.0, 1.3 * 36 - 4) if is_narrow() else (-(_NAMES - EDGE) * 72, height / 2)
    for i, line in enumerate((label, *lines)):
        note(
            axes,
            line,
            (0, row),
            (left, top - i * step),
            va="top",
            size=SMALL if i else BODY,
            color=MUTED if i else INK,
            weight=400 if i else STRONG,
        )
