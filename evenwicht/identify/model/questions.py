"""What a survey printed and said: questions with their figures, and statements of order between means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from evenwicht.identify.errors import PublishedFigureError
from evenwicht.identify.rounding.figure import PrintedFigure
from evenwicht.identify.rounding.printed_row import PrintedRow
from evenwicht.identify.rounding.rounding import FigureLike, Rounding

__all__ = [
    "NOT_PRINTED",
    "Allocation",
    "Categorical",
    "Group",
    "Mean",
    "Question",
    "Statement",
    "highest",
    "lowest",
]

NOT_PRINTED = "not_printed"
"""The category of the answers to a question that is not exhaustive that the report leaves out."""

Group = tuple[str, str]
"""A categorical question and one of its answers: the respondents who gave that answer."""


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
    row: PrintedRow = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "categories", _names(self.name, "category", self.categories))
        object.__setattr__(self, "percentages", _figures(self.name, self.percentages))
        object.__setattr__(self, "counts", _figures(self.name, self.counts))
        if self.percentages and self.counts:
            raise PublishedFigureError(
                f"{self.name}: found percentages and counts, expected one of them", field=self.name
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
        row.check()
        object.__setattr__(self, "row", row)

    @property
    def labels(self) -> tuple[str, ...]:
        """The categories of a complete data set: the printed ones and, if some are left out,
        `NOT_PRINTED`."""
        return self.categories if self.exhaustive else (*self.categories, NOT_PRINTED)


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
        object.__setattr__(self, "row", row)

    @property
    def labels(self) -> tuple[str, ...]:
        """The items."""
        return self.items

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of a complete data set that hold the points, one an item."""
        return tuple(f"{self.name}.{item}" for item in self.items)


Question = Categorical | Allocation


@dataclass(frozen=True)
class Mean:
    """The mean points of an item, 0 to the question's total, over all respondents or over those of one group.

    Parameters
    ----------
    question, item
        The allocation question and its item.
    group
        A categorical question and one of its answers (`NOT_PRINTED` allowed); None for everyone.

    >>> str(Mean("time", "work", ("colour", "red")))
    'mean of time.work where colour is red'
    """

    question: str
    item: str
    group: Group | None = None

    @property
    def linked(self) -> tuple[str, ...]:
        """The questions that it is about: the allocation, and what groups the respondents."""
        return self.question, *(self.group or ())[:1]

    def __str__(self) -> str:
        where = "" if self.group is None else f" where {self.group[0]} is {self.group[1]}"
        return f"mean of {self.question}.{self.item}{where}"


@dataclass(frozen=True)
class Statement:
    """A statement of order that a report makes in words: `larger` is at least `smaller`, or exceeds it.

    A statement about a group without respondents holds vacuously, strict or not: a group that may be empty
    has no mean that could contradict the report.

    Parameters
    ----------
    larger, smaller
        The means compared; of one question or of two, of one group or of two.
    strict
        Whether they must differ (`>`); otherwise they may be equal (`>=`).
    name
        What messages call it; without one they spell it out.
    """

    larger: Mean
    smaller: Mean
    strict: bool = False
    name: str = ""

    def __post_init__(self) -> None:
        if self.larger == self.smaller and self.strict:
            raise PublishedFigureError(
                f"statement {self}: it compares a mean with itself; name two different means", field=str(self)
            )

    def __str__(self) -> str:
        spelled = f"{self.larger} {'>' if self.strict else '>='} {self.smaller}"
        return f"{self.name}: {spelled}" if self.name else spelled

    @property
    def linked(self) -> tuple[str, ...]:
        """The questions that it is about; some more than once."""
        return tuple(name for mean in (self.larger, self.smaller) for name in mean.linked)

    def reversed(self) -> Statement:
        """What holds where this does not, provided that both groups have respondents."""
        return replace(self, larger=self.smaller, smaller=self.larger, strict=not self.strict)


def highest(
    question: Allocation,
    item: str,
    *,
    group: Group | None = None,
    by: Categorical | None = None,
    strict: bool = False,
    name: str = "",
) -> tuple[Statement, ...]:
    """The statements that together say that `item` has the highest mean of all items.

    Parameters
    ----------
    question, item
        The allocation question and the item that comes first.
    group
        The respondents it is said of; None for everyone.
    by
        A categorical question: the same is said of each of its printed answers. Give `group` or `by`, not
        both.
    strict
        Whether no other item may tie with it.
    name
        What messages call the statements; the group and the other item are added.

    >>> time = Allocation("time", ("work", "rest"), ("6.4", "3.6"))
    >>> [str(statement) for statement in highest(time, "work")]
    ['mean of time.work >= mean of time.rest']
    """
    return tuple(
        Statement(Mean(question.name, item, g), Mean(question.name, other, g), strict, name)
        for g in _groups(group, by)
        for other in _others(question, item)
    )


def lowest(
    question: Allocation,
    item: str,
    *,
    group: Group | None = None,
    by: Categorical | None = None,
    strict: bool = False,
    name: str = "",
) -> tuple[Statement, ...]:
    """The statements that together say that `item` has the lowest mean of all items; see `highest`."""
    return tuple(
        Statement(Mean(question.name, other, g), Mean(question.name, item, g), strict, name)
        for g in _groups(group, by)
        for other in _others(question, item)
    )


def _groups(group: Group | None, by: Categorical | None) -> list[Group | None]:
    if by is None:
        return [group]
    if group is not None:
        raise PublishedFigureError(f"found both group {group} and by={by.name!r}: give one of the two", field="by")
    return [(by.name, category) for category in by.categories]


def _others(question: Allocation, item: str) -> list[str]:
    if item not in question.items:
        raise PublishedFigureError(
            f"{question.name} has no item {item!r}: choose one of {', '.join(question.items)}",
            field=question.name,
        )
    return [other for other in question.items if other != item]


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
