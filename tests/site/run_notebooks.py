"""Run notebooks one after another as a kernel in the browser would: with its packages only, in one process and thread.

Usage: ``python run_notebooks.py allowed.json notebook...``, where the JSON lists the distributions that are there and
the modules of the standard library that are not.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from importlib import metadata
from importlib.machinery import ModuleSpec, PathFinder
from importlib.metadata import DistributionFinder
from pathlib import Path
from types import ModuleType

from IPython.core.interactiveshell import InteractiveShell
from packaging.utils import canonicalize_name

FORBIDDEN = ("_thread.start_new_thread", "os.fork", "os.posix_spawn", "os.system", "subprocess.Popen", "socket.connect")


class BrowserFinder:
    """Finds only what the browser has; everything else is as if it were not installed."""

    def __init__(self, distributions: set[str], absent: set[str]) -> None:
        self.owners: dict[str, str] = {}
        for distribution in metadata.distributions():
            for file in distribution.files or []:
                self.owners.setdefault(file.parts[0].split(".")[0], canonicalize_name(distribution.name))
        self.distributions = distributions
        self.absent = absent
        self.refused: dict[str, str] = {}

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        owner = self.owners.get(name, "") if path is None else ""
        if name in self.absent or (owner and owner not in self.distributions):
            self.refused[name] = owner or "the standard library"
            return None
        return PathFinder.find_spec(name, path, target)

    def find_distributions(self, context: DistributionFinder.Context) -> Iterator[metadata.Distribution]:
        for distribution in PathFinder.find_distributions(context):
            if canonicalize_name(distribution.name) in self.distributions:
                yield distribution


def refuse(event: str, arguments: tuple[object, ...]) -> None:
    """What WebAssembly cannot do."""
    if event in FORBIDDEN:
        raise OSError(f"{event}: a kernel in the browser cannot do this")


def main(allowed: str, *notebooks: str) -> None:
    shell = InteractiveShell.instance()
    record = json.loads(Path(allowed).read_text(encoding="utf-8"))
    finder = BrowserFinder(set(record["distributions"]), set(record["absent"]))
    sys.meta_path[:] = [finder if found is PathFinder else found for found in sys.meta_path]
    sys.addaudithook(refuse)
    for path in notebooks:
        shell.reset(new_session=True)
        for place, cell in enumerate(json.loads(Path(path).read_text(encoding="utf-8"))["cells"]):
            if cell["cell_type"] == "code":
                result = shell.run_cell("".join(cell["source"]))
                if not result.success:
                    fault = result.error_in_exec or result.error_before_exec
                    sys.exit(f"{path}, cell {place}: {fault!r}\nnot in the browser: {finder.refused}")
                if type(result.result).__name__ == "Feedback":
                    print("verdict", result.result.outcome, path)
        print(f"\nran {path}", flush=True)  # on a line of its own, whatever the last cell left behind


if __name__ == "__main__":
    main(*sys.argv[1:])
