"""Imports run one way, down the storeys; identify and analysis know nothing of the report."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "evenwicht"
STOREYS = [
    {"datafile", "language", "number_runs", "identify", "analysis"},
    {"codebook", "tables"},
    {"published", "definition_file"},
    {"definitions"},
    {"report", "survey"},
    {"reconstruction"},
    {"claims"},
    {"data_package", "evidence", "figures"},
    {"chapter", "practicum", "widgets"},
    {"publish", "command"},
    {"__main__"},
]
LEVEL = {room: level for level, rooms in enumerate(STOREYS) for room in rooms}


def rooms_imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names = [node.module]
            if node.module == "evenwicht":
                names = [f"evenwicht.{alias.name}" for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "evenwicht" and len(parts) > 1 and parts[1] != "__version__":
                yield parts[1]


def room_of(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def test_every_room_has_its_storey():
    assert {room_of(path) for path in MODULES} <= set(LEVEL)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_from_its_own_room_and_the_storeys_below(path):
    room = room_of(path)
    allowed = {other for other, level in LEVEL.items() if level < LEVEL[room]} | {room}
    assert set(rooms_imported(path)) <= allowed


@pytest.mark.parametrize("room", ["identify", "analysis"])
def test_the_libraries_know_nothing_of_the_report_or_the_book(room):
    imported = {other for path in (PACKAGE / room).rglob("*.py") for other in rooms_imported(path)}
    assert imported == {room}
