"""Outputs of cells: tables become tables while reading, and nothing is lost unseen when the PDF is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.domains.std import StandardDomain
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

from evenwicht.publish.explorer_record import WIDGET_VIEW

from .html_tables import PASSAGE, read_table
from .metadata import metadata_of
from .words import words_for

BUILDER = "typst"
MIME_TYPES = (
    "image/svg+xml",
    "image/png",
    "image/jpeg",
    "text/markdown",
    "text/latex",
    "text/plain",
)
"""Representations that the PDF can hold, the best first."""
_OBJECT_NAME = re.compile(r"^\s*(<[A-Za-z_][\w.]*[ :>(].*>|[A-Za-z_]\w*\(children=.*)\s*$", re.DOTALL)


def mime_bundles(document: nodes.document) -> Iterator[nodes.container]:
    """Every output that offers several representations."""
    for node in list(document.findall(nodes.container)):
        if node.get("nb_element") == "mime_bundle":
            yield node


def representation(bundle: nodes.container, mime_type: str) -> nodes.Element | None:
    """What a bundle holds of one type."""
    for child in bundle.children:
        if isinstance(child, nodes.Element) and child.get("mime_type") == mime_type:
            return child
    return None


class TablesFromHtml(SphinxTransform):
    """Replaces outputs that are one HTML table by docutils tables, with the caption and name of their figure.

    Of controls whose result is a table (`evenwicht.widgets.interact`), that table is what the book shows.

    Runs before Sphinx gives tables with a title their ids (priority 210), so that they are numbered.
    """

    default_priority = 205

    def apply(self, **kwargs: Any) -> None:
        for bundle in mime_bundles(self.document):
            html = representation(bundle, "text/html")
            has_picture = any(str(child.get("mime_type", "")).startswith("image/") for child in _elements(bundle))
            if html is None or has_picture:
                continue
            table = read_table(html.astext())
            if table is None:
                continue
            self._take_place(bundle, table)
            for entry in table.findall(nodes.entry):  # a row's address, for other pages to lead to
                for row_id in entry["ids"]:
                    _standard(self.env).anonlabels[row_id] = (self.env.docname, row_id)

    def _take_place(self, bundle: nodes.container, table: nodes.table) -> None:
        """Put the table where the bundle stands; a figure around it gives its caption, legend and name."""
        old: nodes.Element = bundle
        following: list[nodes.Node] = []
        if isinstance(bundle.parent, nodes.figure):
            old = bundle.parent
            for caption in old.findall(nodes.caption):
                table.insert(0, nodes.title(caption.rawsource, "", *caption.children))
                break
            for legend in old.findall(nodes.legend):
                following = list(legend.children)
            table["ids"], table["names"] = old["ids"], old["names"]
            for node_id in table["ids"]:
                self.document.ids[node_id] = table
        table.source, table.line = bundle.source, bundle.line
        old.replace_self([table, *following])


class OutputsForPrint(SphinxPostTransform):
    """Chooses what of each output the PDF shows, before MyST-NB would (priority 4), and reports what would vanish."""

    default_priority = 3
    formats = (BUILDER,)

    def run(self, **kwargs: Any) -> None:
        problems: list[tuple[str, nodes.Node]] = []
        for bundle in mime_bundles(self.document):
            types = [str(child.get("mime_type", "")) for child in _elements(bundle)]
            is_widget = WIDGET_VIEW in types or bool(bundle.get("explorer"))
            if is_widget or "text/html" in types:
                kept = [
                    child
                    for child in _elements(bundle)
                    if child["mime_type"].startswith("image/") or child["mime_type"] == "text/markdown"
                ]
                if not kept:
                    what = "a widget" if is_widget else "HTML that is not one table"
                    problems.append(
                        (
                            f"this output is {what}, which cannot be printed; give its object a still picture "
                            f"(image/svg+xml) or text/markdown as well, or tag the cell remove-output",
                            bundle,
                        )
                    )
                bundle.children = list(kept)
            elif types == ["text/plain"] and _OBJECT_NAME.match(bundle.astext()):
                problems.append(
                    (
                        f"this output prints only the name of an object ({bundle.astext().strip()[:60]!r}); "
                        "end the cell with a semicolon, or give the object a picture or text/markdown",
                        bundle,
                    )
                )
            if is_widget:
                self._add_link_to_live_version(bundle)
        self.document["pdf_problems"] = problems

    def _add_link_to_live_version(self, bundle: nodes.container) -> None:
        """Below the still picture of an explorer: where it works."""
        words = words_for(self.config.language)
        address = metadata_of(self.config).url
        paragraph = nodes.paragraph(classes=["live-version"])
        if address:
            uri = f"{address.rstrip('/')}/{self.env.docname}.html"
            paragraph += nodes.reference("", words["live_version"], refuri=uri, internal=False)
        else:
            paragraph += nodes.Text(words["live_version_without_address"])
        for child in _elements(bundle):
            child += paragraph.deepcopy()


def _standard(env: BuildEnvironment) -> StandardDomain:
    """The domain that knows every label of the book."""
    return cast(StandardDomain, env.get_domain("std"))


def lead_to_passage(
    app: Sphinx, env: BuildEnvironment, node: addnodes.pending_xref, content: nodes.Element
) -> nodes.reference | None:
    """A link of a table to a label of a chapter, under the title of that chapter."""
    docname, label = _standard(env).anonlabels.get(node["reftarget"], ("", ""))
    if node["reftype"] != PASSAGE or not docname:
        return None
    title = nodes.inline("", env.titles[docname].astext())
    return make_refnode(app.builder, env.docname, docname, label, title)


def _elements(bundle: nodes.Element) -> list[nodes.Element]:
    return [child for child in bundle.children if isinstance(child, nodes.Element)]


def prefer_printable(app: Sphinx, config: Config) -> None:
    """Tell MyST-NB which representation the PDF wants, the best first."""
    config.nb_mime_priority_overrides = [
        *config.nb_mime_priority_overrides,
        *((BUILDER, mime_type, rank) for rank, mime_type in enumerate(MIME_TYPES)),
    ]
