"""Nodes within a line of text, and formulas, each with what a screen reader says."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx import addnodes

from evenwicht.publish.pdf import markup
from evenwicht.publish.pdf.formula import FormulaError, to_typst
from evenwicht.publish.pdf.spoken import spoken
from evenwicht.publish.pdf.writer import Writer

from .handler import Handler, Handlers, leave_out

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


HANDLERS: Handlers = {
    nodes.Text: text,
    nodes.emphasis: span("emph"),
    nodes.strong: span("strong"),
    nodes.subscript: span("sub"),
    nodes.superscript: span("super"),
    nodes.inline: inline,
    nodes.generated: inline,
    nodes.literal: literal,
    nodes.math: math,
    nodes.math_block: math_block,
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
