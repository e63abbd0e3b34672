"""Labels in the PDF: which ids of which document are one place, and which are linked to."""

from __future__ import annotations

from dataclasses import dataclass, field

from docutils import nodes

from .markup import string

INTERNAL = "%"
"""Prefix of the address of a document within the book; see `TypstBuilder.get_target_uri`."""


def split_internal(uri: str) -> tuple[str, str]:
    """Document and id of an address within the book.

    Examples
    --------
    >>> split_internal("%chapters/methode#fig-means")
    ('chapters/methode', 'fig-means')
    """
    docname, _, node_id = uri.removeprefix(INTERNAL).partition("#")
    return docname, node_id


@dataclass
class Anchors:
    """Ids collected from every document: an element has one label, its first id, whatever id is linked to.

    The title section of a document has the empty id, since links to a document carry none.
    """

    canonical: dict[tuple[str, str], str] = field(default_factory=dict)
    linked: set[tuple[str, str]] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)

    def collect(self, docname: str, doctree: nodes.Element) -> None:
        """Note every id that a document, or a part taken out of it, defines."""
        self.documents.add(docname)
        for node in doctree.findall(nodes.Element):
            ids: list[str] = node.get("ids", [])
            is_title = isinstance(node, nodes.section) and isinstance(node.parent, nodes.document)
            for node_id in ids:
                self.canonical[docname, node_id] = "" if is_title else ids[0]

    def collect_links(self, docname: str, doctree: nodes.Element) -> None:
        """Note every place that a document, or a part taken out of it, links to."""
        for reference in doctree.findall(nodes.reference):
            if reference.get("refid"):
                self.linked.add(self.place(docname, reference["refid"]))
            elif reference.get("refuri", "").startswith(INTERNAL):
                self.linked.add(self.place(*split_internal(reference["refuri"])))

    def place(self, docname: str, node_id: str) -> tuple[str, str]:
        """Document and canonical id."""
        return docname, self.canonical.get((docname, node_id), node_id)

    def defines(self, docname: str, node_id: str) -> bool:
        """Whether the book has this document, and the document this id, the empty one (its title) included."""
        return docname in self.documents and (not node_id or (docname, node_id) in self.canonical)

    def label(self, docname: str, node_id: str = "") -> str:
        """A Typst label expression."""
        docname, node_id = self.place(docname, node_id)
        return f"label({string(f'{docname}#{node_id}' if node_id else docname)})"

    def is_linked(self, docname: str, node_id: str) -> bool:
        """Whether anything links to this place."""
        return self.place(docname, node_id) in self.linked
