"""The wheel of the package, built from the sources of the book: the same bytes each time, and only when these changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import evenwicht

NAME = f"evenwicht-{evenwicht.__version__}-py3-none-any.whl"
_BUILD = "import sys; from setuptools.build_meta import build_wheel; build_wheel(sys.argv[1])"
_MOMENT = "315532800"
"""The first of January 1980, the least that a zip can tell."""


class WheelError(RuntimeError):
    """The wheel could not be built; the message is setuptools' own."""


def build_wheel(files: Mapping[str, bytes], target: Path) -> Path:
    """Build a wheel from sources into a folder.

    Parameters
    ----------
    files
        The sources by path: ``pyproject.toml``, what it names, and the package.
    target
        A folder that is there.

    Returns
    -------
    The path of the wheel.

    Raises
    ------
    WheelError
        It cannot be built.
    """
    with tempfile.TemporaryDirectory() as folder:  # a build leaves files where it is done
        checkout, built = Path(folder, "checkout"), Path(folder, "built")
        for path, content in files.items():
            file = checkout / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            file.chmod(0o644)
        built.mkdir()
        command = [sys.executable, "-c", _BUILD, str(built)]
        environment = os.environ | {"SOURCE_DATE_EPOCH": _MOMENT, "PYTHONHASHSEED": "0"}
        ran = subprocess.run(
            command,
            cwd=checkout,
            env=environment,
            umask=0o022,  # a wheel tells the modes of its files
            capture_output=True,
            text=True,
            check=False,
        )
        made = next(built.glob("*.whl"), None)
        if ran.returncode or made is None:
            raise WheelError(f"the wheel of the package was not built:\n{ran.stderr.strip()[-2000:]}")
        return Path(shutil.copy(made, target / made.name))


def kept_wheel(files: Mapping[str, bytes], folder: Path) -> Path:
    """The wheel of these sources: the one that a folder keeps, or one built now that takes the place of older ones."""
    told = sha256()
    for path in sorted(files):
        told.update(f"{path}\0{sha256(files[path]).hexdigest()}\n".encode())
    kept = folder / told.hexdigest()
    found = next(kept.glob("*.whl"), None)
    if found is not None:
        return found
    shutil.rmtree(folder, ignore_errors=True)
    kept.mkdir(parents=True)
    return build_wheel(files, kept)
