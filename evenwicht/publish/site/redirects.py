"""Old addresses that lead to where a page stands now: ``_redirects.yml`` beside the book's sources."""

from __future__ import annotations

from html import escape
from pathlib import Path

import yaml
from sphinx.application import Sphinx
from sphinx.errors import ConfigError
from sphinx.util.osutil import relative_uri

from evenwicht.publish.files import write_if_changed
from evenwicht.publish.site import csp
from evenwicht.publish.site.address import absolute
from evenwicht.publish.site.words import words

FILE = "_redirects.yml"


def read_redirects(source: Path) -> dict[str, str]:
    """Old path to new path, both from the site's root and ending in ``.html``; empty without a file.

    Raises
    ------
    sphinx.errors.ConfigError
        An entry is not such a pair.
    """
    path = source / FILE
    if not path.is_file():
        return {}
    found = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    for old, new in found.items():
        for name in (old, new):
            if not isinstance(name, str) or not name.endswith(".html") or name.startswith("/") or ".." in name:
                raise ConfigError(f"{FILE}: found {name!r}; expected a path within the site, such as chapters/x.html")
    return dict(found)


def redirect_page(old: str, new: str, base: str, language: str) -> str:
    """A page that leads on at once, and says so to who has switched that off."""
    target = relative_uri(old, new)
    canonical = absolute(base, new)
    told = words(language)["moved"]
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">{csp.tag()}'
        f'<meta http-equiv="refresh" content="0; url={escape(target)}"><meta name="robots" content="noindex">'
        + (f'<link rel="canonical" href="{escape(canonical)}">' if canonical else "")
        + f"<title>{escape(told)}</title></head><body><main><h1>{escape(told)}</h1>"
        f'<p><a href="{escape(target)}">{escape(target)}</a></p></main></body></html>\n'
    )


def write(app: Sphinx) -> None:
    """Write a page at every old address.

    Raises
    ------
    sphinx.errors.ConfigError
        An old address is in use, or a new one does not exist.
    """
    site = Path(app.outdir)
    for old, new in read_redirects(Path(app.srcdir)).items():
        if not (site / new).is_file():
            raise ConfigError(f"{FILE}: {old!r} leads to {new!r}, which the site lacks; name a page that exists")
        if old.removesuffix(".html") in app.env.found_docs:
            raise ConfigError(f"{FILE}: {old!r} is a page of the book; take its entry out")
        (site / old).parent.mkdir(parents=True, exist_ok=True)
        page = redirect_page(old, new, app.config.html_baseurl, app.config.language)
        write_if_changed(site / old, page.encode("utf-8"))
