"""The Sphinx extension of a short report: alt texts, what a figure rests on, and its numbers folded under it."""

from __future__ import annotations

from html import escape
from typing import Any

from sphinx.application import Sphinx

from evenwicht.publish.figure_record import figure_data


def _open(self: Any, node: figure_data) -> None:
    self.body.append(f"<details><summary>{escape(node['title'])}</summary>")


def _close(self: Any, node: figure_data) -> None:
    self.body.append("</details>")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register what the book's own pages use for this, and Dutch for the words of the theme."""
    app.add_config_value("comments_config", {}, "html")  # Jupyter Book sets it for an extension left out here
    for part in ("figure_record", "site.catalogue"):
        app.setup_extension(f"evenwicht.publish.{part}")
    app.add_node(figure_data, override=True, html=(_open, _close))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
