"""Write files whole or not at all; tell the files of the book's site from those that stand in it without being of it."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from evenwicht.publish.lite import FOLDER as LITE

EDITIONS = "editions"
"""Where frozen editions stand: beside the sources of the book, and in its site."""


def unwritable(error: OSError) -> str:
    """What is said of a file that cannot be written, without a full stop; any other error is raised again."""
    if error.errno not in (errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOSPC, errno.ENOTDIR):
        raise error
    return f"{error.filename}: cannot be written ({error.strerror})"


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the target, then rename: a reader never meets half a file."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def copy_folder(source: Path, target: Path, leave: str = "") -> None:
    """Copy the files of a folder and of those in it, except of names that match `leave`.

    Permissions are not copied: what is made of a folder that may not be written to can still be taken away.
    """
    for path in sorted(source.rglob("*")):
        if path.is_file() and not (leave and path.match(leave)):
            copy = target / path.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)


def site_files(site: Path, pattern: str = "*") -> Iterator[Path]:
    """The files of the book's site, in order of path; JupyterLite and frozen editions, which are no pages of it, are left out."""
    return (path for path in sorted(site.rglob(pattern)) if path.is_file() and is_of_book(path.relative_to(site)))


def is_of_book(path: Path) -> bool:
    """Whether a file of the site is of the book, by its path within the site.

    >>> is_of_book(Path("editions/index.html")), is_of_book(Path("editions/2026-11-28/index.html"))
    (True, False)
    """
    return path.parts[0] != LITE and not (path.parts[0] == EDITIONS and len(path.parts) > 2)


def write_if_changed(path: Path, content: bytes) -> bool:
    """Write the file unless it holds these bytes already; tells whether it was written."""
    if path.is_file() and path.read_bytes() == content:
        return False
    write_whole(path, content)
    return True
