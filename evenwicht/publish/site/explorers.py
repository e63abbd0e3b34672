"""Explorers on a page: the still picture, and beside it what brings it to life when a reader asks for it.

A page without an explorer loads nothing of this. On one with an explorer `boek.js` loads the host (a few kB) when the
explorer comes into view; and its own script and the stylesheet when its button is pressed, or when the page's address
holds a setting of it. All are served by the site. An explorer that began by itself would move the lines that are being
read. Without JavaScript the still picture and its table stay.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from evenwicht.figures.status import LOOKS, explanation
from evenwicht.figures.status import name as name_of
from evenwicht.publish.figure_record import WORDS as RESTS
from evenwicht.publish.files import write_if_changed
from evenwicht.publish.site.words import words
from evenwicht.widgets.script import STYLES, page_script

FOLDER = "_static/verkenners"
HOST = Path(__file__).with_name("explorer_host.js")


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
        "data-loading": terms["explorer_loading"],
        "data-slow": terms["explorer_slow"],
        "data-failed": terms["explorer_failed"],
        "data-refused": terms["explorer_refused"],
        "data-rests": json.dumps(_rests(language), ensure_ascii=False),
    }
    head = " ".join(f'{key}="{escape(value)}"' for key, value in attributes.items())
    data = told.replace("<", "\\u003c")
    return (
        f'<div class="explorer" {head}><div class="explorer-still">{still}</div>'
        f'<button type="button" class="copy explorer-start">{escape(terms["explorer_start"])}</button>'
        '<p class="explorer-told" role="status"></p>'
        f'<script type="application/json">{data}</script></div>'
    )


def _rests(language: str) -> dict[str, Any]:
    """The words of the line under a caption that says what it rests on, for what an explorer shows by then.

    What is derived from a reader's own figures looks as all that is derived, and says from what it is.
    """
    names = {status: (name_of(status, language), explanation(status, language)) for status in LOOKS}
    return {
        "rests": RESTS[language]["rests"],
        "language": {"en": "en-GB"}.get(language, language),
        "names": {**names, "derived own": (name_of("derived", language), words(language)["explorer_derived"])},
    }


def write_scripts(app: Sphinx) -> None:
    """Write the host, the stylesheet and the scripts of the explorers; those that no page names are dropped later."""
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
