"""What a report says in words: statements of order between means, shares and numbers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from evenwicht.identify.model.groups import Group, OfAGroup, Where, told_where
from evenwicht.identify.model.questions import Allocation, Categorical, Question
from evenwicht.identify.rounding.errors import PublishedFigureError


@dataclass(frozen=True)
class Mean(OfAGroup):
    """The mean points of an item, 0 to the question's total, over all respondents or over those of one group.

    Parameters
    ----------
    question, item
        The allocation question and its item; of a question whose answers are scores, no item.
    group
        A categorical question and one of its answers (`NOT_PRINTED` allowed), or several such pairs; None for everyone.

    >>> str(Mean("time", "work", ("colour", "red")))
    'mean of time.work where colour is red'
    """

    question: str
    item: str = ""
    group: Where | None = None

    @property
    def one_group(self) -> Group | None:
        """The one group that it is of, None for everyone; not of a mean within several groups at once."""
        groups = self.groups
        assert len(groups) <= 1
        return groups[0] if groups else None

    def __str__(self) -> str:
        name = f"{self.question}.{self.item}" if self.item else self.question
        return f"mean of {name}{told_where(self.group)}"


@dataclass(frozen=True)
class Share(OfAGroup):
    """The share, 0 to 1, of respondents who gave an answer; of all of them or of one group.

    Parameters
    ----------
    question, item
        The categorical question and its answer.
    group
        As for `Mean`.

    >>> str(Share("size", "small", ("colour", "red")))
    'share size is small where colour is red'
    """

    question: str
    item: str
    group: Where | None = None

    def __str__(self) -> str:
        return f"share {self.question} is {self.item}{told_where(self.group)}"


Figured = Mean | Share
"""What a statement can compare."""


@dataclass(frozen=True)
class Statement:
    """A statement of order that a report makes in words: `larger` is at least `smaller`, or exceeds it.

    A statement about a group without respondents holds vacuously, strict or not: a group that may be empty
    has no mean that could contradict the report.

    Parameters
    ----------
    larger, smaller
        What is compared: means, shares (0 to 1), or one of those and a number; of one question or of two, of one group or
        of two.
    strict
        Whether they must differ (`>`); otherwise they may be equal (`>=`).
    name
        What messages call it; without one they spell it out.
    """

    larger: Figured | Fraction | int
    smaller: Figured | Fraction | int
    strict: bool = False
    name: str = ""

    def __post_init__(self) -> None:
        if isinstance(self.larger, Fraction | int) and isinstance(self.smaller, Fraction | int):
            raise PublishedFigureError(
                f"statement {self}: it compares two numbers; name a mean or a share", field=str(self)
            )
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
        return tuple(name for figure in self.figures for name in figure.linked)

    @property
    def figures(self) -> tuple[Figured, ...]:
        """What it compares, but for numbers."""
        return tuple(side for side in (self.larger, self.smaller) if isinstance(side, Mean | Share))

    @property
    def means(self) -> tuple[Mean, Mean]:
        """The larger and the smaller mean; not of a statement that compares something else."""
        assert isinstance(self.larger, Mean)
        assert isinstance(self.smaller, Mean)
        return self.larger, self.smaller

    def reversed(self) -> Statement:
        """What holds where this does not, provided that both groups have respondents."""
        return replace(self, larger=self.smaller, smaller=self.larger, strict=not self.strict)


def equal(first: Figured | Fraction | int, second: Figured | Fraction | int, name: str = "") -> tuple[Statement, ...]:
    """The statements that together say that two means, shares or numbers are equal.

    >>> [str(statement) for statement in equal(Share("size", "small"), Fraction(1, 2))]
    ['share size is small >= 1/2', '1/2 >= share size is small']
    """
    return Statement(first, second, name=name), Statement(second, first, name=name)


def highest(
    question: Question,
    item: str,
    *,
    group: Where | None = None,
    by: Categorical | None = None,
    strict: bool = False,
    name: str = "",
    without: Collection[str] = (),
) -> tuple[Statement, ...]:
    """The statements that together say that `item` has the highest mean of all items, or share of all printed answers.

    Parameters
    ----------
    question, item
        The question, and the item or the answer that comes first.
    group
        The respondents it is said of; None for everyone.
    by
        A categorical question: the same is said of each of its printed answers. Give `group` or `by`, not
        both.
    strict
        Whether no other item may tie with it.
    name
        What messages call the statements; the group and the other item are added.
    without
        Items that it is not compared with.

    >>> time = Allocation("time", ("work", "rest"), ("6.4", "3.6"))
    >>> [str(statement) for statement in highest(time, "work")]
    ['mean of time.work >= mean of time.rest']
    """
    kind, known = (Mean, question.items) if isinstance(question, Allocation) else (Share, question.categories)
    for named in (item, *without):
        if named not in known:
            raise PublishedFigureError(
                f"{question.name} has no item {named!r}: choose one of {', '.join(known)}", field=question.name
            )
    if by is not None and group is not None:
        raise PublishedFigureError(f"found both group {group} and by={by.name!r}: give one of the two", field="by")
    groups: list[Where | None] = [group] if by is None else [(by.name, category) for category in by.categories]
    others = [other for other in known if other not in (item, *without)]
    return tuple(
        Statement(kind(question.name, item, g), kind(question.name, other, g), strict, name)
        for g in groups
        for other in others
    )


def lowest(question: Question, item: str, **options: Any) -> tuple[Statement, ...]:
    """The statements that together say that `item` has the lowest mean of all items; options as for `highest`."""
    return tuple(replace(s, larger=s.smaller, smaller=s.larger) for s in highest(question, item, **options))
