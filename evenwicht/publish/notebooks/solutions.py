"""Where the solutions of a chapter's notebook start and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

_START = re.compile(r"^(:{3,})\{solution-start\} *(\S+)[^\n]*\n\1[ \t]*$", re.MULTILINE)
_END = re.compile(r"^(:{3,})\{solution-end\}[^\n]*\n\1[ \t]*$", re.MULTILINE)


def without_solutions(cells: Sequence[Any], new_cell: Any) -> list[Any]:
    """The cells without what stands between the gates of solutions; each leaves a cell for one's own answer.

    Parameters
    ----------
    cells
        Of a notebook; they are not changed.
    new_cell
        Called without arguments for each cell that takes the place of a solution.

    Raises
    ------
    ValueError
        A gate has no partner.
    """
    kept: list[Any] = []
    opened: str | None = None
    for cell in cells:
        if cell.cell_type != "markdown":
            if opened is None:
                kept.append(cell)
            continue
        text, out = cell.source, ""
        while True:
            if opened is None:
                start = _START.search(text)
                if start is None:
                    out += text
                    break
                out, text, opened = out + text[: start.start()], text[start.end() :], start[2]
            end = _END.search(text)
            if end is None:
                break
            _keep(kept, cell, out)
            kept.append(new_cell())
            out, text, opened = "", text[end.end() :], None
        _keep(kept, cell, out)
    if opened is not None:
        raise ValueError(f"solution: found {opened!r} open at the end of the chapter; close it with {{solution-end}}")
    return kept


def _keep(kept: list[Any], cell: Any, text: str) -> None:
    if text.strip():
        copy = cell.copy()
        copy["source"] = text.strip("\n")
        kept.append(copy)
