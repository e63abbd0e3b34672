"""A Sphinx extension: ``{contact}`` says how to reach the makers, as ``contact`` in ``CITATION.cff`` does, or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from evenwicht.bilingual import Bilingual

FILE = "CITATION.cff"
_WORDS = Bilingual(__name__, ("Een probleem melden", "Loopt u ergens tegenaan? Schrijf naar {name}: "))


def addresses(source: Path) -> list[tuple[str, str]]:
    """The name and the e-mail address of everyone in ``contact``; empty where the file or the field is missing."""
    path = source / FILE
    if not path.is_file():
        return []
    found = yaml.safe_load(path.read_text(encoding="utf-8")).get("contact") or []
    return [(_name(person), person["email"]) for person in found if person.get("email")]


def _name(person: dict[str, Any]) -> str:
    parts = (person.get(part) for part in ("given-names", "name-particle", "family-names"))
    return person.get("name") or " ".join(filter(None, parts)) or person["email"]


class Contact(SphinxDirective):
    """A section with the addresses, in the language of the book."""

    def run(self) -> list[nodes.Node]:
        """The section; nothing where there is no address."""
        self.env.note_dependency(str(Path(self.env.srcdir) / FILE))
        found = addresses(Path(self.env.srcdir))
        if not found:
            return []
        title, told = _WORDS["en" if self.config.language == "en" else "nl"]
        section = nodes.section("", nodes.title(title, title), ids=["contact"], names=["contact"])
        for name, email in found:
            link = nodes.reference("", email, refuri=f"mailto:{email}")
            section += nodes.paragraph("", "", nodes.Text(told.format(name=name)), link, nodes.Text("."))
        return [section]


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("contact", Contact)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
