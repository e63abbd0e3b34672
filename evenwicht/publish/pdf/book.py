"""What every writer needs to know of the whole book, gathered once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from docutils import nodes

from evenwicht.publish.exercises import solution

from .anchors import Anchors
from .metadata import Metadata

TableTags = list[list[bool]]
"""Row headers of one table as written: for every body row, which of its cells is one."""


@dataclass
class Book:
    """State shared by the documents of one build.

    Attributes
    ----------
    anchors : ids and labels of all documents
    metadata, words : title page data and interface words
    images : file name in the output folder by source address, as Sphinx collected them
    labelled_citations : whether references name sources by label, so that the bibliography must show labels
    report : called with a message and the node at fault; any report fails the build
    solutions : by document, the solutions taken out of it, by id of their exercise
    tables : row headers of every table, in the order they are written
    marks : numbers of places that the make-up asks for
    """

    anchors: Anchors
    metadata: Metadata
    words: Mapping[str, Any]
    images: dict[str, str]
    labelled_citations: bool
    report: Callable[[str, nodes.Node | None], None]
    solutions: dict[str, dict[str, solution]]
    tables: list[TableTags] = field(default_factory=list)
    marks: Iterator[int] = field(default_factory=count)

    def new_mark(self) -> str:
        """The id of a place that the make-up may ask for (`evenwicht.publish.pdf.makeup`), as a Typst string."""
        return f'"{next(self.marks)}"'
