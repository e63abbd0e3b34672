"""Draws that go to a file at once, for ensembles that memory does not hold."""

from __future__ import annotations

import os

from evenwicht.identify.model.problem_data import ProblemData
from evenwicht.identify.sampling.block_task import block_draws
from evenwicht.identify.sampling.ensemble_file import EnsembleWriter
from evenwicht.identify.sampling.priors import Prior, as_prior
from evenwicht.identify.sampling.sampler import SamplingOptions, plan_blocks
from evenwicht.identify.tasks.progress import Progress


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
