"""Statistics and claims as a user types them, such as ``leaders.Blair where vote is Labour > 4``: one grammar for the
command line and the survey file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import cast

from evenwicht.identify.bounds.decide import Comparison, Relation
from evenwicht.identify.model.groups import Group, Where, conditions, told_where
from evenwicht.identify.model.questions import Allocation, Categorical, Question
from evenwicht.identify.model.statements import Figured, Mean, Share, Statement, equal, highest, lowest
from evenwicht.identify.model.statistics import Cell, DifferenceOfMeans, Statistic, TopShare, is_share
from evenwicht.identify.rounding.errors import PublishedFigureError

_RELATION = re.compile(r"\s*(>=|<=|>|<|=)\s*")
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
        return DifferenceOfMeans(parse_figured(first, questions), parse_figured(second, questions))
    word, _, rest = text.partition(" ")
    if word == "top":
        mean = parse_mean(rest, questions)
        return TopShare(mean.question, mean.item, mean.group)
    if word == "share":
        share = parse_figured(text, questions)
        groups = conditions(share.group)
        if len(groups) == 1 and isinstance(share, Share):  # a cell of a cross-table has bounds in closed form
            return Cell(groups[0], (share.question, share.item), "row")
        return share
    if word == "count":
        answer, where, condition = rest.partition(" where ")
        if not where:
            raise PublishedFigureError(
                f"found {text!r}, expected 'count question is answer where question is answer'", field="statistic"
            )
        return Cell(parse_group(condition, questions), parse_group(answer, questions), "count")
    return parse_mean(text, questions)


def parse_figured(text: str, questions: Sequence[Question]) -> Figured:
    """The mean that ``question.item`` names, or the share of ``share question is answer``, in a group if ``where
    question is answer`` follows; errors as `parse_statistic`."""
    word, _, rest = text.strip().partition(" ")
    if word != "share":
        return parse_mean(text, questions)
    answer, where, condition = rest.partition(" where ")
    return Share(*parse_group(answer, questions), parse_where(condition, questions) if where else None)


def parse_claim(text: str, questions: Sequence[Question]) -> tuple[Statement, ...] | Comparison:
    """The claim that a text makes.

    It is a comparison (``A > B``, ``A >= 3.5``; also ``<`` and ``<=``; ``A = B`` for both ``>=`` and ``<=``), or ``highest A`` or ``lowest A``, which
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
    if relation == "=":
        return parse_statements(text, questions)
    compared = parse_statistic(left, questions)
    return Comparison(compared, cast(Relation, relation), _right(right, compared, questions))


def parse_statements(text: str, questions: Sequence[Question]) -> tuple[Statement, ...]:
    """The statements that a text makes: a claim that compares means, shares and numbers, and nothing else.

    Raises
    ------
    PublishedFigureError
        As `parse_claim`; also for a claim about another statistic than a mean or a share.
    """
    parts = _RELATION.split(text)
    if len(parts) != 3:
        found = parse_claim(text, questions)
        assert not isinstance(found, Comparison)
        return found
    left, relation, right = (part.strip() for part in parts)
    sides = [_side(left, right, questions), _side(right, left, questions)]
    if relation == "=":
        return equal(sides[0], sides[1])
    larger, smaller = sides if relation in (">", ">=") else reversed(sides)
    return (Statement(larger, smaller, strict=relation in (">", "<")),)


def _side(text: str, other: str, questions: Sequence[Question]) -> Figured | Fraction:
    """One side of a statement: a number in the unit of the other side, a mean or a share."""
    if not _NUMBER.fullmatch(text):
        return parse_figured(text, questions)
    if _NUMBER.fullmatch(other):
        raise PublishedFigureError(
            f"found the numbers {text} and {other}, expected a mean or a share", field="statement"
        )
    return _number(text, parse_figured(other, questions))


def as_typed(found: Statistic) -> str:
    """A statistic as a user would type it.

    >>> as_typed(Mean("leaders", "Blair", ("vote", "Labour")))
    'leaders.Blair where vote is Labour'
    """
    match found:
        case Mean(question, item, group):
            return f"{_dotted(question, item)}{told_where(group)}"
        case DifferenceOfMeans(first, second):
            return " - ".join(as_typed(side) for side in (first, second))
        case Share():
            return str(found)
        case TopShare(question, item, group):
            return f"top {question}.{item}{told_where(group)}"
        case Cell(row, column, of):
            return f"{'count' if of == 'count' else 'share'} {column[0]} is {column[1]}{told_where(row)}"
    return str(found)


def _dotted(question: str, item: str) -> str:
    return f"{question}.{item}" if item else question


def _right(text: str, left: Statistic, questions: Sequence[Question]) -> Statistic | Fraction:
    """What stands to the right of the relation: a number in the unit of the left side, or a statistic."""
    return _number(text, left) if _NUMBER.fullmatch(text) else parse_statistic(text, questions)


def _number(text: str, left: Statistic) -> Fraction:
    """A number in the unit of what it is compared with."""
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
                    return Mean(question.name, item, parse_where(condition, questions) if where else None)
        elif question.scale is not None and name == question.name:
            return Mean(name, "", parse_where(condition, questions) if where else None)
    known = ", ".join(
        name
        for q in questions
        for name in (
            [f"{q.name}.{item}" for item in q.items] if isinstance(q, Allocation) else [q.name] if q.scale else []
        )
    )
    raise PublishedFigureError(
        f"found {name!r}, expected an item of a question with means: {known or 'this survey has none'}",
        field="statistic",
    )


def parse_where(text: str, questions: Sequence[Question]) -> Where:
    """The respondents that ``question is answer`` names, or ``question is answer and question is answer``; errors as
    `parse_statistic`."""
    parts = text.split(" and ")
    groups = []
    while parts:  # an answer may hold the word itself
        taken = next((k for k in range(len(parts), 0, -1) if _is_group(" and ".join(parts[:k]), questions)), 1)
        groups.append(parse_group(" and ".join(parts[:taken]), questions))
        parts = parts[taken:]
    return groups[0] if len(groups) == 1 else tuple(groups)


def _is_group(text: str, questions: Sequence[Question]) -> bool:
    name, _, answer = (part.strip() for part in text.strip().partition(" is "))
    return any(isinstance(q, Categorical) and q.name == name and answer in q.labels for q in questions)


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
