"""What the tests of the figures share: every figure drawn once, in each language that is asked for, and copies of the data to change."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from figures_in_tests import DATA, WhenAsked, draw

from evenwicht import published as publications
from evenwicht.figures import BookFigure
from evenwicht.published import Published


@pytest.fixture(autouse=True)
def _data_of_this_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    """Definitions come from the checkout, wherever the tests are started."""
    monkeypatch.setenv("EVENWICHT_DATA", str(DATA))
    monkeypatch.delenv("EVENWICHT_LANGUAGE", raising=False)


@pytest.fixture(scope="session")
def published() -> Published:
    return publications.load(DATA)


@pytest.fixture(scope="session")
def gallery(published: Published) -> dict[tuple[str, str], BookFigure]:
    """Every figure of the book by name and language."""
    return WhenAsked(lambda name, language: draw(name, published, language))


@pytest.fixture(scope="session")
def drawings(gallery: dict[tuple[str, str], BookFigure]) -> dict[tuple[str, str], str]:
    """The SVG of every figure, written once."""
    return WhenAsked(lambda name, language: gallery[name, language].svg())


@pytest.fixture
def change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str, str, str, str], Path]:
    """A copy of the data package that is now the book's, and a function that changes its cells, one at a time."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    monkeypatch.setenv("EVENWICHT_DATA", str(folder))

    def changed(file: str, key: str, wanted: str, column: str, value: str) -> Path:
        """Where the column `key` of `file` holds `wanted`, write `value` in `column`; return the data package."""
        path = folder / file
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream)
            columns, rows = list(reader.fieldnames or []), list(reader)
        found = [row for row in rows if row[key] == wanted]
        assert found, f"{file} has no {wanted} in {key}"
        for row in found:
            row[column] = value
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        return folder

    return changed
