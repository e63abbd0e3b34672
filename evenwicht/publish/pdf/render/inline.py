"""Nodes within a line of text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from evenwicht.publish.pdf import markup

from .handler import Handler, Handlers, leave_out

if TYPE_CHECKING:
    from evenwicht.publish.pdf.writer import Writer

_ICON = re.compile(r"<svg[^>]*\bsd-octicon")
_LINE_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_SCRIPT = re.compile(r"\s*<script\b[^>]*>.*</script>\s*", re.DOTALL)
_HTML_COMMENT = re.compile(r"\s*<!--.*?-->\s*", re.DOTALL)


def text(writer: Writer, node: nodes.Text) -> str:
    return markup.text(node.astext())


def span(function: str) -> Handler:
    """A handler that puts the children in a Typst function of one argument."""

    def handler(writer: Writer, node: nodes.Element) -> str:
        return in_language(node, f"{writer.anchors(node)}#{function}[{writer.children(node)}];")

    return handler


def inline(writer: Writer, node: nodes.inline) -> str:
    return in_language(node, writer.anchors(node) + writer.children(node))


def in_language(node: nodes.Element, words: str) -> str:
    """Words as they are read out, and broken, in another language: that of a class such as ``language-nl``."""
    language = next((name.removeprefix("language-") for name in node["classes"] if name.startswith("language-")), "")
    return f'#text(lang: "{language}", region: none)[{words}];' if language else words


def literal(writer: Writer, node: nodes.literal) -> str:
    if "xref" in node["classes"]:
        return writer.children(node)
    return f"#raw({markup.string(node.astext())});"


def raw(writer: Writer, node: nodes.raw) -> str:
    """Raw output for another format: an icon, a comment or a line break may go; anything else would vanish."""
    formats = node.get("format", "").split()
    source = node.astext()
    if "typst" in formats:
        return source
    if "html" in formats and _LINE_BREAK.fullmatch(source):
        return "#linebreak();"
    if "html" in formats and (_ICON.search(source) or _HTML_COMMENT.fullmatch(source) or not source.strip()):
        return ""
    if "html" in formats and _SCRIPT.fullmatch(source) and isinstance(node.parent, nodes.document):
        return ""  # an extension's own script, which no author wrote
    writer.book.report(
        f"raw {node.get('format')} would vanish from the PDF: {' '.join(source.split())[:80]!r}; write it in MyST, "
        "or put it in an {only} html directive together with a counterpart for the PDF",
        node,
    )
    return ""


def problematic(writer: Writer, node: nodes.Element) -> str:
    writer.book.report(f"unresolved markup: {node.astext()[:80]!r}", node)
    return ""


HANDLERS: Handlers = {
    nodes.Text: text,
    nodes.emphasis: span("emph"),
    nodes.strong: span("strong"),
    nodes.subscript: span("sub"),
    nodes.superscript: span("super"),
    nodes.inline: inline,
    nodes.generated: inline,
    nodes.literal: literal,
    nodes.raw: raw,
    nodes.problematic: problematic,
    nodes.comment: leave_out,
    nodes.substitution_definition: leave_out,
    nodes.system_message: leave_out,
    nodes.meta: leave_out,
    nodes.pending: leave_out,
    addnodes.index: leave_out,
    addnodes.highlightlang: leave_out,
}
