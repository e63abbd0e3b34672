"""One build at a time of a folder of sources: another waits for its turn, and says so."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def turn(source: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Be the only build of a folder for the length of the block; a process that ends, however, leaves it to the next.

    The folder itself is locked, so nothing is written. On Windows, where that cannot be, builds are not kept apart.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    folder = os.open(source, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("another build of this book is at work; waiting for it")
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
