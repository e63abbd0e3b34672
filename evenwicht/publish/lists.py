"""Lists of all numbered figures or tables of the book, made at build: ``{list-of} figure`` and ``{list-of} table``.

Each item is one link, with the number and the first sentence of the caption; in the PDF the page follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from evenwicht.publish.reading_order import reading_order

LIST_OF = "list-of"
"""Class of the bullet list that such a list becomes."""
REGISTER = "register"
"""Class of the bullet list that an index becomes, and name of its directive."""
KINDS: dict[str, tuple[type[nodes.Element], type[nodes.Element]]] = {
    "figure": (nodes.figure, nodes.caption),
    "table": (nodes.table, nodes.title),
}
"""What is listed, and which child of it holds its caption."""
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")


class list_of(nodes.General, nodes.Element):
    """The place of a list of ``kind``, until `fill` has made it."""


@dataclass(frozen=True)
class Listed:
    """A numbered figure or table: the document and id of its place, its number with its word, and its caption."""

    docname: str
    node_id: str
    number: str
    caption: str

    @property
    def title(self) -> str:
        """The first sentence of the caption, without its full stop."""
        return _SENTENCE_END.split(self.caption, maxsplit=1)[0].rstrip(".")


class ListOf(SphinxDirective):
    """``{list-of} figure`` or ``{list-of} table``."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The place of the list."""
        return [list_of(kind=directives.choice(self.arguments[0], list(KINDS)))]


def numbered(env: BuildEnvironment, root: str, kind: str) -> Iterator[Listed]:
    """Every figure or table of the book that has a number, in reading order."""
    element, title = KINDS[kind]
    word = env.config.numfig_format[kind]
    for entry in reading_order(env, root):
        numbers = env.toc_fignumbers.get(entry.docname, {}).get(kind, {})
        for node in env.get_doctree(entry.docname).findall(element):
            ids: list[str] = node["ids"]
            if found := next((node_id for node_id in ids if node_id in numbers), None):
                caption = next((part.astext() for part in node.children if isinstance(part, title)), "")
                yield Listed(entry.docname, found, word % ".".join(map(str, numbers[found])), caption)


def link(app: Sphinx, docname: str, to: str, node_id: str, *content: nodes.Node) -> nodes.reference:
    """A link from one document to an element of another, on the site and on paper."""
    uri = app.builder.get_relative_uri(docname, to)
    return nodes.reference("", "", *content, internal=True, refuri=f"{uri}#{node_id}")


def fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the lists where they belong."""
    for place in list(doctree.findall(list_of)):
        items = nodes.bullet_list("", classes=[LIST_OF])
        for listed in numbered(app.env, app.config.root_doc, place["kind"]):
            number = nodes.inline("", listed.number, classes=["list-number"])
            reference = link(app, docname, listed.docname, listed.node_id, number, nodes.Text(f" {listed.title}"))
            items += nodes.list_item("", nodes.paragraph("", "", reference))
        place.replace_self(items if items.children else [])


def with_lists(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Documents that must be written again whichever document changed."""
    return [name for name in env.found_docs if next(env.get_doctree(name).findall(list_of), None) is not None]


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive, and fill the lists once everything is numbered."""
    app.add_node(list_of)
    app.add_directive("list-of", ListOf)
    app.connect("env-updated", with_lists)
    app.connect("doctree-resolved", fill)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
