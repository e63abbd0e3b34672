"""Execute the chapters side by side before the build, into the cache that the build then reads."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from myst_nb.core.config import NbParserConfig
from myst_nb.core.read import create_nb_reader
from myst_parser.config.main import MdParserConfig
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError
from tqdm import tqdm
from traitlets.config import Config

from evenwicht import evidence
from evenwicht.publish.explorer_record import WIDGET_VIEW
from evenwicht.publish.states import StateError, shown


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
    markdown = MdParserConfig(enable_extensions={"colon_fence", "dollarmath", "deflist"})
    reader = create_nb_reader(str(path), markdown, NbParserConfig(), text)
    return None if reader is None else reader.read(text)


def stale(chapters: Sequence[Path], cache_folder: Path) -> list[tuple[Path, Any]]:
    """The chapters whose code is not in the cache, each with its notebook."""
    cache = get_cache(str(cache_folder))
    missing = []
    for path in chapters:
        notebook = read_notebook(path)
        if notebook is None:
            continue
        try:
            cache.match_cache_notebook(notebook)
        except KeyError:
            missing.append((path, notebook))
    return missing


_PLAIN = ("SentenceError", "DataFileError", "DisclosureError", "ProvenanceError")
"""Errors whose message says all that a reader needs: where, what was found, and what to do."""


def told(path: Path, error: CellExecutionError | CellTimeoutError) -> str:
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


def run(path: Path, notebook: Any, timeout: int) -> float:
    """Execute a notebook in place, in the folder of its chapter; returns the seconds it took.

    Raises
    ------
    nbclient.exceptions.CellExecutionError, nbclient.exceptions.CellTimeoutError
        A cell raised, or took longer than `timeout` seconds.
    """
    start = time.monotonic()
    with TemporaryDirectory(prefix="kernel-") as folder:
        config = Config()
        if os.name != "nt":  # sockets in a private folder: no port that another user of the machine could reach
            config.KernelManager.transport, config.KernelManager.ip = "ipc", str(Path(folder) / "socket")
        client = NotebookClient(
            notebook,
            config=config,
            kernel_name="python3",
            timeout=timeout,
            store_widget_state=False,  # an explorer's output holds what its page needs
            coalesce_streams=True,  # else what is printed falls into pieces by chance
            record_timing=False,  # the cache finds a notebook by its code and cell metadata: leave both alone
            resources={"metadata": {"path": str(path.parent)}},
        )
        client.execute()
    forget_kernel(notebook)
    return time.monotonic() - start


def execute(chapters: Sequence[Path], cache_folder: Path, workers: int, timeout: int = 600) -> Iterator[Executed]:
    """Execute the chapters that the cache lacks, `workers` at a time, and yield each as it is done.

    Every chapter that runs well enters the cache, also when another fails.

    Raises
    ------
    ChapterError
        One or more chapters failed; raised after the others are done.
    """
    cache = get_cache(str(cache_folder))
    failures = []
    with ThreadPoolExecutor(max_workers=workers) as pool:
        jobs = {
            pool.submit(run, path, notebook, timeout): (path, notebook)
            for path, notebook in stale(chapters, cache_folder)
        }
        for job in as_completed(jobs):
            path, notebook = jobs[job]
            try:
                seconds = job.result()
            except (CellExecutionError, CellTimeoutError) as error:
                failures.append(told(path, error))
                continue
            bundle = CacheBundleIn(notebook, str(path), data={"execution_seconds": seconds})
            cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)
            yield Executed(path, seconds)
    if failures:
        raise ChapterError("\n".join(failures))


def with_progress(chapters: Sequence[Path], cache_folder: Path, say: Callable[[str], None]) -> int:
    """Execute what is stale, showing a bar on a terminal and plain lines elsewhere; returns how many ran."""
    total = len(stale(chapters, cache_folder))
    if total == 0:
        return 0
    workers = max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
    terminal = sys.stderr.isatty()
    with tqdm(total=total, desc="chapters", unit="chapter", disable=not terminal) as bar:
        for done, chapter in enumerate(execute(chapters, cache_folder, workers), 1):
            bar.update()
            if not terminal:
                say(f"executed {done} of {total}: {chapter.path.stem} ({chapter.seconds:.1f} s)")
    return total
