"""Run the cells of every chapter in this process, one after the other, without kernels: quicker, and the same code."""

from __future__ import annotations

import contextlib
import io
import os
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from evenwicht.prose.sentence import SentenceError
from evenwicht.publish.execute import read_notebook

ROOT = Path(__file__).resolve().parents[1]
CHAPTERS = sorted((ROOT / "chapters").glob("*.md"))


@contextmanager
def environment(**variables: str) -> Iterator[None]:
    """Environment variables, and the folder of the chapters, for as long as a block runs."""
    before, folder = dict(os.environ), Path.cwd()
    os.environ.update(variables)
    os.chdir(ROOT / "chapters")
    try:
        yield
    finally:
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(before)


def run_chapter(path: Path) -> str | None:
    """Run a chapter; what the guard of a sentence said, if one stopped it. Any other error is raised with its cell."""
    notebook = read_notebook(path)
    names: dict[str, object] = {"__name__": "__main__"}
    for place, cell in enumerate(notebook.cells if notebook is not None else []):
        if cell.cell_type != "code":
            continue
        try:
            with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)
                exec(compile(cell.source, f"{path.name}, cell {place}", "exec"), names)
        except SentenceError as stopped:
            return str(stopped)
        except AssertionError as stopped:
            if not str(stopped):
                raise
            return str(stopped)
    return None


def run_all(data: Path, **variables: str) -> Mapping[str, str | None]:
    """What stopped each chapter on a data package, by its name; None for one that ran."""
    with environment(EVENWICHT_DATA=str(data), MPLBACKEND="agg", **variables):
        return {path.stem: run_chapter(path) for path in CHAPTERS}
