"""Sphinx extension: the builder `typst`, which writes a book as an accessible PDF (PDF/UA-1 and PDF/A-3a).

Needs no TeX and no browser. `metadata` says what to put in the config value `pdf_metadata`. `command.build_pdf` runs it after
the website.

How sources say what the PDF should do:

- a figure needs `alt` (cells: `mystnb.image.alt`), a displayed formula is a `{math}` directive with `:alt:`;
- code shows where the site shows it unfolded, and in solutions; a cell tagged `screen-only` stays out with its output;
- an admonition with class `exercise` is an exercise; one with class `solution`, and cells tagged `solution`, move to
  the end of their chapter;
- a widget prints as the `image/svg+xml` or `text/markdown` of its output, with a link to the page where it works;
- what only fits the site goes in `{only} html`, its counterpart for paper in `{only} typst`.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from . import bibliography
from .builder import TypstBuilder
from .formula import MathWithAlt
from .outputs import OutputsForPrint, TablesFromHtml, lead_to_passage, prefer_printable


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the builder, its transforms and its one config value."""
    app.add_config_value("pdf_metadata", {}, "", dict)
    app.add_builder(TypstBuilder)
    app.add_directive("math", MathWithAlt, override=True)
    app.add_transform(TablesFromHtml)
    app.add_post_transform(OutputsForPrint)
    app.connect("config-inited", prefer_printable, priority=1)
    app.connect("missing-reference", lead_to_passage)
    bibliography.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
