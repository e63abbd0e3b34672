"""Whether a complete data set prints as a survey says: by counting, apart from every solver and sampler.

This file reads answers and adds them up in whole numbers and fractions. It takes from the rest of the
library only what a question, a statement and a printed figure are; no programme, bound or sampler of
`identify` is used here.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pandas as pd

from evenwicht.identify.model.group_figure import GroupFigure
from evenwicht.identify.model.groups import Where, conditions
from evenwicht.identify.model.problem_data import ProblemData
from evenwicht.identify.model.questions import NOT_ANSWERED, NOT_PRINTED, Allocation, Categorical
from evenwicht.identify.model.rounds import prints_as_figure
from evenwicht.identify.model.statements import Figured, Mean, Share, Statement
from evenwicht.identify.model.verify_scale import scale_faults, sd_prints


def prints_as(problem: ProblemData, data: pd.DataFrame) -> list[str]:
    """What is wrong with a data set as an origin of these printed figures and statements.

    Parameters
    ----------
    problem
        The survey.
    data
        One row a respondent: a column of category names for each categorical question, a column of whole
        points for each allocation item, named `question.item`.

    Returns
    -------
    One line for each violation; an empty list says that the data set prints as the problem.
    """
    faults = []
    if len(data) != problem.n:
        faults.append(f"found {len(data)} respondents, expected {problem.n}")
    for question in problem.questions:
        if isinstance(question, Categorical):
            faults += _categorical_faults(problem, question, data)
        else:
            faults += _allocation_faults(problem, question, data)
    if not faults:
        faults += [f"does not hold: {s}" for s in problem.statements if not _holds(s, data, problem.rounding)]
        faults += [f"does not hold: {f}" for f in problem.group_figures if not _spread_prints(problem, f, data)]
    return faults


def mean_of(mean: Mean, data: pd.DataFrame) -> Fraction | None:
    """The exact mean in a data set, of those who answered; None for a group in which nobody did."""
    if not mean.item:  # the answers are scores
        scores = [Fraction(a) for a in _answers(mean.question, mean.group, data).tolist() if a != NOT_ANSWERED]
        return sum(scores, Fraction(0)) / len(scores) if scores else None
    points = _answers(f"{mean.question}.{mean.item}", mean.group, data).dropna().tolist()
    return Fraction(sum(int(p) for p in points), len(points)) if points else None


def _answers(column: str, where: Where | None, data: pd.DataFrame) -> pd.Series[Any]:
    """One column, of a group: only that column is copied."""
    answers = data[column]
    for name, answer in conditions(where):
        answers = answers[data.loc[answers.index, name] == answer]
    return answers


def _value_of(side: Figured | Fraction | int, data: pd.DataFrame) -> Fraction | None:
    """What a statement compares, in a data set; None for a group in which nobody answered."""
    if isinstance(side, Mean):
        return mean_of(side, data)
    if isinstance(side, Share):
        given = [
            a
            for a in _answers(side.question, side.group, data).tolist()
            if a != NOT_ANSWERED or side.item == NOT_ANSWERED
        ]
        return Fraction(given.count(side.item), len(given)) if given else None
    return Fraction(side)


def _holds(statement: Statement | GroupFigure, data: pd.DataFrame, rounding: str) -> bool:
    if isinstance(statement, GroupFigure):
        return _prints_of_group(statement, data, rounding)
    larger, smaller = _value_of(statement.larger, data), _value_of(statement.smaller, data)
    if larger is None or smaller is None:
        return True
    return larger > smaller if statement.strict else larger >= smaller


def _prints_of_group(printed: GroupFigure, data: pd.DataFrame, rounding: str) -> bool:
    """Whether the exact figure of a group, which must have respondents, prints as it is."""
    if printed.counted:
        count = Fraction(int((_answers(printed.question, printed.group, data) == printed.label).sum()))
        return prints_as_figure(count, printed.read, printed.rounding or "any", exact=True)
    if printed.median:
        scores = sorted(
            Fraction(a) for a in _answers(printed.question, printed.group, data).tolist() if a != NOT_ANSWERED
        )
        middle = (scores[(len(scores) - 1) // 2] + scores[len(scores) // 2]) / 2 if scores else None
        return middle is not None and prints_as_figure(middle, printed.read, printed.rounding or rounding)
    if printed.question in data and printed.label:
        value = _value_of(Share(printed.question, printed.label, printed.group), data)
        exact = None if value is None else 100 * value
    else:
        exact = mean_of(Mean(printed.question, printed.label, printed.group), data)
    if exact is None:
        return printed.read.withheld
    return prints_as_figure(exact, printed.read, printed.rounding or rounding)


def _spread_prints(problem: ProblemData, printed: GroupFigure, data: pd.DataFrame) -> bool:
    """Whether the scores of a group have the standard deviation that is printed beside their mean, if one is."""
    scale = problem.categorical(printed.question).scale if printed.sd is not None else None
    if scale is None:
        return True
    answers = _answers(printed.question, printed.group, data).tolist()
    scores = [Fraction(answer) for answer in answers if answer != NOT_ANSWERED]
    return sd_prints(scores, scale.ddof, str(printed.sd), printed.rounding or problem.rounding)


def _categorical_faults(problem: ProblemData, question: Categorical, data: pd.DataFrame) -> list[str]:
    if question.name not in data:
        return [f"{question.name}: there is no such column"]
    counts = Counter(data[question.name].tolist())
    known = set(question.categories) | (set() if question.exhaustive else {NOT_PRINTED})
    known |= set() if question.base is None else {NOT_ANSWERED}
    faults = [f"{question.name}: found the answer {answer!r}" for answer in counts if answer not in known]
    answered = [answer != NOT_ANSWERED for answer in data[question.name].tolist()]
    faults += _base_faults(question, answered, data)
    if not any(answered):
        return [*faults, *_nobody(question)]
    of = Fraction(1) if question.counts else Fraction(100, sum(answered))
    exact = {c: of * counts[c] for c in question.categories}
    rest = None if question.exhaustive else of * counts[NOT_PRINTED]
    if question.scale is not None:
        faults += [f"{question.name}: {fault}" for fault in scale_faults(question, data, problem.rounding)]
    return faults + _row_faults(problem, question, exact, rest)


def _allocation_faults(problem: ProblemData, question: Allocation, data: pd.DataFrame) -> list[str]:
    missing = [column for column in question.columns if column not in data]
    if missing:
        return [f"{column}: there is no such column" for column in missing]
    answered = data[list(question.columns)].notna().any(axis=1).tolist() if question.base else [True] * len(data)
    faults = _base_faults(question, answered, data)
    given = data[answered]
    answers = {item: given[column].tolist() for item, column in zip(question.items, question.columns, strict=True)}
    if not any(answered):
        return [*faults, *_nobody(question)]
    for row, points in enumerate(zip(*answers.values(), strict=True)):
        if any(p != int(p) or p < 0 for p in points):
            faults.append(f"{question.name}: respondent {row} has {points}, expected whole points of 0 or more")
        elif sum(points) != question.total:
            faults.append(f"{question.name}: respondent {row} gave {sum(points)} of {question.total} points")
    if faults:
        return faults
    exact = {item: Fraction(sum(int(p) for p in points), sum(answered)) for item, points in answers.items()}
    return _row_faults(problem, question, exact, None)


def _base_faults(question: Categorical | Allocation, answered: list[bool], data: pd.DataFrame) -> list[str]:
    """Whether those answered who are in the base, and as many as were printed."""
    if question.base is None:
        return []
    faults = []
    asked = set(_answers(data.columns[0], question.base.of, data).index)
    inside = [place in asked for place in data.index]
    if any(a and not i for a, i in zip(answered, inside, strict=True)):
        faults.append(f"{question.name}: somebody answered who was not asked")
    if question.base.limits is None:
        if answered != inside:
            faults.append(f"{question.name}: somebody did not answer who was asked")
    elif not question.base.limits[0] <= sum(answered) <= question.base.limits[1]:
        faults.append(f"{question.name}: {sum(answered)} answered, expected {question.base.n}")
    return faults


def _nobody(question: Categorical | Allocation) -> list[str]:
    """Figures that cannot be printed of nobody."""
    return [f"{question.name}: nobody answered" for figure in question.row.figures if not figure.withheld][:1]


def _row_faults(
    problem: ProblemData,
    question: Categorical | Allocation,
    exact: dict[str, Fraction],
    rest: Fraction | None,
) -> list[str]:
    """Figures that the exact ones do not print as; `rest` is the share that is not printed, if there is
    one."""
    row, rounding = question.row, question.rounding or problem.rounding
    if row.kind == "counts" and question.rounding is None:
        rounding = "any"
    if rounding == "largest_remainder" and row.kind != "counts":
        printed = {
            label: f.value for label, f in zip(question.labels, row.figures, strict=False) if f.value is not None
        }
        unit = max((Fraction(1, 10**f.places) for f in row.figures if f.value is not None), default=Fraction(1))
        whole = Fraction(row.whole or 0)
        if rest is not None:
            exact = {**exact, NOT_PRINTED: rest}
        for label in exact:
            if label not in printed:  # at most one: what is left
                printed[label] = whole - sum(printed.values(), Fraction(0))
        return _remainder_faults(question.name, exact, printed, dict.fromkeys(exact, unit))
    return [
        f"{question.name}: {label} is {float(value):.6g}, which does not print as {figure}"
        for (label, value), figure in zip(exact.items(), row.figures, strict=True)
        if not prints_as_figure(value, figure, rounding, exact=row.kind == "counts")
    ]


def _remainder_faults(
    name: str, exact: dict[str, Fraction], printed: dict[str, Fraction], units: dict[str, Fraction]
) -> list[str]:
    """Largest remainder, step by step: round all down, then give what is missing to the largest
    remainders."""
    remainders: list[tuple[Fraction, bool]] = []
    faults = []
    for label, value in exact.items():
        scaled, shown = value / units[label], printed[label] / units[label]
        below = scaled.numerator // scaled.denominator
        if shown not in (below, below + 1):
            faults.append(f"{name}: {label} is {float(value):.6g}, more than a unit from {printed[label]}")
        remainders.append((scaled - below, shown == below + 1))
    if sum(printed.values()) != sum(exact.values()):
        faults.append(f"{name}: the printed figures do not add to {sum(exact.values())}")
    # largest remainders first; of equal ones those that went up first: then no figure goes up after one that
    # did not
    ordered = sorted(remainders, reverse=True)
    if not faults and any(up and not before for (_, before), (_, up) in pairwise(ordered)):
        faults.append(f"{name}: a figure went up although one with a larger remainder did not")
    return faults
