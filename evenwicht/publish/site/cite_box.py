"""The box "citeer dit" of a page or figure, and the files that a reference manager reads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from evenwicht.publish.files import write_if_changed
from evenwicht.publish.site.citation import Cited, apa_html, bibtex, ris
from evenwicht.publish.site.publication import Publication


@dataclass(frozen=True)
class CiteBox:
    """What the template shows.

    Attributes
    ----------
    apa_html
        The citation in words.
    bibtex, ris
        The records.
    bibtex_path, ris_path
        Where their files stand, from the root of the site; ``..._url`` the same from the page.
    """

    apa_html: str
    bibtex: str
    ris: str
    bibtex_path: str
    ris_path: str
    bibtex_url: str
    ris_url: str


def cite_box(publication: Publication, cited: Cited, language: str, page: str, root: str) -> CiteBox:
    """The box of the page at the path `page` (no ``.html``), whose way to the site's root is `root`."""
    return CiteBox(
        apa_html=apa_html(publication, cited, language),
        bibtex=bibtex(publication, cited, language),
        ris=ris(publication, cited, language),
        bibtex_path=f"{page}.bib",
        ris_path=f"{page}.ris",
        bibtex_url=f"{root}{page}.bib",
        ris_url=f"{root}{page}.ris",
    )


def write_records(site: Path, box: CiteBox) -> None:
    """Write the two files of a box."""
    for path, text in ((box.bibtex_path, box.bibtex), (box.ris_path, box.ris)):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        write_if_changed(site / path, text.encode("utf-8"))
