"""Execute the chapters side by side before the build, into the cache that the build then reads."""

from __future__ import annotations

import copy
import functools
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from myst_nb.core.config import NbParserConfig
from myst_nb.core.read import create_nb_reader
from myst_parser.config.main import MdParserConfig
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from tqdm import tqdm

from evenwicht import evidence
from evenwicht.publish import inputs, kernels
from evenwicht.publish.explorer_record import WIDGET_VIEW
from evenwicht.publish.kernel import SHOW_USED
from evenwicht.publish.states import StateError, shown

Used = Mapping[str, Sequence[str]]
"""``files`` and ``folders`` that a chapter used: absolute paths."""
Contents = Callable[[Used, float], Mapping[str, str]]


class ChapterError(RuntimeError):
    """A cell of a chapter failed; the message holds the chapter and the traceback."""


@dataclass(frozen=True)
class Executed:
    """One chapter that was executed: its path and how long it took, in seconds."""

    path: Path
    seconds: float


def read_notebook(path: Path) -> Any | None:
    """The notebook that myst-nb reads from a chapter, as its page shows it; None if the file is not a notebook."""
    try:
        text = shown(path.read_text(encoding="utf-8"), evidence.current())
    except StateError as error:
        raise StateError(f"{path.name}, {error}") from None
    return copy.deepcopy(_parsed(path, text))


@functools.lru_cache(256)  # who serves the site builds it many times, and most chapters stay
def _parsed(path: Path, text: str) -> Any | None:
    markdown = MdParserConfig(enable_extensions={"colon_fence", "dollarmath", "deflist"})
    reader = create_nb_reader(str(path), markdown, NbParserConfig(), text)
    return None if reader is None else reader.read(text)


def stale(chapters: Sequence[Path], cache_folder: Path) -> list[tuple[Path, Any]]:
    """The chapters without results that hold, each with its notebook; the longest of the last time first.

    Results hold if they are of the chapter's very code, and every file that it used is what it was.
    """
    cache = get_cache(str(cache_folder))
    took = {record.uri: record.data.get("execution_seconds", 0.0) for record in cache.list_cache_records()}
    missing = []
    for path in chapters:
        notebook = read_notebook(path)
        if notebook is None:
            continue
        try:
            record = cache.match_cache_notebook(notebook)
        except KeyError:
            record = None
        if record is None or record.uri != str(path) or not inputs.hold(record.data.get("contents")):
            missing.append((path, notebook))
    return sorted(missing, key=lambda found: took.get(str(found[0]), _size(found[1])), reverse=True)


_PLAIN = ("SentenceError", "DataFileError", "DisclosureError", "ProvenanceError")
"""Errors whose message says all that a reader needs: where, what was found, and what to do."""


def told(path: Path, error: Exception) -> str:
    """What went wrong in a chapter: a message that was written for a reader alone, or else with its cell and traceback."""
    name, text = getattr(error, "ename", ""), getattr(error, "evalue", "")
    if name in _PLAIN:
        return f"{path.name}: {text}"
    if name == "AssertionError" and text:
        return (
            f"{path.name}: found figures of which this does not hold: {text}. Compare data/printed.csv with the report; "
            "if it is right, rewrite the sentence and the assertion that guards it."
        )
    return f"{path.name}: a cell failed\n{error}"


def forget_kernel(notebook: Any) -> None:
    """Let an executed notebook hold nothing of the kernel that ran it, which named each widget at random.

    Of a widget stays what can be seen of it; one that shows nothing else keeps its view, of a model without a name.
    """
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            shown = output.get("data", {})
            if set(shown) - {WIDGET_VIEW, "text/plain"}:
                shown.pop(WIDGET_VIEW, None)
            elif WIDGET_VIEW in shown:
                shown[WIDGET_VIEW]["model_id"] = ""


def _size(notebook: Any) -> float:
    """A number that grows with how long a chapter may take, greater than that of one that was timed."""
    return 1e6 + sum(len(cell.source) for cell in notebook.cells if cell.cell_type == "code")


