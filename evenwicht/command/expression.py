"""Statistics and claims as a user types them, such as ``leaders.Blair where vote is Labour > 4``."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import cast

from evenwicht.identify import (
    Allocation,
    Categorical,
    Cell,
    Claim,
    Comparison,
    DifferenceOfMeans,
    Group,
    Mean,
    PublishedFigureError,
    PublishedSurvey,
    Relation,
    Statistic,
    TopShare,
    check_mean,
    highest,
    is_share,
    lowest,
)

_RELATION = re.compile(r"\s*(>=|<=|>|<)\s*")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?%?")


def statistic(text: str, survey: PublishedSurvey) -> Statistic:
    """The statistic that a text names.

    Raises
    ------
    PublishedFigureError
        The text is none, or names what the survey does not have; the message says what it has.
    """
    text = text.strip()
    first, minus, second = text.partition(" - ")
    if minus:
        return DifferenceOfMeans(_mean(first, survey), _mean(second, survey))
    word, _, rest = text.partition(" ")
    if word == "top":
        mean = _mean(rest, survey)
        return TopShare(mean.question, mean.item, mean.group)
    if word == "share":
        answer, where, condition = rest.partition(" where ")
        if not where:
            raise PublishedFigureError(
                f"found {text!r}, expected 'share question is answer where question is answer'", field="statistic"
            )
        return Cell(_group(condition, survey), _group(answer, survey), of="row")
    mean = _mean(text, survey)
    return Mean(mean.question, mean.item, mean.group)


def claim(text: str, survey: PublishedSurvey) -> Claim:
    """The claim that a text makes.

    It is a comparison (``A > B``, ``A >= 3.5``; also ``<`` and ``<=``), or ``highest A`` or ``lowest A``, which
    compares an item with all others of its question, ties allowed. A share is compared with a percentage (``50%``) or
    with a number below 1 (``0.5``); points are compared with points.

    Raises
    ------
    PublishedFigureError
        As `statistic`.
    """
    word, _, rest = text.strip().partition(" ")
    if word in ("highest", "lowest"):
        mean = _mean(rest, survey)
        question = next(q for q in survey.questions if q.name == mean.question)
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
    compared = statistic(left, survey)
    return Comparison(compared, cast(Relation, relation), _right(right, compared, survey))


def told(found: Statistic) -> str:
    """A statistic as a user would type it.

    >>> told(Mean("leaders", "Blair", ("vote", "Labour")))
    'leaders.Blair where vote is Labour'
    """
    match found:
        case Mean(question, item, group):
            return f"{question}.{item}{_where(group)}"
        case DifferenceOfMeans(first, second):
            return " - ".join(f"{mean.question}.{mean.item}{_where(mean.group)}" for mean in (first, second))
        case TopShare(question, item, group):
            return f"top {question}.{item}{_where(group)}"
        case Cell(row, column):
            return f"share {column[0]} is {column[1]}{_where(row)}"
    return str(found)


def _where(group: Group | None) -> str:
    return f" where {group[0]} is {group[1]}" if group else ""


def _right(text: str, left: Statistic, survey: PublishedSurvey) -> Statistic | Fraction:
    """What stands to the right of the relation: a number in the unit of the left side, or a statistic."""
    if not _NUMBER.fullmatch(text):
        return statistic(text, survey)
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


def _mean(text: str, survey: PublishedSurvey) -> Mean:
    name, where, condition = (part.strip() for part in text.strip().partition(" where "))
    for question in survey.questions:
        if isinstance(question, Allocation):
            for item in question.items:
                if name == f"{question.name}.{item}":
                    mean = Mean(question.name, item, _group(condition, survey) if where else None)
                    check_mean(mean, survey.questions, f"statistic {text!r}")
                    return mean
    known = ", ".join(f"{q.name}.{item}" for q in survey.questions if isinstance(q, Allocation) for item in q.items)
    raise PublishedFigureError(
        f"found {name!r}, expected an item of a question with means: {known or 'this survey has none'}",
        field="statistic",
    )


def _group(text: str, survey: PublishedSurvey) -> Group:
    name, separator, answer = (part.strip() for part in text.strip().partition(" is "))
    if not separator:
        raise PublishedFigureError(f"found {text!r}, expected 'question is answer'", field="statistic")
    categorical = [question for question in survey.questions if isinstance(question, Categorical)]
    for question in categorical:
        if question.name == name:
            if answer not in question.labels:
                raise PublishedFigureError(
                    f"{name} has no answer {answer!r}: choose one of {', '.join(question.labels)}", field="statistic"
                )
            return (name, answer)
    known = ", ".join(question.name for question in categorical) or "this survey has none"
    raise PublishedFigureError(f"found no question {name!r} with percentages: choose one ({known})", field="statistic")
