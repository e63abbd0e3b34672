"""A chapter as a notebook to take along: for a student, without solutions, or whole and executed."""

from __future__ import annotations

import hashlib
from copy import deepcopy
from typing import Any

import nbformat

from evenwicht.bilingual import Bilingual
from evenwicht.publish.notebooks.prose import ReferenceTexts, plain
from evenwicht.publish.notebooks.solutions import without_solutions
from evenwicht.publish.notebooks.wheel import NAME

PACKAGE_TAG = "package"
"""The tag of the cell at the head of a notebook that looks for the package."""
_HEAD = Bilingual(
    __name__,
    (
        "Dit notebook heeft het pakket *evenwicht* nodig. De cel hieronder zegt of het er is, en zo niet, hoe u het krijgt: op "
        "Windows, macOS en Linux gaat dat op dezelfde manier.",
        "Het pakket is er niet. Haal op de website 'Alles in één zip', pak die uit, en open dit notebook daaruit.",
        "Voer dan deze twee regels uit in een lege cel, en kies daarna Kernel > Restart Kernel:",
    ),
)
_LOOK = """from importlib.util import find_spec

if find_spec("evenwicht") is None:
    print({missing!r})
    print({then!r})
    print("    %pip install -r ../requirements.txt")
    print("    %pip install --no-deps ../{wheel}")
"""
_IN = """import os

os.environ["EVENWICHT_LANGUAGE"] = "{language}"

"""
"""Has the package speak the language of the notebook, where that is not the one it speaks by itself."""
ANSWER = Bilingual(__name__, "# Uw antwoord\n")
_v4: Any = nbformat.v4
_KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def glued(executed: Any) -> dict[str, str]:
    """The texts that an executed notebook made quotable, by name."""
    found = {}
    for cell in executed.cells:
        for output in cell.get("outputs", []):
            name = output.get("metadata", {}).get("scrapbook", {}).get("name")
            if name is not None:
                text = next((text for kind, text in output["data"].items() if kind.endswith("text/plain")), "")
                found[name] = text[1:-1] if text[:1] in "'\"" and text[:1] == text[-1:] else text
    return found


def _code(cell: Any, outputs: bool) -> Any:
    tags = [tag for tag in cell.metadata.get("tags", []) if tag in ("hide-input", "solution")]
    metadata: dict[str, Any] = {"tags": tags} if tags else {}
    if "hide-input" in tags and outputs:
        metadata["jupyter"] = {"source_hidden": True}
    made = _v4.new_code_cell(cell.source, metadata=metadata)
    if outputs:
        made.execution_count = cell.get("execution_count")
        made.outputs = [
            deepcopy(output) for output in cell.get("outputs", []) if "scrapbook" not in output.get("metadata", {})
        ]
    return made


def notebook(executed: Any, words: ReferenceTexts, about: str, language: str, *, solutions: bool) -> Any:
    """A notebook of version 4.5, valid, and the same from the same chapter.

    Parameters
    ----------
    executed
        The chapter's notebook with its outputs, as the build's cache holds it.
    words
        What stands for the references in its prose.
    about
        A Markdown text to open with: where it comes from and under which licence.
    solutions
        Whether to keep the solutions and the outputs.
    """
    cells = (
        executed.cells if solutions else without_solutions(executed.cells, lambda: _v4.new_code_cell(ANSWER[language]))
    )
    told, missing, then = _HEAD[language]
    look = ("" if language == "nl" else _IN.format(language=language)) + _LOOK.format(
        missing=missing, then=then, wheel=NAME
    )
    made = [
        _v4.new_markdown_cell(f"{about}\n\n{told}"),
        _v4.new_code_cell(look, metadata={"tags": [PACKAGE_TAG]}),
    ]
    for cell in cells:
        if cell.cell_type == "code":
            made.append(_code(cell, outputs=solutions))
        elif text := plain(cell.source, words):
            made.append(_v4.new_markdown_cell(text))
    for place, cell in enumerate(made):
        cell["id"] = hashlib.sha256(f"{place} {cell.source}".encode()).hexdigest()[:12]
    result = _v4.new_notebook(cells=made, metadata={"kernelspec": _KERNEL, "language_info": {"name": "python"}})
    nbformat.validate(result)
    return result
