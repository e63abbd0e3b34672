"""Statistics and claims as a user types them, such as ``leaders.Blair where vote is Labour > 4``: one grammar for the
command line, the survey file and the claims of a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import cast

from evenwicht.identify.bounds.decide import Comparison, Relation
from evenwicht.identify.model.groups import Group, Where, conditions, told_where
from evenwicht.identify.model.questions import NOT_PRINTED, Allocation, Categorical, Question
from evenwicht.identify.model.statements import Figured, Mean, Share, Statement, equal, highest, lowest
from evenwicht.identify.model.statistics import (
    Cell,
    DifferenceOfMeans,
    GroupTotal,
    Linear,
    Statistic,
    TopShare,
    as_share,
    is_share,
)
from evenwicht.identify.rounding.errors import PublishedFigureError

_RELATION = re.compile(r"\s*(>=|<=|>|<|=)\s*")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?%?")
_WEIGHT = re.compile(r"(\d+(?:\.\d+)?) \* ")
_TURNED: dict[str, Relation] = {">": "<", ">=": "<=", "<": ">", "<=": ">="}


def parse_statistic(text: str, questions: Sequence[Question]) -> Statistic:
    """The statistic that a text names.

    Raises
    ------
    PublishedFigureError
        The text is none, or names what these questions do not have; the message says what they have.
    """
    text = _on_one_line(text)
    terms = re.split(r"\s([+-])\s", text)
    if len(terms) > 1 or _WEIGHT.match(text):
        return _sum(terms, questions)
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


def _on_one_line(text: str) -> str:
    """In a file it may go on on the next line."""
    return " ".join(map(str.strip, text.splitlines())).strip()


def _sum(parts: Sequence[str], questions: Sequence[Question]) -> Linear | DifferenceOfMeans:
    """A sum or a difference of means or of shares, of which each may stand so many times: ``a.b + 2 * a.c``."""
    found: list[tuple[Fraction, Figured]] = []
    for sign, part in zip(["+", *parts[1::2]], parts[::2], strict=True):
        part = part.strip()
        weight = _WEIGHT.match(part)
        figure = parse_figured(part[weight.end() :] if weight else part, questions)
        found.append((Fraction(sign + (weight[1] if weight else "1")), figure))
    if len({is_share(figure) for _, figure in found}) > 1:
        raise PublishedFigureError(
            f"found {' '.join(parts)!r}, expected shares alone, or means alone", field="statistic"
        )
    if [weight for weight, _ in found] == [1, -1]:
        return DifferenceOfMeans(found[0][1], found[1][1])
    return Linear(tuple(found))


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
    compares an item or an answer with all others of its question (``without B`` leaves one out), ties allowed;
    ``highest group A where question is answer`` compares that group with the others. ``by question`` says the same of each
    of its answers. A share is compared with a percentage (``50%``) or with a number below 1 (``0.5``); points with points.

    Returns
    -------
    Statements where means, shares and numbers are compared, which can hold together; else one comparison.

    Raises
    ------
    PublishedFigureError
        As `parse_statistic`; also for numbers of another unit, or beyond what they are compared with can be.
    """
    text = _on_one_line(text)
    each = _of_each_answer(text, questions)
    if len(each) > 1:
        found = [parse_claim(one, questions) for one in each]
        if any(isinstance(claim, Comparison) for claim in found):
            raise PublishedFigureError(f"found {text!r}, expected means or shares beside 'by'", field="claim")
        return tuple(statement for claim in found if isinstance(claim, tuple) for statement in claim)
    word, _, rest = text.partition(" ")
    if word in ("highest", "lowest"):
        return _order(word, rest, questions)
    parts = _RELATION.split(text)
    if len(parts) != 3:
        raise PublishedFigureError(
            f"found {text!r}, expected a comparison such as 'leaders.Blair where vote is Labour > 4', or "
            "'highest leaders.Blair where vote is Labour'",
            field="claim",
        )
    first, relation, second = parts
    left, right = _side(first, second, questions), _side(second, first, questions)
    if isinstance(left, Figured | Fraction) and isinstance(right, Figured | Fraction):
        if relation == "=":
            return equal(left, right)
        larger, smaller = (left, right) if relation in (">", ">=") else (right, left)
        return (Statement(larger, smaller, strict=relation in (">", "<")),)
    if relation == "=":
        raise PublishedFigureError(f"found {text!r}, expected > >= < or <= beside this statistic", field="claim")
    if isinstance(left, Fraction):
        return Comparison(cast(Statistic, right), _TURNED[relation], left)
    return Comparison(left, cast(Relation, relation), right)


