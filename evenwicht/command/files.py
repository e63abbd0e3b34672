"""Files of the command line: examples are found from anywhere; results appear whole or not at all."""

from __future__ import annotations

import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from evenwicht.datafile import data_folder
from evenwicht.identify import PublishedFigureError

if TYPE_CHECKING:
    import pandas as pd

EXAMPLES = Path("data/examples")


def survey_file(name: str) -> Path:
    """The survey file of this name; an example that the package brings, such as ``data/examples/beps.yml``, wherever one is."""
    path = Path(name)
    return data_folder() / "examples" / path.name if path.parent == EXAMPLES and not path.exists() else path


def refuse_itself(csv: str | None, source: Path, what: str) -> None:
    """Raise `PublishedFigureError`, which names `what` is read, if a result is to be written over the file that it is made from."""
    if csv and Path(csv).resolve() == source.resolve():
        raise PublishedFigureError(f"--csv names the {what} itself, {source}: name another file", field="csv")


def write_csv(table: pd.DataFrame, csv: str, what: str) -> None:
    """Write a table to the file that ``--csv`` names, and say so; ``-`` writes it to the terminal."""
    if csv == "-":
        table.to_csv(sys.stdout, index=False, lineterminator="\n")
        return
    with written_beside(Path(csv)) as beside:
        table.to_csv(beside, index=False, lineterminator="\n")
    print(f"{len(table)} {what} written to {csv}")


@contextmanager
def written_beside(path: Path, *, folder: bool = False) -> Iterator[Path]:
    """A path beside `path` to write a file, or a `folder`, to; it takes the name of `path` if no error interrupts.

    Raises
    ------
    FileExistsError
        `path` is a folder that holds something, or a file where a folder is to come, or the other way round.
    FileNotFoundError
        The folder that `path` would stand in does not exist.
    """
    if path.is_dir() and any(path.iterdir()):
        raise FileExistsError(f"{path} holds files already: name a new folder, or empty this one first")
    if path.exists() and path.is_dir() != folder:
        found, wanted = ("a folder", "a file") if path.is_dir() else ("a file", "a folder")
        raise FileExistsError(f"{path} is {found}, and {wanted} is to be written there: give another name")
    if not path.absolute().parent.is_dir():
        raise FileNotFoundError(f"there is no folder {path.absolute().parent} to write {path.name} in: make it first")
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        yield beside
        if path.is_dir():
            path.rmdir()
        beside.replace(path)
    finally:
        if beside.is_dir():
            shutil.rmtree(beside)
        else:
            beside.unlink(missing_ok=True)
