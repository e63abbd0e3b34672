"""Be the kernel of a chapter, and tell which files the chapter used."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Mapping, Sequence
from typing import Any

_used: dict[str, set[str]] = {"files": set(), "folders": set()}
SHOW_USED = f"__import__({__name__!r}, fromlist=['kernel']).show_used()"
"""Code for a last cell of a chapter."""


def show_used() -> None:
    """Display what was opened or imported as JSON: ``files`` and ``folders``, sorted absolute paths."""
    from IPython.display import display

    modules = {str(module.__file__) for module in list(sys.modules.values()) if getattr(module, "__file__", None)}
    told = {"files": _used["files"] | modules, "folders": _used["folders"]}
    sorted_paths = {kind: sorted(map(os.path.realpath, paths)) for kind, paths in told.items()}
    show: Any = display
    show({"application/json": sorted_paths}, raw=True)


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    kind = {"open": "files", "os.listdir": "folders", "os.scandir": "folders"}.get(event)
    if kind is not None and isinstance(arguments[0], str):
        _used[kind].add(os.path.abspath(arguments[0]))


def run(arguments: Sequence[str]) -> None:
    """Be a kernel, with the arguments of ``ipykernel_launcher``, until it is told to stop."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # Tables as text have one width, whatever terminal the build runs in; a machine that is slow today leaves no bar.
    os.environ.update(COLUMNS="80", LINES="24", TQDM_DISABLE="1")
    sys.addaudithook(_note)
    from ipykernel.kernelapp import IPKernelApp
    from tqdm import tqdm

    tqdm.set_lock(threading.RLock())  # its own lock is a semaphore, which a kernel that is ended leaves behind

    app: Any = IPKernelApp.instance()
    app.parent_handle = os.getppid()  # it ends when the process that it came from does
    app.initialize(list(arguments))
    app.start()


def run_forked(arguments: Sequence[str], folder: str, environment: Mapping[str, str]) -> None:
    """Be a kernel in a process that was forked: in this folder, with this environment."""
    os.setsid()
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    run(arguments)
