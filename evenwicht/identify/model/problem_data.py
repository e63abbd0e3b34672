"""What is published of a survey at one number of respondents, and the whole numbers that each row allows by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from evenwicht.identify.model.figure_ranges import count_vectors, figure_ranges
from evenwicht.identify.model.group_figure import GroupFigure
from evenwicht.identify.model.questions import Allocation, Categorical, Question
from evenwicht.identify.model.references import check_questions, check_statement, find_allocation, find_categorical
from evenwicht.identify.model.statements import Statement
from evenwicht.identify.rounding.errors import PublishedFigureError
from evenwicht.identify.rounding.rounding import Rounding, check_not_too_many, check_rounding


@dataclass(frozen=True, eq=False)
class ProblemData:
    """All data sets of n respondents that print these figures and bear out these statements.

    Parameters
    ----------
    n
        Number of respondents, 1 or more; all answered all questions.
    questions
        Categorical and allocation questions, each with a name of its own.
    statements
        Statements of order, each of which holds vacuously where a group it names is empty; and figures printed of
        groups.
    rounding
        How the figures were rounded; `"any"` lets a half go either way.

    Raises
    ------
    PublishedFigureError
        If n is no whole number of 1 to 10,000,000, a name is used twice, a figure cannot be read under this
        rounding, or a statement names a question, an item or a group that does not exist.

    >>> time = Allocation("time", ("work", "rest"), ("6.4", "3.6"))
    >>> ProblemData(5, (time,)).column_ranges("time")
    {'work': (32, 32), 'rest': (18, 18)}
    """

    n: int
    questions: tuple[Question, ...]
    statements: tuple[Statement | GroupFigure, ...] = ()
    rounding: Rounding = "any"

    def __post_init__(self) -> None:
        if isinstance(self.n, bool) or not isinstance(self.n, int) or self.n < 1:
            raise PublishedFigureError(f"n is {self.n!r}: give a whole number of respondents, 1 or more", field="n")
        check_not_too_many(self.n, "n")
        object.__setattr__(self, "questions", tuple(self.questions))
        object.__setattr__(self, "statements", tuple(self.statements))
        check_rounding(self.rounding)
        check_questions(self.questions)
        for question in self.questions:
            question.row.check(self.rounding)
            limits = question.base.limits if question.base is not None else None
            if limits is not None and limits[0] > self.n:
                raise PublishedFigureError(
                    f"{question.name} was answered by {limits[0]}, more than the {self.n} respondents",
                    field=question.name,
                )
        for statement in self.statements:
            check_statement(statement, self.questions)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ProblemData) and self._printed == other._printed

    def __hash__(self) -> int:
        return hash(self._printed)

    @property
    def _printed(self) -> tuple[object, ...]:
        return self.n, self.questions, self.statements, self.rounding

    @property
    def orders(self) -> tuple[Statement, ...]:
        """The statements of order, without the figures of groups."""
        return tuple(s for s in self.statements if isinstance(s, Statement))

    @property
    def group_figures(self) -> tuple[GroupFigure, ...]:
        """The figures of groups."""
        return tuple(s for s in self.statements if isinstance(s, GroupFigure))

    @property
    def by_name(self) -> Mapping[str, Question]:
        """The questions by their names."""
        return {question.name: question for question in self.questions}

    def categorical(self, name: str) -> Categorical:
        """The categorical question of this name; `PublishedFigureError` if there is none."""
        return find_categorical(self.questions, name)

    def allocation(self, name: str) -> Allocation:
        """The allocation question of this name; `PublishedFigureError` if there is none."""
        return find_allocation(self.questions, name)

    def count_ranges(self, question: str) -> dict[str, tuple[int, int]]:
        """For each category (`NOT_PRINTED` last) the least and the greatest count, the sum of n
        considered."""
        return figure_ranges(_of_everyone(self.categorical(question)), self.n, self.rounding)

    def column_ranges(self, question: str) -> dict[str, tuple[int, int]]:
        """For each item the least and the greatest column total, their sum considered; statements are not."""
        return figure_ranges(_of_everyone(self.allocation(question)), self.n, self.rounding)

    def count_vectors(self, question: str) -> Iterator[tuple[int, ...]]:
        """Every vector of whole counts, in the order of `labels`, that prints as this categorical question.

        >>> colour = Categorical("colour", ("red", "blue"), ("64", "36"))
        >>> list(ProblemData(80, (colour,)).count_vectors("colour"))
        [(51, 29)]
        """
        return count_vectors(_of_everyone(self.categorical(question)), self.n, self.rounding)

    def components(self) -> tuple[tuple[str, ...], ...]:
        """The names of the questions, in parts that no statement links: parts vary without regard to each
        other."""
        return connected_parts(self.questions, [s.linked for s in self.statements])


Asked = TypeVar("Asked", Categorical, Allocation)


def _of_everyone(question: Asked) -> Asked:
    """The question, if everyone answered it."""
    if question.base is not None:
        raise PublishedFigureError(
            f"not everyone answered {question.name} ({question.base}): ask for bounds of what you want to know",
            field=question.name,
        )
    return question


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
