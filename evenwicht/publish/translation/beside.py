"""Build the English edition beside the Dutch one, in a process of its own, and put it into the Dutch site as ``en/``.

The English book is a book as any other: its sources stand in the build folder, and the same command builds them, in English.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from evenwicht.datafile import data_folder
from evenwicht.publish import stopping
from evenwicht.publish.files import copy_folder
from evenwicht.publish.translation.sources import LANGUAGE

SOURCE = "source"
"""The folder of the English sources, within the folder of the English build."""


def _environment(source: Path) -> dict[str, str]:
    found = os.environ | {"EVENWICHT_LANGUAGE": LANGUAGE, "EVENWICHT_DATA": os.fspath(data_folder().resolve())}
    settings = yaml.safe_load((source / "_config.yml").read_text(encoding="utf-8"))
    address = os.environ.get("BOOK_ADDRESS") or settings.get("html", {}).get("baseurl")
    if address:
        found["BOOK_ADDRESS"] = f"{address.rstrip('/')}/{LANGUAGE}/"
    return found


@contextmanager
def building(source: Path, target: Path, *, pdf: bool, typeset: bool) -> Iterator[subprocess.Popen[bytes]]:
    """The process that builds the English edition; it ends with the block.

    Parameters
    ----------
    source, target
        The folders of the Dutch sources and of the whole build; the English sources have been written.
    """
    command = [sys.executable, "-m", "evenwicht.publish.book", "--part"]
    command += ["--source", os.fspath(target / LANGUAGE / SOURCE), "--target", os.fspath(target / LANGUAGE)]
    command += [] if pdf else ["--no-pdf"]
    command += [] if typeset or not pdf else ["--no-typeset"]
    process = subprocess.Popen(command, env=_environment(source), cwd=source)
    stopping.with_it(process.terminate)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()


def take_in(target: Path) -> None:
    """Put the English site into the Dutch one."""
    copy_folder(target / LANGUAGE / "html", target / "html" / LANGUAGE)


def take_out(target: Path) -> None:
    """Take the English site out of the Dutch one, which is then what its own build left."""
    shutil.rmtree(target / "html" / LANGUAGE, ignore_errors=True)


def take_away(target: Path, keep: str = "") -> None:
    """Take away the English build, but for the results of chapters in the surroundings that are named.

    An earlier build may have been on answers of respondents, and nobody would look after it.
    """
    for path in (target / LANGUAGE).glob("*"):
        if path.name != "executed":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for results in (target / LANGUAGE / "executed").glob("*"):
        if results.name != keep:
            shutil.rmtree(results)
