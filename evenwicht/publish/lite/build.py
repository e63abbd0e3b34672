"""Build JupyterLite into the site, with everything that its notebooks load beside it.

This is what ``make lite`` runs, as ``python -m evenwicht.publish.lite``, after ``make book``. Without the address of a
repository in ``CITATION.cff`` there is no button that leads to it, and nothing is built.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from evenwicht.publish.files import copy_folder
from evenwicht.publish.lite import DATA, FOLDER, LiteError
from evenwicht.publish.lite.fetch import pyodide
from evenwicht.publish.lite.needed import OWN, Needed, needed
from evenwicht.publish.lite.runtime import LOCK, Runtime, read_runtime
from evenwicht.publish.lite.wheels import EXTENSIONS, LOCKED, by_name, modules, own_wheel, pure
from evenwicht.publish.notebooks import FOLDER as NOTEBOOKS
from evenwicht.publish.site.editions import FOLDERS

KERNEL = "@jupyterlite/pyodide-kernel-extension"
WHEELS = "pypi"
PYODIDE = "static/pyodide"
ENVIRONMENT = Path(sys.prefix) / "lite"
"""JupyterLite's own: a JupyterLab in this one would take its kernel for an extension that is broken."""


def entry(name: str, wheel: Path, depends: Iterable[str]) -> dict[str, Any]:
    """What the lock of Pyodide says of a wheel in `WHEELS`, so that a cell that imports it loads it."""
    return {
        "name": name,
        "version": wheel.name.split("-")[1],
        "file_name": f"../../{WHEELS}/{wheel.name}",
        "install_dir": "site",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": modules(wheel),
        "depends": sorted(depends),
        "unvendored_tests": False,
    }


def whole_lock(lock: Mapping[str, Any], wheels: Mapping[str, Path], there: Needed) -> dict[str, Any]:
    """The lock of Pyodide with the wheels that stand beside it."""
    own = {name: entry(name, wheels[name], there.depends[name]) for name in (*there.wheels, OWN)}
    return {**lock, "packages": {**lock["packages"], **own}}


def settings(title: str) -> dict[str, Any]:
    """What JupyterLite reads when it starts: no package from the index of the Python world, only what is here."""
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": title,
            "litePluginSettings": {f"{KERNEL}:kernel": {"disablePyPIFallback": True}},
        },
    }


def options(extensions: Iterable[str]) -> dict[str, Any]:
    """How JupyterLite is built: one application, without what only its makers need."""
    return {
        "LiteBuildConfig": {
            "apps": ["lab"],
            "no_sourcemaps": True,
            "no_unused_shared_packages": True,
            "ignore_sys_prefix": ["federated_extensions"],
            "federated_extensions": list(extensions),
        }
    }


def lay_out(
    folder: Path, source: Path, site: Path, wheels: Path, files: Iterable[Path], lock: Mapping[str, Any]
) -> None:
    """Put together in `folder` what JupyterLite builds from: notebooks, data, wheels and Pyodide."""
    shutil.rmtree(folder, ignore_errors=True)
    copy_folder(source / DATA, folder / "files" / DATA)
    for edition in FOLDERS.values():
        copy_folder(site / edition / NOTEBOOKS, folder / "files" / edition / NOTEBOOKS, leave="*.zip")
    copy_folder(wheels, folder / WHEELS)
    (folder / PYODIDE).mkdir(parents=True)
    for file in files:
        shutil.copy(file, folder / PYODIDE / file.name)
    (folder / PYODIDE / LOCK).write_text(json.dumps(lock, indent=1) + "\n", encoding="utf-8")


def run(folder: Path, target: Path, title: str) -> None:
    """Have JupyterLite build `target` from what was laid out in `folder`.

    Raises
    ------
    LiteError
        It is not installed, or stopped.
    """
    extensions = [
        str(path.relative_to(folder)) for name, path in by_name(folder / WHEELS).items() if name in EXTENSIONS
    ]
    kernel = ENVIRONMENT / "share" / "jupyter" / "labextensions" / KERNEL
    if not kernel.is_dir():
        raise LiteError(f"found no JupyterLite in {ENVIRONMENT}; expected what requirements/lite.txt has (make lite)")
    (folder / "jupyter-lite.json").write_text(json.dumps(settings(title)), encoding="utf-8")
    config = options([*extensions, str(kernel)])
    (folder / "jupyter_lite_config.json").write_text(json.dumps(config), encoding="utf-8")
    shutil.rmtree(target, ignore_errors=True)
    command = [
        str(ENVIRONMENT / "bin" / "python"),
        "-m",
        "jupyterlite_core",
        "build",
        "--lite-dir",
        str(folder),
        "--output-dir",
        str(target),
    ]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=os.environ)
    if ran.returncode:
        raise LiteError(f"JupyterLite was not finished:\n{ran.stdout[-3000:]}{ran.stderr[-3000:]}")


def build(source: Path, target: Path, title: str, runtime: Runtime | None = None) -> Path:
    """Build JupyterLite for the site in ``target/html``; returns its folder.

    Parameters
    ----------
    source
        The checkout of the book.
    target
        Where the book was built. What is fetched is kept in ``lite/pyodide`` there; a file with the right checksum
        that stands there already is not fetched.
    title
        Of the book, for the title bar.
    runtime
        The version of Pyodide; None for the one that is recorded.

    Raises
    ------
    LiteError
        The book is not built, something cannot be fetched, or JupyterLite stopped.
    """
    site = target / "html"
    if not (site / NOTEBOOKS).is_dir():
        raise LiteError("found no notebooks in the built site; run make book first")
    runtime = read_runtime(source) if runtime is None else runtime
    there = needed(source, runtime)
    wheels = target / "lite" / "wheels"
    shutil.rmtree(wheels, ignore_errors=True)
    wheels.mkdir(parents=True)
    pure(source / LOCKED, wheels, "--require-hashes")
    own_wheel(source, wheels)
    files, lock = pyodide(runtime, there.packages, target / "lite" / "pyodide")
    folder = target / "lite" / "source"
    lay_out(folder, source, site, wheels, files, whole_lock(lock, by_name(wheels), there))
    run(folder, site / FOLDER, title)
    shutil.rmtree(folder)
    return site / FOLDER
