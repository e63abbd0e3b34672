"""Formulas as MathML, written at build: no script, and a screen reader can speak them."""

from __future__ import annotations

from html import escape
from typing import Any

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError


def mathml(latex: str, *, display: bool) -> str:
    """A formula as a ``math`` element.

    Raises
    ------
    sphinx.errors.ExtensionError
        The formula holds a command that latex2mathml does not know; left alone it would print as text.

    >>> mathml("n", display=False)
    '<math xmlns="http://www.w3.org/1998/Math/MathML" display="inline"><mrow><mi>n</mi></mrow></math>'
    """
    try:
        markup = convert(latex, display="block" if display else "inline")
    except Exception as error:
        raise ExtensionError(f"formula: found {latex!r}, which latex2mathml cannot read ({error!r})") from error
    if "<mi>\\" in markup or "<mtext>\\" in markup:
        raise ExtensionError(f"formula: found a command in {latex!r} that MathML lacks; use another")
    return str(markup)


def _visit_inline(self: Any, node: nodes.math) -> None:
    self.body.append(mathml(node.astext(), display=False))
    raise nodes.SkipNode


def _visit_block(self: Any, node: nodes.math_block) -> None:
    label = f' id="{escape(node["ids"][0])}"' if node["ids"] else ""
    number = f'<span class="eqno">({node["number"]})</span>' if node.get("number") else ""
    self.body.append(f'<div class="math"{label}>{mathml(node.astext(), display=True)}{number}</div>\n')
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the renderer ``mathml``; ``html_math_renderer: mathml`` chooses it."""
    app.add_html_math_renderer("mathml", (_visit_inline, None), (_visit_block, None))
