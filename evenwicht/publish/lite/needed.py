"""What the chapters need in the browser: packages of Pyodide, and pure-Python wheels for what it lacks.

``python -m evenwicht.publish.lite.needed`` prints it as requirements, to try the same versions outside a browser.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from evenwicht.publish.lite import LiteError
from evenwicht.publish.lite.runtime import Runtime, read_runtime

OWN = "evenwicht"
EXTRAS = ("sampling", "survey", "figures", "widgets")
KERNEL = ("comm", "ipython", "jedi", "micropip")
"""What the Pyodide kernel itself loads before it runs a cell (jupyterlite-pyodide-kernel 0.8, ``worker.ts``)."""

FRONT_END = frozenset({"jupyterlab-widgets", "widgetsnbextension"})
"""What ipywidgets asks for to bring its scripts into JupyterLab; a kernel imports none of it."""


@dataclass(frozen=True)
class Needed:
    """Everything that has to be there.

    Attributes
    ----------
    packages
        Names of packages of Pyodide, their dependencies included.
    wheels
        The version of each wheel that a kernel loads, by canonical name; the package's own is not among them.
    depends
        What each wheel loads, the package's own included.
    """

    packages: frozenset[str]
    wheels: Mapping[str, str]
    depends: Mapping[str, tuple[str, ...]]


def own_requirements(source: Path) -> list[str]:
    """What the package at `source` asks for, with the extras that a chapter uses."""
    project = tomllib.loads((source / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [text for extra in EXTRAS for text in project["optional-dependencies"].get(extra, [])]
    return [text for text in (*project["dependencies"], *extras) if not text.startswith(f"{OWN}[")]


def needed(source: Path, runtime: Runtime) -> Needed:
    """What the chapters need on one version of Pyodide; what it lacks is taken in the version that is installed here.

    Raises
    ------
    LiteError
        A requirement does not admit the only version there is, or a distribution is not installed; each is named.
    """
    depends: dict[str, tuple[str, ...]] = {}
    wheels: dict[str, str] = {}
    packages: set[str] = set()
    faults: list[str] = []
    to_visit: list[tuple[str, list[str], frozenset[str]]] = [(OWN, own_requirements(source), frozenset())]
    to_visit.append(("the kernel", list(KERNEL), frozenset()))
    seen: set[tuple[str, frozenset[str]]] = set()
    while to_visit:
        asking, requirements, extras = to_visit.pop()
        names = []
        for requirement in applying(requirements, extras, runtime):
            name, theirs = canonicalize_name(requirement.name), frozenset(requirement.extras)
            if name in FRONT_END:
                continue
            if name in runtime.packages:
                version = runtime.packages[name].version
                packages |= runtime.with_dependencies([name])
            else:
                try:
                    distribution = metadata.distribution(name)
                except metadata.PackageNotFoundError:
                    faults.append(f"{asking} needs {requirement}: found it neither in Pyodide nor installed here")
                    continue
                version = wheels[name] = distribution.version
                if (name, theirs) not in seen:
                    seen.add((name, theirs))
                    to_visit.append((name, distribution.requires or [], theirs))
            names.append(name)
            if not requirement.specifier.contains(version, prereleases=True):
                faults.append(f"{asking} needs {requirement}: found {version}, the only one there is in the browser")
        depends[asking] = tuple(sorted({*depends.get(asking, ()), *names}))
    if faults:
        raise LiteError("\n".join(faults))
    del depends["the kernel"]
    return Needed(frozenset(packages), wheels, depends)


def applying(requirements: list[str], extras: frozenset[str], runtime: Runtime) -> list[Requirement]:
    """The requirements whose markers hold in the browser, under any of the extras."""
    environments = [{**runtime.environment(), "extra": extra} for extra in (extras or {""})]
    found = map(Requirement, requirements)
    return [each for each in found if each.marker is None or any(map(each.marker.evaluate, environments))]


def as_requirements(there: Needed, runtime: Runtime) -> str:
    """Every package and wheel in its one version, a line each."""
    versions = {name: runtime.packages[name].version for name in there.packages} | dict(there.wheels)
    return "".join(f"{name}=={versions[name]}\n" for name in sorted(versions))


if __name__ == "__main__":
    recorded = read_runtime(Path.cwd())
    print(as_requirements(needed(Path.cwd(), recorded), recorded), end="")
