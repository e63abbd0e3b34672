"""What a survey printed: questions with their figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from evenwicht.identify.model.base import Base
from evenwicht.identify.model.scale import Scale
from evenwicht.identify.rounding.errors import PublishedFigureError
from evenwicht.identify.rounding.parse_printed import FigureLike
from evenwicht.identify.rounding.printed_figure import PrintedFigure
from evenwicht.identify.rounding.printed_row import PrintedRow
from evenwicht.identify.rounding.rounding import MOST_RESPONDENTS, Rounding

NOT_PRINTED = "not_printed"
"""The category of the answers to a question that is not exhaustive that the report leaves out."""
NOT_ANSWERED = "not_answered"
"""The category of respondents who did not answer a question that not everyone answered, or who were not asked."""


@dataclass(frozen=True)
class Categorical:
    """A question with one answer a respondent, printed as percentages or as counts.

    Parameters
    ----------
    name
        Name of the question, unique in its survey.
    categories
        The printed answers.
    percentages
        One printed figure an answer, from 0 to 100, as text ("64", "12.5"): text shows the decimals that were
        printed. Whole numbers are read as text. Also limits ("<5", "5-9") and signs for what was withheld ("-"); a
        `PrintedFigure` says more of a figure.
    exhaustive
        Whether every answer is printed. If not, one more category, `NOT_PRINTED`, holds the other
        respondents; it may be empty.
    counts
        Instead of percentages: one whole number of respondents an answer, or limits of one.
    rounding
        How the figures were rounded, if otherwise than the rest of the survey.
    base
        Who answered, if not everyone: of them the figures are printed, and `NOT_ANSWERED` is one more category.
    scale
        What is printed of the answers as scores; the categories are then its `labels`. See `scored`.

    Raises
    ------
    PublishedFigureError
        If an answer is named twice, if figures and answers differ in number, if a figure is no percentage or no
        count, if both are given or neither, or if no rounding makes these figures total 100.

    >>> Categorical("colour", ("red", "blue"), ("64", "36")).labels
    ('red', 'blue')
    """

    name: str
    categories: tuple[str, ...]
    percentages: tuple[FigureLike | PrintedFigure, ...] = ()
    exhaustive: bool = True
    counts: tuple[FigureLike | PrintedFigure, ...] = ()
    rounding: Rounding | None = None
    base: Base | None = None
    scale: Scale | None = None
    row: PrintedRow = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.scale is not None and tuple(self.categories) != self.scale.labels:
            raise PublishedFigureError(
                f"{self.name}: the answers of a scale are its scores, expected {', '.join(self.scale.labels)}",
                field=self.name,
            )
        object.__setattr__(self, "categories", _names(self.name, "category", self.categories))
        object.__setattr__(self, "percentages", _figures(self.name, self.percentages))
        object.__setattr__(self, "counts", _figures(self.name, self.counts))
        if self.percentages and self.counts:
            raise PublishedFigureError(
                f"{self.name}: found percentages and counts, expected one of them", field=self.name
            )
        if self.base is not None and NOT_ANSWERED in self.categories:
            raise PublishedFigureError(
                f"{self.name}: the category {NOT_ANSWERED!r} stands for those who did not answer, of whom nothing is "
                "printed: give it another name",
                field=self.name,
            )
        if NOT_PRINTED in self.categories and not self.exhaustive:
            raise PublishedFigureError(
                f"{self.name}: the category {NOT_PRINTED!r} stands for the answers without a figure, "
                "so it cannot be printed as well: give it another name",
                field=self.name,
            )
        told: Any = {
            "exhaustive": self.exhaustive,
            "name": self.name,
            "labels": self.categories,
            "rounding": self.rounding,
        }
        if self.counts:
            row = PrintedRow.of_counts(self.counts, **told)
        else:
            row = PrintedRow.of_percentages(self.percentages, **told)
        row = replace(row, answered=_answered(self.base))
        row.check()
        object.__setattr__(self, "row", row)

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers that respondents gave: the printed ones and, if some are left out, `NOT_PRINTED`."""
        return self.categories if self.exhaustive else (*self.categories, NOT_PRINTED)

    @property
    def labels(self) -> tuple[str, ...]:
        """The categories of a complete data set: the answers and, if not everyone answered, `NOT_ANSWERED`."""
        return self.answers if self.base is None else (*self.answers, NOT_ANSWERED)


