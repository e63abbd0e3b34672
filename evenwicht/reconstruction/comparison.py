"""The ensembles beside the data package: whether it describes the file that is there, and what it prints."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from evenwicht import published as publications
from evenwicht.datafile import DataFileError, Fault, read_text, stop_on
from evenwicht.identify import figures_hash
from evenwicht.reconstruction.drawing import simulated_problem
from evenwicht.reconstruction.ensemble_file import FILE, REMEDY, load

PACKAGE = "datapackage.json"


def check(folder: Path) -> None:
    """Read the ensembles of a data package, and hold the file against what ``datapackage.json`` tells of it.

    Raises
    ------
    evenwicht.datafile.DataFileError
        As for `load`; or the file is another than the data package describes.
    """
    load(folder)
    described, now = _resource(json.loads(read_text(folder / PACKAGE))), _described(folder)
    wrong = [name for name, value in now.items() if described.get(name) != value]
    found, expected = f"another {' and '.join(wrong)} of {FILE}", "those of the file that is there"
    stop_on([Fault(PACKAGE, found, expected, REMEDY)] if wrong else [])


def _resource(package: Mapping[str, Any]) -> dict[str, Any]:
    """What a data package says of the file of ensembles."""
    found: dict[str, Any] = next((one for one in package["resources"] if one.get("path") == FILE), {})
    return found


def _described(folder: Path) -> dict[str, Any]:
    """What the data package of a folder should say of its file of ensembles."""
    content = (folder / FILE).read_bytes()
    problem = simulated_problem(publications.load(folder))
    return {"bytes": len(content), "hash": f"sha256:{sha256(content).hexdigest()}", "figures": figures_hash(problem)}


def describe(folder: Path) -> None:
    """Write the size and digests of the ensembles' file into the ``datapackage.json`` beside it.

    Raises
    ------
    evenwicht.datafile.DataFileError
        The data package has no resource of that path.
    """
    path = folder / PACKAGE
    package = json.loads(read_text(path))
    resource = _resource(package)
    if not resource:
        raise DataFileError(str(Fault(PACKAGE, f"no resource {FILE}", "one", "Restore it from the repository.")))
    resource.update(_described(folder))
    path.write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
