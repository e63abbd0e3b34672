"""How many data sets print the figures and bear out the statements of a problem."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from evenwicht.identify.consistency.count_points import count_divided_points
from evenwicht.identify.consistency.count_programme import count
from evenwicht.identify.consistency.kinds_of_answers import forms_and_kinds
from evenwicht.identify.model.problem_data import ProblemData
from evenwicht.identify.model.questions import Allocation
from evenwicht.identify.rounding.errors import OutOfReachError
from evenwicht.identify.search.formulation import formulate


def count_data_sets(problem: ProblemData, part: Sequence[str] | None = None) -> int:
    """How many data sets of n respondents, each apart, print the figures and bear out the statements.

    Two data sets differ if some respondent gives another answer in one than in the other. Parts of a survey that nothing
    links vary without regard to each other, so that their numbers are multiplied.

    Parameters
    ----------
    part
        The names of the questions of one part, as `problem.components()` tells them; None for all parts together.

    Returns
    -------
    The exact number; 0 if figures and statements clash.

    Raises
    ------
    OutOfReachError
        If the dynamic programme would take too many steps; the message says for which questions.

    >>> from evenwicht.identify import Categorical, Problem
    >>> colour = Categorical("colour", ("red", "blue"), ("67", "33"))
    >>> count_data_sets(Problem(3, (colour,)))
    3
    """
    parts = problem.components() if part is None else [tuple(part)]
    return prod(_count(problem, names, ordered=True) for names in parts)


def count_histograms(problem: ProblemData) -> int:
    """How many data sets there are, those counted once that differ in the order of their respondents alone.

    A histogram tells how many respondents gave each combination of answers to all questions, linked or not. Of one scale
    with a mean and a standard deviation these are what CLOSURE lists (`closure_count`), of two questions with counts
    the two-way tables with these margins (`count_two_way_tables`); those count larger ones.

    Raises
    ------
    OutOfReachError
        As `count_data_sets`.

    >>> from evenwicht.identify import Categorical, Problem
    >>> colour = Categorical("colour", ("red", "blue"), counts=("2", "1"))
    >>> size = Categorical("size", ("small", "large"), counts=("1", "2"))
    >>> count_histograms(Problem(3, (colour, size)))
    2
    """
    return _count(problem, [question.name for question in problem.questions], ordered=False)


def _count(problem: ProblemData, names: Sequence[str], *, ordered: bool) -> int:
    questions = [problem.by_name[name] for name in names]
    statements = [s for s in problem.statements if s.linked[0] in names]
    try:
        made = formulate(questions, statements, problem.n, problem.rounding, crossed=True)
        if ordered and len(questions) == 1 and isinstance(questions[0], Allocation):
            return count_divided_points(made, questions[0], problem.n)
        return count(*forms_and_kinds(made), problem.n, ordered=ordered)
    except OutOfReachError as error:
        raise OutOfReachError(f"{', '.join(names)}: {error}", field=names[0]) from None
