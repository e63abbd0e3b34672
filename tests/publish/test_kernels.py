"""What a chapter's kernel leaves behind: nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

RUN = """
from pathlib import Path
from nbformat.v4 import new_code_cell, new_notebook
from evenwicht.publish.execute import run

if __name__ == "__main__":
    chapter = new_notebook(cells=[new_code_cell("from tqdm.auto import tqdm\\nlist(tqdm([1, 2]))")])
    run(Path("chapter.md").resolve(), chapter, 100)
    print([cell.outputs[0].output_type for cell in chapter.cells])
"""


SLOW = """
import time
from evenwicht.identify.tasks.progress import Progress

with Progress(2, "bounds") as shown:
    for _ in range(2):
        time.sleep(0.6)
        shown.step()
"""


def test_a_slow_machine_leaves_no_bar_in_a_chapter(tmp_path: Path) -> None:
    slow = RUN.replace('"from tqdm.auto import tqdm\\nlist(tqdm([1, 2]))"', repr(SLOW)).replace(
        "[cell.outputs[0].output_type for", "[cell.outputs for"
    )
    (tmp_path / "run.py").write_text(slow)
    told = subprocess.run([sys.executable, "run.py"], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert (told.stdout, told.stderr) == ("[[]]\n", "")


def test_a_chapter_that_shows_a_bar_ends_without_a_warning(tmp_path: Path) -> None:
    (tmp_path / "run.py").write_text(RUN)
    told = subprocess.run([sys.executable, "run.py"], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith("['")
    assert told.stderr == ""
