"""Build the PDF of a Jupyter Book from what building its website left behind."""

from __future__ import annotations

import shutil
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.errors import SphinxError

from evenwicht.publish.sphinx_run import run_sphinx, settings_of

from .metadata import metadata_of
from .outputs import BUILDER

EXTENSION = "evenwicht.publish.pdf"


class PdfError(RuntimeError):
    """The book could not be written; nothing was put in the output folder."""


def build_pdf(
    source: Path, build: Path, out: Path, overrides: Mapping[str, Any] | None = None, *, quiet: bool = False
) -> Path:
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
        If the sources are not a Jupyter Book, if anything was reported (warnings are errors), if the PDF does not meet
        its standards, or if a notebook was not in the cache and had to run.
    """
    source, build, out = source.resolve(), build.resolve(), out.resolve()
    config_file, toc_file = source / "_config.yml", source / "_toc.yml"
    for file in (config_file, toc_file):
        if not file.is_file():
            raise PdfError(f"{file.name}: not found in {source.name}; give the folder of a Jupyter Book")
    config = settings_of(source, overrides or {})
    if EXTENSION not in config["extensions"]:
        raise PdfError(f"_config.yml: add {EXTENSION} to sphinx.extra_extensions, so that site and PDF agree")
    started = time.time()
    folder = build / BUILDER
    if folder.exists():
        shutil.rmtree(folder)
    try:
        app = run_sphinx(source, build, BUILDER, config, quiet=quiet)
    except SphinxError as error:
        raise PdfError(str(error)) from error
    if ran := executed_since(app, started):
        raise PdfError(f"{', '.join(ran)}: executed again; build the website first, so that the cache holds it")
    if app.statuscode:
        raise PdfError("there were warnings, and warnings are errors")
    name = metadata_of(app.config).filename
    out.mkdir(parents=True, exist_ok=True)
    unfinished = out / f"{name}.part"
    shutil.copyfile(folder / name, unfinished)
    return unfinished.replace(out / name)


def executed_since(app: Sphinx, moment: float) -> list[str]:
    """Documents whose notebook ran after `moment` (seconds since 1970), by MyST-NB's own records."""
    records: Mapping[str, Mapping[str, Any]] = getattr(app.env, "nb_metadata", {})
    return sorted(
        docname for docname, record in records.items() if (record.get("exec_data") or {}).get("mtime", 0) > moment
    )
