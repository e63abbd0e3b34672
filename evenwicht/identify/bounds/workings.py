"""What has been worked out for one problem: its parts, their programmes, and whether data sets fit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from evenwicht.identify.bounds.part import Part, PartSolution
from evenwicht.identify.bounds.single_question import SingleQuestion
from evenwicht.identify.model.figure_ranges import figure_ranges
from evenwicht.identify.model.groups import conditions
from evenwicht.identify.model.problem_data import ProblemData, connected_parts
from evenwicht.identify.model.questions import Categorical
from evenwicht.identify.model.statements import Figured
from evenwicht.identify.model.statistics import TopShare
from evenwicht.identify.search.tables_of_cells import tables_of

Names = tuple[str, ...]


class Workings:
    """The parts of a problem, each made and solved once.

    Parameters
    ----------
    problem
        The survey.
    """

    def __init__(self, problem: ProblemData) -> None:
        self.problem = problem
        self._parts: dict[tuple[Names, TopShare | None, frozenset[Figured], frozenset[frozenset[str]]], Part] = {}
        self._tables: dict[Names, tuple[tuple[Names, ...], dict[str, int]]] = {}
        self._solutions: dict[Names, PartSolution | SingleQuestion | None] = {}
        self._ranges: dict[str, dict[str, tuple[int, int]]] = {}
        self._stated = {name for s in problem.statements for name in s.linked}
        self._unlinked = connected_parts(problem.questions, [s.linked for s in problem.statements])

    def parts(self, *links: tuple[Figured, ...]) -> tuple[Names, ...]:
        """The names of the questions, part by part, once these means and shares, too, are linked."""
        asked = [[name for mean in link for name in mean.linked] for link in links]
        if all(any(set(link) <= set(names) for names in self._unlinked) for link in asked):
            return self._unlinked
        return connected_parts(self.problem.questions, [*(s.linked for s in self.problem.statements), *asked])

    def part(self, names: Sequence[str], top: TopShare | None = None, measured: Iterable[Figured] = ()) -> Part:
        """The part with these questions; the groups of the figures that are measured are counted in it."""
        by_name, measured = self.problem.by_name, list(measured)
        unusual = [f for f in measured if by_name[f.question].base is not None or len(conditions(f.group)) > 1]
        known = all(self._crosses(tuple(names), figure.linked) for figure in measured)
        # one that is not known may move an allocation to another table: then all that are measured are asked for
        crossed = frozenset() if known else frozenset(frozenset(figure.linked) for figure in measured)
        key = tuple(names), top, frozenset(unusual), crossed
        if key not in self._parts:
            self._parts[key] = Part(self.problem, names, top=top, measured=unusual, crossed=crossed)
        return self._parts[key]

    def _crosses(self, names: Names, linked: Collection[str]) -> bool:
        """Whether what is printed of a part crosses these questions already."""
        if names not in self._tables:
            questions = [self.problem.by_name[name] for name in names]
            self._tables[names] = tables_of(questions, [s for s in self.problem.statements if s.linked[0] in names])
        tables, homes = self._tables[names]
        within = [tables[homes[name]] for name in linked if name in homes] or tables
        return any({name for name in linked if name not in homes} <= set(table) for table in within)

    def ranges(self, name: str) -> dict[str, tuple[int, int]]:
        """What the figures of one question allow each of its totals; see `figure_ranges`."""
        if name not in self._ranges:
            problem = self.problem
            self._ranges[name] = figure_ranges(problem.by_name[name], problem.n, problem.rounding)
        return self._ranges[name]

    def is_single(self, names: Names) -> bool:
        """Whether a part is one question, no scale, that everyone answered and no statement is about."""
        if len(names) > 1 or names[0] in self._stated:
            return False
        question = self.problem.by_name[names[0]]
        return question.base is None and not (isinstance(question, Categorical) and question.scale)

    def solution(self, names: Names) -> PartSolution | SingleQuestion | None:
        """Sums of some data set of one part; None if none fits."""
        if names not in self._solutions:
            if self.is_single(names):
                (label, (low, high)), *_ = self.ranges(names[0]).items()
                self._solutions[names] = SingleQuestion(names[0], label, low) if low <= high else None
            else:
                self._solutions[names] = self.part(names).feasible()
        return self._solutions[names]

    def is_feasible(self) -> bool:
        """Whether a data set exists that prints these figures and bears out these statements."""
        return all(self.solution(names) is not None for names in self.parts())


def is_feasible(problem: ProblemData | Workings) -> bool:
    """Whether a data set exists that prints these figures and bears out these statements."""
    return workings_of(problem).is_feasible()


def workings_of(problem: ProblemData | Workings) -> Workings:
    """What is kept for a problem, or a new start for one of which nothing is."""
    return problem if isinstance(problem, Workings) else Workings(problem)
