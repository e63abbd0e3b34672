"""The shape of a handler, and the two that many nodes share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docutils import nodes

from evenwicht.publish.pdf.writer import Writer

Handler = Callable[[Writer, Any], str]
Handlers = dict[type[nodes.Node], Handler]


def pass_through(writer: Writer, node: nodes.Element) -> str:
    """The children, and nothing of the node itself."""
    return writer.children(node)


def leave_out(writer: Writer, node: nodes.Node) -> str:
    """Nothing: the node has no place on paper."""
    return ""
