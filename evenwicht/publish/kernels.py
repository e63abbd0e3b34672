"""Start the kernels of chapters.

Loading the libraries takes longer than most chapters run. On Linux one process loads them and every kernel is forked
from it: a fresh process, in which nothing of another chapter ran. Elsewhere, where forking what has loaded libraries is
not safe, each kernel is a Python of its own.
"""

from __future__ import annotations

import functools
import multiprocessing
import os
import shutil
import sys
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.context import ForkServerContext
from pathlib import Path
from types import ModuleType
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets.config import Config

from evenwicht.publish import kernel, stopping

_COMMAND = [
    sys.executable,
    "-Xfrozen_modules=off",
    "-c",
    f"import sys; from {kernel.__name__} import run; run(sys.argv[1:])",
]
FORKS = sys.platform == "linux"
_starting = threading.Lock()
_started: weakref.WeakValueDictionary[Path, AsyncKernelManager] = weakref.WeakValueDictionary()


@functools.cache
def _loaded() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["evenwicht.publish.libraries"])
    return context


@contextmanager
def _no_main() -> Iterator[None]:
    """Hide the program that runs: a forked process would load it first, and with it what no chapter asked for."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def warm_up() -> None:
    """Start the process that loads the libraries, so that it does while something else is done."""
    if FORKS:
        from multiprocessing import forkserver

        _loaded()
        with _starting, _no_main():
            forkserver.ensure_running()


def end_all() -> None:
    """End every kernel that still runs, and take its sockets away."""
    for folder, started in list(_started.items()):
        process = getattr(started.provisioner, "process", None)
        if process is not None:
            process.kill()
        shutil.rmtree(folder, ignore_errors=True)


stopping.with_it(end_all)


class _Forked:
    """A forked kernel, with what `LocalProvisioner` asks of a `subprocess.Popen`."""

    stdin = stdout = stderr = None

    def __init__(self, arguments: list[str], folder: str, environment: dict[str, str]):
        with _starting, _no_main():
            self.process = _loaded().Process(target=kernel.run_forked, args=(arguments, folder, environment))
            self.process.start()
        self.pid = self.process.pid

    def poll(self) -> int | None:
        return self.process.exitcode

    def wait(self) -> int | None:
        self.process.join()
        return self.process.exitcode

    def send_signal(self, signum: int) -> None:
        if self.pid is not None and self.poll() is None:
            os.kill(self.pid, signum)

    def kill(self) -> None:
        self.process.kill()

    def terminate(self) -> None:
        self.process.terminate()


class _Forking(LocalProvisioner):
    """Starts a kernel as a fork."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        process: Any = _Forked(cmd[len(_COMMAND) :], os.fspath(kwargs.get("cwd") or Path.cwd()), dict(kwargs["env"]))
        self.process = process
        self.pid, self.pgid, self.cwd = process.pid, None, kwargs.get("cwd")
        return self.connection_info


def manager(folder: Path) -> AsyncKernelManager:
    """What starts one kernel and ends it.

    Parameters
    ----------
    folder
        Where its sockets stand: no port that another user of the machine could reach. Not used on Windows.
    """
    config = Config()
    if os.name != "nt":
        config.KernelManager.transport, config.KernelManager.ip = "ipc", str(folder / "socket")
    found = AsyncKernelManager(kernel_name="python3", config=config)
    _started[folder] = found
    spec: Any = found.kernel_spec
    spec.argv = [*_COMMAND, "-f", "{connection_file}"]
    if FORKS:
        found.provisioner = _Forking(kernel_id="", kernel_spec=spec, parent=found)
    return found
