"""What became of the questionnaires that came in, and what is missing in them, as far as it may be told.

Of confidential answers no number from one up to the minimum is told, nor one from which it follows here. How many answered a
question is always told, as it is under every figure: it says nothing of what anyone answered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from evenwicht.survey.disclosure import least_told
from evenwicht.survey.suppression import suppressed_groups
from evenwicht.survey.table import Survey


@dataclass(frozen=True)
class Flow:
    """Numbers of questionnaires; None for one that must not be told.

    ``received`` is all that the file holds: ``silent`` of them have no answer and were left out; of the others ``partial`` leave
    a question open that the file has, and ``complete`` answer all.
    """

    received: int | None
    silent: int | None
    partial: int | None
    complete: int | None


def told_flow(survey: Survey) -> Flow:
    """From what came in to what is used."""
    least, silent = least_told(survey), survey.reading.silent
    complete = int(survey.table.notna().all(axis=1).sum())
    partial = survey.n - complete
    few = {"silent": 0 < silent < least, "answers": 0 < partial < least or 0 < complete < least}
    return Flow(
        received=None if few["silent"] else survey.n + silent,
        silent=None if few["silent"] else silent,
        partial=None if few["answers"] else partial,
        complete=None if few["answers"] else complete,
    )


@dataclass(frozen=True)
class Missing:
    """What is missing of one question.

    ``answered`` is how many answered it, ``missing`` how many respondents did not (None where that must not be told),
    ``reasons`` how many of these gave which reason, most first. Reasons of too few are among those without, and ``withheld``
    says that there are such.
    """

    question: str
    answered: int
    missing: int | None
    reasons: Mapping[str, int]
    withheld: bool = False


def told_missing(survey: Survey) -> list[Missing]:
    """What is missing of each question, and why."""
    least, found = least_told(survey), []
    for question, answered, missing in survey.missing().itertuples(index=False):
        reasons: Mapping[str, int] = survey.reading.reasons.get(question, {})
        told = dict(sorted(reasons.items(), key=lambda item: (-item[1], item[0])))
        told = {reason: count for reason, count in told.items() if count >= least}
        while told and 0 < missing - sum(told.values()) < least:
            told.popitem()
        few = 0 < missing < least
        told = {} if few else told
        found.append(
            Missing(
                question, int(answered), None if few else int(missing), told, sum(told.values()) < sum(reasons.values())
            )
        )
    return found


def told_background(survey: Survey, question: str) -> dict[tuple[str, ...], int | None] | None:
    """How many respondents are of each size or of so many years in office (`evenwicht.survey.background`), last those not known.

    Of confidential answers a class of few is told together with the next, up to the minimum. A key has the classes that are told
    together, none for those not known; a number that must not be told is None. None in all where the file does not tell it, or
    too few answered for two classes.
    """
    classes = survey.reading.background.get(question)
    if not classes:
        return None
    least = least_told(survey)
    counts = _joined(classes, least)
    if len(counts) < 2:
        return None
    unknown = survey.n - sum(classes.values())
    if unknown:
        counts[()] = unknown
    sizes = pd.Series(list(counts.values()))
    hidden = suppressed_groups(sizes, least) if least else sizes < 0
    return {key: None if hide else count for (key, count), hide in zip(counts.items(), hidden, strict=True)}


def _joined(classes: Mapping[str, int], least: int) -> dict[tuple[str, ...], int]:
    """Classes taken together from the least on until each group holds so many; what is left over at the end joins the last."""
    groups: list[list[str]] = [[]]
    for name in classes:
        if sum(classes[each] for each in groups[-1]) >= least and groups[-1]:
            groups.append([])
        groups[-1].append(name)
    if len(groups) > 1 and sum(classes[each] for each in groups[-1]) < least:
        rest = groups.pop()
        groups[-1] += rest
    return {tuple(group): sum(classes[name] for name in group) for group in groups}
