"""Allocations that not everyone divided: who did is one more answer of a respondent, and the others hold points in reserve.

A respondent who comes in would have to bring all points at once, and one who leaves would take them along. So in a walk
everyone holds points, also those who did not answer; theirs are in reserve: they count for no figure, are shown to nobody, and
move as freely as others do. Each division of a respondent's points in reserve weighs the same, and all of them together as
much as the one empty answer that they stand for (`reserve_weight`), so that what is drawn of those who answered is drawn
as the prior says.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from evenwicht.identify.model.base import Base
from evenwicht.identify.model.questions import Allocation, Categorical, Question

DIVIDED = "divided"


def with_who_answered(questions: Iterable[Question]) -> tuple[list[Question], list[Categorical]]:
    """The questions, where allocations of which only a number is known who divided them are of those who say so; and the
    questions that say it, one for each such allocation.

    >>> time = Allocation("time", ("work", "rest"), ("6.4", "3.6"), base=Base("5"))
    >>> (told,), (who,) = with_who_answered([time])
    >>> str(told.base), who.labels
    ('where time: divided is divided', ('divided', 'not_answered'))
    """
    told: list[Question] = []
    who: list[Categorical] = []
    for question in questions:
        if isinstance(question, Allocation) and question.base is not None and question.base.limits is not None:
            who.append(Categorical(f"{question.name}: {DIVIDED}", (DIVIDED,), ("-",), base=question.base))
            question = replace(question, base=Base(None, (who[-1].name, DIVIDED)))
        told.append(question)
    return told, who
