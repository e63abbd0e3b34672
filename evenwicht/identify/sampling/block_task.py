"""One block of chains: the unit of work, and of reproducibility.

Chains run in blocks of a size that depends on the problem alone, and every block has random streams of its own that
depend on the seed and on its number. So the draws are the same whatever ran the blocks, and in whatever order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.model.problem_data import ProblemData
from evenwicht.identify.model.questions import Allocation
from evenwicht.identify.sampling.block import Block
from evenwicht.identify.sampling.cells import CellMoves, CellState, deal
from evenwicht.identify.sampling.counts import CountTable, draw_labels
from evenwicht.identify.sampling.joint_moves import JointMoves
from evenwicht.identify.sampling.joint_space import JointSpace, is_joint
from evenwicht.identify.sampling.limits import JointLimits, Limits
from evenwicht.identify.sampling.priors import DirichletMultinomial, Prior, UniformDataSets, UniformHistograms
from evenwicht.identify.sampling.respondents import RespondentMoves, RespondentState, sums_of
from evenwicht.identify.sampling.space import Space
from evenwicht.identify.sampling.start import corners
from evenwicht.identify.sampling.walk import Walk
from evenwicht.identify.sampling.weights import joint_weight, profile_weight, repeat_weight

_ANSWERS_PER_BLOCK = 2**18
_MOST_CHAINS = 1024

Draw = tuple[dict[str, NDArray[Any]], dict[str, NDArray[Any]]]
"""Points by allocation, (items, n, chains), and labels by categorical question, (n, chains)."""


@dataclass(frozen=True)
class BlockTask:
    """What a block is to do.

    Attributes
    ----------
    problem, prior
        What to draw.
    seed, number
        The seed of the ensemble, and the number of the block among those of its n.
    chains, draws
        Number of chains, and of draws each.
    thin, warmup
        Sweeps from draw to draw, and before the first.
    """

    problem: ProblemData
    prior: Prior
    seed: int
    number: int
    chains: int
    draws: int
    thin: int
    warmup: int


def chains_per_block(problem: ProblemData) -> int:
    """How many chains a block of this problem holds: 1024 if respondents are few, fewer if they are many.

    >>> from evenwicht.identify import Categorical, Problem
    >>> chains_per_block(Problem(80, (Categorical("colour", ("red", "blue"), ("64", "36")),)))
    1024
    """
    columns = sum(len(q.items) if isinstance(q, Allocation) else 1 for q in problem.questions)
    return int(min(_MOST_CHAINS, max(1, _ANSWERS_PER_BLOCK // (problem.n * columns))))


def run_block(task: BlockTask, report: Callable[[], None] | None = None) -> Block:
    """Draw a block; `report` is called after each draw of all its chains.

    Raises
    ------
    PublishedFigureError
        If no data set exists, or the prior does not fit the problem.
    """
    points: dict[str, NDArray[Any]] = {}
    labels: dict[str, NDArray[Any]] = {}
    for place, (some_points, some_labels) in enumerate(block_draws(task)):
        for stored, drawn in ((points, some_points), (labels, some_labels)):
            for name, array in drawn.items():
                if name not in stored:
                    stored[name] = np.empty((task.draws, *array.shape), dtype=array.dtype)
                stored[name][place] = array
        if report is not None:
            report()
    names = [question.name for question in task.problem.questions]
    return Block(
        task.problem.n,
        {name: points[name] for name in names if name in points},
        {name: labels[name] for name in names if name in labels},
    )


def block_draws(task: BlockTask) -> Iterator[Draw]:
    """The draws of a block, one at a time, so that no more than one is held."""
    problem = task.problem
    sources = [
        _source(task, part, np.random.SeedSequence(task.seed, spawn_key=(problem.n, place, task.number)))
        for place, part in enumerate(problem.components())
    ]
    for _ in range(task.draws):
        points: dict[str, NDArray[Any]] = {}
        labels: dict[str, NDArray[Any]] = {}
        for source in sources:
            some_points, some_labels = source.draw()
            points.update({q.name: a for q, a in zip(source.space.points, some_points, strict=True)})
            labels.update(zip(source.space.names, some_labels, strict=True))
        yield points, labels


class _Source(Protocol):
    """Draws of one part, in an order of respondents that has no bearing on that of other parts."""

    space: Space

    def draw(self) -> tuple[list[NDArray[Any]], list[NDArray[Any]]]: ...


def _source(task: BlockTask, part: tuple[str, ...], seed: np.random.SeedSequence) -> _Source:
    prior, problem = task.prior, task.problem
    by: dict[str, str] = {}
    if isinstance(prior, DirichletMultinomial) and prior.by in part:
        by = {name: prior.by for name in part if isinstance(problem.by_name[name], Allocation)}
    space = JointSpace(problem, part) if is_joint(problem, part) else Space(problem, part, by)
    streams = [np.random.Generator(np.random.SFC64(s)) for s in seed.spawn(4)]
    if isinstance(space, JointSpace):
        return _RespondentSource(space, task, streams)
    if not space.points:
        return _ExactSource(space, task, streams[0])
    if isinstance(prior, DirichletMultinomial):
        return _CellSource(space, task, streams)
    return _RespondentSource(space, task, streams)


class _ExactSource:
    """A categorical question that nothing links: drawn exactly, without a walk."""

    def __init__(self, space: Space, task: BlockTask, random: np.random.Generator) -> None:
        self.space, self._random, self._chains = space, random, task.chains
        self._table = CountTable(space.groups[0], space.n, task.prior)

    def draw(self) -> tuple[list[NDArray[Any]], list[NDArray[Any]]]:
        return [], [draw_labels(self._table, self._chains, self._random)]


class _RespondentSource:
    """A part whose walk goes over respondents; every draw is stored in a new order of theirs."""

    def __init__(self, space: Space, task: BlockTask, streams: list[np.random.Generator]) -> None:
        start, scan, random, self._order = streams
        self.space, self._thin = space, task.thin
        points, labels = deal(space, corners(task.problem, space, task.chains, start), start)
        self._state = RespondentState(points, labels, *sums_of(space, points, labels))
        repeats = isinstance(task.prior, UniformHistograms)
        if isinstance(space, JointSpace):
            all_weigh = not isinstance(task.prior, UniformDataSets)
            moves = JointMoves(space, self._state, all_weigh)
            self._walk = Walk(moves, JointLimits(space), joint_weight(space, task.prior), scan, random)
        else:
            weight = repeat_weight if repeats else None
            self._walk = Walk(RespondentMoves(space, self._state, repeats), Limits(space), weight, scan, random)
        self._walk.warm_up(task.warmup)

    def draw(self) -> tuple[list[NDArray[Any]], list[NDArray[Any]]]:
        for _ in range(self._thin):
            self._walk.sweep()
        order = self._order.permutation(self.space.n)
        labels = [label[order] for label in self._state.labels]
        points = self.space.points_of([given[:, order] for given in self._state.points], labels)
        return points, self.space.labels_of(labels)


class _CellSource:
    """A part whose walk goes over cells; every draw deals them out."""

    def __init__(self, space: Space, task: BlockTask, streams: list[np.random.Generator]) -> None:
        start, scan, random, self._deal = streams
        self.space, self._thin = space, task.thin
        assert isinstance(task.prior, DirichletMultinomial)
        self._state = CellState.of_corners(space, corners(task.problem, space, task.chains, start))
        moves = CellMoves(space, self._state)
        self._walk = Walk(moves, Limits(space), profile_weight(space, task.prior), scan, random)
        self._walk.warm_up(task.warmup)

    def draw(self) -> tuple[list[NDArray[Any]], list[NDArray[Any]]]:
        for _ in range(self._thin):
            self._walk.sweep()
        state = self._state
        chains = range(state.sizes.shape[-1])
        here = [(state.sizes[:, c], [total[:, :, c] for total in state.totals]) for c in chains]
        return deal(self.space, here, self._deal)
