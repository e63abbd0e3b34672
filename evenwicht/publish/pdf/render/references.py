"""Links, footnotes, citations and invisible targets."""

from __future__ import annotations

from urllib.parse import urljoin

from docutils import nodes
from sphinx import addnodes

from evenwicht.publish.pdf import markup
from evenwicht.publish.pdf.anchors import INTERNAL, split_internal
from evenwicht.publish.pdf.writer import Writer

from .handler import Handlers, leave_out
from .inline import in_language

_ABSOLUTE = ("http://", "https://", "mailto:", "doi:")


def target(writer: Writer, node: nodes.target) -> str:
    return writer.anchors(node) + writer.children(node)


def reference(writer: Writer, node: nodes.reference) -> str:
    """A link within the book, to the outside, or to a file of the site; text alone where there is no such place."""
    body = writer.children(node)
    place = destination(writer, node)
    if place is None or not body.strip():
        return body
    return f"#link({place})[{body}];"


def destination(writer: Writer, node: nodes.reference) -> str | None:
    """Where a link leads, as a Typst expression; None if paper cannot lead there."""
    uri = node.get("refuri", "")
    if node.get("refid"):
        return _label(writer, writer.docname, node["refid"], node)
    if uri.startswith(INTERNAL):
        return _label(writer, *split_internal(uri), node)
    if uri.startswith(_ABSOLUTE):
        return markup.string(uri)
    if uri and writer.book.metadata.url:
        page = urljoin(writer.book.metadata.url.rstrip("/") + "/", f"{writer.docname}.html")
        return markup.string(urljoin(page, uri))
    return None


def _label(writer: Writer, docname: str, node_id: str, node: nodes.Node) -> str | None:
    """The label of a place; one in a document outside the book, or that no document defines, is reported."""
    anchors = writer.book.anchors
    if not anchors.defines(docname, node_id):
        writer.book.report(f"link to {docname}#{node_id}, which the book does not have", node)
        return None
    return anchors.label(docname, node_id)


def footnote_reference(writer: Writer, node: nodes.footnote_reference) -> str:
    """The note itself at its first reference, the site's number at every one."""
    note = writer.footnotes[node["refid"]]
    label = writer.book.anchors.label(writer.docname, note["ids"][0])
    numbering = f"numbering: (..) => {markup.string(node.astext())}"
    if note["ids"][0] in writer.written_footnotes:
        return f"#footnote({numbering}, {label});"
    writer.written_footnotes.add(note["ids"][0])
    with writer.inside():
        body = writer.children(note, 1).strip()
    return f"#[#footnote({numbering})[{body}]#{label}];"


def citation(writer: Writer, node: nodes.citation) -> str:
    """An entry of the bibliography; the label shows only if references name it."""
    name = writer.children(node.children[0]) if writer.book.labelled_citations else ""
    body = in_language(node, writer.children(node, 1).strip())
    return f"\n#source({writer.label(node)}, [{name}])[{body}]\n"


def unresolved(writer: Writer, node: nodes.Element) -> str:
    writer.book.report(f"unresolved reference to {node.get('reftarget', node.astext())!r}", node)
    return writer.children(node)


HANDLERS: Handlers = {
    nodes.target: target,
    nodes.reference: reference,
    addnodes.number_reference: reference,
    addnodes.download_reference: reference,
    addnodes.pending_xref: unresolved,
    nodes.footnote: leave_out,
    nodes.footnote_reference: footnote_reference,
    nodes.citation: citation,
    nodes.citation_reference: unresolved,
}
