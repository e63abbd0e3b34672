"""The editions of the book in its two languages: where the same page stands in the other, and places that have one name.

The English site stands in the Dutch one as ``en/``, with the same names of files. Its headings make the places that those
of the Dutch page make, so that a link to a place holds in both. The way to the other edition is a link, and nothing is
remembered of who follows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from evenwicht import language as lang

NAMES: dict[lang.Language, str] = {"nl": "Nederlands", "en": "English"}
"""Each language by its own name."""
FOLDERS: dict[lang.Language, str] = {"nl": "", "en": "en/"}
"""Where the site of each language stands, from the root of the whole."""


@dataclass(frozen=True)
class Other:
    """The same page in the other language: its language, that language's name, and its address from this page."""

    language: lang.Language
    name: str
    url: str


def other(app: Sphinx, pagename: str) -> Other | None:
    """The same page in the other language; None where the book has one language."""
    way = app.config.other_edition
    if not way:
        return None
    language: lang.Language = "nl" if lang.current(app.config.language) == "en" else "en"
    return Other(language, NAMES[language], f"{'../' * pagename.count('/')}{way}{pagename}.html")


def addresses(app: Sphinx, pagename: str) -> Iterator[tuple[str, str]]:
    """The language and the whole address of a page in each edition, then of what suits anybody else: the Dutch.

    None where the book has one language, or its site no address.
    """
    base = app.config.html_baseurl
    if not app.config.other_edition or not base:
        return
    root = base.removesuffix(FOLDERS[lang.current(app.config.language)])
    for language, folder in FOLDERS.items():
        yield language, f"{root}{folder}{pagename}.html"
    yield "x-default", f"{root}{pagename}.html"


class SamePlaces(SphinxTransform):
    """Give each section and each term of a page the place that the Dutch page has."""

    default_priority = 300  # once sections have their names, and before the table of contents is made of them

    def apply(self, **kwargs: Any) -> None:
        """Change the first address of every section and term; other addresses of it stay."""
        wanted = self.config.section_anchors.get(self.env.docname)
        sections = list(self.document.findall(nodes.section))
        for section, place in zip(sections, wanted or (), strict=False) if len(wanted or ()) == len(sections) else ():
            self._place(section, place)
        terms = self.config.term_anchors.get(self.env.docname, {})
        for term in self.document.findall(nodes.term):
            self._place(term, terms.get(term.astext(), ""))

    def _place(self, node: nodes.Element, place: str) -> None:
        if place and node["ids"] and place not in self.document.ids:
            node["ids"].insert(0, place)
            self.document.ids[place] = node
