"""Every chapter runs where it is opened: nothing in it is switched, and its cells are sentences."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import jupytext
import pytest

from evenwicht.kept import VARIABLE

sys.path.insert(0, str(Path(__file__).parent / "survey"))

BOOK = Path(__file__).resolve().parents[1]
SOURCES = [BOOK / "index.md", *sorted((BOOK / "chapters").glob("*.md"))]
LINES = 8
"""The most lines of a cell that no reader needs to read; its imports and options do not count."""
OPENED = """
import os, sys
import evenwicht.evidence, evenwicht.figures, evenwicht.prose, evenwicht.tables, evenwicht.widgets, jupytext
from IPython.core.interactiveshell import InteractiveShell
for path in sys.argv[1:]:
    sys.stdout.flush()
    if os.fork():  # a fresh process a chapter, with the libraries at hand
        _, status = os.wait()
        print("died" if status else "ran", path, file=sys.stderr)
        continue
    os.chdir(os.path.dirname(os.path.abspath(path)))
    shell = InteractiveShell.instance()
    for place, cell in enumerate(jupytext.read(path).cells):
        if cell.cell_type == "code":
            result = shell.run_cell(cell.source)
            if not result.success:
                print(f"cell {place}: {result.error_in_exec or result.error_before_exec!r}", file=sys.stderr, flush=True)
                os._exit(1)
    os._exit(0)
"""
each_source = pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)


def cells(path: Path) -> list[tuple[set[str], str]]:
    """The tags and the code of every cell, as Jupyter opens the file."""
    return [
        (set(cell.metadata.get("tags", [])), cell.source)
        for cell in jupytext.read(path).cells
        if cell.cell_type == "code"
    ]


@each_source
def test_no_mark_switches_code_on_or_off(path: Path) -> None:
    assert not re.search(r"^% \{|caption-with-answers", path.read_text(encoding="utf-8"), re.MULTILINE)


@each_source
def test_no_cell_holds_words_in_two_languages(path: Path) -> None:
    for _, source in cells(path):
        keys = [
            key.value
            for node in ast.walk(ast.parse(source))
            if isinstance(node, ast.Dict)
            for key in node.keys
            if isinstance(key, ast.Constant)
        ]
        assert not {"nl", "en"} & set(keys), source


@each_source
def test_a_hidden_cell_is_short(path: Path) -> None:
    for tags, source in cells(path):
        if path.stem == "practicum" or not tags & {"hide-input", "remove-input"}:
            continue
        lines = [line for line in source.splitlines() if line.strip() and not line.startswith(("import ", "from "))]
        assert len(lines) <= LINES, source


@each_source
def test_a_first_line_to_change_is_shown_and_its_notebook_is_at_hand(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for asked in re.finditer(r"[Ee]erste\s+regels?\b", text):
        before, after = text[: asked.start()].rpartition("\n\n")[2], text[asked.end() :]
        paragraph = before + after.partition("\n\n")[0]
        assert f"[het notebook](notebook:{path.stem}" in paragraph, paragraph
        head, code = re.search(r"^```\{code-cell\}([^`]*?)\n((?:[^:\n`][^\n]*\n)+)", after, re.MULTILINE).groups()
        assert "hide-input" not in head, code
        assert "remove" not in head, code
        assert re.match(r"[\w, ]+ = ", code), code


BUILT_IN = set(dir(__builtins__) if not isinstance(__builtins__, dict) else __builtins__)


def names(source: str) -> tuple[set[str], set[str]]:
    """What a cell makes, and what it uses."""
    nodes = list(ast.walk(ast.parse(source)))
    made = {node.id for node in nodes if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
    made |= {node.name for node in nodes if isinstance(node, (ast.FunctionDef, ast.ExceptHandler)) and node.name}
    made |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    made |= {
        alias.asname or alias.name.split(".")[0]
        for node in nodes
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }
    return made, {node.id for node in nodes if isinstance(node, ast.Name)}


@each_source
def test_every_name_that_a_cell_uses_was_made_before_it(path: Path) -> None:
    made = set(BUILT_IN)
    for _, source in cells(path):
        own, used = names(source)
        made |= own
        assert used <= made, used - made


@pytest.mark.parametrize("chapter", ["opgaven-rapport", "opgaven-toetsing"])
def test_an_exercise_needs_no_solution_of_another(chapter: str) -> None:
    path = next(source for source in SOURCES if source.stem == chapter)
    before = set(BUILT_IN)
    for tags, source in cells(path):
        made, used = names(source)
        nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)]
        set_here = {node.id for node in nodes if not isinstance(node.ctx, ast.Load)}
        if "solution" not in tags:
            before |= made
        else:
            assert used <= before | made, (source, used - before - made)
            assert not set_here & before, (source, "would spoil those that follow")


@pytest.mark.long
@pytest.mark.parametrize("answers", [False, True], ids=["without answers", "with answers"])
def test_every_cell_of_every_chapter_runs_in_a_fresh_process(answers: bool, tmp_path: Path) -> None:
    from books_of_answers import export

    kept = os.environ[VARIABLE]  # what another test of this run has computed
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("SURVEY", "EVENWICHT"))}
    environment[VARIABLE] = kept
    environment |= {"MPLBACKEND": "agg", "IPYTHONDIR": str(tmp_path / "ipython"), "PYTHONPATH": str(BOOK)}
    if answers:
        environment["SURVEY"] = str(export(tmp_path))
    command = [sys.executable, "-c", OPENED, *map(str, SOURCES)]
    ran = subprocess.run(command, env=environment, cwd=BOOK, capture_output=True, text=True, check=False, timeout=900)
    said = [line for line in ran.stderr.splitlines() if line.startswith(("ran ", "died ", "cell "))]
    assert said == [f"ran {path}" for path in SOURCES], ran.stderr[-3000:]
