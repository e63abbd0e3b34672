"""Explorer *Hoeveel deden er mee?*: which numbers of respondents can print the figures that a reader types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import traitlets

from evenwicht import language as lang
from evenwicht import report
from evenwicht.bilingual import Bilingual
from evenwicht.figures.book_figure import BookFigure
from evenwicht.figures.sample_sizes import possible_sample_sizes
from evenwicht.identify import PrintedRow, as_row, check_rounding, joint_sample_sizes
from evenwicht.published import Published
from evenwicht.widgets.explorer import Explorer

MOST_RESPONDENTS = 10_000
"""The largest number that the explorer considers; its script says the same."""
_ALL = Bilingual(__name__, "alle vragen samen")
_KINDS = {100: "percentages", 1: "means"}


def typed(row: PrintedRow, language: str) -> dict[str, Any]:
    """A printed row as a reader types it: `figures` (text), `kind` (percentages or means), `exhaustive`."""
    figures = [row.printed(position).removesuffix(" %") for position in range(len(row.figures))]
    mark = "," if language == "nl" else "."
    return {
        "figures": " ".join(figures).replace(".", mark),
        "kind": _KINDS[row.scale],
        "exhaustive": row.exhaustive,
    }


def read(question: Mapping[str, Any], name: str) -> PrintedRow:
    """The printed row that a reader typed.

    Raises
    ------
    evenwicht.identify.PublishedFigureError
        A figure is no number, or lies outside 0 to the whole.
    """
    figures = [part.replace(",", ".") for part in str(question["figures"]).replace("%", " ").replace(";", " ").split()]
    if question["kind"] == "means":
        return PrintedRow.of_means(figures, exhaustive=bool(question["exhaustive"]), name=name)
    return PrintedRow.of_percentages(figures, exhaustive=bool(question["exhaustive"]), name=name)


class SampleSizes(Explorer):
    """Which numbers of respondents can print some figures; computed in the page, by the arithmetic of `identify`.

    Parameters
    ----------
    published
        The printed figures of the report, offered as presets and drawn in the still picture.
    questions
        Rows as a reader types them, see `typed`; by default all questions of the report together.
    rounding
        How figures were rounded, see `evenwicht.identify.rounding.rounding`.
    n_max
        The largest number considered, 1 to 10,000.
    n
        A number to look into: what makes it impossible? By default the least that can print the report's figures.

    >>> from evenwicht import published
    >>> explorer = SampleSizes(published.load(), [{"figures": "64 17 9 7 3", "kind": "percentages", "exhaustive": True}])
    >>> explorer.possible[:3]
    [58, 69, 70]
    """

    script: ClassVar[str] = "sample-sizes"
    shared: ClassVar[tuple[str, ...]] = ("questions", "rounding", "n_max", "n")

    questions = traitlets.List(traitlets.Dict()).tag(sync=True)
    rounding = traitlets.Enum(("any", "half_up", "half_even", "largest_remainder"), "any").tag(sync=True)
    n_max = traitlets.Int(report.POPULATION, min=1, max=MOST_RESPONDENTS).tag(sync=True)
    n = traitlets.Int(1, min=1, max=MOST_RESPONDENTS).tag(sync=True)
    presets = traitlets.List(traitlets.Dict()).tag(sync=True)

    def __init__(
        self, published: Published, questions: Sequence[Mapping[str, Any]] | None = None, **traits: Any
    ) -> None:
        language = lang.current(traits.get("language"))
        asked = report.questions(published)
        rows = [typed(as_row(question), language) for question in asked]
        labels = [published.codebook.label(question.name, language=language) for question in asked]
        presets = [{"name": "all", "label": _ALL[language], "questions": rows}]
        presets += [
            {"name": question.name, "label": label, "questions": [row]}
            for question, label, row in zip(asked, labels, rows, strict=True)
        ]
        chosen = rows if questions is None else [dict(question) for question in questions]
        traits.setdefault("n", report.smallest_n(published))
        super().__init__(questions=chosen, presets=presets, **traits)
        self._published = published

    @property
    def possible(self) -> list[int]:
        """The numbers that can print the typed figures, by `evenwicht.identify.joint_sample_sizes`.

        Raises
        ------
        evenwicht.identify.PublishedFigureError
            The figures cannot be read, or no number at all can print them.
        """
        rows = [read(question, f"question {i}") for i, question in enumerate(self.questions, 1)]
        return joint_sample_sizes(rows, self.n_max, check_rounding(self.rounding))

    def still(self) -> BookFigure:
        """The sample sizes of every question of the report, and of all together."""
        return possible_sample_sizes(self._published, self.language, check_rounding(self.rounding), self.n_max)
