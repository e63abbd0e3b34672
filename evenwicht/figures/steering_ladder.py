"""Figure on what the steering forms are (report, 2.3, figure I)."""

from __future__ import annotations

from matplotlib.axes import Axes

from evenwicht import definitions
from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.codebook import load
from evenwicht.figures.book_figure import BookFigure, at_both_widths
from evenwicht.figures.canvas import canvas
from evenwicht.figures.labels import beside, note, row_label
from evenwicht.figures.legend import status_legend
from evenwicht.figures.marks import interpretation_triangles
from evenwicht.figures.style import GROUND, INK, MUTED, RULE, SMALL, STRONG, drawing, is_narrow
from evenwicht.figures.text import wrapped
from evenwicht.phrases import in_sentence

_WORDS = Bilingual(
    __name__,
    {
        "question": "wie bepaalt de doelen?",
        "inside": "binnen",
        "outside": "buiten",
        "basis": "Basis van de sturing",
        "goals": "Wie de doelen bepaalt",
        "source": "rapport, figuur I; de treden zijn een indeling van deze uitgave",
        "item": "{form}, op basis van {basis}, doelen {goals}",
        "alt": "Ladder van binnen naar buiten, naar wie de doelen bepaalt. Op elke rij staat een "
        "sturingsvorm met de basis ervan, en een punt dat verder naar rechts staat naarmate de omgeving meer "
        "bepaalt. Van binnen naar buiten: {items}.",
    },
)


@at_both_widths
def steering_form_definitions(language: str | None = None) -> BookFigure:
    """On what basis do people steer, and who sets the goals? The forms on a ladder from inside to outside
    (figure I).

    Parameters
    ----------
    language
        ``nl`` or ``en``; by default the language of the book.
    """
    words = _WORDS[lang.current(language)]
    forms = definitions.steering_forms(language)
    levels = definitions.GOALS_LEVELS
    entries = list(
        zip(
            forms["label"],
            forms["basis"],
            forms["goals"],
            (int(level) for level in forms["goals_level"]),
            strict=True,
        )
    )
    with drawing():
        figure, axes = canvas(
            len(entries), row=0.42 if is_narrow() else 0.56, left=2.55, right=0.22, top=0.54, axis=0.08, details=1
        )
        axes.set(xlim=(levels[0] - 0.3, levels[-1] + 0.2), xticks=levels, xticklabels=[])
        axes.spines["bottom"].set_visible(False)
        rows = range(len(entries))
        if is_narrow():  # its grid would run through the names
            axes.hlines(rows, levels[0], levels[-1], color=RULE, linewidth=1.5, zorder=1)
        interpretation_triangles(axes, [level for *_, level in entries], rows)
        for row, (label, basis, goals, level) in enumerate(entries):
            row_label(axes, row, label, basis, weight=STRONG, clear=14, ground=True)
            _beside(axes, level, row, goals, to_right=level < levels[len(levels) // 2 + is_narrow()])
        for x, text, align in (
            (levels[0], words["inside"], "left"),
            (levels[-1], words["outside"], "right"),
        ):
            _heading(axes, x, text, align, INK)
        _heading(axes, (levels[0] + levels[-1]) / 2, f"← {words['question']} →", "center", MUTED, above=19)
        status_legend(axes, ["interpretation"], language, marks=["interpretation"])
    items = "; ".join(
        words["item"].format(form=in_sentence(label), basis=basis, goals=goals) for label, basis, goals, _ in entries
    )
    table = forms[["label", "basis", "goals"]].set_axis(
        [load().label("steering_form", language=language), words["basis"], words["goals"]], axis="columns"
    )
    return BookFigure(
        figure, words["alt"].format(items=items), table, {}, ("interpretation",), words["source"], language
    )


def _beside(axes: Axes, x: float, row: float, text: str, *, to_right: bool) -> None:
    """A text beside a dot, on its right or left, centred on its row."""
    beside(
        axes, x, row, wrapped(text, 1.7 if to_right else 1.15, SMALL), 10 if to_right else -10, size=SMALL, bbox=GROUND
    )


def _heading(axes: Axes, x: float, text: str, align: str, colour: str, above: float = 4) -> None:
    """A text over the plot."""
    note(axes, text, (x, 1), (0, above), coordinates=("data", "axes fraction"), ha=align, size=SMALL, color=colour)
