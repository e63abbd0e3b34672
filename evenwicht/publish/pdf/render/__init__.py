"""Handlers by family of nodes; each takes the writer and a node and returns Typst markup."""

from __future__ import annotations

from . import boxes, code, images, inline, references, structure, tables
from .handler import Handlers

HANDLERS: Handlers = {
    **structure.HANDLERS,
    **inline.HANDLERS,
    **references.HANDLERS,
    **boxes.HANDLERS,
    **code.HANDLERS,
    **images.HANDLERS,
    **tables.HANDLERS,
}
"""The handler of every node class that the PDF knows; the nearest base class counts."""
