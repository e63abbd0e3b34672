"""How the test book's website shows what the real one has an extension for: the folded numbers of a figure."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from evenwicht.publish.figure_record import figure_data


def visit(self: Any, node: nodes.Element) -> None:
    self.body.append("<div>")


def depart(self: Any, node: nodes.Element) -> None:
    self.body.append("</div>")


def setup(app: Sphinx) -> None:
    app.add_node(figure_data, override=True, html=(visit, depart))
