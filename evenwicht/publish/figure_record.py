"""From a figure's notebook output to its place in the book: alt text, what it rests on, its data in reach.

A `evenwicht.figures.BookFigure` carries a record beside its SVG. myst-nb hands it to `FigureRecordRenderer`;
the transform `AttachRecords` gives the image its alt text, writes under the caption what the figure rests on
and where its numbers come from, and adds the numbers as a folded table. The record of a `evenwicht.tables.BookTable`
says what the table rests on; `AttachTableNotes` writes that under it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.figures.status import explanation, name
from evenwicht.publish.table_rows import plain_table
from evenwicht.tables.book_table import RECORD_TYPE

WORDS = Bilingual(
    __name__, {"rests": "Rust op", "source": "Bron", "data": "Cijfers bij deze figuur", "own": "deze uitgave"}
)


NOTE = "figure-note"
"""Class of the paragraph that says what a figure or a table rests on."""


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


def told_basis(record: dict[str, Any]) -> str:
    """What a figure or a table rests on and where its numbers come from, in words."""
    language = record["language"]
    words = WORDS[lang.current(language)]
    rests = lang.listing([f"{name(s, language)} ({explanation(s, language)})" for s in record["statuses"]], language)
    parts = [f"{words['rests']}: {rests}." if rests else "", f"{words['source']}: {source_of(record)}."]
    return " ".join(parts if "source" in record or not rests else parts[:1]).strip()


def _note(record: dict[str, Any]) -> nodes.paragraph:
    """`told_basis` as a paragraph; the record stays with it for who says it with signs."""
    told = told_basis(record)
    return nodes.paragraph("", told, classes=[NOTE], record=record)


def source_of(record: dict[str, Any]) -> str:
    """Where the numbers of a figure come from; what has none is this edition's own."""
    return str(record.get("source", WORDS[lang.current(record["language"])]["own"]))


def _caption(holder: nodes.Element, record: dict[str, Any]) -> None:
    """The caption that a figure or a table brings itself, where the chapter leaves it to them."""
    if "caption" in record and not any(isinstance(child, nodes.caption) for child in holder.children):
        holder.append(nodes.caption(record["caption"], record["caption"]))


class LeaveOutNothing(SphinxTransform):
    """Leave out a cell of a figure or a table that has nothing to show (`evenwicht.nothing.Nothing`)."""

    default_priority = 195

    def apply(self, **kwargs: Any) -> None:
        """Take away each cell that names a figure and has no output."""
        for cell in list(self.document.findall(nodes.container)):
            if cell.get("nb_element") != "cell_code" or "figure" not in cell["cell_metadata"].get("mystnb", {}):
                continue
            shown = [part for part in cell.findall(nodes.container) if part.get("nb_element") == "cell_code_output"]
            if not shown:
                cell.parent.remove(cell)


class AttachTableNotes(SphinxTransform):
    """Write under each table what it rests on; before the PDF builder makes tables of the outputs (priority 205)."""

    default_priority = 200

    def apply(self, **kwargs: Any) -> None:
        """Take the record of every table out of its output."""
        for node in list(self.document.findall(figure_record)):
            if "alt" in node["record"]:
                continue
            holder = node.parent
            bundle = holder.parent
            bundle.remove(holder)
            note = _note(node["record"])
            if isinstance(bundle.parent, nodes.figure):
                _caption(bundle.parent, node["record"])
                bundle.parent.append(nodes.legend("", note))
            else:
                bundle.parent.insert(bundle.parent.index(bundle) + 1, note)


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
                _caption(whole, record)
                whole.append(nodes.legend("", _note(record)))
            title = WORDS[lang.current(record["language"])]["data"]
            data = figure_data("", plain_table(record["columns"], record["rows"]), title=title)
            whole.parent.insert(whole.parent.index(whole) + 1, data)


def figure_around(image: nodes.Element) -> nodes.figure | None:
    """The figure that an image stands in; None for one without a caption and a name."""
    holder = image.parent
    while holder is not None and not isinstance(holder, nodes.figure):
        holder = holder.parent
    return holder


def recorded_images(doctree: nodes.document) -> Iterator[nodes.image]:
    """The images of a document that carry a figure's record, in order."""
    for image in doctree.findall(nodes.image):
        if "record" in image:
            yield image


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the node and the transforms; the site shows the folded data, the PDF leaves it out."""
    app.add_node(figure_data)
    app.add_transform(AttachRecords)
    app.add_transform(AttachTableNotes)
    app.add_transform(LeaveOutNothing)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
