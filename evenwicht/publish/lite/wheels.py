"""The pure-Python wheels that JupyterLite brings: which, their checksums, and the package's own.

``requirements/lite-wheels.txt`` has one checksum a package: that of its pure-Python wheel, where there are others too.
``python -m evenwicht.publish.lite.wheels`` writes it anew, in the versions that are installed.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

from packaging.utils import canonicalize_name, parse_wheel_filename

from evenwicht.publish.lite import LiteError
from evenwicht.publish.lite.needed import needed
from evenwicht.publish.lite.runtime import read_runtime
from evenwicht.publish.notebooks.package import source_files
from evenwicht.publish.notebooks.wheel import WheelError, build_wheel

LOCKED = "requirements/lite-wheels.txt"
EXTENSIONS = ("anywidget", "jupyterlab-widgets")
"""Wheels that bring scripts of explorers into JupyterLab."""
_LINE = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+) --hash=sha256:(?P<sha256>[0-9a-f]{64})$")


def pip(*arguments: str) -> None:
    """Run pip of this environment.

    Raises
    ------
    LiteError
        It stopped; the message is its own.
    """
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise LiteError(f"pip {arguments[0]} stopped:\n{ran.stderr.strip()}")


def locked(source: Path) -> dict[str, tuple[str, str]]:
    """Version and SHA-256 of each wheel of `LOCKED`, by canonical name.

    Raises
    ------
    LiteError
        A line is not of the form ``name==version --hash=sha256:...``.
    """
    found = {}
    for number, line in enumerate((source / LOCKED).read_text(encoding="utf-8").splitlines(), start=1):
        entry = _LINE.match(line)
        if entry is None:
            raise LiteError(f"{LOCKED}, line {number}: found {line!r}; expected name==version --hash=sha256:...")
        found[entry["name"]] = (entry["version"], entry["sha256"])
    return found


def pure(requirements: Path, target: Path, *options: str) -> None:
    """Download the pure-Python wheel, and no other, of each requirement of a file."""
    anywhere = ("--implementation", "py", "--abi", "none", "--platform", "any", "--only-binary", ":all:", "--no-deps")
    pip("download", *anywhere, *options, "--dest", str(target), "--requirement", str(requirements))


def own_wheel(source: Path, target: Path) -> None:
    """Build the package's own wheel, without the data, which stand beside the notebooks."""
    try:
        build_wheel({path: text for path, text in source_files(source).items() if not path.startswith("data/")}, target)
    except WheelError as error:
        raise LiteError(str(error)) from error


def by_name(folder: Path) -> dict[str, Path]:
    """The wheels in a folder by canonical name."""
    return {str(parse_wheel_filename(path.name)[0]): path for path in sorted(folder.glob("*.whl"))}


def modules(wheel: Path) -> list[str]:
    """The modules and packages that a wheel puts at the top."""
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist() if name.endswith(".py")}
    return sorted(top.removesuffix(".py") for top in tops if not top.endswith((".data", ".dist-info")))


def versions(source: Path) -> Mapping[str, str]:
    """The version of every wheel that belongs in `LOCKED`, as it is installed here."""
    extensions = {name: metadata.version(name) for name in EXTENSIONS}
    return {**needed(source, read_runtime(source)).wheels, **extensions}


def lock(source: Path) -> str:
    """The text of `LOCKED` for what is installed here."""
    with tempfile.TemporaryDirectory() as folder:
        requirements = Path(folder) / "wanted.txt"
        wanted = versions(source)
        requirements.write_text("".join(f"{name}=={wanted[name]}\n" for name in wanted), encoding="utf-8")
        pure(requirements, Path(folder))
        found = by_name(Path(folder))
        return "".join(
            f"{canonicalize_name(name)}=={wanted[name]} --hash=sha256:"
            f"{hashlib.sha256(found[name].read_bytes()).hexdigest()}\n"
            for name in sorted(wanted)
        )


if __name__ == "__main__":
    Path(LOCKED).write_text(lock(Path.cwd()), encoding="utf-8")
