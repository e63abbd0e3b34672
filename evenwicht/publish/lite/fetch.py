"""Files of Pyodide, each with the checksum that it must have: found in a folder, or fetched once and kept there."""

from __future__ import annotations

import hashlib
import json
import urllib.error
import urllib.request
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

from evenwicht.publish.files import write_whole
from evenwicht.publish.lite import LiteError
from evenwicht.publish.lite.runtime import LOCK, Runtime

CORE = "https://cdn.jsdelivr.net/npm/pyodide@{version}/{name}"
PACKAGES = "https://cdn.jsdelivr.net/pyodide/v{version}/full/{name}"
_SECONDS = 60


def fetched(url: str, sha256: str, folder: Path) -> Path:
    """The file that an address names, in `folder`: as it stands there, or fetched now.

    Raises
    ------
    LiteError
        It cannot be fetched, or is not the file that was locked.
    """
    target = folder / url.rpartition("/")[2]
    if target.is_file() and hashlib.sha256(target.read_bytes()).hexdigest() == sha256:
        return target
    try:
        with urllib.request.urlopen(url, timeout=_SECONDS) as answer:
            content: bytes = answer.read()
    except (urllib.error.URLError, OSError) as error:
        raise LiteError(
            f"{url} could not be fetched ({error}); expected it there, or beforehand in the folder {folder}"
        ) from error
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise LiteError(f"{url}: found a file with SHA-256 {found}; expected {sha256}")
    write_whole(target, content)
    return target


def pyodide(runtime: Runtime, packages: Iterable[str], folder: Path) -> tuple[list[Path], dict[str, Any]]:
    """The files of Pyodide and of some of its packages, and its lock cut down to these packages."""
    folder.mkdir(parents=True, exist_ok=True)
    version = runtime.version
    core = {
        name: fetched(CORE.format(version=version, name=name), sha256, folder) for name, sha256 in runtime.files.items()
    }
    lock: dict[str, Any] = json.loads(core.pop(LOCK).read_text(encoding="utf-8"))
    entries: Mapping[str, Mapping[str, Any]] = lock["packages"]
    wanted = set(packages)
    lock["packages"] = {name: entry for name, entry in entries.items() if canonicalize_name(name) in wanted}
    files = [
        fetched(PACKAGES.format(version=version, name=entry["file_name"]), entry["sha256"], folder)
        for entry in lock["packages"].values()
    ]
    return [*core.values(), *files], lock
