"""Images and figures; none without words for those who cannot see it."""

from __future__ import annotations

import re

from docutils import nodes

from evenwicht.publish.figure_record import figure_data
from evenwicht.publish.pdf import markup
from evenwicht.publish.pdf.writer import Writer

from .handler import Handlers, leave_out

_LENGTH = re.compile(r"([\d.]+)(%|pt|mm|cm|in|em|px)")


def image(writer: Writer, node: nodes.image) -> str:
    """An image with its alternative text; an empty one marks decoration, a missing one is reported."""
    alt = node.get("alt")
    if node["uri"] not in writer.book.images:
        writer.book.report(f"image {node['uri']} cannot be found in a format that the PDF can hold", node)
        return ""
    if alt is None or (not alt.strip() and alt != ""):
        writer.book.report(
            f"image without alternative text: {node['uri']}; give it alt (for a cell: mystnb.image.alt), "
            'or alt: "" if it is decoration only',
            node,
        )
        return ""
    name = markup.string(f"images/{writer.book.images[node['uri']]}")
    wide = isinstance(node.parent, nodes.figure) and not writer.nested
    call = f"picture({name}, {markup.optional_string(alt or None)}, {_width(node)}, {markup.boolean(wide)})"
    if isinstance(node.parent, (nodes.paragraph, nodes.TextElement)):
        return f"#box({call});"
    return f"\n#{call}\n"


def _width(node: nodes.image) -> str:
    """The width asked for as a Typst length, or `auto`: the natural width, the room there is at most."""
    match = _LENGTH.fullmatch(str(node.get("width", "")).strip())
    if not match:
        return "auto"
    value, unit = match.groups()
    return f"{float(value) * 0.75}pt" if unit == "px" else f"{value}{unit}"


def figure(writer: Writer, node: nodes.figure) -> str:
    """Numbered as on the site, the caption and legend below."""
    caption = "".join(writer.children(part) for part in node.children if isinstance(part, nodes.caption))
    legend = "".join(writer.children(part) for part in node.children if isinstance(part, nodes.legend))
    body = "".join(writer.render(part) for part in node.children if not isinstance(part, (nodes.caption, nodes.legend)))
    if not body.strip():
        writer.book.report("figure without content in the PDF", node)
        return ""
    number = markup.optional_string(writer.numbers.caption("figure", node))
    return (
        f'\n#numbered("figure", {number}, {writer.label(node)}, [{caption}], {markup.content(legend)}, '
        f"wide: {markup.boolean(not writer.nested)}){markup.content(body)}\n"
    )


HANDLERS: Handlers = {nodes.image: image, nodes.figure: figure, figure_data: leave_out}
