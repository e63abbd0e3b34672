"""The index at the back of the book: kept terms, and the sections that treat them, found at build.

In a chapter, a term a line, and behind a colon the forms to look for if these are others; ``*`` stands for any ending::

    :::{register}
    handelingsrepertoire
    Moore, Mark: Moore
    netwerk: netwerk*, keten*
    :::
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from evenwicht.publish.exercises import exercise
from evenwicht.publish.lists import REGISTER, link
from evenwicht.publish.pdf.metadata import metadata_of
from evenwicht.publish.pdf.outputs import BUILDER
from evenwicht.publish.reading_order import front_first, reading_order

TREATED = 2
"""Times that a section must name a term to be a place of it, unless its heading does."""
PLACES = 5
"""Most places a term has: those whose heading names it, then those that name it most."""
logger = logging.getLogger(__name__)


class register(nodes.General, nodes.Element):
    """The place of an index: its ``lines``, until `fill` has found the places."""


@dataclass(frozen=True)
class Section:
    """A section of the book: where it is, its number or title, its heading and its own text."""

    docname: str
    node_id: str
    shown: str
    heading: str
    text: str


class Register(SphinxDirective):
    """``{register}`` with a term a line."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """The place of the index, with its terms."""
        node = register(lines=[line.strip() for line in self.content if line.strip()])
        self.set_source_info(node)
        return [node]


def pattern(line: str) -> tuple[str, re.Pattern[str]]:
    """A term, and what finds it in a text.

    >>> term, forms = pattern("netwerk: netwerk*, keten")
    >>> term, forms.findall("De netwerken en de keten, niet het ketendoel.")
    ('netwerk', ['netwerken', 'keten'])
    """
    term, _, given = line.partition(":")
    forms = [re.escape(form.strip()).replace(r"\*", r"\w*") for form in (given or term).split(",")]
    return term, re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)


def sections(env: BuildEnvironment, root: str, front: Sequence[str] = ()) -> Iterator[Section]:
    """Every section of the book in reading order, with the text that no section within it has, without code.

    No index is among them, nor the landing page and the exercises, which say what the chapters say.

    Parameters
    ----------
    front
        Documents that come before the first one, as on paper.
    """
    for entry in front_first(reading_order(env, root), front):
        doctree = env.get_doctree(entry.docname)
        if entry.docname == root or any(True for kind in (register, exercise) for _ in doctree.findall(kind)):
            continue
        numbers = env.toc_secnumbers.get(entry.docname, {})
        for node in doctree.findall(nodes.section):
            is_title = isinstance(node.parent, nodes.document)
            number = numbers.get("" if is_title else f"#{node['ids'][0]}")
            heading = node[0].astext()
            text = " ".join(prose(part) for part in node.children[1:] if not isinstance(part, nodes.section))
            shown = ".".join(map(str, number)) if number else heading
            yield Section(entry.docname, node["ids"][0], shown, heading, text)


def prose(node: nodes.Node) -> str:
    """The text of a node, without the code in it."""
    if isinstance(node, nodes.literal_block):
        return ""
    if not isinstance(node, nodes.Element) or not node.children:
        return node.astext()
    separator: str = node.child_text_separator
    return separator.join(prose(child) for child in node.children)


def places(found: list[Section], forms: re.Pattern[str]) -> list[Section]:
    """Where a term is treated: in the heading or several times; if nowhere, the sections that name it at all."""
    times = [len(forms.findall(section.text)) for section in found]
    heads = [len(forms.findall(section.heading)) for section in found]
    order = sorted(range(len(found)), key=lambda place: (-heads[place], -times[place]))
    treated = [place for place in order if heads[place] or times[place] >= TREATED]
    named = [place for place, count in enumerate(times) if count]
    return [found[place] for place in sorted((treated or named)[:PLACES])]


def fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the index where it belongs; warn, which stops the build, of a term that the book does not name."""
    for node in list(doctree.findall(register)):
        front = metadata_of(app.config).front if app.builder.name == BUILDER else ()
        found = list(sections(app.env, app.config.root_doc, front))
        items = nodes.bullet_list("", classes=[REGISTER])
        for term, forms in sorted(map(pattern, node["lines"]), key=lambda pair: pair[0].casefold()):
            paragraph = nodes.paragraph("", f"{term} ")
            named = places(found, forms)
            if not named:
                logger.warning("the index lists %r, which the book does not name", term, location=node)
            for place, section in enumerate(named):
                paragraph += nodes.Text(", " if place else "")
                paragraph += link(app, docname, section.docname, section.node_id, nodes.Text(section.shown))
            items += nodes.list_item("", paragraph)
        node.replace_self(items)


def with_register(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Documents that must be written again whichever document changed."""
    return [name for name in env.found_docs if next(env.get_doctree(name).findall(register), None) is not None]


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive, and fill the index once everything is numbered."""
    app.add_node(register)
    app.add_directive(REGISTER, Register)
    app.connect("env-updated", with_register)
    app.connect("doctree-resolved", fill)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