def scored(
    name: str,
    scale: Scale,
    percentages: Mapping[str, FigureLike | PrintedFigure] | None = None,
    **options: Any,
) -> Categorical:
    """A question whose answers are scores, each of which may have any share that is not printed.

    Parameters
    ----------
    percentages
        Of some scores or all, by label; None if only the figures of the scale are printed.
    options
        `rounding` and `base`, as of `Categorical`.

    >>> scored("satisfaction", Scale(1, 3, mean="2.4")).percentages
    ('-', '-', '-')
    """
    given = percentages or {}
    unknown = [label for label in given if label not in scale.labels]
    if unknown:
        raise PublishedFigureError(
            f"{name}: found a percentage of {unknown[0]!r}, expected a score of {', '.join(scale.labels)}", field=name
        )
    return Categorical(
        name, scale.labels, tuple(given.get(label, "-") for label in scale.labels), scale=scale, **options
    )


@dataclass(frozen=True)
class Allocation:
    """A question that lets each respondent divide whole points over items, printed as means.

    Parameters
    ----------
    name
        Name of the question, unique in its survey.
    items
        What the points are divided over.
    means
        One printed mean an item, from 0 to `total`, as text ("2.0"); limits and signs as for `Categorical`.
    total
        Points of each respondent, 1 or more.
    exhaustive
        Whether every item is printed. If not, `NOT_PRINTED` becomes one more item, of which nothing is known.
    rounding
        How the means were rounded, if otherwise than the rest of the survey.
    base
        Who answered, if not everyone: of them the means are printed. The others have no points in a data set.

    Raises
    ------
    PublishedFigureError
        If an item is named twice, if means and items differ in number, if a mean is outside 0 to `total`, or
        if no rounding makes these means add to `total`.

    >>> Allocation("time", ("work", "rest"), ("6.4", "3.6")).columns
    ('time.work', 'time.rest')
    """

    name: str
    items: tuple[str, ...]
    means: tuple[FigureLike | PrintedFigure, ...]
    total: int = 10
    exhaustive: bool = True
    rounding: Rounding | None = None
    base: Base | None = None
    row: PrintedRow = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "items", _names(self.name, "item", self.items))
        object.__setattr__(self, "means", _figures(self.name, self.means))
        if not self.exhaustive and NOT_PRINTED not in self.items:
            object.__setattr__(self, "items", (*self.items, NOT_PRINTED))
            object.__setattr__(self, "means", (*self.means, "-"))
        row = PrintedRow.of_means(
            self.means, total=self.total, name=self.name, labels=self.items, rounding=self.rounding
        )
        row.check()
        object.__setattr__(self, "row", replace(row, answered=_answered(self.base)))

    @property
    def answers(self) -> tuple[str, ...]:
        """The items."""
        return self.items

    @property
    def labels(self) -> tuple[str, ...]:
        """The items."""
        return self.items

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of a complete data set that hold the points, one an item."""
        return tuple(f"{self.name}.{item}" for item in self.items)


Question = Categorical | Allocation


def _answered(base: Base | None) -> tuple[int, int] | None:
    """How many may have answered; of a group whose size is not printed any number."""
    return None if base is None else base.limits or (1, MOST_RESPONDENTS)


def _names(question: str, kind: str, names: Sequence[str]) -> tuple[str, ...]:
    """The names as a tuple, each a text that appears once."""
    if not isinstance(question, str) or not question.strip():
        raise PublishedFigureError(f"a question is named {question!r}: give it a name", field="name")
    if isinstance(names, str) or len(names) == 0:
        raise PublishedFigureError(f"{question}: found {names!r}, expected one {kind} or more", field=question)
    for position, label in enumerate(names):
        if not isinstance(label, str) or not label.strip():
            raise PublishedFigureError(
                f"{question}: {kind} {position + 1} is named {label!r}, expected a text", field=question
            )
        if label in names[:position]:
            first = list(names).index(label) + 1
            raise PublishedFigureError(
                f"{question}: the {kind} {label!r} is named twice, as number {first} and as number "
                f"{position + 1}: each needs a name of its own",
                field=question,
            )
    return tuple(names)


def _figures(question: str, figures: Sequence[FigureLike | PrintedFigure]) -> tuple[FigureLike | PrintedFigure, ...]:
    if isinstance(figures, str):
        raise PublishedFigureError(
            f"{question}: the figures are one text, {figures!r}: give a list of figures", field=question
        )
    return tuple(figures)
