"""Statistics and claims as a user types them, such as ``leaders.Blair where vote is Labour > 4``."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import cast

from evenwicht.identify.decide import Claim, Comparison, Relation
from evenwicht.identify.errors import PublishedFigureError
from evenwicht.identify.questions import Allocation, Categorical, Group, Mean, highest, lowest
from evenwicht.identify.references import check_mean
from evenwicht.identify.statistics import (
    Cell,
    DifferenceOfMeans,
    MeanInGroup,
    Statistic,
    TopShare,
)
from evenwicht.identify.survey import Survey

_RELATION = re.compile(r"\s*(>=|<=|>|<)\s*")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?%?")


def statistic(text: str, survey: Survey) -> Statistic:
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
    return MeanInGroup(mean.question, mean.item, mean.group)


def claim(text: str, survey: Survey) -> Claim:
    """The claim that a text makes.

    It is a comparison (``A > B``, ``A >= 3.5``; also ``<`` and ``<=``), or ``highest A`` or ``lowest A``, which
    compares an item with all others of its question, ties allowed.

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
    return Comparison(statistic(left, survey), cast(Relation, relation), _right(right, survey))


def told(found: Statistic) -> str:
    """A statistic as a user would type it.

    >>> told(MeanInGroup("leaders", "Blair", ("vote", "Labour")))
    'leaders.Blair where vote is Labour'
    """
    match found:
        case MeanInGroup(question, item, group):
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


def _right(text: str, survey: Survey) -> Statistic | Fraction:
    if not _NUMBER.fullmatch(text):
        return statistic(text, survey)
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def _mean(text: str, survey: Survey) -> Mean:
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


def _group(text: str, survey: Survey) -> Group:
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
