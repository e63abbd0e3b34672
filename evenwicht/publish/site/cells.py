"""Notebook cells on a page: folded code under one word, outputs that a screen reader can read."""

from __future__ import annotations

from html import escape
from typing import Any

from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx

from evenwicht.publish.site.words import words


def _visit_folded(self: Any, node: HideCodeCellNode) -> None:
    kind = "below-input" if "below-input" in node["classes"] else "above-input"
    text = words(self.config.language)["show_output" if kind == "below-input" else "show_code"]
    self.body.append(f'<details class="fold fold-{kind}"><summary>{escape(text)}</summary>\n')


def _depart_folded(self: Any, node: HideCodeCellNode) -> None:
    self.body.append("</details>\n")


def setup(app: Sphinx) -> None:
    """Replace myst-nb's two English prompts by one summary."""
    app.add_node(HideCodeCellNode, override=True, html=(_visit_folded, _depart_folded))
