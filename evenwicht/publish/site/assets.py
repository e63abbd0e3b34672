"""One stylesheet with the rules that the site uses, the fonts, and no file that no page asks for."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from sphinx.application import Sphinx

from evenwicht.publish.files import write_if_changed
from evenwicht.publish.site.fonts import write_fonts
from evenwicht.publish.site.search import INDEX
from evenwicht.publish.site.stylesheet import (
    Vocabulary,
    blocks,
    used_rules,
    without_overridden_variables,
    without_unread_variables,
)
from evenwicht.widgets.script import STYLES

OWN = Path(__file__).parent / "theme"
STYLESHEET = "boek.css"
NOT_SHOWN = re.compile(r"admonition-title::?before")
"""The icons of boxes, which the book's own stylesheet leaves out."""
BREAKPOINT = ("82em", "79em")
"""The width at which the contents of a page stand beside it: Furo's, and the book's, for 1280 pixels."""
REPLACED_STYLES = ("mystnb.", "basic.css", "debug.css", "styles/furo-extensions.css")
"""Stylesheets that `boek.css` does without; of the others it takes what is used."""
DROPPED_SCRIPTS = (
    "documentation_options.js",
    "doctools.js",
    "sphinx_highlight.js",
    "translations.js",
    "language_data.js",
    "searchtools.js",
    "design-tabs.js",
    "scripts/furo-extensions.js",
)
"""Scripts that extensions put on every page and no page of the book needs."""
SET_BY_SCRIPT = {"scrolled", "show-back-to-top", "scroll-current", "no-js", "copied", "active"}
"""Classes that only a script sets."""
_styles: WeakKeyDictionary[Sphinx, set[str]] = WeakKeyDictionary()
_ADDRESS = re.compile(r"""(?:href|src|srcset)=["']([^"'#?]+)|url\(["']?([^"')#?]+)""")


def _name(asset: Any) -> str:
    return str(getattr(asset, "filename", asset)).split("?")[0].removeprefix("_static/")


def choose(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:
    """Keep the scripts that a page needs; remember which stylesheets extensions wanted on some page."""
    _styles.setdefault(app, set()).update(map(_name, context["css_files"]))
    context["css_files"][:] = []
    context["script_files"][:] = [script for script in context["script_files"] if _name(script) not in DROPPED_SCRIPTS]
    context["stylesheet"] = STYLESHEET


@lru_cache(512)  # who serves the site builds it many times, and most pages stay
def _words(html: str) -> tuple[set[str], set[str], set[str]]:
    page = Vocabulary()
    page.feed(html)
    return page.tags, page.classes, page.ids


def vocabulary(pages: Iterable[Path], scripts: Iterable[Path]) -> Vocabulary:
    """What the pages hold, and what the scripts may add: their words as classes, and the elements made."""
    found = Vocabulary(classes=set(SET_BY_SCRIPT))
    for page in pages:
        tags, classes, ids = _words(page.read_text(encoding="utf-8"))
        found.tags |= tags
        found.classes |= classes
        found.ids |= ids
    for script in scripts:
        text = script.read_text(encoding="utf-8")
        found.classes.update(re.findall(r"[A-Za-z][\w-]{2,}", text))
        found.tags.update(re.findall(r'createElement\("(\w+)"\)', text))
    return found


def write_stylesheet(site: Path, theirs: Iterable[str]) -> None:
    """Write `boek.css`: what is used of the theme's and extensions' sheets, then of the book's own."""
    static = site / "_static"
    names = [name for name in sorted(theirs) if not name.startswith(REPLACED_STYLES)]
    names.sort(key=lambda name: name != "styles/furo.css")
    sheets = [(static / name).read_text(encoding="utf-8") for name in names if (static / name).is_file()]
    sheets += [path.read_text(encoding="utf-8") for path in sorted((OWN / "styles").glob("*.css"))]
    found = vocabulary(site.rglob("*.html"), (OWN / "assets").glob("*.js"))
    write_if_changed(static / STYLESHEET, _css(tuple(sheets), *map(frozenset, (found.tags, found.classes, found.ids))))


@lru_cache(8)
def _css(sheets: tuple[str, ...], tags: frozenset[str], classes: frozenset[str], ids: frozenset[str]) -> bytes:
    """One stylesheet of what pages with these words use."""
    found = Vocabulary(set(tags), set(classes), set(ids))
    css = "".join(used_rules(sheet, found) for sheet in sheets)
    css = "".join(f"{rule}{{{block}}}" for rule, block in blocks(css) if not NOT_SHOWN.search(rule))
    css = without_unread_variables(without_overridden_variables(css), readers=STYLES.read_text(encoding="utf-8"))
    css = css.replace(f"max-width:{BREAKPOINT[0]}", f"max-width:{BREAKPOINT[1]}")
    return css.encode("utf-8")


def addresses(site: Path) -> set[str]:
    """Every file of the site that a page names, or a stylesheet that a page names, by its path within the site."""
    named: set[str] = set()
    to_read = [str(path.relative_to(site)) for path in site.rglob("*.html")]
    while to_read:
        path = to_read.pop()
        for address in _named((site / path).read_text(encoding="utf-8")):
            folder = "" if address.startswith("/") else os.path.dirname(path)
            target = os.path.normpath(os.path.join(folder, address.lstrip("/")))
            if target not in named and target.endswith(".css") and (site / target).is_file():
                to_read.append(target)
            named.add(target)
    return named


@lru_cache(512)  # who serves the site builds it many times, and most pages stay
def _named(text: str) -> frozenset[str]:
    return frozenset(next(filter(None, groups), "") for groups in _ADDRESS.findall(text))


def drop_unused(site: Path, also_used: Iterable[str] = ()) -> None:
    """Delete the files under ``_static`` and ``_images`` that nothing names."""
    named = addresses(site) | set(map(os.path.normpath, also_used))
    for folder in ("_static", "_images"):
        for path in sorted((site / folder).rglob("*"), reverse=True):
            if path.is_file() and str(path.relative_to(site)) not in named:
                path.unlink()
            elif path.is_dir() and not any(path.iterdir()):
                path.rmdir()


def finish(app: Sphinx) -> None:
    """Write stylesheet and fonts from what the pages turned out to hold, then tidy."""
    site = Path(app.outdir)
    scripts = (site / "_static").rglob("*.js")
    written = (path.read_text(encoding="utf-8") for path in (*site.rglob("*.html"), *scripts))
    write_fonts(site / "_static" / "fonts", written)
    wanted = Path(app.doctreedir) / "styles.json"  # of pages that an earlier build wrote, too
    before = json.loads(wanted.read_text(encoding="utf-8")) if wanted.is_file() else ["pygments.css"]
    theirs = sorted({*before, *_styles.get(app, ())})
    write_if_changed(wanted, json.dumps(theirs).encode())
    write_stylesheet(site, theirs)
    drop_unused(site, also_used=[f"_static/{INDEX}"])
    for record in (".buildinfo", ".buildinfo.bak"):
        (site / record).unlink(missing_ok=True)
