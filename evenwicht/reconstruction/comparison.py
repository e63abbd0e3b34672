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
from evenwicht.reconstruction.ensemble_file import FILES, REMEDY, load

PACKAGE = "datapackage.json"


def check(folder: Path) -> None:
    """Read the ensembles of a data package, and hold their files against what ``datapackage.json`` tells of them.

    Raises
    ------
    evenwicht.datafile.DataFileError
        As for `load`; or a file is another than the data package describes.
    """
    load(folder)
    package = json.loads(read_text(folder / PACKAGE))
    faults = []
    for file, now in _described(folder).items():
        described = _resource(package, file)
        if wrong := [name for name, value in now.items() if described.get(name) != value]:
            found = f"another {' and '.join(wrong)} of {file}"
            faults.append(Fault(PACKAGE, found, "those of the file that is there", REMEDY))
    stop_on(faults)


def _resource(package: Mapping[str, Any], file: str) -> dict[str, Any]:
    """What a data package says of a file of an ensemble."""
    found: dict[str, Any] = next((one for one in package["resources"] if one.get("path") == file), {})
    return found


def _described(folder: Path) -> dict[str, dict[str, Any]]:
    """What the data package of a folder should say of each of its files of ensembles."""
    figures = figures_hash(simulated_problem(publications.load(folder)))
    contents = {file: (folder / file).read_bytes() for file in FILES.values()}
    return {
        file: {"bytes": len(content), "hash": f"sha256:{sha256(content).hexdigest()}", "figures": figures}
        for file, content in contents.items()
    }


def describe(folder: Path) -> None:
    """Write the size and digests of the files of ensembles into the ``datapackage.json`` beside them.

    Raises
    ------
    evenwicht.datafile.DataFileError
        The data package has no resource of such a path.
    """
    path = folder / PACKAGE
    package = json.loads(read_text(path))
    for file, described in _described(folder).items():
        resource = _resource(package, file)
        if not resource:
            raise DataFileError(Fault(PACKAGE, f"no resource {file}", "one", "Restore it from the repository."))
        resource.update(described)
    path.write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