def _of_each_answer(text: str, questions: Sequence[Question]) -> list[str]:
    """A text that ends in ``by question``, once for each of its answers; any other text as it is."""
    answers = {question.name: question.categories for question in questions if isinstance(question, Categorical)}
    names = "|".join(map(re.escape, answers))
    found = re.search(rf" by ({names})(?= without |\s*[<>=]|\s*$)", text) if names else None
    if found is None:
        return [text]
    before, after = text[: found.start()], text[found.end() :]
    return [f"{before} where {found[1]} is {answer}{after}" for answer in answers[found[1]]]


def _order(word: str, text: str, questions: Sequence[Question]) -> tuple[Statement, ...]:
    """What ``highest`` or ``lowest`` says: of an item or answer among the others, or of a group among the others."""
    named, _, left_out = text.partition(" without ")
    figure = parse_figured(named.removeprefix("group "), questions)
    by_name = {question.name: question for question in questions}
    order = highest if word == "highest" else lowest
    if not named.startswith("group "):
        without = [left_out.strip()] if left_out else []
        return order(by_name[figure.question], figure.item, group=figure.group, without=without)
    groups = conditions(figure.group)
    if len(groups) != 1:
        raise PublishedFigureError(f"found {text!r}, expected 'where question is answer': the group", field="claim")
    ((name, answer),) = groups
    others = [
        replace(figure, group=(name, other)) for other in by_name[name].answers if other not in (answer, NOT_PRINTED)
    ]
    pairs = ((figure, other) if word == "highest" else (other, figure) for other in others)
    return tuple(Statement(larger, smaller) for larger, smaller in pairs)


def _side(text: str, other: str, questions: Sequence[Question]) -> Statistic | Fraction:
    """One side of a claim: a statistic, or a number in the unit of the other side."""
    if not _NUMBER.fullmatch(text):
        found = as_share(parse_statistic(text, questions))
        if not _NUMBER.fullmatch(other) and is_share(found) != is_share(parse_statistic(other, questions)):
            raise PublishedFigureError(
                f"found {text} beside {other}, expected shares on both sides, or points", field="claim"
            )
        return found
    if _NUMBER.fullmatch(other):
        raise PublishedFigureError(f"found the numbers {text} and {other}, expected a mean or a share", field="claim")
    beside = parse_statistic(other, questions)
    number = _number(text, beside)
    if isinstance(beside, Mean):
        question = next(q for q in questions if q.name == beside.question)
        low, high = (0, question.total) if isinstance(question, Allocation) else _ends(question)
        if not low <= number <= high:
            raise PublishedFigureError(
                f"found {text} beside {other}, expected a number from {low} to {high}", field="claim"
            )
    return number


def _ends(question: Categorical) -> tuple[int, int]:
    assert question.scale is not None
    return question.scale.lowest, question.scale.highest


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
        case Linear(terms):
            return "".join(map(_typed_term, terms)).removeprefix(" + ")
        case Share():
            return str(found)
        case TopShare(question, item, group):
            return f"top {question}.{item}{told_where(group)}"
        case Cell(row, column, of):
            return f"{'count' if of == 'count' else 'share'} {column[0]} is {column[1]}{told_where(row)}"
    return str(found)


def _dotted(question: str, item: str) -> str:
    return f"{question}.{item}" if item else question


def _typed_term(term: tuple[Fraction | int | float, Figured | GroupTotal]) -> str:
    weight, figure = term
    times = "" if abs(weight) == 1 else f"{float(abs(weight)):g} * "
    return f" {'+' if weight > 0 else '-'} {times}{as_typed(figure)}"


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
