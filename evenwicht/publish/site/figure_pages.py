"""A page for every figure, at an address that stays when its chapter moves."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from evenwicht.publish.figures_folder import PublishedFigure
from evenwicht.publish.site import fresh
from evenwicht.publish.site.contents import figures_of
from evenwicht.publish.site.drawing import size
from evenwicht.publish.site.figures import FOLDER, SMALL, basis_html, narrow_size, picture_html
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
        "key_figure": made.width <= SMALL,
        "picture": picture_html(figure.name, record["alt"], made, "../", narrow_size(record)),
        "basis": basis_html(record),
        "table": mended(table_html(app, record["columns"], record["rows"])),
        "chapter_url": f"../{app.builder.get_target_uri(figure.chapter)}#{nodes.make_id(figure.name)}",
        "chapter_title": app.env.titles[figure.chapter].astext(),
    }


def pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """One page for each figure that changed."""
    wanted = fresh.changed(app)
    ordered = sorted(figures_of(app), key=lambda figure: [int(part) for part in figure.number.split(".") if part])
    for before, figure, after in zip([None, *ordered], ordered, [*ordered[1:], None], strict=False):
        if f"{FOLDER}/{figure.name}" in wanted:
            ways = {"prev": _way(app, before), "next": _way(app, after)}
            yield f"{FOLDER}/{figure.name}", context_of(app, figure) | ways, "figure.html"


def _way(app: Sphinx, figure: PublishedFigure | None) -> dict[str, str] | None:
    """The link to a figure's page from that of another."""
    if figure is None:
        return None
    number = f"{words(app.config.language)['figure']} {figure.number}"
    return {"link": f"{figure.name}.html", "title": f"{number}. {escape(figure.heading)}"}
