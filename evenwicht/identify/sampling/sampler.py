"""Ensembles of complete data sets that print the figures and bear out the statements of a problem.

Each linked part of a survey is drawn by itself, since parts vary without regard to each other: a categorical question
that nothing links exactly, the others by Markov chains (`walk.py` says how, and why every data set is reached).
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from evenwicht.identify.bounds.conflicts import check_feasible
from evenwicht.identify.model.problem_data import ProblemData
from evenwicht.identify.model.questions import Allocation
from evenwicht.identify.rounding.errors import PublishedFigureError
from evenwicht.identify.sampling.block_task import BlockTask, block_draws, chains_per_block, run_block
from evenwicht.identify.sampling.ensemble import Ensemble
from evenwicht.identify.sampling.ensemble_file import EnsembleWriter
from evenwicht.identify.sampling.joint_space import JointSpace, is_joint
from evenwicht.identify.sampling.priors import DirichletMultinomial, Prior, as_prior
from evenwicht.identify.sampling.provenance import Provenance, figures_hash
from evenwicht.identify.tasks.progress import Progress
from evenwicht.identify.tasks.scheduler import run_tasks


def sample(
    problem: ProblemData,
    draws: int = 100,
    chains: int = 64,
    seed: int | None = None,
    prior: Prior | str = "data_sets",
    *,
    n_jobs: int = 1,
    scheduler: str | None = None,
    progress: bool | None = None,
    thin: int = 3,
    warmup: int = 60,
) -> Ensemble:
    """Draw complete data sets of a problem.

    Parameters
    ----------
    problem
        The survey, at one number of respondents.
    draws
        Data sets a chain, 1 or more.
    chains
        Chains, 1 or more; they run side by side, so that many are cheap. The ensemble holds `draws * chains` data sets.
    seed
        A whole number of 0 or more: the same seed gives the same draws, whatever runs them. None draws a seed,
        which the ensemble's provenance tells.
    prior
        Which data sets count how much: a prior, or `"data_sets"`, `"histograms"`, `"dirichlet_multinomial"` (see
        `priors.py`).
    n_jobs, scheduler
        Processes on this machine, or the address of a Dask scheduler; see `scheduler.run_tasks`.
    progress
        Whether to show progress; None shows it if it takes long.
    thin
        Sweeps from draw to draw: more make draws less alike, and slower.
    warmup
        Sweeps before the first draw.

    Raises
    ------
    PublishedFigureError
        If an option is out of range, or if the prior does not fit.
    InfeasibleError
        If no data set prints the figures and bears out the statements: it names those that clash.

    Notes
    -----
    An ensemble shows the prior as much as the figures. Where it is narrower than the bounds, the bounds are what the
    figures say. Look at `Ensemble.diagnostics` before using it: R-hat should be at most 1.01.
    """
    return sample_over(
        [problem], draws, chains, seed, prior,
        n_jobs=n_jobs, scheduler=scheduler, progress=progress, thin=thin, warmup=warmup,
    )  # fmt: skip


def sample_over(
    problems: Iterable[ProblemData] | Mapping[int, ProblemData],
    draws: int = 100,
    chains: int = 64,
    seed: int | None = None,
    prior: Prior | str = "data_sets",
    weights: Mapping[int, float] | None = None,
    *,
    n_jobs: int = 1,
    scheduler: str | None = None,
    progress: bool | None = None,
    thin: int = 3,
    warmup: int = 60,
) -> Ensemble:
    """Draw complete data sets of a survey whose number of respondents is not known.

    Parameters
    ----------
    problems
        The same survey at different numbers of respondents, such as all that can print its figures.
    weights
        The prior over n: a weight for each n, 0 or more, at least one above 0. None weighs all n the same. It is
        not "uniform over data sets of any size", which would take the largest n almost surely.
    draws, chains, seed, prior, n_jobs, scheduler, progress, thin, warmup
        As for `sample`. Every chain has one n. The chains are spread over the n by systematic sampling: each n gets
        its share of the chains, rounded down or up at random, so that the expected share is exact. With fewer
        chains than n, some n get none.

    Raises
    ------
    PublishedFigureError, InfeasibleError
        As for `sample`; also if the problems are not one survey, or if a weight is no weight.
    """
    options = SamplingOptions(draws, chains, seed, as_prior(prior), thin, warmup)
    by_n = _by_n(problems)
    tasks, provenance = plan_blocks(by_n, options, weights)
    blocks = []
    with Progress(draws * chains, "data sets", progress) as shown:
        if scheduler is None and (n_jobs == 1 or len(tasks) == 1):
            for task in tasks:
                blocks.append(run_block(task, partial(shown.step, task.chains)))
        else:
            for block in run_tasks(run_block, tasks, n_jobs=n_jobs, scheduler=scheduler):
                blocks.append(block)
                shown.step(block.shape[0] * block.shape[1])
    return Ensemble(next(iter(by_n.values())), tuple(blocks), provenance)


def sample_to_parquet(
    problem: ProblemData,
    path: str | os.PathLike[str],
    draws: int = 100,
    chains: int = 1,
    seed: int | None = None,
    prior: Prior | str = "data_sets",
    *,
    progress: bool | None = None,
    thin: int = 3,
    warmup: int = 60,
) -> None:
    """Draw as `sample` does, but write every draw to a Parquet file at once, so that no more than one is in memory.

    For many respondents: memory then grows with n alone, not with the number of draws. The draws are those of `sample`
    with the same options; `read_ensemble` reads the file, which any reader of Parquet can go through
    in parts. The file appears under its name when it is complete.

    Raises
    ------
    PublishedFigureError, InfeasibleError
        As for `sample`.
    """
    tasks, provenance = plan_blocks(
        {problem.n: problem}, SamplingOptions(draws, chains, seed, as_prior(prior), thin, warmup), None
    )
    with (
        Progress(draws * chains, "data sets", progress) as shown,
        EnsembleWriter(path, problem, provenance, [(problem.n, task.draws, task.chains) for task in tasks]) as writer,
    ):
        for place, task in enumerate(tasks):
            for points, labels in block_draws(task):
                writer.write(place, points, labels)
                shown.step(task.chains)


@dataclass(frozen=True)
class SamplingOptions:
    """How to draw, checked."""

    draws: int
    chains: int
    seed: int | None
    prior: Prior
    thin: int
    warmup: int

    def __post_init__(self) -> None:
        least = {"draws": 1, "chains": 1, "seed": 0, "thin": 1, "warmup": 0}
        for name, low in least.items():
            value = getattr(self, name)
            if name == "seed" and value is None:
                object.__setattr__(self, name, secrets.randbits(63))
            elif isinstance(value, bool) or not isinstance(value, int | np.integer) or value < low:
                raise PublishedFigureError(f"{name} is {value!r}: give a whole number, {low} or more", field=name)
            else:
                object.__setattr__(self, name, int(value))


def plan_blocks(
    by_n: Mapping[int, ProblemData], options: SamplingOptions, weights: Mapping[int, float] | None
) -> tuple[list[BlockTask], Provenance]:
    """Split the chains into blocks - how depends on nothing but the problems and their number - and tell it."""
    first = next(iter(by_n.values()))
    _check_prior(options.prior, first)
    seed = options.seed or 0
    tasks = []
    for n, chains in _chains_by_n(by_n, options.chains, weights, seed).items():
        check_feasible(by_n[n])
        _check_drawable(by_n[n])
        size = chains_per_block(by_n[n])
        tasks += [
            BlockTask(
                by_n[n], options.prior, seed, number, min(size, chains - start),
                options.draws, options.thin, options.warmup,
            )
            for number, start in enumerate(range(0, chains, size))
        ]  # fmt: skip
    provenance = Provenance(
        seed=seed,
        prior=str(options.prior),
        prior_over_n=_told(by_n, weights),
        draws=options.draws,
        chains=options.chains,
        thin=options.thin,
        warmup=options.warmup,
        figures=figures_hash(first),
    )
    return tasks, provenance


def _by_n(problems: Iterable[ProblemData] | Mapping[int, ProblemData]) -> dict[int, ProblemData]:
    given = list(problems.values()) if isinstance(problems, Mapping) else list(problems)
    if not given:
        raise PublishedFigureError("found no problem to sample: give one or more", field="problems")
    by_n = {problem.n: problem for problem in given}
    if len(by_n) < len(given):
        raise PublishedFigureError("two problems have the same n: give each n once", field="problems")
    for problem in given:
        if replace(problem, n=given[0].n) != given[0]:
            raise PublishedFigureError(
                f"the problem of n = {problem.n} is not the survey of n = {given[0].n}: they may differ in n alone",
                field="problems",
            )
    return by_n


def _check_prior(prior: Prior, problem: ProblemData) -> None:
    if isinstance(prior, DirichletMultinomial) and prior.by is not None:
        problem.categorical(prior.by)
        part = next(part for part in problem.components() if prior.by in part)
        if not any(isinstance(problem.by_name[name], Allocation) for name in part):
            raise PublishedFigureError(
                f"prior: no statement links {prior.by} with an allocation, so its groups have no profiles: "
                "leave out by=, or choose another question",
                field="prior",
            )


def _chains_by_n(
    by_n: Mapping[int, ProblemData], chains: int, weights: Mapping[int, float] | None, seed: int
) -> dict[int, int]:
    """How many chains each n gets, those without any left out."""
    if len(by_n) == 1 and weights is None:
        return dict.fromkeys(by_n, chains)
    given = {n: 1.0 for n in by_n} if weights is None else {n: float(w) for n, w in weights.items()}
    strange = [n for n in given if n not in by_n]
    if strange or any(n not in given for n in by_n):
        raise PublishedFigureError(
            f"weights are given for n = {sorted(given)}, expected one for each of n = {sorted(by_n)}",
            field="weights",
        )
    weight = np.array([given[n] for n in by_n])
    if not (np.isfinite(weight).all() and (weight >= 0).all() and weight.sum() > 0):
        raise PublishedFigureError(
            f"weights are {given}: give finite numbers of 0 or more, at least one above 0", field="weights"
        )
    offset = np.random.Generator(np.random.SFC64(np.random.SeedSequence(seed, spawn_key=(0,)))).random()
    ends = np.floor(np.cumsum(weight) / weight.sum() * chains + offset)
    ends[-1] = chains
    share = np.diff(ends, prepend=0).astype(int)
    return {n: int(s) for n, s in zip(by_n, share, strict=True) if s > 0}


def _told(by_n: Mapping[int, ProblemData], weights: Mapping[int, float] | None) -> str:
    if len(by_n) == 1:
        return "n is given"
    if weights is None:
        return f"uniform over {len(by_n)} numbers of respondents"
    total = sum(weights.values())
    return ", ".join(f"{n}: {w / total:.6g}" for n, w in weights.items() if w > 0)


def _check_drawable(problem: ProblemData) -> None:
    """Raise `PublishedFigureError` for what is too much for a walk."""
    for part in problem.components():
        if is_joint(problem, part):
            JointSpace(problem, part)
