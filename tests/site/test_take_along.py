"""Every chapter can be taken along: as a student's notebook, as a whole one, and all of them in one zip."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from argparse import Namespace
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from evenwicht.publish.lite.needed import OWN, needed
from evenwicht.publish.lite.runtime import read_runtime
from evenwicht.publish.notebooks.notebook import notebook
from evenwicht.publish.notebooks.package import TOP, readme, zipped
from evenwicht.publish.notebooks.prose import ReferenceTexts, plain
from evenwicht.publish.notebooks.solutions import without_solutions
from evenwicht.publish.notebooks.wheel import NAME, WheelError, build_wheel, kept_wheel

ROOT = Path(__file__).resolve().parents[2]
RUNNER = Path(__file__).with_name("run_notebooks.py")
ABSENT = frozenset(
    {
        *("_curses", "_curses_panel", "_dbm", "_gdbm", "_multiprocessing", "_posixshmem", "_tkinter", "_uuid"),
        *("curses", "dbm", "ensurepip", "grp", "idlelib", "nis", "pwd", "readline", "spwd", "syslog"),
        *("tkinter", "turtle", "turtledemo", "venv"),
    }
)
"""Modules of the standard library that Pyodide leaves out (Pyodide documentation, Python compatibility)."""


def notebooks(site: Path, whole: bool) -> list[Path]:
    found = sorted((site / "notebooks").glob("*.ipynb"))
    return [path for path in found if path.stem.endswith("-met-uitwerkingen") == whole]


def read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)


def test_every_chapter_that_holds_code_comes_in_both_kinds(site: Path) -> None:
    chapters = {
        path.stem
        for path in (ROOT / "chapters").glob("*.md")
        if path.read_text(encoding="utf-8").startswith("---\nfile_format: mystnb")
        and (site / "chapters" / f"{path.stem}.html").exists()
    }
    assert len(chapters) > 5
    assert {path.stem for path in notebooks(site, whole=False)} == chapters
    assert {path.stem.removesuffix("-met-uitwerkingen") for path in notebooks(site, whole=True)} == chapters


def test_a_student_s_notebook_holds_no_solution_and_no_output(site: Path) -> None:
    solved = 0
    for path in notebooks(site, whole=False):
        student = read(path)
        whole = read(path.with_name(f"{path.stem}-met-uitwerkingen.ipynb"))
        nbformat.validate(student)
        theirs = {cell.source for cell in student.cells}
        solutions = [cell for cell in whole.cells if "solution" in cell.metadata.get("tags", [])]
        assert not theirs & {cell.source for cell in solutions}, path.name
        assert all(not cell.outputs for cell in student.cells if cell.cell_type == "code"), path.name
        assert not any("solution" in cell.metadata.get("tags", []) for cell in student.cells), path.name
        solved += len(solutions)
    assert solved > 10


def test_a_whole_notebook_was_executed_and_has_its_outputs(site: Path) -> None:
    outputs = 0
    for path in notebooks(site, whole=True):
        whole = read(path)
        nbformat.validate(whole)
        chapter = [cell for cell in whole.cells if "package" not in cell.metadata.get("tags", [])]
        assert all(cell.execution_count for cell in chapter if cell.cell_type == "code"), path.name
        outputs += sum(len(cell.outputs) for cell in whole.cells if cell.cell_type == "code")
    assert outputs > 30


@pytest.mark.parametrize("whole", [False, True])
def test_the_prose_is_plain_markdown_that_every_jupyter_shows(site: Path, whole: bool) -> None:
    for path in notebooks(site, whole):
        for cell in read(path).cells:
            if cell.cell_type == "markdown":
                assert not re.search(r"\{[a-z:-]+\}[`\n ]|^:{3,}", cell.source, re.MULTILINE), (
                    path.name,
                    cell.source,
                )


def run_as_in_the_browser(folder: Path, paths: list[Path]) -> str:
    """What the notebooks say, run where there is only what Pyodide and the wheels beside it have."""
    there = needed(ROOT, read_runtime(ROOT))
    allowed = {"distributions": sorted({*there.packages, *there.wheels, OWN}), "absent": sorted(ABSENT)}
    (folder / "browser.json").write_text(json.dumps(allowed), encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("EVENWICHT_")}
    environment |= {"MPLBACKEND": "agg", "IPYTHONDIR": str(folder / "ipython")}
    names = [f"notebooks/{path.name}" for path in paths]
    command = [sys.executable, str(RUNNER), "browser.json", *names]
    ran = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-3000:] + ran.stdout[-5000:]
    assert re.findall(r"^ran (.*)$", ran.stdout, re.MULTILINE) == names
    return ran.stdout


def code(path: Path) -> list[str]:
    return [cell.source for cell in read(path).cells if cell.cell_type == "code"]


@pytest.mark.long
def test_every_notebook_runs_in_a_fresh_folder_with_only_what_a_browser_has(site: Path, tmp_path: Path) -> None:
    whole = notebooks(site, True)
    told = [code(path) for path in whole]
    student = [path for path in notebooks(site, False) if code(path) not in told]  # another runs the very same code
    assert 0 < len(student) < len(whole)
    kinds = {tmp_path / "whole": whole, tmp_path / "student": student}
    for folder in kinds:
        with zipfile.ZipFile(site / "notebooks" / "notebooks.zip") as archive:
            wanted = [name for name in archive.namelist() if name.startswith((f"{TOP}/data/", f"{TOP}/notebooks/"))]
            archive.extractall(folder.parent / f"{folder.name}-zip", wanted)
        (folder.parent / f"{folder.name}-zip" / TOP).rename(folder)
    with ThreadPoolExecutor() as side_by_side:
        said = "".join(side_by_side.map(run_as_in_the_browser, kinds, kinds.values()))
    verdicts = re.findall(r"^verdict (\w+) notebooks/(.*)\.ipynb$", said, re.MULTILINE)
    assert Counter(verdicts) == {("empty", "practicum"): 8, ("right", "practicum-met-uitwerkingen"): 8}


def test_the_checks_of_the_practicum_agree_with_its_solutions_as_they_stand_in_the_book(site: Path) -> None:
    whole = read(site / "notebooks" / "practicum-met-uitwerkingen.ipynb")
    said = [
        output["data"]["text/plain"]
        for cell in whole.cells
        if cell.cell_type == "code" and cell.source.splitlines()[-1].startswith("practicum.check_")
        for output in cell.outputs
    ]
    assert said == ["Goed."] * 8


def test_the_zip_holds_what_a_notebook_needs(site: Path) -> None:
    with zipfile.ZipFile(site / "notebooks" / "notebooks.zip") as archive:
        names = set(archive.namelist())
        assert archive.testzip() is None
    needed = {
        NAME,
        "requirements.txt",
        "pyproject.toml",
        "data/datapackage.json",
        "evenwicht/__init__.py",
        "docs/ask-again.md",
        "LEES-MIJ.md",
    }
    assert {f"{TOP}/{name}" for name in needed} <= names
    assert {f"{TOP}/notebooks/{path.name}" for path in (site / "notebooks").glob("*.ipynb")} <= names
    assert {name.partition("/")[0] for name in names} == {TOP}, "it must unpack into a folder of its own"


def test_the_wheel_in_the_zip_holds_the_package_and_its_data(site: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(site / "notebooks" / "notebooks.zip") as archive:
        wheel = tmp_path / NAME
        wheel.write_bytes(archive.read(f"{TOP}/{NAME}"))
        sources = {name.removeprefix(f"{TOP}/") for name in archive.namelist() if name.startswith(f"{TOP}/evenwicht/")}
    with zipfile.ZipFile(wheel) as package:
        names = set(package.namelist())
    assert sources <= names
    assert "evenwicht/data/datapackage.json" in names
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", tmp_path / "there", wheel]
    subprocess.run(command, check=True)
    told = "from evenwicht import published; print(len(published.load().figures), published.__file__)"
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "there")}
    ran = subprocess.run(
        [sys.executable, "-c", told], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert re.fullmatch(rf"\d\d {re.escape(str(tmp_path))}.*", ran.stdout.strip())


SMALL = {
    "pyproject.toml": b'[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n'
    b'[project]\nname = "small"\nversion = "1"\n',
    "small/__init__.py": b"",
}


def test_the_same_sources_make_the_same_wheel_and_it_is_kept_until_they_change(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        strict = kept_wheel(SMALL, tmp_path / "strict")
    finally:
        os.umask(before)
    wheel = kept_wheel(SMALL, tmp_path / "kept")
    assert wheel.read_bytes() == strict.read_bytes()
    wheel.write_bytes(b"kept")
    assert kept_wheel(SMALL, tmp_path / "kept").read_bytes() == b"kept"
    changed = kept_wheel(SMALL | {"small/__init__.py": b"a = 1\n"}, tmp_path / "kept")
    with zipfile.ZipFile(changed) as archive:
        assert archive.read("small/__init__.py") == b"a = 1\n"
    assert len(list((tmp_path / "kept").rglob("*.whl"))) == 1


def test_sources_of_which_no_wheel_can_be_made_are_told(tmp_path: Path) -> None:
    with pytest.raises(WheelError, match="was not built"):
        build_wheel({"pyproject.toml": b"[project\n"}, tmp_path)


@pytest.mark.parametrize(("language", "name", "word"), [("nl", "LEES-MIJ.md", "en"), ("en", "READ-ME-FIRST.md", "and")])
def test_the_readme_of_the_zip_tells_every_system_how_to_start(language: str, name: str, word: str) -> None:
    ((found, text),) = readme(language).items()
    assert found == name
    way = rf"Windows:.*Scripts.*jupyter lab.*macOS {word} Linux:.*bin/python.*jupyter lab"
    assert re.search(way, text.decode(), re.DOTALL)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_notebook_opens_with_a_cell_that_tells_a_missing_package_and_how_to_get_it(language: str) -> None:
    made = notebook(Namespace(cells=[]), ReferenceTexts({}, {}, {}, "Opgave"), "Over", language, solutions=False)
    first, look = made.cells[:2]
    assert all(system in first.source for system in ("Windows", "macOS", "Linux"))
    there, missing = (
        subprocess.run(
            [sys.executable, *(["-I", "-S"] if lost else []), "-c", look.source],
            capture_output=True,
            text=True,
            check=True,
            env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
            cwd=Path(__file__).parent,
        ).stdout
        for lost in (False, True)
    )
    assert there == ""
    assert f"%pip install --no-deps ../{NAME}" in missing


def test_the_same_files_make_the_same_zip() -> None:
    files = {"b.txt": b"two", "a.txt": b"one"}
    assert zipped(files) == zipped(dict(reversed(files.items())))
    with zipfile.ZipFile(io.BytesIO(zipped(files))) as archive:
        assert archive.namelist() == ["a.txt", "b.txt"]
        assert archive.read("b.txt") == b"two"


def test_text_and_cells_between_the_gates_go_and_what_is_around_stays() -> None:
    cells = [
        new_markdown_cell("voor\n\n:::{solution-start} a\n:::\nuitleg"),
        new_code_cell("antwoord = 1"),
        new_markdown_cell(":::{solution-end}\n:::\n\nna"),
    ]
    kept = without_solutions(cells, lambda: new_code_cell("# leeg"))
    assert [cell.source for cell in kept] == ["voor", "# leeg", "na"]


def test_a_solution_that_is_never_closed_is_told() -> None:
    with pytest.raises(ValueError, match="'a' open at the end"):
        without_solutions([new_markdown_cell(":::{solution-start} a\n:::")], lambda: new_code_cell(""))


@pytest.mark.parametrize(
    ("myst", "markdown"),
    [
        (":::{note} Let op\nTekst\n:::", "> **Let op**\n>\n> Tekst"),
        (":::{exercise} Sorteer\n:label: x\nDoe het.\n:::", "### Opgave: Sorteer\n\nDoe het."),
        ("```{math}\n:label: m\n:alt: x\na+b\n```", "$$\na+b\n$$"),
        ("(doel)=\n## Kop", "## Kop"),
        ("zie {cite:p}`a,b` en {numref}`f`", "zie (A, 2001; B, 2002) en Figuur 1.1"),
        ("zie {cite:p}`a{paragrafen 2 en 3},b`", "zie (A, 2001, paragrafen 2 en 3; B, 2002)"),
        ("[agile]{.language-en} werken", "agile werken"),
        ("in [het notebook](notebook:techniek)", "in [het notebook](techniek.ipynb)"),
    ],
)
def test_myst_becomes_markdown(myst: str, markdown: str) -> None:
    words = ReferenceTexts({}, {"f": "Figuur 1.1"}, {"a": "A, 2001", "b": "B, 2002"}, "Opgave")
    assert plain(myst, words) == markdown
