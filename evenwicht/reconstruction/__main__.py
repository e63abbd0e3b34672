"""The command line: ``python -m evenwicht.reconstruction``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from evenwicht import published as publications
from evenwicht import reconstruction
from evenwicht.datafile import DataFileError, data_folder
from evenwicht.reconstruction import CHAINS, FILES, SEED, SETS, agreement, check, describe, draw, write
from evenwicht.reconstruction.drawing import THIN, WARMUP


def _is_up_to_date(folder: Path) -> bool:
    publications.load(folder)  # a fault in the figures is told, not taken for data sets that are out of date
    try:
        check(folder)
    except DataFileError:
        return False
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line: draw the ensembles and write them to the data package; returns the exit status: 130 after Ctrl-C."""
    parser = argparse.ArgumentParser(
        prog="python -m evenwicht.reconstruction", description=(reconstruction.__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--data", type=Path, help="the data package (default: that of the book)")
    parser.add_argument("--sets", type=int, default=SETS, help="data sets under each prior (default: %(default)s)")
    parser.add_argument("--chains", type=int, default=CHAINS, help="chains (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=SEED, help="a whole number of 0 or more (default: %(default)s)")
    parser.add_argument("--thin", type=int, default=THIN, help="sweeps between two data sets (default: %(default)s)")
    parser.add_argument("--warmup", type=int, default=WARMUP, help="sweeps before the first (default: %(default)s)")
    parser.add_argument("--if-needed", action="store_true", help="draw nothing if they print the figures as they are")
    options = parser.parse_args(arguments)
    try:
        folder = options.data or data_folder()
        if options.if_needed and _is_up_to_date(folder):
            print("the simulated data sets print the figures as they are; nothing to draw")
            return 0
        place = (folder / FILES["data_sets"]).parent
        if not os.access(place if place.exists() else folder, os.W_OK):  # told before minutes of drawing, and not after
            print(f"reconstruction: stopped; {place}: cannot be written (Permission denied)", file=sys.stderr)
            return 1
        place.mkdir(exist_ok=True)
        ensembles = draw(
            publications.load(folder),
            options.sets,
            options.chains,
            options.seed,
            thin=options.thin,
            warmup=options.warmup,
        )
    except ValueError as error:
        print(f"reconstruction: stopped\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:  # what is drawn is written when all of it is
        print("\rreconstruction: stopped; nothing was written", file=sys.stderr)
        return 130
    write(ensembles, folder)
    describe(folder)
    for prior, ensemble in ensembles.items():
        found = agreement(ensemble)
        told = f"greatest R-hat {found.r_hat:.4f}, least effective sample size {found.ess:.0f}"
        content = (folder / FILES[prior]).read_bytes()
        print(f"{prior}: {len(ensemble)} synthetic data sets, {told}")
        print(f"written to {FILES[prior]}; {len(content)} bytes, SHA-256 {sha256(content).hexdigest()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
