"""The command line as a whole: its commands, their help, and errors told in a line."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from evenwicht.command import (
    bounds,
    check,
    check_answers,
    check_data,
    codebook,
    count,
    decide,
    instrument,
    new_chapter,
    reconstruct,
    report,
    sizes,
    survey,
    table,
    then_and_now,
)
from evenwicht.datafile import DataFileError
from evenwicht.identify import PublishedFigureError

COMMANDS = (
    sizes,
    check,
    table,
    bounds,
    decide,
    count,
    reconstruct,
    check_data,
    instrument,
    codebook,
    check_answers,
    survey,
    report,
    then_and_now,
    new_chapter,
)

_DESCRIPTION = """\
What a published survey pins down, from its printed figures alone.

A report prints rounded percentages and means, and no more. They say more than they show: which numbers of respondents
can have given them, what every mean within a group can be, and what cannot be true.
"""
_EXAMPLES = """\
examples:
  evenwicht sample-sizes 64 17 9 7 3
      which numbers of respondents can print these five percentages
  evenwicht sample-sizes 64 17 9 7 3 --explain 81
      why 81 respondents cannot
  evenwicht check data/examples/means.csv
      which printed means and standard deviations no answers can have given
  evenwicht table data/examples/annex.xlsx
      a table of a report's annex as a survey file
  evenwicht bounds data/examples/beps.yml
      the least and the greatest value of every mean within a group
  evenwicht decide data/examples/beps.yml "leaders.Blair where vote is Labour > 4"
      whether a claim must, may or cannot be true
  evenwicht count data/examples/berkeley.yml
      how many complete data sets print the figures
  evenwicht reconstruct data/examples/beps.yml --out synthetic --draws 20 --chains 4
      complete synthetic data sets that print the same figures

Each command has its own help: evenwicht bounds --help
Exit status: 0 if all went well, 2 if something you wrote cannot be used; the message says what to do.
"""


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    made = argparse.ArgumentParser(
        prog="evenwicht",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = made.add_subparsers(title="commands", metavar="COMMAND", required=True, dest="command")
    for command in COMMANDS:
        command.add_to(commands)
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    arguments
        What follows ``evenwicht``; by default that of this process.

    Returns
    -------
    0 if all went well, 2 if something that the user wrote cannot be used (argparse's own status as well), 1 if
    another program or the disk stood in the way, 130 if the user broke it off, 128 + the signal's number if another
    program did.
    """
    options = parser().parse_args(arguments)
    try:
        with _stopped_in_order():
            options.run(options)
            sys.stdout.flush()
    except BrokenPipeError:  # the reader of the output, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except _StoppedError as stopped:
        print(f"evenwicht: {stopped}; nothing was written", file=sys.stderr)
        return 128 + stopped.number
    except KeyboardInterrupt:
        print("evenwicht: broken off; nothing was written", file=sys.stderr)
        return 130
    except (PublishedFigureError, DataFileError, ImportError, ConnectionError) as error:
        return _told(error, 2)
    except OSError as error:
        return _told(error, 2 if isinstance(error, FileNotFoundError | FileExistsError | IsADirectoryError) else 1)
    return 0


class _StoppedError(Exception):
    """Another program asked this one to stop."""

    def __init__(self, number: int) -> None:
        super().__init__(f"stopped by {signal.Signals(number).name}")
        self.number = number


@contextmanager
def _stopped_in_order() -> Iterator[None]:
    """Turn requests to stop into an error, so that what is half written is cleared away."""

    def stop(number: int, frame: object) -> None:
        raise _StoppedError(number)

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    earlier = {number: signal.signal(number, stop) for number in numbers}
    try:
        yield
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)


def _told(error: Exception, status: int) -> int:
    print(f"evenwicht: {error}", file=sys.stderr)
    return status
