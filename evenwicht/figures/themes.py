"""Figure on the three images of the municipal secretary from the interviews (report, 2.5.2)."""

from __future__ import annotations

from itertools import groupby

import pandas as pd
from matplotlib.lines import Line2D

from evenwicht import definitions
from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.figures.book_figure import BookFigure, at_both_widths
from evenwicht.figures.canvas import band, bare, canvas
from evenwicht.figures.labels import note, row_label
from evenwicht.figures.legend import status_legend
from evenwicht.figures.status import LOOKS
from evenwicht.figures.style import INK, MUTED, PAPER, SMALL, STRONG, drawing, is_narrow
from evenwicht.phrases import in_sentence

_WORDS = Bilingual(
    __name__,
    {
        "theme": "Thema",
        "self": "Zelfbeeld",
        "political": "Bestuurlijk\nbeeld",
        "outside": "Beeld van\nbuiten",
        "holds": "draagt uit",
        "nuances": "nuanceert",
        "opposes": "ziet anders",
        "absent": "zwijgt",
        "holds_said": "draagt het uit",
        "nuances_said": "nuanceert het",
        "opposes_said": "ziet het anders",
        "absent_said": "zwijgt erover",
        "source": "rapport, paragraaf 2.5.2, geparafraseerd; ook het bestuurlijke beeld komt grotendeels van secretarissen; "
        "het teken per beeld is een indeling van deze uitgave",
        "alt": "Matrix van thema's uit de interviews bij drie beelden; ook het bestuurlijke beeld komt grotendeels van "
        "secretarissen. In elke cel een teken met het woord erbij. {items}.",
        "cell": "het {image} {stance}",
    },
)


@at_both_widths
def themes_matrix(language: str | None = None) -> BookFigure:
    """Which image of the municipal secretary holds which theme? Signs with their word, theme by image
    (2.5.2).

    Parameters
    ----------
    language
        ``nl`` or ``en``; by default the language of the book.
    """
    words = _WORDS[lang.current(language)]
    themes = definitions.themes(language)
    images = definitions.IMAGES
    cells = zip(themes["label"], themes["image"], themes["stance"], strict=True)
    stances = {
        label: {image: stance for _, image, stance in group} for label, group in groupby(cells, lambda cell: cell[0])
    }
    with drawing():
        figure, axes = canvas(len(stances), row=0.72 if is_narrow() else 0.6, left=2.0, right=0.12, top=0.5, axis=0.1)
        bare(axes)
        axes.set(xlim=(-0.5, len(images) - 0.5))
        up, down = (0.06, 0.22) if is_narrow() else (0.17, 0.25)
        for column, image in enumerate(images):
            note(
                axes,
                words[image],
                (column, 1),
                (0, 4),
                coordinates=("data", "axes fraction"),
                ha="center",
                weight=STRONG,
            )
        for row, (label, held) in enumerate(stances.items()):
            if row % 2 == 0:
                band(axes, row - 0.5, row + 0.5)
            row_label(axes, row, label)
            for column, image in enumerate(images):
                stance = held[image]
                axes.add_line(_sign_of(stance, (column, row - up)))
                note(
                    axes,
                    words[stance],
                    (column, row + down),
                    ha="center",
                    va="center",
                    size=SMALL,
                    color=MUTED if stance == "absent" else INK,
                )
        signs = [_sign_of(stance) for stance in _SIGNS]
        status_legend(axes, ["interpretation"], language, signs={"interpretation": signs}, sign=6.0)
    names = {image: in_sentence(words[image].replace("\n", " ")) for image in images}
    items = ". ".join(
        f"{label}: "
        + lang.listing(
            [words["cell"].format(image=names[image], stance=words[f"{held[image]}_said"]) for image in images],
            language,
        )
        for label, held in stances.items()
    )
    table = pd.DataFrame(
        [(label, *(words[held[image]] for image in images)) for label, held in stances.items()],
        columns=[words["theme"], *(words[image].replace("\n", " ") for image in images)],
    )
    return BookFigure(
        figure, words["alt"].format(items=items), table, {}, ("interpretation",), words["source"], language
    )


_SIGNS = {"holds": "^", "nuances": "^", "opposes": "v", "absent": "_"}
"""Marker of a stance, in the shape of what is interpretation: filled, half filled, open and upside down, and a dash."""


def _sign_of(stance: str, place: tuple[float, float] | None = None) -> Line2D:
    """The sign of a stance, at a place of the plot or for the legend."""
    colour = LOOKS["interpretation"].colour
    return Line2D(
        [] if place is None else [place[0]],
        [] if place is None else [place[1]],
        linestyle="",
        marker=_SIGNS[stance],
        fillstyle="left" if stance == "nuances" else "full",
        markerfacecolor=PAPER if stance == "opposes" else colour,
        markerfacecoloralt=PAPER,
        markeredgecolor=colour,
        markeredgewidth=1.4,
        markersize=13,
    )
