"""Statistics and claims as a user types them, such as ``leaders.Blair where vote is Labour > 4``: one grammar for the
command line and the survey file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Literal, cast

from evenwicht.identify.bounds.decide import Comparison, Relation
from evenwicht.identify.errors import PublishedFigureError
from evenwicht.identify.model.questions import (
    Allocation,
    Categorical,
    Group,
    Mean,
    Question,
    Statement,
    highest,
    lowest,
)
from evenwicht.identify.model.statistics import Cell, DifferenceOfMeans, Statistic, TopShare, is_share

__all__ = ["as_typed", "parse_claim", "parse_group", "parse_mean", "parse_statements", "parse_statistic"]

_RELATION = re.compile(r"\s*(>=|<=|>|<)\s*")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?%?")


def parse_statistic(text: str, questions: Sequence[Question]) -> Statistic:
    """The statistic that a text names.

    Raises
    ------
    PublishedFigureError
        The text is none, or names what these questions do not have; the message says what they have.
    """
    text = text.strip()
    first, minus, second = text.partition(" - ")
    if minus:
        return DifferenceOfMeans(parse_mean(first, questions), parse_mean(second, questions))
    word, _, rest = text.partition(" ")
    if word == "top":
        mean = parse_mean(rest, questions)
        return TopShare(mean.question, mean.item, mean.group)
    if word in ("share", "count"):
        answer, where, condition = rest.partition(" where ")
        if not where:
            raise PublishedFigureError(
                f"found {text!r}, expected '{word} question is answer where question is answer'", field="statistic"
            )
        of: Literal["row", "count"] = "row" if word == "share" else "count"
        return Cell(parse_group(condition, questions), parse_group(answer, questions), of)
    return parse_mean(text, questions)


def parse_claim(text: str, questions: Sequence[Question]) -> tuple[Statement, ...] | Comparison:
    """The claim that a text makes.

    It is a comparison (``A > B``, ``A >= 3.5``; also ``<`` and ``<=``), or ``highest A`` or ``lowest A``, which
    compares an item with all others of its question, ties allowed. A share is compared with a percentage (``50%``) or
    with a number below 1 (``0.5``); points are compared with points.

    Raises
    ------
    PublishedFigureError
        As `parse_statistic`.
    """
    word, _, rest = text.strip().partition(" ")
    if word in ("highest", "lowest"):
        mean = parse_mean(rest, questions)
        question = next(q for q in questions if q.name == mean.question)
        order = highest if word == "highest" else lowest
        return order(cast(Allocation, question), mean.item, group=mean.group)
    parts = _RELATION.split(text)
    if len(parts) != 3:
        raise PublishedFigureError(
            f"found {text!r}, expected a comparison such as 'leaders.Blair where vote is Labour > 4', or "
            "'highest leaders.Blair where vote is Labour'",
            field="claim",
        )
    left, relation, right = (part.strip() for part in parts)
    compared = parse_statistic(left, questions)
    return Comparison(compared, cast(Relation, relation), _right(right, compared, questions))


def parse_statements(text: str, questions: Sequence[Question]) -> tuple[Statement, ...]:
    """The statements of order that a text makes: a claim that compares means with means, and with nothing else.

    Raises
    ------
    PublishedFigureError
        As `parse_claim`; also for a claim about a number, or about another statistic than a mean.
    """
    found = parse_claim(text, questions)
    if isinstance(found, Comparison):
        if not (isinstance(found.left, Mean) and isinstance(found.right, Mean)):
            raise PublishedFigureError(f"found {text!r}, expected a comparison of two means", field="statement")
        pair = (found.left, found.right) if found.relation in (">", ">=") else (found.right, found.left)
        return (Statement(*pair, strict=found.relation in (">", "<")),)
    return found


def as_typed(found: Statistic) -> str:
    """A statistic as a user would type it.

    >>> as_typed(Mean("leaders", "Blair", ("vote", "Labour")))
    'leaders.Blair where vote is Labour'
    """
    match found:
        case Mean(question, item, group):
            return f"{question}.{item}{_where(group)}"
        case DifferenceOfMeans(first, second):
            return " - ".join(f"{mean.question}.{mean.item}{_where(mean.group)}" for mean in (first, second))
        case TopShare(question, item, group):
            return f"top {question}.{item}{_where(group)}"
        case Cell(row, column, of):
            return f"{'count' if of == 'count' else 'share'} {column[0]} is {column[1]}{_where(row)}"
    return str(found)


def _where(group: Group | None) -> str:
    return f" where {group[0]} is {group[1]}" if group else ""


def _right(text: str, left: Statistic, questions: Sequence[Question]) -> Statistic | Fraction:
    """What stands to the right of the relation: a number in the unit of the left side, or a statistic."""
    if not _NUMBER.fullmatch(text):
        return parse_statistic(text, questions)
    percent = text.endswith("%")
    number = Fraction(text.rstrip("%"))
    if not is_share(left):
        if percent:
            raise PublishedFigureError(
                f"found {text!r} beside points, expected a number of points without %", field="claim"
            )
        return number
    if percent and 0 <= number <= 100:
        return number / 100
    if percent or not 0 <= number < 1:
        raise PublishedFigureError(
            f"found {text!r} beside a share, expected a percentage from 0% to 100%, such as 50%; a number without % is "
            "a part of 1 and stays below it, such as 0.5",
            field="claim",
        )
    return number


def parse_mean(text: str, questions: Sequence[Question]) -> Mean:
    """The mean that ``question.item`` names, in a group if ``where question is answer`` follows; errors as
    `parse_statistic`."""
    name, where, condition = (part.strip() for part in text.strip().partition(" where "))
    for question in questions:
        if isinstance(question, Allocation):
            for item in question.items:
                if name == f"{question.name}.{item}":
                    return Mean(question.name, item, parse_group(condition, questions) if where else None)
    known = ", ".join(f"{q.name}.{item}" for q in questions if isinstance(q, Allocation) for item in q.items)
    raise PublishedFigureError(
        f"found {name!r}, expected an item of a question with means: {known or 'this survey has none'}",
        field="statistic",
    )


def parse_group(text: str, questions: Sequence[Question]) -> Group:
    """The respondents that ``question is answer`` names; errors as `parse_statistic`."""
    name, separator, answer = (part.strip() for part in text.strip().partition(" is "))
    if not separator:
        raise PublishedFigureError(f"found {text!r}, expected 'question is answer'", field="statistic")
    categorical = [question for question in questions if isinstance(question, Categorical)]
    for question in categorical:
        if question.name == name:
            if answer not in question.labels:
                raise PublishedFigureError(
                    f"{name} has no answer {answer!r}: choose one of {', '.join(question.labels)}", field="statistic"
                )
            return (name, answer)
    known = ", ".join(question.name for question in categorical) or "this survey has none"
    raise PublishedFigureError(f"found no question {name!r} with percentages: choose one ({known})", field="statistic")
