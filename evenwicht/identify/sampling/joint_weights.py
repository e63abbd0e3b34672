"""The prior's weight of a state of a joint space.

Points in reserve (`who_answered.py`) weigh what one of their divisions is of all; else each prior weighs what is shown.
"""

from __future__ import annotations

from math import comb, lgamma, log

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from evenwicht.identify.sampling.joint_space import JointSpace
from evenwicht.identify.sampling.priors import DirichletMultinomial, Prior, UniformHistograms
from evenwicht.identify.sampling.respondents import RespondentState
from evenwicht.identify.sampling.weights import Weight, profile_group, weight_of_repeats

Floats = NDArray[np.float64]


def joint_weight(space: JointSpace, prior: Prior) -> Weight | None:
    """The log weight of every chain's state; None if it is constant."""
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
