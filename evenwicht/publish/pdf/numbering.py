"""Numbers of sections, figures, tables and formulas: Sphinx's own, so that site and PDF agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docutils import nodes
from sphinx.environment import BuildEnvironment


def dotted(number: tuple[int, ...]) -> str:
    """`(2, 1)` as `2.1`."""
    return ".".join(map(str, number))


@dataclass(frozen=True)
class Numbers:
    """What Sphinx numbered in one document.

    Attributes
    ----------
    sections : number by anchor (`""` for the title, `"#id"` for a section)
    figures : number by kind (`figure`, `table`, `code-block`, `displaymath`) and id
    formats : the site's `numfig_format`, such as `{"figure": "Figuur %s"}`
    """

    sections: dict[str, tuple[int, ...]]
    figures: dict[str, dict[str, tuple[int, ...]]]
    formats: dict[str, str]

    @classmethod
    def of(cls, env: BuildEnvironment, docname: str) -> Numbers:
        """Numbers of a document from a built environment."""
        sections: Any = env.toc_secnumbers.get(docname, {})
        figures: Any = env.toc_fignumbers.get(docname, {})
        return cls(sections, figures, dict(env.config.numfig_format))

    def section(self, node: nodes.section) -> str | None:
        """Number of a section, or None where the site shows none."""
        is_title = isinstance(node.parent, nodes.document)
        number = self.sections.get("" if is_title else f"#{node['ids'][0]}")
        return dotted(number) if number else None

    def bare(self, kind: str, node: nodes.Element) -> str | None:
        """Number of a figure, table, code block or formula without its word, such as `2.1`."""
        ids: list[str] = node.get("ids", [])
        for node_id in ids:
            if number := self.figures.get(kind, {}).get(node_id):
                return dotted(number)
        return None

    def caption(self, kind: str, node: nodes.Element) -> str | None:
        """Number with its word as references on the site have it, such as `Figuur 2.1`."""
        number = self.bare(kind, node)
        return None if number is None else self.formats.get(kind, "%s").replace("%s", number)
