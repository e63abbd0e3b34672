"""The order in which documents follow each other in the PDF and in its lists, as the table of contents has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sphinx import addnodes
from sphinx.environment import BuildEnvironment
from sphinx.errors import ConfigError


@dataclass(frozen=True)
class PlacedDocument:
    """One document of the book.

    Attributes
    ----------
    docname : name of the document, as Sphinx has it
    depth : how many heading levels it is moved down; the root document and its children have 0
    part : caption of the part of the table of contents that it belongs to
    """

    docname: str
    depth: int
    part: str | None


def reading_order(env: BuildEnvironment, root: str) -> list[PlacedDocument]:
    """Documents reachable from `root` through its toctrees, each once, depth first.

    A document that no toctree names is not in the book and is left out.
    """
    order: list[PlacedDocument] = []
    seen: set[str] = set()

    def visit(docname: str, depth: int, part: str | None) -> None:
        if docname in seen:
            return
        seen.add(docname)
        order.append(PlacedDocument(docname, depth, part))
        for toctree in env.get_doctree(docname).findall(addnodes.toctree):
            for _, reference in toctree["entries"]:
                if reference in env.found_docs:
                    visit(reference, depth + (docname != root), toctree.get("caption") or part)

    visit(root, 0, None)
    return order


def front_first(order: Sequence[PlacedDocument], front: Sequence[str]) -> list[PlacedDocument]:
    """The same entries, those of the documents `front` before the others.

    Raises
    ------
    ConfigError
        If the book has no such document.
    """
    by_name = {entry.docname: entry for entry in order}
    if unknown := [name for name in front if name not in by_name]:
        raise ConfigError(f"pdf_metadata: front names {unknown[0]!r}, which is not in _toc.yml")
    return [*map(by_name.__getitem__, front), *(entry for entry in order if entry.docname not in front)]
