"""Write files whole or not at all; tell the files of the book's site from those of JupyterLite beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from evenwicht.publish.lite import FOLDER as LITE


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the target, then rename: a reader never meets half a file."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def site_files(site: Path, pattern: str = "*") -> Iterator[Path]:
    """The files of the book's site, in order of path; JupyterLite, which is no page of the book, is left out."""
    return (path for path in sorted(site.rglob(pattern)) if path.is_file() and site / LITE not in path.parents)


def write_if_changed(path: Path, content: bytes) -> bool:
    """Write the file unless it holds these bytes already; tells whether it was written."""
    if path.is_file() and path.read_bytes() == content:
        return False
    write_whole(path, content)
    return True
