"""Finding what a statement or a statistic names among the questions of a survey, with an error if it is not
there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from evenwicht.identify.model.group_figure import GroupFigure
from evenwicht.identify.model.groups import Group, Where, conditions
from evenwicht.identify.model.questions import Allocation, Categorical, Question
from evenwicht.identify.model.statements import Figured, Mean, Statement
from evenwicht.identify.rounding.errors import PublishedFigureError

_TAKEN = ("provenance", "n", "chain", "draw")
"""Columns that an ensemble has beside those of a data set."""


def check_questions(questions: Sequence[Question]) -> None:
    """Raise `PublishedFigureError` for something else than questions, a name that two of them share, or one that a
    column of a data set or of an ensemble has already."""
    if not questions:
        raise PublishedFigureError("found no questions, expected one or more", field="questions")
    seen: set[str] = set()
    columns: dict[str, str] = dict.fromkeys(_TAKEN, "an ensemble, for what its data sets are told by")
    for question in questions:
        if not isinstance(question, Categorical | Allocation):
            raise PublishedFigureError(
                f"found {question!r} among the questions, expected Categorical or Allocation",
                field="questions",
            )
        if question.name in seen:
            raise PublishedFigureError(
                f"two questions are named {question.name!r}: each needs a name of its own",
                field=question.name,
            )
        seen.add(question.name)
        for column in (question.name,) if isinstance(question, Categorical) else question.columns:
            if column in columns:
                raise PublishedFigureError(
                    f"{question.name!r} would have a column {column!r} in a data set, a name that is taken by "
                    f"{columns[column]}: give the question another name",
                    field=question.name,
                )
            columns[column] = f"the question {question.name!r}"
    for question in questions:
        if question.base is not None:
            check_where(question.base.of, questions, f"base of {question.name}", question.name)


def check_statement(statement: Statement | GroupFigure, questions: Sequence[Question]) -> None:
    """Raise `PublishedFigureError` if a statement, or a group's figure, names something that these questions do not
    have, or the figure is off its scale."""
    if isinstance(statement, GroupFigure):
        _check_group_figure(statement, questions)
        return
    if not isinstance(statement, Statement):
        raise PublishedFigureError(f"found {statement!r} among the statements, expected Statement", field="statements")
    for figure in statement.figures:
        check_figured(figure, questions, f"statement {statement}")


def _check_group_figure(printed: GroupFigure, questions: Sequence[Question]) -> None:
    told = f"figure {printed}"
    question = next((question for question in questions if question.name == printed.question), None)
    if question is None:
        known = ", ".join(question.name for question in questions)
        raise PublishedFigureError(f"{told}: found no question {printed.question!r}: choose one ({known})", field=told)
    of_scores = isinstance(question, Categorical) and question.scale is not None and not printed.label
    if printed.median and not (of_scores and printed.read.value is not None):
        raise PublishedFigureError(f"{told}: expected a median of a scale, a number", field=told)
    if printed.sd is not None and not (of_scores and not printed.median and printed.read.value is not None):
        raise PublishedFigureError(
            f"{told}: found a standard deviation, expected it beside a mean of a scale", field=told
        )
    if isinstance(question, Categorical) and question.scale is not None and of_scores and not printed.counted:
        check_where(printed.group, questions, told, printed.question)
        if printed.read.value is not None and not question.scale.lowest <= printed.read.value <= question.scale.highest:
            raise PublishedFigureError(
                f"{told}: expected {question.scale.lowest} to {question.scale.highest}", field=told
            )
        if printed.sd is not None:
            replace(question.scale, mean=printed.read, sd=printed.sd)  # refuses a spread that no scores allow
        return
    if printed.label not in question.labels:
        raise PublishedFigureError(
            f"{told}: {question.name} has no {printed.label!r}: choose one of {', '.join(question.labels)}", field=told
        )
    check_where(printed.group, questions, told, printed.question)
    if printed.counted and isinstance(question, Allocation):
        raise PublishedFigureError(f"{told}: found a count of a question with means, expected a mean", field=told)
    most = 100 if isinstance(question, Categorical) else question.total
    if not printed.counted and (printed.interval("any").lower > most or (printed.read.value or 0) > most):
        raise PublishedFigureError(f"{told}: expected 0 to {most}", field=told)


def check_figured(figure: Figured, questions: Sequence[Question], told: str) -> None:
    """Raise `PublishedFigureError`, starting with `told`, if these questions have no such item, answer or group."""
    if isinstance(figure, Mean):
        check_mean(figure, questions, told)
        return
    check_group((figure.question, figure.item), questions, told)
    check_where(figure.group, questions, told, figure.question)


def check_where(where: Where | None, questions: Sequence[Question], told: str, of: str) -> None:
    """Raise `PublishedFigureError`, starting with `told`, for a group that does not exist, names a question twice, or is
    made of the question itself."""
    names = [of, *(name for name, _ in conditions(where))]
    for group in conditions(where):
        check_group(group, questions, told)
        if names.count(group[0]) > 1:
            raise PublishedFigureError(
                f"{told}: {group[0]} is named twice, expected different questions in a group", field=told
            )


def check_mean(mean: Mean, questions: Sequence[Question], told: str) -> None:
    """Raise `PublishedFigureError`, starting with `told`, if these questions have no such item or group."""
    scale = next((q for q in questions if isinstance(q, Categorical) and q.name == mean.question and q.scale), None)
    if scale is not None and not mean.item:
        check_where(mean.group, questions, told, mean.question)
        return
    question = find_allocation(questions, mean.question, told)
    if mean.item not in question.items:
        raise PublishedFigureError(
            f"{told}: {mean.question} has no item {mean.item!r}: choose one of {', '.join(question.items)}",
            field=told,
        )
    check_where(mean.group, questions, told, mean.question)


def check_group(group: Group, questions: Sequence[Question], told: str) -> None:
    """Raise `PublishedFigureError`, starting with `told`, if these questions have no such group."""
    grouping = find_categorical(questions, group[0], told)
    if group[1] not in grouping.labels:
        raise PublishedFigureError(
            f"{told}: {group[0]} has no category {group[1]!r}: choose one of {', '.join(grouping.labels)}",
            field=told,
        )


def find_categorical(questions: Sequence[Question], name: str, told: str = "survey") -> Categorical:
    """The categorical question of this name; `PublishedFigureError`, starting with `told`, if there is
    none."""
    return _find(questions, name, told, Categorical, "categorical")


def find_allocation(questions: Sequence[Question], name: str, told: str = "survey") -> Allocation:
    """The allocation question of this name; `PublishedFigureError`, starting with `told`, if there is
    none."""
    return _find(questions, name, told, Allocation, "allocation")


Kind = TypeVar("Kind", Categorical, Allocation)


def _find(questions: Sequence[Question], name: str, told: str, kind: type[Kind], wanted: str) -> Kind:
    known = {question.name: question for question in questions if isinstance(question, kind)}
    if name in known:
        return known[name]
    names = ", ".join(known) or "there are none"
    raise PublishedFigureError(f"{told}: found no {wanted} question {name!r}: choose one ({names})", field=told)
