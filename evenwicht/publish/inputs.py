"""A digest of everything that a chapter's results depend on, so that no stale number is ever shown."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from evenwicht import language as lang
from evenwicht.publish.edition import edition_moment
from evenwicht.survey.disclosure import MINIMUM_VARIABLE
from evenwicht.survey.loaded import PROVENANCE_VARIABLE, survey_path

_PACKAGE = Path(__file__).resolve().parents[1]
_LIBRARIES = ("numpy", "pandas", "scipy", "statsmodels", "matplotlib", "seaborn", "highspy", "arviz-stats")


def digest(paths: Iterable[Path], *texts: str) -> str:
    """A hexadecimal digest of the contents and names of files, and of some texts; 16 characters."""
    state = hashlib.sha256()
    for text in texts:
        state.update(text.encode() + b"\0")
    for path in sorted(paths):
        state.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return state.hexdigest()[:16]


def package_files() -> list[Path]:
    """The files of the package that a chapter can import; those of `evenwicht.publish` only lay out the book."""
    publish = _PACKAGE / "publish"
    return [
        path
        for path in _PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and publish not in path.parents
    ]


def results_digest(data: Path) -> str:
    """The digest of what results depend on: data, package, language, survey export, and the libraries' versions."""
    files = [path for path in data.rglob("*") if path.is_file()] + package_files()
    survey = survey_path()
    told = ""
    if survey is not None:
        files.append(survey)
        told = " ".join(os.environ.get(name, "") for name in (PROVENANCE_VARIABLE, MINIMUM_VARIABLE))
    versions = [f"{library}=={metadata.version(library)}" for library in _LIBRARIES]
    return digest(files, lang.current(), told, *versions)


def book_digest(source: Path, data: Path) -> str:
    """The digest of what the built book depends on: its results, its chapters, how it is laid out, where and when.

    Raises
    ------
    evenwicht.publish.edition.EditionError
        The moment of the edition cannot be told.
    """
    publish = [p for p in (_PACKAGE / "publish").rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    chapters = [*source.glob("*.md"), *source.glob("_*.yml"), *(source / "chapters").rglob("*")]
    beside = [*source.glob("*.bib"), *source.glob("*.cff"), source / "requirements.txt", source / "pyproject.toml"]
    texts = [path for path in [*chapters, *beside] if path.is_file()]
    edition = edition_moment(source).isoformat()
    return digest([*publish, *texts], results_digest(data), os.environ.get("BOOK_ADDRESS", ""), edition)
