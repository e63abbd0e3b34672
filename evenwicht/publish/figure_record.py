"""From a figure's notebook output to its place in the book: alt text, what it rests on, its data in reach.

A `evenwicht.figures.BookFigure` carries a record beside its SVG. myst-nb hands it to `FigureRecordRenderer`;
the transform `AttachRecords` gives the image its alt text, writes under the caption what the figure rests on
and where its numbers come from, and adds the numbers as a folded table.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from evenwicht import language as lang
from evenwicht.figures.book_figure import RECORD_TYPE
from evenwicht.figures.status import explanation, name

WORDS = {
    "nl": {"rests": "Rust op", "source": "Bron", "data": "Cijfers bij deze figuur"},
    "en": {"rests": "Rests on", "source": "Source", "data": "Numbers behind this figure"},
}


class figure_record(nodes.General, nodes.Element):
    """The record of one figure, in the attribute ``record``, until its image has taken it over."""


class figure_data(nodes.General, nodes.Element):
    """The numbers behind a figure, folded; its child is a table, its ``title`` the words to open it."""


class FigureRecordRenderer:
    """The myst-nb plug-in for the media type of figure records (entry point ``myst_nb.mime_renderers``)."""

    @staticmethod
    def handle_mime(renderer: Any, data: Any, inline: bool) -> list[nodes.Element] | None:
        """One `figure_record` for a record; None leaves any other output to myst-nb."""
        return [figure_record(record=data.content)] if data.mime_type == RECORD_TYPE else None


def plain_table(columns: list[str], rows: list[list[str]]) -> nodes.table:
    """A docutils table of texts whose first column names the rows."""
    group = nodes.tgroup("", cols=len(columns))
    specs = [nodes.colspec("", colwidth=1) for _ in columns]
    specs[0]["stub"] = 1
    group += specs

    def row(cells: list[str]) -> nodes.row:
        return nodes.row("", *(nodes.entry("", nodes.paragraph("", cell)) for cell in cells))

    group += nodes.thead("", row(columns))
    group += nodes.tbody("", *map(row, rows))
    return nodes.table("", group, classes=["colwidths-auto"])


def _note(record: dict[str, Any]) -> str:
    language = record["language"]
    words = WORDS[lang.current(language)]
    rests = lang.listing([f"{name(s, language)} ({explanation(s, language)})" for s in record["statuses"]], language)
    return f"{words['rests']}: {rests}. {words['source']}: {record['source']}."


class AttachRecords(SphinxTransform):
    """Give each figure its alt text, its note and its data."""

    default_priority = 390

    def apply(self, **kwargs: Any) -> None:
        """Take every record out of its output and put what it says where it belongs."""
        for node in list(self.document.findall(figure_record)):
            holder = node.parent
            bundle = holder.parent
            bundle.remove(holder)
            record = node["record"]
            for image in bundle.findall(nodes.image):
                image["alt"] = record["alt"]
                image["record"] = record
            whole = bundle.parent if isinstance(bundle.parent, nodes.figure) else bundle
            if whole is not bundle:
                note = nodes.paragraph("", _note(record), classes=["figure-note"])
                whole.append(nodes.legend("", note))
            title = WORDS[lang.current(record["language"])]["data"]
            data = figure_data("", plain_table(record["columns"], record["rows"]), title=title)
            whole.parent.insert(whole.parent.index(whole) + 1, data)


def recorded_images(doctree: nodes.document) -> Iterator[nodes.image]:
    """The images of a document that carry a figure's record, in order."""
    for image in doctree.findall(nodes.image):
        if "record" in image:
            yield image


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the node and the transform; the site shows the folded data, the PDF leaves it out."""
    app.add_node(figure_data)
    app.add_transform(AttachRecords)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
