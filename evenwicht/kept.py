"""Keep on disk what `identify` and `analysis` take long to find, for the other language and for the next build.

Both know nothing of the report: what they find depends on what they are given, on their own code and on the libraries.
Those make the key, so that a change of the data, of a draw's seed or of a line of code computes anew. Who opens a chapter
without the book's build computes everything.
"""

from __future__ import annotations

import functools
import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from typing import ParamSpec, TypeVar

VARIABLE = "EVENWICHT_KEPT"
"""Names the folder; without it nothing is kept."""
ROOMS = ("identify", "analysis")
"""The rooms of the package whose functions may be asked for."""
LIBRARIES = ("highspy", "numpy", "pandas", "scipy", "statsmodels")
"""What that code computes with."""
_PACKAGE = Path(__file__).parent
P = ParamSpec("P")
T = TypeVar("T")


def kept(function: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """What a function finds, computed once for the same arguments; two processes that ask at once compute it once.

    Parameters
    ----------
    function
        A function of `ROOMS`, or a method of an object of theirs, that draws nothing without a seed.
    arguments, named
        Its arguments; functions among them are of `ROOMS` as well.

    Raises
    ------
    ValueError
        The function is of another room: a change of its code would not be seen.
    """
    room = f"{function.__module__}.".removeprefix(f"{__package__}.").partition(".")[0]
    if room not in ROOMS:
        raise ValueError(f"{function.__module__}: found a function of {room!r}; expected one of {', '.join(ROOMS)}")
    folder = os.environ.get(VARIABLE)
    if not folder:
        return function(*arguments, **named)
    import joblib  # where it is used: the browser's Python has none

    path = Path(folder) / f"{code()}-{joblib.hash((function, arguments, named))}"
    with _alone(path):
        if path.is_file():
            found: T = pickle.loads(path.read_bytes())
        else:
            found = function(*arguments, **named)
            beside = path.with_suffix(f".{os.getpid()}.part")
            beside.write_bytes(pickle.dumps(found))
            beside.replace(path)
    return found


@functools.cache
def code() -> str:
    """A digest of the code of `ROOMS` and of the versions of `LIBRARIES`; 16 characters.

    It reads every file of it, so that a chapter whose kernel asks depends on them, imported or not.
    """
    state = hashlib.sha256(" ".join([sys.version, *map(metadata.version, LIBRARIES)]).encode())
    for path in sorted(path for room in ROOMS for path in (_PACKAGE / room).rglob("*.py")):
        state.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return state.hexdigest()[:16]


@contextmanager
def keeping(folder: Path) -> Iterator[None]:
    """Keep what is found within the block in a folder, and take away what other code found.

    The process of the other language, which is started within the block, keeps to the same folder; a process beside it
    may be at work on a file there.
    """
    before = os.environ.get(VARIABLE)
    folder = Path(before or folder)
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        if not path.name.startswith(f"{code()}-"):
            path.unlink(missing_ok=True)
    os.environ[VARIABLE] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = before


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Be the only process at work on a file; on Windows, where that is not kept apart, two may do the same work."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
