"""Formulas, each with what a screen reader says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from evenwicht.publish.pdf import markup
from evenwicht.publish.pdf.formula import FormulaError, to_typst
from evenwicht.publish.pdf.spoken import spoken

from .handler import Handlers

if TYPE_CHECKING:
    from evenwicht.publish.pdf.writer import Writer


def math(writer: Writer, node: nodes.math) -> str:
    """Within a sentence: read aloud from its own signs."""
    typst = _typst(writer, node)
    alt = spoken(node.astext(), writer.book.metadata.language)
    return f"#math.equation(alt: {markup.string(alt)}, ${typst}$);" if typst else ""


def math_block(writer: Writer, node: nodes.math_block) -> str:
    """On a line of its own: its author says how it reads."""
    typst = _typst(writer, node)
    alt = node.get("alt")
    if not alt:
        writer.book.report(
            f"displayed formula without words: {' '.join(node.astext().split())[:60]!r}; write it as a {{math}} "
            f"directive with :alt:, for instance {spoken(node.astext(), writer.book.metadata.language)!r}",
            node,
        )
        return ""
    number = writer.numbers.bare("displaymath", node) or node.get("number")
    shown = markup.optional_string(f"({number})" if number else None)
    return f"\n#formula({shown}, {markup.string(alt)}, {writer.label(node)}, $ {typst} $)\n" if typst else ""


def _typst(writer: Writer, node: nodes.Element) -> str:
    try:
        return to_typst(node.astext())
    except FormulaError as error:
        writer.book.report(str(error), node)
        return ""


HANDLERS: Handlers = {nodes.math: math, nodes.math_block: math_block}
