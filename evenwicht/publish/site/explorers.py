"""Explorers on a page: the still picture, and beside it what brings it to life when it comes into view.

A page without an explorer loads nothing of this. A page with one has a few lines in `boek.js` that wait until an
explorer is near the window; then they load the host (a few kB), the explorer's own script and the stylesheet, all
served by the site. Without JavaScript the still picture and its table stay.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from evenwicht.publish.files import write_if_changed
from evenwicht.publish.site.words import words
from evenwicht.widgets.explorer import EXPLORER_TYPE
from evenwicht.widgets.script import STYLES, page_script

FOLDER = "_static/verkenners"
HOST = Path(__file__).with_name("explorer_host.js")
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


class explorer_record(nodes.General, nodes.Element):
    """The traits of one explorer, in the attribute ``record``, until its picture has taken them over."""


class ExplorerRenderer:
    """The myst-nb plug-in for the media type of explorers (entry point ``myst_nb.mime_renderers``)."""

    @staticmethod
    def handle_mime(renderer: Any, data: Any, inline: bool) -> list[nodes.Element] | None:
        """One `explorer_record` for an explorer; None leaves any other output to myst-nb."""
        return [explorer_record(record=data.content)] if data.mime_type == EXPLORER_TYPE else None


class AttachExplorers(SphinxTransform):
    """Hand the traits of each explorer to its picture; the picture is what every builder shows."""

    default_priority = 389

    def apply(self, **kwargs: Any) -> None:
        """Take every record out of its output."""
        for node in list(self.document.findall(explorer_record)):
            bundle = node.parent.parent
            bundle.remove(node.parent)
            bundle["explorer"] = True
            for child in list(bundle.children):
                if isinstance(child, nodes.Element) and child.get("mime_type") == WIDGET_VIEW:
                    bundle.remove(child)
            for image in bundle.findall(nodes.image):
                image["explorer"] = node["record"]


def explorer_html(record: dict[str, Any], name: str, still: str, root: str, language: str) -> str:
    """An explorer as the page holds it: its still picture, its traits as data, and the addresses of its scripts.

    Parameters
    ----------
    record
        ``script``, ``shared`` and ``state`` of the explorer.
    name
        The name of its figure; settings stand under it in the page's address.
    still
        The HTML of the still picture.
    root
        The way from the page to the root of the site: "" or "../".
    """
    terms = words(language)
    told = json.dumps({"shared": record["shared"], "state": record["state"]}, ensure_ascii=False, separators=(",", ":"))
    attributes = {
        "id": f"verken-{name}",
        "data-script": record["script"],
        "data-host-src": f"{root}{FOLDER}/host.js",
        "data-script-src": f"{root}{FOLDER}/{record['script']}.js",
        "data-style-href": f"{root}{FOLDER}/explorers.css",
        "data-share": terms["explorer_share"],
        "data-reset": terms["explorer_reset"],
        "data-privacy": terms["explorer_privacy"],
    }
    head = " ".join(f'{key}="{escape(value)}"' for key, value in attributes.items())
    data = told.replace("<", "\\u003c")
    return (
        f'<div class="explorer" {head}><div class="explorer-still">{still}</div>'
        f'<button type="button" class="copy explorer-start">{escape(terms["explorer_start"])}</button>'
        f'<script type="application/json">{data}</script></div>'
    )


def write_scripts(app: Sphinx, error: Exception | None) -> None:
    """Write the host, the stylesheet and the scripts of the explorers; those that no page names are dropped later."""
    if error is not None or app.builder.format != "html":
        return
    folder = Path(app.outdir) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    write_if_changed(folder / "host.js", HOST.read_bytes())
    write_if_changed(folder / "explorers.css", STYLES.read_bytes())
    for name in explorer_scripts():
        write_if_changed(folder / f"{name}.js", page_script(name).encode("utf-8"))


def explorer_scripts() -> list[str]:
    """The names of the scripts of all explorers."""
    from evenwicht import widgets

    return sorted(
        getattr(widgets, name).script for name in widgets.__all__ if hasattr(getattr(widgets, name), "script")
    )


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the transform, and what writes the scripts before unused files are dropped."""
    app.add_transform(AttachExplorers)
    app.connect("build-finished", write_scripts, priority=600)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
