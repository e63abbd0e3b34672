"""The table of libraries in the docs tells the truth of `evenwicht.analysis`."""

import ast
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

from evenwicht import analysis

DOCS = Path(__file__).resolve().parents[2] / "docs" / "libraries.md"
MODULES = {
    module.name: importlib.import_module(f"evenwicht.analysis.{module.name}")
    for module in pkgutil.iter_modules(analysis.__path__)
}
SOURCES = {name: Path(module.__file__).read_text(encoding="utf-8") for name, module in MODULES.items()}
IMPORTED = {"SciPy": "scipy", "statsmodels": "statsmodels", "NumPy": "numpy", "pandas": "pandas", "joblib": "joblib"}


def rows():
    part = DOCS.read_text(encoding="utf-8").split("### How long")[0]
    table = [line for line in part.splitlines() if line.startswith("| ")][1:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


def functions_of(cell):
    return re.findall(r"`(\w+)`", re.sub(r"\([^)]*\)", "", cell))


def module_of(function):
    found = [name for name, source in SOURCES.items() if re.search(rf"^def {function}\(", source, re.MULTILINE)]
    assert len(found) == 1, f"{function}: found in {found}; expected one module of evenwicht.analysis"
    return found[0]


def with_helpers(module):
    """The source of a module and of the modules of `analysis` that it imports, one storey down."""
    below = re.findall(r"^from evenwicht\.analysis\.(\w+) import", SOURCES[module], re.MULTILINE)
    return "\n".join(SOURCES[name] for name in [module, *below])


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_each_row_names_functions_that_exist_and_what_they_call(row):
    _, functions, libraries, _, _ = row
    modules = {module_of(function) for function in functions_of(functions)}
    assert modules
    source = "\n".join(map(with_helpers, sorted(modules)))
    for library, module in IMPORTED.items():
        if library in libraries:
            assert re.search(rf"^\s*(?:from|import) {module}\b", source, re.MULTILINE), f"{library} is not imported"
    names = {node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)}
    names |= {node.attr for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute)}
    names |= {
        alias.name for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    names |= {str(node.module) for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)}
    for called in re.findall(r"`([\w.]+)`", libraries):
        assert any(name == called or name.endswith(f".{called}") for name in names), f"{called} is not used"
