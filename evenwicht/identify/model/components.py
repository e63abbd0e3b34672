"""Which questions are linked: parts of a survey that vary without regard to each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evenwicht.identify.model.questions import Mean, Question

__all__ = ["connected_parts", "link_names"]


def connected_parts(questions: Sequence[Question], links: Iterable[Iterable[Mean]]) -> tuple[tuple[str, ...], ...]:
    """Split questions into parts that no link joins.

    Parameters
    ----------
    questions
        The questions of a survey.
    links
        Means that constrain each other, such as the two of a statement. A link joins every question its
        means name: the allocations and the questions that group the respondents.

    Returns
    -------
    The names of the questions, part by part, in the order of `questions`.
    """
    part = {question.name: {question.name} for question in questions}
    for link in links:
        joined = set().union(*(part[name] for name in link_names(link)))
        for name in joined:
            part[name] = joined
    order = [question.name for question in questions]
    firsts = [name for name in order if name == min(part[name], key=order.index)]
    return tuple(tuple(sorted(part[first], key=order.index)) for first in firsts)


def link_names(link: Iterable[Mean]) -> list[str]:
    """The questions that a link joins; some more than once."""
    return [name for mean in link for name in (mean.question, *(mean.group or ())[:1])]
