"""Labels come from the data: no figure has the name of a category, theme or model in its code."""

from __future__ import annotations

import ast
import re
from functools import lru_cache
from pathlib import Path

import pytest
from figures_in_tests import DATA, LANGUAGES

from evenwicht import codebook, definitions
from evenwicht import figures as package

FILES = sorted(Path(package.__file__).parent.glob("*.py"))


@lru_cache(1)
def labels() -> set[str]:
    """Every label of a category and every name in a table of definitions, in both languages."""
    book = codebook.load(DATA)
    found = {
        text
        for variable in book.variables
        for category in variable.categories
        for texts in (category.labels, category.leadership_styles)
        for text in texts.values()
        if text
    }
    for language in LANGUAGES:
        for table in (definitions.organisation_models, definitions.themes, definitions.insights):
            found |= set(table(language, DATA)["label"])
    return found


def strings(path: Path) -> list[str]:
    """The string constants of a file, its docstrings left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = [
        node.value
        for parent in ast.walk(tree)
        for node in ast.iter_child_nodes(parent)
        if isinstance(parent, ast.Expr) and isinstance(node, ast.Constant)
    ]
    constants = [
        node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    for text in said:
        if text in constants:
            constants.remove(text)
    return constants


def test_the_search_finds_a_label_where_there_is_one(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text('"""Lijnsturing."""\nx = f"meer {1} lijnsturing"\n', encoding="utf-8")
    assert [text for text in strings(planted) if "lijnsturing" in text.casefold()] == [" lijnsturing"]
    assert "Lijnsturing" in labels()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_category_label_is_typed(path: Path) -> None:
    typed = [
        (label, text)
        for text in strings(path)
        for label in labels()
        if re.search(rf"\b{re.escape(label)}\b", text, re.IGNORECASE)
    ]
    assert typed == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_colours_are_named_in_style_status_and_dark_alone(path: Path) -> None:
    if path.stem not in {"style", "status", "dark"}:
        assert [text for text in strings(path) if re.search(r"#[0-9a-fA-F]{6}", text)] == []
