"""Why no data set fits: a smallest set of printed figures and statements that clash.

A deletion filter (Chinneck & Dravnieks 1991, doi:10.1287/ijoc.3.2.157) leaves a set of which nothing can be
missed. Whether a smaller one exists is settled by its other side: a conflict must hit every set of figures
whose removal mends the problem, and a smallest set that hits all of those found so far either is a
conflict, and then a smallest, or leads to another such set (Ignatiev et al. 2015,
doi:10.1007/978-3-319-23219-5_13).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from evenwicht.identify.bounds.part import Part
from evenwicht.identify.bounds.workings import Workings, workings_of
from evenwicht.identify.model.group_figure import GroupFigure
from evenwicht.identify.model.problem_data import ProblemData
from evenwicht.identify.model.questions import Categorical, Question
from evenwicht.identify.model.statements import Statement
from evenwicht.identify.rounding.errors import InfeasibleError, PublishedFigureError
from evenwicht.identify.rounding.printed_figure import PrintedFigure
from evenwicht.identify.search.printing import BASE, Figure

Item = Figure | Statement | GroupFigure
Items = frozenset[Item]

_MOST_ROUNDS = 40


@dataclass(frozen=True)
class Conflict:
    """Printed figures and statements that no data set of n respondents meets together.

    Attributes
    ----------
    n
        Number of respondents.
    figures
        Question, answer or item, and the figure as printed.
    statements
        Statements of order, and figures of groups.
    smallest
        Whether no set of fewer figures and statements clashes. If not, the search for one was cut short;
        still the set clashes, and no figure or statement of it can be missed.
    """

    n: int
    figures: tuple[tuple[str, str, str], ...]
    statements: tuple[Statement | GroupFigure, ...]
    smallest: bool

    def __str__(self) -> str:
        printed = [f"{question}.{label} = {figure}" for question, label, figure in self.figures]
        stated = [f'"{statement}"' for statement in self.statements]
        kind = "a smallest" if self.smallest else "an irreducible"
        clash = "; ".join([*printed, *stated])
        return (
            f"no data set of {self.n} respondents fits; {kind} set that clashes: {clash}. "
            "Correct one of these, or take another number of respondents; figures that were weighted fit no whole counts"
        )


def check_feasible(problem: ProblemData | Workings) -> None:
    """Raise `InfeasibleError`, naming figures and statements that clash, if no data set fits the problem."""
    conflict = find_conflict(problem)
    if conflict is not None:
        raise InfeasibleError(str(conflict))


def find_conflict(problem: ProblemData | Workings) -> Conflict | None:
    """A smallest set of figures and statements of a problem that clash; None if a data set fits.

    >>> from evenwicht.identify import Categorical, Problem
    >>> colour = Categorical("colour", ("red", "blue"), ("64", "36"))
    >>> print(Problem(3, (colour,)).conflict())  # doctest: +ELLIPSIS
    no data set of 3 respondents fits; a smallest set that clashes: colour.blue = 36 %. ...
    """
    workings = workings_of(problem)
    problem = workings.problem
    if workings.is_feasible():
        return None
    found = [
        _smallest(*_items_and_test(problem, names)) for names in workings.parts() if workings.solution(names) is None
    ]
    items, smallest = min(found, key=lambda conflict: len(conflict[0]))
    figures = [
        (question.name, label, question.row.printed(position))
        for question in problem.questions
        for position, label in enumerate(question.row.labels)
        if (question.name, label) in items
    ]
    figures += [
        (question.name, key, str(figure))
        for question in problem.questions
        for key, figure in _scale_figures(question).items()
        if (question.name, key) in items
    ]
    bases = [q for q in problem.questions if q.base is not None and (q.name, BASE) in items]
    figures += [(question.name, "base", str(question.base)) for question in bases]
    statements = tuple(statement for statement in problem.statements if statement in items)
    return Conflict(problem.n, tuple(figures), statements, smallest and all(s for _, s in found))


def _items_and_test(problem: ProblemData, names: Sequence[str]) -> tuple[list[Item], Callable[[Items], bool]]:
    """The figures and statements of a part, and whether some of them fit together."""
    figures: list[Figure] = [(name, label) for name in names for label in problem.by_name[name].row.labels]
    figures += [(name, key) for name in names for key in _scale_figures(problem.by_name[name])]
    figures += [(name, BASE) for name in names if problem.by_name[name].base is not None]
    stated: list[Item] = [s for s in problem.statements if s.linked[0] in names]
    known: dict[Items, bool] = {}

    def fits(items: Items) -> bool:
        if items not in known:
            statements = tuple(s for s in problem.statements if s in items)
            part = Part(
                replace(problem, statements=statements),
                names,
                without=frozenset(figure for figure in figures if figure not in items),
            )
            known[items] = part.feasible() is not None
        return known[items]

    return [*stated, *figures], fits


def _scale_figures(question: Question) -> dict[str, PrintedFigure]:
    """The mean, spread and other figures of a scale; none of another question."""
    scale = question.scale if isinstance(question, Categorical) else None
    return {} if scale is None else scale.figures


def _smallest(items: list[Item], fits: Callable[[Items], bool]) -> tuple[Items, bool]:
    """A smallest set of items that do not fit, and whether it is known to be one."""
    core = _irreducible(items, fits)
    mending: list[Items] = []
    for _ in range(_MOST_ROUNDS):
        candidate = _hitting_set(mending, len(core))
        if candidate is None:
            return core, True
        try:
            if not fits(candidate):
                return candidate, True
            largest = candidate
            for item in items:
                if item not in largest and fits(largest | {item}):
                    largest |= {item}
        except PublishedFigureError:  # the search gave up
            return core, False
        mending.append(frozenset(items) - largest)
    return core, False


def _irreducible(items: list[Item], fits: Callable[[Items], bool]) -> Items:
    """Leave out one item after the other as long as the rest do not fit."""
    core = frozenset(items)
    for item in items:
        try:
            if not fits(core - {item}):
                core -= {item}
        except PublishedFigureError:  # not known to clash without it
            continue
    return core


def _hitting_set(sets: list[Items], below: int) -> Items | None:
    """A smallest set of fewer than `below` items that meets each of these sets; None if there is none."""
    for size in range(below):
        found = _hit(sets, size)
        if found is not None:
            return found
    return None


def _hit(sets: list[Items], size: int) -> Items | None:
    if not sets:
        return frozenset()
    if size == 0:
        return None
    first = min(sets, key=len)
    for item in sorted(first, key=str):
        rest = _hit([other for other in sets if item not in other], size - 1)
        if rest is not None:
            return rest | {item}
    return None
