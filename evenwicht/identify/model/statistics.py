"""Statistics that a report does not print: what bounds, decisions and ensembles are about."""

from __future__ import annotations

import math
import numbers
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from evenwicht.identify.model.groups import Group, OfAGroup, Where
from evenwicht.identify.model.questions import Question
from evenwicht.identify.model.references import check_figured, check_group, find_allocation
from evenwicht.identify.model.statements import Figured, Mean, Share
from evenwicht.identify.rounding.errors import PublishedFigureError


@dataclass(frozen=True)
class DifferenceOfMeans:
    """The first mean or share less the second, of any two items in any two groups."""

    first: Figured
    second: Figured


@dataclass(frozen=True)
class GroupTotal:
    """The whole points that a group gave an item, all its respondents together."""

    question: str
    item: str
    group: Where | None = None


Weight = Fraction | int | float


@dataclass(frozen=True)
class Linear:
    """A weighted sum of means, shares and group totals.

    Parameters
    ----------
    terms
        Pairs of a weight (a whole number or a `Fraction`; a float counts as the binary fraction it is) and a
        `Mean`, a `Share` or a `GroupTotal`.
    constant
        Added to the sum.

    >>> Linear(((1, Mean("time", "work")), (-2, Mean("time", "rest")))).constant
    Fraction(0, 1)
    """

    terms: tuple[tuple[Weight, Figured | GroupTotal], ...]
    constant: Weight = Fraction(0)

    def __post_init__(self) -> None:
        object.__setattr__(self, "constant", _exact(self.constant))
        if not self.terms:
            raise PublishedFigureError("a Linear statistic has no terms: give one or more", field="terms")
        terms = []
        for position, term in enumerate(self.terms, start=1):
            if len(term) != 2 or not isinstance(term[1], Mean | Share | GroupTotal):
                raise PublishedFigureError(
                    f"term {position} of a Linear is {term!r}, expected (weight, Mean, Share or GroupTotal)",
                    field="terms",
                )
            terms.append((_exact(term[0]), term[1]))
        object.__setattr__(self, "terms", tuple(terms))

    @property
    def exact_terms(self) -> tuple[tuple[Fraction, Figured | GroupTotal], ...]:
        """The terms, with weights that are fractions."""
        return tuple((Fraction(weight), term) for weight, term in self.terms)


@dataclass(frozen=True)
class TopShare(OfAGroup):
    """The share of a group, 0 to 1, whose answer gives an item the most points.

    Parameters
    ----------
    question, item
        The allocation question and its item.
    group
        A categorical question and its answer; None for everyone.
    ties
        Whether a respondent counts who gives as many points to another item.
    """

    question: str
    item: str
    group: Where | None = None
    ties: bool = True


@dataclass(frozen=True)
class Cell:
    """A cell of a cross-table: the respondents who gave both answers.

    Parameters
    ----------
    row, column
        A categorical question and its answer, each; of two questions.
    of
        `"count"`: their number; `"total"`: their share of all respondents; `"row"`: their share of the
        respondents of `row`. The shares are 0 to 1.
    """

    row: Group
    column: Group
    of: Literal["count", "total", "row"] = "count"


Statistic = Mean | Share | DifferenceOfMeans | GroupTotal | Linear | TopShare | Cell


def is_share(statistic: object) -> bool:
    """Whether a statistic is a share, 0 to 1, or a sum of shares, and not points or a count."""
    if isinstance(statistic, DifferenceOfMeans):
        return is_share(statistic.first)
    if isinstance(statistic, Linear):
        return is_share(statistic.terms[0][1])
    return isinstance(statistic, TopShare | Share) or (isinstance(statistic, Cell) and statistic.of != "count")


def as_share(statistic: Statistic) -> Statistic:
    """A share of a row of a cross-table as the share that it is."""
    if isinstance(statistic, Cell) and statistic.of == "row":
        return Share(*statistic.column, statistic.row)
    return statistic


def as_figure(term: Figured | GroupTotal) -> Figured:
    """The mean or share of which a term is made."""
    return Mean(term.question, term.item, term.group) if isinstance(term, GroupTotal) else term


def as_linear(statistic: Statistic) -> Linear | None:
    """The statistic as a weighted sum of means and group totals; None if it is none."""
    one = Fraction(1)
    match statistic:
        case Linear():
            return statistic
        case Mean() | Share() | GroupTotal():
            return Linear(((one, statistic),))
        case DifferenceOfMeans(first, second):
            return Linear(((one, first), (-one, second)))
    return None


def check_statistic(statistic: Statistic, questions: Sequence[Question]) -> None:
    """Raise `PublishedFigureError` if a statistic names something that these questions do not have."""
    told = f"statistic {statistic!r}"
    linear = as_linear(statistic)
    if linear is not None:
        for _, term in linear.terms:
            check_figured(as_figure(term), questions, told)
    elif isinstance(statistic, TopShare):
        find_allocation(questions, statistic.question, told)
        check_figured(Mean(statistic.question, statistic.item, statistic.group), questions, told)
    elif isinstance(statistic, Cell):
        check_group(statistic.row, questions, told)
        check_group(statistic.column, questions, told)
        if statistic.row[0] == statistic.column[0]:
            raise PublishedFigureError(
                f"{told}: row and column are answers to one question, expected two questions", field=told
            )
        if statistic.of not in ("count", "total", "row"):
            raise PublishedFigureError(f"{told}: of is {statistic.of!r}, expected count, total or row", field=told)
    else:
        raise PublishedFigureError(f"found {statistic!r}, expected a statistic such as Mean", field=told)


def _exact(value: object) -> Fraction:
    if isinstance(value, numbers.Rational):
        return Fraction(int(value.numerator), int(value.denominator))
    if isinstance(value, float) and math.isfinite(value):
        return Fraction(value)
    raise PublishedFigureError(f"a weight is {value!r}, expected a finite number", field="terms")
