"""What the results of a chapter depend on, by content, so that no stale number is ever shown and no fresh one made twice.

A kernel tells which files a chapter opened and which folders it looked through. Its results hold for as long as those of
the data, of the package and of the book's sources are what they were, in the same surroundings.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import os
import platform
import sys
from collections.abc import Iterable, Mapping
from importlib import metadata
from pathlib import Path

from evenwicht import language as lang
from evenwicht.answers_named import (
    EMPTY_VARIABLE,
    MINIMUM_VARIABLE,
    POPULATION_VARIABLE,
    PROVENANCE_VARIABLE,
    YEAR_VARIABLE,
    mapping_paths,
    population_path,
    survey_paths,
)
from evenwicht.publish.edition import edition_moment

_PACKAGE = Path(__file__).resolve().parents[1]
_LIBRARIES = (
    *(
        "numpy",
        "pandas",
        "scipy",
        "statsmodels",
        "matplotlib",
        "seaborn",
        "highspy",
        "arviz-stats",
        "pyarrow",
        "joblib",
    ),
    *("ipython", "ipykernel", "anywidget", "ipywidgets", "myst-nb", "sphinx"),
)


def digest(paths: Iterable[Path], *texts: str) -> str:
    """A hexadecimal digest of the contents and names of files, and of some texts; 16 characters."""
    state = hashlib.sha256()
    for text in texts:
        state.update(text.encode() + b"\0")
    for path in sorted(paths):
        state.update(path.name.encode() + b"\0" + _content(path).encode())
    return state.hexdigest()[:16]


def _content(path: Path) -> str:
    """A digest of the bytes of a file, or of the names in a folder; empty if it is not there."""
    try:
        if path.is_dir():
            return hashlib.sha256("\0".join(sorted(os.listdir(path))).encode()).hexdigest()[:16]
        told = path.stat()
        return _read(path, told.st_mtime_ns, told.st_size, told.st_ino)
    except OSError:
        return ""


@functools.lru_cache(maxsize=4096)
def _read(path: Path, *moment: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


@functools.cache
def _versions() -> str:
    """The versions of Python and of the libraries that results come from."""
    return " ".join([platform.python_version(), *(f"{name}=={metadata.version(name)}" for name in _LIBRARIES)])


def surroundings(data: Path, language: str | None = None) -> str:
    """A digest of what every chapter depends on besides files: language, survey export, libraries, where the data stand."""
    surveys, population = survey_paths(), population_path()
    files: list[Path] = []
    told = ""
    if surveys:
        files = [*surveys, *mapping_paths(), *filter(None, [population])]
        names = (PROVENANCE_VARIABLE, MINIMUM_VARIABLE, EMPTY_VARIABLE, YEAR_VARIABLE, POPULATION_VARIABLE)
        told = " ".join([*(path.name for path in surveys), *(os.environ.get(name, "") for name in names)])
    return digest(files, lang.current(language), told, _versions(), os.fspath(data.resolve()))


def contents(used: Mapping[str, Iterable[str]], since: float, source: Path, data: Path, aside: Path) -> dict[str, str]:
    """The files and folders of the book that a chapter used, each with a digest of its content.

    Parameters
    ----------
    used
        ``files`` and ``folders``: absolute paths, as `evenwicht.publish.kernel` tells them.
    since
        When the chapter started, in seconds since 1970. What was written later holds for no result.
    source, data
        The folders of the book's sources and of its data package.
    aside
        The build folder, whose files are not looked at.

    Compiled modules count by their source, and a folder of modules is not looked at: Python looks through it whenever
    it imports one of them.
    """
    files = {*map(_source_of, used["files"])}
    folders = {Path(path) for path in used["folders"]}
    roots = (_PACKAGE, source, data)
    kept = {path for path in files if _within(path, roots)} | {path for path in folders if _within(path, (data,))}
    not_ours = (aside, Path(sys.prefix).resolve(), source / ".git")
    ours = [path for path in sorted(kept) if not _within(path, not_ours)]
    return {os.fspath(path): _content(path) if _older(path, since) else "later" for path in ours}


def _older(path: Path, moment: float) -> bool:
    return not path.exists() or path.stat().st_mtime < moment


def _source_of(path: str) -> Path:
    if "__pycache__" in path:
        path = importlib.util.source_from_cache(path.rsplit(".pyc", 1)[0] + ".pyc")
    return Path(path)


def _within(path: Path, roots: Iterable[Path]) -> bool:
    return any(path == root or os.fspath(path).startswith(f"{root}{os.sep}") for root in roots)


def hold(found: Mapping[str, str] | None) -> bool:
    """Whether files and folders are what they were; no if nobody noted what they were."""
    return found is not None and all(_content(Path(path)) == before for path, before in found.items())


@functools.cache
def package() -> str:
    """A digest of the package, as it was when first asked, and of the versions that it runs on."""
    return digest(_files(_PACKAGE), _versions())


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]


def book_digest(source: Path, data: Path) -> str:
    """The digest of what the built book depends on: its results, its chapters, how it is laid out, where and when.

    Raises
    ------
    evenwicht.publish.edition.EditionError
        The moment of the edition cannot be told.
    """
    chapters = [*source.glob("*.md"), *source.glob("_*.yml"), *(source / "chapters").rglob("*")]
    chapters += [*(source / "locale").rglob("*"), *(source / "docs").rglob("*")]  # the zip of notebooks holds the docs
    beside = [*source.glob("*.bib"), *source.glob("*.cff"), source / "requirements.txt", source / "pyproject.toml"]
    texts = [path for path in [*chapters, *beside] if path.is_file()]
    edition = edition_moment(source).isoformat()
    return digest([*_files(data), *texts], package(), surroundings(data), os.environ.get("BOOK_ADDRESS", ""), edition)
