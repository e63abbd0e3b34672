"""Which questions must be crossed to say what is printed of them: a few small tables instead of one large one.

A figure of a group takes a table of its question by those of the group. Tables of which each shares with earlier ones only
questions that stand together in one of these are those of some respondents exactly if they agree on what they share
(Lauritzen 1996, *Graphical Models*, chapter 3): within each combination of shared answers, respondents of one can be matched with
those of the other at will. So ten questions by sex take ten tables of two questions, not one of eleven.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from math import prod

from evenwicht.identify.model.group_figure import GroupFigure
from evenwicht.identify.model.questions import Allocation, Categorical, Question
from evenwicht.identify.model.statements import Statement

Names = tuple[str, ...]


def tables_of(
    questions: Sequence[Question], statements: Iterable[Statement | GroupFigure], asked: Iterable[Collection[str]] = ()
) -> tuple[tuple[Names, ...], dict[str, int]]:
    """The categorical questions of each table, and by allocation the table whose cells divide its points.

    Tables stand in an order in which each shares with the earlier ones what stands in one of them. All questions that figures of
    an allocation are by stand in one table.

    Parameters
    ----------
    questions, statements
        Of one part.
    asked
        Names of questions that must stand in one table as well.
    """
    links = [set(link) for link in asked]
    for statement in statements:
        figures = (statement,) if isinstance(statement, GroupFigure) else statement.figures
        links += [set(figure.linked) for figure in figures]
    links += [{question.name, *question.base.linked} for question in questions if question.base is not None]
    categoricals = {q.name: len(q.labels) for q in questions if isinstance(q, Categorical)}
    by = {
        question.name: set().union(*(link for link in links if question.name in link)) & categoricals.keys()
        for question in questions
        if isinstance(question, Allocation)
    }
    tables = _in_order(categoricals, [*(link & categoricals.keys() for link in links), *by.values()])
    return tables, {allocation: home(tables, names) for allocation, names in by.items()}


def home(tables: Sequence[Names], names: Collection[str]) -> int:
    """The place of the first table with all of these questions."""
    return next(place for place, table in enumerate(tables) if set(names) <= set(table))


def _in_order(sizes: dict[str, int], links: Sequence[set[str]]) -> tuple[Names, ...]:
    """Tables that hold all links, by taking out one question after the other with what it is still linked with."""
    if not sizes:
        return ((),)
    near = {name: set().union(*(link for link in links if name in link)) - {name} for name in sizes}
    left, taken = list(sizes), []
    while left:
        name = min(left, key=lambda one: prod(sizes[other] for other in (one, *near[one])))
        taken.append({name, *near[name]})
        for other in near[name]:
            near[other] |= near[name]
            near[other] -= {name, other}
        left.remove(name)
    kept: list[set[str]] = []
    for table in reversed(taken):
        within = [place for place, one in enumerate(kept) if one < table]
        if within:
            kept[within[0]] = table
        else:
            kept.append(table)
    return tuple(tuple(name for name in sizes if name in table) for table in kept)
