"""The prior's weight of a state, where it is not the same for all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import comb, lgamma, log
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from evenwicht.identify.rounding.errors import PublishedFigureError
from evenwicht.identify.sampling.cells import CellState
from evenwicht.identify.sampling.joint_space import JointSpace
from evenwicht.identify.sampling.priors import DirichletMultinomial, Prior, UniformHistograms
from evenwicht.identify.sampling.respondents import RespondentState
from evenwicht.identify.sampling.space import Space
from evenwicht.identify.search.programme import Floats

Weight = Callable[[Any], Floats]
"""Log weight of every chain's state, up to a constant."""


def repeat_weight(state: RespondentState) -> Floats:
    """`UniformHistograms`: the log factorials of how often each distinct row occurs, added up, (chains,)."""
    return weight_of_repeats([*state.labels, *(item for points in state.points for item in points)])


def weight_of_repeats(columns: Sequence[NDArray[Any]]) -> Floats:
    """The log factorials of how often each distinct row of these columns, each (n, chains), occurs, added up, (chains,)."""
    n, chains = columns[0].shape
    code = np.zeros((n, chains), dtype=np.int64)
    for column in columns:
        base = int(column.max(initial=0)) + 1
        if int(code.max(initial=0)) >= 2**62 // base:
            code = np.unique(code, return_inverse=True)[1].reshape(code.shape).astype(np.int64)
        code = code * base + column
    code.sort(axis=0)
    place = np.arange(n)[:, None]
    first = np.ones((n, chains), dtype=np.bool_)
    first[1:] = code[1:] != code[:-1]
    start = np.maximum.accumulate(np.where(first, place, 0), axis=0)
    # the r-th repeat of a row adds log r
    result: Floats = np.log(np.arange(1, n + 1))[place - start].sum(axis=0)
    return result


def profile_weight(space: Space, prior: DirichletMultinomial) -> Weight | None:
    """`DirichletMultinomial`: the weight of the sizes and totals of cells; None if it is constant.

    For a state of cells: the weight of the groups' profiles, times the number of ways in which points can fall
    on the members of every cell, times the number of ways to choose the members.
    """
    groups = [profile_groups(space, prior, a) for a in range(len(space.points))]
    single = len(space.groups) <= 1
    flat = all(prior.concentration in (None, question.items) for question in space.points)
    by_cell = single and all(c is not None or not space.groups for c in groups)
    if by_cell and flat and all(label.fixed for label in space.groups):
        return None
    members = _log_gamma(space.n, 1.0)

    def weight(state: CellState) -> Floats:
        result = -members[state.sizes].sum(axis=0)
        for a, (question, c) in enumerate(zip(space.points, groups, strict=True)):
            points = space.n * question.total
            concentration = float(prior.concentration or question.items)
            profile = _log_gamma(points, concentration / question.items)
            ways = _log_gamma(points, 1.0)
            size = _log_gamma(points, concentration)
            result += ways[state.sizes * question.total].sum(axis=0)
            if single and (c is not None or not space.groups):
                # cells are the groups
                if concentration != question.items:
                    result += (profile - ways)[state.totals[a]].sum(axis=(0, 1))
                result -= size[state.sizes * question.total].sum(axis=0)
                continue
            result -= ways[state.totals[a]].sum(axis=(0, 1))
            if c is None:
                result += profile[state.sums[question.row : question.row + question.items]].sum(axis=0)
            else:
                first, label = space.tracked[a, c], space.groups[c]
                result += profile[state.sums[first : first + question.items * label.size]].sum(axis=0)
                counts = state.counts[label.row : label.row + label.size]
                result -= size[counts * question.total].sum(axis=0)
        return np.asarray(result, dtype=np.float64)

    return weight


def profile_groups(space: Space, prior: DirichletMultinomial, a: int) -> int | None:
    """The categorical question whose groups have profiles over allocation `a`; None if all are one group."""
    links = space.links(a)
    names = [space.groups[c].name for c in links]
    chosen = profile_group(prior, space.points[a].name, names)
    return None if chosen is None else links[names.index(chosen)]


def profile_group(prior: DirichletMultinomial, allocation: str, linked: Sequence[str]) -> str | None:
    """The question whose groups have profiles, of those that are linked with an allocation; None if all are one group.

    Raises
    ------
    PublishedFigureError
        If several questions are linked with the allocation and the prior does not choose one.
    """
    if prior.by is not None and prior.by in linked:
        return prior.by
    if len(linked) > 1:
        raise PublishedFigureError(
            f"prior: {allocation} is linked with {' and with '.join(linked)}: "
            "say with by= whose groups have profiles of their own",
            field="prior",
        )
    return linked[0] if linked else None


@lru_cache(maxsize=32)
def _log_gamma(largest: int, shift: float) -> Floats:
    """The log gamma function of 0, 1, ..., `largest`, each plus `shift`."""
    table: Floats = gammaln(np.arange(largest + 1) + shift)
    table.flags.writeable = False
    return table


def joint_weight(space: JointSpace, prior: Prior) -> Weight | None:
    """The log weight of every chain's state of a joint space; None if it is constant.

    Points in reserve (`joint_space.py`) weigh what one of their divisions is of all; else each prior weighs what is shown.
    """
    size = len(space.places)
    reserve = np.zeros(size)
    for question, divided in zip(space.points, space.divided, strict=True):
        reserve -= log(comb(question.total + question.items - 1, question.total)) * ~divided

    def of_reserve(state: RespondentState) -> Floats:
        weight: Floats = reserve @ state.counts[:size]
        return weight

    def of_repeats(state: RespondentState) -> Floats:
        shown = space.points_of(state.points, state.labels)
        return of_reserve(state) + weight_of_repeats([*state.labels, *(item for points in shown for item in points)])

    if isinstance(prior, UniformHistograms):
        return of_repeats
    if isinstance(prior, DirichletMultinomial) and space.points:
        profiles = [_profiles(space, prior, a) for a in range(len(space.points))]
        return lambda state: of_reserve(state) + sum((profile(state) for profile in profiles), np.zeros(1))
    return of_reserve if reserve.any() else None


def _profiles(space: JointSpace, prior: DirichletMultinomial, a: int) -> Weight:
    """The weight of the profiles of groups over an allocation, integrated out, and of how points fall on respondents."""
    question, divided = space.points[a], space.divided[a]
    linked = space.linked[a] if prior.by not in space.names else [*{*space.linked[a], prior.by}]
    by = profile_group(prior, question.name, linked)
    groups = np.zeros(len(space.places), dtype=np.int64) if by is None else space.answers[:, space.names.index(by)]
    member = (groups == np.arange(groups.max() + 1)[:, None]) & divided  # (groups, cells)
    first, items, size = space.tracked[a, 0], question.items, len(space.places)
    concentration = float(prior.concentration or items)

    def weight(state: RespondentState) -> Floats:
        totals = state.sums[first : first + items * size].reshape(size, items, -1)
        sums = np.einsum("gc,cik->gik", member, totals)
        result = gammaln(sums + concentration / items).sum(axis=(0, 1)) - gammaln(sums.sum(axis=1) + concentration).sum(
            axis=0
        )
        shown = state.points[a] * divided[state.labels[0]]
        result -= gammaln(shown + 1.0).sum(axis=(0, 1))
        result += lgamma(question.total + 1) * (divided @ state.counts[:size])
        return np.asarray(result, dtype=np.float64)

    return weight
