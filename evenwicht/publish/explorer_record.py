"""From an explorer's notebook output to its place in the book: its picture carries the traits that bring it to life.

A `evenwicht.widgets.Explorer` puts out its still figure and a record of its traits. myst-nb hands the record to
`ExplorerRenderer`; the transform `AttachExplorers` gives it to the picture. The site makes a live figure of that
(`evenwicht.publish.site.explorers`), the PDF a picture with the way to the site.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from evenwicht.widgets.explorer import EXPLORER_TYPE

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
"""The media type of a live widget, which needs a kernel."""


class explorer_record(nodes.General, nodes.Element):
    """The traits of one explorer, in the attribute ``record``, until its picture has taken them over."""


class ExplorerRenderer:
    """The myst-nb plug-in for the media type of explorers (entry point ``myst_nb.mime_renderers``)."""

    @staticmethod
    def handle_mime(renderer: Any, data: Any, inline: bool) -> list[nodes.Element] | None:
        """One `explorer_record` for an explorer; None leaves any other output to myst-nb."""
        return [explorer_record(record=data.content)] if data.mime_type == EXPLORER_TYPE else None


class AttachExplorers(SphinxTransform):
    """Hand the traits of each explorer to its picture; the picture is what every builder shows."""

    default_priority = 389

    def apply(self, **kwargs: Any) -> None:
        """Take every record out of its output."""
        for node in list(self.document.findall(explorer_record)):
            bundle = node.parent.parent
            bundle.remove(node.parent)
            bundle["explorer"] = True
            for child in list(bundle.children):
                if isinstance(child, nodes.Element) and child.get("mime_type") == WIDGET_VIEW:
                    bundle.remove(child)
            for image in bundle.findall(nodes.image):
                image["explorer"] = node["record"]


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the transform."""
    app.add_transform(AttachExplorers)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
