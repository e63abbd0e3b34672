"""From a resolved doctree to Typst markup: one function per kind of node, found by its class."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from docutils import nodes

from . import markup
from .book import Book
from .numbering import Numbers


class Writer:
    """Writes one document.

    Parameters
    ----------
    handlers : what writes a node of each class; the nearest base class counts
    book : what is shared by all documents
    docname : the document
    numbers : Sphinx's numbers in it
    depth : heading levels above its title
    footnotes : footnotes of the document by id, since a note is written where it is first referred to
    """

    def __init__(
        self,
        handlers: Mapping[type[nodes.Node], Callable[[Any, Any], str]],
        book: Book,
        docname: str,
        numbers: Numbers,
        depth: int,
        footnotes: dict[str, nodes.footnote],
    ) -> None:
        self.handlers = handlers
        self.book = book
        self.docname = docname
        self.numbers = numbers
        self.level = depth
        self.footnotes = footnotes
        self.written_footnotes: set[str] = set()
        self.in_solution = False
        self.in_columns = False
        self._nesting = 0

    def render(self, node: nodes.Node) -> str:
        """Markup of a node; an unknown kind is reported, and its children written."""
        for kind in type(node).__mro__:
            if handler := self.handlers.get(kind):
                return handler(self, node)
        self.book.report(f"the PDF has no way to write {type(node).__name__!r} nodes; add one to pdf/render", node)
        return self.children(node)

    def children(self, node: nodes.Node, start: int = 0) -> str:
        """Markup of the children from `start` on."""
        return self.sequence(node.children[start:])

    def sequence(self, siblings: Sequence[nodes.Node]) -> str:
        """Markup of several nodes."""
        return "".join(map(self.render, siblings))

    def block(self, node: nodes.Node, start: int = 0) -> str:
        """A content block of the children, set within something: figures stay within its width."""
        with self.inside():
            return markup.content(self.children(node, start))

    @contextmanager
    def inside(self) -> Iterator[None]:
        """What is written within is inside a box, list or cell."""
        self._nesting += 1
        try:
            yield
        finally:
            self._nesting -= 1

    @property
    def nested(self) -> bool:
        """Whether the place being written is inside a box, list or cell, or in a column: no room beside it."""
        return self._nesting > 0 or self.in_columns

    def label(self, node: nodes.Element) -> str:
        """The label expression of a node, or `none`."""
        return self.book.anchors.label(self.docname, node["ids"][0]) if node.get("ids") else "none"

    def anchors(self, node: nodes.Element) -> str:
        """Invisible anchors for the ids of a node that something links to."""
        ids: list[str] = node.get("ids", [])
        labels = dict.fromkeys(
            self.book.anchors.label(self.docname, node_id)
            for node_id in ids
            if self.book.anchors.is_linked(self.docname, node_id)
        )
        return "".join(f"#metadata(none)#{label}" for label in labels)
