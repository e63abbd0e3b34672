"""The same sources give the same bytes, wherever and however often they are built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from evenwicht.publish.execute import read_notebook, run

ROOT = Path(__file__).resolve().parents[2]
HEADER = "---\nfile_format: mystnb\nkernelspec:\n  name: python3\n---\n\n"
SHOWS = """# Een

```{code-cell} python
from ipywidgets import HBox
import pandas as pd
from evenwicht import published
from evenwicht.widgets import TenPoints
for n in range(200):
    print(n, flush=True)
HBox()
```

```{code-cell} python
pd.DataFrame([range(1000, 1012)])
```

```{code-cell} python
TenPoints(published.load(), "steering_form")
```
"""
ELSEWHERE = {
    "LC_ALL": "C",
    "LANG": "C",
    "TZ": "Pacific/Kiritimati",
    "PYTHONHASHSEED": "12345",
    "COLUMNS": "40",
    "PYTHONUTF8": "1",
}
"""Another time zone (there it is tomorrow already), another locale, and another order of sets."""


def test_an_executed_chapter_holds_nothing_that_its_kernel_made_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "een.md"
    path.write_text(HEADER + SHOWS, encoding="utf-8")
    executed = []
    for width in ("200", "40"):
        monkeypatch.setenv("COLUMNS", width)
        notebook = read_notebook(path)
        run(path, notebook, timeout=300)
        executed.append([cell.outputs for cell in notebook.cells if cell.cell_type == "code"])
    assert executed[0] == executed[1]
    printed, table, widget = executed[0]
    assert [output.output_type for output in printed] == ["stream", "execute_result"]
    assert printed[0].text == "".join(f"{n}\n" for n in range(200))
    assert "1011" in table[0].data["text/plain"]
    assert "image/svg+xml" in widget[0].data


def copied(folder: Path) -> Path:
    """A copy of the sources of the book."""
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True)
    for name in filter(None, tracked.stdout.split("\0")):
        if not name.startswith(("tests/", "benchmarks/")) and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    return folder


def built(folder: Path, **environment: str) -> dict[str, str]:
    """The digest of every file of the Dutch book that is built from the sources in a folder."""
    command = [sys.executable, "-m", "evenwicht.publish.book", "--source", str(folder)]
    told = {**os.environ, "SOURCE_DATE_EPOCH": "1764374400", "PYTHONPATH": str(folder), "LANGUAGE": "nl", **environment}
    ran = subprocess.run(command, cwd=folder, env=told, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-4000:]
    made = [
        path
        for part in ("_build/html", "_build/pdf", "_build/figures", "figures")
        for path in (folder / part).rglob("*")
    ]
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in made if path.is_file()}


@pytest.mark.long
def test_two_builds_in_two_places_times_and_locales_give_the_same_files(tmp_path: Path) -> None:
    here, there = copied(tmp_path / "a"), copied(tmp_path / "somewhere else" / "b")
    one, other = built(here), built(there, **ELSEWHERE)
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []
    assert {Path(name).suffix for name in one} >= {".html", ".pdf", ".zip", ".ipynb", ".svg", ".csv"}
