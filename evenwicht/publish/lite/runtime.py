"""Pyodide: which packages it has, in which versions, and the checksums of its own files.

``requirements/pyodide.json`` is a cut-down copy of the lock of one version of Pyodide. To renew it, unpack the npm
package ``pyodide`` of the version that `jupyterlite_pyodide_kernel.constants.PYODIDE_VERSION` names, and run
``python -m evenwicht.publish.lite.runtime package``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

from evenwicht.publish.lite import LiteError

RECORD = "requirements/pyodide.json"
LOCK = "pyodide-lock.json"
FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", LOCK)


@dataclass(frozen=True)
class Package:
    """One package of Pyodide.

    Attributes
    ----------
    version
        The one version that there is.
    depends
        The names of the packages that it loads, all of Pyodide too.
    """

    version: str
    depends: tuple[str, ...]


@dataclass(frozen=True)
class Runtime:
    """One version of Pyodide.

    Attributes
    ----------
    version, python
        Of Pyodide and of its Python: ``"314.0.6"``, ``"3.14.2"``.
    files
        The SHA-256 of each of `FILES`.
    packages
        By canonical name.
    """

    version: str
    python: str
    files: Mapping[str, str]
    packages: Mapping[str, Package]

    def environment(self) -> dict[str, str]:
        """The environment markers of PEP 508 as this Python answers them."""
        return {
            "implementation_name": "cpython",
            "implementation_version": self.python,
            "os_name": "posix",
            "platform_machine": "wasm32",
            "platform_python_implementation": "CPython",
            "platform_release": "",
            "platform_system": "Emscripten",
            "platform_version": "",
            "python_full_version": self.python,
            "python_version": self.python.rpartition(".")[0],
            "sys_platform": "emscripten",
        }

    def with_dependencies(self, names: Iterable[str]) -> set[str]:
        """The named packages and all that they load."""
        found: set[str] = set()
        to_visit = list(names)
        while to_visit:
            name = to_visit.pop()
            if name not in found:
                found.add(name)
                to_visit.extend(self.packages[name].depends)
        return found


def read_runtime(source: Path) -> Runtime:
    """The version of Pyodide that the checkout at `source` has recorded."""
    record = json.loads((source / RECORD).read_text(encoding="utf-8"))
    packages = {name: Package(entry["version"], tuple(entry["depends"])) for name, entry in record["packages"].items()}
    return Runtime(record["pyodide"], record["python"], record["files"], packages)


def record_of(distribution: Path) -> dict[str, Any]:
    """What `RECORD` keeps of an unpacked Pyodide: the npm package will do, which has no packages but their lock.

    Raises
    ------
    LiteError
        A file is missing.
    """
    missing = [name for name in ("package.json", *FILES) if not (distribution / name).is_file()]
    if missing:
        raise LiteError(f"{distribution}: found no {', '.join(missing)}; expected an unpacked npm package pyodide")
    lock = json.loads((distribution / LOCK).read_text(encoding="utf-8"))
    return {
        "pyodide": json.loads((distribution / "package.json").read_text(encoding="utf-8"))["version"],
        "python": lock["info"]["python"],
        "files": {name: hashlib.sha256((distribution / name).read_bytes()).hexdigest() for name in FILES},
        "packages": {
            canonicalize_name(name): {
                "version": entry["version"],
                "depends": sorted(map(canonicalize_name, entry["depends"])),
            }
            for name, entry in sorted(lock["packages"].items())
            if not name.endswith("-tests")
        },
    }


def written(record: Mapping[str, Any]) -> str:
    """The record as JSON, a package a line."""
    packages = ",\n".join(f'  "{name}": {json.dumps(entry)}' for name, entry in record["packages"].items())
    rest = json.dumps({name: value for name, value in record.items() if name != "packages"}, indent=1)
    return f'{rest[:-2]},\n "packages": {{\n{packages}\n }}\n}}\n'


def main(arguments: list[str] | None = None) -> int:
    """The command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m evenwicht.publish.lite.runtime", description=__doc__)
    parser.add_argument("distribution", type=Path, help="the folder of the unpacked npm package pyodide")
    options = parser.parse_args(arguments)
    try:
        record = record_of(options.distribution)
    except LiteError as error:
        print(error, file=sys.stderr)
        return 1
    Path(RECORD).write_text(written(record), encoding="utf-8")
    print(f"{RECORD}: Pyodide {record['pyodide']}, {len(record['packages'])} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
