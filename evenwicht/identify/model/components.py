"""Which questions are linked: parts of a survey that vary without regard to each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evenwicht.identify.model.questions import Question


def connected_parts(questions: Sequence[Question], links: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Split questions into parts that no link joins.

    Parameters
    ----------
    questions
        The questions of a survey.
    links
        Names of questions that constrain each other, such as those that a statement is about.

    Returns
    -------
    The names of the questions, part by part, in the order of `questions`.
    """
    part = {question.name: {question.name} for question in questions}
    bases = [(question.name, *question.base.linked) for question in questions if question.base is not None]
    for link in (*links, *bases):
        joined = set().union(*(part[name] for name in link))
        for name in joined:
            part[name] = joined
    order = [question.name for question in questions]
    firsts = [name for name in order if name == min(part[name], key=order.index)]
    return tuple(tuple(sorted(part[first], key=order.index)) for first in firsts)
