"""Imports run one way, down the storeys, and inside identify down its rooms; identify and analysis know nothing of the
report."""

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from evenwicht import identify

PACKAGE = Path(__file__).resolve().parents[1] / "evenwicht"
STOREYS = [
    {"answers_named", "datafile", "kept", "language", "number_runs", "nothing", "identify", "analysis"},
    {"bilingual"},
    {"phrases"},
    {"codebook", "sections"},
    {"published", "definition_file"},
    {"definitions"},
    {"report", "survey"},
    {"reconstruction", "implied", "trend"},
    {"claims"},
    {"data_package", "evidence"},
    {"tables"},
    {"figures", "prose"},
    {"chapter", "practicum", "widgets"},
    {"publish"},
    {"instrument", "short_report"},
    {"command"},
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


IDENTIFY = PACKAGE / "identify"
ROOMS = [
    {"tasks", "rounding"},
    {"sizes", "model", "mean_and_sd"},
    {"search"},
    {"consistency"},
    {"bounds"},
    {"sampling"},
    {"survey"},
    {"files"},
]
FLOOR = {room: floor for floor, rooms in enumerate(ROOMS) for room in rooms}
OPTIONAL = {"distributed", "pyarrow", "ray"}
INSIDE = sorted(path for path in IDENTIFY.rglob("*.py") if path.name != "__init__.py")


def module(path):
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)


def modules_imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "evenwicht":
            yield node.module


def room_inside(name):
    return name.split(".")[2]


def test_identify_has_these_rooms_and_no_other():
    assert {room_inside(module(path)) for path in INSIDE} == set(FLOOR)


def test_who_opens_identify_sees_at_most_twelve_names():
    assert len([path for path in IDENTIFY.iterdir() if path.name != "__pycache__"]) <= 12


@pytest.mark.parametrize("path", INSIDE, ids=lambda path: path.relative_to(IDENTIFY).as_posix())
def test_a_module_of_identify_imports_from_its_own_room_and_those_before_it(path):
    room = room_inside(module(path))
    allowed = {other for other, floor in FLOOR.items() if floor < FLOOR[room]} | {room}
    assert "evenwicht.identify" not in modules_imported(path), "the front door is for those outside"
    assert {room_inside(name) for name in modules_imported(path)} <= allowed


def dotted(path):
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def packages_of(name):
    parts = name.split(".")
    return {".".join(parts[:length]) for length in range(1, len(parts))}


def loaded_first(path, modules):
    """The modules that must be loaded before this one: those its top level imports, and the packages that these are in."""
    own = dotted(path)
    package = own if path.name == "__init__.py" else own.rpartition(".")[0]
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            start = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
            place = ".".join(filter(None, [start, node.module]))
            for alias in node.names:
                inside = f"{place}.{alias.name}"
                found.add(inside if inside in modules else place)
    found &= modules
    around = packages_of(own) | {own}
    return found.union(*map(packages_of, found - packages_of(own))) - (around - found) - {own}


def test_no_modules_import_each_other_in_a_circle():
    """So that any of them may be the first that is imported."""
    paths = {dotted(path): path for path in PACKAGE.rglob("*.py")}
    before = {name: loaded_first(path, set(paths)) for name, path in paths.items()}
    assert "evenwicht.publish.pdf.writer" in before["evenwicht.publish.pdf.render.structure"]
    assert "evenwicht.publish.pdf.render.structure" in before["evenwicht.publish.pdf.render"]
    order = list(TopologicalSorter(before).static_order())
    assert set(order) == set(paths)


@pytest.mark.parametrize("path", INSIDE, ids=lambda path: path.relative_to(IDENTIFY).as_posix())
def test_imports_of_identify_stand_at_the_top_but_for_optional_dependencies(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    late = set()
    for node in ast.walk(tree):
        if node not in tree.body and isinstance(node, ast.Import | ast.ImportFrom):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            late |= {name.split(".")[0] for name in names}
    assert late <= OPTIONAL


@pytest.mark.parametrize(
    "path", [path for path in MODULES if IDENTIFY not in path.parents], ids=lambda p: p.relative_to(PACKAGE).as_posix()
)
def test_the_rest_of_the_package_comes_in_by_the_front_door(path):
    assert not [name for name in modules_imported(path) if name.startswith("evenwicht.identify.")]


def test_the_front_door_gives_each_name_as_its_module_has_it():
    tree = ast.parse((IDENTIFY / "__init__.py").read_text(encoding="utf-8"))
    typed = {
        alias.name: node.module
        for block in tree.body
        if isinstance(block, ast.If)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert len(typed) == len(identify.__all__) > 100
    for name, place in typed.items():
        assert getattr(identify, name) is getattr(sys.modules[place], name)


HEAVY = ["pandas", "scipy", "highspy", "arviz_stats", "pyarrow", "joblib", "tqdm"]


@pytest.mark.parametrize(
    ("module", "heavy"), [("identify", ["numpy", *HEAVY]), ("command", HEAVY), ("publish.unchanged", ["numpy", *HEAVY])]
)
def test_the_front_door_the_command_line_and_a_book_that_stands_load_no_solver(module, heavy):
    program = f"import sys, evenwicht.{module}; print(*(m for m in sys.argv[1:] if m in sys.modules))"
    run = subprocess.run([sys.executable, "-c", program, *heavy], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


def test_the_whole_library_loads_without_what_takes_longest_of_scipy():
    program = "import sys; from evenwicht import identify; [getattr(identify, name) for name in identify.__all__]; "
    program += "print(*({'scipy.stats', 'scipy.optimize', 'arviz_stats', 'statsmodels'} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


def test_a_class_that_others_import_has_a_name_of_its_own():
    names = [
        (node.name, path.relative_to(PACKAGE).as_posix())
        for path in MODULES
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]
    assert [found for found in names if [name for name, _ in names].count(found[0]) > 1] == []
