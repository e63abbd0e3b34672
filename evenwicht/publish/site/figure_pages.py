"""A page for every figure, at an address that stays when its chapter moves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from evenwicht.publish.figures_folder import PublishedFigure
from evenwicht.publish.site import fresh
from evenwicht.publish.site.contents import figures_of
from evenwicht.publish.site.drawing import size
from evenwicht.publish.site.figures import FOLDER, basis_html, picture_html
from evenwicht.publish.site.output import mended
from evenwicht.publish.site.words import words
from evenwicht.publish.table_rows import plain_table, set_table


def table_html(app: Sphinx, columns: list[str], rows: list[list[str]]) -> str:
    """The numbers behind a figure, set as in its chapter."""
    table = plain_table(columns, rows)
    set_table(table)
    assert isinstance(app.builder, StandaloneHTMLBuilder)
    return f'<div class="table-wrapper">{app.builder.render_partial(table)["fragment"]}</div>'


def context_of(app: Sphinx, figure: PublishedFigure) -> dict[str, Any]:
    """What the template ``figure.html`` shows of a figure."""
    made = size(figure.svg.read_text(encoding="utf-8"))
    record = figure.record
    number = f"{words(app.config.language)['figure']} {figure.number}"
    return {
        "title": figure.heading,
        "figure": figure,
        "figure_number": number,
        "picture": picture_html(figure.name, record["alt"], made, "../"),
        "basis": basis_html(record),
        "table": mended(table_html(app, record["columns"], record["rows"])),
        "chapter_url": f"../{app.builder.get_target_uri(figure.chapter)}#{nodes.make_id(figure.name)}",
        "chapter_title": app.env.titles[figure.chapter].astext(),
    }


def pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """One page for each figure that changed."""
    wanted = fresh.changed(app)
    for figure in figures_of(app):
        if f"{FOLDER}/{figure.name}" in wanted:
            yield f"{FOLDER}/{figure.name}", context_of(app, figure), "figure.html"


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the pages."""
    app.connect("html-collect-pages", pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
