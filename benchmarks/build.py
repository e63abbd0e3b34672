"""How long a fresh machine takes to the book, and a change to its page, beside a stock Jupyter Book of the same chapters.

    python benchmarks/build.py                about six minutes on two idle cores
    python benchmarks/build.py --tests        `make test` and `make test-all` too

Everything happens in a copy of the checkout, in a folder of its own, with nothing fetched or built before: the
environment is downloaded anew. The commands are the README's. Seconds are of a clock; processor-seconds are told of the
tests alone, for nobody waits for the kernels of a build, whose seconds are then not counted. The stock book has the theme and settings that
Jupyter Book brings, no PDF, and none of this book's checks; a changed sentence is one of the same chapter.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CHAPTER = "samenvatting"
STOCK = """
from pathlib import Path
from benchmarks.audit.stock import build_stock
build_stock(Path.cwd(), Path("_build/stock"), Path("_build/stock-cache"))
"""


@dataclass(frozen=True)
class Took:
    """What a command took: seconds of the clock, of the processors, and until a page was written, if one was looked at."""

    seconds: float
    processor: float
    page: float | None = None


def processor_seconds() -> float:
    """Of all processes that this one started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def took(command: list[str | Path], checkout: Path, environment: Mapping[str, str], page: Path | None = None) -> Took:
    """Run a command and time it; what it says goes to the screen if it fails."""
    began, wall, used = time.perf_counter(), time.time(), processor_seconds()
    ran = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - began
    if ran.returncode:
        sys.exit(f"{' '.join(map(str, command))} stopped:\n{ran.stdout[-2000:]}{ran.stderr[-4000:]}")
    written = None if page is None else page.stat().st_mtime - wall
    return Took(seconds, processor_seconds() - used, written)


def copy(target: Path) -> None:
    """Copy what git tracks, so that nothing that was built comes along."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    for name in filter(None, listed.split("\0")):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target / name)


def change_a_sentence(checkout: Path) -> None:
    """Add a sentence at the end of a chapter."""
    with (checkout / "chapters" / f"{CHAPTER}.md").open("a", encoding="utf-8") as chapter:
        chapter.write("\nEen zin erbij.\n")


def until(holds: Callable[[], bool], process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until something holds; stop if the process has ended by then, and say what it said."""
    while not holds():
        if process.poll() is not None:
            sys.exit(f"{process.args} stopped:\n{log.read_text(encoding='utf-8')[-4000:]}")
        time.sleep(0.05)


def served(python: Path, checkout: Path, environment: Mapping[str, str], page: Path) -> float:
    """Seconds from the moment that a sentence is saved, while ``make serve`` runs, until it stands on its page."""
    log = checkout / "_build" / "served.log"
    with log.open("wb") as said:
        command = [python, "-m", "evenwicht.publish.serve", "--port", "0"]
        process = subprocess.Popen(command, cwd=checkout, env=environment, stdout=said, stderr=said)
    try:
        until(lambda: any(word in log.read_text(encoding="utf-8") for word in ("done in", "nothing has")), process, log)
        sentence = "Een zin terwijl de site openstaat."
        with (checkout / "chapters" / f"{CHAPTER}.md").open("a", encoding="utf-8") as chapter:
            chapter.write(f"\n{sentence}\n")
        began = time.perf_counter()
        until(lambda: page.is_file() and sentence in page.read_text(encoding="utf-8"), process, log)
        return time.perf_counter() - began
    finally:
        process.terminate()
        process.wait()


def row(what: str, own: Took, stock: Took | None = None) -> None:
    """Print a line of the table."""
    print(f"| {what} | {own.seconds:.0f} | {f'{stock.seconds:.0f}' if stock else ''} |", flush=True)


def measure(checkout: Path, cache: Path, tests: bool) -> None:
    """Run every command once, in the order of someone who begins, and print the table."""
    python = checkout / ".venv" / "bin" / "python"
    make: list[str | Path] = ["make", f"PYTHON={sys.executable}"]
    fresh = {
        name: value for name, value in os.environ.items() if not name.startswith(("EVENWICHT_", "SURVEY", "BOOK_"))
    }
    # without git in the copy, the day of the edition has to be told
    fresh |= {"UV_CACHE_DIR": str(cache), "PIP_NO_CACHE_DIR": "1", "SOURCE_DATE_EPOCH": "1764374400"}
    own_page = checkout / "_build" / "html" / "chapters" / f"{CHAPTER}.html"
    stock_page = checkout / "_build" / "stock" / "html" / "chapters" / f"{CHAPTER}.html"
    own, stock = [*make, "book"], [python, "-c", STOCK]

    environment = took([*make, "book-environment"], checkout, fresh)
    cold = took(own, checkout, fresh)
    again = took(own, checkout, fresh)
    shutil.rmtree(checkout / "_build")
    # a new sentence has no English, which stops a build of both editions
    dutch = took([*own, "LANGUAGE=nl"], checkout, fresh)
    change_a_sentence(checkout)
    changed = took([*own, "LANGUAGE=nl"], checkout, fresh, own_page)
    seen = served(python, checkout, fresh, own_page)
    took([*make, "test-environment"], checkout, fresh)
    stock_cold = took(stock, checkout, fresh)
    change_a_sentence(checkout)
    stock_changed = took(stock, checkout, fresh, stock_page)

    print("| | seconds | stock: seconds |")
    print("| --- | ---: | ---: |")
    row("the environment, nothing fetched before", environment)
    row("`make book` after that, both editions", cold)
    row("`make book` with nothing changed", again)
    row("`make book LANGUAGE=nl`, Dutch alone", dutch, stock_cold)
    row("the same with a sentence changed", changed, stock_changed)
    print(f"| of which until its page is there | {changed.page:.0f} | {stock_changed.page:.0f} |")
    print(f"| `make serve`: from a sentence saved to its page | {seen:.1f} | |")
    if tests:
        for name in ("test", "test-all"):
            ran = took([*make, name], checkout, fresh)
            row(f"`make {name}`, of {ran.processor:.0f} processor-seconds", ran)


def main() -> None:
    """Make the copy, measure, and take it away."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tests", action="store_true", help="time the tests too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        checkout = Path(folder) / "checkout"
        copy(checkout)
        measure(checkout, Path(folder) / "cache", options.tests)


if __name__ == "__main__":
    main()
