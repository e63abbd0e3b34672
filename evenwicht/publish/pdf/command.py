"""Build the PDF of a Jupyter Book from what building its website left behind."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sphinx.errors import SphinxError

from evenwicht.publish.files import write_whole
from evenwicht.publish.sphinx_run import run_sphinx, settings_of

from .metadata import metadata_of
from .outputs import BUILDER


class PdfError(RuntimeError):
    """The book could not be written; nothing was put in the output folder."""


def build_pdf(source: Path, build: Path, out: Path, overrides: Mapping[str, Any] | None = None) -> Path:
    """Write the PDF and return its path.

    Parameters
    ----------
    source : folder with `_config.yml` and `_toc.yml`
    build : build folder of the website; its `.doctrees` and the outputs of its notebooks are read again, so that
        only what changed since is parsed; sources of the PDF go to its folder `typst`
    out : folder that receives the PDF, written beside and renamed
    overrides : Sphinx settings that the website was built with besides those of `_config.yml`

    Raises
    ------
    PdfError
        If anything was reported (warnings are errors), or the PDF does not meet its standards.
    """
    source, build, out = source.resolve(), build.resolve(), out.resolve()
    folder = build / BUILDER
    if folder.exists():
        shutil.rmtree(folder)
    try:
        app = run_sphinx(source, build, BUILDER, settings_of(source, overrides or {}))
    except SphinxError as error:
        raise PdfError(str(error)) from error
    if app.statuscode:
        raise PdfError("there were warnings, and warnings are errors")
    name = metadata_of(app.config).filename
    out.mkdir(parents=True, exist_ok=True)
    write_whole(out / name, (folder / name).read_bytes())
    return out / name