def run(path: Path, notebook: Any, timeout: int) -> Used:
    """Execute a notebook in place, in the folder of its chapter; returns what it used.

    Raises
    ------
    nbclient.exceptions.CellExecutionError, nbclient.exceptions.CellTimeoutError
        A cell raised, or took longer than `timeout` seconds.
    """
    with TemporaryDirectory(prefix="kernel-") as folder:
        node: Any = nbformat.NotebookNode
        last = node(cell_type="code", source=SHOW_USED, metadata={}, outputs=[], execution_count=None)
        client = NotebookClient(
            node({**notebook, "cells": [*notebook.cells, last]}),
            km=kernels.manager(Path(folder)),
            timeout=timeout,
            store_widget_state=False,  # an explorer's output holds what its page needs
            coalesce_streams=True,  # else what is printed falls into pieces by chance
            record_timing=False,  # the cache finds a notebook by its code and cell metadata: leave both alone
            shutdown_kernel="immediate",
            resources={"metadata": {"path": str(path.parent)}},
        )
        executed = client.execute(cleanup_kc=True)
    *notebook.cells, last = executed.cells
    notebook.metadata = executed.metadata
    forget_kernel(notebook)
    used: Used
    (used,) = (output["data"]["application/json"] for output in last.outputs if "data" in output)
    return used


def execute(
    chapters: Sequence[tuple[Path, Any]], cache_folder: Path, contents: Contents, workers: int, timeout: int = 600
) -> Iterator[Executed]:
    """Execute chapters, `workers` at a time, and yield each as it is done.

    Every chapter that runs well enters the cache, also when another fails or the rest is stopped.

    Parameters
    ----------
    chapters
        Their files and notebooks, as `stale` finds them.
    contents
        What to keep of the files that a chapter used since a moment: `evenwicht.publish.inputs.contents`.

    Raises
    ------
    ChapterError
        One or more chapters failed; raised after the others are done.
    """
    cache = get_cache(str(cache_folder))
    failures = []

    def timed(path: Path, notebook: Any) -> tuple[Mapping[str, str], float]:
        moment, start = time.time(), time.monotonic()
        used = run(path, notebook, timeout)
        return contents(used, moment), time.monotonic() - start

    with ThreadPoolExecutor(max_workers=workers) as pool:
        jobs = {pool.submit(timed, path, notebook): (path, notebook) for path, notebook in chapters}
        for job in as_completed(jobs):
            path, notebook = jobs[job]
            try:
                kept, seconds = job.result()
            except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
                failures.append(told(path, error))
                continue
            beside = {"execution_seconds": seconds, "contents": dict(kept)}
            bundle = CacheBundleIn(notebook, str(path), data=beside)
            cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)
            yield Executed(path, seconds)
    if failures:
        raise ChapterError("\n".join(failures))


def with_progress(chapters: Sequence[Path], cache_folder: Path, contents: Contents, say: Callable[[str], None]) -> int:
    """Execute what is stale, showing a bar on a terminal and plain lines elsewhere; returns how many ran."""
    found = stale(chapters, cache_folder)
    if not found:
        return 0
    workers = max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
    terminal = sys.stderr.isatty()
    with tqdm(total=len(found), desc="chapters", unit="chapter", disable=not terminal) as bar:
        for done, chapter in enumerate(execute(found, cache_folder, contents, workers), 1):
            bar.update()
            if not terminal:
                say(f"executed {done} of {len(found)}: {chapter.path.stem} ({chapter.seconds:.1f} s)")
    return len(found)


def outcomes(cache_folder: Path) -> dict[str, str]:
    """For each chapter's path a digest of the results that it last gave."""
    cache = get_cache(str(cache_folder))
    records = sorted(cache.list_cache_records(), key=lambda record: record.created)
    return {record.uri: f"{record.hashkey} {record.created.isoformat()}" for record in records}
