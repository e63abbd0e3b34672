"""Run Sphinx on the book with the settings of ``_config.yml``: the same way for the site and for the PDF.

What one builder read, the other need not read again: their settings differ in nothing that reading depends on.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jupyter_book.config import get_final_config
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils


def settings_of(source: Path, overrides: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of Sphinx for the book in a folder."""
    found, _ = get_final_config(
        user_yaml=source / "_config.yml",
        cli_config={"latex_individualpages": False, **overrides},
        sourcedir=source,
    )
    return dict(found)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Let no garbage be looked for: a book as trees of a million small objects takes half of a build to look through.

    It is looked for again afterwards, where it was before.
    """
    if not gc.isenabled():
        yield
        return
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()


def run_sphinx(source: Path, build: Path, builder: str, settings: Mapping[str, Any]) -> Sphinx:
    """Run a builder, which writes into its folder of `build`; returns the application, with its ``statuscode``.

    Raises
    ------
    Exception
        What Sphinx or an extension raised; most are a `sphinx.errors.SphinxError`.
    """
    with _no_collection(), patch_docutils(None), docutils_namespace():
        app = Sphinx(
            srcdir=str(source),
            confdir=None,
            outdir=str(build / builder),
            doctreedir=str(build / ".doctrees"),
            buildername=builder,
            confoverrides=dict(settings),
            warningiserror=True,
            keep_going=True,
            status=None,
            warning=sys.stderr,
        )
        if app.config["use_multitoc_numbering"]:
            app.setup_extension("sphinx_multitoc_numbering")
        app.build()
    return app
