"""``check-data``: whether the book's data package can be used, and if not, every fault in it."""

from __future__ import annotations

import argparse
from pathlib import Path

_DESCRIPTION = """\
Check a data package of the book: the printed figures, the codebook, the definitions and the claims.

Every fault in a file is told with its row and column. Nothing is changed.
"""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    command = commands.add_parser(
        "check-data",
        help="check the book's data package",
        description=_DESCRIPTION,
        epilog="example:\n  python -m evenwicht check-data data\n",
        formatter_class=argparse.RawDescriptionHelpFormatter,
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
    from evenwicht import claims, definitions, published
    from evenwicht.datafile import DataFileError, data_folder

    folder = Path(options.folder) if options.folder else data_folder()
    if not (folder / "datapackage.json").is_file():
        raise DataFileError(f"{folder}: found no datapackage.json; expected the folder of a data package")
    figures = published.load(folder)
    found = claims.load(figures, folder)
    tables = (
        definitions.steering_forms,
        definitions.dimensions,
        definitions.perspectives,
        definitions.organisation_models,
        definitions.themes,
        definitions.insights,
        definitions.sections,
    )
    entries = sum(len(table(None, folder)) for table in tables)
    print(
        f"{folder}: {len(figures.figures)} printed figures, {len(figures.codebook.variables)} variables, "
        f"{len(found)} claims and {entries} definitions; no faults"
    )
