"""The same chapter gives the same outputs, however often it is executed."""

from __future__ import annotations

from pathlib import Path

from evenwicht.publish.execute import read_notebook, run

HEADER = "---\nfile_format: mystnb\nkernelspec:\n  name: python3\n---\n\n"
SHOWS = """# Een

```{code-cell} python
from ipywidgets import HBox
from evenwicht import published
from evenwicht.widgets import TenPoints
for n in range(200):
    print(n, flush=True)
HBox()
```

```{code-cell} python
TenPoints(published.load(), "steering_form")
```
"""


def test_an_executed_chapter_holds_nothing_that_its_kernel_made_up(tmp_path: Path) -> None:
    path = tmp_path / "een.md"
    path.write_text(HEADER + SHOWS, encoding="utf-8")
    executed = []
    for _ in range(2):
        notebook = read_notebook(path)
        run(path, notebook, timeout=300)
        executed.append([cell.outputs for cell in notebook.cells if cell.cell_type == "code"])
    assert executed[0] == executed[1]
    printed, widget = executed[0]
    assert [output.output_type for output in printed] == ["stream", "execute_result"]
    assert printed[0].text == "".join(f"{n}\n" for n in range(200))
    assert "image/svg+xml" in widget[0].data
