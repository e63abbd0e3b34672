"""The `math` directive with `:alt:`, what a screen reader says for a displayed formula."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.directives.patches import MathDirective
from sphinx.util.typing import OptionSpec


class MathWithAlt(MathDirective):
    """Sphinx's `math` with one more option; the text is kept as `alt` of the node."""

    option_spec: ClassVar[OptionSpec] = {**MathDirective.option_spec, "alt": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        result = super().run()
        for node in result:
            if isinstance(node, nodes.math_block) and "alt" in self.options:
                node["alt"] = " ".join(self.options["alt"].split())
        return result
