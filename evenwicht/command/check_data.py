"""``check-data``: whether the book's data package can be used, and if not, every fault in it."""

from __future__ import annotations

import argparse
from pathlib import Path

from evenwicht.command.frame import Commands, add_command

_DESCRIPTION = """\
Check a data package of the book: the printed figures, the codebook, the definitions, the claims and
the simulated data sets.

Every fault in a file is told with its row and column. Nothing is changed.
"""


def add_to(commands: Commands) -> None:
    """Add the command."""
    command = add_command(
        commands, "check-data", "check the book's data package", _DESCRIPTION, "example:\n  evenwicht check-data data\n"
    )
    command.add_argument("folder", nargs="?", metavar="FOLDER", help="the data package (default: that of the book)")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Read every file of the package as the book does, and say what was found.

    Raises
    ------
    DataFileError
        A file cannot be used.
    """
    from evenwicht import data_package
    from evenwicht.datafile import data_folder

    folder = Path(options.folder) if options.folder else data_folder()
    found = data_package.check(folder)
    print(
        f"{folder}: {len(found.published.figures)} printed figures, {len(found.published.codebook.variables)} variables, "
        f"{len(found.claims)} claims and {found.entries} definitions; no faults"
    )
