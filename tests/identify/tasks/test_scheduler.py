"""Work on a Dask cluster of two processes over loopback gives what it gives here."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import numpy as np
import pytest
from distributed import LocalCluster
from ensembles import linked_survey

from evenwicht.identify import run_tasks, sample, sample_over


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        protocol="tcp",
        dashboard_address=None,
    ) as cluster:
        yield cluster.scheduler_address


def process(_: int) -> int:
    return os.getpid()


def square(number: int) -> int:
    return number**2


@pytest.mark.long
def test_tasks_run_in_the_processes_of_the_cluster(address: str) -> None:
    assert address.startswith("tcp://127.0.0.1:")
    found = set(run_tasks(process, list(range(40)), scheduler=address))
    assert len(found) == 2
    assert os.getpid() not in found


def test_in_a_browser_there_is_one_process_whatever_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "emscripten")
    assert set(run_tasks(process, list(range(4)), n_jobs=2)) == {os.getpid()}


@pytest.mark.parametrize("n_jobs", [1, 2])
def test_results_keep_the_order_of_the_tasks(n_jobs: int) -> None:
    assert list(run_tasks(square, list(range(20)), n_jobs=n_jobs)) == [i**2 for i in range(20)]


@pytest.mark.long
def test_draws_do_not_depend_on_where_they_were_made(address: str) -> None:
    problem = linked_survey(3000)
    here = sample(problem, 2, 25, seed=1, warmup=2, progress=False)
    there = sample(problem, 2, 25, seed=1, warmup=2, scheduler=address, progress=False)
    assert len(here.blocks) == 3
    assert here.provenance == there.provenance
    for one, other in zip(here.blocks, there.blocks, strict=True):
        np.testing.assert_array_equal(one.points["form"], other.points["form"])
        np.testing.assert_array_equal(one.labels["philosophy"], other.labels["philosophy"])


@pytest.mark.long
def test_several_n_go_to_the_cluster_as_well(address: str) -> None:
    problems = [linked_survey(n) for n in (80, 100)]
    here = sample_over(problems, 2, 4, 1, "dirichlet_multinomial", warmup=2, progress=False)
    there = sample_over(problems, 2, 4, 1, "dirichlet_multinomial", warmup=2, scheduler=address, progress=False)
    assert here.to_frame().equals(there.to_frame())


@pytest.mark.long  # it waits ten seconds for an answer
def test_an_address_where_nothing_listens_is_named() -> None:
    with pytest.raises(ConnectionError, match=r"tcp://127\.0\.0\.1:9"):
        list(run_tasks(square, [1], scheduler="tcp://127.0.0.1:9"))


@pytest.mark.parametrize("ray", ["ray:auto", "ray://127.0.0.1:9"])
def test_an_address_of_ray_says_what_to_install_where_ray_is_missing(ray: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(ImportError, match=r"needs the package ray: pip install 'ray\[client\]'") as raised:
        list(run_tasks(square, [1], scheduler=ray))
    assert repr(ray) in str(raised.value)
