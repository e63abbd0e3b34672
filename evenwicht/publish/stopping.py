"""End a build at once when it is told to stop, with one line; import it before what takes long to import.

Nothing is lost: what ran stands in the cache, every file is written whole, and a build that was not finished is known by
its missing stamp.
"""

import functools
import gc
import os
import signal
import sys
from collections.abc import Callable
from types import FrameType

LINE = "book: stopped; what ran is kept, and the next build goes on from there"
_too: list[Callable[[], object]] = []


def with_it(end: Callable[[], object]) -> None:
    """Let this be called when the build is told to stop: it ends what runs beside, and does not wait."""
    _too.append(end)


def _stop(signum: int, frame: FrameType | None, quiet: bool) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    for end in _too:
        end()
    if not quiet:
        print(f"\r{LINE}", file=sys.stderr, flush=True)
    os._exit(128 + signum)


def at_once(quiet: bool = False) -> None:
    """From now on, let Ctrl-C and SIGTERM end this process within a second, with status 130 or 143.

    No garbage is looked for any more, unless one asks: that takes half a second of a build each time, seconds on a busy
    machine, and hears nothing.

    Parameters
    ----------
    quiet
        Leave the line to the process that started this one: Ctrl-C reaches both.
    """
    gc.disable()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, functools.partial(_stop, quiet=quiet))
