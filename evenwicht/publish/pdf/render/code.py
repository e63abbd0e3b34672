"""Code, and the cells of a notebook."""

from __future__ import annotations

import re

from docutils import nodes

from evenwicht.publish.pdf import markup
from evenwicht.publish.pdf.writer import Writer

from .handler import Handlers

FOLDED = frozenset({"tag_hide-input", "tag_hide-cell"})
"""Classes of a cell whose code is folded away on the site; it stays out of the PDF, but for solutions."""
SCREEN_ONLY = "tag_screen-only"
"""Class of a cell that means nothing on paper, such as a check of what a student fills in."""
NARROW_OUTPUT = 78
"""Characters that a line of output may have to keep in line with the text."""
KEPT_TOGETHER = 16
"""Lines up to which a listing moves to the next page rather than break."""
_LANGUAGES = {
    "ipython3": "python",
    "ipython": "python",
    "myst-ansi": "",
    "none": "",
    "default": "",
    "text": "",
}
_ANSI = re.compile(r"\x1b\[[0-9;]*m")


def literal_block(writer: Writer, node: nodes.literal_block) -> str:
    language = _LANGUAGES.get(node.get("language", ""), node.get("language", ""))
    is_output = "output" in node["classes"]
    if "stderr" in node["classes"]:
        writer.book.report(
            f"a cell wrote a warning: {node.astext().strip()[:80]!r}; mend it, or tag it remove-stderr", node
        )
        return ""
    source = markup.string(_ANSI.sub("", node.astext()).rstrip("\n"))
    highlighted = f", lang: {markup.string(language)}" if language else ""
    longest = max(map(len, node.astext().splitlines()), default=0)
    wide = markup.boolean(not writer.nested and (not is_output or longest > NARROW_OUTPUT))
    whole = markup.boolean(len(node.astext().splitlines()) <= KEPT_TOGETHER)
    options = f"{markup.boolean(is_output)}, {wide}, {whole}, {writer.book.new_mark()}"
    return f"\n#listing({options}, raw({source}, block: true{highlighted}))\n"


def cell_source(writer: Writer, node: nodes.container) -> str:
    """The code of a cell: shown where the site shows it at once, and in solutions."""
    folded = not writer.in_solution and FOLDED & set(node.parent["classes"])
    return "" if folded else writer.children(node)


HANDLERS: Handlers = {nodes.literal_block: literal_block, nodes.doctest_block: literal_block}
