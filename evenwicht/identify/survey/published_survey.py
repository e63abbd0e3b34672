"""A published survey of an unknown number of respondents: its questions at every n that can print them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import pandas as pd

from evenwicht.identify.bounds.bounds import Bounds
from evenwicht.identify.bounds.conflicts import check_feasible
from evenwicht.identify.bounds.decide import Claim, Decision
from evenwicht.identify.bounds.solver import Solver
from evenwicht.identify.bounds.union import union_of_bounds
from evenwicht.identify.model.group_figure import GroupFigure
from evenwicht.identify.model.questions import Categorical, Question
from evenwicht.identify.model.references import check_questions, check_statement
from evenwicht.identify.model.statements import Statement
from evenwicht.identify.model.statistics import Statistic, check_statistic
from evenwicht.identify.rounding.errors import InfeasibleError, OutOfReachError, PublishedFigureError
from evenwicht.identify.rounding.rounding import Rounding, check_not_too_many, check_rounding
from evenwicht.identify.sizes.sample_sizes import joint_sample_sizes
from evenwicht.identify.survey.problem import Problem
from evenwicht.identify.tasks.progress import Progress
from evenwicht.identify.tasks.scheduler import run_tasks


@dataclass(frozen=True)
class BoundsOverSizes:
    """The bounds of one statistic at several numbers of respondents, and over all of them.

    Attributes
    ----------
    statistic
        What is bounded.
    at
        The bounds at each n at which some data set fits in which the statistic exists, by n. Empty where its group has
        respondents at none of them; `lower` and `upper` then raise `InfeasibleError`.
    gave_up
        Why the search gave up at some n; empty if it did not. There are no bounds then, at any n: those of the others are not
        the bounds over all. `lower` and `upper` raise `OutOfReachError`.
    """

    statistic: Statistic
    at: dict[int, Bounds]
    gave_up: str = ""

    @property
    def lower(self) -> Fraction:
        """The least value at any n."""
        return self.at[self.n_lower].lower

    @property
    def upper(self) -> Fraction:
        """The greatest value at any n."""
        return self.at[self.n_upper].upper

    @property
    def n_lower(self) -> int:
        """The smallest n that attains the least value."""
        self._check_exists()
        return min(self.at, key=lambda n: (self.at[n].lower, n))

    @property
    def n_upper(self) -> int:
        """The smallest n that attains the greatest value."""
        self._check_exists()
        return min(self.at, key=lambda n: (-self.at[n].upper, n))

    def _check_exists(self) -> None:
        if self.gave_up:
            raise OutOfReachError(self.gave_up)
        if not self.at:
            raise InfeasibleError(f"{self.statistic} does not exist: nobody can be in its group")

    def table(self) -> pd.DataFrame:
        """One row an n, in order: `n`, `lower` and `upper` (floats)."""
        rows = [(n, float(found.lower), float(found.upper)) for n, found in sorted(self.at.items())]
        return pd.DataFrame(rows, columns=["n", "lower", "upper"])


@dataclass(frozen=True)
class PublishedSurvey:
    """Questions and statements of a report that does not say how many answered.

    Parameters
    ----------
    questions, statements, rounding
        As in `Problem`; all questions were answered by the same respondents.
    population
        The most respondents there can have been; None if nobody knows.
    title
        What messages call the survey.
    n
        The number of respondents, if the report gives it; None if not.

    Raises
    ------
    PublishedFigureError
        As `Problem`; also for a population that is no whole number of 1 to 10,000,000.
    """

    questions: tuple[Question, ...]
    statements: tuple[Statement | GroupFigure, ...] = ()
    rounding: Rounding = "any"
    population: int | None = None
    title: str = ""
    n: int | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "questions", tuple(self.questions))
        object.__setattr__(self, "statements", tuple(self.statements))
        if self.population is not None:
            if isinstance(self.population, bool) or not isinstance(self.population, int) or self.population < 1:
                raise PublishedFigureError(
                    f"population is {self.population!r}, expected a whole number of 1 or more", field="population"
                )
            check_not_too_many(self.population, "population")
        if self.n is not None and (isinstance(self.n, bool) or not 1 <= self.n <= (self.population or self.n)):
            most = "" if self.population is None else f", at most the population ({self.population})"
            raise PublishedFigureError(f"n is {self.n!r}, expected a whole number of 1 or more{most}", field="n")
        check_rounding(self.rounding)
        check_questions(self.questions)
        for question in self.questions:
            question.row.check(self.rounding)
        for statement in self.statements:
            check_statement(statement, self.questions)

    def at(self, n: int) -> Problem:
        """The problem at n respondents."""
        return Problem(n, self.questions, self.statements, self.rounding)

    def sample_sizes(self, n_max: int | None = None) -> list[int]:
        """Every n up to `n_max` (None: the population) that prints all questions; statements are not used.

        If the report gives `n`, this one alone, or none at all if it cannot print the figures.
        """
        most = self.population if n_max is None else n_max
        if most is None:
            raise PublishedFigureError(
                "found neither n_max nor a population; say up to which number of respondents to look", field="n_max"
            )
        sizes = joint_sample_sizes(self.questions, most, self.rounding)
        sizes = [n for n in sizes if self.n in (None, n)]
        if self.rows_are_not_all:
            alone = replace(self, statements=())
            sizes = [n for n in sizes if Solver(alone.at(n)).is_feasible()]
        return sizes

    @property
    def rows_are_not_all(self) -> bool:
        """Whether more is printed of some question than a row of figures: who was asked, or the mean of a scale."""
        return any(
            (q.base is not None and bool(q.base.linked)) or (isinstance(q, Categorical) and q.scale is not None)
            for q in self.questions
        )

    def feasible_sizes(self, ns: Sequence[int] | None = None) -> list[int]:
        """Those n (None: all sample sizes) at which a data set also bears out the statements."""
        return [n for n in self._sizes(ns) if Solver(self.at(n)).is_feasible()]

    def bounds(
        self,
        statistic: Statistic,
        ns: Sequence[int] | None = None,
        *,
        n_jobs: int = 1,
        scheduler: str | None = None,
    ) -> BoundsOverSizes:
        """The sharp bounds of a statistic at each of several n; over an unknown n they are the union.

        Parameters
        ----------
        statistic
            What to bound.
        ns
            Numbers of respondents; None for every possible one.
        n_jobs, scheduler
            Where to work, see `scheduler.run_tasks`; the result does not depend on it.

        Raises
        ------
        PublishedFigureError
            If the statistic names what the survey does not have.
        InfeasibleError
            If no data set fits at any of these n, or none in which the statistic exists.
        """
        (found,) = self.bounds_of([statistic], ns, n_jobs=n_jobs, scheduler=scheduler)
        found._check_exists()
        return found

    def bounds_of(
        self,
        statistics: Sequence[Statistic],
        ns: Sequence[int] | None = None,
        *,
        n_jobs: int = 1,
        scheduler: str | None = None,
        progress: bool | None = False,
    ) -> list[BoundsOverSizes]:
        """`bounds` of several statistics, which share the work of each n.

        One of a group in which nobody can be has bounds at no n, and says so when asked for them; so has one on which the
        search gives up, and the others go on. With `progress` None a bar shows where it takes long.
        """
        for statistic in statistics:
            check_statistic(statistic, self.questions)
        sizes = self._sizes(ns)
        tasks = [(self.at(n), tuple(statistics)) for n in sizes]
        found = {}
        if len(sizes) == 1:
            with Progress(len(statistics), "bounds", progress) as shown:
                row = _bounds_at(tasks[0], shown.step)
                found = {} if row is None else {sizes[0]: row}
        else:
            with Progress(len(sizes), "numbers of respondents", progress) as shown:
                for n, row in zip(sizes, run_tasks(_bounds_at, tasks, n_jobs=n_jobs, scheduler=scheduler), strict=True):
                    if row is not None:
                        found[n] = row
                    shown.step()
        if not found:
            if len(sizes) == 1:
                check_feasible(self.at(sizes[0]))
            raise InfeasibleError(
                f"at none of the {len(sizes)} numbers of respondents does a data set fit: compare figures and statements "
                "with the report",
                field=self.title or None,
            )
        results = []
        for place, one in enumerate(statistics):
            gave_up = next((str(row[place]) for row in found.values() if isinstance(row[place], OutOfReachError)), "")
            at = {n: bounded for n, row in found.items() if isinstance(bounded := row[place], Bounds)}
            results.append(BoundsOverSizes(one, {} if gave_up else at, gave_up))
        return results

    def union_of_bounds(
        self,
        statistics: Sequence[Statistic],
        ns: Sequence[int] | None = None,
        *,
        n_jobs: int = 1,
        scheduler: str | None = None,
    ) -> list[Bounds]:
        """The bounds of each statistic over all of these n at once: much quicker than `bounds_of`.

        `at_lower.problem.n` and `at_upper.problem.n` tell where they are attained.
        """
        problems = [self.at(n) for n in sorted(self._sizes(ns))]
        return union_of_bounds(problems, statistics, n_jobs=n_jobs, scheduler=scheduler)

    def decide(self, claim: Claim, ns: Sequence[int] | None = None) -> Decision:
        """Whether a claim must, may or cannot hold, whatever the number of respondents.

        `"must"`: it holds in every data set at every one of these n (None: all sample sizes) that some data
        set fits; `"cannot"`: in none of them.
        """
        held = broken = None
        decided = False
        for decision in self._decisions(claim, ns):
            decided = True
            held = held or decision.witness
            broken = broken or decision.counterexample
            if held is not None and broken is not None:
                return Decision("may", held, broken)
        if not decided:
            raise InfeasibleError("at none of these numbers of respondents does a data set fit")
        return Decision("cannot", None, broken) if held is None else Decision("must", held, None)

    def _decisions(self, claim: Claim, ns: Sequence[int] | None) -> Iterator[Decision]:
        for n in self._sizes(ns):
            solver = Solver(self.at(n))
            if solver.is_feasible():
                yield solver.decide(claim)

    def _sizes(self, ns: Sequence[int] | None) -> list[int]:
        return self.sample_sizes() if ns is None else list(ns)


def _bounds_at(
    task: tuple[Problem, tuple[Statistic, ...]], report: Callable[[], None] | None = None
) -> list[Bounds | OutOfReachError | None] | None:
    """The bounds at one n, or why the search gave up; None where no data set fits. `report` is called after each."""
    problem, statistics = task
    solver = Solver(problem)
    if not solver.is_feasible():
        return None
    found: list[Bounds | OutOfReachError | None] = []
    for statistic in statistics:
        try:
            found.append(solver.bounds(statistic))
        except InfeasibleError:  # the groups of this statistic are empty at this n
            found.append(None)
        except OutOfReachError as error:
            found.append(error)
        if report is not None:
            report()
    return found
