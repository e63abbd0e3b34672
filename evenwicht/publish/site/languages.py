"""The language of parts: works in the bibliography that are not in the book's language say so (``lang``).

Of a book or a report that is its title, since what stands around it is the book's; of an article the whole entry, but for its title
in the book's language between square brackets. The language of a work is its field ``langid`` (``english``, ``german``). In a
chapter, ``[agile]{.language-en}`` does the same for a word.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

CODES = {"dutch": "nl", "english": "en", "german": "de", "french": "fr"}


class MarkBibliography(SphinxPostTransform):
    """Give each work the class from which docutils writes ``lang``."""

    default_priority = 8
    formats = ("html", "typst")

    def run(self, **kwargs: Any) -> None:
        """Mark the entries whose language is known and not the book's."""
        if "cite" not in self.env.domains:
            return
        domain: Any = self.env.domains["cite"]
        keys = {citation.citation_id: citation.key for citation in domain.citations}
        for entry in self.document.findall(nodes.citation):
            for key in (keys[name] for name in entry["ids"] if name in keys):
                work = domain.bibdata.data.entries[key]
                code = CODES.get(work.fields.get("langid", "").lower())
                if code is not None and code != self.config.language:
                    title = None if work.type == "article" else entry.next_node(nodes.emphasis)
                    (entry if title is None else title)["classes"].append(f"language-{code}")
                    if title is None and f"title_{self.config.language}" in work.fields:
                        self._mark_translated(entry)

    def _mark_translated(self, entry: nodes.Element) -> None:
        """Give what stands between square brackets, within an entry of another language, the language of the book."""
        for text in list(entry.findall(nodes.Text)):
            before, bracket, rest = str(text).partition(" [")
            if bracket and "]" in rest and isinstance(text.parent, nodes.paragraph):
                title, _, after = rest.partition("]")
                own = nodes.inline("", f"[{title}]", classes=[f"language-{self.config.language}"])
                text.parent.replace(text, [nodes.Text(f"{before} "), own, nodes.Text(after)])
