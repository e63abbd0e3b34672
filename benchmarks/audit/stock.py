"""Build the same chapters with a stock Jupyter Book, to measure it beside the book's own site."""

from __future__ import annotations

from pathlib import Path

import yaml

STOCK = {
    "title": "Stock Jupyter Book",
    "author": "Evenwicht",
    "only_build_toc_files": True,
    "bibtex_bibfiles": ["references.bib"],
    "execute": {"execute_notebooks": "cache"},
    "parse": {"myst_enable_extensions": ["colon_fence", "dollarmath", "deflist", "attrs_inline", "attrs_block"]},
}


def build_stock(source: Path, target: Path, cache: Path) -> Path:
    """Lay the chapters out with the theme and settings that Jupyter Book brings; returns the site's folder.

    Parameters
    ----------
    source
        The book's sources.
    target
        A folder for the configuration and the build.
    cache
        The executed notebooks of the book's own build; nothing is executed again.

    Raises
    ------
    RuntimeError
        The stock build stopped.
    """
    from jupyter_book.sphinx import build_sphinx

    target.mkdir(parents=True, exist_ok=True)
    config = target / "_config.yml"
    config.write_text(yaml.safe_dump(STOCK), encoding="utf-8")
    result = build_sphinx(
        source,
        target / "html",
        path_config=config,
        confoverrides={
            "nb_execution_cache_path": str(cache),
            "latex_individualpages": False,
            "external_toc_path": str(source / "_toc.yml"),
            "exclude_patterns": ["_build", "docs", "tests", ".*", "README.md"],
        },
        doctreedir=target / "doctrees",
        noconfig=True,
        builder="html",
        warningiserror=False,
        keep_going=True,
        quiet=True,
        really_quiet=True,
    )
    if result:
        raise RuntimeError(f"stock book: the build stopped: {result}")
    return target / "html"
