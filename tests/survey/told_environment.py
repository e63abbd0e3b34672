"""Environment variables for the length of a test, in the folder of the chapters."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def environment(**variables: str) -> Iterator[None]:
    """Environment variables, and the folder of the chapters, for as long as a block runs."""
    before, folder = dict(os.environ), Path.cwd()
    os.environ.update(variables)
    os.chdir(ROOT / "chapters")
    try:
        yield
    finally:
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(before)
