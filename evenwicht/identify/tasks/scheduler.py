"""Where work runs: here, in processes of this machine, or on a Dask or Ray cluster; the results are the same."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any, TypeVar, cast

from joblib import Parallel, delayed, parallel_config

Task = TypeVar("Task")
Result = TypeVar("Result")

_CONNECT_SECONDS = 10
_RAY = "ray:"


def run_tasks(
    function: Callable[[Task], Result],
    tasks: Sequence[Task],
    *,
    n_jobs: int = 1,
    scheduler: str | None = None,
) -> Iterator[Result]:
    """The results of a function over tasks, in the order of the tasks, as they come.

    Parameters
    ----------
    function
        A function of a module, so that other processes can import it.
    tasks
        Its arguments; they must pickle.
    n_jobs
        Processes on this machine, as joblib counts them: 1 works here, -1 takes all cores. In a browser (Pyodide),
        which has one process, all work is done here.
    scheduler
        The address of a Dask scheduler, such as `"tcp://10.0.0.5:8786"`; then the cluster's workers do the work
        and `n_jobs` is not used. They need this package, of the same versions. An address that starts with
        `ray:` is that of a Ray cluster: `"ray://10.0.0.5:10001"`, or `"ray:auto"` for the one of this machine.

    Raises
    ------
    ConnectionError
        If no scheduler answers at the address.
    ImportError
        If the package `distributed`, or for a Ray cluster `ray`, is not installed.
    """
    if scheduler is None:
        if n_jobs == 1 or len(tasks) < 2 or sys.platform == "emscripten":
            yield from map(function, tasks)
        else:
            yield from Parallel(n_jobs=n_jobs, return_as="generator")(delayed(function)(task) for task in tasks)
        return
    if scheduler.startswith(_RAY):
        yield from _run_on_ray(function, tasks, scheduler)
        return
    try:
        from distributed import Client
    except ImportError as error:
        raise ImportError("a Dask scheduler needs the package distributed: install evenwicht[cluster]") from error
    try:
        client: Any = cast(Any, Client)(scheduler, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ConnectionError(
            f"no Dask scheduler answers at {scheduler!r} ({error}): "
            "give an address such as tcp://10.0.0.5:8786, as the scheduler prints it when it starts"
        ) from error
    with client, client.as_current(), parallel_config(backend="dask", scheduler_host=scheduler):
        yield from Parallel()(delayed(function)(task) for task in tasks)


def _run_on_ray(function: Callable[[Task], Result], tasks: Sequence[Task], address: str) -> Iterator[Result]:
    """The same by Ray's backend for joblib. A connection to Ray that is open already stays open, and is used."""
    try:
        ray: Any = import_module("ray")
        register_ray: Callable[[], None] = import_module("ray.util.joblib").register_ray
    except ImportError as error:
        raise ImportError(
            f"the scheduler {address!r} is a Ray cluster, which needs the package ray: pip install 'ray[client]'"
        ) from error
    connected = not ray.is_initialized()
    if connected:
        try:
            ray.init(address=address if address.startswith("ray://") else address.removeprefix(_RAY))
        except (OSError, ValueError) as error:
            raise ConnectionError(
                f"no Ray cluster answers at {address!r} ({error}): give ray:auto on a machine of the cluster, "
                "or ray://HOST:10001 with the port of its Ray client server"
            ) from error
    try:
        register_ray()
        with parallel_config(backend="ray"):
            yield from Parallel(n_jobs=-1)(delayed(function)(task) for task in tasks)
    finally:
        if connected:
            ray.shutdown()
