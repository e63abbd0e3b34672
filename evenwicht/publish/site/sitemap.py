"""``sitemap.xml`` and ``robots.txt`` for a site that has an address."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from sphinx.application import Sphinx

from evenwicht.publish.files import site_files, write_if_changed
from evenwicht.publish.site.contents import publication_of
from evenwicht.publish.site.page import WITHOUT_AUTHOR


def sitemap(addresses: list[str], date: str) -> str:
    """The sitemap of some addresses, all changed on one day."""
    entries = "".join(f"<url><loc>{escape(address)}</loc><lastmod>{date}</lastmod></url>\n" for address in addresses)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</urlset>\n'
    )


def write(app: Sphinx) -> None:
    """Write both files; without an address there is nothing that they could say."""
    base = app.config.html_baseurl
    if not base:
        return
    site = Path(app.outdir)
    left_out = {f"{name}.html" for name in WITHOUT_AUTHOR}
    paths = [path.relative_to(site).as_posix() for path in site_files(site, "*.html")]
    moved = {path for path in paths if 'http-equiv="refresh"' in (site / path).read_text(encoding="utf-8")}
    found = [base + path for path in paths if path not in left_out | moved]
    write_if_changed(site / "sitemap.xml", sitemap(found, publication_of(app).date.isoformat()).encode())
    maps = [f"{base}{folder}sitemap.xml" for folder in ("", app.config.other_edition.removeprefix("../"))]
    told = "".join(f"Sitemap: {address}\n" for address in dict.fromkeys(maps))
    write_if_changed(site / "robots.txt", f"User-agent: *\nAllow: /\n{told}".encode())
