"""LaTeX mathematics to Typst mathematics, and the `math` directive with `:alt:`, what a screen reader says for a formula."""

from __future__ import annotations

import re
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.directives.patches import MathDirective
from sphinx.util.typing import OptionSpec
from tex2typst import tex2typst

_DECIMAL_COMMA = re.compile(r"(?<=\d)\{,\}(?=\d)")
_SPACED_COMMA = re.compile(r'(\d) ?"," ?(\d)')
_NUMBERING = re.compile(r"\\(?:nonumber|notag)\b|\\label\{[^}]*\}")


class FormulaError(ValueError):
    """A formula cannot be put in the PDF."""


def to_typst(latex: str) -> str:
    r"""Typst source of a LaTeX formula, without dollar signs.

    A comma in braces between digits is a decimal comma and gets no space after it.

    Raises
    ------
    FormulaError
        If the formula cannot be converted, or LaTeX commands are left in the result.

    Examples
    --------
    >>> to_typst(r"\hat{p} \le 0{,}05")
    'hat(p) <= 0","05'
    """
    source = _NUMBERING.sub("", latex.strip())
    source = _DECIMAL_COMMA.sub(r"\\text{,}", source)
    try:
        result: str = tex2typst(source)
    except Exception as error:
        raise FormulaError(f"formula {latex.strip()!r}: {error}; write it in simpler LaTeX") from error
    if left := re.search(r"\\[A-Za-z]+", result):
        raise FormulaError(f"formula {latex.strip()!r}: {left.group()} is not known; write it in simpler LaTeX")
    return _SPACED_COMMA.sub(r'\1","\2', result).strip()


class MathWithAlt(MathDirective):
    """Sphinx's `math` with one more option; the text is kept as `alt` of the node."""

    option_spec: ClassVar[OptionSpec] = {**MathDirective.option_spec, "alt": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        result = super().run()
        for node in result:
            if isinstance(node, nodes.math_block) and "alt" in self.options:
                node["alt"] = " ".join(self.options["alt"].split())
        return result
