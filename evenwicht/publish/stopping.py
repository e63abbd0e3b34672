"""End a build at once when it is told to stop, with one line; import it before what takes long to import.

Nothing is lost: what ran stands in the cache, every file is written whole, and a build that was not finished is known by
its missing stamp.
"""

import functools
import os
import signal
import sys
from types import FrameType

LINE = "book: stopped; what ran is kept, and the next build goes on from there"


def _stop(signum: int, frame: FrameType | None, quiet: bool) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    kernels = sys.modules.get("evenwicht.publish.kernels")
    if kernels is not None:
        kernels.end_all()
    if not quiet:
        print(f"\r{LINE}", file=sys.stderr, flush=True)
    os._exit(128 + signum)


def at_once(quiet: bool = False) -> None:
    """From now on, let Ctrl-C and SIGTERM end this process within a second, with status 130 or 143.

    Parameters
    ----------
    quiet
        Leave the line to the process that started this one: Ctrl-C reaches both.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, functools.partial(_stop, quiet=quiet))
