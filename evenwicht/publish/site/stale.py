"""Take away what an earlier build left of pages and figures that the book no longer has."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

from evenwicht.publish.site import fresh
from evenwicht.publish.site.contents import figures_of
from evenwicht.publish.site.data_page import PAGE as DATA_PAGE
from evenwicht.publish.site.edition_list import PAGE as EDITIONS_PAGE
from evenwicht.publish.site.edition_list import editions_of
from evenwicht.publish.site.figures import FOLDER, file_name
from evenwicht.publish.site.page import CARDS, WITHOUT_AUTHOR

OF_A_PAGE = (".html", ".bib", ".ris")
OF_A_FIGURE = ("svg", "dark", "narrow", "narrow-dark", "png", "csv", "csv-metadata.json", "xlsx")


def take_away(app: Sphinx) -> None:
    """Delete pages with their citation records, figures and cards that are not of the book."""
    site = Path(app.outdir)
    pages = {*fresh.made_of(app), *WITHOUT_AUTHOR, DATA_PAGE, *([EDITIONS_PAGE] if editions_of(app) else [])}
    keep = {f"{page}{ending}" for page in pages for ending in OF_A_PAGE}
    keep |= {file_name(figure.name, kind) for figure in figures_of(app) for kind in OF_A_FIGURE}
    if app.config.html_baseurl:
        keep |= {f"{CARDS}/{page.replace('/', '-')}.png" for page in pages} | {"sitemap.xml", "robots.txt"}
    looked_at = [path for ending in OF_A_PAGE for path in site.rglob(f"*{ending}")]
    looked_at += [
        *(site / FOLDER).glob("*"),
        *(site / CARDS).glob("*"),
        site / "sitemap.xml",
        site / "robots.txt",
    ]
    for path in looked_at:
        if path.is_file() and path.relative_to(site).as_posix() not in keep:
            path.unlink()
